// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/texthighlighter.h"

#include "core/base/fence.h"
#include "gui/answers/highlighting.h"
#include "gui/look/colours.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

#include <QElapsedTimer>
#include <QTextDocument>

#include <algorithm>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

using KSyntaxHighlighting::Definition;
using KSyntaxHighlighting::State;

constexpr qint64 sliceMs = 8;

} // namespace

//! What a line hands on to the next one.
class TextHighlighter::BlockState final : public QTextBlockUserData
{
public:
    State state;
    QString language; //!< What is behind the fence.
    std::optional<text::Fence> fence; //!< That is open; without its info.

    [[nodiscard]] bool isLike(const BlockState &other) const
    {
        return state == other.state && language == other.language
            && fence.has_value() == other.fence.has_value()
            && (!fence
                || (fence->character == other.fence->character
                    && fence->length == other.fence->length));
    }
};

TextHighlighter::TextHighlighter(QTextDocument *document, const Highlighting &highlighting,
                                 Source source)
    : QSyntaxHighlighter(document)
    , m_highlighting(highlighting)
    , m_source(source)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &TextHighlighter::work);
    connect(&highlighting, &Highlighting::ready, this, [this] {
        m_languages.clear();
        setLanguage(m_fileName, m_fence);
        setPalette(m_palette);
    });
}

TextHighlighter::~TextHighlighter() = default;

void TextHighlighter::setLanguage(const QString &fileName, const QString &fence)
{
    m_fileName = fileName;
    m_fence = fence;
    m_language = m_highlighting.language(fileName, fence);
    highlightAll();
}

void TextHighlighter::setGrowing(bool isGrowing)
{
    m_isGrowing = isGrowing;
    if (!isGrowing && m_next <= m_last) {
        m_timer.start();
    }
}

void TextHighlighter::setPalette(const QPalette &palette)
{
    m_palette = palette;
    m_formats.clear();
    setTheme(m_highlighting.theme(palette));
    highlightAll();
}

void TextHighlighter::highlightAll()
{
    m_next = 0;
    m_last = document()->blockCount() - 1;
    m_timer.start();
}

void TextHighlighter::highlightBlock(const QString &text)
{
    const int number = currentBlock().blockNumber();
    if (!m_isWorking) {
        m_next = m_next <= m_last ? std::min(m_next, number) : number;
        m_last = std::max(m_last, number);
        m_timer.start();
        return;
    }
    static const BlockState none;
    const auto *kept = static_cast<const BlockState *>(currentBlock().previous().userData());
    const BlockState &before = kept != nullptr ? *kept : none;
    auto state = std::make_unique<BlockState>();
    if (currentBlock().userState() == partOfLongLine) {
        state->state = before.state;
        state->language = before.language;
        state->fence = before.fence;
    } else {
        switch (m_source) {
        case Source::Code:
            highlightLineIn(m_language, text, before, *state);
            break;
        case Source::Answer:
            highlightInFence(text, before, *state);
            break;
        case Source::Rendered:
            state->language
                = currentBlock().blockFormat().stringProperty(QTextFormat::BlockCodeLanguage);
            highlightLineIn(languageOf(state->language), text, before, *state);
            break;
        }
    }
    const auto *old = static_cast<const BlockState *>(currentBlockUserData());
    m_hasStateChanged = old == nullptr || !old->isLike(*state);
    setCurrentBlockUserData(state.release());
}

void TextHighlighter::highlightInFence(const QString &text, const BlockState &before,
                                       BlockState &state)
{
    const std::optional<text::Fence> fence = text::fenceIn(text, text::anyIndent);
    QTextCharFormat quiet;
    quiet.setForeground(colours::readable(m_palette.color(QPalette::PlaceholderText),
                                          m_palette.color(QPalette::Base)));
    if (!before.fence) {
        if (fence) {
            state.fence = text::Fence{.character = fence->character, .length = fence->length};
            state.language = fence->info.toString().section(u' ', 0, 0);
            setFormat(0, static_cast<int>(text.size()), quiet);
        } else if (text.startsWith(u'#')) {
            QTextCharFormat heading;
            heading.setFontWeight(QFont::Bold);
            setFormat(0, static_cast<int>(text.size()), heading);
        }
        return;
    }
    if (fence && fence->closes(*before.fence)) {
        setFormat(0, static_cast<int>(text.size()), quiet);
        return;
    }
    state.fence = before.fence;
    state.language = before.language;
    highlightLineIn(languageOf(state.language), text, before, state);
}

void TextHighlighter::highlightLineIn(const Definition &language, const QString &text,
                                      const BlockState &before, BlockState &state)
{
    if (!language.isValid()) {
        return;
    }
    if (definition() != language) {
        setDefinition(language);
    }
    state.state = highlightLine(text, before.state);
}

Definition TextHighlighter::languageOf(const QString &fence)
{
    if (fence.isEmpty()) {
        return {};
    }
    const auto known = m_languages.constFind(fence);
    return known != m_languages.cend()
        ? *known
        : *m_languages.insert(fence, m_highlighting.language({}, fence));
}

void TextHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length > 0 && format.isValid()) {
        setFormat(offset, length, formatOf(format));
    }
}

QTextCharFormat TextHighlighter::formatOf(const KSyntaxHighlighting::Format &format)
{
    const quint64 id = format.id();
    if (const auto known = m_formats.constFind(id); known != m_formats.cend()) {
        return *known;
    }
    QTextCharFormat result;
    if (format.hasTextColor(theme())) {
        result.setForeground(colours::readable(format.textColor(theme()),
                                               colours::ground(colours::Tone::Quiet, m_palette)));
    }
    if (format.isBold(theme())) {
        result.setFontWeight(QFont::Bold);
    }
    if (format.isItalic(theme())) {
        result.setFontItalic(true);
    }
    if (format.isUnderline(theme())) {
        result.setFontUnderline(true);
    }
    m_formats.insert(id, result);
    return result;
}

void TextHighlighter::work()
{
    QElapsedTimer clock;
    clock.start();
    m_last = std::min(m_last, document()->blockCount() - 1);
    for (QTextBlock block = document()->findBlockByNumber(m_next); block.isValid();
         block = block.next(), ++m_next) {
        const bool isUnfinished = m_isGrowing && !block.next().isValid();
        if (isUnfinished || m_next >= mostLines) {
            m_last = isUnfinished ? m_next : -1;
            return;
        }
        if (m_next > m_last && !m_hasStateChanged) {
            break;
        }
        if (clock.hasExpired(sliceMs)) {
            m_last = std::max(m_last, m_next);
            m_timer.start();
            return;
        }
        m_isWorking = true;
        rehighlightBlock(block);
        m_isWorking = false;
    }
    m_hasStateChanged = false;
    m_last = -1;
}

} // namespace roo::gui
