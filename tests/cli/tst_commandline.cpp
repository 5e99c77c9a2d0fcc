// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/commandline.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::cli;

namespace {

//! What the arguments ask for; the test fails otherwise.
Invocation invocationOf(const QStringList &arguments)
{
    const auto parsed = parseCommandLine(arguments);
    if (!parsed || !std::holds_alternative<Invocation>(*parsed)) {
        QTest::qFail(qPrintable(parsed ? u"no command"_s : parsed.error().message), __FILE__,
                     __LINE__);
        return {};
    }
    return std::get<Invocation>(*parsed);
}

QString helpOf(const QStringList &arguments)
{
    const auto parsed = parseCommandLine(arguments);
    return parsed && std::holds_alternative<Information>(*parsed)
        ? std::get<Information>(*parsed).text
        : QString();
}

//! The option of the same name that means something else, for other commands; null: there is none.
const OptionSpec *otherOfTheName(const OptionSpec &spec)
{
    const auto other = std::ranges::find_if(optionSpecs(), [&spec](const OptionSpec &each) {
        return each.name == spec.name && each.value != spec.value;
    });
    return other == optionSpecs().end() ? nullptr : &*other;
}

QString optionOf(const Invocation &invocation, QLatin1StringView variable)
{
    return invocation.common.app.sources.options.value(variable).value;
}

} // namespace

class CommandLineTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void defaults_areQuietAboutEverything();
    void runOptions_areUnderstood();
    void commonOptions_areUnderstood();
    void optionAndValue_mayBeOneWord();
    void task_mayLookLikeAnOption();
    void task_isTakenAsItIs_data();
    void task_isTakenAsItIs();
    void model_maybeGivenForEachStage();
    void model_givenTwiceForAStageIsTheLast();
    void everyOption_isUnderstoodByItsCommandsOnly_data();
    void everyOption_isUnderstoodByItsCommandsOnly();
    void help_namesAllOptionsOfACommand_data();
    void help_namesAllOptionsOfACommand();
    void help_saysWhatArgumentsAre();
    void help_ofTheProgramNamesAllCommandsAndExitCodes();
    void help_winsOverWhatIsWrong();
};

void CommandLineTest::defaults_areQuietAboutEverything()
{
    const Invocation run = invocationOf({u"run"_s, u"task"_s});
    QCOMPARE(run.command, CommandName::Run);
    QCOMPARE(run.run.task, u"task"_s);
    QVERIFY(!run.run.context && !run.run.plan && !run.run.code);
    QVERIFY(run.run.attachments.isEmpty() && run.run.outFolder.isEmpty()
            && run.run.outFilesFolder.isEmpty());
    QVERIFY(!run.run.isStrict && !run.run.isLive);
    QVERIFY(run.common.models.isEmpty() && run.common.app.sources.options.isEmpty());
    QVERIFY(!run.common.isJson && !run.common.isQuiet && !run.common.isVerbose);
    QCOMPARE(run.common.color, ColorMode::Auto);
    QVERIFY(run.common.app.keepsHistory && !run.common.app.sources.configFolderEnv);
    QVERIFY(!run.common.app.keyRules.trustWorkingFolderEnv);
}

