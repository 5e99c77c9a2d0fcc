// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/task/attachmentbar.h"

#include "core/run/resume.h"
#include "core/run/runlookup.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/flowlayout.h"
#include "gui/look/signlabel.h"
#include "gui/words/words.h"

#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

std::expected<run::Attachment, run::AttachmentRefusal>
readTaken(const std::optional<run::RunStore> &store, const QString &reference, const QString &path,
          const std::stop_token &stop)
{
    const Result<QList<run::Attachment>> kept
        = run::lookUpRun(store, reference, stop).and_then([](const run::StoredRun &stored) {
              return run::keptAttachments(stored, run::foldAll(stored.events));
          });
    if (!kept) {
        return std::unexpected(run::AttachmentRefusal{.error = kept.error()});
    }
    const auto found = std::ranges::find(*kept, path, &run::Attachment::path);
    if (found == kept->end()) {
        return std::unexpected(
            run::AttachmentRefusal{.error = {.kind = ErrorKind::RunUnknown, .subject = reference}});
    }
    return *found;
}

} // namespace

AttachmentBar::AttachmentBar(run::Worker &worker, QWidget *parent)
    : QWidget(parent)
    , m_worker(worker)
{
    new FlowLayout(this);
    setVisible(false);
}

void AttachmentBar::add(const QStringList &paths)
{
    for (const QString &path : paths) {
        addFile(path, {});
    }
    rebuild();
}

void AttachmentBar::addTaken(const QList<TakenAttachment> &files)
{
    for (const TakenAttachment &file : files) {
        addFile(file.path, file.run);
    }
    rebuild();
}

void AttachmentBar::addFile(const QString &path, const QString &run)
{
    if (find(path, run) == m_files.end()) {
        m_files.append({.path = path, .run = run, .content = {}});
        read(m_files.constLast());
    }
}

void AttachmentBar::read(const File &file)
{
    m_worker.run(
        this,
        [path = file.path, run = file.run, store = m_store](const std::stop_token &stop) {
            return run.isEmpty() ? run::readAttachment(path) : readTaken(store, run, path, stop);
        },
        [this, path = file.path, run = file.run](const Content &content) {
            const auto found = find(path, run);
            if (found != m_files.end()) {
                found->content = content;
                rebuild();
            }
        });
}

QList<AttachmentBar::File>::iterator AttachmentBar::find(const QString &path, const QString &run)
{
    return std::ranges::find_if(
        m_files, [&](const File &file) { return file.path == path && file.run == run; });
}

void AttachmentBar::clear()
{
    m_files.clear();
    rebuild();
}

void AttachmentBar::remove(const File &file)
{
    const auto found = find(file.path, file.run);
    if (found != m_files.end()) {
        m_files.erase(found);
    }
    rebuild();
}

QList<run::Attachment> AttachmentBar::attachments() const
{
    QList<run::Attachment> all;
    for (const File &file : m_files) {
        if (file.content && file.content->has_value()) {
            all.append(**file.content);
        }
    }
    return all;
}

QStringList AttachmentBar::paths() const
{
    QStringList all;
    for (const File &file : m_files) {
        if (file.run.isEmpty()) {
            all.append(file.path);
        }
    }
    return all;
}

QList<TakenAttachment> AttachmentBar::taken() const
{
    QList<TakenAttachment> all;
    for (const File &file : m_files) {
        if (!file.run.isEmpty()) {
            all.append({.run = file.run, .path = file.path});
        }
    }
    return all;
}

bool AttachmentBar::isComplete() const
{
    return attachments().size() == m_files.size();
}

bool AttachmentBar::isReading() const
{
    return std::ranges::any_of(m_files, [](const File &file) { return !file.content; });
}

QStringList AttachmentBar::words() const
{
    QStringList all;
    for (const File &file : m_files) {
        all.append(wordsOf(file));
    }
    return all;
}

QString AttachmentBar::wordsOf(const File &file)
{
    const QString name = QFileInfo(file.path).fileName();
    if (!file.content) {
        return tr("%1, being read").arg(name);
    }
    if (!file.content->has_value()) {
        return tr("%1, refused: %2").arg(name, wordsOf(file.content->error()));
    }
    const QString size = words::size((*file.content)->text.toUtf8().size());
    return file.run.isEmpty()
        ? tr("%1, %2").arg(name, size)
        : tr("%1, %2, from run %3").arg(name, size, QFileInfo(file.run).fileName());
}

QString AttachmentBar::wordsOf(const run::AttachmentRefusal &refusal)
{
    using Kind = run::AttachmentRefusal::Kind;
    switch (refusal.kind) {
    case Kind::Secret:
        return tr("may hold secrets, and is never sent");
    case Kind::Folder:
        return tr("is a folder: choose it as the workspace");
    case Kind::NoText:
        return tr("is no text");
    case Kind::File:
        break;
    }
    switch (refusal.error.kind) {
    case ErrorKind::FileNotUtf8:
        return tr("is no UTF-8 text");
    case ErrorKind::FileTooLarge:
        return tr("is larger than %1").arg(words::size(refusal.error.expected.toLongLong()));
    default:
        return words::sentence(refusal.error);
    }
}

void AttachmentBar::rebuild()
{
    while (QLayoutItem *const item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const File &file : std::as_const(m_files)) {
        layout()->addWidget(chip(file));
    }
    setVisible(!m_files.isEmpty());
    updateGeometry();
    emit changed();
}

QWidget *AttachmentBar::chip(const File &file)
{
    auto *const frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    auto *const row = new QHBoxLayout(frame);
    row->setContentsMargins(6, 1, 2, 1);
    row->setSpacing(4);
    const bool isRefused = file.content && !file.content->has_value();
    if (isRefused) {
        row->addWidget(new SignLabel(Sign::Warning, frame));
    }
    auto *const label = new ElidedLabel(frame);
    label->setLine(wordsOf(file));
    label->setToolTip(plainToolTip(
        file.run.isEmpty()
            ? file.path
            : tr("%1\nAs it was sent in that run, not as the file is now").arg(file.path)));
    row->addWidget(label);
    auto *const close = new QToolButton(frame);
    close->setAutoRaise(true);
    close->setIcon(signIcon(Sign::Close));
    const int side = fontMetrics().height() * 3 / 4;
    close->setIconSize({side, side});
    close->setAccessibleName(tr("Remove %1").arg(QFileInfo(file.path).fileName()));
    close->setToolTip(tr("Remove"));
    connect(close, &QToolButton::clicked, this, [this, file] { remove(file); });
    row->addWidget(close);
    return frame;
}

} // namespace roo::gui
