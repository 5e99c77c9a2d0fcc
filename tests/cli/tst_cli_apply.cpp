// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include "support/pseudoterminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

//! As models write whole files that know no better.
QString weakAnswer()
{
    return u"Here it is:\n\n**app.py**\n```python\n%1```\n\n**lib/new.py**\n```python\nnew\n```\n"_s
        .arg(QString::fromUtf8(Project::changed));
}

} // namespace

//! `apply`: from a kept run, or an answer, to the files of a folder.
class CliApplyTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
    }

    void plainRun_isApplied_data();
    void plainRun_isApplied();
    void plannedRun_isApplied();
    void withoutAYes_nothingIsWritten();
    void terminal_isAsked_data();
    void terminal_isAsked();
    void fileChangedWhileAsking_writesNothing();
    void answerOfAPipe_isARunOfItsOwn();
    void answerOfAPipe_isKeptAlsoWithoutAYes();
    void answerOfAPipe_withoutHistory();
    void emptyAnswer_isRefused();
    void staleFile_isLookedAtAnew();
    void staleFileWithoutTheAnchor_writesNothing();
    void missedAnchor_showsWhatStandsThere();
    void otherFolder_isLookedAtAnew();
    void withoutAFolder_isRefused();
    void archiveAndSample_areApplied();
    void consents_areNeeded();
    void applied_isAppliedOnce();
    void json_saysWhatIsDone();
    void json_saysWhyNot_data();
    void json_saysWhyNot();
#ifdef Q_OS_UNIX
    void otherProgramAtWork_isToldApart_data();
    void otherProgramAtWork_isToldApart();
#endif
    void quiet_saysNothing();
    void unknownRun_isRefused();

private:
    //! A run without a workspace.
    [[nodiscard]] bool hasPlainRun(const QString &answer) const
    {
        m_fixture->coderAnswers(answer);
        return m_fixture
                   ->call(
                       {u"code"_s, u"task"_s, u"--plan"_s, u"plan"_s, u"--model"_s, u"coder=c"_s})
                   .exitCode
            == 0;
    }
    [[nodiscard]] Account::Call apply(const QStringList &options = {}) const
    {
        return m_fixture->call(QStringList{u"apply"_s, u"last"_s} + options);
    }
    [[nodiscard]] QStringList inProject() const
    {
        return {u"--workspace"_s, m_fixture->project.path()};
    }
    [[nodiscard]] std::unique_ptr<Orchestrator> piped(const QString &answer,
                                                      const QStringList &options) const
    {
        auto run
            = m_fixture->account.prepare(QStringList{u"apply"_s, u"-"_s} + inProject() + options);
        run->setInput(answer.toUtf8());
        run->start();
        return run;
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
};

void CliApplyTest::plainRun_isApplied_data()
{
    QTest::addColumn<QString>("answer");

    QTest::newRow("whole files") << weakAnswer();
    QTest::newRow("labelled") << goodChange() + creating(u"lib/new.py"_s, u"new\n"_s);
}

void CliApplyTest::plainRun_isApplied()
{
    QFETCH(QString, answer);
    QVERIFY(hasPlainRun(answer));
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call applied = apply(inProject() + QStringList{u"--yes"_s});
    QVERIFY2(applied.exitCode == 0, applied.err);
    QVERIFY2(applied.out.contains("diff --git a/app.py b/app.py\n"), applied.out);
    QVERIFY2(applied.says(u"M app.py  +1 -1\nA lib/new.py  +1 -0\n"_s), applied.err);
    QVERIFY2(applied.says(u"`orchestrator undo %1` takes it back"_s.arg(m_fixture->lastRun())),
             applied.err);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(m_fixture->project.content(u"lib/new.py"_s), "new\n");
    QCOMPARE(m_fixture->account.runs().size(), 1);
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliApplyTest::plannedRun_isApplied()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    const Account::Call applied = apply({u"--yes"_s}); // its own folder, from anywhere
    QVERIFY2(applied.exitCode == 0, applied.err);
    QVERIFY2(!applied.says(u"anew"_s), applied.err);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
}

