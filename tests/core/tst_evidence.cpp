// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/evidence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using proof::CheckVerdict;

namespace {

ChecksPlanned planned()
{
    return {.checks = {{.kind = proof::CheckKind::Test, .name = u"test"_s, .command = {u"t"_s}}},
            .source = CheckSource::Workspace,
            .file = u".roo-harness.toml"_s};
}

CheckFinished finished(int round, CheckVerdict verdict, const QString &tree = u"t"_s)
{
    return {.round = round, .result = {.name = u"test"_s, .verdict = verdict, .tree = tree}};
}

//! A proof of one check, from its beginning to its end.
void prove(Evidence &evidence, int round, CheckVerdict verdict)
{
    const QString tree = u"tree-%1"_s.arg(round);
    QVERIFY(evidence.take(ProofStarted{.round = round, .tree = tree}));
    QVERIFY(evidence.take(CheckStarted{.round = round, .check = u"test"_s}));
    QVERIFY(evidence.take(finished(round, verdict, tree)));
    QVERIFY(evidence.take(ProofFinished{.round = round}));
}

} // namespace

//! What is known of checks and findings, as the fold of their events.
class TestEvidence final : public QObject
{
    Q_OBJECT

private slots:
    void report_isAgainstTheFolderAsItWas();
    void report_isThatOfTheLastRound();
    void report_needsAnEnd();
    void output_ofBothTriesIsKept();
    void strayEvents_changeNothing();
    void keptResults_needNoStart();
    void verdict_ofAnEarlierRoundIsNotCurrent();
};

void TestEvidence::report_isAgainstTheFolderAsItWas()
{
    Evidence evidence;
    QVERIFY(evidence.take(planned()));
    QVERIFY(!evidence.report());
    prove(evidence, 0, CheckVerdict::Failed);
    QVERIFY(!evidence.report());
    prove(evidence, 1, CheckVerdict::Failed);

    QVERIFY(evidence.report()->isGood());
    QCOMPARE(evidence.report()->named(proof::Comparison::StillFailing), QStringList{u"test"_s});
    QCOMPARE(evidence.reportOf(*evidence.proofOf(0))->newFailures(), QStringList{u"test"_s});
}

void TestEvidence::report_isThatOfTheLastRound()
{
    Evidence evidence;
    QVERIFY(evidence.take(planned()));
    prove(evidence, 0, CheckVerdict::Passed);
    prove(evidence, 1, CheckVerdict::Failed);
    QCOMPARE(evidence.report()->newFailures(), QStringList{u"test"_s});
    prove(evidence, 2, CheckVerdict::Passed);
    QVERIFY(evidence.report()->isGood());
    QCOMPARE(evidence.latest()->start.tree, u"tree-2"_s);
    QCOMPARE(evidence.proofs().size(), 3);
}

void TestEvidence::report_needsAnEnd()
{
    Evidence evidence;
    QVERIFY(evidence.take(planned()));
    QVERIFY(evidence.take(ProofStarted{.round = 1, .tree = u"t"_s}));
    QVERIFY(evidence.take(CheckStarted{.round = 1, .check = u"test"_s}));
    QVERIFY(evidence.take(finished(1, CheckVerdict::Passed)));
    QVERIFY(!evidence.report());
}

void TestEvidence::output_ofBothTriesIsKept()
{
    Evidence evidence;
    QVERIFY(evidence.take(ProofStarted{.round = 1, .tree = u"t"_s}));
    QVERIFY(evidence.take(CheckStarted{.round = 1, .check = u"test"_s}));
    QVERIFY(evidence.take(CheckOutput{.round = 1, .check = u"test"_s, .text = u"first\n"_s}));
    QVERIFY(evidence.take(CheckStarted{.round = 1, .check = u"test"_s, .isRepeat = true}));
    QVERIFY(evidence.take(CheckOutput{.round = 1, .check = u"test"_s, .text = u"second\n"_s}));

    const CheckRun &check = evidence.latest()->checks.constFirst();
    QVERIFY(check.isRunning && check.isRepeat);
    QCOMPARE(check.output, u"first\nsecond\n"_s);
    QCOMPARE(evidence.latest()->checks.size(), 1);
}

void TestEvidence::strayEvents_changeNothing()
{
    Evidence evidence;
    QVERIFY(!evidence.take(CheckStarted{.round = 1, .check = u"test"_s}));
    QVERIFY(!evidence.take(finished(1, CheckVerdict::Passed)));
    QVERIFY(!evidence.take(ProofFinished{.round = 1}));
    QCOMPARE(evidence, Evidence());

    prove(evidence, 1, CheckVerdict::Passed);
    const Evidence before = evidence;
    QVERIFY(!evidence.take(CheckOutput{.round = 1, .check = u"test"_s, .text = u"late"_s}));
    QVERIFY(!evidence.take(CheckStarted{.round = 2, .check = u"test"_s}));
    QCOMPARE(evidence, before);
}

void TestEvidence::keptResults_needNoStart()
{
    Evidence evidence;
    QVERIFY(evidence.take(planned()));
    QVERIFY(evidence.take(ProofStarted{.round = 0, .tree = u"t"_s, .isKept = true}));
    QVERIFY(evidence.take(finished(0, CheckVerdict::Passed)));
    QVERIFY(evidence.take(ProofFinished{.round = 0}));

    QCOMPARE(evidence.proofOf(0)->results().size(), 1);
    QCOMPARE(evidence.latest(), nullptr);
}

void TestEvidence::verdict_ofAnEarlierRoundIsNotCurrent()
{
    Evidence evidence;
    const Finding finding{.severity = Severity::Major, .file = u"a.py"_s, .what = u"wrong"_s};
    QVERIFY(!evidence.verdict());
    QVERIFY(evidence.take(FindingsReached{.round = 1, .findings = {finding}}));
    QVERIFY(evidence.take(VerdictReached{.round = 1, .verdict = ReviewVerdict::Revise}));
    QCOMPARE(evidence.verdict(), ReviewVerdict::Revise);
    QCOMPARE(evidence.currentFindings(), QList<Finding>{finding});

    QVERIFY(evidence.take(SentBack{.round = 1, .failures = {}, .findings = {0}}));
    QVERIFY(!evidence.verdict());
    QCOMPARE(evidence.currentFindings(), QList<Finding>());

    QVERIFY(evidence.take(VerdictReached{.round = 2, .verdict = ReviewVerdict::Accept}));
    QCOMPARE(evidence.verdict(), ReviewVerdict::Accept);
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
