// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLatin1StringView>

#include <array>

//! How servers word their errors, in lower case: LiteLLM's exception mapping and router (old and
//! new), OpenAI, OpenRouter, Anthropic, llama.cpp. Only failurekind.cpp reads this.
namespace roo::llm::failure::words {

using namespace Qt::StringLiterals;

inline constexpr std::array budget{
    "budget_exceeded"_L1,
    "budget has been exceeded"_L1,
    "exceededbudget"_L1,
};
inline constexpr std::array cooldown{
    "no deployments available"_L1,
    "no healthy deployment"_L1,
};
//! What another model may be spared. Without credit OpenAI says 429, though no waiting helps.
inline constexpr std::array access{
    "not allowed to access model"_L1, "_model_access_denied"_L1, "insufficient_quota"_L1,
    "missing credentials"_L1, //!< The proxy has no key for the provider, and says 500.
};
inline constexpr std::array badKey{
    "no connected db"_L1, //!< A proxy without a database cannot know any key but its own.
    "expired_key"_L1,
    "token_not_found_in_db"_L1,
};
//! LiteLLM's own refusals of a key, as against those that it passes on.
inline constexpr std::array gatewayKey{
    "auth_error"_L1,
    "authentication error"_L1,
    "api key passed in"_L1,
    "virtual key"_L1,
};
inline constexpr std::array context{
    "context length"_L1,
    "maximum context"_L1,
    "context window"_L1,
    "contextwindowexceeded"_L1,
    "context_length_exceeded"_L1,
    "exceeds the available context size"_L1,
    "exceed_context_size_error"_L1,
    "prompt is too long"_L1,
    "input is too long"_L1,
    "exceed context limit"_L1,
    "input tokens exceed"_L1,
    "request too large"_L1,
};
inline constexpr std::array unknownModel{
    "invalid model name"_L1, "not a valid model id"_L1,     "no endpoints found"_L1,
    "model_not_found"_L1,    "there is no 'model_name'"_L1, "llm provider not provided"_L1,
    "unknown model"_L1,      "decommissioned"_L1,
};
inline constexpr std::array missing{
    "does not exist"_L1,
    "not found"_L1,
};
inline constexpr std::array content{
    "contentpolicy"_L1,
    "content_policy"_L1,
    "content policy"_L1,
    "content_filter"_L1,
    "content management policy"_L1,
    "responsible ai"_L1,
    "moderation"_L1,
    "safety"_L1,
};
inline constexpr std::array daily{
    "per-day"_L1,
    "per day"_L1,
};

//! What an error stands for that gives a word and no number.
struct Meaning
{
    QLatin1StringView word;
    int status;
};
//! The first that fits. "invalid_request_error" comes last: it is the type of many errors whose
//! code says more.
inline constexpr std::array meanings{
    Meaning{"rate_limit"_L1, 429},      Meaning{"throttl"_L1, 429},
    Meaning{"api_key"_L1, 401},         Meaning{"auth"_L1, 401},
    Meaning{"permission"_L1, 403},      Meaning{"not_found"_L1, 404},
    Meaning{"server_error"_L1, 500},    Meaning{"overloaded"_L1, 529},
    Meaning{"unavailable"_L1, 503},     Meaning{"timeout"_L1, 504},
    Meaning{"invalid_request"_L1, 400},
};

} // namespace roo::llm::failure::words
