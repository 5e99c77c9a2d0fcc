// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/codetab.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/run/worker.h"
#include "gui/answers/codefilesaver.h"
#include "gui/answers/codeview.h"
#include "gui/answers/findbar.h"
#include "gui/answers/reasoningview.h"
#include "gui/look/flatbutton.h"
#include "gui/look/textstyle.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QListView>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr auto notice = "notice"_L1;

constexpr auto everybodyReads = QFileDevice::ReadOwner | QFileDevice::WriteOwner
    | QFileDevice::ReadGroup | QFileDevice::ReadOther;

} // namespace

CodeTab::CodeTab(const Highlighting &highlighting, run::Worker &worker, QWidget *parent)
    : QWidget(parent)
    , m_worker(worker)
    , m_saver(new CodeFileSaver(worker, this))
    , m_answer(new CodeView(highlighting, TextHighlighter::Source::Answer, this))
    , m_file(new CodeView(highlighting, TextHighlighter::Source::Code, this))
    , m_reasoning(new ReasoningView(highlighting, this))
    , m_views(new QStackedLayout)
    , m_list(new QListView(this))
    , m_messages(new MessageArea(this))
    , m_find(new FindBar(this))
    , m_bar(new QWidget(this))
{
    build();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CodeTab::showCurrent);
    for (const CodeView *view : {m_answer, m_file}) {
        connect(view, &CodeView::hiddenCharacterFound, this, &CodeTab::warnBeforeCopy);
    }
    clear();
}

CodeTab::~CodeTab() = default;

void CodeTab::follow(TextStyle &style)
{
    m_answer->follow(style);
    m_file->follow(style);
    m_reasoning->follow(style);
    m_wrap->setChecked(style.wrapsCode());
    connect(m_wrap, &QToolButton::toggled, &style, &TextStyle::setWrapsCode);
    connect(&style, &TextStyle::changed, this,
            [this, &style] { m_wrap->setChecked(style.wrapsCode()); });
}

void CodeTab::build()
{
    m_answer->setAccessibleName(tr("Answer of the Coder"));
    m_file->setAccessibleName(tr("File of the answer"));
    m_list->setAccessibleName(tr("Files of the answer"));
    m_list->setModel(&m_model);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideLeft);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(1);
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(4, 2, 4, 2);
    bar->addStretch();
    bar->addWidget(m_reasoning->button());
    m_wrap = addButton(tr("Wrap lines"), tr("Break long lines where the view ends"));
    m_wrap->setCheckable(true);
    connect(m_wrap, &QToolButton::toggled, this, [this](bool wraps) {
        m_answer->setWordWrap(wraps);
        m_file->setWordWrap(wraps);
    });
    const QToolButton *copy = addButton(tr("Copy"), tr("Copy the selection, or all that is shown"));
    connect(copy, &QToolButton::clicked, this, [this] { currentView()->requestCopy(); });
    const QToolButton *save = addButton(tr("Save…"), tr("Save what is shown as a file"));
    connect(save, &QToolButton::clicked, this, &CodeTab::saveCurrent);
    m_saveAll = addButton(tr("Save all…"), tr("Save all files of the answer in a folder"));
    connect(m_saveAll, &QToolButton::clicked, this, &CodeTab::saveAll);
    m_views->addWidget(m_answer);
    m_views->addWidget(m_file);
    auto *views = new QWidget(this);
    auto *column = new QVBoxLayout(views);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addLayout(m_views, 1);
    column->addWidget(m_find);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(views);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({200, 600});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_reasoning, 1);
    layout->addWidget(splitter, 2);
}

QToolButton *CodeTab::addButton(const QString &label, const QString &hint)
{
    QToolButton *const button = flatButton(label, hint, m_bar);
    m_bar->layout()->addWidget(button);
    return button;
}

void CodeTab::clear()
{
    ++m_generation;
    m_model.setFiles({});
    m_list->hide();
    m_saveAll->setEnabled(false);
    m_messages->dismiss(notice);
    m_answer->clear();
    m_file->clear();
    showRow(0);
}

void CodeTab::append(const QString &delta)
{
    m_answer->append(delta);
}

void CodeTab::finish()
{
    m_answer->finish();
    m_worker.run(
        this, [answer = text()](const std::stop_token &) { return edit::namedFiles(answer); },
        [this, generation = m_generation](const edit::NamedFiles &found) {
            if (generation == m_generation) {
                takeFiles(found);
            }
        });
}

