// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;

namespace {

QStringList typesIn(const QByteArray &lines)
{
    QStringList types;
    for (const QByteArray &line : lines.trimmed().split('\n')) {
        types.append(QJsonDocument::fromJson(line).object()["type"_L1].toString());
    }
    return types;
}

} // namespace

//! What is kept of runs with a workspace, and what goes on from there.
class CliWorkspaceKeptTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
    }

    void json_hasTheEvents();
    void replay_printsWhatTheRunPrinted_data();
    void replay_printsWhatTheRunPrinted();
    void replay_tellsWhatWasAppliedLater();
    void history_saysWhatIsApplied();
    void withoutHistory_nothingIsKept();
    void resume_goesOnInTheSameFolder();
    void resume_takesOverWhatWasPlanned();
    void resume_plansAnewForWhatIsOtherwise_data();
    void resume_plansAnewForWhatIsOtherwise();
    void resumedRun_isAppliedAnewAsAWhole();
    void resume_saysThatTheFolderHasGone();

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
};

void CliWorkspaceKeptTest::json_hasTheEvents()
{
    m_fixture->coderAnswers(goodChange());
    const Account::Call call = m_fixture->code({u"--apply"_s, u"--json"_s});
    QCOMPARE(call.exitCode, 0);
    QStringList types = typesIn(call.out);
    types.removeAll(u"text_delta"_s);
    QCOMPARE(types,
             (QStringList{u"run_started"_s, u"stage_started"_s, u"workspace_read"_s,
                          u"attempt_started"_s, u"stage_finished"_s, u"edits_planned"_s,
                          u"edits_applied"_s, u"run_finished"_s}));
    QVERIFY(call.out.contains(m_fixture->project.path().toUtf8()));
}

void CliWorkspaceKeptTest::replay_printsWhatTheRunPrinted_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("replayOptions");
    QTest::addColumn<bool>("isUndone");

    const QStringList none;
    QTest::newRow("preview") << none << none << false;
    QTest::newRow("applied") << QStringList{u"--apply"_s} << none << false;
    QTest::newRow("applied and undone") << QStringList{u"--apply"_s} << none << true;
    QTest::newRow("streamed") << QStringList{u"--apply"_s, u"--stream"_s}
                              << QStringList{u"--stream"_s} << true;
    QTest::newRow("json") << QStringList{u"--apply"_s, u"--json"_s} << QStringList{u"--json"_s}
                          << false;
}

void CliWorkspaceKeptTest::replay_printsWhatTheRunPrinted()
{
    QFETCH(QStringList, options);
    QFETCH(QStringList, replayOptions);
    QFETCH(bool, isUndone);
    m_fixture->server.forModel(u"c"_s).reply(
        sse({creating(u"n.py"_s, u"n\n"_s) + missingChange()}));
    m_fixture->server.forModel(u"c"_s).reply(sse({goodChange()}));
    const Account::Call live = m_fixture->run(options);
    QCOMPARE(live.exitCode, 0);
    if (isUndone) {
        QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
        QCOMPARE(m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s}).exitCode, 0);
    }
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call replayed
        = m_fixture->call(QStringList{u"replay"_s, u"last"_s, u"--fast"_s} + replayOptions);
    QCOMPARE(replayed.exitCode, 0);
    QCOMPARE(QString::fromUtf8(replayed.out), QString::fromUtf8(live.out));
    QCOMPARE(m_fixture->project.snapshot(), before);
}

//! What came after the end comes after it, as it is kept.
void CliWorkspaceKeptTest::replay_tellsWhatWasAppliedLater()
{
    const Account::Call live = m_fixture->code({u"--json"_s});
    QCOMPARE(live.exitCode, 0);
    QCOMPARE(m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s}).exitCode, 0);
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call replayed
        = m_fixture->call({u"replay"_s, u"last"_s, u"--fast"_s, u"--json"_s});
    QCOMPARE(replayed.exitCode, 0);
    QCOMPARE(typesIn(replayed.out),
             typesIn(live.out) + QStringList({u"edits_applied"_s, u"edits_reverted"_s}));
    QVERIFY2(replayed.out.startsWith(live.out), replayed.out.constData());
    const QByteArray events
        = contentOf(m_fixture->account.runsFolder() + u'/' + m_fixture->account.runs().constFirst()
                    + u"/events.jsonl"_s);
    QVERIFY(events.endsWith(replayed.out.sliced(live.out.size())));
    QCOMPARE(m_fixture->project.snapshot(), before); // a replay writes nothing
}

//! A run that failed, because nobody had allowed what it wanted, and whose changes are there since.
void CliWorkspaceKeptTest::history_saysWhatIsApplied()
{
    m_fixture->coderAnswers(goodChange() + change(u"gone.txt"_s, u"delete-file"_s));
    m_fixture->project.write(u"gone.txt"_s, "gone\n");
    QCOMPARE(m_fixture->code({u"--apply"_s}).exitCode, 5);
    const auto says = [this](const QString &state, const QString &mark) {
        const QByteArray line = m_fixture->call({u"history"_s}).out;
        const QString fact = u"| Changes | %1 |"_s.arg(state);
        const Account::Call json = m_fixture->call({u"history"_s, u"--json"_s});
        const Account::Call shown = m_fixture->call({u"show"_s, u"last"_s});
        return QJsonDocument::fromJson(json.out)["edits"_L1].toString() == state
            && line.contains("failed") && line.contains(mark.toUtf8())
            && (mark.isEmpty() || shown.out.contains(fact.toUtf8()));
    };
    QVERIFY(says(u"planned"_s, {}));
    QVERIFY(!m_fixture->call({u"history"_s}).out.contains("(changes"));
    QCOMPARE(
        m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s, u"--allow"_s, u"delete"_s}).exitCode,
        0);
    QVERIFY(says(u"applied"_s, u"(changes applied) Change app.py."_s));
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QVERIFY(says(u"reverted"_s, u"(changes reverted) Change app.py."_s));
}

