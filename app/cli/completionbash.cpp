// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completionscript.h"

using namespace Qt::StringLiterals;

namespace roo::cli::completion {

namespace {

constexpr auto script = R"x(# bash completion for orchestrator (bash 3.2 and later)

# These see the word to be completed as the program would, $word, the quote that is open in it,
# $quote, and what readline leaves of it, $cut: it replaces what follows the open quote or else the
# last break; an @ it replaces, too.

# Finds these and the words before, as bash would.
_orchestrator_read() # the line
{
    local rest="$1" breaks="${COMP_WORDBREAKS//[^=:@]/}" broken="" opened="" begun="" part next
    while [[ -n $rest ]]; do
        case "$quote" in
            \") part=${rest%%[\"\\]*} ;;
            \') part=${rest%%\'*} ;;
            *) part=${rest%%[[:space:]\"\'\\]*} ;;
        esac
        word+=$part rest=${rest:${#part}}
        if [[ -z $quote && -n $breaks && $part == *["$breaks"]* ]]; then
            broken=${word%"${part##*["$breaks"]}"}
            broken=${broken%@}
        fi
        next=${rest:0:1} rest=${rest:1}
        if [[ $next == \\ ]]; then
            [[ -z $quote || -z $rest || $rest == [\\\"\$\`]* ]] || word+=\\
            word+=${rest:0:1} rest=${rest:1}
        elif [[ -n $quote ]]; then
            [[ -z $next ]] || quote=""
        elif [[ $next == [\"\'] ]]; then
            quote=$next opened=$word begun=1
        elif [[ -n $next && -n $word$begun ]]; then
            before+=("$word")
            option=$word word="" broken="" begun=""
        fi
    done
    cut=$broken
    [[ -z $quote ]] || cut=$opened
}

# IDs, or their last six characters where none begins so.
_orchestrator_runs()
{
    local ids id
    ids=$'\n'"$(@IDS@)"
    while IFS= read -r id; do
        [[ $ids == *$'\n'"$word"* ]] || id=${id##*-}
        printf '%s\n' "$id"
    done <<<"$ids"
}

_orchestrator_models()
{
    local start="${word%"${word##*[=,]}"}" model
    while IFS= read -r model; do
        printf '%s\n' "$start$model"
    done < <(@MODELS@)
}

# Folders with a / behind them. compgen would unquote what is unquoted already.
_orchestrator_paths() # what they begin with
{
    local path
    set +f
    shopt -u failglob
    shopt -s dotglob nullglob
    [[ $(bind -v 2>/dev/null) != *'completion-ignore-case on'* ]] || shopt -s nocaseglob
    for path in "$1"*; do
        [[ ! -d $path ]] || path+=/
        [[ $path == *[[:cntrl:]]* ]] || printf '%s\n' "$path"
    done
}

_orchestrator_files() # what they end with
{
    local path home=""
    ! compopt -o filenames 2>/dev/null || filenames=1
    [[ -n $quote || $word != \~/* ]] || home=$HOME
    while IFS= read -r path; do
        [[ $path =~ $1 ]] || continue
        [[ -z $filenames ]] || path=${path%/}
        [[ -z $home ]] || path=\~${path#"$home"}
        found+=("$path")
    done < <(_orchestrator_paths "$home${word#"${home:+~}"}")
}

# A zip file stands for a run, too.
_orchestrator_zips()
{
    _orchestrator_files "[.]zip\$${word:+|/\$}"
}

# An @ and the name of a file; any other text is not ours to complete.
_orchestrator_text()
{
    local path
    compopt +o default 2>/dev/null
    [[ $word == @* ]] || return
    while IFS= read -r path; do
        found+=("@$path")
    done < <(_orchestrator_paths "${word:1}")
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

# Makes of $name what stands for it behind the open quote. A ! cannot stand in double quotes.
_orchestrator_quote()
{
    local rest="$name" special='\"$`' part
    [[ ! $name =~ ^[A-Za-z0-9._:/@+=,-]+$ ]] || return 0
    if [[ -z $quote ]]; then
        printf -v name '%q' "${rest#\~/}"
        [[ $rest != \~/* ]] || name=\~/$name
        return 0
    fi
    [[ $quote != \" || $name != *!* ]] || return 1
    [[ $quote == \" ]] || special=\'
    name=""
    while [[ $rest == *["$special"]* ]]; do
        part=${rest%%["$special"]*} rest=${rest:${#part}}
        name+=${part}${quote#\"}\\${rest:0:1}${quote#\"}
        rest=${rest:1}
    done
    name+=$rest
    # readline takes a quote in front or at the end for the one that opens or closes.
    [[ $name != "$quote"* ]] || name=$quote$name
    [[ $name != *"$quote" ]] || name+=$quote
}

# bash cuts words at = and :, which models have in their names: here only blanks do.
_orchestrator()
{
    local word="" quote="" cut="" option="" filenames="" prefix="" words="" name use
    local -a before found
    before=() found=() COMPREPLY=()
    _orchestrator_read "${COMP_LINE:0:COMP_POINT}"
    use=${before[1]:-}
    for name in "${before[@]:2}"; do
        [[ $use != history || $name != delete ]] || use="history delete"
    done
    if [[ $word == --*=* ]]; then
        option=${word%%=*} prefix=${word%%=*}= word=${word#*=}
    fi
    _orchestrator_value "$option" || [[ -n $prefix ]] || _orchestrator_argument "$use"

    # Not by compgen -W: that would carry out what a foreign name says.
    while IFS= read -r name; do
        [[ $name == "$word"* && $name =~ ^[A-Za-z0-9._:/@+=,-]+$ ]] && found+=("$name")
    done <<<"$words"

    ((${#found[@]})) || return 0
    for name in "${found[@]}"; do
        name=$prefix$name
        name=${name:${#cut}}
        [[ -n $filenames ]] || _orchestrator_quote || continue
        COMPREPLY+=("$name")
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
        return u"_orchestrator_files ."_s;
    case Value::Folders:
        return u"_orchestrator_files '/$'"_s;
    case Value::Profile:
        return u"words=\"$("_s % askForProfiles % u")\"; _orchestrator_files '/$'"_s;
    case Value::Models:
    case Value::StageModels: // one row for all commands that have the option
        return u"[[ $use == conformance || $word == *=* ]] && words=\"$(_orchestrator_models)\" "
               "|| words="_s
            % lines({u"planner="_s, u"coder="_s, u"reviewer="_s});
    }
    Q_UNREACHABLE_RETURN({});
}

QString values()
{
    QString rows;
    QStringList seen;
    for (const OptionSpec &option : optionSpecs()) {
        const QString commands = seen.contains(option.name) ? QString() : completed(option);
        seen.append(option.name);
        if (!commands.isEmpty()) {
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