void CommandLineTest::runOptions_areUnderstood()
{
    const Invocation review
        = invocationOf({u"review"_s, u"--plan"_s, u"@p"_s, u"--code"_s, u"-"_s, u"task"_s,
                        u"--attach"_s, u"a"_s, u"--attach"_s, u"b"_s, u"--out"_s, u"o"_s,
                        u"--strict"_s, u"--stream"_s, u"--no-history"_s});
    QCOMPARE(review.run.plan, u"@p"_s);
    QCOMPARE(review.run.code, u"-"_s);
    QCOMPARE(review.run.attachments, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(review.run.outFolder, u"o"_s);
    QVERIFY(review.run.isStrict && review.run.isLive && !review.common.app.keepsHistory);
    QCOMPARE(invocationOf({u"code"_s, u"x"_s, u"--context"_s, u"p"_s, u"--out-files"_s, u"src"_s})
                 .run.outFilesFolder,
             u"src"_s);
}

void CommandLineTest::commonOptions_areUnderstood()
{
    const Invocation doctor = invocationOf(
        {u"doctor"_s, u"--base-url"_s, u"http://x"_s, u"--timeout"_s, u"5"_s, u"--profile"_s,
         u"p"_s, u"--env-file"_s, u"e"_s, u"--api-key-file"_s, u"k"_s, u"--trust-env-file"_s,
         u"--json"_s, u"--quiet"_s, u"--color"_s, u"never"_s});
    QCOMPARE(optionOf(doctor, config::variable::baseUrl), u"http://x"_s);
    QCOMPARE(optionOf(doctor, config::variable::requestTimeout), u"5"_s);
    QCOMPARE(optionOf(doctor, config::variable::profile), u"p"_s);
    QCOMPARE(doctor.common.app.sources.options.value(config::variable::baseUrl).name,
             u"--base-url"_s);
    QCOMPARE(doctor.common.app.sources.envFile, u"e"_s);
    QCOMPARE(doctor.common.app.keyRules.apiKeyFile, u"k"_s);
    QVERIFY(doctor.common.app.keyRules.trustWorkingFolderEnv);
    QVERIFY(doctor.common.isJson && doctor.common.isQuiet && !doctor.common.isVerbose);
    QVERIFY(invocationOf({u"doctor"_s, u"--verbose"_s}).common.isVerbose);
    QVERIFY(!parseCommandLine({u"doctor"_s, u"--verbose"_s, u"--quiet"_s}));
    QCOMPARE(doctor.common.color, ColorMode::Never);
}

void CommandLineTest::optionAndValue_mayBeOneWord()
{
    const Invocation run
        = invocationOf({u"run"_s, u"--base-url=http://x?a=b"_s, u"--out=a=b"_s, u"task"_s});
    QCOMPARE(optionOf(run, config::variable::baseUrl), u"http://x?a=b"_s);
    QCOMPARE(run.run.outFolder, u"a=b"_s);
}

void CommandLineTest::task_mayLookLikeAnOption()
{
    QCOMPARE(invocationOf({u"run"_s, u"--quiet"_s, u"--"_s, u"--help me"_s}).run.task,
             u"--help me"_s);
    QCOMPARE(invocationOf({u"run"_s, u"-"_s}).run.task, u"-"_s);
}

void CommandLineTest::task_isTakenAsItIs_data()
{
    QTest::addColumn<QString>("task");

    QTest::newRow("blanks") << u"  two  words \n"_s;
    QTest::newRow("literal escapes") << u"a\\nb"_s;
    QTest::newRow("quotes") << u"\"'`$(rm -rf /)"_s;
    QTest::newRow("not only Latin") << u"ä蘋果🍎"_s;
}

void CommandLineTest::task_isTakenAsItIs()
{
    QFETCH(QString, task);
    QCOMPARE(invocationOf({u"plan"_s, task}).run.task, task);
}

void CommandLineTest::model_maybeGivenForEachStage()
{
    const Invocation run = invocationOf(
        {u"run"_s, u"x"_s, u"--model"_s, u"planner=a"_s, u"--model"_s, u"coder= b:free , c=d "_s});
    QCOMPARE(run.common.models.value(run::Role::Planner), QStringList{u"a"_s});
    QCOMPARE(run.common.models.value(run::Role::Coder), (QStringList{u"b:free"_s, u"c=d"_s}));
    QVERIFY(!run.common.models.contains(run::Role::Reviewer));
}

void CommandLineTest::model_givenTwiceForAStageIsTheLast()
{
    const Invocation run
        = invocationOf({u"run"_s, u"x"_s, u"--model"_s, u"coder=a"_s, u"--model"_s, u"coder=b"_s});
    QCOMPARE(run.common.models.value(run::Role::Coder), QStringList{u"b"_s});
}

void CommandLineTest::everyOption_isUnderstoodByItsCommandsOnly_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("understood");

    for (const OptionSpec &spec : optionSpecs()) {
        for (const CommandSpec &command : commandSpecs()) {
            if (const OptionSpec *other = otherOfTheName(spec);
                other != nullptr && other->belongsTo(command.command)) {
                continue; // that one has the row
            }
            QTest::addRow("%s --%s %s", command.name.data(), spec.name.data(), spec.value.data())
                << QString(spec.name) << QString(spec.value) << QString(command.name)
                << spec.belongsTo(command.command);
        }
    }
}

