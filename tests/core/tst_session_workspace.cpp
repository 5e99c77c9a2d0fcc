// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/resume.h"

#include "workspacefixture.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

const Files files{{u"a.py"_s, "def f():\n    return 1\n"_ba}, {u"b.txt"_s, "x\n"_ba}};

const QString good = replacing(u"a.py"_s, u"    return 1"_s, u"    return 2"_s);
const QString bad = replacing(u"b.txt"_s, u"none"_s, u"y"_s);
const QString mended = replacing(u"b.txt"_s, u"x"_s, u"y"_s);

const Files afterGood{{u"a.py"_s, "def f():\n    return 2\n"_ba}, {u"b.txt"_s, "x\n"_ba}};
const Files afterBoth{{u"a.py"_s, "def f():\n    return 2\n"_ba}, {u"b.txt"_s, "y\n"_ba}};

const QStringList begun{u"start"_s, u"stage planner"_s, u"read 2 a.py"_s, u"stage coder"_s,
                        u"read 2 a.py"_s};

} // namespace

//! A run that shows its models a folder and changes it.
class SessionWorkspaceTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void run_previewsAndWritesNothing();
    void run_appliesWhatItIsTo();
    void run_showsTheFolder();
    void run_asksForWhatFailedAlone();
    void run_endsAfterItsRounds_data();
    void run_endsAfterItsRounds();
    void run_asksForNothingThatCannotBe();
    void run_asksForWholeFilesAtTheEnd();
    void run_isHeldBack_data();
    void run_isHeldBack();
    void run_bearsAFolderThatVanishes_data();
    void run_bearsAFolderThatVanishes();
    void run_keepsNothingWithoutHistory();
    void run_neverOverwritesWhatChangedMeanwhile();
    void run_withoutWorkspaceIsAsBefore();
    void resume_fromTheReviewerKeepsThePlannedSet();
    void resume_fromTheCoderPlansAnew();
};

