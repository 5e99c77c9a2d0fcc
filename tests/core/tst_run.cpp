// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/run.h"

#include "eventsamples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

class RunTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void fold_isTheWholeRun();
    void fold_keepsTextOfFailedAttempts();
    void fold_handsOnGivenAnswers();
    void fold_takesTheLatestRound();
    void fold_endsWithTheRun_data();
    void fold_endsWithTheRun();
    void fold_knowsWhatIsApplied();
    void fold_keepsWhatWasShown();
    void fold_keepsBudgets();
    void edits_comeFromTheirRound();
    void edits_ofAGivenAnswerHaveNoRound();
    void codeAnswers_areThoseOfAllRounds();
    void fold_ignoresWhatIsNotItsOwn_data();
    void fold_ignoresWhatIsNotItsOwn();
    void fold_takesAnyOrder();
    void fold_saysWhatItTook();
    void fold_runsOnFromEveryPoint();
};

void RunTest::fold_isTheWholeRun()
{
    const QList<RunEvent> events = sampleEvents();
    const Run run = folded(events);
    QCOMPARE(run.state(), Run::State::Finished);
    QCOMPARE(run.id(), events.first().runId);
    QCOMPARE(run.start(), std::get<RunStarted>(events.first().body));
    QCOMPARE(run.startedAt(), events.first().time);
    QCOMPARE(run.finishedAt(), events.last().time);
    QCOMPARE(run.finish(), std::get<RunFinished>(events.last().body));
    QCOMPARE(run.attachments(), std::get<AttachmentsAdded>(events.at(1).body).files);
    QCOMPARE(run.lastSequence(), events.size());
    QCOMPARE(run.stages().size(), 2);

    const Stage *planner = run.stage(Role::Planner);
    QVERIFY(planner != nullptr && planner->result);
    QCOMPARE(planner->result->modelAnswered, u"plan-2026"_s);
    QCOMPARE(planner->attempts.first().reasoning, u"think"_s);
    QCOMPARE(planner->attempts.first().startedAt, events.at(3).time);
    QCOMPARE(planner->attempts.first().requestSha256, QString(64, u'a'));
    QCOMPARE(run.answer(Role::Planner), u"1. do\t\0it \U0001f600"_s);
    QCOMPARE(run.answer(Role::Coder), u"print(1)\n"_s);
    QCOMPARE(run.stage(Role::Reviewer), nullptr);
    QCOMPARE(run.answer(Role::Reviewer), QString());
}

void RunTest::fold_keepsTextOfFailedAttempts()
{
    const QList<Attempt> attempts = folded(sampleEvents()).stage(Role::Coder)->attempts;
    QCOMPARE(attempts.size(), 3);
    QCOMPARE(attempts.at(0).state, Attempt::State::Failed);
    QCOMPARE(attempts.at(0).answer, u"half an ans"_s);
    QCOMPARE(attempts.at(0).failure->nextModel, u"code-b"_s);
    QCOMPARE(attempts.at(1).state, Attempt::State::Failed);
    QCOMPARE(attempts.at(2).state, Attempt::State::Succeeded);
    QVERIFY(!attempts.at(2).failure);
}

void RunTest::fold_handsOnGivenAnswers()
{
    const QList<RunEvent> begun = sampleEvents().first(1);
    const Run run = folded(begun);
    QCOMPARE(run.state(), Run::State::Running);
    QCOMPARE(run.answer(Role::Planner), u"given plan"_s);
    QCOMPARE(run.answer(Role::Coder), u"given code\n\nmore"_s);
    // Once a stage has begun, its answer is its own.
    QCOMPARE(folded(sampleEvents().first(3)).answer(Role::Planner), QString());
}

