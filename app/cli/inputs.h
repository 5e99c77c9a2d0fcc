// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <expected>

namespace roo::cli {

//! What is wrong with the command line, in words, for exit code 2.
struct UsageError
{
    QString message;
};

template <typename T>
using Parsed = std::expected<T, UsageError>;

[[nodiscard]] inline std::unexpected<UsageError> usage(const QString &message)
{
    return std::unexpected(UsageError{message});
}

//! Turns an argument into its text: the text itself, `@FILE`, or `-` for standard input, which is
//! read to its end. Everything is UTF-8 and at most 4 MiB. `what` names the argument in messages:
//! "TASK", "--plan".
[[nodiscard]] Parsed<QString> readText(const QString &argument, const QString &what);

struct PlanAndCode
{
    QString plan;
    QString code;
};

//! Divides "PLAN:\n…\n\nCODE:\n…". The line breaks at the two markers may be real ones or, where
//! there are none, the two characters `\n` as a shell leaves them; the content is never unescaped.
//! The first CODE marker divides, so content that holds one is safer in --plan and --code.
[[nodiscard]] Parsed<PlanAndCode> splitContext(const QString &context);

} // namespace roo::cli