void SessionWorkspaceTest::run_previewsAndWritesNothing()
{
    WorkspaceFixture fixture(files);
    fixture.code({u"Here it is.\n"_s + good});
    fixture.run();
    QCOMPARE(fixture.steps(),
             (begun + QStringList{u"plan ok"_s, u"stage reviewer"_s, u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), files);
    QCOMPARE(fixture.journals(), QStringList());
    const Run &run = fixture.session->run();
    QCOMPARE(run.start().workspace, fixture.project.path());
    QCOMPARE(run.edits()->folder, fixture.project.path());
    QCOMPARE(run.edits()->changes, run.edits()->changes.withoutTexts());
    QVERIFY(contentOf(fixture.path(u"changes.patch"_s)).contains("+    return 2\n"));
    // The Reviewer judges what would change, and not what was written about it.
    const QString reviewed = fixture.asked(u"review"_s).constFirst();
    QVERIFY(reviewed.contains(u"```diff\ndiff --git a/a.py b/a.py\n"_s));
    QVERIFY(reviewed.contains(u"\n-    return 1\n+    return 2\n"_s));
    QVERIFY(!reviewed.contains(u"Here it is."_s) && !reviewed.contains(u"Anchor"_s));
}

void SessionWorkspaceTest::run_appliesWhatItIsTo()
{
    WorkspaceFixture fixture(files);
    fixture.code({good});
    fixture.request.workspace->applies = true;
    fixture.run();
    QCOMPARE(
        fixture.steps(),
        (begun
         + QStringList{u"plan ok"_s, u"stage reviewer"_s, u"apply a.py"_s, u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), afterGood);
    const QString id = fixture.session->run().id();
    QCOMPARE(fixture.session->run().applied().constFirst().what.journal, id + u".1"_s);
    QCOMPARE(fixture.journals().size(), 1);
    QVERIFY(edit::takeBack(fixture.journals().constFirst()));
    QCOMPARE(fixture.project.files(), files);
}

void SessionWorkspaceTest::run_showsTheFolder()
{
    Files more = files;
    more.insert(u"secret.txt"_s, "CANARY\n");
    more.insert(u".gitignore"_s, "secret.txt\n");
    WorkspaceFixture fixture(more);
    fixture.request.task = u"Change a.py and secret.txt"_s;
    fixture.server.forModel(u"plan"_s).reply(sse({u"Change b.txt, too"_s}));
    fixture.code({good});
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    const QString planner = fixture.asked(u"plan"_s).constFirst();
    QVERIFY(planner.contains(u"```py\ndef f():\n    return 1\n```"_s));
    QVERIFY(planner.contains(u"b.txt"_s) && !planner.contains(u"```txt\nx\n```"_s));
    const QString coder = fixture.asked(u"code-a"_s).constFirst();
    QVERIFY(coder.contains(u"```py\ndef f():\n"_s) && coder.contains(u"```txt\nx\n```"_s));
    QVERIFY(fixture.server.arrival(1).body.contains("You edit.")); // the template for a folder
    for (const Arrival &arrival : fixture.server.arrivals()) {
        QVERIFY(!arrival.body.contains("CANARY"));
    }
    const QList<WorkspaceRead> reads = fixture.session->run().workspaceReads();
    QCOMPARE(reads.size(), 2);
    QCOMPARE(reads.at(0).stage, Role::Planner);
    QCOMPARE(reads.at(0).shown, (QList<WorkspaceRead::Shown>{{u"a.py"_s, 22}}));
    QCOMPARE(reads.at(0).notShown.constFirst().why, u"ignored"_s);
    QCOMPARE(reads.at(1).shown, (QList<WorkspaceRead::Shown>{{u"a.py"_s, 22}, {u"b.txt"_s, 2}}));
    QCOMPARE(reads.at(1).limit, qint64{200} * 1024);
    QVERIFY(reads.at(1).bytes > 24 && reads.at(1).bytes < 100);
}

void SessionWorkspaceTest::run_asksForWhatFailedAlone()
{
    WorkspaceFixture fixture(files);
    fixture.code({good + bad, mended});
    fixture.request.workspace->applies = true;
    fixture.run();
    QCOMPARE(fixture.steps(),
             (begun
              + QStringList{u"plan ok E_NOMATCH"_s, u"stage coder round 2"_s, u"plan ok ok"_s,
                            u"stage reviewer"_s, u"apply a.py b.txt"_s, u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), afterBoth);
    const QStringList asked = fixture.asked(u"code-a"_s);
    QCOMPARE(asked.size(), 2);
    QVERIFY(fixture.server.arrival(2).body.contains("You repair."));
    QVERIFY(asked.at(1).contains(u"File: b.txt"_s) && asked.at(1).contains(u"E_NOMATCH"_s));
    QVERIFY(asked.at(1).contains(u"```txt\nx\n```"_s));
    QVERIFY(!asked.at(1).contains(u"return"_s)); // nothing of what has resolved
    const QString reviewed = fixture.asked(u"review"_s).constFirst();
    QVERIFY(reviewed.contains(u"+    return 2\n"_s) && reviewed.contains(u"+y\n"_s));
    QVERIFY(!reviewed.contains(u"could not be used"_s));
    QCOMPARE(fixture.session->run().codeAnswers().size(), 2);
    QCOMPARE(fixture.answer(Role::Coder), QString(good + bad + u"\n\n"_s + mended));
}

void SessionWorkspaceTest::run_endsAfterItsRounds_data()
{
    QTest::addColumn<EditSpec>("edits");
    QTest::addColumn<int>("asked");
    const EditSpec all = sampleProfile().edits;
    const auto row = [&all](const char *name, int asked, auto change) {
        EditSpec edits = all;
        change(edits);
        QTest::newRow(name) << edits << asked;
    };
    row("two rounds and whole files", 4, [](EditSpec &) {});
    row("one round and whole files", 3, [](EditSpec &edits) { edits.rounds = 1; });
    row("whole files alone", 2, [](EditSpec &edits) { edits.rounds = 0; });
    row("no whole files", 3, [](EditSpec &edits) { edits.wholeFilesTemplate.clear(); });
    row("nothing", 1, [](EditSpec &edits) { edits = {.rounds = 0}; });
    row("no words to ask again", 1, [](EditSpec &edits) { edits.repairTemplate.clear(); });
}

void SessionWorkspaceTest::run_endsAfterItsRounds()
{
    QFETCH(const EditSpec, edits);
    QFETCH(const int, asked);
    WorkspaceFixture fixture(files);
    fixture.request.profile.edits = edits;
    fixture.request.workspace->applies = true;
    fixture.code({good + bad, bad, bad, bad, bad});
    fixture.run();
    QCOMPARE(fixture.asked(u"code-a"_s).size(), asked);
    QCOMPARE(fixture.steps().filter(u"plan ok E_NOMATCH"_s).size(), asked);
    QCOMPARE(fixture.steps().last(2),
             (QStringList{u"stage reviewer"_s, u"run failed EditsRefused"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), files);
    QCOMPARE(fixture.session->run().finish()->error->subject, u"1"_s);
    QVERIFY(fixture.asked(u"review"_s).constFirst().contains(u"could not be used"_s));
}

//! No answer could make it right, and each one costs something.
void SessionWorkspaceTest::run_asksForNothingThatCannotBe()
{
    WorkspaceFixture fixture(files);
    fixture.code({bad + creating(u".env"_s, u"KEY=x"_s), good});
    fixture.run();
    QCOMPARE(fixture.asked(u"code-a"_s).size(), 1);
    QCOMPARE(fixture.steps(),
             (begun
              + QStringList{u"plan E_NOMATCH E_PROTECTED"_s, u"stage reviewer"_s,
                            u"run failed EditsRefused"_s}));
    QCOMPARE(fixture.checked(), QStringList());
}

void SessionWorkspaceTest::run_asksForWholeFilesAtTheEnd()
{
    WorkspaceFixture fixture(files);
    fixture.request.profile.edits.rounds = 1;
    fixture.request.workspace->applies = true;
    fixture.code({good + bad, bad, overwriting(u"b.txt"_s, u"y"_s)});
    fixture.run();
    QCOMPARE(fixture.steps().last(), u"run succeeded"_s);
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), afterBoth);
    QVERIFY(fixture.server.arrival(3).body.contains("You rewrite."));
}

void SessionWorkspaceTest::run_isHeldBack_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("end");
    QTest::addColumn<bool>("applies");
    const auto row
        = [](const char *name, const QString &answer, const QString &plan, const QString &end,
             bool applies = true) { QTest::newRow(name) << answer << plan << end << applies; };
    row("no consent, and none needed", deleting(u"b.txt"_s), u"plan ok"_s, u"run succeeded"_s,
        false);
    row("refused, when it is only shown", bad, u"plan E_NOMATCH"_s, u"run failed EditsRefused"_s,
        false);
    row("no consent", deleting(u"b.txt"_s), u"plan ok"_s, u"run failed ConsentMissing"_s);
    row("refused", bad, u"plan E_NOMATCH"_s, u"run failed EditsRefused"_s);
    row("outside", creating(u"../x"_s, u"x"_s), u"plan E_PATH"_s, u"run failed EditsRefused"_s);
    row("code of no file", u"```py\nx = 1\n```"_s, u"plan"_s, u"run failed ChangesMissing"_s);
    row("a change of no file", u"Action: delete-file"_s, u"plan"_s, u"run failed EditsRefused"_s);
    row("nothing to do", u"Nothing has to be changed."_s, u"plan"_s, u"run succeeded"_s);
    row("done already", replacing(u"b.txt"_s, u"x"_s, u"x"_s), u"plan W_NOOP"_s,
        u"run succeeded"_s);
}

void SessionWorkspaceTest::run_isHeldBack()
{
    QFETCH(const QString, answer);
    QFETCH(const QString, plan);
    QFETCH(const QString, end);
    QFETCH(const bool, applies);
    WorkspaceFixture fixture(files);
    fixture.request.profile.edits = {.rounds = 0};
    fixture.request.workspace->applies = applies;
    fixture.code({answer});
    fixture.run();
    QCOMPARE(fixture.steps(), (begun + QStringList{plan, u"stage reviewer"_s, end}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), files);
    QCOMPARE(fixture.journals(), QStringList());
}

void SessionWorkspaceTest::run_bearsAFolderThatVanishes_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QStringList>("steps");
    const QString failed = u"run failed FileUnwritable"_s;
    QTest::newRow("before the Planner") << u"start"_s << (begun.first(2) + QStringList{failed});
    QTest::newRow("before the Coder") << u"stage coder"_s << (begun.first(4) + QStringList{failed});
    QTest::newRow("before its changes are planned")
        << u"done coder code-a stop"_s << (begun + QStringList{failed});
    QTest::newRow("before they are written")
        << u"stage reviewer"_s << (begun + QStringList{u"plan ok"_s, u"stage reviewer"_s, failed});
}

