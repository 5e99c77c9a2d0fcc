// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr auto programTail = R"(
TASK, PLAN and CODE are the text itself, @FILE, or - for standard input.
RUN is an ID, its beginning, its last six characters, last, sample, or a zip file;
for history delete and undo only what is kept here.

Answers go to standard output, progress and errors to standard error. Into a pipe
or a file goes only the answer of the attempt that succeeded, whole.

Settings come from options, then the environment, --env-file, ./.env and the saved
settings: LITELLM_BASE_URL, LITELLM_API_KEY, REQUEST_TIMEOUT_MS and the others that
.env.example lists. `orchestrator config` shows what counts and where it came from.

Exit codes; where several apply, the first in this order:
  129, 130, 143  interrupted (SIGHUP, SIGINT, SIGTERM)
  2              usage: the command line is wrong, or names a run or a file that is not
                 there
  3              configuration, credentials, the proxy's budget, a redirect
  4              the proxy cannot be reached
  1              the run failed: all models failed, or an answer was empty
                 (with --strict also: cut by the token limit); or a kept run cannot be
                 read
  9              the output cannot be written, or --out-files had nothing to write
  141            the reader of the output has gone
  5              a change was refused or did not fit, another program was writing, or
                 the answer was no: nothing was written
  6              a check fails that did not before
  7              the Reviewer rejects the changes (without a folder: with --strict)
  8              a budget of yours is used up: orchestrator usage shows it
  0              done

Examples:
  orchestrator run "Create a simple REST API endpoint"
  orchestrator plan @task.md > plan.md
  orchestrator code @task.md --context @plan.md --out-files src
  orchestrator review @task.md --plan @plan.md --code @code.md
  orchestrator run @task.md --model coder=openrouter/qwen/qwen3-coder:free --json
  orchestrator run @task.md --workspace . --apply
  orchestrator prove last
  orchestrator undo last
  orchestrator history --search "rest api"
  orchestrator resume last
  orchestrator replay sample
)"_L1;

QLatin1StringView examples(CommandName command)
{
    switch (command) {
    case CommandName::Plan:
        return R"(  orchestrator plan "Create a simple REST API endpoint"
  orchestrator plan @task.md --attach README.md > plan.md
)"_L1;
    case CommandName::Code:
        return R"(  orchestrator code @task.md --context @plan.md
  orchestrator plan @task.md | orchestrator code @task.md --context -
)"_L1;
    case CommandName::Review:
        return R"x(  orchestrator review @task.md --plan @plan.md --code @code.md
  orchestrator review "A REST API" --context "PLAN:\nOne route\n\nCODE:\nprint(1)"
)x"_L1;
    case CommandName::Run:
        return R"(  orchestrator run "Create a simple REST API endpoint"
  orchestrator run @task.md --out answers --out-files src
  orchestrator run "Rename greet to hello" --workspace . --apply
  orchestrator run - --json < task.md | jq -r '.error.kind // empty'
)"_L1;
    case CommandName::Resume:
        return R"(  orchestrator resume last
  orchestrator resume last --findings 1,3 --apply
  orchestrator resume k3w9ma --from coder --model coder=openrouter/qwen/qwen3-coder:free
)"_L1;
    case CommandName::History:
        return R"(  orchestrator history --since 7d
  orchestrator history --search "rest api"
  orchestrator history delete --older-than 90d
)"_L1;
    case CommandName::Show:
        return R"(  orchestrator show last
  orchestrator show 20261122-16 --requests
)"_L1;
    case CommandName::Compare:
        return R"(  orchestrator compare k3w9ma last
  orchestrator compare k3w9ma last --stage coder
)"_L1;
    case CommandName::Replay:
        return R"(  orchestrator replay sample
  orchestrator replay last --fast > answers.md
  orchestrator replay run.zip
)"_L1;
    case CommandName::Export:
        return R"(  orchestrator export last --output run.html
  orchestrator export last --format zip > run.zip
)"_L1;
    case CommandName::Apply:
        return R"(  orchestrator apply last --workspace .
  orchestrator apply k3w9ma --yes --allow delete
  orchestrator apply - --workspace . --yes < answer.md
)"_L1;
    case CommandName::Diff:
        return R"(  orchestrator diff last
  orchestrator diff last --workspace . | less -R
)"_L1;
    case CommandName::Undo:
        return "  orchestrator undo last\n"_L1;
    case CommandName::Prove:
        return R"(  orchestrator prove
  orchestrator prove last --allow-checks --json
)"_L1;
    case CommandName::Conformance:
        return R"(  orchestrator conformance
  orchestrator conformance --model openrouter/qwen/qwen3-coder:free,gpt-4o-mini
)"_L1;
    case CommandName::Completion:
        return R"(  orchestrator completion bash > ~/.local/share/bash-completion/completions/orchestrator
  orchestrator completion zsh > ~/.zfunc/_orchestrator    # where fpath leads
  orchestrator completion fish > ~/.config/fish/completions/orchestrator.fish
)"_L1;
    case CommandName::Models:
        return "  orchestrator models\n"_L1;
    case CommandName::Doctor:
        return "  orchestrator doctor --base-url https://proxy.example\n"_L1;
    case CommandName::Usage:
        return R"(  orchestrator usage
  orchestrator usage --days 7 --json
)"_L1;
    case CommandName::Config:
        return R"(  orchestrator config --env-file ci.env
  orchestrator config --profiles
)"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

