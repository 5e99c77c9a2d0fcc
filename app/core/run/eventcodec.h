// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

//! Events as JSON lines: on disk, on `--json`, in exports. The schema is in
//! resources/docs/events.md.
namespace roo::run::eventcodec {

//! One line without its line feed, in UTF-8.
[[nodiscard]] QByteArray encode(const RunEvent &event);

//! Error: SyntaxInvalid for what is no event of a known type; `expected` names what was missed.
[[nodiscard]] Result<RunEvent> decode(QByteArrayView line);

//! What an event lacks that its type has to have.
[[nodiscard]] inline std::unexpected<Error> missing(const QString &what)
{
    return std::unexpected(Error{.kind = ErrorKind::SyntaxInvalid, .expected = what});
}

//! As in attempt_failed and run_finished.
[[nodiscard]] QJsonObject errorToJson(const Error &error);

//! What is unknown is left out; prompt_tokens, completion_tokens, reasoning_tokens, cost.
[[nodiscard]] QJsonObject usageToJson(const llm::TokenUsage &usage);
[[nodiscard]] llm::TokenUsage usageFromJson(const QJsonObject &json);

} // namespace roo::run::eventcodec