//! The last round is what a stage is; its answer is that of all rounds.
void RunTest::fold_takesTheLatestRound()
{
    const Run run = folded(numbered({RunStarted{}, StageStarted{.stage = Role::Coder, .round = 1},
                                     AttemptStarted{.stage = Role::Coder, .attemptId = u"1"_s},
                                     TextDelta{.attemptId = u"1"_s, .text = u"first"_s},
                                     StageFinished{.stage = Role::Coder, .attemptId = u"1"_s},
                                     StageStarted{.stage = Role::Reviewer},
                                     StageStarted{.stage = Role::Coder, .round = 2},
                                     AttemptStarted{.stage = Role::Coder, .attemptId = u"2"_s},
                                     TextDelta{.attemptId = u"2"_s, .text = u"second"_s},
                                     StageFinished{.stage = Role::Coder, .attemptId = u"2"_s}}));
    QCOMPARE(run.stages().size(), 3);
    QCOMPARE(run.stage(Role::Coder)->round, 2);
    QCOMPARE(run.answer(Role::Coder), u"first\n\nsecond"_s);
    QCOMPARE(run.stages().first().answer(), u"first"_s);
}

void RunTest::fold_endsWithTheRun_data()
{
    QTest::addColumn<qsizetype>("kind");
    const QList<EventBody> bodies = sampleBodies() + workspaceBodies();
    for (const EventBody &body : bodies) {
        const auto name = QByteArray::number(qsizetype(body.index()));
        QTest::addRow("kind %s at %lld", name.constData(),
                      static_cast<long long>(&body - bodies.data()))
            << qsizetype(&body - bodies.data());
    }
}

void RunTest::fold_endsWithTheRun()
{
    QFETCH(const qsizetype, kind);
    const Run ended = folded(sampleEvents());
    Run run = ended;
    RunEvent late = numbered(sampleBodies() + workspaceBodies()).at(kind);
    late.sequence = ended.lastSequence() + 1;
    // There is nothing to revert, and no check is under way.
    const bool mayFollow = std::visit(
        Overloaded{
            [](const EditsPlanned &) { return true; }, [](const EditsApplied &) { return true; },
            [](const ChecksPlanned &) { return true; }, [](const ProofSkipped &) { return true; },
            [](const ProofStarted &) { return true; }, [](const ApprovalGiven &) { return true; },
            [](const auto &) { return false; }},
        late.body);
    QCOMPARE(run.fold(late), mayFollow);
    QCOMPARE(run == ended, !mayFollow);
    QCOMPARE(run.finish(), ended.finish());
    QCOMPARE(run.finishedAt(), ended.finishedAt());
    QCOMPARE(run.state(), Run::State::Finished);
}

//! What happens to the changes of a run that has ended.
void RunTest::fold_knowsWhatIsApplied()
{
    const EditsPlanned planned{.round = 1, .folder = u"/w"_s, .changes = sampleChanges()};
    const EditsPlanned again{.round = 2, .folder = u"/w"_s};
    const EditsApplied first{.folder = u"/w"_s, .paths = {u"a"_s}, .journal = u"r.1"_s};
    const EditsApplied second{.folder = u"/w"_s, .paths = {u"b"_s}, .journal = u"r.2"_s};
    const EditsReverted undoFirst{.folder = u"/w"_s, .journal = u"r.1"_s};
    const EditsReverted undoSecond{.folder = u"/w"_s, .journal = u"r.2"_s};
    const QList<RunEvent> events
        = numbered({RunStarted{.workspace = u"/w"_s}, planned, again, RunFinished{}, first, second,
                    undoSecond, undoSecond, // the second time there is nothing left
                    EditsReverted{.folder = u"/other"_s, .journal = u"r.1"_s}, undoFirst, first});
    Run run;
    QStringList taken;
    for (const RunEvent &event : events) {
        taken.append(run.fold(event) ? u"yes"_s : u"no"_s);
    }
    QCOMPARE(taken.join(u' '), u"yes yes yes yes yes yes yes no no yes yes"_s);
    QCOMPARE(run.edits(), again); // the last plan counts
    QCOMPARE(run.applied(),
             (QList<AppliedEdits>{{.what = first, .reverted = undoFirst},
                                  {.what = second, .reverted = undoSecond},
                                  {.what = first, .reverted = {}}}));
    QCOMPARE(run.lastSequence(), events.size());
}

void RunTest::fold_keepsWhatWasShown()
{
    const QList<EventBody> bodies = workspaceBodies();
    const Run run = folded(numbered(bodies));
    QCOMPARE(run.workspaceReads().size(), 2);
    QCOMPARE(run.workspaceReads().first(), std::get<WorkspaceRead>(bodies.at(1)));
    QCOMPARE(run.secrets().first(), std::get<SecretsFound>(bodies.at(2)));
    QCOMPARE(run.consents(), QList<ConsentGiven>{std::get<ConsentGiven>(bodies.at(3))});
}

