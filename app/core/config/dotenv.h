// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArrayView>
#include <QList>

namespace roo::config {

struct DotEnvEntry
{
    QString name;
    QString value;
    int line = 0; //!< Where the assignment begins, from 1.

    friend bool operator==(const DotEnvEntry &, const DotEnvEntry &) = default;
};

//! The entries in the order of the file; where a name stands twice, both are there and the last
//! one counts. The grammar is motdotla/dotenv's: `export`, comments, single, double and backtick
//! quotes over several lines, \n and \r in double quotes; no interpolation, no commands.
//! Stricter than it: NUL, invalid UTF-8, an unterminated quote, a line that is no assignment and a
//! value over 64 KiB are SyntaxInvalid with the line, never the value; a file over 1 MiB is
//! SyntaxInvalid without a line. A name and its `=` or `:`, and an unquoted value or opening quote,
//! stand on one line.
[[nodiscard]] Result<QList<DotEnvEntry>> parseDotEnv(QByteArrayView bytes, const QString &fileName);

//! Reads and parses. A file that is not there is FileUnreadable: the caller knows whether it must.
[[nodiscard]] Result<QList<DotEnvEntry>> readDotEnv(const QString &fileName);

} // namespace roo::config
