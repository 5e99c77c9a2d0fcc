// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/thinksplitter.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::llm {

namespace {

constexpr auto opening = "<think>"_L1;
constexpr auto closing = "</think>"_L1;
//! An answer that begins with more blanks than this does not begin with a tag.
constexpr qsizetype mostBlanks = 1024;

//! How many characters at the end of `text` could be the beginning of `tag`.
qsizetype heldTail(QStringView text, QLatin1StringView tag)
{
    for (qsizetype size = std::min(text.size(), tag.size() - 1); size > 0; --size) {
        if (text.last(size) == tag.first(size)) {
            return size;
        }
    }
    return 0;
}

qsizetype leadingBlanks(QStringView text)
{
    qsizetype blanks = 0;
    while (blanks < text.size() && text.at(blanks).isSpace()) {
        ++blanks;
    }
    return blanks;
}

} // namespace

ChatDelta ThinkSplitter::feed(const QString &text)
{
    if (m_state == State::Answer) {
        return {.answer = text, .reasoning = {}};
    }
    m_held += text;
    ChatDelta delta;
    State before = m_state;
    do {
        before = m_state;
        step(delta);
    } while (m_state != before);
    return delta;
}

ChatDelta ThinkSplitter::finish()
{
    ChatDelta delta;
    (m_state == State::Thinking ? delta.reasoning : delta.answer) = std::exchange(m_held, {});
    m_state = State::Answer;
    return delta;
}

void ThinkSplitter::step(ChatDelta &delta)
{
    switch (m_state) {
    case State::Start: {
        const QStringView rest = QStringView(m_held).mid(leadingBlanks(m_held));
        if (rest.startsWith(opening)) {
            m_held = rest.mid(opening.size()).toString();
            m_state = State::Thinking;
        } else if (!opening.startsWith(rest) || m_held.size() > mostBlanks) {
            m_state = State::Answer;
        }
        return;
    }
    case State::Thinking: {
        const qsizetype end = m_held.indexOf(closing);
        const qsizetype thought = end >= 0 ? end : m_held.size() - heldTail(m_held, closing);
        delta.reasoning += QStringView(m_held).first(thought);
        m_held = m_held.mid(end >= 0 ? end + closing.size() : thought);
        if (end >= 0) {
            m_state = State::AfterThought;
        }
        return;
    }
    case State::AfterThought:
        m_held = m_held.mid(leadingBlanks(m_held));
        if (!m_held.isEmpty()) {
            m_state = State::Answer;
        }
        return;
    case State::Answer:
        delta.answer += std::exchange(m_held, {});
        return;
    }
}

} // namespace roo::llm
