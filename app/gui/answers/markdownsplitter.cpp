// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/markdownsplitter.h"

#include <algorithm>
#include <utility>

namespace roo::gui {

namespace {

using Kind = MarkdownPiece::Kind;

qsizetype indentOf(QStringView line)
{
    const auto *first = std::ranges::find_if(line, [](QChar c) { return c != u' ' && c != u'\t'; });
    return first - line.begin();
}

//! "- ", "* ", "+ ", "1. ", "1) " at the margin.
bool startsListItem(QStringView line)
{
    const QStringView item = line.sliced(std::min<qsizetype>(indentOf(line), line.size()));
    if (item.isEmpty()) {
        return false;
    }
    qsizetype end = 0;
    while (end < item.size() && item.at(end).isDigit()) {
        ++end;
    }
    const bool isBullet
        = end == 0 && (item.front() == u'-' || item.front() == u'*' || item.front() == u'+');
    const bool isNumber
        = end > 0 && end < item.size() && (item.at(end) == u'.' || item.at(end) == u')');
    if (!isBullet && !isNumber) {
        return false;
    }
    return end + 1 == item.size() || item.at(end + 1).isSpace();
}

} // namespace

QList<MarkdownPiece> MarkdownSplitter::append(QStringView text)
{
    QList<MarkdownPiece> pieces;
    while (!text.isEmpty()) {
        const qsizetype feed = text.indexOf(u'\n');
        const qsizetype size = feed < 0 ? text.size() : feed;
        m_line += text.first(size);
        if (feed < 0) {
            if (m_line.size() > longestProse) {
                cut(pieces);
                pieces.append({isInFence() ? Kind::Code : Kind::Plain, std::exchange(m_line, {})});
            }
            break;
        }
        takeLine(pieces);
        text = text.sliced(feed + 1);
    }
    if (!isInFence() && beginsBlock(m_line)) {
        cut(pieces);
    }
    return pieces;
}

//! Whether a line of which not all is there begins something new already.
bool MarkdownSplitter::beginsBlock(QStringView line) const
{
    if (line.isEmpty() || line.front().isSpace() || !m_isAfterBlank || m_innerFence) {
        return false;
    }
    const QChar first = line.front();
    const bool mayBeItem = first.isDigit() || first == u'-' || first == u'*' || first == u'+';
    return !(m_hasList && mayBeItem);
}

QList<MarkdownPiece> MarkdownSplitter::finish()
{
    QList<MarkdownPiece> pieces;
    if (!m_line.isEmpty()) {
        takeLine(pieces);
    }
    cut(pieces);
    if (isInFence()) {
        pieces.append({.kind = Kind::FenceEnd});
    }
    *this = MarkdownSplitter();
    return pieces;
}

void MarkdownSplitter::takeLine(QList<MarkdownPiece> &pieces)
{
    QString line = std::exchange(m_line, {});
    if (line.endsWith(u'\r')) {
        line.chop(1);
    }
    const std::optional<text::Fence> fence = text::fenceIn(line, text::anyIndent);
    if (m_fence) {
        if (fence && fence->indent <= text::largestFenceIndent && fence->closes(*m_fence)) {
            m_fence.reset();
            m_isAfterBlank = true;
            pieces.append({.kind = Kind::FenceEnd});
        } else {
            pieces.append({.kind = Kind::Code, .text = m_fence->content(line).toString()});
        }
    } else if (fence && !m_innerFence) {
        takeFenceLine(line, *fence, pieces);
    } else {
        if (fence && m_innerFence && fence->closes(*m_innerFence)) {
            m_innerFence.reset();
        }
        takeProse(line, pieces);
    }
}

void MarkdownSplitter::takeFenceLine(QStringView line, const text::Fence &fence,
                                     QList<MarkdownPiece> &pieces)
{
    text::Fence lasting = fence;
    lasting.info = {};
    // In a list it belongs to the item if it is indented; by itself four blanks make it code.
    const bool isAtMargin
        = fence.indent <= text::largestFenceIndent && (!m_hasList || fence.indent == 0);
    if (isAtMargin) {
        cut(pieces);
        m_fence = lasting;
        pieces.append({.kind = Kind::FenceBegin, .text = fence.info.toString()});
        return;
    }
    if (m_hasList) {
        m_innerFence = lasting;
    }
    takeProse(line, pieces);
}

void MarkdownSplitter::takeProse(QStringView line, QList<MarkdownPiece> &pieces)
{
    const bool isBlank = line.trimmed().isEmpty();
    const bool isListItem = startsListItem(line);
    if (m_isAfterBlank && !isBlank && !m_innerFence && !m_prose.isEmpty() && indentOf(line) == 0
        && !(m_hasList && isListItem)) {
        cut(pieces);
    }
    m_rows += line.count(u'|') > 1 ? 1 : 0;
    m_hasList = m_hasList || (isListItem && !m_innerFence);
    m_isAfterBlank = isBlank;
    m_prose += line;
    m_prose += u'\n';
    if (m_prose.size() > longestProse) {
        cut(pieces);
    }
}

void MarkdownSplitter::cut(QList<MarkdownPiece> &pieces)
{
    const QString prose = std::exchange(m_prose, {});
    const qsizetype rows = std::exchange(m_rows, 0);
    m_hasList = false;
    m_innerFence.reset();
    if (prose.trimmed().isEmpty()) {
        return;
    }
    m_rendered += prose.size();
    const bool isTooLong
        = prose.size() > longestProse || m_rendered > mostRendered || rows > mostRows;
    pieces.append({isTooLong ? Kind::Plain : Kind::Prose, prose});
}

} // namespace roo::gui
