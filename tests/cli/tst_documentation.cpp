// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/exitcode.h"
#include "cli/options.h"
#include "core/base/text.h"
#include "core/config/sources.h"

#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace roo;

namespace {

QString documentOf(const QString &path)
{
    const auto content = text::readUtf8File(QStringLiteral(ROO_SOURCE_DIR "/") + path, 1 << 20);
    return content.value_or(QString());
}

using enum cli::ExitCode;

QString numberOf(cli::ExitCode code)
{
    return QString::number(static_cast<int>(code));
}

//! In the order of their precedence, each with a word that says what it means.
QList<std::pair<QString, QString>> exitCodes()
{
    return {
        // 129 is 128 + SIGHUP.
        {u"129, %1, %2"_s.arg(numberOf(Interrupted), numberOf(Terminated)), u"SIGHUP"_s},
        {numberOf(Usage), u"command line"_s},
        {numberOf(Configuration), u"budget"_s},
        {numberOf(Unreachable), u"cannot be reached"_s},
        {numberOf(Failed), u"all models failed"_s},
        {numberOf(OutputNotWritable), u"-out-files"_s},
        {numberOf(ReaderGone), u"reader"_s},
        {numberOf(NotApplied), u"refused"_s},
        {numberOf(ProofFailed), u"check"_s},
        {numberOf(Rejected), u"Reviewer"_s},
        {numberOf(BudgetReached), u"budget of yours"_s},
        {numberOf(Done), u"done"_s},
    };
}

} // namespace

//! What is written about the program, held against the program.
class DocumentationTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void manPage_namesEveryCommandAndOption();
    void manPage_namesEveryVariable();
    void exitCodes_areTheSameEverywhere();
    void help_namesEveryOptionOfACommand();
};

void DocumentationTest::manPage_namesEveryCommandAndOption()
{
    const QString page = documentOf(u"resources/docs/orchestrator.1"_s);
    for (const cli::CommandSpec &spec : cli::commandSpecs()) {
        QVERIFY2(page.contains(u"\n.It Cm "_s % spec.name % u'\n'), spec.name.data());
    }
    for (const cli::OptionSpec &spec : cli::optionSpecs()) {
        QVERIFY2(page.contains(u"Fl -"_s % spec.name), spec.name.data());
    }
}

void DocumentationTest::manPage_namesEveryVariable()
{
    const QString page = documentOf(u"resources/docs/orchestrator.1"_s);
    for (const QString &name : config::variableNames()) {
        QVERIFY2(page.contains(u".It Ev "_s % name) || page.contains(u", "_s % name),
                 qPrintable(name));
    }
}

void DocumentationTest::exitCodes_areTheSameEverywhere()
{
    const QString page = documentOf(u"resources/docs/orchestrator.1"_s);
    const QString readme = documentOf(u"README.md"_s);
    const QString help = cli::programHelp();
    qsizetype inPage = 0;
    qsizetype inReadme = 0;
    qsizetype inHelp = 0;
    const QList<std::pair<QString, QString>> codes = exitCodes();
    for (const auto &[number, word] : codes) {
        inPage = page.indexOf(u"\n.It "_s % number % u'\n', inPage + 1);
        inReadme = readme.indexOf(u"\n| "_s % number % u" |"_s, inReadme + 1);
        inHelp = help.indexOf(u"\n  "_s % number % u"  "_s, inHelp + 1);
        QVERIFY2(inPage > 0 && inReadme > 0 && inHelp > 0, qPrintable(number));
        const QStringList rows{page.sliced(inPage + 1).section(u"\n.It"_s, 0, 0),
                               readme.sliced(inReadme + 1).section(u'\n', 0, 0),
                               help.sliced(inHelp + 1).section(u'\n', 0, 0)};
        for (const QString &row : rows) {
            QVERIFY2(row.contains(word), qPrintable(row));
        }
    }
}

void DocumentationTest::help_namesEveryOptionOfACommand()
{
    for (const cli::CommandSpec &command : cli::commandSpecs()) {
        const QString help = cli::commandHelp(command.command);
        for (const cli::OptionSpec &option : cli::optionSpecs()) {
            QCOMPARE(help.contains(u"\n  --"_s % option.name % u' ' % option.value),
                     option.belongsTo(command.command));
        }
        for (const QString &line : help.split(u'\n')) {
            QVERIFY2(line.size() <= 90, qPrintable(line));
        }
    }
}

QTEST_GUILESS_MAIN(DocumentationTest)
#include "tst_documentation.moc"
