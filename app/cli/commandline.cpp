// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/commandline.h"

#include "cli/guidepage.h"
#include "cli/modeloptions.h"
#include "core/base/text.h"
#include "core/config/sources.h"
#include "core/run/ledger.h"

#include <QCommandLineParser>
#include <QDir>

#include <array>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

void addOptions(QCommandLineParser &parser, CommandName command)
{
    parser.addOption({{u"h"_s, u"help"_s}, u"Show this help."_s});
    for (const OptionSpec &spec : optionSpecs()) {
        if (spec.belongsTo(command)) {
            parser.addOption({spec.name, spec.description, spec.value});
        }
    }
}

QString nearest(const QString &word, const QStringList &candidates, const QString &prefix)
{
    const QStringList alike = text::lookAlikes(word, candidates, 1);
    return alike.isEmpty() ? QString() : u" Did you mean %1%2?"_s.arg(prefix, alike.constFirst());
}

QString unknownOption(const QString &name, CommandName command)
{
    QStringList names;
    for (const OptionSpec &spec : optionSpecs()) {
        if (spec.name == name) {
            const bool isExportAsJson = command == CommandName::Export && name == "json"_L1;
            return u"orchestrator %1 has no option --%2.%3"_s.arg(
                commandSpec(command).name, name,
                isExportAsJson ? u" For JSON say --format json."_s : QString());
        }
        if (spec.belongsTo(command)) {
            names.append(spec.name);
        }
    }
    const QString hint = name == "api-key"_L1
        ? u" A key on the command line would show in the list of processes: use --api-key-file, "
          "LITELLM_API_KEY or .env."_s
        : nearest(name, names, u"--"_s);
    return u"Unknown option %1%2.%3"_s.arg(name.size() == 1 ? u"-"_s : u"--"_s, name, hint);
}

QString unknownCommand(const QString &name)
{
    QStringList names;
    for (const CommandSpec &spec : commandSpecs()) {
        names.append(spec.name);
    }
    return u"Unknown command %1.%2"_s.arg(name, nearest(name, names, u"orchestrator "_s));
}

Parsed<ColorMode> parseColor(const QString &value)
{
    if (value.isEmpty() || value == "auto"_L1) {
        return ColorMode::Auto;
    }
    if (value == "always"_L1) {
        return ColorMode::Always;
    }
    if (value == "never"_L1) {
        return ColorMode::Never;
    }
    return usage(u"--color %1: expected auto, always or never."_s.arg(value));
}

//! An empty value is a variable of a shell that was not set: leaving it out of account would, say,
//! send another key than the one that was meant.
Parsed<void> checkValues(const QCommandLineParser &parser, CommandName command)
{
    const auto isBlank = [](const QString &value) { return value.trimmed().isEmpty(); };
    for (const OptionSpec &spec : optionSpecs()) {
        const bool hasValue = !spec.value.isEmpty() && spec.belongsTo(command);
        if (hasValue && std::ranges::any_of(parser.values(spec.name), isBlank)) {
            return usage(u"--%1 is empty."_s.arg(spec.name));
        }
    }
    const QStringList given = parser.optionNames();
    if (given.contains(u"quiet"_s) && given.contains(u"verbose"_s)) {
        return usage(u"--quiet and --verbose exclude each other."_s);
    }
    return {};
}

//! Asking the parser for an option that the command does not have would warn.
QStringList valuesIfSet(const QCommandLineParser &parser, const QString &name)
{
    return parser.optionNames().contains(name) ? parser.values(name) : QStringList();
}

std::optional<QString> valueIfSet(const QCommandLineParser &parser, const QString &name)
{
    return parser.optionNames().contains(name) ? std::optional(parser.value(name)) : std::nullopt;
}

