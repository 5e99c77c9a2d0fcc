// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/coderanswers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using Wanted = CoderAnswers::Wanted;

namespace {

EditSpec spec()
{
    return {.rounds = 2, .repairTemplate = u"repair"_s, .wholeFilesTemplate = u"whole"_s};
}

ChangeProposal fitting(const QByteArray &after)
{
    ChangeProposal proposal;
    proposal.changes.edits = {{.path = u"a"_s}};
    proposal.changes.outcomes = {{.verdict = edit::Verdict::Resolved}};
    proposal.changes.files = {{.path = u"a"_s, .before = "1"_ba, .after = after}};
    return proposal;
}

ChangeProposal failing()
{
    ChangeProposal proposal;
    proposal.changes.edits = {{.path = u"a"_s}};
    proposal.changes.outcomes
        = {{.verdict = edit::Verdict::Refused, .faults = {{.code = edit::EditCode::NoMatch}}}};
    proposal.failures = u"it does not stand there"_s;
    proposal.wholeFiles = u"the file"_s;
    return proposal;
}

} // namespace

//! What the Coder is asked for, answer by answer.
class TestCoderAnswers final : public QObject
{
    Q_OBJECT

private slots:
    void whatFits_isUsable();
    void whatFails_isRepairedAndThenWanted();
    void whatCannotBeMended_isNotAskedForAgain();
    void codeWithoutChanges_isAskedForAgain();
    void noTemplate_neverAsksAgain();
    void revision_countsItsOwnTries();
    void planned_isTakenOver();
};

void TestCoderAnswers::whatFits_isUsable()
{
    CoderAnswers coder(spec());
    QVERIFY(!coder.hasChanges() && !coder.isUsable());
    QCOMPARE(coder.wanted(), Wanted::Changes);
    QVERIFY(!coder.take(fitting("2")));
    QVERIFY(coder.hasChanges() && coder.isUsable());
    QCOMPARE(coder.answer(), 1);
}

void TestCoderAnswers::whatFails_isRepairedAndThenWanted()
{
    CoderAnswers coder(spec());
    QVERIFY(coder.take(failing()));
    QCOMPARE(coder.wanted(), Wanted::Repair);
    QCOMPARE(coder.failures(), u"it does not stand there"_s);
    QVERIFY(coder.take(failing()));
    QCOMPARE(coder.wanted(), Wanted::Repair);
    QVERIFY(coder.take(failing()));
    QCOMPARE(coder.wanted(), Wanted::WholeFiles);
    QCOMPARE(coder.failures(), u"the file"_s);
    QCOMPARE(coder.answer(), 4);
    QVERIFY(!coder.take(failing()));
    QVERIFY(coder.hasChanges() && !coder.isUsable());
}

void TestCoderAnswers::whatCannotBeMended_isNotAskedForAgain()
{
    CoderAnswers coder(spec());
    ChangeProposal final = failing();
    final.changes.outcomes.first().faults = {{.code = edit::EditCode::Protected}};
    QVERIFY(!coder.take(final));
}

void TestCoderAnswers::codeWithoutChanges_isAskedForAgain()
{
    CoderAnswers coder(spec());
    ChangeProposal bare;
    bare.lacksChanges = true;
    bare.failures = u"no changes"_s;
    QVERIFY(coder.take(bare));
    QVERIFY(coder.hasChanges());
    QVERIFY(!coder.take(fitting("2")));
    QVERIFY(coder.isUsable());
}

void TestCoderAnswers::noTemplate_neverAsksAgain()
{
    CoderAnswers coder({});
    QVERIFY(!coder.take(failing()));
}

void TestCoderAnswers::revision_countsItsOwnTries()
{
    CoderAnswers coder(spec());
    QVERIFY(coder.take(failing()));
    QVERIFY(coder.take(failing()));
    QVERIFY(!coder.take(fitting("2")));
    coder.revise();
    QCOMPARE(coder.wanted(), Wanted::Revision);
    QCOMPARE(coder.answer(), 4);
    QVERIFY(!coder.hasChanged());
    QVERIFY(coder.take(failing()));
    QCOMPARE(coder.wanted(), Wanted::Repair);
    QVERIFY(!coder.take(fitting("3")));
    QVERIFY(coder.hasChanged());
}

void TestCoderAnswers::planned_isTakenOver()
{
    CoderAnswers coder(spec());
    coder.begin(fitting("2").changes);
    QVERIFY(coder.isUsable());
    QCOMPARE(coder.changes(), fitting("2").changes);
}

QTEST_GUILESS_MAIN(TestCoderAnswers)
#include "tst_coderanswers.moc"
