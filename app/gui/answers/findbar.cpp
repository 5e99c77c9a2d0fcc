// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/findbar.h"

#include "gui/look/clearbutton.h"
#include "gui/look/colours.h"
#include "gui/look/flatbutton.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype mostMarks = 1000;

QString number(qsizetype value)
{
    return QLocale().toString(value);
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_status(new QLabel(this))
{
    build();
    connect(&m_search, &TextSearch::advanced, this, &FindBar::advance);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::search);
    for (const QToolButton *each : {m_case, m_word, m_expression}) {
        connect(each, &QToolButton::toggled, this, &FindBar::search);
    }
    hide();
}

void FindBar::build()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    auto *label = new QLabel(tr("F&ind:"), this);
    label->setBuddy(m_text);
    layout->addWidget(label);
    addClearButton(m_text, tr("Empty the search"));
    m_text->setMinimumWidth(20 * fontMetrics().horizontalAdvance(u'x'));
    layout->addWidget(m_text, 1);
    const auto addStep
        = [this, layout](Qt::ArrowType arrow, const QString &name, void (FindBar::*step)()) {
              auto *button = new QToolButton(this);
              button->setArrowType(arrow);
              if (arrow == Qt::NoArrow) {
                  button->setIcon(style()->standardIcon(QStyle::SP_DockWidgetCloseButton));
              }
              button->setAutoRaise(true);
              button->setToolTip(name);
              button->setAccessibleName(name);
              connect(button, &QToolButton::clicked, this, step);
              layout->addWidget(button);
          };
    addStep(Qt::UpArrow, tr("Previous match (Shift+F3)"), &FindBar::findPrevious);
    addStep(Qt::DownArrow, tr("Next match (F3)"), &FindBar::findNext);
    m_case = addSwitch(tr("Aa"), tr("Tell small and capital letters apart"));
    m_word = addSwitch(tr("Word"), tr("Find whole words only"));
    m_expression = addSwitch(tr(".*"), tr("The text is a regular expression"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setMinimumWidth(14 * fontMetrics().horizontalAdvance(u'x'));
    layout->addWidget(m_status);
    addStep(Qt::NoArrow, tr("Close the find bar (Esc)"), &FindBar::close);
}

QToolButton *FindBar::addSwitch(const QString &label, const QString &hint)
{
    QToolButton *const button = flatButton(label, hint, this);
    button->setAccessibleName(hint);
    button->setCheckable(true);
    layout()->addWidget(button);
    return button;
}

template <typename Edit>
void FindBar::useView(Edit *view)
{
    if (m_view.area == view) {
        return;
    }
    if (m_view.area) {
        m_view.mark({});
        m_view.area->removeEventFilter(this);
        m_view.area->verticalScrollBar()->disconnect(this);
    }
    m_view = {.area = view,
              .document = [view] { return view->document(); },
              .cursor = [view] { return view->textCursor(); },
              .setCursor = [view](const QTextCursor &cursor) { view->setTextCursor(cursor); },
              .cursorAt = [view](QPoint point) { return view->cursorForPosition(point); },
              .mark = [view](const auto &marks) { view->setExtraSelections(marks); }};
    view->installEventFilter(this);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, &FindBar::markVisible);
    if (isVisible()) {
        search();
    }
}

void FindBar::setView(QPlainTextEdit *view)
{
    useView(view);
}

void FindBar::setView(QTextEdit *view)
{
    useView(view);
}

void FindBar::open()
{
    show();
    const QString selected = m_view.area ? m_view.cursor().selectedText() : QString();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator)) {
        const QSignalBlocker blocker(m_text);
        m_text->setText(selected);
    }
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    search();
}

void FindBar::close()
{
    m_search.stop();
    hide();
    if (m_view.area) {
        m_view.mark({});
        m_view.area->setFocus(Qt::OtherFocusReason);
    }
}

void FindBar::findNext()
{
    m_text->text().isEmpty() ? open() : go(Wanted::Next);
}

void FindBar::findPrevious()
{
    m_text->text().isEmpty() ? open() : go(Wanted::Previous);
}

void FindBar::setQuery(const SearchQuery &query)
{
    {
        const QSignalBlocker blocker(m_text);
        const QSignalBlocker caseBlocker(m_case);
        const QSignalBlocker wordBlocker(m_word);
        const QSignalBlocker expressionBlocker(m_expression);
        m_text->setText(query.text);
        m_case->setChecked(query.isCaseSensitive);
        m_word->setChecked(query.isWholeWord);
        m_expression->setChecked(query.isExpression);
    }
    search();
}

SearchQuery FindBar::query() const
{
    return {.text = m_text->text(),
            .isCaseSensitive = m_case->isChecked(),
            .isWholeWord = m_word->isChecked(),
            .isExpression = m_expression->isChecked()};
}

QString FindBar::status() const
{
    return m_status->text();
}

