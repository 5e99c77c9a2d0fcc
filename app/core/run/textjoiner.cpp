// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/textjoiner.h"

#include "core/base/text.h"

#include <utility>

namespace roo::run {

namespace {

constexpr std::chrono::milliseconds joinTime{33};

} // namespace

TextJoiner::TextJoiner()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        give(TextKind::Reasoning, m_reasoning, false);
        give(TextKind::Answer, m_answer, false);
    });
}

void TextJoiner::begin(const QString &attemptId)
{
    m_attemptId = attemptId;
}

void TextJoiner::add(const llm::ChatDelta &delta)
{
    m_reasoning += delta.reasoning;
    m_answer += delta.answer;
    if (!m_timer.isActive()) {
        m_timer.start(joinTime);
    }
}

void TextJoiner::flush()
{
    m_timer.stop();
    give(TextKind::Reasoning, m_reasoning, true);
    give(TextKind::Answer, m_answer, true);
}

void TextJoiner::give(TextKind kind, QString &held, bool isLast)
{
    QString text = std::exchange(held, {});
    if (!isLast && !text.isEmpty() && text.back().isHighSurrogate()) {
        held = text.back();
        text.chop(1);
    }
    if (text.isEmpty()) {
        return;
    }
    emit joined(
        {.attemptId = m_attemptId, .kind = kind, .text = text::withoutHalfPairs(std::move(text))});
}

} // namespace roo::run
