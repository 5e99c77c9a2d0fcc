// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/markdownview.h"

#include "gui/answers/displaytext.h"
#include "gui/answers/highlighting.h"
#include "gui/answers/markdownstyle.h"
#include "gui/answers/quietdocument.h"
#include "gui/answers/readingplace.h"
#include "gui/look/textstyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QTextFrame>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

using Kind = MarkdownPiece::Kind;
constexpr qsizetype longestLine = DisplayText::longestLine;

constexpr qsizetype pieceLength = 500; // so that it is about one block of prose
constexpr int textMargin = 16;
constexpr int widestText = 90; // of the letter x

} // namespace

MarkdownView::MarkdownView(const Highlighting &highlighting, QWidget *parent)
    : QTextBrowser(parent)
    , m_feed([this](QStringView piece) { show(m_splitter.append(piece)); }, pieceLength)
    , m_highlighter(document(), highlighting, TextHighlighter::Source::Rendered)
    , m_place(new ReadingPlace(this))
    , m_codeFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families())
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(NoFrame);
    document()->setDocumentMargin(textMargin);
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &url) { emit linkClicked(url.toString()); });
    connect(&m_feed, &PacedText::aboutToFlush, this,
            [this] { m_place->keep(!m_feed.isFinished()); });
    connect(&m_feed, &PacedText::flushed, m_place, &ReadingPlace::settle);
    connect(&m_feed, &PacedText::drained, this, &MarkdownView::complete);
    m_highlighter.setPalette(palette());
}

MarkdownView::~MarkdownView() = default;

void MarkdownView::clearText()
{
    m_feed.clear();
    m_splitter = MarkdownSplitter();
    m_tailStart = -1;
    m_tailShown = 0;
    m_hasText = false;
    m_definitions.clear();
    m_language.clear();
    m_frame = nullptr;
    m_place->forget();
    QTextBrowser::clear();
    document()->setDocumentMargin(textMargin);
    fitWidth();
}

void MarkdownView::append(const QString &delta)
{
    m_highlighter.setGrowing(true);
    m_feed.append(delta);
}

void MarkdownView::finish()
{
    m_feed.finish();
}

void MarkdownView::complete()
{
    m_place->keep(false);
    show(m_splitter.finish());
    removeTail();
    m_place->restoreCursor();
    m_highlighter.setGrowing(false);
    const QString definitions
        = m_definitions.isEmpty() ? markdownstyle::linkDefinitionsIn(text()) : QString();
    if (definitions.isEmpty()) {
        emit drained();
        return;
    }
    // They may stand behind what refers to them.
    const QString all = text();
    clearText();
    m_definitions = definitions;
    append(all);
    finish();
}

void MarkdownView::follow(TextStyle &style)
{
    const auto use = [this, &style] {
        setFont(style.zoomed(QApplication::font(this)));
        m_codeFamilies = style.codeFont().families();
        markdownstyle::setCodeFamilies(*document(), m_codeFamilies);
        fitWidth();
    };
    use();
    connect(&style, &TextStyle::changed, this, use);
    connect(this, &MarkdownView::zoomTurned, &style, &TextStyle::zoomBy);
}

QVariant MarkdownView::loadResource(int, const QUrl &)
{
    return {};
}

void MarkdownView::show(const QList<MarkdownPiece> &pieces)
{
    if (!pieces.isEmpty()) {
        removeTail();
        for (const MarkdownPiece &piece : pieces) {
            showPiece(piece);
        }
    }
    showTail();
}

void MarkdownView::showPiece(const MarkdownPiece &piece)
{
    switch (piece.kind) {
    case Kind::Prose:
        showProse(piece.text);
        break;
    case Kind::Plain:
        showPlain(piece.text);
        break;
    case Kind::FenceBegin:
        showFence(piece.text);
        break;
    case Kind::Code:
        showCode(piece.text);
        break;
    case Kind::FenceEnd:
        m_language.clear();
        m_frame = nullptr;
        break;
    }
}

void MarkdownView::showFence(const QString &info)
{
    m_language = info.section(u' ', 0, 0);
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (cursor.block().length() == 1) {
        // What a frame leaves in front of it is no line of the text.
        QTextBlockFormat thin;
        thin.setLineHeight(1, QTextBlockFormat::FixedHeight);
        cursor.setBlockFormat(thin);
    }
    m_frame = cursor.insertFrame(markdownstyle::codeFrame(palette()));
    m_isFrameEmpty = true;
    m_hasText = true;
    if (!info.isEmpty()) {
        QTextCharFormat caption = markdownstyle::codeCharacters(m_codeFamilies);
        caption.merge(markdownstyle::captionCharacters(palette()));
        beginBlock(markdownstyle::captionLine(), caption).insertText(info, caption);
    }
}

void MarkdownView::showCode(const QString &line)
{
    for (qsizetype at = 0; at == 0 || at < line.size(); at += longestLine) {
        QTextCursor cursor = beginBlock(markdownstyle::codeLine(m_language),
                                        markdownstyle::codeCharacters(m_codeFamilies));
        cursor.insertText(line.sliced(at, std::min(longestLine, line.size() - at)),
                          markdownstyle::codeCharacters(m_codeFamilies));
    }
}

