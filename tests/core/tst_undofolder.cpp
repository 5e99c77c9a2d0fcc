// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/undofolder.h"

#include "core/edit/applyjournal.h"
#include "core/edit/workspace.h"
#include "core/run/runstore.h"

#include "keptruns.h"
#include "projectfolder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

const QString runId = u"20261122-120000-abcdef"_s;
const QString otherId = u"20261122-120000-abcdeg"_s;

//! Where the changes of one file are written, with the next journal of the run.
QString applied(const UndoFolder &undo, const ProjectFolder &project, const QString &id,
                const QByteArray &after)
{
    const QString journal = undo.newJournal(id);
    const auto workspace = edit::Workspace::open(project.path());
    const bool isDone = workspace
        && (*workspace)
               ->apply({{.path = u"a"_s, .before = project.files()[u"a"_s], .after = after}},
                       journal);
    return isDone ? journal : QString();
}

} // namespace

class UndoFolderTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void journals_areNumbered();
    void journals_areOrderedByNumber();
    void journals_areTheRunsAlone();
    void lastApplied_skipsWhatIsUndone();
    void recover_finishesWhatWasKilled();
    void recover_canBeStopped();
    void recover_bearsNoFolder();
    void remove_takesTheJournalsOfARun();
    void recover_takesWhatIsOfNoUse();
};

void UndoFolderTest::journals_areNumbered()
{
    QTemporaryDir home;
    ProjectFolder project({{u"a"_s, "0"_ba}});
    const UndoFolder undo(home.filePath(u"undo"_s));
    QCOMPARE(undo.journalsOf(runId), QStringList());
    QCOMPARE(undo.newJournal(runId), QString(undo.folder() + u'/' + runId + u".1"_s));
    QVERIFY(!QFileInfo::exists(undo.folder())); // nothing is made before it is needed

    const QString first = applied(undo, project, runId, "1");
    QCOMPARE(first, QString(undo.folder() + u'/' + runId + u".1"_s));
    const QString second = applied(undo, project, runId, "2");
    QCOMPARE(second, QString(undo.folder() + u'/' + runId + u".2"_s));
    QCOMPARE(undo.journalsOf(runId), (QStringList{second, first}));
    QCOMPARE(project.files(), (Files{{u"a"_s, "2"_ba}}));
}

void UndoFolderTest::journals_areOrderedByNumber()
{
    QTemporaryDir home;
    const UndoFolder undo(home.path());
    for (const auto number : {"2"_L1, "10"_L1, "9"_L1, "1"_L1}) {
        QVERIFY(QDir(home.path()).mkdir(runId + u'.' + number));
    }
    QStringList names;
    for (const QString &journal : undo.journalsOf(runId)) {
        names.append(journal.section(u'.', -1));
    }
    QCOMPARE(names, (QStringList{u"10"_s, u"9"_s, u"2"_s, u"1"_s}));
    QVERIFY(undo.newJournal(runId).endsWith(u".11"_s));
}