void CliApplyTest::withoutAYes_nothingIsWritten()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call shown = apply();
    QCOMPARE(shown.exitCode, 5);
    QVERIFY2(shown.out.contains("+    return \"Hi, \" + name\n"), shown.out);
    QVERIFY2(shown.says(u"Nothing was written: say --yes"_s), shown.err);
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliApplyTest::terminal_isAsked_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("yes") << "yes\n"_ba << 0;
    QTest::newRow("no") << "n\n"_ba << 5;
    QTest::newRow("another word") << "yesterday\n"_ba << 5;
    QTest::newRow("return") << "\n"_ba << 5;
    QTest::newRow("the end of the input") << "\x04"_ba << 5;
    QTest::newRow("Ctrl-C") << "\x03"_ba << 130;
}

void CliApplyTest::terminal_isAsked()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, exitCode);
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    PseudoTerminal terminal;
    const auto run = m_fixture->account.prepare({u"apply"_s, u"last"_s});
    for (const int standard : {0, 1, 2}) {
        run->give(standard, terminal.openDevice());
    }
    run->setBefore(terminal.makeControlling());
    run->start();
    const auto screen = [&terminal] { return terminal.screen().join(u'\n'); };
    QTRY_VERIFY_WITH_TIMEOUT(screen().contains(u"Write? [y/N]"_s), 30s);
    QVERIFY2(screen().contains(u"1 file changes in "_s), terminal.bytes());
    QVERIFY2(screen().contains(u"+    return \"Hi, \" + name"_s), terminal.bytes());
    QCOMPARE(m_fixture->project.snapshot(), before);
    terminal.type(typed);
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), exitCode);
    QCOMPARE(m_fixture->project.content(u"app.py"_s),
             exitCode == 0 ? Project::changed : Project::program);
}

void CliApplyTest::fileChangedWhileAsking_writesNothing()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    PseudoTerminal terminal;
    const auto run = m_fixture->account.prepare({u"apply"_s, u"last"_s});
    run->give(0, terminal.openDevice());
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(run->err().contains("[y/N]"), 30s);
    m_fixture->project.write(u"app.py"_s, "# somebody's work\n" + Project::program);
    const QStringList before = m_fixture->project.snapshot();
    terminal.type("y\n"_ba);
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 5, run->err());
    QVERIFY2(run->err().contains("app.py is no longer what it was"), run->err());
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliApplyTest::answerOfAPipe_isARunOfItsOwn()
{
    const QStringList before = m_fixture->project.snapshot();
    const auto run = piped(goodChange(), {u"--yes"_s});
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 0, run->err());
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(m_fixture->account.runs().size(), 1);
    const QString id = m_fixture->lastRun();
    QVERIFY2(run->errText().contains(u"`orchestrator undo %1`"_s.arg(id)), run->err());
    QCOMPARE(m_fixture->call({u"undo"_s, id}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
    QCOMPARE(m_fixture->call({u"apply"_s, id, u"--yes"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(m_fixture->call({u"undo"_s, id}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
    const Account::Call shown = m_fixture->call({u"show"_s, id});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(m_fixture->account.runs().size(), 1);
    QCOMPARE(m_fixture->server.connections(), 0);
}

void CliApplyTest::answerOfAPipe_isKeptAlsoWithoutAYes()
{
    const auto shown = piped(goodChange(), {});
    QVERIFY(shown->finish());
    QCOMPARE(shown->exitCode(), 5);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
    const Account::Call applied = apply({u"--yes"_s});
    QVERIFY2(applied.exitCode == 0, applied.err);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
}

void CliApplyTest::answerOfAPipe_withoutHistory()
{
    auto run
        = m_fixture->account.prepare(QStringList{u"apply"_s, u"-"_s, u"--yes"_s} + inProject());
    run->setVariable(u"ROO_HISTORY"_s, u"false"_s);
    run->setInput(goodChange().toUtf8());
    run->start();
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 0, run->err());
    QVERIFY2(!run->err().contains("orchestrator undo"), run->err());
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(m_fixture->account.runs(), QStringList());
}

void CliApplyTest::emptyAnswer_isRefused()
{
    for (const auto &[answer, exitCode] :
         {std::pair{u""_s, 2}, {u" \n"_s, 2}, {u"No changes are needed.\n"_s, 5}}) {
        const auto run = piped(answer, {u"--yes"_s});
        QVERIFY(run->finish());
        QVERIFY2(run->exitCode() == exitCode, run->err());
    }
    const auto run = m_fixture->account.prepare({u"apply"_s, u"-"_s, u"--yes"_s});
    run->setInput(goodChange().toUtf8());
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 2);
    QVERIFY2(run->err().contains("apply -: an answer does not say for which folder it is"),
             run->err());
    QVERIFY2(run->err().contains("--workspace DIR"), run->err());
}

void CliApplyTest::staleFile_isLookedAtAnew()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    m_fixture->project.write(u"app.py"_s, "# a comment\n" + Project::program);
    const Account::Call applied = apply({u"--yes"_s});
    QVERIFY2(applied.exitCode == 0, applied.err);
    QVERIFY2(applied.says(u"its answers were held against them anew"_s), applied.err);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), "# a comment\n" + Project::changed);
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), "# a comment\n" + Project::program);
}

