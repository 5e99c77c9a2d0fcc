// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::cli {

enum class CommandName {
    Plan,
    Code,
    Review,
    Run,
    Resume,
    History,
    Show,
    Compare,
    Replay,
    Export,
    Apply,
    Diff,
    Undo,
    Prove,
    Conformance,
    Models,
    Doctor,
    Usage,
    Config,
    Completion
};

struct CommandSpec
{
    CommandName command;
    QLatin1StringView name;
    QLatin1StringView arguments; //!< For the usage line.
    QLatin1StringView summary;
};

struct OptionSpec
{
    QLatin1StringView name;
    QLatin1StringView value; //!< Empty: a switch.
    QLatin1StringView description;
    QList<CommandName> commands; //!< Which commands have it.

    [[nodiscard]] bool belongsTo(CommandName command) const { return commands.contains(command); }
};

[[nodiscard]] const QList<CommandSpec> &commandSpecs();
[[nodiscard]] const QList<OptionSpec> &optionSpecs();

//! What RUN may be: for runs that are kept, and where a run is only read.
inline constexpr QLatin1StringView keptRunNames{
    "an ID, its beginning, its last six characters, or last"};
inline constexpr QLatin1StringView runNames{
    "an ID, its beginning, its last six characters, last, sample, or a zip file"};

//! What `history` does: each takes only some of its options.
enum class HistoryUse { List, Delete };
[[nodiscard]] bool isFor(const OptionSpec &option, HistoryUse use);

[[nodiscard]] const CommandSpec &commandSpec(CommandName command);
[[nodiscard]] std::optional<CommandName> commandFromName(QStringView name);
//! Whether a command runs stages, and so takes a TASK.
[[nodiscard]] bool takesTask(CommandName command);

//! Whether a command is about runs that are kept, and so takes their names.
[[nodiscard]] bool takesRuns(CommandName command);
//! Whether a command talks to the proxy, and so needs settings that are right.
[[nodiscard]] bool needsProxy(CommandName command);

//! The texts of `orchestrator --help` and `orchestrator COMMAND --help`.
[[nodiscard]] QString programHelp();
[[nodiscard]] QString commandHelp(CommandName command);

} // namespace roo::cli
