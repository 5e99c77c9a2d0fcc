// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr auto programTail = R"(
TASK, PLAN and CODE are the text itself, @FILE, or - for standard input.

Answers go to standard output, progress and errors to standard error. Into a pipe
or a file goes only the answer of the attempt that succeeded, whole.

Settings come from options, then the environment, --env-file, ./.env and the saved
settings: LITELLM_BASE_URL, LITELLM_API_KEY, REQUEST_TIMEOUT_MS and the others that
.env.example lists. `orchestrator config` shows what counts and where it came from.

Exit codes; where several apply, the first in this order:
  130, 143  interrupted (SIGINT, SIGTERM)
  2         usage: the command line is wrong
  3         configuration, credentials, the proxy's budget, a redirect
  4         the proxy cannot be reached
  1         the run failed: all models failed, or an answer was empty
            (with --strict also: cut by the token limit)
  9         the output cannot be written
  141       the reader of the output has gone
  0         done

Examples:
  orchestrator run "Create a simple REST API endpoint"
  orchestrator plan @task.md > plan.md
  orchestrator code @task.md --context @plan.md --out-files src
  orchestrator review @task.md --plan @plan.md --code @code.md
  orchestrator run @task.md --model coder=openrouter/qwen/qwen3-coder:free --json
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
  orchestrator run - --json < task.md | jq -r '.error.kind // empty'
)"_L1;
    case CommandName::Models:
        return "  orchestrator models\n"_L1;
    case CommandName::Doctor:
        return "  orchestrator doctor --base-url https://proxy.example\n"_L1;
    case CommandName::Config:
        return "  orchestrator config --env-file ci.env\n"_L1;
    }
    Q_UNREACHABLE_RETURN({});
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
        {Models, "models"_L1, {}, "List the models that the proxy offers."_L1},
        {Doctor, "doctor"_L1, {}, "Check the way to the proxy, step by step."_L1},
        {Config, "config"_L1, {}, "Show every setting and where it came from."_L1},
    };
    return specs;
}

const QList<OptionSpec> &optionSpecs()
{
    using enum CommandName;
    static const QList<CommandName> all{};
    static const QList<CommandName> runs{Plan, Code, Review, Run};
    static const QList<CommandName> allButConfig{Plan, Code, Review, Run, Models, Doctor};
    static const QList<CommandName> allButModels{Plan, Code, Review, Run, Doctor, Config};
    static const QList<OptionSpec> specs{
        {"context"_L1,
         "TEXT"_L1,
         "The plan (code), or PLAN: and CODE: (review)."_L1,
         {Code, Review}},
        {"plan"_L1, "TEXT"_L1, "The plan."_L1, {Code, Review}},
        {"code"_L1, "TEXT"_L1, "The code to review."_L1, {Review}},
        {"attach"_L1, "FILE"_L1, "Put a file into the prompts; may be repeated."_L1, runs},
        {"out"_L1, "DIR"_L1, "Write plan.md, code.md and review.md there."_L1, runs},
        {"out-files"_L1, "DIR"_L1, "Write the code's files there, never over one."_L1, {Code, Run}},
        {"strict"_L1, {}, "An answer cut by the token limit fails."_L1, runs},
        {"stream"_L1, {}, "Stream into a pipe or a file, too."_L1, runs},
        {"no-history"_L1, {}, "Keep nothing of this run."_L1, runs},
        {"profile"_L1, "NAME|DIR"_L1, "The workflow (baseline)."_L1, allButModels},
        {"model"_L1, "STAGE=MODEL[,MODEL...]"_L1, "Other models for a stage; may be repeated."_L1,
         allButModels},
        {"base-url"_L1, "URL"_L1, "The proxy, such as http://localhost:4000."_L1, all},
        {"env-file"_L1, "FILE"_L1, "Read variables from this file."_L1, all},
        {"trust-env-file"_L1, {}, "The URL in ./.env may get any key."_L1, all},
        {"api-key-file"_L1, "FILE"_L1, "Read the key from this file."_L1, all},
        {"timeout"_L1, "MS"_L1, "Connecting, first byte, silence (120000)."_L1, all},
        {"json"_L1, {}, "JSON on standard output, one object a line."_L1, all},
        {"quiet"_L1, {}, "No progress: errors, and what an answer lacks."_L1, all},
        {"verbose"_L1, {}, "Say more about what happens."_L1, allButConfig},
        {"color"_L1, "auto|always|never"_L1, "Colours in messages; NO_COLOR counts."_L1, all},
    };
    return specs;
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
    switch (command) {
    case CommandName::Plan:
    case CommandName::Code:
    case CommandName::Review:
    case CommandName::Run:
        return true;
    case CommandName::Models:
    case CommandName::Doctor:
    case CommandName::Config:
        return false;
    }
    Q_UNREACHABLE_RETURN(false);
}

bool needsProxy(CommandName command)
{
    switch (command) {
    case CommandName::Plan:
    case CommandName::Code:
    case CommandName::Review:
    case CommandName::Run:
    case CommandName::Models:
    case CommandName::Doctor:
        return true;
    case CommandName::Config:
        return false;
    }
    Q_UNREACHABLE_RETURN(false);
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
        % row(u"  COMMAND --help"_s, "The options of a command."_L1);
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
    return help % u"\nExamples:\n"_s % examples(command);
}

} // namespace roo::cli
