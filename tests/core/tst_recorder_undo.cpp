// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/recorder.h"

#include "core/edit/applyjournal.h"

#include "plannedrun.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

//! What a run has applied, taken back.
class RecorderUndoTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void undo_takesBackTheLastOne();
    void undo_asksWhereAFileWasChangedSince();
    void history_followsWhatHappensLater_data();
    void history_followsWhatHappensLater();
    void undo_losesNothingThatItDidNotShow();
    void undo_takesBackWhatItShowed();
    void undo_knowsWhatItCannot();
    void undo_writesDownWhatWasMissed_data();
    void undo_writesDownWhatWasMissed();
    void recovery_isWrittenDown();
};

void RecorderUndoTest::undo_takesBackTheLastOne()
{
    PlannedRun fixture;
    QVERIFY(fixture.apply(fixture.request()));
    fixture.project.write(u"a"_s, "0\n2\n");
    QVERIFY(fixture.apply(fixture.request()));
    QCOMPARE(fixture.project.files()[u"a"_s], "0\ntwo\n"_ba);
    QCOMPARE(fixture.store.undo().journalsOf(runId).size(), 2);

    const auto second = fixture.undo();
    QVERIFY(second);
    QCOMPARE(second->what.journal, runId + u".2"_s);
    QCOMPARE(fixture.project.files()[u"a"_s], "0\n2\n"_ba);
    QVERIFY(!fixture.stored().applied().at(0).reverted);
    QVERIFY(fixture.stored().applied().at(1).reverted);

    fixture.project.write(u"a"_s, after[u"a"_s]);
    QVERIFY(fixture.undo());
    QCOMPARE(fixture.project.files(), before);
    QVERIFY(fixture.stored().applied().at(0).reverted);
}

void RecorderUndoTest::undo_asksWhereAFileWasChangedSince()
{
    PlannedRun fixture(true, answer + creating(u"new"_s, u"n"_s));
    QVERIFY(fixture.apply(fixture.request()));
    fixture.project.write(u"a"_s, "mine\n");
    const Files now = fixture.project.files();
    const Run run = fixture.stored();
    const auto refused = fixture.undo();
    QCOMPARE(refused.error(),
             (Error{.kind = ErrorKind::FileStale, .subject = u"a"_s, .detail = u"a"_s}));
    QCOMPARE(fixture.project.files(), now);
    QCOMPARE(fixture.stored(), run);

    const auto undone = fixture.undoAnyway();
    QVERIFY(undone);
    QCOMPARE(undone->what.overwritten, QStringList{u"a"_s});
    QCOMPARE(fixture.project.files(), before);
    QCOMPARE(fixture.stored().applied().constFirst().reverted, undone->what);
}

//! The history says how it stands, also to whoever reads the index alone.
void RecorderUndoTest::history_followsWhatHappensLater_data()
{
    QTest::addColumn<bool>("hasEnded");
    QTest::newRow("a run with an end") << true;
    QTest::newRow("an interrupted one") << false;
}

void RecorderUndoTest::history_followsWhatHappensLater()
{
    QFETCH(const bool, hasEnded);
    PlannedRun fixture(hasEnded);
    const auto state = [&fixture] { return fixture.store.summaries().constFirst().edits; };
    QCOMPARE(state(), EditsState::Planned);
    QVERIFY(fixture.apply(fixture.request()));
    QCOMPARE(state(), EditsState::Applied);
    QVERIFY(fixture.undo());
    QCOMPARE(state(), EditsState::Reverted);
    const RunSummary known = fixture.store.summaries().constFirst();
    QVERIFY(QFile::remove(fixture.store.folder() + u"/index.jsonl"));
    QCOMPARE(fixture.store.summaries().constFirst(), known);
}

void RecorderUndoTest::undo_losesNothingThatItDidNotShow()
{
    PlannedRun fixture(true, answer + creating(u"new"_s, u"n"_s));
    QVERIFY(fixture.apply(fixture.request()));
    fixture.project.write(u"a"_s, "mine\n");
    const auto plan = planUndo(fixture.store, runId);
    QVERIFY(plan);
    QCOMPARE(plan->later.keys(), QStringList{u"a"_s});
    fixture.project.write(u"new"_s, "mine, too\n"); // while the question stands
    const Files now = fixture.project.files();
    QCOMPARE(undoRecorded(fixture.store, *plan).error(),
             (Error{.kind = ErrorKind::FileStale, .subject = u"new"_s, .detail = u"new"_s}));
    QCOMPARE(fixture.project.files(), now);
    QVERIFY(!fixture.stored().applied().constFirst().reverted);
}

