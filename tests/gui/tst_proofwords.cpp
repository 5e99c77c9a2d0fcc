// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/proofwords.h"

#include "gui/words/budgetwords.h"
#include "gui/words/translators.h"
#include "windowtest.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;

namespace {

using proof::CheckResult;
using proof::CheckVerdict;

const proof::Check &checkNamed(const char *name)
{
    static const proof::Check build{
        .kind = proof::CheckKind::Build, .name = u"build"_s, .command = {u"make"_s}};
    static const proof::Check test{
        .kind = proof::CheckKind::Test, .name = u"test_parser"_s, .command = {u"ctest"_s}};
    return qstrcmp(name, "build") == 0 ? build : test;
}

proof::ProofReport report(CheckVerdict test, CheckVerdict testBefore, const QString &tree)
{
    const auto results = [&tree](CheckVerdict verdict) {
        return QList<CheckResult>{
            {.name = u"build"_s, .verdict = CheckVerdict::Passed, .tree = tree},
            {.name = u"test_parser"_s, .verdict = verdict, .tree = tree}};
    };
    return proof::ProofReport({.checks = {checkNamed("build"), checkNamed("test")},
                               .results = results(test),
                               .baseline = results(testBefore),
                               .tree = u"t"_s});
}

} // namespace

class ProofWordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void verdict_saysWhy_data();
    void verdict_saysWhy();
    void foot_isOneSentence_data();
    void foot_isOneSentence();
    void command_isShownAsItRuns();
    void finding_namesItsPlace();
    void foreignText_staysOnOneLine();
    void objections_areWords();
    void sentBack_countsWhatGoesAlong();
    void budget_isNamedWithItsAmount_data();
    void budget_isNamedWithItsAmount();
};

void ProofWordsTest::initTestCase()
{
    installTranslators(*QCoreApplication::instance(), QLocale(QLocale::English));
}

void ProofWordsTest::verdict_saysWhy_data()
{
    QTest::addColumn<CheckResult>("result");
    QTest::addColumn<QString>("words");
    using enum CheckVerdict;
    QTest::newRow("passed") << CheckResult{.verdict = Passed} << u"passed"_s;
    QTest::newRow("flaky") << CheckResult{.verdict = Passed, .isFlaky = true}
                           << u"passed (flaky)"_s;
    QTest::newRow("failed") << CheckResult{.verdict = Failed} << u"failed"_s;
    QTest::newRow("signal") << CheckResult{.verdict = Failed, .reason = u"SIGSEGV"_s}
                            << u"failed: ended by SIGSEGV"_s;
    QTest::newRow("stopped") << CheckResult{.verdict = Skipped} << u"stopped"_s;
    QTest::newRow("skipped") << CheckResult{.verdict = Skipped, .reason = u"build"_s}
                             << u"skipped: build failed"_s;
    QTest::newRow("timed out") << CheckResult{.verdict = TimedOut} << u"timed out"_s;
    QTest::newRow("missing") << CheckResult{.verdict = CouldNotStart, .reason = u"no make"_s}
                             << u"could not start: no make"_s;
}

void ProofWordsTest::verdict_saysWhy()
{
    QFETCH(const CheckResult, result);
    QTEST(words::verdict(result), "words");
}

void ProofWordsTest::foot_isOneSentence_data()
{
    QTest::addColumn<QString>("foot");
    QTest::addColumn<QString>("expected");
    using enum CheckVerdict;
    QTest::newRow("new failure") << words::proofFoot(report(Failed, Passed, u"t"_s))
                                 << u"1 of 2 passed; 1 new failure in test_parser"_s;
    QTest::newRow("fixed") << words::proofFoot(report(Passed, Failed, u"t"_s))
                           << u"2 of 2 passed; fixed: test_parser"_s;
    QTest::newRow("as before") << words::proofFoot(report(Failed, Failed, u"t"_s))
                               << u"1 of 2 passed; failing as before: test_parser"_s;
    QTest::newRow("stale") << words::proofFoot(report(Passed, Passed, u"other"_s))
                           << u"2 of 2 passed; stale: the files have changed since"_s;
}

