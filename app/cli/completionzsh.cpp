// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completionscript.h"

using namespace Qt::StringLiterals;

namespace roo::cli::completion {

namespace {

constexpr auto script = R"x(#compdef orchestrator

# IDs, or their last six characters where none begins so, newest first.
_orchestrator_kept_runs() {
    local -a runs named parts
    local run
    runs=(${(f)"$(@RUNS@)"})
    if [[ -n $PREFIX && -z ${(M)runs:#${(b)PREFIX}*} ]]; then
        runs=(${runs#[0-9]*-[0-9]*-})
    fi
    named=('@LAST@')
    for run in $runs; do
        parts=(${=run})
        named+=("$parts[1]:${parts[2,-1]}")
    done
    _describe -V -t runs run named
}

_orchestrator_runs() {
    local -a kinds
    kinds=('runs:run:_orchestrator_kept_runs' 'samples:sample:(sample)'
        'files:zip file:_path_files -g "*.zip(-.)"')
    [[ -z $PREFIX ]] || kinds+=('directories:folder:_path_files -/')
    _alternative $kinds
}

_orchestrator_text() {
    if compset -P '@'; then
        _files
    else
        _message -e text 'text, @FILE, or -'
    fi
}

_orchestrator_profile() {
    local -a profiles
    profiles=(${(f)"$(@PROFILES@)"})
    _alternative 'profiles:profile:compadd -a profiles' 'directories:folder:_path_files -/'
}

_orchestrator_models() {
    local -a models
    compset -P '*,'
    models=(${(f)"$(@MODELS@)"})
    compadd -a models
}

_orchestrator_stage_models() {
    if compset -P '*='; then
        _orchestrator_models
    else
        compadd -S = planner coder reviewer
    fi
}

_orchestrator() {
    local -a commands
    commands=(
@COMMANDS@    )
    if ((CURRENT == 2)); then
        _describe -t commands command commands
        return
    fi
    shift words
    ((CURRENT--))
    local use=$words[1]
    [[ $use != history || -z ${words[(r)delete]} ]] || use='history delete'
    case $use in
@USES@    esac
}

# Loaded by its name, or read by a shell that is being set up.
if [[ $funcstack[1] == _orchestrator ]]; then
    _orchestrator "$@"
else
    compdef _orchestrator orchestrator
fi
)x"_L1;

QString action(const OptionSpec &option)
{
    switch (valueOf(option)) {
    case Value::None:
    case Value::Other:
        return {};
    case Value::Text:
        return u"_orchestrator_text"_s;
    case Value::Choice:
        return u'(' % choicesOf(option).join(u' ') % u')';
    case Value::Files:
        return u"_files"_s;
    case Value::Folders:
        return u"_files -/"_s;
    case Value::Profile:
        return u"_orchestrator_profile"_s;
    case Value::Models:
        return u"_orchestrator_models"_s;
    case Value::StageModels:
        return u"_orchestrator_stage_models"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

//! For _arguments: *--name=[description]:label:action
QString specOf(const OptionSpec &option)
{
    QString description = option.description;
    description.replace(u'[', u"\\["_s).replace(u']', u"\\]"_s);
    const bool isSwitch = valueOf(option) == Value::None;
    return quoted(u"*--"_s % option.name % (isSwitch ? u"["_s : u"=["_s) % description % u']'
                  % (isSwitch ? QString() : u':' % QString(option.name) % u':' % action(option)));
}

QString specOf(const Use &use)
{
    switch (use.arguments) {
    case Arguments::None:
        break;
    case Arguments::Text:
        return u"'*:text:_orchestrator_text'"_s;
    case Arguments::Runs:
        return u"'*:run:_orchestrator_runs'"_s;
    case Arguments::KeptRuns:
        return u"'1:command:(delete)' '*:run:_orchestrator_kept_runs'"_s;
    }
    QStringList words;
    for (const Word &word : use.words) {
        words.append(word.word);
    }
    return words.isEmpty() ? QString() : u"'1:word:("_s % words.join(u' ') % u")'"_s;
}

QString rows()
{
    QString rows;
    const QList<Use> all = uses();
    for (const Use &use : all) {
        QStringList specs{u"'--help[Show this help.]'"_s};
        for (const OptionSpec &option : use.options) {
            specs.append(specOf(option));
        }
        if (const QString arguments = specOf(use); !arguments.isEmpty()) {
            specs.append(arguments);
        }
        rows += u"        "_s % quoted(use.name)
            % u")\n            _arguments \\\n                "_s
            % specs.join(u" \\\n                "_s) % u"\n            ;;\n"_s;
    }
    return rows;
}

QString commands()
{
    QString rows;
    for (const CommandSpec &spec : commandSpecs()) {
        rows += u"        "_s % quoted(spec.name % u':' % spec.summary) % u'\n';
    }
    return rows;
}

} // namespace

QString zshScript()
{
    return QString(script)
        .replace(u"@RUNS@"_s, askForRuns)
        .replace(u"@MODELS@"_s, askForModels)
        .replace(u"@PROFILES@"_s, askForProfiles)
        .replace(u"@LAST@"_s, u"last:the newest run"_s)
        .replace(u"@COMMANDS@"_s, commands())
        .replace(u"@USES@"_s, rows());
}

} // namespace roo::cli::completion
