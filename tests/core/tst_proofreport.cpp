// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/proofreport.h"

#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace roo::proof;

namespace {

constexpr auto tree = "t"_L1;

Check named(const QString &name)
{
    return {.kind = CheckKind::Test, .name = name, .command = {u"true"_s}};
}

CheckResult result(const QString &name, CheckVerdict verdict, std::optional<int> exit = {})
{
    CheckResult result{.name = name, .verdict = verdict, .exitCode = exit, .tree = tree};
    if (verdict == CheckVerdict::Skipped) {
        result.tree.clear();
    }
    return result;
}

ProofReport report(const QList<CheckResult> &results, const QList<CheckResult> &baseline)
{
    QList<Check> checks;
    for (const CheckResult &each : results) {
        checks.append(named(each.name));
    }
    return ProofReport(
        {.checks = checks, .results = results, .baseline = baseline, .tree = QString(tree)});
}

} // namespace

class TestProofReport final : public QObject
{
    Q_OBJECT

private slots:
    void comparison_isHeldAgainstTheFolderAsItWas_data();
    void comparison_isHeldAgainstTheFolderAsItWas();
    void comparison_withMoreFailedTestsIsANewFailure();
    void row_ofAnotherTreeIsStale();
    void row_ofAnUnknownTreeIsStale();
    void row_thatDidNotRunIsNotStale();
    void row_ofACheckWithoutResultWasStopped();
    void good_needsEverythingToHaveRun();
    void signature_forgetsLinesAndAddresses();
    void signature_forgetsWhatDiffersFromRunToRun_data();
    void signature_forgetsWhatDiffersFromRunToRun();
    void signature_tellsOtherProblemsApart();
};

void TestProofReport::comparison_isHeldAgainstTheFolderAsItWas_data()
{
    QTest::addColumn<CheckVerdict>("now");
    QTest::addColumn<std::optional<CheckVerdict>>("before");
    QTest::addColumn<Comparison>("expected");
    using enum CheckVerdict;
    const auto add = [](const char *row, CheckVerdict now, std::optional<CheckVerdict> before,
                        Comparison expected) { QTest::newRow(row) << now << before << expected; };
    add("passes as before", Passed, Passed, Comparison::StillPassing);
    add("passes now", Passed, Failed, Comparison::Fixed);
    add("passes, was too slow", Passed, TimedOut, Comparison::Fixed);
    add("passes, nothing known", Passed, std::nullopt, Comparison::Unknown);
    add("passes, was skipped", Passed, Skipped, Comparison::Unknown);
    add("fails now", Failed, Passed, Comparison::NewFailure);
    add("fails as before", Failed, Failed, Comparison::StillFailing);
    add("fails, nothing known", Failed, std::nullopt, Comparison::NewFailure);
    add("fails, was skipped", Failed, Skipped, Comparison::NewFailure);
    add("too slow now", TimedOut, Passed, Comparison::NewFailure);
    add("never starts", CouldNotStart, CouldNotStart, Comparison::StillFailing);
    add("does not start any more", CouldNotStart, Passed, Comparison::NewFailure);
    add("skipped", Skipped, Passed, Comparison::Unknown);
}

void TestProofReport::comparison_isHeldAgainstTheFolderAsItWas()
{
    QFETCH(const CheckVerdict, now);
    QFETCH(const std::optional<CheckVerdict>, before);
    const QList<CheckResult> baseline
        = before ? QList<CheckResult>{result(u"a"_s, *before)} : QList<CheckResult>();

    const ProofReport made = report({result(u"a"_s, now)}, baseline);

    QCOMPARE(made.rows().size(), 1);
    QTEST(made.rows().constFirst().comparison, "expected");
}

void TestProofReport::comparison_withMoreFailedTestsIsANewFailure()
{
    CheckResult now = result(u"a"_s, CheckVerdict::Failed);
    CheckResult before = now;
    now.tests = TestCounts{.passed = 1, .failed = 3};
    before.tests = TestCounts{.passed = 2, .failed = 2};

    QCOMPARE(report({now}, {before}).newFailures(), QStringList{u"a"_s});
    QCOMPARE(report({before}, {now}).newFailures(), QStringList());
}

void TestProofReport::row_ofAnotherTreeIsStale()
{
    CheckResult other = result(u"a"_s, CheckVerdict::Passed);
    other.tree = u"other"_s;

    const ProofReport made = report({other, result(u"b"_s, CheckVerdict::Passed)}, {});

    QVERIFY(made.rows().at(0).isStale);
    QVERIFY(!made.rows().at(1).isStale);
    QVERIFY(made.hasStale());
    QVERIFY(!made.isGood());
    QCOMPARE(made.passed(), 2);
}

