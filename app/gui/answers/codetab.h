// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/namedfiles.h"
#include "gui/answers/codefilesmodel.h"
#include "gui/look/inlinemessage.h"

#include <QWidget>

class QListView;
class QStackedLayout;
class QToolButton;

namespace roo::run {
class Worker;
}

namespace roo::gui {

class CodeFileSaver;
class CodeView;
class FindBar;
class Highlighting;
class ReasoningView;
class TextStyle;

//! The Coder's answer while it arrives, then its files.
class CodeTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeTab)

public:
    //! Highlighting and worker outlive it.
    CodeTab(const Highlighting &highlighting, run::Worker &worker, QWidget *parent = nullptr);
    ~CodeTab() override;

    void clear();
    void append(const QString &delta);
    //! Nothing more arrives: its files are looked for.
    void finish();
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const;

    //! The style outlives it.
    void follow(TextStyle &style);
    [[nodiscard]] const CodeFilesModel &files() const { return m_model; }
    //! 0 is the whole answer.
    void showRow(int row);
    [[nodiscard]] CodeView *currentView() const;
    [[nodiscard]] CodeFileSaver &saver() const { return *m_saver; }
    [[nodiscard]] FindBar *findBar() const { return m_find; }
    [[nodiscard]] MessageArea *messages() const { return m_messages; }
    //! `clear` and `setText` are about the answer alone.
    [[nodiscard]] ReasoningView *reasoning() const { return m_reasoning; }

    //! What is shown at this moment; asks where to.
    void saveCurrent();
    void saveAll();
    //! All or none, over existing files only after a question.
    void saveAllTo(const QString &folder);

signals:
    //! The files of a finished answer are known.
    void filesFound();
    //! They are in the folder.
    void saved(const QString &place);

private:
    void build();
    void takeFiles(const edit::NamedFiles &found);
    void showCurrent();
    void saveTo(const QString &path, const QString &content);
    void tellOutcome(const Result<QString> &place);
    void tellSaved(const QString &place);
    void tellFailure(const Error &error);
    void warnBeforeCopy(const QString &wanted);
    void tell(Message::Kind kind, const QString &text, const QList<Message::Button> &buttons = {});
    [[nodiscard]] QToolButton *addButton(const QString &label, const QString &hint);
    [[nodiscard]] const edit::NamedFile *currentFile() const;

    run::Worker &m_worker;
    CodeFileSaver *m_saver;
    CodeFilesModel m_model;
    CodeView *m_answer;
    CodeView *m_file;
    ReasoningView *m_reasoning;
    QStackedLayout *m_views;
    QListView *m_list;
    MessageArea *m_messages;
    FindBar *m_find;
    QWidget *m_bar;
    QToolButton *m_wrap = nullptr;
    QToolButton *m_saveAll = nullptr;
    int m_generation = 0; //!< Of the text; what is found in an older one is not shown.
};

} // namespace roo::gui
