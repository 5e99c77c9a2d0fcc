// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/help/guide.h"

#include <QList>
#include <QWidget>

class QAction;
class QKeySequence;
class QToolButton;

namespace roo::gui {

class FindBar;
class GuideContents;
class Highlighting;
class MarkdownView;
class MessageArea;
class TextStyle;

//! The user's guide in a window of its own, which goes when it is closed. It keeps no program
//! running, and loads nothing from anywhere.
class GuideWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuideWindow)

public:
    //! Highlighting and style outlive it.
    GuideWindow(const Highlighting &highlighting, TextStyle &style, QWidget *parent = nullptr);

    //! An unknown page is the index, an unknown heading the top of its page.
    void open(const guide::Place &asked);
    void goBack() { step(-1); }
    void goForward() { step(1); }

    [[nodiscard]] guide::Place place() const { return m_visited.value(m_at).place; }
    //! The text of the heading that stands at the top, or of the last one above it.
    [[nodiscard]] QString headingInSight() const;
    [[nodiscard]] MarkdownView *view() const { return m_view; }
    [[nodiscard]] GuideContents *contents() const { return m_contents; }
    [[nodiscard]] FindBar *findBar() const { return m_find; }
    [[nodiscard]] MessageArea *messages() const { return m_messages; }

private:
    struct Visit
    {
        guide::Place place;
        int scrolled = -1; //!< Where it was left; -1: not yet.
    };

    void build();
    QToolButton *addStep(Qt::ArrowType arrow, const QString &text, int by);
    void addActions(TextStyle &style);
    template <typename Slot>
    QAction *addKeys(const QString &text, const QList<QKeySequence> &keys, Slot slot);
    void choose(const guide::Place &place);
    void step(int by);
    void leave();
    void showVisit();
    void settle();
    void scrollTo(const QString &anchor);
    void followLink(const QString &address);
    void findSearched();
    void closeInnermost();

    MarkdownView *m_view;
    GuideContents *m_contents;
    FindBar *m_find;
    MessageArea *m_messages;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QList<Visit> m_visited;
    qsizetype m_at = -1; //!< Of them, what is shown.
    QString m_shown; //!< The page in the view.
    bool m_isChosen = false; //!< From the contents: what was searched for is shown on it.
};

} // namespace roo::gui