void SessionWorkspaceTest::run_bearsAFolderThatVanishes()
{
    QFETCH(const QString, when);
    QFETCH(const QStringList, steps);
    WorkspaceFixture fixture(files);
    fixture.code({good});
    fixture.request.workspace->applies = true;
    fixture.listener = [&](const RunEvent &event) {
        if (RunFixture::lineOf(event) == when) {
            fixture.project.vanish();
        }
    };
    fixture.run();
    QCOMPARE(fixture.steps(), steps);
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.session->run().finish()->error->subject, fixture.request.workspace->folder);
}

void SessionWorkspaceTest::run_keepsNothingWithoutHistory()
{
    WorkspaceFixture fixture(files);
    fixture.code({good});
    fixture.request.workspace->applies = true;
    fixture.make(false);
    fixture.run();
    QCOMPARE(fixture.steps().last(2), (QStringList{u"apply a.py"_s, u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), afterGood);
    QCOMPARE(fixture.session->run().applied().constFirst().what.journal, QString());
    QDirIterator left(fixture.home.path(), QDir::Files | QDir::Hidden,
                      QDirIterator::Subdirectories);
    QVERIFY(!left.hasNext());
}

void SessionWorkspaceTest::run_neverOverwritesWhatChangedMeanwhile()
{
    WorkspaceFixture fixture(files);
    fixture.code({good + mended});
    fixture.request.workspace->applies = true;
    fixture.listener = [&fixture](const RunEvent &event) {
        if (RunFixture::lineOf(event) == "stage reviewer"_L1) {
            fixture.project.write(u"b.txt"_s, "mine\n");
        }
    };
    fixture.run();
    QCOMPARE(fixture.steps().last(), u"run failed FileStale"_s);
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(),
             (Files{{u"a.py"_s, files[u"a.py"_s]}, {u"b.txt"_s, "mine\n"_ba}}));
    QCOMPARE(fixture.journals(), QStringList());
}