//! What the words in capitals stand for.
QString explanation(CommandName command)
{
    if (takesTask(command)) {
        return u"\nTASK, and the TEXT of an option, is the text itself, @FILE, or - for standard "
               "input.\n"_s;
    }
    if (command == CommandName::History) {
        return u"\nRUN is "_s % keptRunNames
            % u".\nTIME is a date (2026-11-20) or a date and a time (2026-11-20T15:00), both local "
              "time,\nor an age: 90m, 12h, 7d, 2w (minutes, hours, days, weeks).\n"_s;
    }
    if (command == CommandName::Undo) {
        return u"\nRUN is "_s % keptRunNames % u".\n"_s;
    }
    if (command == CommandName::Apply) {
        return u"\nRUN is "_s % runNames % u",\nor - for an answer from standard input.\n"_s;
    }
    return takesRuns(command) ? u"\nRUN is "_s % runNames % u".\n"_s : QString();
}

QString row(const QString &left, QLatin1StringView right)
{
    constexpr qsizetype column = 34;
    if (left.size() >= column) {
        return left % u'\n' % QString(column, u' ') % right % u'\n';
    }
    return left.leftJustified(column) % right % u'\n';
}

} // namespace

const QList<CommandSpec> &commandSpecs()
{
    using enum CommandName;
    static const QList<CommandSpec> specs{
        {Plan, "plan"_L1, "TASK"_L1, "Ask the Planner for a plan."_L1},
        {Code, "code"_L1, "TASK --context PLAN"_L1, "Ask the Coder for the code."_L1},
        {Review, "review"_L1, "TASK --plan PLAN --code CODE"_L1,
         "Ask the Reviewer for a review."_L1},
        {Run, "run"_L1, "TASK"_L1, "Planner, Coder and Reviewer, one after the other."_L1},
        {Resume, "resume"_L1, "RUN"_L1, "Go on with a run that failed or was stopped."_L1},
        {History, "history"_L1, "[delete RUN...]"_L1, "List, search and delete the kept runs."_L1},
        {Show, "show"_L1, "RUN"_L1, "Show a run with its attempts."_L1},
        {Compare, "compare"_L1, "RUN RUN"_L1, "Two runs side by side, with a diff."_L1},
        {Replay, "replay"_L1, "RUN"_L1, "Play a run again, without a network."_L1},
        {Export, "export"_L1, "RUN"_L1, "A run as md, html, json, patch or zip."_L1},
        {Apply, "apply"_L1, "RUN|-"_L1, "Write a run's changes, or an answer's, to a folder."_L1},
        {Diff, "diff"_L1, "RUN"_L1, "Show what a run's changes do to the files."_L1},
        {Undo, "undo"_L1, "RUN"_L1, "Take back what a run has changed."_L1},
        {Prove, "prove"_L1, "[RUN]"_L1, "Check a folder, or a run's changes of it."_L1},
        {Conformance, "conformance"_L1, {}, "Measure how well models keep to the edit format."_L1},
        {Models, "models"_L1, {}, "List the models that the proxy offers."_L1},
        {Doctor, "doctor"_L1, {}, "Check the way to the proxy, step by step."_L1},
        {Usage, "usage"_L1, {}, "What was spent today, and what is left."_L1},
        {Config, "config"_L1, {}, "Show every setting and where it came from."_L1},
        {Completion, "completion"_L1, "bash|zsh|fish"_L1, "Print a completion script."_L1},
    };
    return specs;
}

