// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/llm/codec.h"

#include <QNetworkReply>

#include <chrono>
#include <optional>

//! The rules by which what servers say becomes a kind of failure. Only failure.cpp asks them.
namespace roo::llm::failure {

//! What is known about a failure before it has a kind.
struct Clues
{
    int status = 0; //!< Of HTTP, or what the error itself gives; 0 where neither says anything.
    codec::ErrorBody body = {};
    std::optional<std::chrono::milliseconds> wait = {}; //!< What the server asks for.
    bool isLiteLlm = false; //!< Its headers came with it.
    bool isApiError = false; //!< JSON of a known shape.
    bool isNonsense = false; //!< A page or plain text, where an API would have answered JSON.
};

[[nodiscard]] ErrorKind kindOf(const Clues &clues);
[[nodiscard]] ErrorKind kindOf(QNetworkReply::NetworkError error);

//! The status that the words of an error stand for, where it gives no number; 0 if for none.
[[nodiscard]] int statusInWords(const codec::ErrorBody &body);

} // namespace roo::llm::failure
