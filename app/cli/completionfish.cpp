// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completionscript.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace roo::cli::completion {

namespace {

constexpr auto script = R"x(# fish completion for orchestrator

function __orchestrator_uses
    set -l words (commandline -opc)
    set -l use $words[2]
    if test "$use" = history; and contains -- delete $words[3..]
        set use 'history delete'
    end
    test "$use" = "$argv[1]"
end

# The word to be completed as it was typed, without an option in front of it.
function __orchestrator_typed
    commandline -ct | string replace -r -- '^(["\']?)--[a-z-]+=' '$1' | string collect
end

# As the program would see it: a quote that is open is closed.
function __orchestrator_word
    set -l typed (__orchestrator_typed)
    for quote in '' '"' "'"
        string unescape -- "$typed$quote"; and return
    end
end

# IDs, or their last six characters where none begins so, newest first.
function __orchestrator_runs
    set -l word (__orchestrator_word)
    set -l runs (@RUNS@)
    set -q runs[1]; or return
    if test -n "$word"; and not string match -qr -- '^'(string escape --style=regex -- $word) $runs
        set runs (string replace -r '^[0-9]+-[0-9]+-' '' -- $runs)
    end
    for run in $runs
        set -l parts (string split -n ' ' -- $run)
        printf '%s\t%s\n' $parts[1] (string join ' ' -- $parts[2..])
    end
end

# The files and folders whose names begin so.
function __orchestrator_paths
    set -l paths $argv[1]*
    for path in $paths
        test -d $path; and set path $path/
        printf '%s\n' $path
    end
end

# A zip file stands for a run, too.
function __orchestrator_zips
    set -l word (__orchestrator_word)
    set -l paths (__orchestrator_paths "$word")
    set -q paths[1]; or return
    string match -- '*.zip' $paths
    test -n "$word"; and string match -- '*/' $paths
end

# An @ and the name of a file; any other text is not ours to complete.
function __orchestrator_text
    set -l word (__orchestrator_word)
    string match -q -- '@*' $word; or return
    for path in (__orchestrator_paths (string sub -s 2 -- $word))
        printf '@%s\n' $path
    end
end

function __orchestrator_models
    set -l start (string replace -r '[^=,]*$' '' -- (__orchestrator_word))
    for model in (@MODELS@)
        echo $start$model
    end
end

function __orchestrator_stage_models
    if string match -q -- '*=*' (__orchestrator_word)
        __orchestrator_models
    else
        printf '%s\n' planner= coder= reviewer=
    end
end

complete -c orchestrator -f
)x"_L1;

QString parameters(const OptionSpec &option)
{
    switch (valueOf(option)) {
    case Value::None:
        return {};
    case Value::Other:
        return u" -x"_s;
    case Value::Text:
        return u" -x -a '(__orchestrator_text)'"_s;
    case Value::Choice:
        return u" -x -a "_s % quoted(choicesOf(option).join(u' '));
    case Value::Files:
        return u" -r -F"_s;
    case Value::Folders:
        return u" -x -a '(__fish_complete_directories (__orchestrator_typed))'"_s;
    case Value::Profile:
        return u" -x -a '("_s % askForProfiles
            % u") (__fish_complete_directories (__orchestrator_typed))'"_s;
    case Value::Models:
        return u" -x -a '(__orchestrator_models)'"_s;
    case Value::StageModels:
        return u" -x -a '(__orchestrator_stage_models)'"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString parameters(Arguments arguments)
{
    switch (arguments) {
    case Arguments::None:
        return {};
    case Arguments::Text:
        return u"-a '(__orchestrator_text)'"_s;
    case Arguments::Runs:
        return u"-k -a '(__orchestrator_runs) (__orchestrator_zips)'"_s;
    case Arguments::KeptRuns:
        return u"-k -a '(__orchestrator_runs)'"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString described(QLatin1StringView meaning)
{
    return meaning.isEmpty() ? QString() : u" -d "_s % quoted(meaning);
}

QString rows(const Use &use)
{
    const QString start = u"complete -c orchestrator -n "_s
        % quoted(u"__orchestrator_uses \""_s % use.name % u'"') % u' ';
    QString rows;
    for (const OptionSpec &option : use.options) {
        rows += start % u"-l "_s % option.name % described(option.description) % parameters(option)
            % u'\n';
    }
    rows += start % u"-l help"_s % described("Show this help."_L1) % u'\n';
    if (const QString arguments = parameters(use.arguments); !arguments.isEmpty()) {
        rows += start % arguments % u'\n';
    }
    for (const Word &word : use.words | std::views::reverse) { // the last one is shown first
        rows += start % u"-k -a "_s % word.word % described(word.meaning) % u'\n';
    }
    return rows;
}

QString commands()
{
    QString rows;
    for (const CommandSpec &spec : commandSpecs()) {
        rows += u"complete -c orchestrator -n '__orchestrator_uses \"\"' -a "_s % spec.name
            % described(spec.summary) % u'\n';
    }
    return rows % u"complete -c orchestrator -n '__orchestrator_uses \"\"' -l version\n"_s;
}

} // namespace

QString fishScript()
{
    QString text
        = QString(script).replace(u"@RUNS@"_s, askForRuns).replace(u"@MODELS@"_s, askForModels)
        % commands();
    const QList<Use> all = uses();
    for (const Use &use : all) {
        text += rows(use);
    }
    return text;
}

} // namespace roo::cli::completion