void SessionWorkspaceTest::run_withoutWorkspaceIsAsBefore()
{
    WorkspaceFixture fixture(files);
    fixture.code({good});
    fixture.request.workspace.reset();
    fixture.run();
    QCOMPARE(fixture.steps(),
             (QStringList{u"start"_s, u"stage planner"_s, u"stage coder"_s, u"stage reviewer"_s,
                          u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QVERIFY(fixture.server.arrival(1).body.contains("You code."));
    QVERIFY(fixture.asked(u"review"_s).constFirst().contains(good));
}

void SessionWorkspaceTest::resume_fromTheReviewerKeepsThePlannedSet()
{
    WorkspaceFixture parent(files);
    parent.code({good + bad, mended});
    parent.server.forModel(u"review"_s).always(error(401, "no", "auth_error"));
    parent.run();
    QCOMPARE(parent.steps().last(), u"run failed BadKey"_s);
    const Run first = parent.session->run();
    const auto stored = parent.store.loadAll(first.id());
    QVERIFY(stored);
    const auto request = resumeRequest(*stored, {});
    QVERIFY(request);
    QCOMPARE(request->workspace->planned, first.edits());

    WorkspaceFixture fixture({});
    fixture.request = *request;
    fixture.request.workspace->applies = true;
    fixture.request.workspace->undoFolder = fixture.store.undo().folder();
    fixture.run();
    QCOMPARE(fixture.steps(),
             (QStringList{u"start"_s, u"plan ok ok"_s, u"stage reviewer"_s, u"apply a.py b.txt"_s,
                          u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.server.count(), 1);
    QVERIFY(fixture.asked(u"review"_s).constFirst().contains(u"+    return 2\n"_s));
    QCOMPARE(fixture.session->run().edits(), first.edits());
    QCOMPARE(parent.project.files(), afterBoth);
}

void SessionWorkspaceTest::resume_fromTheCoderPlansAnew()
{
    WorkspaceFixture parent(files);
    parent.code({good});
    parent.run();
    const auto stored = parent.store.loadAll(parent.session->run().id());
    QVERIFY(stored);
    const auto request = resumeRequest(*stored, Role::Coder);
    QVERIFY(request);
    QVERIFY(request->workspace && !request->workspace->planned);

    WorkspaceFixture fixture({});
    fixture.request = *request;
    fixture.code({mended});
    fixture.run();
    QCOMPARE(fixture.steps(),
             (QStringList{u"start"_s, u"stage coder"_s, u"read 2 a.py"_s, u"plan ok"_s,
                          u"stage reviewer"_s, u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.session->run().edits()->changes.files.constFirst().path, u"b.txt"_s);
    QCOMPARE(parent.project.files(), files);
}

QTEST_GUILESS_MAIN(SessionWorkspaceTest)
#include "tst_session_workspace.moc"
