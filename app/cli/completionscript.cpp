// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completionscript.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli::completion {

namespace {

constexpr Word last{"last"_L1, "the newest run"_L1};
constexpr Word sample{"sample"_L1, "a run that ships with the program"_L1};

QList<Word> wordsOf(CommandName command)
{
    using enum CommandName;
    switch (command) {
    case Plan:
    case Code:
    case Review:
    case Run:
    case Conformance:
    case Models:
    case Doctor:
    case Usage:
    case Config:
        return {};
    case Apply:
    case Diff:
    case Undo:
    case Prove:
        return {last};
    case Resume:
    case Show:
    case Compare:
    case Replay:
    case Export:
        return {last, sample};
    case History:
        return {{"delete"_L1, "delete runs for good"_L1}};
    case Completion:
        return {{"bash"_L1, {}}, {"zsh"_L1, {}}, {"fish"_L1, {}}};
    }
    Q_UNREACHABLE_RETURN({});
}

Arguments argumentsOf(CommandName command)
{
    if (takesTask(command)) {
        return Arguments::Text;
    }
    if (command == CommandName::Undo) {
        return Arguments::KeptRuns;
    }
    return takesRuns(command) && command != CommandName::History ? Arguments::Runs
                                                                 : Arguments::None;
}

} // namespace

Value valueOf(const OptionSpec &option)
{
    const QLatin1StringView value = option.value;
    if (value.isEmpty()) {
        return Value::None;
    }
    if (value == "TEXT"_L1) {
        return Value::Text;
    }
    if (value == "FILE"_L1) {
        return Value::Files;
    }
    if (value == "DIR"_L1) {
        return Value::Folders;
    }
    if (value == "NAME|DIR"_L1) {
        return Value::Profile;
    }
    if (value.startsWith("MODEL"_L1)) {
        return Value::Models;
    }
    if (value.startsWith("STAGE="_L1)) {
        return Value::StageModels;
    }
    return choicesOf(option).isEmpty() ? Value::Other : Value::Choice;
}

QStringList choicesOf(const OptionSpec &option)
{
    if (option.value == "STAGE"_L1) {
        return {u"planner"_s, u"coder"_s, u"reviewer"_s};
    }
    if (option.value == "FORMAT"_L1) {
        return {u"md"_s, u"html"_s, u"json"_s, u"patch"_s, u"zip"_s};
    }
    if (option.name == "allow"_L1) {
        return {u"secrets"_s, u"delete"_s, u"shrink"_s, u"bidi"_s, u"links"_s};
    }
    if (option.name == "findings"_L1) {
        return {u"all"_s};
    }
    const QString value = option.value;
    return value.contains(u'|') ? value.split(u'|') : QStringList();
}

QList<Use> uses()
{
    QList<Use> uses;
    for (const CommandSpec &spec : commandSpecs()) {
        const bool isHistory = spec.command == CommandName::History;
        Use use{.name = spec.name,
                .words = wordsOf(spec.command),
                .arguments = argumentsOf(spec.command)};
        Use deleting{
            .name = u"history delete"_s, .words = {last}, .arguments = Arguments::KeptRuns};
        for (const OptionSpec &option : optionSpecs()) {
            if (!option.belongsTo(spec.command)) {
                continue;
            }
            if (!isHistory || isFor(option, HistoryUse::List)) {
                use.options.append(option);
            }
            if (isHistory && isFor(option, HistoryUse::Delete)) {
                deleting.options.append(option);
            }
        }
        uses.append(std::move(use));
        if (isHistory) {
            uses.append(std::move(deleting));
        }
    }
    return uses;
}

QString quoted(QString text)
{
    return u'\'' % text.replace(u'\'', u"'\\''"_s) % u'\'';
}

} // namespace roo::cli::completion
