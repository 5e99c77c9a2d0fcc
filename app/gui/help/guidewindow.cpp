// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/help/guidewindow.h"

#include "gui/answers/answerview.h"
#include "gui/answers/findbar.h"
#include "gui/answers/markdownview.h"
#include "gui/help/guidecontents.h"
#include "gui/look/inlinemessage.h"
#include "gui/look/shortcuts.h"
#include "gui/look/textstyle.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QKeySequence>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr auto linkNotice = "link"_L1;

} // namespace

GuideWindow::GuideWindow(const Highlighting &highlighting, TextStyle &style, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_view(new MarkdownView(highlighting, this))
    , m_contents(new GuideContents(this))
    , m_find(new FindBar(this))
    , m_messages(new MessageArea(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false);
    build();
    addActions(style);
    m_view->follow(style);
    m_find->setView(m_view);
    connect(m_view, &MarkdownView::drained, this, &GuideWindow::settle);
    connect(m_view, &MarkdownView::linkClicked, this, &GuideWindow::followLink);
    connect(m_contents, &GuideContents::chosen, this, &GuideWindow::choose);
    open({});
    m_view->setFocus(Qt::OtherFocusReason);
}

void GuideWindow::build()
{
    m_view->setAccessibleName(tr("Page of the guide"));
    auto *const bar = new QHBoxLayout;
    bar->setContentsMargins(6, 6, 6, 2);
    m_back = addStep(Qt::LeftArrow, tr("Back (Alt+Left)"), -1);
    m_forward = addStep(Qt::RightArrow, tr("Forward (Alt+Right)"), 1);
    bar->addWidget(m_back);
    bar->addWidget(m_forward);
    bar->addStretch();
    auto *const left = new QWidget(this);
    auto *const leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins({});
    leftColumn->setSpacing(0);
    leftColumn->addLayout(bar);
    leftColumn->addWidget(m_contents, 1);
    auto *const right = new QWidget(this);
    auto *const rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins({});
    rightColumn->setSpacing(0);
    rightColumn->addWidget(m_messages);
    rightColumn->addWidget(m_view, 1);
    rightColumn->addWidget(m_find);
    auto *const splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 720});
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    resize(980, 700);
}

QToolButton *GuideWindow::addStep(Qt::ArrowType arrow, const QString &text, int by)
{
    auto *const button = new QToolButton(this);
    button->setArrowType(arrow);
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
    return button;
}

template <typename Slot>
QAction *GuideWindow::addKeys(const QString &text, const QList<QKeySequence> &keys, Slot slot)
{
    auto *const action = new QAction(text, this);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

void GuideWindow::addActions(TextStyle &style)
{
    addKeys(tr("Back"), shortcutsFor(QKeySequence::Back, {Qt::ALT | Qt::Key_Left}),
            [this] { goBack(); });
    addKeys(tr("Forward"), shortcutsFor(QKeySequence::Forward, {Qt::ALT | Qt::Key_Right}),
            [this] { goForward(); });
    addKeys(tr("First page of the guide"), {Qt::ALT | Qt::Key_Home}, [this] { open({}); });
    addKeys(tr("Search the guide"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F},
            [this] { m_contents->focusSearch(); });
    addKeys(tr("Find on this page"), shortcutsFor(QKeySequence::Find), [this] { m_find->open(); });
    addKeys(tr("Find next"), shortcutsFor(QKeySequence::FindNext), [this] { m_find->findNext(); });
    addKeys(tr("Find previous"), shortcutsFor(QKeySequence::FindPrevious),
            [this] { m_find->findPrevious(); });
    addKeys(tr("Zoom in"), shortcutsFor(QKeySequence::ZoomIn, {Qt::CTRL | Qt::Key_Equal}),
            [style = &style] { style->zoomBy(1); });
    addKeys(tr("Zoom out"), shortcutsFor(QKeySequence::ZoomOut, {Qt::CTRL | Qt::Key_Minus}),
            [style = &style] { style->zoomBy(-1); });
    addKeys(tr("Reset zoom"), {Qt::CTRL | Qt::Key_0}, [style = &style] { style->setZoom(100); });
    addKeys(tr("Close"), shortcutsFor(QKeySequence::Close), [this] { close(); });
    addKeys(tr("Close what is open"), {Qt::Key_Escape}, [this] { closeInnermost(); });
}

void GuideWindow::open(const guide::Place &asked)
{
    const bool isKnown = guide::findPage(asked.page) != nullptr;
    const guide::Place wanted
        = isKnown ? asked : guide::Place{.page = QString::fromLatin1(guide::indexPage)};
    if (place() != wanted) {
        leave();
        m_visited.resize(++m_at);
        m_visited.append({.place = wanted});
    }
    m_visited[m_at].scrolled = -1;
    showVisit();
}

//! Remembers where the page was left.
void GuideWindow::leave()
{
    if (m_at >= 0) {
        m_visited[m_at].scrolled = m_view->verticalScrollBar()->value();
    }
}

void GuideWindow::choose(const guide::Place &place)
{
    m_isChosen = true;
    open(place);
}

void GuideWindow::step(int by)
{
    const qsizetype to = m_at + by;
    if (to < 0 || to >= m_visited.size()) {
        return;
    }
    leave();
    m_at = to;
    showVisit();
}

void GuideWindow::showVisit()
{
    const guide::Place at = place();
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_visited.size());
    m_messages->dismiss(linkNotice);
    const guide::Page *const page = guide::findPage(at.page);
    setWindowTitle(tr("%1 – Roo Harness").arg(page == nullptr ? QString() : page->title()));
    m_contents->select(at.page);
    if (m_shown == at.page) {
        settle();
        return;
    }
    m_shown = at.page;
    m_view->clearText();
    m_view->append(page == nullptr ? QString() : page->text);
    m_view->finish();
}

