// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/exitcode.h"
#include "cli/options.h"
#include "core/base/text.h"
#include "core/config/sources.h"

#include <QDir>
#include <QRegularExpression>
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
    void guide_namesEveryCommandAndVariable();
    void troubleshooting_quotesTheProgram();
    void security_namesTestsThatExist();
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

void DocumentationTest::guide_namesEveryCommandAndVariable()
{
    const QString commands = documentOf(u"resources/docs/command-line.md"_s);
    for (const cli::CommandSpec &spec : cli::commandSpecs()) {
        const QRegularExpression word(u"(orchestrator|\\|) +%1\\b"_s.arg(spec.name));
        QVERIFY2(word.match(commands).hasMatch(), spec.name.data());
    }
    const QString settings = documentOf(u"resources/docs/settings.md"_s);
    for (const QString &name : config::variableNames()) {
        const QString shared = u"`_"_s % name.section(u'_', -1) % u'`';
        QVERIFY2(settings.contains(u'`' % name % u'`') || settings.contains(shared),
                 qPrintable(name));
    }
}

//! Its headings are what the program says, around words in capitals for what differs.
void DocumentationTest::troubleshooting_quotesTheProgram()
{
    static const QRegularExpression joint(u"\"\\s*\""_s);
    static const QRegularExpression differing(
        u"\\b[A-Z]{2,}S?\\b|\\bN\\b|\u2026|, (?=[a-z])|: expected |[()\u201c\u201d]"_s);
    QString program;
    for (const QString &folder : {u"app/cli/"_s, u"app/core/config/"_s}) {
        const QDir sources(QStringLiteral(ROO_SOURCE_DIR "/") + folder);
        const QStringList files = sources.entryList({u"*.cpp"_s}, QDir::Files);
        for (const QString &file : files) {
            program += documentOf(folder % file).remove(joint);
        }
    }
    const QString page = documentOf(u"resources/docs/troubleshooting.md"_s);
    const QStringList lines = page.section(u"\n## The window\n"_s, 0, 0).split(u'\n');
    int quoted = 0;
    for (const QString &line : lines) {
        const QStringList parts
            = line.startsWith(u"### "_s) ? line.sliced(4).split(differing) : QStringList();
        for (const QString &part : parts) {
            QVERIFY2(program.contains(part.trimmed()), qPrintable(line));
            quoted += part.trimmed().isEmpty() ? 0 : 1;
        }
    }
    QVERIFY(quoted > 40);
}

//! `core/tst_x` is a file, `subject_behaviour` a test in one of those that are named.
void DocumentationTest::security_namesTestsThatExist()
{
    static const QRegularExpression file(u"`((?:core|cli|gui)/tst_[a-z_]+)`"_s);
    static const QRegularExpression test(u"`([a-z][A-Za-z]*_[a-z][A-Za-z]*)`"_s);
    const QString page = documentOf(u"SECURITY.md"_s);
    QString named;
    for (const QRegularExpressionMatch &match : file.globalMatch(page)) {
        const QString source = documentOf(u"tests/"_s % match.captured(1) % u".cpp"_s);
        QVERIFY2(!source.isEmpty(), qPrintable(match.captured()));
        named += source;
    }
    int count = 0;
    for (const QRegularExpressionMatch &match : test.globalMatch(page)) {
        QVERIFY2(named.contains(u"void "_s % match.captured(1) % u"();"_s),
                 qPrintable(match.captured()));
        ++count;
    }
    QVERIFY(count > 40);
}

void DocumentationTest::exitCodes_areTheSameEverywhere()
{
    const QString page = documentOf(u"resources/docs/orchestrator.1"_s);
    const QString guide = documentOf(u"resources/docs/command-line.md"_s);
    const QString help = cli::programHelp();
    qsizetype inPage = 0;
    qsizetype inGuide = 0;
    qsizetype inHelp = 0;
    const QList<std::pair<QString, QString>> codes = exitCodes();
    for (const auto &[number, word] : codes) {
        inPage = page.indexOf(u"\n.It "_s % number % u'\n', inPage + 1);
        inGuide = guide.indexOf(u"\n| "_s % number % u" |"_s, inGuide + 1);
        inHelp = help.indexOf(u"\n  "_s % number % u"  "_s, inHelp + 1);
        QVERIFY2(inPage > 0 && inGuide > 0 && inHelp > 0, qPrintable(number));
        const QStringList rows{page.sliced(inPage + 1).section(u"\n.It"_s, 0, 0),
                               guide.sliced(inGuide + 1).section(u'\n', 0, 0),
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
