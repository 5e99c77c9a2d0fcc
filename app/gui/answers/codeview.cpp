// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/codeview.h"

#include "core/base/text.h"
#include "gui/answers/highlighting.h"
#include "gui/answers/readingplace.h"
#include "gui/look/colours.h"
#include "gui/look/textstyle.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QWheelEvent>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int tabWidth = 4;

//! What it says about wrapping stays.
QTextOption codeOption(QTextOption option, const QFontMetricsF &metrics)
{
    option.setTextDirection(Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setTabStopDistance(tabWidth * metrics.horizontalAdvance(u' '));
    return option;
}

} // namespace

//! The numbers of the lines. It is no text: nobody can copy it, and no screen reader reads it.
class CodeView::Margin final : public QWidget
{
public:
    explicit Margin(CodeView *view)
        : QWidget(view)
        , m_view(view)
    {
    }

    [[nodiscard]] QSize sizeHint() const override { return {m_view->marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintMargin(event); }
    void wheelEvent(QWheelEvent *event) override { m_view->wheelEvent(event); }

private:
    CodeView *m_view;
};

CodeView::CodeView(const Highlighting &highlighting, TextHighlighter::Source source,
                   QWidget *parent)
    : QPlainTextEdit(parent)
    , m_feed([this](QStringView piece) { showPiece(piece); })
    , m_highlighter(document(), highlighting, source)
    , m_margin(new Margin(this))
    , m_place(new ReadingPlace(this))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setLayoutDirection(Qt::LeftToRight);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    useCodeOption();
    connect(&m_feed, &PacedText::aboutToFlush, this, [this] { m_place->keep(m_grows); });
    connect(&m_feed, &PacedText::flushed, this, &CodeView::endTurn);
    connect(&m_feed, &PacedText::drained, this, [this] {
        m_highlighter.setGrowing(false);
        emit drained();
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int moved) {
        moved != 0 ? m_margin->scroll(0, moved)
                   : m_margin->update(0, area.y(), m_margin->width(), area.height());
    });
    applyPalette();
    placeMargin();
}

CodeView::~CodeView() = default;

void CodeView::clear()
{
    m_feed.clear();
    m_display.clear();
    m_highlighter.setGrowing(false);
    QPlainTextEdit::clear();
    m_place->forget();
    m_grows = false;
    m_wantedLine = 0;
}

void CodeView::append(const QString &delta)
{
    if (m_feed.isFinished()) {
        clear();
    }
    m_grows = true;
    m_highlighter.setGrowing(true);
    m_feed.append(delta);
}

void CodeView::finish()
{
    m_feed.finish();
}

void CodeView::setText(const QString &text)
{
    clear();
    m_highlighter.setGrowing(true);
    m_feed.append(text);
    m_feed.finish();
}

QString CodeView::selectedText() const
{
    const QTextCursor cursor = textCursor();
    const qsizetype start = placeInText(cursor.selectionStart());
    return text().sliced(start, placeInText(cursor.selectionEnd()) - start);
}

qsizetype CodeView::placeInText(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    return std::min(m_display.startOf(block.blockNumber()) + position - block.position(),
                    text().size());
}

void CodeView::setLanguage(const QString &fileName, const QString &fence)
{
    m_highlighter.setLanguage(fileName, fence);
}

void CodeView::setNumbered(bool isNumbered)
{
    m_isNumbered = isNumbered;
    m_margin->setVisible(isNumbered);
    placeMargin();
}

void CodeView::setWordWrap(bool wraps)
{
    setLineWrapMode(wraps ? WidgetWidth : NoWrap);
}

void CodeView::follow(TextStyle &style, bool wraps)
{
    style.giveCodeFont(this);
    connect(this, &CodeView::zoomTurned, &style, &TextStyle::zoomBy);
    if (wraps) {
        m_style = &style;
        setWordWrap(style.wrapsCode());
        connect(&style, &TextStyle::changed, this, [this] { setWordWrap(m_style->wrapsCode()); });
    }
}

void CodeView::goToLine(qsizetype number)
{
    const qsizetype line = m_display.lineOf(number);
    if (m_display.numberOf(line) < number && m_feed.shown() < text().size()) {
        m_wantedLine = number;
        return;
    }
    m_wantedLine = 0;
    QTextCursor cursor(document()->findBlockByNumber(static_cast<int>(line)));
    setTextCursor(cursor);
    centerCursor();
}

