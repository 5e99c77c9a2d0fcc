// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/chat.h"

#include "core/base/named.h"

using namespace Qt::StringLiterals;

namespace roo::llm {

namespace {

constexpr auto finishReasonNames = std::to_array<Named<FinishReason>>({
    {FinishReason::Stop, "stop"_L1},
    {FinishReason::Length, "length"_L1},
    {FinishReason::ToolCalls, "tool_calls"_L1},
    {FinishReason::ContentFilter, "content_filter"_L1},
    {FinishReason::Error, "error"_L1},
    {FinishReason::Other, "other"_L1},
    // The name of what became tool calls later; LiteLLM still passes it on.
    {FinishReason::ToolCalls, "function_call"_L1},
});

} // namespace

QString finishReasonName(FinishReason reason)
{
    return nameIn(finishReasonNames, reason);
}

FinishReason finishReasonFromName(QStringView name)
{
    return valueIn(finishReasonNames, name).value_or(FinishReason::Other);
}

} // namespace roo::llm