void CliApplyTest::staleFileWithoutTheAnchor_writesNothing()
{
    m_fixture->coderAnswers(creating(u"new.py"_s, u"new\n"_s) + goodChange());
    QCOMPARE(m_fixture->code().exitCode, 0);
    m_fixture->project.write(u"app.py"_s, "something else\n");
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call applied = apply({u"--yes"_s});
    QCOMPARE(applied.exitCode, 5);
    QVERIFY2(applied.says(u"anew"_s) && applied.says(u"E_NOMATCH"_s), applied.err);
    QCOMPARE(m_fixture->project.snapshot(), before);
}

//! Nobody has to open the file to see what the model may have meant.
void CliApplyTest::missedAnchor_showsWhatStandsThere()
{
    m_fixture->project.write(u"app.py"_s, "one\n\x1b[2Jtwo\nthree\nfour\n");
    m_fixture->coderAnswers(replacing(u"app.py"_s, u"one\nzwei\nthree\nfour\n"_s, u"another\n"_s));
    for (const QStringList &arguments :
         {m_fixture->coding(), QStringList{u"apply"_s, u"last"_s, u"--yes"_s},
          QStringList{u"diff"_s, u"last"_s}}) {
        const Account::Call call = m_fixture->call(arguments);
        QCOMPARE(call.exitCode, 5);
        QVERIFY2(call.says(u"did it mean lines 1 to 4?\n"_s), call.err);
        QVERIFY2(call.says(u"1 | one\n"_s) && call.says(u"2 | \u241b[2Jtwo\n"_s)
                     && call.says(u"4 | four\n"_s),
                 call.err);
        QVERIFY(!call.err.contains('\x1b'));
    }
}

void CliApplyTest::otherFolder_isLookedAtAnew()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    const Project other;
    other.write(u"app.py"_s, Project::program + "# the other\n");
    const Account::Call applied = apply({u"--workspace"_s, other.path(), u"--yes"_s});
    QVERIFY2(applied.exitCode == 0, applied.err);
    QCOMPARE(other.content(u"app.py"_s), Project::changed + "# the other\n");
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(other.content(u"app.py"_s), Project::program + "# the other\n");
}