void CodeView::showPiece(QStringView piece)
{
    const qsizetype first = m_display.lineCount() - 1;
    const QString shown = m_display.append(piece, m_feed.shown());
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    cursor.insertText(shown);
    cursor.endEditBlock();
    if (!m_display.hasContinuedLines()) {
        return;
    }
    QTextBlock block = document()->findBlockByNumber(static_cast<int>(first));
    for (qsizetype line = first; block.isValid(); block = block.next(), ++line) {
        if (m_display.isContinued(line)) {
            block.setUserState(TextHighlighter::partOfLongLine);
            block.previous().setUserState(TextHighlighter::partOfLongLine);
        }
    }
}

void CodeView::endTurn()
{
    m_place->settle();
    if (m_wantedLine > 0) {
        goToLine(m_wantedLine);
    }
    if (m_feed.isFinished() && m_feed.shown() == text().size()) {
        m_grows = false;
    }
}

void CodeView::requestCopy()
{
    offerCopy(textCursor().hasSelection() ? selectedText() : text());
}

void CodeView::copy()
{
    if (textCursor().hasSelection()) {
        offerCopy(selectedText());
    }
}

void CodeView::copyAll()
{
    offerCopy(text());
}

void CodeView::offerCopy(const QString &wanted)
{
    if (text::hiddenCharacter(wanted)) {
        emit hiddenCharacterFound(wanted);
    } else {
        copyText(wanted);
    }
}

QMimeData *CodeView::createMimeDataFromSelection() const
{
    auto mime = std::make_unique<QMimeData>();
    mime->setText(selectedText());
    return mime.release();
}

void CodeView::useCodeOption()
{
    document()->setDefaultTextOption(
        codeOption(document()->defaultTextOption(), QFontMetricsF(font())));
}

void CodeView::applyPalette()
{
    m_highlighter.setPalette(palette());
    m_margin->update();
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyPalette();
    } else if (event->type() == QEvent::FontChange) {
        useCodeOption();
        placeMargin();
    }
}

void CodeView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(textCursor().hasSelection() ? tr("&Copy") : tr("&Copy All"), this,
                    &CodeView::requestCopy);
    menu->addAction(tr("Select &All"), this, &QPlainTextEdit::selectAll);
    menu->addSeparator();
    QAction *wrap = menu->addAction(tr("&Wrap Lines"));
    wrap->setCheckable(true);
    wrap->setChecked(wrapsWords());
    connect(wrap, &QAction::toggled, this, [this](bool wraps) {
        m_style != nullptr ? m_style->setWrapsCode(wraps) : setWordWrap(wraps);
    });
    menu->popup(event->globalPos());
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void CodeView::hideEvent(QHideEvent *event)
{
    QPlainTextEdit::hideEvent(event);
    m_feed.setPaused(true);
}

void CodeView::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    m_feed.setPaused(false);
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void CodeView::placeMargin()
{
    const int width = marginWidth();
    setViewportMargins(width, 0, 0, 0);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top(), width, area.height());
}

int CodeView::marginWidth() const
{
    if (!m_isNumbered) {
        return 0;
    }
    // Another width lays out all lines anew, so there are only two.
    const int digits = m_display.lineCount() < 1000 ? 3 : 6;
    const int digit = QFontMetrics(font()).horizontalAdvance(u'9');
    return digits * digit + 2 * digit;
}

void CodeView::paintMargin(QPaintEvent *event)
{
    QPainter painter(m_margin);
    const QColor ground = colours::ground(colours::Tone::Quiet, palette());
    painter.fillRect(event->rect(), ground);
    painter.setFont(font());
    painter.setPen(colours::text(colours::Tone::Quiet, ground));
    const int digit = QFontMetrics(font()).horizontalAdvance(u'9');
    const int right = m_margin->width() - digit;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
        if (area.top() > event->rect().bottom()) {
            break;
        }
        const qsizetype line = block.blockNumber();
        if (!block.isVisible() || area.bottom() < event->rect().top()
            || line >= m_display.lineCount()) {
            continue;
        }
        // The sign stands where a part of a long line goes on with the one before.
        const QString label
            = m_display.isContinued(line) ? u"\u21aa"_s : QString::number(m_display.numberOf(line));
        painter.drawText(QRectF(0, area.top(), right, QFontMetricsF(font()).height()),
                         Qt::AlignRight | Qt::AlignAbsolute, label);
    }
}

void CodeView::wheelEvent(QWheelEvent *event)
{
    // What the view would do with it would be its own, and forgotten.
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        emit zoomTurned(wheelSteps(*event));
        event->accept();
        return;
    }
    QPlainTextEdit::wheelEvent(event);
}

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace roo::gui