void CliWorkspaceKeptTest::withoutHistory_nothingIsKept()
{
    m_fixture->coderAnswers(goodChange());
    const Account::Call call = m_fixture->code({u"--apply"_s, u"--no-history"_s});
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QVERIFY2(!call.err.contains("orchestrator undo"), call.err);
    QCOMPARE(m_fixture->account.runs(), QStringList());
    const QDir data(QFileInfo(m_fixture->account.runsFolder()).path());
    QCOMPARE(QDir(data.filePath(u"undo"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList());
}

void CliWorkspaceKeptTest::resume_goesOnInTheSameFolder()
{
    m_fixture->server.forModel(u"c"_s).reply(error(400, "context_length_exceeded"_ba));
    QCOMPARE(m_fixture->run().exitCode, 1);
    m_fixture->coderAnswers(goodChange());
    const Account::Call resumed = m_fixture->call({u"resume"_s, u"last"_s, u"--apply"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.err);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
}

void CliWorkspaceKeptTest::resume_takesOverWhatWasPlanned()
{
    m_fixture->coderAnswers(goodChange());
    m_fixture->server.forModel(u"r"_s).reply(error(400, "context_length_exceeded"_ba));
    QCOMPARE(m_fixture->run({u"--apply"_s}).exitCode, 1);
    QCOMPARE(m_fixture->project.content(u"app.py"_s),
             Project::program); // a failed run applies nothing
    const Account::Call resumed = m_fixture->call({u"resume"_s, u"last"_s, u"--apply"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.err);
    QCOMPARE(m_fixture->server.modelsAsked().count(u"c"_s), 1);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QVERIFY(
        m_fixture->server.arrivals().constLast().body.contains("+    return \\\"Hi, \\\" + name"));
}

void CliWorkspaceKeptTest::resume_plansAnewForWhatIsOtherwise_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("hadWorkspace");

    QTest::newRow("another folder") << u"../other"_s << true;
    QTest::newRow("the folder by another name") << u"../link"_s << true;
    QTest::newRow("a file that was changed") << u"."_s << true;
    QTest::newRow("a run without a workspace") << u"."_s << false;
}

//! The Coder has answered, and its answer goes to other files than it was held against.
void CliWorkspaceKeptTest::resume_plansAnewForWhatIsOtherwise()
{
    QFETCH(QString, folder);
    QFETCH(bool, hadWorkspace);
    const Project &project = m_fixture->project;
    m_fixture->server.forModel(u"r"_s).reply(error(400, "context_length_exceeded"_ba));
    const QStringList plain = oneModelEach({u"run"_s, u"Greet otherwise in app.py"_s});
    QCOMPARE((hadWorkspace ? m_fixture->run() : m_fixture->call(plain)).exitCode, 1);
    project.write(folder + u"/app.py"_s, "# first\n" + Project::program);
    if (folder.endsWith(u"link"_s)) {
        QVERIFY(QDir(project.pathOf(folder)).removeRecursively());
        project.write(u"app.py"_s, "# first\n" + Project::program);
        QVERIFY(QFile::link(u"project"_s, project.pathOf(folder)));
    }
    const Account::Call resumed = m_fixture->call(
        {u"resume"_s, u"last"_s, u"--apply"_s, u"--workspace"_s, project.pathOf(folder)});
    QVERIFY2(resumed.exitCode == 0, resumed.err);
    QCOMPARE(m_fixture->server.modelsAsked().count(u"c"_s), 1);
    QCOMPARE(project.content(folder + u"/app.py"_s), "# first\n" + Project::changed);
    QVERIFY(m_fixture->server.arrivals().constLast().body.contains(" # first\\n"));
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(project.content(folder + u"/app.py"_s), "# first\n" + Project::program);
}

//! It has taken over the changes of two answers, of which the one mends the other.
void CliWorkspaceKeptTest::resumedRun_isAppliedAnewAsAWhole()
{
    const Project &project = m_fixture->project;
    m_fixture->server.forModel(u"c"_s).reply(
        sse({creating(u"new.py"_s, u"new\n"_s) + missingChange()}));
    m_fixture->server.forModel(u"r"_s).reply(error(400, "context_length_exceeded"_ba));
    QCOMPARE(m_fixture->run().exitCode, 1);
    QCOMPARE(m_fixture->call({u"resume"_s, u"last"_s}).exitCode, 0);
    project.write(u"app.py"_s, "# first\n" + Project::program);
    const Account::Call anew = m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s});
    QVERIFY2(anew.exitCode == 0, anew.err);
    QCOMPARE(project.content(u"app.py"_s), "# first\n" + Project::changed);
    QCOMPARE(project.content(u"new.py"_s), "new\n");
}

void CliWorkspaceKeptTest::resume_saysThatTheFolderHasGone()
{
    m_fixture->server.forModel(u"c"_s).reply(error(400, "context_length_exceeded"_ba));
    QCOMPARE(m_fixture->run().exitCode, 1);
    const qsizetype asked = m_fixture->server.count();
    QVERIFY(QDir(m_fixture->project.path()).removeRecursively());
    const Account::Call resumed = m_fixture->call({u"resume"_s, u"last"_s});
    QVERIFY2(resumed.exitCode == 2, resumed.err);
    QVERIFY2(resumed.err.contains(m_fixture->project.path().toUtf8()), resumed.err);
    QCOMPARE(m_fixture->server.count(), asked);
}

QTEST_GUILESS_MAIN(CliWorkspaceKeptTest)
#include "tst_cli_workspace_kept.moc"