const QList<OptionSpec> &optionSpecs()
{
    using enum CommandName;
    static const QList<CommandName> talkative{
        Plan,  Code, Review, Run,   Resume,      History, Show,   Compare, Replay, Export,
        Apply, Diff, Undo,   Prove, Conformance, Models,  Doctor, Usage,   Config};
    static const QList<CommandName> structured{Plan,  Code,        Review, Run,    Resume, History,
                                               Show,  Compare,     Replay, Apply,  Diff,   Undo,
                                               Prove, Conformance, Models, Doctor, Usage,  Config};
    static const QList<CommandName> tasks{Plan, Code, Review, Run};
    static const QList<CommandName> runs{Plan, Code, Review, Run, Resume};
    static const QList<CommandName> proving{Code, Run, Resume};
    static const QList<CommandName> sending{Plan, Code, Review, Run, Resume, Conformance};
    static const QList<CommandName> proxied{Plan,        Code,   Review, Run,   Resume,
                                            Conformance, Models, Doctor, Config};
    static const QList<CommandName> configured = proxied + QList<CommandName>{Usage};
    static const QList<CommandName> profiled{Plan, Code, Review, Run, Resume, Doctor, Config};
    static const QList<CommandName> workflows{Plan,   Code,   Review,      Run,
                                              Resume, Doctor, Conformance, Config};
    static const QList<CommandName> talking{Plan,   Code,   Review, Run,         Resume,
                                            Models, Doctor, Replay, Conformance, Prove};
    static const QList<OptionSpec> specs{
        {"context"_L1,
         "TEXT"_L1,
         "The plan (code), or PLAN: and CODE: (review)."_L1,
         {Code, Review}},
        {"plan"_L1, "TEXT"_L1, "The plan."_L1, {Code, Review}},
        {"code"_L1, "TEXT"_L1, "The code to review."_L1, {Review}},
        {"attach"_L1, "FILE"_L1, "Put a file into the prompts; may be repeated."_L1, tasks},
        {"workspace"_L1,
         "DIR"_L1,
         "The folder that the changes are for."_L1,
         {Plan, Code, Run, Resume, Apply, Diff, Prove}},
        {"apply"_L1, {}, "Write the changes, if all of them fit."_L1, {Code, Run, Resume}},
        {"allow"_L1,
         "WHAT[,WHAT...]"_L1,
         "secrets, delete, shrink, bidi, links."_L1,
         {Plan, Code, Review, Run, Resume, Apply, Conformance}},
        {"accept-level"_L1,
         "2|3"_L1,
         "3: take typographic characters for plain ones."_L1,
         {Code, Run, Resume, Apply}},
        {"allow-checks"_L1,
         {},
         "Run the folder's checks without asking."_L1,
         {Code, Run, Resume, Prove}},
        {"no-proof"_L1, {}, "Run no checks."_L1, proving},
        {"rounds"_L1, "N"_L1, "So often the changes go back to the Coder (2)."_L1, proving},
        {"round"_L1, "N"_L1, "Only what this round has changed."_L1, {Diff}},
        {"anyway"_L1, {}, "Even if checks fail, or the Reviewer says no."_L1, {Apply}},
        {"from"_L1, "STAGE"_L1, "Begin with this stage, done or not."_L1, {Resume}},
        {"findings"_L1,
         "all|N[,N...]"_L1,
         "Have the Coder mend what the Reviewer found."_L1,
         {Resume}},
        {"search"_L1, "WORDS"_L1, "Runs that have all of the words."_L1, {History}},
        {"since"_L1, "TIME"_L1, "Not older than that."_L1, {History}},
        {"limit"_L1, "N"_L1, "At most so many (50); 0 is no limit."_L1, {History}},
        {"ids"_L1, {}, "Only the IDs, one a line."_L1, {History}},
        {"all"_L1, {}, "The runs of conformance, too."_L1, {History}},
        {"older-than"_L1, "TIME"_L1, "delete: all that are older; instead of RUN."_L1, {History}},
        {"yes"_L1, {}, "Do not ask."_L1, {History, Apply, Undo}},
        {"requests"_L1, {}, "With the requests as they were sent."_L1, {Show}},
        {"stage"_L1, "STAGE"_L1, "Only this stage."_L1, {Compare}},
        {"fast"_L1, {}, "Without the waits."_L1, {Replay}},
        {"format"_L1,
         "FORMAT"_L1,
         "md, html, json, patch, zip; else as --output ends."_L1,
         {Export}},
        {"output"_L1, "FILE"_L1, "Write there, over an old one, if there is."_L1, {Export}},
        {"out"_L1, "DIR"_L1, "Write plan.md, code.md and review.md there."_L1, runs},
        {"out-files"_L1,
         "DIR"_L1,
         "Write the code's files there, never over one."_L1,
         {Code, Run, Resume}},
        {"strict"_L1, {}, "A cut answer, or a rejection, fails."_L1, runs},
        {"stream"_L1,
         {},
         "Stream into a pipe or a file, too."_L1,
         {Plan, Code, Review, Run, Resume, Replay}},
        {"no-history"_L1, {}, "Keep nothing of this run."_L1, sending},
        {"profile"_L1, "NAME|DIR"_L1, "The workflow (baseline)."_L1, workflows},
        {"model"_L1, "STAGE=MODEL[,MODEL...]"_L1, "Other models for a stage; may be repeated."_L1,
         profiled},
        {"model"_L1,
         "MODEL[,MODEL...]"_L1,
         "Models to measure; may be repeated."_L1,
         {Conformance}},
        {"base-url"_L1, "URL"_L1, "The proxy, such as http://localhost:4000."_L1, proxied},
        {"env-file"_L1, "FILE"_L1, "Read variables from this file."_L1, configured},
        {"trust-env-file"_L1, {}, "The URL in ./.env may get any key."_L1, proxied},
        {"api-key-file"_L1, "FILE"_L1, "Read the key from this file."_L1, proxied},
        {"timeout"_L1, "MS"_L1, "Connecting, first byte, silence (120000)."_L1, proxied},
        {"days"_L1, "N"_L1, "Also the N days before today, at most 90."_L1, {Usage}},
        {"profiles"_L1, {}, "Only the names of the profiles, one a line."_L1, {Config}},
        {"json"_L1, {}, "JSON on standard output, one object a line."_L1, structured},
        {"quiet"_L1, {}, "No progress: errors, and what an answer lacks."_L1, talkative},
        {"verbose"_L1, {}, "Say more about what happens."_L1, talking},
        {"color"_L1, "auto|always|never"_L1, "Colours in messages; NO_COLOR counts."_L1, talkative},
    };
    return specs;
}

