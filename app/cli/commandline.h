// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/console.h"
#include "cli/editoptions.h"
#include "cli/inputs.h"
#include "cli/keptoptions.h"
#include "cli/options.h"
#include "core/run/app.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace roo::cli {

//! What every command understands.
struct CommonOptions
{
    run::AppOptions app;
    QHash<run::Role, QStringList> models; //!< --model
    bool isJson = false;
    bool isQuiet = false;
    bool isVerbose = false;
    ColorMode color = ColorMode::Auto;
};

//! What plan, code, review and run understand beyond that. Texts are as given: not yet read.
struct RunOptions
{
    QString task;
    std::optional<QString> context;
    std::optional<QString> plan;
    std::optional<QString> code;
    QStringList attachments;
    QString outFolder; //!< Empty: none.
    QString outFilesFolder; //!< Empty: none.
    bool isStrict = false;
    bool isLive = false; //!< --stream
};

struct Invocation
{
    CommandName command = CommandName::Run;
    CommonOptions common;
    RunOptions run; //!< Where the command runs stages.
    KeptOptions kept; //!< Where the command is about kept runs.
    EditOptions edits; //!< Where it may change files, or send them.
    QStringList measured; //!< conformance: the models; empty: those of the profile.
    bool listsProfiles = false; //!< config --profiles
    int days = 0; //!< usage --days
    QString shell; //!< completion
};

//! A text to print to standard output, and be done: --help, --version.
struct Information
{
    QString text;
};

//! What the arguments, without the program's name, ask for.
[[nodiscard]] Parsed<std::variant<Invocation, Information>>
parseCommandLine(const QStringList &arguments);

} // namespace roo::cli
