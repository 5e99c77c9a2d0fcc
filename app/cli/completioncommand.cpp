// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completioncommand.h"

#include "cli/options.h"

#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

// What the shells ask the program for. Models take the network: not for long, and in silence.
constexpr auto listRuns = "orchestrator history --ids --limit 200 --quiet 2>/dev/null"_L1;
constexpr auto listModels = "orchestrator models --timeout 2000 --quiet 2>/dev/null"_L1;

//! What stands behind an option, as a shell can complete it.
enum class Value { None, Text, Choice, Files, Folders, StageModel };

struct ValueKind
{
    Value kind = Value::Text;
    QStringList choices = {};
};

ValueKind valueOf(const OptionSpec &option)
{
    const QString value = option.value;
    if (value.isEmpty()) {
        return {.kind = Value::None};
    }
    if (value == "FILE"_L1) {
        return {.kind = Value::Files};
    }
    if (value.endsWith("DIR"_L1)) {
        return {.kind = Value::Folders};
    }
    if (value == "STAGE"_L1) {
        return {.kind = Value::Choice, .choices = {u"planner"_s, u"coder"_s, u"reviewer"_s}};
    }
    if (value == "FORMAT"_L1) {
        return {.kind = Value::Choice, .choices = {u"md"_s, u"html"_s, u"json"_s, u"zip"_s}};
    }
    if (value.startsWith("STAGE="_L1)) {
        return {.kind = Value::StageModel};
    }
    return value.contains(u'|') ? ValueKind{.kind = Value::Choice, .choices = value.split(u'|')}
                                : ValueKind{};
}

QString shellQuoted(QString text)
{
    return u'\'' % text.replace(u'\'', u"'\\''"_s) % u'\'';
}

QStringList commandNames()
{
    QStringList names;
    for (const CommandSpec &spec : commandSpecs()) {
        names.append(spec.name);
    }
    return names;
}

//! The words that a command takes beside its options.
QStringList fixedWords(CommandName command)
{
    switch (command) {
    case CommandName::Completion:
        return {u"bash"_s, u"zsh"_s, u"fish"_s};
    case CommandName::History:
        return {u"delete"_s};
    case CommandName::Replay:
        return {u"sample"_s, u"last"_s};
    default:
        return takesRuns(command) ? QStringList{u"last"_s} : QStringList();
    }
}

QString bashScript()
{
    QString script = u"# bash completion for orchestrator\n"
                     "_orchestrator()\n{\n"
                     "    # bash cuts words at = and :, which models have in their names\n"
                     "    local line=\"${COMP_LINE:0:COMP_POINT}\" words=\"\" i\n"
                     "    local word=\"${line##*[[:space:]]}\"\n"
                     "    local before=\"${line%\"$word\"}\"\n"
                     "    read -r -a before <<<\"$before\"\n"
                     "    local option=\"${before[-1]}\" command=\"${before[1]:-}\"\n"
                     "    COMPREPLY=()\n"
                     "    case \"$option\" in\n"_s;
    QStringList seen;
    for (const OptionSpec &spec : optionSpecs()) {
        const ValueKind value = valueOf(spec);
        const QString name = u"        --"_s % spec.name % u") "_s;
        if (value.kind == Value::Choice) {
            script += name % u"words=\""_s % value.choices.join(u' ') % u"\" ;;\n"_s;
        } else if (value.kind == Value::Files) {
            script += name % u"mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return ;;\n"_s;
        } else if (value.kind == Value::Folders) {
            script += name % u"mapfile -t COMPREPLY < <(compgen -d -- \"$word\"); return ;;\n"_s;
        } else if (value.kind == Value::StageModel) {
            script += name
                % u"\n            if [[ $word == *=* ]]; then\n"
                  "                words=\"$("_s
                % listModels
                % u" | sed \"s|^|${word%\"${word##*[=,]}\"}|\")\"\n"
                  "            else\n"
                  "                words=\"planner= coder= reviewer=\"\n"
                  "                compopt -o nospace 2>/dev/null\n"
                  "            fi\n            ;;\n"_s;
        } else if (value.kind == Value::Text) {
            seen.append(u"--"_s % spec.name);
        }
    }
    script += u"        "_s % seen.join(u'|')
        % u") return ;;\n        *)\n            case \"$command\" in\n"_s;
    for (const CommandSpec &command : commandSpecs()) {
        QStringList words = fixedWords(command.command);
        for (const OptionSpec &option : optionSpecs()) {
            if (option.belongsTo(command.command)) {
                words.append(u"--"_s % option.name);
            }
        }
        script += u"                "_s % command.name % u") words=\""_s % words.join(u' ')
            % u" --help\""_s;
        if (takesRuns(command.command)) {
            script += u"; [[ $word == -* ]] || words+=\" $("_s % listRuns % u")\""_s;
        }
        script += u" ;;\n"_s;
    }
    return script % u"                *) words=\""_s % commandNames().join(u' ')
        % u" --help --version\" ;;\n            esac\n            ;;\n    esac\n"
          "    # Not by compgen -W: that would carry out what a foreign name says.\n"
          "    local cut=\"${word%\"${word##*[=:]}\"}\"\n"
          "    while IFS= read -r i; do\n"
          "        [[ $i == \"$word\"* && $i =~ ^[A-Za-z0-9._:/@+=,-]+$ ]] || continue\n"
          "        COMPREPLY+=(\"${i#\"$cut\"}\")\n"
          "    done <<<\"${words// /$'\\n'}\"\n"
          "}\n"
          "complete -o default -F _orchestrator orchestrator\n"_s;
}

