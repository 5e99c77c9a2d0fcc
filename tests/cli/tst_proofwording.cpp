// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/proofwording.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using proof::CheckResult;
using proof::CheckVerdict;
namespace wording = roo::cli::wording;

namespace {

proof::Check check(const QString &name, proof::CheckKind kind)
{
    return {.kind = kind, .name = name, .command = {u"run"_s, u"a b"_s}, .folder = u"web"_s};
}

CheckResult passed(const QString &name)
{
    return {.name = name,
            .verdict = CheckVerdict::Passed,
            .exitCode = 0,
            .duration = std::chrono::milliseconds(2100),
            .tree = u"t"_s};
}

CheckResult failed(const QString &name)
{
    return {.name = name,
            .verdict = CheckVerdict::Failed,
            .exitCode = 8,
            .tests = proof::TestCounts{.passed = 12, .failed = 1},
            .problem = proof::Problem{.file = u"a.cpp"_s, .line = 4, .text = u"a.cpp:4: bad"_s},
            .duration = std::chrono::milliseconds(1400),
            .tree = u"t"_s};
}

proof::ProofReport report(const QList<CheckResult> &baseline)
{
    return proof::ProofReport({.checks = {check(u"build"_s, proof::CheckKind::Build),
                                          check(u"test_parser"_s, proof::CheckKind::Test)},
                               .results = {passed(u"build"_s), failed(u"test_parser"_s)},
                               .baseline = baseline,
                               .tree = u"t"_s});
}

} // namespace

//! The words for checks, findings and rounds.
class TestProofWording final : public QObject
{
    Q_OBJECT

private slots:
    void foot_namesTheNewFailure();
    void foot_withoutABaselineNamesTheFailure();
    void foot_tellsWhatWasFixedAndWhatWasBrokenBefore();
    void table_hasARowForEachCheck();
    void table_fitsATerminal();
    void verdict_saysWhy_data();
    void verdict_saysWhy();
    void command_showsWhereItsWordsEnd();
    void finding_isOneLine();
    void foreignText_staysOnItsLine();
};

void TestProofWording::foot_namesTheNewFailure()
{
    QCOMPARE(wording::proofFoot(report({passed(u"build"_s), passed(u"test_parser"_s)})),
             u"1 of 2 passed; 1 new failure in test_parser"_s);
}

void TestProofWording::foot_withoutABaselineNamesTheFailure()
{
    QCOMPARE(wording::proofFoot(report({})), u"1 of 2 passed; 1 failure in test_parser"_s);
}

void TestProofWording::foot_tellsWhatWasFixedAndWhatWasBrokenBefore()
{
    QCOMPARE(wording::proofFoot(report({failed(u"build"_s), failed(u"test_parser"_s)})),
             u"1 of 2 passed; fixed: build; failing as before: test_parser"_s);
}

void TestProofWording::table_hasARowForEachCheck()
{
    const QString table
        = wording::proofTable(report({passed(u"build"_s), passed(u"test_parser"_s)}), 0);
    QCOMPARE(table.split(u'\n'),
             (QStringList{u"CHECK        KIND   WHERE  VERDICT  BASELINE     EXIT   TESTS   TIME"_s,
                          u"build        build  web    passed   passed          0       -  2.1 s"_s,
                          u"test_parser  test   web    failed   new failure     8  12/1/0  1.4 s"_s,
                          u"  a.cpp:4: a.cpp:4: bad"_s, QString()}));
}

void TestProofWording::table_fitsATerminal()
{
    const QStringList lines = wording::proofTable(report({}), 64).split(u'\n');
    QVERIFY(lines.first().size() <= 64);
}

void TestProofWording::verdict_saysWhy_data()
{
    QTest::addColumn<CheckVerdict>("verdict");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("passed") << CheckVerdict::Passed << QString() << u"passed"_s;
    QTest::newRow("failed") << CheckVerdict::Failed << QString() << u"failed"_s;
    QTest::newRow("signal") << CheckVerdict::Failed << u"SIGSEGV"_s
                            << u"failed: ended by SIGSEGV"_s;
    QTest::newRow("skipped") << CheckVerdict::Skipped << u"build"_s << u"skipped: build failed"_s;
    QTest::newRow("stopped") << CheckVerdict::Skipped << QString() << u"stopped"_s;
    QTest::newRow("slow") << CheckVerdict::TimedOut << QString() << u"timed out"_s;
    QTest::newRow("missing") << CheckVerdict::CouldNotStart << u"no such program"_s
                             << u"could not start: no such program"_s;
}

void TestProofWording::verdict_saysWhy()
{
    QFETCH(const CheckVerdict, verdict);
    QFETCH(const QString, reason);
    QFETCH(const QString, words);
    QCOMPARE(wording::verdict({.name = u"a"_s, .verdict = verdict, .reason = reason}), words);
}

void TestProofWording::command_showsWhereItsWordsEnd()
{
    QCOMPARE(wording::command(check(u"a"_s, proof::CheckKind::Test)), u"run \"a b\", in web"_s);
}

void TestProofWording::finding_isOneLine()
{
    QCOMPARE(wording::finding({.severity = run::Severity::Major,
                               .file = u"a.py"_s,
                               .firstLine = 3,
                               .lastLine = 5,
                               .what = u"it is\nwrong"_s}),
             u"major: a.py:3-5: it is wrong"_s);
    QCOMPARE(wording::finding({.severity = run::Severity::Minor, .what = u"dull"_s}),
             u"minor: dull"_s);
}

void TestProofWording::foreignText_staysOnItsLine()
{
    CheckResult result = failed(u"na\nme"_s);
    result.reason = u"SIG\nX"_s;
    QVERIFY(!wording::checkResult(result).contains(u'\n'));
    proof::Check odd = check(u"a"_s, proof::CheckKind::Test);
    odd.command = {u"a\nb"_s};
    QVERIFY(!wording::command(odd).contains(u'\n'));
}

QTEST_GUILESS_MAIN(TestProofWording)
#include "tst_proofwording.moc"
