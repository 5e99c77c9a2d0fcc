// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/recorder.h"

#include "core/run/runarchive.h"

#include "plannedrun.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

//! What happens to the changes of a run after its end.
class RecorderTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void apply_isRecordedAndTakenBack();
    void apply_plansAnewWhereItMust();
    void apply_refusesAndWritesNothing_data();
    void apply_refusesAndWritesNothing();
    void apply_goesOnBehindACutLine();
    void apply_leavesARunAloneThatIsWritten();
    void answer_isKeptAsARun();
    void answer_isKeptAlsoWhereItDoesNotFit();
    void foreignRun_isKeptAsARunOfOurs();
    void history_mayBeOff();
    void folder_isTheRunsOrNamed();
};

void RecorderTest::apply_isRecordedAndTakenBack()
{
    PlannedRun fixture;
    QVERIFY(fixture.isFine);
    const qint64 length = fixture.stored().lastSequence();
    const auto application = planApplication(fixture.request(), {});
    QVERIFY(application);
    QCOMPARE(application->runId, runId);
    QVERIFY(!application->obstacle && !application->isAnew);
    QCOMPARE(application->planned, fixture.stored().edits());
    QCOMPARE(fixture.project.files(), before);
    QCOMPARE(fixture.stored().lastSequence(), length);

    const auto applied = carryOut(*application, fixture.store, {});
    QVERIFY(applied && !applied->unrecorded);
    QCOMPARE(fixture.project.files(), after);
    const Run run = fixture.stored();
    QCOMPARE(run.lastSequence(), length + 1); // what was planned stands there already
    QCOMPARE(run.applied(), (QList<AppliedEdits>{{.what = applied->what, .reverted = {}}}));
    QCOMPARE(applied->what,
             (EditsApplied{
                 .folder = fixture.project.path(), .paths = {u"a"_s}, .journal = runId + u".1"_s}));
    QCOMPARE(run.state(), Run::State::Finished);
    QVERIFY(fixture.kept(u"changes.patch"_s).contains("+two\n"));
    QVERIFY(fixture.kept(u"run.json"_s).contains("\"status\": \"succeeded\""));
    QVERIFY(!fixture.store.isRunning(runId));

    const auto undone = fixture.undo();
    QVERIFY(undone && !undone->unrecorded);
    QCOMPARE(fixture.project.files(), before);
    QCOMPARE(fixture.stored().lastSequence(), length + 2);
    QCOMPARE(fixture.stored().applied().constFirst().reverted, undone->what);
    QCOMPARE(undone->what.overwritten, QStringList());
}

void RecorderTest::apply_plansAnewWhereItMust()
{
    PlannedRun fixture;
    fixture.project.write(u"a"_s, "0\n1\n2\n3\n");
    const qint64 length = fixture.stored().lastSequence();
    const auto application = planApplication(fixture.request(), {});
    QVERIFY(application && application->isAnew && !application->obstacle);
    const auto applied = carryOut(*application, fixture.store, {});
    QVERIFY(applied);
    QCOMPARE(fixture.project.files()[u"a"_s], "0\n1\ntwo\n3\n"_ba);
    const Run run = fixture.stored();
    QCOMPARE(run.lastSequence(), length + 2); // planned, applied
    QCOMPARE(run.edits(), application->planned);
    QVERIFY(fixture.kept(u"changes.patch"_s).contains(" 0\n 1\n-2\n+two\n"));

    // A second time there is nothing left to do.
    const auto again = fixture.apply(fixture.request());
    QVERIFY(again);
    QCOMPARE(again->what, (EditsApplied{.folder = fixture.project.path(), .paths = {}}));
    QCOMPARE(fixture.store.undo().journalsOf(runId).size(), 1);
}

void RecorderTest::apply_refusesAndWritesNothing_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("refused") << answer + replacing(u"a"_s, u"9"_s, u"x"_s)
                             << ErrorKind::EditsRefused;
    QTest::newRow("not allowed") << answer + deleting(u"b"_s) << ErrorKind::ConsentMissing;
    QTest::newRow("no change") << u"Nothing to do."_s << ErrorKind::ChangesMissing;
}

