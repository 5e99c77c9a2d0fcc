// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/chat.h"

using namespace Qt::StringLiterals;

namespace roo::llm {

QString finishReasonName(FinishReason reason)
{
    switch (reason) {
    case FinishReason::Stop:
        return u"stop"_s;
    case FinishReason::Length:
        return u"length"_s;
    case FinishReason::ToolCalls:
        return u"tool_calls"_s;
    case FinishReason::ContentFilter:
        return u"content_filter"_s;
    case FinishReason::Error:
        return u"error"_s;
    case FinishReason::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

FinishReason finishReasonFromName(QStringView name)
{
    for (const FinishReason reason :
         {FinishReason::Stop, FinishReason::Length, FinishReason::ToolCalls,
          FinishReason::ContentFilter, FinishReason::Error}) {
        if (name == finishReasonName(reason)) {
            return reason;
        }
    }
    // The name of what became tool calls later; LiteLLM still passes it on.
    return name == "function_call"_L1 ? FinishReason::ToolCalls : FinishReason::Other;
}

} // namespace roo::llm
