// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completionscript.h"

using namespace Qt::StringLiterals;

namespace roo::cli::completion {

namespace {

constexpr auto script = R"x(# bash completion for orchestrator

# These see the word to be completed, $word, and the quote that it began with, $quote.

# IDs, or their last six characters where none begins so.
_orchestrator_runs()
{
    local -a ids
    mapfile -t ids < <(@IDS@)
    [[ -z $word || " ${ids[*]}" == *" $word"* ]] || ids=("${ids[@]##*-}")
    printf '%s\n' "${ids[@]}"
}

_orchestrator_models()
{
    local start="${word%"${word##*[=,]}"}" model
    while IFS= read -r model; do
        printf '%s\n' "$start$model"
    done < <(@MODELS@)
}

_orchestrator_files() # what compgen is to find
{
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$@" -- "$word")
}

# A zip file stands for a run, too.
_orchestrator_zips()
{
    _orchestrator_files -f -X '!*.zip'
    [[ -z $word ]] || _orchestrator_files -d
}

# An @ and the name of a file; any other text is not ours to complete.
_orchestrator_text()
{
    local path
    compopt +o default 2>/dev/null
    [[ $word == @* && $word != @~* ]] || return
    while IFS= read -r path; do
        [[ ! -d $path ]] || path+=/
        [[ -n $quote ]] || printf -v path '%q' "$path"
        COMPREPLY+=("@$path")
    done < <(compgen -f -- "${word:1}")
}

_orchestrator_value() # the option
{
    case "$1" in
@VALUES@        *) return 1 ;;
    esac
    return 0
}

_orchestrator_argument() # the command
{
    case "$1" in
@ARGUMENTS@        *) words=@COMMANDS@ ;;
    esac
}

# bash cuts words at = and :, which models have in their names: here only blanks do.
_orchestrator()
{
    local line="${COMP_LINE:0:COMP_POINT}" quote="" prefix="" words="" full rest name
    local -a before
    full="${line##*[[:space:]]}"
    rest="${line%"$full"}"
    while [[ $rest == *\\[[:space:]] ]]; do # but no blank after a backslash
        name="${rest%?}"
        full="${name##*[[:space:]]}${rest: -1}$full"
        rest="${line%"$full"}"
    done
    read -r -a before <<<"$rest"
    local word="$full" option="${before[-1]}" use="${before[1]:-}"
    if [[ $full == --*=* ]]; then
        option="${full%%=*}" prefix="${full%%=*}=" word="${full#*=}"
    fi
    if [[ $word == [\"\']* ]]; then
        quote="${word:0:1}" word="${word:1}"
    fi
    [[ $use != history || " ${before[*]:2} " != *" delete "* ]] || use="history delete"
    COMPREPLY=()
    _orchestrator_value "$option" || [[ -n $prefix ]] || _orchestrator_argument "$use"

    # Not by compgen -W: that would carry out what a foreign name says.
    while IFS= read -r name; do
        [[ $name == "$word"* && $name =~ ^[A-Za-z0-9._:/@+=,-]+$ ]] && COMPREPLY+=("$name")
    done <<<"$words"

    # What is put in replaces what follows a quote or the last break; an @ it replaces, too.
    local breaks="${COMP_WORDBREAKS//[^=:]/}" cut=""
    if [[ -n $quote ]]; then
        prefix=""
    else
        [[ -z $breaks ]] || cut="${full%"${full##*["$breaks"]}"}"
        [[ $COMP_WORDBREAKS != *@* || ${full#"$cut"} != *@* ]] || cut="${full%@*}"
    fi
    local i
    for i in "${!COMPREPLY[@]}"; do
        name="$prefix${COMPREPLY[i]}"
        COMPREPLY[i]="${name#"$cut"}"
    done
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
    return 0
}

complete -o default -F _orchestrator orchestrator
)x"_L1;

//! As one word of several lines.
QString lines(const QStringList &words)
{
    return u"$'"_s % words.join(u"\\n"_s) % u'\'';
}

QString completed(const OptionSpec &option)
{
    switch (valueOf(option)) {
    case Value::None:
        return {};
    case Value::Other:
        return u"compopt +o default 2>/dev/null"_s;
    case Value::Text:
        return u"_orchestrator_text"_s;
    case Value::Choice:
        return u"words="_s % lines(choicesOf(option));
    case Value::Files:
        return u"_orchestrator_files -f"_s;
    case Value::Folders:
        return u"_orchestrator_files -d"_s;
    case Value::Profile:
        return u"words=\"$("_s % askForProfiles % u")\"; _orchestrator_files -d"_s;
    case Value::StageModels:
        return u"[[ $word == *=* ]] && words=\"$(_orchestrator_models)\" "
               "|| words="_s
            % lines({u"planner="_s, u"coder="_s, u"reviewer="_s});
    }
    Q_UNREACHABLE_RETURN({});
}

QString values()
{
    QString rows;
    for (const OptionSpec &option : optionSpecs()) {
        if (const QString commands = completed(option); !commands.isEmpty()) {
            rows += u"        --"_s % option.name % u") "_s % commands % u" ;;\n"_s;
        }
    }
    return rows;
}

QString completed(Arguments arguments)
{
    const QString runs = u"; [[ $word == -* ]] || words+=$'\\n'\"$(_orchestrator_runs)\""_s;
    switch (arguments) {
    case Arguments::None:
        return {};
    case Arguments::Text:
        return u"; _orchestrator_text"_s;
    case Arguments::Runs:
        return runs % u"; _orchestrator_zips"_s;
    case Arguments::KeptRuns:
        return runs;
    }
    Q_UNREACHABLE_RETURN({});
}

QString arguments()
{
    QString rows;
    const QList<Use> all = uses();
    for (const Use &use : all) {
        QStringList words;
        for (const Word &word : use.words) {
            words.append(word.word);
        }
        for (const OptionSpec &option : use.options) {
            words.append(u"--"_s % option.name);
        }
        words.append(u"--help"_s);
        rows += u"        \""_s % use.name % u"\") words="_s % lines(words)
            % completed(use.arguments) % u" ;;\n"_s;
    }
    return rows;
}

QString commands()
{
    QStringList names;
    for (const CommandSpec &spec : commandSpecs()) {
        names.append(spec.name);
    }
    return lines(names + QStringList{u"--help"_s, u"--version"_s});
}

} // namespace

QString bashScript()
{
    return QString(script)
        .replace(u"@IDS@"_s, askForIds)
        .replace(u"@MODELS@"_s, askForModels)
        .replace(u"@VALUES@"_s, values())
        .replace(u"@ARGUMENTS@"_s, arguments())
        .replace(u"@COMMANDS@"_s, commands());
}

} // namespace roo::cli::completion