//! The page is there: now its place can be found.
void GuideWindow::settle()
{
    const Visit visit = m_visited.value(m_at);
    if (visit.scrolled >= 0) {
        m_view->verticalScrollBar()->setValue(visit.scrolled);
    } else {
        scrollTo(visit.place.anchor);
    }
    if (std::exchange(m_isChosen, false)) {
        findSearched();
    }
}

void GuideWindow::scrollTo(const QString &anchor)
{
    const guide::Page *const page = guide::findPage(m_shown);
    const QList<guide::Heading> headings
        = page == nullptr ? QList<guide::Heading>() : page->headings;
    const auto wanted = std::ranges::find(headings, anchor, &guide::Heading::anchor);
    qsizetype left = wanted == headings.end() ? 0 : wanted - headings.begin();
    QTextBlock block = m_view->document()->begin();
    while (block.isValid() && (block.blockFormat().headingLevel() == 0 || left-- > 0)) {
        block = block.next();
    }
    if (block.isValid()) {
        m_view->setTextCursor(QTextCursor(block)); // it brings the line into sight, at any height
        const double top = m_view->document()->documentLayout()->blockBoundingRect(block).top();
        m_view->verticalScrollBar()->setValue(block.blockNumber() == 0 ? 0 : static_cast<int>(top));
    }
}

QString GuideWindow::headingInSight() const
{
    const int top = m_view->verticalScrollBar()->value();
    QString last;
    for (QTextBlock block = m_view->document()->begin(); block.isValid(); block = block.next()) {
        const QRectF place = m_view->document()->documentLayout()->blockBoundingRect(block);
        if (place.top() > top + 1) {
            break;
        }
        if (block.blockFormat().headingLevel() > 0) {
            last = block.text();
        }
    }
    return last;
}

void GuideWindow::followLink(const QString &address)
{
    if (const auto place = guide::placeOf(address, m_shown)) {
        open(*place);
    } else {
        m_messages->show(linkNotice, AnswerView::linkMessage(address));
    }
}

//! What was searched for in all pages is shown on the one that was chosen.
void GuideWindow::findSearched()
{
    const QString words = m_contents->searched();
    if (words.isEmpty()) {
        return;
    }
    m_find->show();
    m_find->setQuery({.text = words});
}

void GuideWindow::closeInnermost()
{
    if (m_find->isVisible()) {
        m_find->close();
    } else if (!m_messages->dismissLast()) {
        close();
    }
}

} // namespace roo::gui
