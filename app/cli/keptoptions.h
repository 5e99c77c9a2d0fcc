// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/inputs.h"
#include "cli/options.h"
#include "core/run/profile.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::cli {

//! What the commands about kept runs understand.
struct KeptOptions
{
    QStringList runs; //!< As named: an ID, its beginning, "last", "sample", a zip file.
    bool deletes = false; //!< history delete
    QString search;
    std::optional<QDateTime> since;
    std::optional<QDateTime> before; //!< --older-than
    qsizetype limit = 50; //!< 0: no limit.
    bool isIdsOnly = false; //!< --ids
    bool isAll = false; //!< --all: measurements, too.
    bool isConfirmed = false; //!< --yes
    bool showsRequests = false; //!< --requests
    bool isFast = false; //!< --fast
    std::optional<run::Role> stage; //!< --from, --stage
    std::optional<int> round; //!< --round
    std::optional<QList<qsizetype>> findings; //!< --findings, from 0; empty: all.
    QString format; //!< --format, or what the suffix of --output says
    QString outputFile; //!< --output; empty: standard output.
};

//! `command` is one of those for which takesRuns() holds.
[[nodiscard]] Parsed<KeptOptions> parseKeptOptions(const QCommandLineParser &parser,
                                                   CommandName command, const QDateTime &now);

//! A moment as people name it: a date or a date and a time, both of this place unless a zone is
//! said, or how long ago it was: "90m" (minutes), "12h" (hours), "7d" (days), "2w" (weeks).
[[nodiscard]] std::optional<QDateTime> parseMoment(const QString &text, const QDateTime &now);

} // namespace roo::cli