void CliApplyTest::withoutAFolder_isRefused()
{
    QVERIFY(hasPlainRun(goodChange()));
    const Account::Call applied = apply({u"--yes"_s});
    QCOMPARE(applied.exitCode, 2);
    QVERIFY2(applied.says(u"--workspace DIR"_s), applied.err);
    QCOMPARE(m_fixture->call({u"plan"_s, u"x"_s, u"--model"_s, u"planner=p"_s}).exitCode, 0);
    QCOMPARE(apply(inProject() + QStringList{u"--yes"_s}).exitCode, 2); // it has no code
}

void CliApplyTest::archiveAndSample_areApplied()
{
    m_fixture->coderAnswers(goodChange());
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QString zip = m_fixture->project.pathOf(u"../run.zip"_s);
    QCOMPARE(m_fixture->call({u"export"_s, u"last"_s, u"--output"_s, zip}).exitCode, 0);
    // Its own folder is somebody else's.
    const Account::Call unnamed = m_fixture->call({u"apply"_s, zip, u"--yes"_s});
    QCOMPARE(unnamed.exitCode, 2);
    QVERIFY2(unnamed.says(u"apply %1: "_s.arg(zip)) && unnamed.says(u"--workspace DIR."_s),
             unnamed.err);
    QCOMPARE(m_fixture->call({u"apply"_s, u"sample"_s, u"--yes"_s}).exitCode, 2);
    const Account::Call applied
        = m_fixture->call(QStringList{u"apply"_s, zip, u"--yes"_s} + inProject());
    QVERIFY2(applied.exitCode == 0, applied.err);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(m_fixture->account.runs().size(), 2); // a run of ours that says so
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);

    const QStringList before = m_fixture->project.snapshot();
    const Account::Call sample
        = m_fixture->call(QStringList{u"apply"_s, u"sample"_s, u"--yes"_s} + inProject());
    QVERIFY2(sample.exitCode == 0, sample.err);
    QVERIFY(m_fixture->project.snapshot().size() > before.size());
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliApplyTest::consents_areNeeded()
{
    QVERIFY(hasPlainRun(change(u"app.py"_s, u"delete-file"_s)));
    const Account::Call refused = apply(inProject() + QStringList{u"--yes"_s});
    QCOMPARE(refused.exitCode, 5); // a yes alone is none of them
    QVERIFY2(refused.says(u"--allow delete"_s), refused.err);
    QVERIFY(m_fixture->project.has(u"app.py"_s));
    QCOMPARE(apply(inProject() + QStringList{u"--yes"_s, u"--allow"_s, u"delete"_s}).exitCode, 0);
    QVERIFY(!m_fixture->project.has(u"app.py"_s));
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
}

void CliApplyTest::applied_isAppliedOnce()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    QCOMPARE(apply({u"--yes"_s}).exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call again = apply({u"--yes"_s});
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.says(u"Nothing is left to do"_s), again.err);
    QVERIFY2(again.says(u"skipped: app.py"_s), again.err);
    QCOMPARE(m_fixture->project.snapshot(), before);
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
}

void CliApplyTest::json_saysWhatIsDone()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    for (const bool isConfirmed : {false, true}) {
        const Account::Call call
            = apply(isConfirmed ? QStringList{u"--json"_s, u"--yes"_s} : QStringList{u"--json"_s});
        QCOMPARE(call.exitCode, isConfirmed ? 0 : 5);
        QCOMPARE(call.out.count('\n'), 1);
        const QJsonObject json = QJsonDocument::fromJson(call.out).object();
        QCOMPARE(json["applied"_L1].toBool(), isConfirmed);
        QCOMPARE(json["error"_L1]["kind"_L1].toString(),
                 isConfirmed ? QString() : u"ApprovalMissing"_s);
        QCOMPARE(json["folder"_L1].toString(), m_fixture->project.path());
        QCOMPARE(json["run"_L1].toString(), m_fixture->account.runs().constFirst());
        QCOMPARE(json["files"_L1][0]["path"_L1].toString(), u"app.py"_s);
    }
}