void TestProofReport::row_ofAnUnknownTreeIsStale()
{
    CheckResult unknown = result(u"a"_s, CheckVerdict::Passed);
    unknown.tree.clear();

    QVERIFY(report({unknown}, {}).hasStale());
}

void TestProofReport::row_thatDidNotRunIsNotStale()
{
    CheckResult skipped = result(u"a"_s, CheckVerdict::Skipped);
    skipped.reason = u"build"_s;

    QVERIFY(!report({skipped}, {}).hasStale());
}

void TestProofReport::row_ofACheckWithoutResultWasStopped()
{
    const ProofReport made({.checks = {named(u"a"_s)}, .results = {}, .tree = QString(tree)});

    QCOMPARE(made.rows().constFirst().result.verdict, CheckVerdict::Skipped);
    QVERIFY(!made.isGood());
}

void TestProofReport::good_needsEverythingToHaveRun()
{
    const CheckResult failing = result(u"build"_s, CheckVerdict::Failed, 1);
    CheckResult skipped = result(u"test"_s, CheckVerdict::Skipped);
    skipped.reason = u"build"_s;

    QVERIFY(report({result(u"a"_s, CheckVerdict::Passed)}, {}).isGood());
    QVERIFY(report({failing, skipped}, {failing, skipped}).isGood());
    QVERIFY(!report({failing, skipped}, {}).isGood());
    skipped.reason.clear();
    QVERIFY(!report({skipped}, {}).isGood());
}

void TestProofReport::signature_forgetsLinesAndAddresses()
{
    CheckResult first = result(u"a"_s, CheckVerdict::Failed, 1);
    first.problem = Problem{.file = u"a.cpp"_s, .line = 3, .text = u"a.cpp:3: at 0x7ffe12: bad"_s};
    first.duration = std::chrono::milliseconds(5);
    CheckResult second = first;
    second.problem = Problem{.file = u"a.cpp"_s, .line = 9, .text = u"a.cpp:9: at 0x12: bad"_s};
    second.duration = std::chrono::milliseconds(70);

    QVERIFY(!report({first}, {}).failureSignature().isEmpty());
    QCOMPARE(report({first}, {}).failureSignature(), report({second}, {}).failureSignature());
    QCOMPARE(report({first}, {first}).failureSignature(), QString());
}

void TestProofReport::signature_forgetsWhatDiffersFromRunToRun_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const QString &first, const QString &second, bool isSame) {
        QTest::addRow("%s", qPrintable(second)) << first << second << isSame;
    };
    row(u"a.cpp:3:5: error: x"_s, u"a.cpp:14:1: error: x"_s, true);
    row(u"a.ts(3,5): error"_s, u"a.ts(4,6): error"_s, true);
    row(u"Loc: [a.cpp(3)]"_s, u"Loc: [a.cpp(31)]"_s, true);
    row(u"[ERROR] A.java:[3,5] x"_s, u"[ERROR] A.java:[30,5] x"_s, true);
    row(u"File \"a.py\", line 3"_s, u"File \"a.py\", line 12"_s, true);
    row(u"--- FAIL: TestA (0.03s) a.go:1"_s, u"--- FAIL: TestA (1.20s) a.go:1"_s, true);
    row(u"a.cpp:1: took 3 ms"_s, u"a.cpp:1: took 14 ms"_s, true);
    row(u"a.py:1: assert 3 == 4"_s, u"a.py:1: assert 3 == 5"_s, false);
    row(u"a.py:1: test_1"_s, u"a.py:1: test_2"_s, false);
}

void TestProofReport::signature_forgetsWhatDiffersFromRunToRun()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    const auto signature = [](const QString &text) {
        CheckResult failed = result(u"a"_s, CheckVerdict::Failed, 1);
        failed.problem = Problem{.file = u"a"_s, .line = 1, .text = text};
        return report({failed}, {}).failureSignature();
    };
    QTEST(signature(first) == signature(second), "isSame");
}

void TestProofReport::signature_tellsOtherProblemsApart()
{
    const CheckResult base = result(u"a"_s, CheckVerdict::Failed, 1);
    CheckResult exit = base;
    exit.exitCode = 2;
    CheckResult problem = base;
    problem.problem = Problem{.file = u"a.cpp"_s, .line = 3, .text = u"a.cpp:3: bad"_s};
    const CheckResult name = result(u"b"_s, CheckVerdict::Failed, 1);
    const QString signature = report({base}, {}).failureSignature();
    const QList<CheckResult> others{exit, problem, name};
    for (const CheckResult &other : others) {
        QVERIFY(report({other}, {}).failureSignature() != signature);
    }
}

QTEST_GUILESS_MAIN(TestProofReport)
#include "tst_proofreport.moc"