void RecorderTest::apply_refusesAndWritesNothing()
{
    QFETCH(const QString, code);
    QFETCH(const ErrorKind, kind);
    PlannedRun fixture(true, code);
    const Run run = fixture.stored();
    const auto application = planApplication(fixture.request(), {});
    QVERIFY(application && application->obstacle);
    QCOMPARE(application->obstacle->kind, kind);
    const auto applied = carryOut(*application, fixture.store, {});
    QCOMPARE(applied.error(), *application->obstacle);
    QCOMPARE(fixture.project.files(), before);
    QCOMPARE(fixture.stored(), run);
    QCOMPARE(fixture.store.undo().journalsOf(runId), QStringList());
}

//! A run whose program was killed while it wrote.
void RecorderTest::apply_goesOnBehindACutLine()
{
    for (const QByteArray &rest : {R"({"run":"2026)"_ba, QByteArray(200'000, 'x'), ""_ba}) {
        PlannedRun fixture(false);
        const QString path = fixture.store.folder() + u'/' + runId + u"/events.jsonl"_s;
        const QByteArray whole = contentOf(path);
        QVERIFY(writeFile(path, whole + rest));
        const auto applied = fixture.apply(fixture.request());
        QVERIFY(applied && !applied->unrecorded);
        QCOMPARE(fixture.project.files(), after);
        const QByteArray lines = contentOf(path);
        QVERIFY(lines.startsWith(whole) && lines.endsWith('\n'));
        QCOMPARE(lines.count('\n'), whole.count('\n') + 1);
        QCOMPARE(fixture.stored().applied().size(), 1);
        QCOMPARE(fixture.stored().state(), Run::State::Running);
        QCOMPARE(fixture.store.summary(runId)->status, RunStatus::Interrupted);
        QVERIFY(fixture.undo());
        QCOMPARE(fixture.project.files(), before);
    }
}

void RecorderTest::apply_leavesARunAloneThatIsWritten()
{
    PlannedRun fixture;
    const auto application = planApplication(fixture.request(), {});
    QVERIFY(application);
    {
        const auto writing = fixture.store.reopen(runId);
        QVERIFY(writing);
        const Error busy{.kind = ErrorKind::RunBusy, .subject = runId};
        QCOMPARE(planApplication(fixture.request(), {}).error(), busy);
        QCOMPARE(carryOut(*application, fixture.store, {}).error(), busy);
        QCOMPARE(fixture.store.reopen(runId).error(), busy);
    }
    QCOMPARE(fixture.project.files(), before);
    QVERIFY(carryOut(*application, fixture.store, {}));
    {
        const auto writing = fixture.store.reopen(runId);
        QCOMPARE(fixture.undoAnyway().error().kind, ErrorKind::RunBusy);
    }
    QCOMPARE(fixture.project.files(), after);
}

void RecorderTest::answer_isKeptAsARun()
{
    PlannedRun fixture;
    ApplicationRequest request = fixture.request(u"-"_s);
    request.answer = answer;
    QCOMPARE(planApplication(request, {}).error().kind, ErrorKind::FolderMissing);
    request.folder = fixture.project.path();
    const auto application = planApplication(request, {});
    QVERIFY(application && !application->obstacle);
    QVERIFY(application->runId != runId && isRunId(application->runId));
    const Run run = fixture.stored(application->runId);
    QCOMPARE(run.start().code, givenAnswer(answer));
    QCOMPARE(run.start().workspace, fixture.project.path());
    QCOMPARE(run.start().parentRun, QString());
    QCOMPARE(run.start().stages, QList<Role>());
    QCOMPARE(run.edits(), application->planned);
    QCOMPARE(run.finish(), RunFinished{});

    QVERIFY(carryOut(*application, fixture.store, {}));
    QCOMPARE(fixture.project.files(), after);
    QCOMPARE(fixture.stored(application->runId).applied().size(), 1);
    QCOMPARE(fixture.store.summaries().size(), 2);
    // As any other run: known again, and taken back.
    QVERIFY(fixture.apply(fixture.request(application->runId)));
    QVERIFY(fixture.undo(application->runId));
    QCOMPARE(fixture.project.files(), before);
}

