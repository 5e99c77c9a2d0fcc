// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"

#include <QString>

namespace roo::llm {

//! Moves a leading <think>…</think> block, as open models write it into their answer, to the
//! reasoning. Only at the very start: anywhere later the tag is the answer's own text.
class ThinkSplitter final
{
public:
    //! `text` is the next piece of the answer, cut anywhere.
    [[nodiscard]] ChatDelta feed(const QString &text);
    //! What was held back because it could have been the beginning of a tag.
    [[nodiscard]] ChatDelta finish();

private:
    enum class State { Start, Thinking, AfterThought, Answer };

    void step(ChatDelta &delta);

    State m_state = State::Start;
    QString m_held;
};

} // namespace roo::llm