void UndoFolderTest::journals_areTheRunsAlone()
{
    QTemporaryDir home;
    const UndoFolder undo(home.path());
    QVERIFY(QDir(home.path()).mkdir(otherId + u".3"_s));
    QVERIFY(QDir(home.path()).mkdir(runId));
    QVERIFY(writeFile(home.filePath(runId + u".7"_s), "a file"));
    QCOMPARE(undo.journalsOf(runId), QStringList());
    QCOMPARE(undo.journalsOf(otherId).size(), 1);
    undo.removeOf(runId);
    QCOMPARE(QDir(home.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 3);
}

void UndoFolderTest::lastApplied_skipsWhatIsUndone()
{
    QTemporaryDir home;
    ProjectFolder project({{u"a"_s, "0"_ba}});
    const UndoFolder undo(home.filePath(u"undo"_s));
    QCOMPARE(undo.lastApplied(runId).error(),
             (Error{.kind = ErrorKind::JournalUnknown, .subject = runId}));
    const QString first = applied(undo, project, runId, "1");
    const QString second = applied(undo, project, runId, "2");
    QVERIFY(applied(undo, project, otherId, "3") != QString());
    QVERIFY(edit::takeBack(*undo.lastApplied(otherId)));
    QCOMPARE(undo.lastApplied(runId), second);
    QVERIFY(edit::takeBack(second));
    QCOMPARE(undo.lastApplied(runId), first);
    QVERIFY(edit::takeBack(first));
    QVERIFY(!undo.lastApplied(runId));
    QCOMPARE(project.files(), (Files{{u"a"_s, "0"_ba}}));
    // What is undone keeps its number: no name comes twice.
    QVERIFY(undo.newJournal(runId).endsWith(u".3"_s));
}

//! As a program leaves it that was killed between two files.
void UndoFolderTest::recover_finishesWhatWasKilled()
{
    QTemporaryDir home;
    ProjectFolder project({{u"a"_s, "0"_ba}});
    const UndoFolder undo(home.filePath(u"undo"_s));
    const QString journal = applied(undo, project, runId, "1");
    auto kept = edit::ApplyJournal::read(journal);
    QVERIFY(kept);
    QVERIFY(kept->setState(edit::ApplyJournal::State::Applying));
    const QList<edit::Recovered> recovered = undo.recover();
    QCOMPARE(recovered.size(), 1);
    QCOMPARE(recovered.first().journal, journal);
    QCOMPARE(recovered.first().folder, project.path());
    QCOMPARE(recovered.first().left, QStringList());
    QCOMPARE(project.files(), (Files{{u"a"_s, "0"_ba}}));
    QVERIFY(!undo.lastApplied(runId));
    QVERIFY(undo.recover().isEmpty());
}

//! Whoever cannot wait leaves it for the next time, and nothing is lost.
void UndoFolderTest::recover_canBeStopped()
{
    QTemporaryDir home;
    ProjectFolder project({{u"a"_s, "0"_ba}});
    const UndoFolder undo(home.filePath(u"undo"_s));
    auto kept = edit::ApplyJournal::read(applied(undo, project, runId, "1"));
    QVERIFY(kept);
    QVERIFY(kept->setState(edit::ApplyJournal::State::Applying));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(undo.recover(stop.get_token()).isEmpty());
    QCOMPARE(project.files(), (Files{{u"a"_s, "1"_ba}}));
    QCOMPARE(undo.recover().size(), 1);
    QCOMPARE(project.files(), (Files{{u"a"_s, "0"_ba}}));
}

void UndoFolderTest::recover_bearsNoFolder()
{
    QVERIFY(UndoFolder(QString()).recover().isEmpty());
    QTemporaryDir home;
    QVERIFY(UndoFolder(home.filePath(u"none"_s)).recover().isEmpty());
}

void UndoFolderTest::remove_takesTheJournalsOfARun()
{
    QTemporaryDir home;
    ProjectFolder project({{u"a"_s, "0"_ba}});
    const RunStore store(home.filePath(u"runs"_s));
    const UndoFolder undo = store.undo();
    QCOMPARE(undo.folder(), home.filePath(u"undo"_s));
    for (const QString &id : {runId, otherId}) {
        QVERIFY(layDown(store, id, sampleBodies()));
        QVERIFY(!applied(undo, project, id, id.toUtf8()).isEmpty());
    }
    QVERIFY(!applied(undo, project, runId, "last").isEmpty());
    QVERIFY(store.remove(runId));
    QCOMPARE(undo.journalsOf(runId), QStringList());
    QCOMPARE(undo.journalsOf(otherId).size(), 1);
    QCOMPARE(project.files(), (Files{{u"a"_s, "last"_ba}})); // what was applied stays
}

void UndoFolderTest::recover_takesWhatIsOfNoUse()
{
    QTemporaryDir home;
    ProjectFolder project({{u"a"_s, "0"_ba}});
    const UndoFolder undo(home.filePath(u"undo"_s));
    const auto write = [&](const QString &journal, const QByteArray &after) {
        const auto workspace = edit::Workspace::open(project.path());
        QVERIFY(workspace);
        QVERIFY((*workspace)
                    ->apply({{.path = u"a"_s, .before = project.files()[u"a"_s], .after = after}},
                            journal));
    };
    // Nobody knows whether its run is somewhere else just now.
    const QString kept = undo.newJournal(runId);
    write(kept, "1");
    const QString finished = undo.newPassingJournal(otherId);
    write(finished, "2");
    const QString atWork = undo.newPassingJournal(runId);
    write(atWork, "3");
    QVERIFY(writeFile(atWork + u"/unfinished", ""));
    const QString begun = undo.folder() + u"/.new-" + otherId;
    QVERIFY(QDir().mkpath(begun));
    project.vanish(); // so that it cannot be finished just now
    QVERIFY(undo.recover().isEmpty());
    QVERIFY(QFileInfo::exists(kept) && QFileInfo::exists(atWork) && QFileInfo::exists(begun));
    QVERIFY(!QFileInfo::exists(finished));
    QCOMPARE(UndoFolder::runOf(kept), runId);
    QCOMPARE(UndoFolder::runOf(atWork), QString());
}

QTEST_GUILESS_MAIN(UndoFolderTest)
#include "tst_undofolder.moc"