QString zshAction(const OptionSpec &option)
{
    const ValueKind value = valueOf(option);
    const QString label = u':' % QString(option.name) % u':';
    switch (value.kind) {
    case Value::None:
        return {};
    case Value::Text:
        return label;
    case Value::Choice:
        return label % u'(' % value.choices.join(u' ') % u')';
    case Value::Files:
        return label % u"_files"_s;
    case Value::Folders:
        return label % u"_files -/"_s;
    case Value::StageModel:
        return label % u"_orchestrator_stage_model"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString zshScript()
{
    QString script = u"#compdef orchestrator\n\n"
                     "_orchestrator_runs() {\n    local -a runs\n    runs=(last ${(f)\"$("_s
        % listRuns
        % u")\"})\n    _describe -t runs run runs\n}\n\n"
          "_orchestrator_stage_model() {\n"
          "    if compset -P '*[=,]'; then\n        local -a models\n        models=(${(f)\"$("_s
        % listModels
        % u")\"})\n        compadd -a models\n"
          "    else\n        compadd -S = planner coder reviewer\n    fi\n}\n\n"
          "_orchestrator() {\n    local -a commands\n    commands=(\n"_s;
    for (const CommandSpec &spec : commandSpecs()) {
        script += u"        "_s % shellQuoted(spec.name % u':' % spec.summary) % u'\n';
    }
    script
        += u"    )\n    if ((CURRENT == 2)); then\n        _describe -t commands command commands\n"
           "        return\n    fi\n    local command=$words[2]\n    shift words\n"
           "    ((CURRENT--))\n    case $command in\n"_s;
    for (const CommandSpec &command : commandSpecs()) {
        script += u"        "_s % command.name % u")\n            _arguments"_s;
        for (const OptionSpec &option : optionSpecs()) {
            if (option.belongsTo(command.command)) {
                QString description = option.description;
                description.replace(u'[', u"\\["_s).replace(u']', u"\\]"_s);
                script += u" \\\n                "_s
                    % shellQuoted(u"*--"_s % option.name % u'[' % description % u']'
                                  % zshAction(option));
            }
        }
        const QStringList fixed = fixedWords(command.command);
        script += takesRuns(command.command)
            ? u" \\\n                '*:run:{_orchestrator_runs; compadd "_s % fixed.join(u' ')
                % u"; _files -g \"*.zip\"}'"_s
            : fixed.isEmpty() ? u" \\\n                '*:text:_files'"_s
                              : u" \\\n                '*:word:("_s % fixed.join(u' ') % u")'"_s;
        script += u"\n            ;;\n"_s;
    }
    return script % u"    esac\n}\n\n_orchestrator \"$@\"\n"_s;
}

QString fishScript()
{
    const QString names = commandNames().join(u' ');
    QString script = u"# fish completion for orchestrator\n"
                     "set -l commands "_s
        % names
        % u"\n"
          "function __orchestrator_stage_model\n"
          "    set -l word (commandline -ct)\n"
          "    if string match -q '*=*' -- $word\n"
          "        set -l start (string replace -r '[^=,]*$' '' -- $word)\n"
          "        for model in ("_s
        % listModels
        % u")\n            echo $start$model\n        end\n"
          "    else\n        printf '%s\\n' planner= coder= reviewer=\n    end\nend\n"_s;
    for (const CommandSpec &spec : commandSpecs()) {
        script
            += u"complete -c orchestrator -f -n \"not __fish_seen_subcommand_from $commands\" -a "_s
            % spec.name % u" -d "_s % shellQuoted(spec.summary) % u'\n';
    }
    for (const CommandSpec &command : commandSpecs()) {
        const QString start = u"complete -c orchestrator -n '__fish_seen_subcommand_from "_s
            % command.name % u"' "_s;
        for (const OptionSpec &option : optionSpecs()) {
            if (!option.belongsTo(command.command)) {
                continue;
            }
            const ValueKind value = valueOf(option);
            QString line
                = start % u"-l "_s % option.name % u" -d "_s % shellQuoted(option.description);
            if (value.kind == Value::Choice) {
                line += u" -x -a "_s % shellQuoted(value.choices.join(u' '));
            } else if (value.kind == Value::StageModel) {
                line += u" -x -a '(__orchestrator_stage_model)'"_s;
            } else if (value.kind == Value::Folders) {
                line += u" -x -a '(__fish_complete_directories)'"_s;
            } else if (value.kind == Value::Text) {
                line += u" -x"_s;
            } else if (value.kind == Value::Files) {
                line += u" -r"_s;
            }
            script += line % u'\n';
        }
        if (takesRuns(command.command)) {
            script += start % u"-f -a '"_s % fixedWords(command.command).join(u' ') % u" ("_s
                % listRuns % u")'\n"_s;
        } else if (const QStringList fixed = fixedWords(command.command); !fixed.isEmpty()) {
            script += start % u"-f -a "_s % shellQuoted(fixed.join(u' ')) % u'\n';
        }
    }
    return script;
}

} // namespace

QString completionScript(const QString &shell)
{
    return shell == "bash"_L1 ? bashScript() : shell == "zsh"_L1 ? zshScript() : fishScript();
}

CompletionCommand::CompletionCommand(Console &console, QString shell)
    : Command(console)
    , m_shell(std::move(shell))
{
}

void CompletionCommand::start()
{
    console().answer(completionScript(m_shell).toUtf8());
    finishLater(ExitCode::Done);
}

void CompletionCommand::cancel(ErrorKind) {}

} // namespace roo::cli