void CodeTab::setText(const QString &text)
{
    clear();
    m_answer->setText(text);
    finish();
}

const QString &CodeTab::text() const
{
    return m_answer->text();
}

void CodeTab::takeFiles(const edit::NamedFiles &found)
{
    m_model.setFiles(found.files);
    const bool hasFiles = !found.files.isEmpty();
    m_list->setVisible(hasFiles);
    m_saveAll->setEnabled(hasFiles);
    showRow(hasFiles ? 1 : 0);
    if (found.isTruncated) {
        tell(Message::Kind::Warning,
             tr("The answer ends within a file, which is left out of the list."));
    } else if (!found.unclear.isEmpty()) {
        tell(Message::Kind::Warning,
             tr("Nobody can tell where these files end, so they are left out of the list: %1")
                 .arg(text::oneLine(found.unclear.join(u", "_s))));
    }
    emit filesFound();
}

void CodeTab::showRow(int row)
{
    m_list->setCurrentIndex(m_model.index(row));
    showCurrent();
}

const edit::NamedFile *CodeTab::currentFile() const
{
    return m_model.file(m_list->currentIndex());
}

CodeView *CodeTab::currentView() const
{
    return m_views->currentWidget() == m_file ? m_file : m_answer;
}

void CodeTab::showCurrent()
{
    const edit::NamedFile *file = currentFile();
    if (file != nullptr) {
        m_file->setLanguage(file->path, {});
        m_file->setText(file->content);
        m_views->setCurrentWidget(m_file);
    } else {
        m_views->setCurrentWidget(m_answer);
    }
    setFocusProxy(currentView());
    m_find->setView(currentView());
}

void CodeTab::saveCurrent()
{
    const edit::NamedFile *file = currentFile();
    auto *dialog = new QFileDialog(this, tr("Save as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(file != nullptr ? QFileInfo(file->path).fileName() : u"code.md"_s);
    // Another one may be shown, and the answer may go on, before a place is chosen.
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, isAnswer = file == nullptr, generation = m_generation,
             content = currentView()->text()](const QString &path) {
                saveTo(path, isAnswer && generation == m_generation ? text() : content);
            });
    dialog->open();
}

void CodeTab::saveTo(const QString &path, const QString &content)
{
    m_worker.run(
        this,
        [path, content](const std::stop_token &) {
            return files::replaceFile(path, content, everybodyReads);
        },
        [this, path](const Result<void> &written) {
            tellOutcome(written.transform([&path] { return path; }));
        });
}

void CodeTab::saveAll()
{
    m_saver->choose(m_model.files(), [this](const Result<QString> &place) { tellOutcome(place); });
}

void CodeTab::saveAllTo(const QString &folder)
{
    m_saver->save(folder, m_model.files(),
                  [this](const Result<QString> &place) { tellOutcome(place); });
}

void CodeTab::tellOutcome(const Result<QString> &place)
{
    place ? tellSaved(*place) : tellFailure(place.error());
}

void CodeTab::tellSaved(const QString &place)
{
    tell(Message::Kind::Information, tr("Saved: %1").arg(text::oneLine(place)));
    emit saved(place);
}

void CodeTab::tellFailure(const Error &error)
{
    const QString subject = text::oneLine(error.subject);
    const QString words = error.kind == ErrorKind::FileExists
        ? tr("%1 is there already, so nothing was saved.").arg(subject)
        : error.kind == ErrorKind::ValueInvalid
        ? tr("Nothing was saved, because the answer names a path that is refused: %1").arg(subject)
        : tr("%1 cannot be written: %2").arg(subject, text::oneLine(error.detail));
    QList<Message::Button> buttons;
    if (error.kind == ErrorKind::FileExists) {
        buttons.append({tr("Choose another folder…"), [this] { saveAll(); }});
    }
    tell(Message::Kind::Warning, words, buttons);
}

void CodeTab::warnBeforeCopy(const QString &wanted)
{
    tell(Message::Kind::Warning,
         tr("This code has characters that cannot be seen or that turn it around; they are shown "
            "as boxes. It is not copied yet."),
         {{tr("Copy anyway"), [wanted] { copyText(wanted); }}});
}

void CodeTab::tell(Message::Kind kind, const QString &text, const QList<Message::Button> &buttons)
{
    m_messages->show(notice, {.kind = kind, .text = text, .detail = {}, .buttons = buttons});
}

} // namespace roo::gui
