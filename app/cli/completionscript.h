// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/options.h"

#include <QList>
#include <QString>
#include <QStringList>

//! The completion scripts, made from the same tables as the help. They ask the program for what
//! changes, and take no name that it says for anything but a name.
namespace roo::cli::completion {

//! What stands behind an option, as a shell can complete it.
enum class Value { None, Other, Text, Choice, Files, Folders, Profile, Models, StageModels };
[[nodiscard]] Value valueOf(const OptionSpec &option);
//! Of a Value::Choice.
[[nodiscard]] QStringList choicesOf(const OptionSpec &option);

struct Word
{
    QLatin1StringView word;
    QLatin1StringView meaning;
};

//! What a command takes beside its words and options.
enum class Arguments { None, Text, Runs, KeptRuns };

//! A command or, with other options and arguments, `history delete`.
struct Use
{
    QString name;
    QList<OptionSpec> options;
    QList<Word> words;
    Arguments arguments = Arguments::None;
};
[[nodiscard]] QList<Use> uses();

//! The command lines by which a script asks. Models take the network: not for long, and in silence.
inline constexpr QLatin1StringView askForIds{
    "orchestrator history --ids --limit 200 --quiet 2>/dev/null"};
//! An ID and, after blanks, what tells the run from others.
inline constexpr QLatin1StringView askForRuns{
    "orchestrator history --limit 200 --quiet 2>/dev/null"};
inline constexpr QLatin1StringView askForModels{
    "orchestrator models --timeout 2000 --quiet 2>/dev/null"};
inline constexpr QLatin1StringView askForProfiles{
    "orchestrator config --profiles --quiet 2>/dev/null"};

//! As one word, whatever is in it.
[[nodiscard]] QString quoted(QString text);

[[nodiscard]] QString bashScript();
[[nodiscard]] QString zshScript();
[[nodiscard]] QString fishScript();

} // namespace roo::cli::completion
