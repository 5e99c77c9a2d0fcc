// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/answers/textsearch.h"

#include <QTextEdit>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace roo::gui {

//! Looks for words in a view: counts them, goes from one to the next, marks those in sight. In the
//! view, Ctrl+F opens it, F3 goes on and Escape closes it, unless the window has these keys.
class FindBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindBar)

public:
    explicit FindBar(QWidget *parent = nullptr);

    //! Where to look; it was the other view before.
    void setView(QPlainTextEdit *view);
    void setView(QTextEdit *view);

    //! With what is selected in the view, where that is on one line.
    void open();
    void close();
    void findNext();
    void findPrevious();

    void setQuery(const SearchQuery &query);
    [[nodiscard]] SearchQuery query() const;
    //! "2 of 7", and what else there is to say.
    [[nodiscard]] QString status() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Wanted { Nothing, Here, Next, Previous };

    //! What the two kinds of views have in common.
    struct View
    {
        QPointer<QAbstractScrollArea> area;
        std::function<QTextDocument *()> document;
        std::function<QTextCursor()> cursor;
        std::function<void(const QTextCursor &)> setCursor;
        std::function<QTextCursor(QPoint)> cursorAt;
        std::function<void(const QList<QTextEdit::ExtraSelection> &)> mark;
    };

    template <typename Edit>
    void useView(Edit *view);
    [[nodiscard]] QToolButton *addSwitch(const QString &label, const QString &hint);
    void build();
    bool handleKey(const QKeyEvent &event);
    void search();
    void go(Wanted wanted);
    void advance();
    void select(qsizetype index, const QString &notice);
    void showStatus();
    void markVisible();

    View m_view;
    TextSearch m_search;
    QLineEdit *m_text;
    QToolButton *m_case = nullptr;
    QToolButton *m_word = nullptr;
    QToolButton *m_expression = nullptr;
    QLabel *m_status;
    QString m_notice; //!< That the search went on from the other end.
    Wanted m_wanted = Wanted::Nothing;
    int m_from = 0; //!< Where it began.
};

} // namespace roo::gui