//! A program reads why from where it reads everything.
void CliApplyTest::json_saysWhyNot_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("kind");
    QTest::newRow("refused") << missingChange() << u"EditsRefused"_s;
    QTest::newRow("not allowed") << change(u"app.py"_s, u"delete-file"_s) << u"ConsentMissing"_s;
    QTest::newRow("no changes") << u"```python\nprint(1)\n```\n"_s << u"ChangesMissing"_s;
}

void CliApplyTest::json_saysWhyNot()
{
    QFETCH(QString, answer);
    QFETCH(QString, kind);
    const auto run = piped(answer, {u"--yes"_s, u"--json"_s});
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 5);
    const QJsonObject json = QJsonDocument::fromJson(run->out()).object();
    QCOMPARE(json["error"_L1]["kind"_L1].toString(), kind);
    QCOMPARE(json["applied"_L1].toBool(true), false);

    const Account::Call unknown = m_fixture->call({u"apply"_s, u"nowhere"_s, u"--json"_s});
    QCOMPARE(unknown.exitCode, 2);
    const QJsonObject unknownJson = QJsonDocument::fromJson(unknown.out).object();
    QCOMPARE(unknownJson["error"_L1]["kind"_L1].toString(), u"RunUnknown"_s);
    QCOMPARE(unknownJson["applied"_L1].toBool(true), false);
}

#ifdef Q_OS_UNIX
//! As another apply that is at it, to this folder or with this run.
void CliApplyTest::otherProgramAtWork_isToldApart_data()
{
    QTest::addColumn<bool>("isTheRun");
    QTest::addColumn<QString>("kind");
    QTest::newRow("in the folder") << false << u"WorkspaceBusy"_s;
    QTest::newRow("with the run") << true << u"RunBusy"_s;
}

void CliApplyTest::otherProgramAtWork_isToldApart()
{
    QFETCH(bool, isTheRun);
    QFETCH(QString, kind);
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QString events = m_fixture->account.runsFolder() + u'/'
        + m_fixture->account.runs().constFirst() + u"/events.jsonl"_s;
    const QByteArray locked = QFile::encodeName(isTheRun ? events : m_fixture->project.path());
    const int descriptor = ::open(locked.constData(), O_RDONLY | O_CLOEXEC);
    QVERIFY(descriptor >= 0);
    QCOMPARE(::flock(descriptor, LOCK_EX | LOCK_NB), 0);
    const Account::Call busy = apply({u"--yes"_s, u"--json"_s});
    ::close(descriptor);
    QCOMPARE(busy.exitCode, 5);
    const QJsonObject json = QJsonDocument::fromJson(busy.out).object();
    QCOMPARE(json["error"_L1]["kind"_L1].toString(), kind);
    QCOMPARE(json["applied"_L1].toBool(true), false);
    QVERIFY2(busy.says(u"ait until"_s), busy.err); // what to do
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
    QCOMPARE(apply({u"--yes"_s}).exitCode, 0);
}
#endif

void CliApplyTest::quiet_saysNothing()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    const Account::Call quiet = apply({u"--yes"_s, u"--quiet"_s});
    QCOMPARE(quiet.exitCode, 0);
    QCOMPARE(quiet.err, QByteArray());
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    m_fixture->project.write(u"app.py"_s, "else\n");
    const Account::Call refused = apply({u"--yes"_s, u"--quiet"_s});
    QCOMPARE(refused.exitCode, 5);
    QVERIFY2(refused.says(u"E_NOMATCH"_s), refused.err); // why it did not work is said
}

void CliApplyTest::unknownRun_isRefused()
{
    for (const QString &run : {u"last"_s, u"nowhere"_s, u"nowhere.zip"_s, u"../../etc"_s}) {
        const Account::Call call
            = m_fixture->call(QStringList{u"apply"_s, run, u"--yes"_s} + inProject());
        QVERIFY2(call.exitCode == 2, call.err);
    }
}

QTEST_GUILESS_MAIN(CliApplyTest)
#include "tst_cli_apply.moc"