void CommandLineTest::everyOption_isUnderstoodByItsCommandsOnly()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(QString, command);
    QFETCH(bool, understood);
    const CommandName name = *commandFromName(command);
    QStringList arguments{command};
    if (takesTask(name)) {
        arguments.append(u"task"_s);
    } else if (option == "older-than"_L1) {
        arguments.append(u"delete"_s);
    } else if (option == "yes"_L1 && name == CommandName::History) {
        arguments += {u"delete"_s, u"last"_s};
    } else if (name == CommandName::Compare) {
        arguments += {u"last"_s, u"last"_s};
    } else if (takesRuns(name) && name != CommandName::History) {
        arguments.append(u"last"_s);
    } else if (name == CommandName::Completion) {
        arguments.append(u"bash"_s);
    }
    if (name == CommandName::Export && option != "format"_L1) {
        arguments += {u"--format"_s, u"md"_s};
    }
    const bool isContext = option == "context"_L1 || option == "plan"_L1 || option == "code"_L1;
    if (name == CommandName::Code && !isContext) {
        arguments += {u"--plan"_s, u"x"_s};
    } else if (name == CommandName::Review && option != "context"_L1) {
        arguments += {u"--plan"_s, u"x"_s, u"--code"_s, u"x"_s};
    }
    const QStringList needFolder{u"apply"_s, u"allow-checks"_s, u"no-proof"_s, u"rounds"_s};
    if (needFolder.contains(option)) {
        arguments += {u"--workspace"_s, u"."_s};
    }
    arguments.append(u"--"_s + option);
    if (!value.isEmpty()) {
        const QHash<QString, QString> values{{u"MS"_s, u"1"_s},
                                             {u"N"_s, u"1"_s},
                                             {u"TIME"_s, u"1d"_s},
                                             {u"STAGE"_s, u"coder"_s},
                                             {u"FORMAT"_s, u"md"_s},
                                             {u"STAGE=MODEL[,MODEL...]"_s, u"coder=m"_s},
                                             {u"WHAT[,WHAT...]"_s, u"delete"_s},
                                             {u"all|N[,N...]"_s, u"all"_s},
                                             {u"2|3"_s, u"3"_s},
                                             {u"auto|always|never"_s, u"never"_s}};
        // A workspace has to be there.
        arguments.append(option == "workspace"_L1 ? u"."_s : values.value(value, u"value"_s));
    }
    const auto parsed = parseCommandLine(arguments);
    QVERIFY2(parsed.has_value() == understood,
             parsed ? "understood" : qPrintable(parsed.error().message));
}

void CommandLineTest::help_namesAllOptionsOfACommand_data()
{
    QTest::addColumn<QString>("command");

    for (const CommandSpec &spec : commandSpecs()) {
        QTest::newRow(spec.name.data()) << QString(spec.name);
    }
}

void CommandLineTest::help_namesAllOptionsOfACommand()
{
    QFETCH(QString, command);
    const QString help = helpOf({command, u"--help"_s});
    QVERIFY(help.startsWith(u"Usage: orchestrator "_s + command));
    QCOMPARE(helpOf({u"help"_s, command}), help);
    QVERIFY(help.endsWith(u'\n'));
    for (const OptionSpec &spec : optionSpecs()) {
        const QString option = u"  --%1 %2"_s.arg(spec.name, spec.value);
        QCOMPARE(help.contains(option), spec.belongsTo(*commandFromName(command)));
    }
    QVERIFY(help.contains(u"\nExamples:\n"_s));
    for (const QString &line : help.split(u'\n')) {
        QVERIFY2(line.size() <= 88 && !line.endsWith(u' '), qPrintable(line));
    }
}

void CommandLineTest::help_saysWhatArgumentsAre()
{
    for (const CommandSpec &spec : commandSpecs()) {
        const QString help = helpOf({spec.name, u"--help"_s});
        const bool isHistory = spec.command == CommandName::History;
        const bool isForKept = isHistory || spec.command == CommandName::Undo;
        QCOMPARE(help.contains(u"RUN is "_s + runNames), takesRuns(spec.command) && !isForKept);
        QCOMPARE(help.contains(u"RUN is "_s + keptRunNames), isForKept);
        QCOMPARE(help.contains(u"(minutes, hours, days, weeks)"_s), isHistory);
        QCOMPARE(help.contains(u"@FILE"_s), takesTask(spec.command));
    }
    QVERIFY(helpOf({u"--help"_s}).contains(u"RUN is "_s + runNames));
}

void CommandLineTest::help_ofTheProgramNamesAllCommandsAndExitCodes()
{
    const QString help = helpOf({u"--help"_s});
    QCOMPARE(helpOf({}), help);
    for (const CommandSpec &spec : commandSpecs()) {
        QVERIFY2(help.contains(u"\n  %1"_s.arg(spec.name)), spec.name.data());
    }
    for (const QString &code : {u"129, 130, 143"_s, u"2  "_s, u"3  "_s, u"4  "_s, u"1  "_s,
                                u"9  "_s, u"141"_s, u"5  "_s, u"0  "_s}) {
        QVERIFY2(help.contains(u"\n  "_s + code), qPrintable(code));
    }
    for (const QString &line : help.split(u'\n')) {
        QVERIFY2(line.size() <= 88 && !line.endsWith(u' '), qPrintable(line));
    }
}

void CommandLineTest::help_winsOverWhatIsWrong()
{
    QVERIFY(!helpOf({u"plan"_s, u"--nonsense"_s, u"-h"_s}).isEmpty());
    QVERIFY(!helpOf({u"review"_s, u"a"_s, u"b"_s, u"--help"_s}).isEmpty());
    QVERIFY(helpOf({u"plan"_s, u"--"_s, u"--help"_s}).isEmpty());
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
