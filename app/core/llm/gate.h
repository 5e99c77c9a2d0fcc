// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/llm/chat.h"

#include <QString>

#include <chrono>

namespace roo::llm {

//! Whether an attempt may be made.
struct GateAnswer
{
    enum class Kind { Go, Wait, Refuse };

    Kind kind = Kind::Go;
    std::chrono::milliseconds wait{0}; //!< Then it is asked again.
    Error error = {}; //!< Why it is refused.
    bool isOfThisModel = false; //!< Others may be asked: the chain goes on without it.
};

//! Asked before each attempt of a call, told of those that are made, and of the end of each. One
//! that was refused, or ended while it waited, is not told of. What it does when it is asked, or
//! told of an end, may cancel the call or destroy it.
class Gate
{
public:
    Q_DISABLE_COPY_MOVE(Gate)
    virtual ~Gate() = default;

    [[nodiscard]] virtual GateAnswer beforeAttempt(const QString &model) = 0;
    //! Its request is sent now.
    virtual void attemptStarted(const QString &model) = 0;
    //! `usage` is empty where the attempt failed; not told of a call that is destroyed.
    virtual void attemptEnded(const TokenUsage &usage, std::chrono::milliseconds took) = 0;

protected:
    Gate() = default;
};

} // namespace roo::llm
