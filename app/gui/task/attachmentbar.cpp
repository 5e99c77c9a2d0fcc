// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/task/attachmentbar.h"

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
        if (!std::ranges::contains(m_files, path, &File::path)) {
            m_files.append({.path = path, .content = {}});
            read(path);
        }
    }
    rebuild();
}

void AttachmentBar::read(const QString &path)
{
    m_worker.run(
        this, [path](const std::stop_token &) { return run::readAttachment(path); },
        [this, path](const Content &content) {
            const auto found = std::ranges::find(m_files, path, &File::path);
            if (found != m_files.end()) {
                found->content = content;
                rebuild();
            }
        });
}

void AttachmentBar::clear()
{
    m_files.clear();
    rebuild();
}

void AttachmentBar::remove(const QString &path)
{
    m_files.removeIf([&path](const File &file) { return file.path == path; });
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
        all.append(file.path);
    }
    return all;
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
    return file.content->has_value()
        ? tr("%1, %2").arg(name, words::size((*file.content)->text.toUtf8().size()))
        : tr("%1, refused: %2").arg(name, wordsOf(file.content->error()));
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
    label->setToolTip(plainToolTip(file.path));
    row->addWidget(label);
    auto *const close = new QToolButton(frame);
    close->setAutoRaise(true);
    close->setIcon(signIcon(Sign::Close));
    const int side = fontMetrics().height() * 3 / 4;
    close->setIconSize({side, side});
    close->setAccessibleName(tr("Remove %1").arg(QFileInfo(file.path).fileName()));
    close->setToolTip(tr("Remove"));
    connect(close, &QToolButton::clicked, this, [this, path = file.path] { remove(path); });
    row->addWidget(close);
    return frame;
}

} // namespace roo::gui