Parsed<CommonOptions> commonOptions(const QCommandLineParser &parser, CommandName command)
{
    const bool hasStages = command != CommandName::Conformance;
    const auto models = parseModels(hasStages ? valuesIfSet(parser, u"model"_s) : QStringList());
    const auto color = parseColor(valueIfSet(parser, u"color"_s).value_or(QString()));
    if (!models) {
        return std::unexpected(models.error());
    }
    if (!color) {
        return std::unexpected(color.error());
    }
    CommonOptions options{.models = *models,
                          .isJson = parser.optionNames().contains(u"json"_s),
                          .isQuiet = parser.optionNames().contains(u"quiet"_s),
                          .isVerbose = parser.optionNames().contains(u"verbose"_s),
                          .color = *color};
    constexpr std::array settings{std::pair{"base-url"_L1, config::variable::baseUrl},
                                  std::pair{"timeout"_L1, config::variable::requestTimeout},
                                  std::pair{"profile"_L1, config::variable::profile}};
    for (const auto &[name, variable] : settings) {
        if (!parser.optionNames().contains(name)) {
            continue;
        }
        options.app.sources.options.insert(variable,
                                           {.name = u"--"_s % name, .value = parser.value(name)});
    }
    options.app.sources.envFile = valueIfSet(parser, u"env-file"_s).value_or(QString());
    options.app.sources.workingFolder = QDir::currentPath();
    options.app.sources.folders = config::standardFolders();
    options.app.keyRules.apiKeyFile = valueIfSet(parser, u"api-key-file"_s).value_or(QString());
    options.app.keyRules.trustWorkingFolderEnv = parser.optionNames().contains(u"trust-env-file"_s);
    return options;
}

//! What running has in common, with a task or without.
RunOptions runOptions(const QCommandLineParser &parser)
{
    RunOptions options{.attachments = valuesIfSet(parser, u"attach"_s),
                       .outFolder = valueIfSet(parser, u"out"_s).value_or(QString()),
                       .isStrict = parser.optionNames().contains(u"strict"_s),
                       .isLive = parser.optionNames().contains(u"stream"_s)};
    options.context = valueIfSet(parser, u"context"_s);
    options.plan = valueIfSet(parser, u"plan"_s);
    options.code = valueIfSet(parser, u"code"_s);
    options.outFilesFolder = valueIfSet(parser, u"out-files"_s).value_or(QString());
    return options;
}

Parsed<RunOptions> taskOptions(const QCommandLineParser &parser)
{
    const QStringList positional = parser.positionalArguments();
    if (positional.isEmpty()) {
        return usage(u"TASK is missing: the text itself, @FILE, or - for standard input."_s);
    }
    if (positional.size() > 1) {
        return usage(
            u"More than one TASK: \"%1\". Put quotes around the text."_s.arg(positional.at(1)));
    }
    RunOptions options = runOptions(parser);
    options.task = positional.constFirst();
    if (options.context && (options.plan || options.code)) {
        return usage(u"--context says the same as --plan and --code: use one or the other."_s);
    }
    return options;
}

Parsed<void> checkContext(const RunOptions &options, CommandName command)
{
    if (command == CommandName::Code && !options.context && !options.plan) {
        return usage(u"The plan is missing: --context PLAN, as text, @FILE or -."_s);
    }
    if (command == CommandName::Review && !options.context && !(options.plan && options.code)) {
        const QString missing = options.plan ? u"The code is"_s
            : options.code                   ? u"The plan is"_s
                                             : u"The plan and the code are"_s;
        return usage(missing
                     % u" missing: --plan PLAN --code CODE, or --context "
                       "\"PLAN:\\n…\\n\\nCODE:\\n…\"."_s);
    }
    return {};
}

//! Standard input can be read only once.
Parsed<void> checkStandardInput(const RunOptions &options)
{
    const std::array texts{std::pair{u"TASK"_s, std::optional(options.task)},
                           std::pair{u"--context"_s, options.context},
                           std::pair{u"--plan"_s, options.plan},
                           std::pair{u"--code"_s, options.code}};
    QStringList readers;
    for (const auto &[name, text] : texts) {
        if (text == u"-"_s) {
            readers.append(name);
        }
    }
    if (readers.size() > 1) {
        return usage(
            u"Only one of %1 can be read from standard input."_s.arg(readers.join(u" and "_s)));
    }
    return {};
}

Parsed<void> readTaskArguments(const QCommandLineParser &parser, Invocation &invocation)
{
    const Parsed<RunOptions> run = taskOptions(parser);
    if (!run) {
        return std::unexpected(run.error());
    }
    invocation.run = *run;
    return checkContext(*run, invocation.command).and_then([&run] {
        return checkStandardInput(*run);
    });
}

Parsed<void> readShell(const QCommandLineParser &parser, Invocation &invocation)
{
    const QStringList shells{u"bash"_s, u"zsh"_s, u"fish"_s};
    invocation.shell = parser.positionalArguments().value(0);
    if (parser.positionalArguments().size() != 1 || !shells.contains(invocation.shell)) {
        return usage(u"completion: expected the name of a shell: bash, zsh or fish."_s);
    }
    return {};
}