//! What was shown is taken back, and not what came after it.
void RecorderUndoTest::undo_takesBackWhatItShowed()
{
    PlannedRun fixture;
    QVERIFY(fixture.apply(fixture.request()));
    const auto plan = planUndo(fixture.store, runId);
    QVERIFY(plan);
    fixture.project.write(u"a"_s, "0\n2\n");
    QVERIFY(fixture.apply(fixture.request()));
    const Files now = fixture.project.files();
    QCOMPARE(undoRecorded(fixture.store, *plan).error().kind, ErrorKind::FileStale);
    QCOMPARE(fixture.project.files(), now);
}

void RecorderUndoTest::undo_knowsWhatItCannot()
{
    PlannedRun fixture;
    const Error unknown{.kind = ErrorKind::JournalUnknown, .subject = runId};
    QCOMPARE(fixture.undo().error(), unknown);
    QVERIFY(fixture.apply(fixture.request()));
    QVERIFY(fixture.undoAnyway());
    QCOMPARE(fixture.undo().error(), unknown);
    QCOMPARE(fixture.project.files(), before);

    QVERIFY(fixture.apply(fixture.request()));
    const qint64 length = fixture.stored().lastSequence();
    fixture.project.vanish();
    QCOMPARE(fixture.undoAnyway().error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(fixture.stored().lastSequence(), length);
}

void RecorderUndoTest::undo_writesDownWhatWasMissed_data()
{
    QTest::addColumn<bool>("hasEnded");
    QTest::newRow("run that has ended") << true;
    QTest::newRow("run that was killed") << false;
}

//! A program that was killed after it wrote the files, and before it said so.
void RecorderUndoTest::undo_writesDownWhatWasMissed()
{
    QFETCH(const bool, hasEnded);
    PlannedRun fixture(hasEnded);
    const auto write = [&fixture] {
        return applyChanges(fixture.stored().edits()->changes,
                            {.folder = fixture.project.path(),
                             .journal = fixture.store.undo().newJournal(runId),
                             .allowed = {}});
    };
    const auto applied = write();
    QVERIFY(applied);
    QVERIFY(fixture.undo());
    QCOMPARE(fixture.project.files(), before);
    QCOMPARE(fixture.stored().applied().size(), 1);
    QCOMPARE(fixture.stored().applied().constFirst().what, *applied);
    QVERIFY(fixture.stored().applied().constFirst().reverted);

    // The same where it was taking back; and what it takes back itself is no matter of the run.
    QVERIFY(fixture.apply(fixture.request()));
    QVERIFY(edit::takeBack(fixture.store.undo().folder() + u'/' + runId + u".2"_s));
    QVERIFY(write());
    QVERIFY(edit::takeBack(fixture.store.undo().folder() + u'/' + runId + u".3"_s));
    QVERIFY(fixture.apply(fixture.request()));
    const QList<AppliedEdits> all = fixture.stored().applied();
    QCOMPARE(all.size(), 3);
    QVERIFY(all.at(1).reverted);
    QCOMPARE(all.at(2).what.journal, runId + u".4"_s);
    QVERIFY(!all.at(2).reverted);
}

//! A program that was killed while it took the changes back.
void RecorderUndoTest::recovery_isWrittenDown()
{
    PlannedRun fixture;
    QVERIFY(fixture.apply(fixture.request()));
    const QString journal = fixture.store.undo().journalsOf(runId).constFirst();
    auto kept = edit::ApplyJournal::read(journal);
    QVERIFY(kept && kept->beginUndo({}));
    QCOMPARE(recoverApplications(fixture.store, {}).size(), 1);
    QCOMPARE(fixture.project.files(), before);
    QVERIFY(fixture.stored().applied().constFirst().reverted);
    QCOMPARE(fixture.store.summary(runId)->edits, EditsState::Reverted);
    QVERIFY(recoverApplications(fixture.store, {}).isEmpty());
}

QTEST_GUILESS_MAIN(RecorderUndoTest)
#include "tst_recorder_undo.moc"