QTextCursor MarkdownView::end() const
{
    if (m_frame) {
        return m_frame->lastCursorPosition();
    }
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    return cursor;
}

QTextCursor MarkdownView::beginBlock(const QTextBlockFormat &block,
                                     const QTextCharFormat &character)
{
    QTextCursor cursor = end();
    const QTextBlock before = cursor.block().previous();
    // A table or a frame leaves an empty block behind it.
    const bool isFree = m_frame ? m_isFrameEmpty
                                : cursor.block().length() == 1
            && (!m_hasText
                || (before.isValid()
                    && QTextCursor(before).currentFrame() != cursor.currentFrame()));
    if (isFree) {
        cursor.setBlockFormat(block);
        cursor.setBlockCharFormat(character);
    } else {
        cursor.insertBlock(block, character);
    }
    m_isFrameEmpty = false;
    m_hasText = true;
    return cursor;
}

void MarkdownView::showProse(const QString &markdown)
{
    QuietDocument rendered;
    rendered.setDefaultFont(document()->defaultFont());
    rendered.setUndoRedoEnabled(false);
    rendered.setMarkdown(markdownstyle::withCaptions(markdown) + m_definitions,
                         markdownstyle::safeFeatures());
    markdownstyle::nameImages(rendered);
    // As long as nobody looks at it, this costs little.
    markdownstyle::apply(rendered, palette());
    markdownstyle::setCodeFamilies(rendered, m_codeFamilies);
    if (rendered.isEmpty()) {
        // Only a definition of a link, say: what shows nothing is shown as it is.
        showPlain(markdown.trimmed());
        return;
    }
    const bool isFirst = !m_hasText;
    QTextCursor cursor = beginBlock(QTextBlockFormat(), QTextCharFormat());
    const int start = cursor.position();
    cursor.beginEditBlock();
    // What is put into an empty block takes that block's format.
    cursor.setBlockFormat(rendered.begin().blockFormat());
    cursor.insertFragment(QTextDocumentFragment(&rendered));
    // Lists and tables begin a block of their own.
    cursor.setPosition(start);
    const bool isBehindText = cursor.block().previous().isValid()
        && QTextCursor(cursor.block().previous()).currentFrame() == cursor.currentFrame();
    if (!isFirst && isBehindText && cursor.block().length() == 1
        && cursor.block().next().isValid()) {
        cursor.deletePreviousChar();
    }
    cursor.endEditBlock();
}

void MarkdownView::showPlain(const QString &text)
{
    const QTextCharFormat characters = markdownstyle::codeCharacters(m_codeFamilies);
    QTextCursor group(document()); // laid out once
    group.beginEditBlock();
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    for (const QStringView line : lines) {
        for (qsizetype at = 0; at == 0 || at < line.size(); at += longestLine) {
            QTextCursor cursor = beginBlock(QTextBlockFormat(), characters);
            cursor.insertText(line.sliced(at, std::min(longestLine, line.size() - at)).toString(),
                              characters);
        }
    }
    group.endEditBlock();
}

void MarkdownView::showTail()
{
    const QString tail = m_splitter.tail();
    if (tail.isEmpty()) {
        return;
    }
    const QTextCharFormat characters
        = m_frame ? markdownstyle::codeCharacters(m_codeFamilies) : QTextCharFormat();
    QTextCursor cursor = end();
    if (m_tailStart < 0) {
        const QTextBlockFormat block
            = m_frame ? markdownstyle::codeLine(m_language) : QTextBlockFormat();
        m_tailStart = cursor.position(); // with the break before it, if it needs one
        cursor = beginBlock(block, characters);
    }
    cursor.insertText(tail.sliced(m_tailShown), characters);
    m_tailShown = tail.size();
}

void MarkdownView::removeTail()
{
    if (m_tailStart < 0) {
        return;
    }
    QTextCursor cursor = end();
    cursor.setPosition(m_tailStart, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    m_isFrameEmpty = m_frame && m_frame->firstPosition() == m_frame->lastPosition();
    m_hasText = m_tailStart > 0;
    m_tailStart = -1;
    m_tailShown = 0;
}

//! Lines that are too long are hard to read.
void MarkdownView::fitWidth()
{
    const int most = widestText * QFontMetrics(font()).horizontalAdvance(u'x');
    QTextFrameFormat frame = document()->rootFrame()->frameFormat();
    const int right = std::max(textMargin, viewport()->width() - most - textMargin);
    if (frame.rightMargin() != right) {
        frame.setMargin(textMargin);
        frame.setRightMargin(right);
        document()->rootFrame()->setFrameFormat(frame);
    }
}

void MarkdownView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter.setPalette(palette());
        markdownstyle::apply(*document(), palette());
    }
}

void MarkdownView::hideEvent(QHideEvent *event)
{
    QTextBrowser::hideEvent(event);
    m_feed.setPaused(true);
}

void MarkdownView::wheelEvent(QWheelEvent *event)
{
    // What the view would do with it would be its own, and forgotten.
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        emit zoomTurned(wheelSteps(*event));
        event->accept();
        return;
    }
    QTextBrowser::wheelEvent(event);
}

void MarkdownView::showEvent(QShowEvent *event)
{
    QTextBrowser::showEvent(event);
    m_feed.setPaused(false);
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitWidth();
}

} // namespace roo::gui