void RecorderTest::answer_isKeptAlsoWhereItDoesNotFit()
{
    PlannedRun fixture;
    ApplicationRequest request = fixture.request(u"-"_s);
    request.answer = replacing(u"a"_s, u"9"_s, u"x"_s);
    request.folder = fixture.project.path();
    const auto application = planApplication(request, {});
    QVERIFY(application && application->obstacle);
    const Run run = fixture.stored(application->runId);
    QCOMPARE(run.finish(),
             (RunFinished{.outcome = Outcome::Failed, .error = application->obstacle}));
    request.answer.clear();
    QCOMPARE(planApplication(request, {}).error().kind, ErrorKind::CodeMissing);
    QCOMPARE(fixture.store.runIds().size(), 2);
}

//! It is looked up in a file, and its word is not taken for anything.
void RecorderTest::foreignRun_isKeptAsARunOfOurs()
{
    PlannedRun fixture;
    const auto stored = fixture.store.loadAll(runId);
    QVERIFY(stored);
    const auto packed = archive::pack(*stored);
    QVERIFY(packed);
    const QString zip = fixture.home.filePath(u"theirs.zip"_s);
    QVERIFY(writeFile(zip, *packed));
    QVERIFY(fixture.store.remove(runId));

    QCOMPARE(planApplication(fixture.request(zip), {}).error().kind, ErrorKind::FolderMissing);
    ApplicationRequest request = fixture.request(zip);
    request.folder = fixture.project.path();
    const auto application = planApplication(request, {});
    QVERIFY(application);
    QVERIFY(!application->isAnew); // its files are as they were
    QVERIFY(application->runId != runId);
    const Run run = fixture.stored(application->runId);
    QCOMPARE(run.start().parentRun, runId);
    QCOMPARE(run.start().task, u"Do it"_s);
    QCOMPARE(run.start().code, givenAnswer(answer));
    QVERIFY(carryOut(*application, fixture.store, {}));
    QCOMPARE(fixture.project.files(), after);
}

void RecorderTest::history_mayBeOff()
{
    PlannedRun fixture;
    ApplicationRequest request = fixture.request(u"-"_s);
    request.answer = answer;
    request.folder = fixture.project.path();
    request.keepsHistory = false;
    const auto application = planApplication(request, {});
    QVERIFY(application);
    QCOMPARE(application->runId, QString());
    const auto applied = carryOut(*application, fixture.store, {});
    QVERIFY(applied);
    QCOMPARE(applied->what.journal, QString());
    QCOMPARE(fixture.project.files(), after);
    QCOMPARE(fixture.store.runIds(), QStringList{runId});
    const QDir undo(fixture.store.undo().folder());
    QCOMPARE(undo.entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void RecorderTest::folder_isTheRunsOrNamed()
{
    PlannedRun fixture;
    ProjectFolder other(before);
    ApplicationRequest request = fixture.request();
    request.folder = other.path();
    const auto application = planApplication(request, {});
    QVERIFY(application && !application->isAnew); // it is the first time for this one
    QVERIFY(carryOut(*application, fixture.store, {}));
    QCOMPARE(fixture.project.files(), before);
    QCOMPARE(other.files(), after);
    const Run run = fixture.stored();
    QCOMPARE(run.edits()->folder, other.path());
    QCOMPARE(run.start().workspace, fixture.project.path());
    QVERIFY(fixture.undo());
    QCOMPARE(other.files(), before);
}

QTEST_GUILESS_MAIN(RecorderTest)
#include "tst_recorder.moc"