//! The names of the profiles depend on no setting and have one form.
Parsed<void> readConfigOptions(const QCommandLineParser &parser, Invocation &invocation)
{
    const QStringList given = parser.optionNames();
    invocation.listsProfiles = given.contains(u"profiles"_s);
    for (const QString &name : given) {
        const bool goesWithIt = name == "profiles"_L1 || name == "quiet"_L1 || name == "color"_L1;
        if (invocation.listsProfiles && !goesWithIt) {
            return usage(u"--%1 is nothing for config --profiles."_s.arg(name));
        }
    }
    return {};
}

Parsed<void> readUsageOptions(const QCommandLineParser &parser, Invocation &invocation)
{
    const std::optional<QString> days = valueIfSet(parser, u"days"_s);
    bool isNumber = true;
    invocation.days = days ? days->toInt(&isNumber) : 0;
    if (!isNumber || invocation.days < 0 || invocation.days > run::ledgerDays) {
        return usage(
            u"--days %1: expected a whole number from 0 to %2."_s.arg(*days).arg(run::ledgerDays));
    }
    return {};
}

//! What stands behind the options, and what goes with it.
Parsed<void> readArguments(const QCommandLineParser &parser, Invocation &invocation)
{
    const CommandName command = invocation.command;
    if (takesTask(command)) {
        return readTaskArguments(parser, invocation);
    }
    if (takesRuns(command)) {
        const auto kept = parseKeptOptions(parser, command, QDateTime::currentDateTime());
        if (!kept) {
            return std::unexpected(kept.error());
        }
        invocation.kept = *kept;
        invocation.run = runOptions(parser);
        return {};
    }
    if (command == CommandName::Completion) {
        return readShell(parser, invocation);
    }
    if (!parser.positionalArguments().isEmpty()) {
        return usage(u"%1 takes no arguments: \"%2\"."_s.arg(
            commandSpec(command).name, parser.positionalArguments().constFirst()));
    }
    if (command == CommandName::Conformance) {
        const Parsed<QStringList> models = parseMeasured(valuesIfSet(parser, u"model"_s));
        invocation.measured = models.value_or(QStringList());
        return models ? Parsed<void>() : std::unexpected(models.error());
    }
    if (command == CommandName::Usage) {
        return readUsageOptions(parser, invocation);
    }
    return command == CommandName::Config ? readConfigOptions(parser, invocation) : Parsed<void>();
}

} // namespace

Parsed<std::variant<Invocation, Information>> parseCommandLine(const QStringList &arguments)
{
    using Answer = std::variant<Invocation, Information>;
    const QString first = arguments.value(0);
    if (first == "--version"_L1 || first == "-v"_L1) {
        return Answer(Information{u"orchestrator " ROO_VERSION "\n"_s});
    }
    if (arguments.isEmpty() || first == "--help"_L1 || first == "-h"_L1 || first == "help"_L1) {
        const QString name = arguments.value(1);
        const std::optional<CommandName> topic = commandFromName(name);
        if (first == "help"_L1 && !topic && !name.isEmpty() && !name.startsWith(u'-')) {
            const std::optional<QString> page = guidePage(name);
            return page ? Parsed<Answer>(Information{*page}) : usage(unknownCommand(name));
        }
        return Answer(Information{topic ? commandHelp(*topic) : programHelp()});
    }
    const std::optional<CommandName> command = commandFromName(first);
    if (!command) {
        return usage(first.startsWith(u'-')
                         ? u"The command comes first: orchestrator COMMAND [OPTIONS]."_s
                         : unknownCommand(first));
    }
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser, *command);
    const bool parsed = parser.parse(arguments);
    if (parser.isSet(u"help"_s)) {
        return Answer(Information{commandHelp(*command)});
    }
    if (!parser.unknownOptionNames().isEmpty()) {
        return usage(unknownOption(parser.unknownOptionNames().constFirst(), *command));
    }
    if (!parsed) {
        return usage(parser.errorText());
    }
    if (const auto checked = checkValues(parser, *command); !checked) {
        return std::unexpected(checked.error());
    }
    Parsed<CommonOptions> common = commonOptions(parser, *command);
    if (!common) {
        return std::unexpected(common.error());
    }
    Invocation invocation{.command = *command, .common = *std::move(common)};
    invocation.common.app.keepsHistory = !parser.optionNames().contains(u"no-history"_s);
    if (const auto read = readArguments(parser, invocation); !read) {
        return std::unexpected(read.error());
    }
    const Parsed<EditOptions> edits = parseEditOptions(parser, *command);
    if (!edits) {
        return std::unexpected(edits.error());
    }
    invocation.edits = *edits;
    return Answer(invocation);
}

} // namespace roo::cli