namespace {

edit::ChangeSet changesOf(const QList<std::pair<int, edit::Verdict>> &edits)
{
    edit::ChangeSet changes;
    for (const auto &[line, verdict] : edits) {
        changes.edits.append({.line = line, .path = u"a.py"_s});
        changes.outcomes.append({.verdict = verdict});
    }
    return changes;
}

} // namespace

void RunTest::fold_keepsBudgets()
{
    const QList<EventBody> bodies = budgetBodies();
    const Run run = folded(numbered(QList<EventBody>{RunStarted{}, StageStarted{}} + bodies));
    QCOMPARE(run.lastSequence(), 5);
    QCOMPARE(run.budgets(),
             (QList{std::get<BudgetReached>(bodies.at(1)), std::get<BudgetReached>(bodies.at(2))}));
    QVERIFY(!folded(numbered({RunStarted{}, bodies.at(0)})).fold(numbered(bodies).at(0)));
}

void RunTest::edits_comeFromTheirRound()
{
    using edit::Verdict;
    const auto coded = [](int round, const QString &id, const QString &model) {
        return StageFinished{.stage = Role::Coder,
                             .round = round,
                             .attemptId = id,
                             .modelAsked = u"asked"_s,
                             .modelAnswered = model};
    };
    const Run run = folded(numbered(
        {RunStarted{.task = u"t"_s, .profile = sampleProfile(), .stages = {Role::Coder}},
         StageStarted{.stage = Role::Coder},
         AttemptStarted{.stage = Role::Coder, .attemptId = u"1"_s, .model = u"asked"_s},
         AttemptFailed{.attemptId = u"1"_s},
         AttemptStarted{.stage = Role::Coder, .attemptId = u"2"_s, .model = u"asked"_s},
         coded(1, u"2"_s, u"first"_s),
         EditsPlanned{
             .round = 1,
             .changes
             = changesOf({{3, Verdict::Resolved}, {9, Verdict::Refused}, {12, Verdict::Resolved}})},
         StageStarted{.stage = Role::Coder, .round = 2},
         AttemptStarted{.stage = Role::Coder, .round = 2, .attemptId = u"3"_s},
         coded(2, u"3"_s, {}),
         // What is mended stands, by chance, in the same line of the new answer.
         EditsPlanned{
             .round = 2,
             .changes = changesOf(
                 {{3, Verdict::Resolved}, {12, Verdict::Resolved}, {9, Verdict::Resolved}})}}));
    const EditOrigin first{.round = 1, .attemptId = u"2"_s, .attempt = 2, .model = u"first"_s};
    const EditOrigin second{.round = 2, .attemptId = u"3"_s, .attempt = 1, .model = u"asked"_s};
    QCOMPARE(run.editOrigins(), (QList<EditOrigin>{first, first, second}));
}

void RunTest::edits_ofAGivenAnswerHaveNoRound()
{
    const Run run
        = folded(numbered({RunStarted{.task = u"t"_s, .code = givenAnswer(u"x"_s)},
                           EditsPlanned{.changes = changesOf({{3, edit::Verdict::Resolved}})}}));
    QCOMPARE(run.editOrigins(), QList<EditOrigin>{EditOrigin{}});
}

void RunTest::codeAnswers_areThoseOfAllRounds()
{
    const auto round = [](int number, const QString &text, llm::FinishReason reason) {
        const QString id = QString::number(number);
        return QList<EventBody>{
            StageStarted{.stage = Role::Coder, .round = number},
            AttemptStarted{.stage = Role::Coder, .attemptId = id},
            TextDelta{.attemptId = id, .text = text},
            StageFinished{
                .stage = Role::Coder, .round = number, .attemptId = id, .finishReason = reason}};
    };
    QList<EventBody> bodies{
        RunStarted{.code = {{.text = u"given"_s, .wasCut = true}, {.text = u"more"_s}}}};
    QCOMPARE(folded(numbered(bodies)).codeAnswers(),
             (QList<WholeAnswer>{{.text = u"given"_s, .wasCut = true}, {.text = u"more"_s}}));
    QCOMPARE(folded(numbered(bodies)).answer(Role::Coder), u"given\n\nmore"_s);
    bodies += round(1, u"cut"_s, llm::FinishReason::Length);
    bodies += round(2, u"whole"_s, llm::FinishReason::Stop);
    bodies += round(3, u"half"_s, llm::FinishReason::Stop).first(3);
    const Run run = folded(numbered(bodies));
    QCOMPARE(run.codeAnswers(),
             (QList<WholeAnswer>{{.text = u"cut"_s, .wasCut = true}, {.text = u"whole"_s}}));
    QCOMPARE(run.answer(Role::Coder), u"cut\n\nwhole"_s);
    QCOMPARE(folded(numbered({RunStarted{}})).codeAnswers(), QList<WholeAnswer>());
}