void ProofWordsTest::foot_isOneSentence()
{
    QFETCH(const QString, foot);
    QTEST(foot, "expected");
}

void ProofWordsTest::command_isShownAsItRuns()
{
    QCOMPARE(words::command({.command = {u"make"_s, u"-C"_s, u"a b"_s, u""_s}}),
             u"make -C \"a b\" \"\""_s);
    QCOMPARE(words::command({.command = {u"npm"_s, u"test"_s}, .folder = u"web"_s}),
             u"npm test, in web"_s);
}

void ProofWordsTest::finding_namesItsPlace()
{
    QCOMPARE(words::place({}), QString());
    QCOMPARE(words::place({.file = u"a.py"_s}), u"a.py"_s);
    QCOMPARE(words::place({.file = u"a.py"_s, .firstLine = 3, .lastLine = 3}), u"a.py:3"_s);
    QCOMPARE(words::place({.file = u"a.py"_s, .firstLine = 3, .lastLine = 5}), u"a.py:3-5"_s);
}

void ProofWordsTest::foreignText_staysOnOneLine()
{
    const QString evil = u"a\n\u001b[1m\u202eb"_s;
    const QStringList lines{
        words::command({.command = {evil}, .folder = evil}),
        words::place({.file = evil, .firstLine = 1}),
        words::problem({.file = evil, .line = 1, .text = evil}),
        words::notCopied({.path = evil, .why = evil}),
        words::verdict({.verdict = CheckVerdict::Failed, .reason = evil}),
        words::sandbox({.checks = {}, .noSandbox = evil}),
    };
    for (const QString &line : lines) {
        QVERIFY2(!line.contains(u'\n') && !line.contains(u'\u001b') && !line.contains(u'\u202e'),
                 qPrintable(line));
    }
}

void ProofWordsTest::objections_areWords()
{
    QCOMPARE(words::objections({u"failing"_s, u"rejected"_s, u"unheard of"_s}),
             (QStringList{u"checks newly fail"_s, u"the Reviewer rejects them"_s}));
}

void ProofWordsTest::sentBack_countsWhatGoesAlong()
{
    QCOMPARE(words::sentBack({}), u"back to the Coder"_s);
    QCOMPARE(words::sentBack({.round = 1, .failures = {u"test"_s}, .findings = {0, 2}}),
             u"back to the Coder: 1 new failure, 2 findings"_s);
}

void ProofWordsTest::budget_isNamedWithItsAmount_data()
{
    QTest::addColumn<run::BudgetReached>("event");
    QTest::addColumn<QString>("expected");
    QTest::newRow("near") << run::BudgetReached{.what = u"day/free-requests"_s,
                                                .limit = u"50"_s,
                                                .spent = u"40"_s}
                          << u"A budget is nearly used up: free requests of the day, 40 of 50."_s;
    QTest::newRow("reached") << run::BudgetReached{.what = u"run/time"_s,
                                                   .limit = u"60000"_s,
                                                   .spent = u"61000"_s,
                                                   .isStop = true}
                             << u"A budget is used up: time of the run, 1 min 1 s of 1 min."_s;
    QTest::newRow("unknown") << run::BudgetReached{.what = u"run/water\n"_s,
                                                   .limit = u"1"_s,
                                                   .spent = u"1"_s,
                                                   .isStop = true}
                             << u"A budget is used up: run/water, 1 of 1."_s;
}

void ProofWordsTest::budget_isNamedWithItsAmount()
{
    QFETCH(const run::BudgetReached, event);
    QTEST(words::budgetReached(event), "expected");
}

ROO_WINDOW_TEST_MAIN(ProofWordsTest)
#include "tst_proofwords.moc"
