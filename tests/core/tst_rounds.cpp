// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/rounds.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::run;

namespace {

Finding finding(const QString &what)
{
    return {.severity = Severity::Major, .file = u"a.py"_s, .what = what};
}

RoundOutcome failing(const QString &signature)
{
    return {.newFailures = {u"test"_s}, .failureSignature = signature};
}

RoundOutcome revised(const QString &what)
{
    return {.newFailures = {},
            .failureSignature = {},
            .verdict = ReviewVerdict::Revise,
            .findings = {finding(what)}};
}

const Rounds::Decision back{.goesBack = true, .end = {}};
const Rounds::Decision done{};

Rounds::Decision ended(LoopEnd why)
{
    return {.goesBack = false, .end = why};
}

} // namespace

//! When changes go back to the Coder, and when they do not.
class TestRounds final : public QObject
{
    Q_OBJECT

private slots:
    void nothingStands_endsWithoutAWord();
    void newFailure_goesBackSoOftenAtMost();
    void revise_goesBackAndRejectDoesNot();
    void noRounds_saysNothing();
    void sameFailure_ends();
    void sameFindings_end();
    void findingsBesideAnotherFailure_goBack();
    void nothingChanged_ends();
    void mendedInTheSecondRound_isDone();
};

void TestRounds::nothingStands_endsWithoutAWord()
{
    Rounds rounds(2);
    RoundOutcome accepted;
    accepted.verdict = ReviewVerdict::Accept;
    accepted.findings = {finding(u"a nit"_s)};
    QCOMPARE(rounds.next(accepted), done);
    QCOMPARE(rounds.round(), 1);
}

void TestRounds::newFailure_goesBackSoOftenAtMost()
{
    Rounds rounds(2);
    QCOMPARE(rounds.next(failing(u"a"_s)), back);
    QCOMPARE(rounds.next(failing(u"b"_s)), back);
    QCOMPARE(rounds.round(), 3);
    QCOMPARE(rounds.next(failing(u"c"_s)), ended(LoopEnd::RoundsUsed));
}

void TestRounds::revise_goesBackAndRejectDoesNot()
{
    RoundOutcome rejected = revised(u"all of it"_s);
    rejected.verdict = ReviewVerdict::Reject;
    QCOMPARE(Rounds(2).next(revised(u"this"_s)), back);
    QCOMPARE(Rounds(2).next(rejected), done);
}

void TestRounds::noRounds_saysNothing()
{
    QCOMPARE(Rounds(0).next(failing(u"a"_s)), done);
}

void TestRounds::sameFailure_ends()
{
    Rounds rounds(9);
    QCOMPARE(rounds.next(failing(u"a"_s)), back);
    QCOMPARE(rounds.next(failing(u"a"_s)), ended(LoopEnd::SameFailure));
}

void TestRounds::sameFindings_end()
{
    Rounds rounds(9);
    QCOMPARE(rounds.next(revised(u"this"_s)), back);
    QCOMPARE(rounds.next(revised(u"that"_s)), back);
    QCOMPARE(rounds.next(revised(u"that"_s)), ended(LoopEnd::SameFindings));
}

void TestRounds::findingsBesideAnotherFailure_goBack()
{
    Rounds rounds(9);
    RoundOutcome first = failing(u"a"_s);
    first.verdict = ReviewVerdict::Revise;
    first.findings = {finding(u"this"_s)};
    RoundOutcome second = first;
    second.failureSignature = u"b"_s;
    QCOMPARE(rounds.next(first), back);
    QCOMPARE(rounds.next(second), back);
}

void TestRounds::nothingChanged_ends()
{
    Rounds rounds(9);
    RoundOutcome same = failing(u"b"_s);
    same.hasChanged = false;
    QCOMPARE(rounds.next(failing(u"a"_s)), back);
    QCOMPARE(rounds.next(same), ended(LoopEnd::NothingChanged));

    Rounds revising(9);
    RoundOutcome unheard{.newFailures = {}, .failureSignature = {}, .hasChanged = false};
    QCOMPARE(revising.next(revised(u"this"_s)), back);
    QCOMPARE(revising.next(unheard), ended(LoopEnd::NothingChanged));
}

void TestRounds::mendedInTheSecondRound_isDone()
{
    Rounds rounds(2);
    QCOMPARE(rounds.next(failing(u"a"_s)), back);
    QCOMPARE(rounds.next({.newFailures = {}, .failureSignature = {}}), done);
    QCOMPARE(rounds.round(), 2);
}

QTEST_GUILESS_MAIN(TestRounds)
#include "tst_rounds.moc"