void FindBar::search()
{
    if (!m_view.area || !isVisible()) {
        return;
    }
    m_notice.clear();
    m_from = m_view.cursor().selectionStart();
    m_wanted = Wanted::Here;
    m_search.start(m_view.document(), query());
}

void FindBar::go(Wanted wanted)
{
    if (!isVisible()) {
        open();
        return;
    }
    m_notice.clear();
    m_from = wanted == Wanted::Next ? m_view.cursor().selectionEnd()
                                    : m_view.cursor().selectionStart();
    m_wanted = wanted;
    advance();
}

void FindBar::advance()
{
    const qsizetype count = m_search.matches().size();
    const bool isKnown = m_search.isComplete() || m_search.reached() > m_from;
    if (m_wanted != Wanted::Nothing && isKnown && count > 0) {
        const qsizetype next = m_search.firstFrom(m_from);
        if (m_wanted == Wanted::Previous) {
            if (next > 0) {
                select(next - 1, {});
            } else if (m_search.isComplete()) {
                select(count - 1, tr("Went on from the end."));
            }
        } else if (next < count) {
            select(next, {});
        } else if (m_search.isComplete()) {
            select(0, tr("Went on from the top."));
        }
    }
    if (m_search.isComplete()) {
        m_wanted = Wanted::Nothing;
    }
    showStatus();
    markVisible();
}

void FindBar::select(qsizetype index, const QString &notice)
{
    const TextSearch::Match match = m_search.matches().at(index);
    QTextCursor cursor(m_view.document());
    cursor.setPosition(match.position);
    cursor.setPosition(match.position + match.length, QTextCursor::KeepAnchor);
    m_view.setCursor(cursor);
    m_notice = notice;
    m_wanted = Wanted::Nothing;
    if (!notice.isEmpty() && QAccessible::isActive()) {
        QAccessibleAnnouncementEvent event(this, notice);
        QAccessible::updateAccessibility(&event);
    }
}

void FindBar::showStatus()
{
    const qsizetype count = m_search.matches().size();
    QString words;
    if (!m_search.fault().isEmpty()) {
        words = tr("Not a regular expression: %1").arg(m_search.fault());
    } else if (m_text->text().isEmpty()) {
        words.clear();
    } else if (count == 0) {
        words = m_search.isComplete() ? tr("No matches") : tr("Searching");
    } else {
        const QString all = m_search.hasMore() || !m_search.isComplete()
            ? tr("at least %1").arg(number(count))
            : number(count);
        const qsizetype index = m_search.firstFrom(m_view.cursor().selectionStart());
        const bool isOnMatch = index < count
            && m_search.matches().at(index).position == m_view.cursor().selectionStart()
            && m_view.cursor().hasSelection();
        words = isOnMatch ? tr("%1 of %2").arg(number(index + 1), all) : tr("%1 found").arg(all);
    }
    if (m_search.hasGivenUp()) {
        words += u' ' % tr("Some lines take too long for this expression.");
    }
    m_status->setText(m_notice.isEmpty() ? words : QString(words % u"  "_s % m_notice));
}

void FindBar::markVisible()
{
    if (!m_view.area || !isVisible()) {
        return;
    }
    const QRect area = m_view.area->viewport()->rect();
    const int first = m_view.cursorAt(area.topLeft()).block().position();
    const QTextBlock last = m_view.cursorAt(area.bottomRight()).block();
    const int end = last.position() + last.length();
    const QPalette &palette = m_view.area->palette();
    const QColor ground = colours::strongGround(colours::Tone::Warning, palette);
    QTextEdit::ExtraSelection mark;
    mark.format.setBackground(ground);
    mark.format.setForeground(colours::readable(palette.color(QPalette::Text), ground));
    QList<QTextEdit::ExtraSelection> marks;
    const QList<TextSearch::Match> &matches = m_search.matches();
    for (qsizetype i = m_search.firstFrom(first);
         i < matches.size() && matches.at(i).position < end && marks.size() < mostMarks; ++i) {
        mark.cursor = QTextCursor(m_view.document());
        mark.cursor.setPosition(matches.at(i).position);
        mark.cursor.setPosition(matches.at(i).position + matches.at(i).length,
                                QTextCursor::KeepAnchor);
        marks.append(mark);
    }
    m_view.mark(marks);
}

bool FindBar::handleKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find)) {
        open();
    } else if (event.matches(QKeySequence::FindNext)) {
        findNext();
    } else if (event.matches(QKeySequence::FindPrevious)) {
        findPrevious();
    } else if (event.key() == Qt::Key_Escape && isVisible()) {
        close();
    } else {
        return false;
    }
    return true;
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent *>(event))) {
        return true;
    }
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::Resize) {
        // The view itself comes first.
        QMetaObject::invokeMethod(this, &FindBar::markVisible, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->modifiers().testFlag(Qt::ShiftModifier) ? findPrevious() : findNext();
    } else if (!handleKey(*event)) {
        QWidget::keyPressEvent(event);
    }
}

} // namespace roo::gui
