// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"

#include <QtNumeric>

#include <concepts>
#include <optional>

namespace roo::run {

//! What one of the two does not say, or what is too much to count, is unknown.
template <typename T>
void addTo(std::optional<T> &sum, const std::optional<T> &value)
{
    bool isKnown = sum && value;
    if constexpr (std::integral<T>) {
        T total = 0;
        isKnown = isKnown && !qAddOverflow(*sum, *value, &total);
    }
    sum = isKnown ? std::optional<T>(*sum + *value) : std::nullopt;
}

inline void addTo(llm::TokenUsage &sum, const llm::TokenUsage &usage)
{
    addTo(sum.promptTokens, usage.promptTokens);
    addTo(sum.completionTokens, usage.completionTokens);
    addTo(sum.reasoningTokens, usage.reasoningTokens);
    addTo(sum.cost, usage.cost);
}

} // namespace roo::run