bool isFor(const OptionSpec &option, HistoryUse use)
{
    const bool isDeletesOwn = option.name == "older-than"_L1 || option.name == "yes"_L1;
    switch (use) {
    case HistoryUse::List:
        return !isDeletesOwn;
    case HistoryUse::Delete:
        return isDeletesOwn || option.name == "quiet"_L1 || option.name == "color"_L1;
    }
    Q_UNREACHABLE_RETURN(false);
}

const CommandSpec &commandSpec(CommandName command)
{
    return *std::ranges::find(commandSpecs(), command, &CommandSpec::command);
}

std::optional<CommandName> commandFromName(QStringView name)
{
    const auto found = std::ranges::find_if(
        commandSpecs(), [name](const CommandSpec &spec) { return spec.name == name; });
    return found == commandSpecs().end() ? std::nullopt : std::optional(found->command);
}

bool takesTask(CommandName command)
{
    using enum CommandName;
    return command == Plan || command == Code || command == Review || command == Run;
}

bool takesRuns(CommandName command)
{
    using enum CommandName;
    return command == Resume || command == History || command == Show || command == Compare
        || command == Replay || command == Export || command == Apply || command == Diff
        || command == Undo || command == Prove;
}

bool needsProxy(CommandName command)
{
    using enum CommandName;
    return takesTask(command) || command == Resume || command == Conformance || command == Models
        || command == Doctor;
}

QString programHelp()
{
    QString help = u"Usage: orchestrator COMMAND [OPTIONS]\n\n"
                   "Runs a task through three model calls, Planner, Coder and Reviewer, against a\n"
                   "LiteLLM proxy, with retry and a chain of fallback models.\n\nCommands:\n"_s;
    for (const CommandSpec &spec : commandSpecs()) {
        help += row(u"  "_s % spec.name % u' ' % spec.arguments, spec.summary);
    }
    help += u'\n' % row(u"  --version"_s, "The version."_L1)
        % row(u"  COMMAND --help"_s, "The options of a command."_L1)
        % row(u"  help PAGE"_s, "A page of the user's guide; help guide names them."_L1);
    return help % programTail;
}

QString commandHelp(CommandName command)
{
    const CommandSpec &spec = commandSpec(command);
    QString help = u"Usage: orchestrator "_s % spec.name % u' ' % spec.arguments
        % (spec.arguments.isEmpty() ? u""_s : u" "_s) % u"[OPTIONS]\n\n"_s % spec.summary
        % u"\n\nOptions:\n"_s;
    for (const OptionSpec &option : optionSpecs()) {
        if (option.belongsTo(command)) {
            help += row(u"  --"_s % option.name % u' ' % option.value, option.description);
        }
    }
    help += row(u"  -h, --help"_s, "Show this help."_L1);
    return help % explanation(command) % u"\nExamples:\n"_s % examples(command);
}

} // namespace roo::cli