void RunTest::fold_ignoresWhatIsNotItsOwn_data()
{
    QTest::addColumn<RunEvent>("event");
    RunEvent event = numbered({TextDelta{.attemptId = u"p1"_s, .text = u"more"_s}}).first();
    const auto row = [](const char *name, const RunEvent &stray) { QTest::newRow(name) << stray; };
    event.sequence = 6;
    row("an earlier number", event);
    event.sequence = 5;
    row("the same number", event);
    event.sequence = 7;
    event.runId = u"another"_s;
    row("another run", event);
    event.runId = sampleEvents().first().runId;
    event.body = TextDelta{.attemptId = u"p0"_s, .text = u"more"_s};
    row("another attempt's text", event);
    event.body = AttemptFailed{.attemptId = u"p0"_s};
    row("another attempt's failure", event);
    event.body = StageFinished{.attemptId = u"p0"_s};
    row("another attempt's success", event);
    event.body = RunStarted{.task = u"again"_s};
    row("a second start", event);
}

void RunTest::fold_ignoresWhatIsNotItsOwn()
{
    QFETCH(const RunEvent, event);
    const Run before = folded(sampleEvents().first(6));
    Run run = before;
    run.fold(event);
    QCOMPARE(run.stages(), before.stages());
    QCOMPARE(run.start(), before.start());
    QCOMPARE(run.id(), before.id());
    QCOMPARE(run.state(), before.state());
}

//! Whatever a damaged file brings, in whatever order, is no reason to crash.
void RunTest::fold_takesAnyOrder()
{
    const QList<EventBody> bodies = sampleBodies() + workspaceBodies();
    for (qsizetype shift = 0; shift < bodies.size(); ++shift) {
        Run run;
        QList<EventBody> turned{RunStarted{}};
        turned += bodies.sliced(shift) + bodies.first(shift);
        for (const RunEvent &event : numbered(turned)) {
            run.fold(event);
        }
        QVERIFY(run.state() != Run::State::Empty);
    }
    Run empty;
    for (const RunEvent &event : sampleEvents().sliced(1)) {
        empty.fold(event);
    }
    QCOMPARE(empty, Run());
}

void RunTest::fold_saysWhatItTook()
{
    Run run;
    for (const RunEvent &event : sampleEvents()) {
        QVERIFY(run.fold(event));
        QVERIFY(!run.fold(event));
    }
    // What a foreign file may hold: an end without a beginning, an attempt at no stage.
    for (const EventBody &body :
         {EventBody(AttemptStarted{.attemptId = u"a"_s}), EventBody(TextDelta{.attemptId = u"a"_s}),
          EventBody(StageFinished{.stage = Role::Planner, .attemptId = u"a"_s}),
          EventBody(AttemptFailed{.attemptId = u"a"_s})}) {
        const QList<RunEvent> events = numbered({RunStarted{}, body});
        Run foreign;
        QVERIFY(foreign.fold(events.at(0)));
        QVERIFY(!foreign.fold(events.at(1)));
    }
}

void RunTest::fold_runsOnFromEveryPoint()
{
    const QList<RunEvent> events = sampleEvents();
    for (qsizetype cut = 0; cut <= events.size(); ++cut) {
        Run run = folded(events.first(cut));
        for (const RunEvent &event : events) { // those before the cut for the second time
            run.fold(event);
        }
        QCOMPARE(run, folded(events));
    }
}

QTEST_GUILESS_MAIN(RunTest)
#include "tst_run.moc"
