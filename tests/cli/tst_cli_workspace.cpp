// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include <QTest>

#include <memory>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace roo::test;

//! Runs with a workspace: what they plan, refuse and write.
class CliWorkspaceTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
    }

    void preview_writesNothing();
    void run_printsTheChangesAndReviewsThem();
    void apply_writesAndSaysHowToUndo();
    void apply_writesEveryKindOfChange();
    void refusedChange_writesNothing_data();
    void refusedChange_writesNothing();
    void answerWithoutChanges_isNoFailure_data();
    void answerWithoutChanges_isNoFailure();
    void whatIsThereAlready_isSkipped();
    void refusedChange_isAskedForAgain();
    void consent_isNeeded_data();
    void consent_isNeeded();
    void wrongWorkspace_isRefused_data();
    void wrongWorkspace_isRefused();
    void unreadableWorkspace_isRefused();

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
};

void CliWorkspaceTest::preview_writesNothing()
{
    m_fixture->coderAnswers(goodChange());
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call preview = m_fixture->code();
    QCOMPARE(preview.exitCode, 0);
    QCOMPARE(QString::fromUtf8(preview.out), goodChange());
    QCOMPARE(m_fixture->project.snapshot(), before);
    const QString id = m_fixture->account.runs().constFirst().right(6);
    QVERIFY2(preview.err.contains("coder: 1 file changes\n  M app.py  +1 -1\n"), preview.err);
    QVERIFY2(preview.says(u"`orchestrator diff %1` shows the changes"_s.arg(id)), preview.err);
    QVERIFY2(preview.says(u"`orchestrator apply %1` writes them"_s.arg(id)), preview.err);
    QVERIFY(m_fixture->server.arrival(0).body.contains("def main():"));
}

void CliWorkspaceTest::run_printsTheChangesAndReviewsThem()
{
    m_fixture->coderAnswers(goodChange());
    const Account::Call all = m_fixture->run();
    QCOMPARE(all.exitCode, 0);
    const qsizetype changes
        = all.out.indexOf("\n# Changes\n\n```diff\ndiff --git a/app.py b/app.py");
    QVERIFY2(changes > all.out.indexOf("\n# Code\n"), all.out);
    QVERIFY2(all.out.indexOf("\n# Review\n\nTHE REVIEW\n") > changes, all.out);
    QVERIFY2(m_fixture->server.arrival(2).body.contains("+    return \\\"Hi, \\\" + name"),
             m_fixture->server.arrival(2).body);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
}

void CliWorkspaceTest::apply_writesAndSaysHowToUndo()
{
    m_fixture->coderAnswers(goodChange());
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call applied = m_fixture->run({u"--apply"_s});
    QCOMPARE(applied.exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QVERIFY2(applied.says(u"Written to %1: app.py"_s.arg(m_fixture->project.path())), applied.err);
    const QString id = m_fixture->account.runs().constFirst().right(6);
    QVERIFY2(applied.says(u"`orchestrator undo %1` takes it back"_s.arg(id)), applied.err);
    QCOMPARE(m_fixture->call({u"undo"_s, id}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
    const Account::Call quiet = m_fixture->code({u"--apply"_s, u"--quiet"_s});
    QCOMPARE(quiet.exitCode, 0);
    QCOMPARE(quiet.err, QByteArray());
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
}

void CliWorkspaceTest::apply_writesEveryKindOfChange()
{
    m_fixture->project.write(u"old name.txt"_s, "moved\n");
    m_fixture->project.write(u"gone.txt"_s, "gone\n");
    m_fixture->project.write(u"crlf.txt"_s, "one\r\ntwo\r\nthree");
    m_fixture->coderAnswers(goodChange() + creating(u"src/deep/new ü.py"_s, u"new\n"_s)
                            + change(u"old name.txt"_s, u"rename"_s, u"To: new/name.txt\n"_s)
                            + change(u"gone.txt"_s, u"delete-file"_s)
                            + replacing(u"crlf.txt"_s, u"two\n"_s, u"zwei\ndrei\n"_s));
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call applied = m_fixture->code({u"--apply"_s, u"--allow"_s, u"delete"_s});
    QCOMPARE(applied.exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"src/deep/new ü.py"_s), "new\n");
    QCOMPARE(m_fixture->project.content(u"new/name.txt"_s), "moved\n");
    QVERIFY(!m_fixture->project.has(u"old name.txt"_s) && !m_fixture->project.has(u"gone.txt"_s));
    QCOMPARE(m_fixture->project.content(u"crlf.txt"_s), "one\r\nzwei\r\ndrei\r\nthree");
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliWorkspaceTest::refusedChange_writesNothing_data()
{
    QTest::addColumn<QString>("refused");
    QTest::addColumn<QString>("code");

    QTest::newRow("no such lines") << missingChange() << u"E_NOMATCH"_s;
    QTest::newRow("twice") << replacing(u"app.py"_s, u"\n\n"_s, u"x\n"_s) << u"E_ANCHOR"_s;
    QTest::newRow("no such file") << replacing(u"b.py"_s, u"a\n"_s, u"b\n"_s) << u"E_MISSING"_s;
    QTest::newRow("out of the folder") << creating(u"../evil.txt"_s, u"x\n"_s) << u"E_PATH"_s;
    QTest::newRow("absolute") << creating(u"/tmp/evil.txt"_s, u"x\n"_s) << u"E_PATH"_s;
    QTest::newRow("a hook") << creating(u".git/hooks/pre-commit"_s, u"x\n"_s) << u"E_PROTECTED"_s;
    QTest::newRow("keys") << creating(u".env"_s, u"x=1\n"_s) << u"E_PROTECTED"_s;
    QTest::newRow("left out") << overwriting(u"app.py"_s, u"# ... existing code ...\n"_s)
                              << u"E_ELISION"_s;
    QTest::newRow("an open fence")
        << change(u"b.py"_s, u"create"_s, u"Content:\n```\nprint(1)\n"_s) << u"E_TRUNCATED"_s;
}

void CliWorkspaceTest::refusedChange_writesNothing()
{
    QFETCH(QString, refused);
    QFETCH(QString, code);
    m_fixture->coderAnswers(creating(u"good.py"_s, u"good\n"_s) + refused);
    const QStringList before = m_fixture->project.snapshot();
    for (const QStringList &options : {QStringList(), QStringList{u"--apply"_s}}) {
        const Account::Call call
            = m_fixture->code(options
                              + QStringList{u"--allow"_s, u"delete,shrink,bidi,links"_s,
                                            u"--accept-level"_s, u"3"_s});
        QCOMPARE(call.exitCode, 5);
        QVERIFY2(call.err.contains("refused: "), call.err);
        QVERIFY2(call.says(u"(%1)"_s.arg(code)), call.err);
        QVERIFY2(call.err.contains("Nothing was written"), call.err);
        QVERIFY2(call.says(u"resume %1 --from coder`"_s.arg(m_fixture->lastRun())), call.err);
        QCOMPARE(m_fixture->project.snapshot(), before);
    }
    QCOMPARE_LE(m_fixture->server.count(), 2 * 4); // the rounds are bounded
}

void CliWorkspaceTest::answerWithoutChanges_isNoFailure_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("words") << u"There is nothing to do."_s << 0;
    QTest::newRow("code without a place") << u"```\nprint(1)\n```\n"_s << 5;
}

void CliWorkspaceTest::answerWithoutChanges_isNoFailure()
{
    QFETCH(QString, answer);
    QFETCH(int, exitCode);
    m_fixture->coderAnswers(answer);
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call call = m_fixture->code({u"--apply"_s});
    QCOMPARE(call.exitCode, exitCode);
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliWorkspaceTest::whatIsThereAlready_isSkipped()
{
    m_fixture->project.write(u"app.py"_s, Project::changed);
    m_fixture->coderAnswers(goodChange() + creating(u"new.py"_s, u"new\n"_s));
    const Account::Call some = m_fixture->code({u"--apply"_s});
    QCOMPARE(some.exitCode, 0);
    QVERIFY2(some.err.contains("skipped: app.py, replace"), some.err);
    QCOMPARE(m_fixture->project.content(u"new.py"_s), "new\n");
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call all = m_fixture->code({u"--apply"_s});
    QCOMPARE(all.exitCode, 0);
    QVERIFY2(all.err.contains("skipped: new.py, create"), all.err);
    QCOMPARE(m_fixture->project.snapshot(), before);
    QCOMPARE(m_fixture->server.count(), 2);
}

void CliWorkspaceTest::refusedChange_isAskedForAgain()
{
    m_fixture->server.forModel(u"c"_s).reply(
        sse({creating(u"new.py"_s, u"ONLY ONCE\n"_s) + missingChange()}));
    m_fixture->server.forModel(u"c"_s).reply(sse({goodChange()}));
    const Account::Call repaired = m_fixture->code({u"--apply"_s});
    QCOMPARE(repaired.exitCode, 0);
    QCOMPARE(m_fixture->server.count(), 2);
    const QByteArray &again = m_fixture->server.arrival(1).body;
    QVERIFY2(again.contains("E_NOMATCH") && again.contains("Goodbye, "), again);
    QVERIFY2(!again.contains("ONLY ONCE"), again);
    QVERIFY2(repaired.err.contains("round 2"), repaired.err);
    QCOMPARE(m_fixture->project.content(u"new.py"_s), "ONLY ONCE\n");
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    QVERIFY(!m_fixture->project.has(u"new.py"_s));
}

void CliWorkspaceTest::consent_isNeeded_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("flag");

    const auto allow = [](const QString &what) { return QStringList{u"--allow"_s, what}; };
    QTest::newRow("delete") << change(u"app.py"_s, u"delete-file"_s) << allow(u"delete"_s);
    QTest::newRow("shrink") << overwriting(u"app.py"_s, u"main()\n"_s) << allow(u"shrink"_s);
    QTest::newRow("bidi") << creating(u"b.py"_s, u"a = \"\u202e\"\n"_s) << allow(u"bidi"_s);
    QTest::newRow("links") << replacing(u"linked.txt"_s, u"one\n"_s, u"two\n"_s)
                           << allow(u"links"_s);
    QTest::newRow("level 3") << replacing(u"app.py"_s, u"    return “Hello, ” + name\n"_s,
                                          u"    return 1\n"_s)
                             << QStringList{u"--accept-level"_s, u"3"_s};
    QTest::newRow("two") << change(u"app.py"_s, u"delete-file"_s)
            + creating(u"b.py"_s, u"a = \"\u202e\"\n"_s)
                         << allow(u"delete, BIDI"_s);
}

void CliWorkspaceTest::consent_isNeeded()
{
    QFETCH(QString, answer);
    QFETCH(QStringList, flag);
    m_fixture->project.write(u"linked.txt"_s, "one\n");
    QCOMPARE(::link(m_fixture->project.pathOf(u"linked.txt"_s).toUtf8().constData(),
                    m_fixture->project.pathOf(u"../twin.txt"_s).toUtf8().constData()),
             0);
    m_fixture->coderAnswers(answer);
    const QStringList before = m_fixture->project.snapshot();
    QCOMPARE(m_fixture->code().exitCode, 0); // to look at it is no harm
    const QStringList others{u"--allow"_s, u"secrets"_s, u"--accept-level"_s, u"2"_s};
    const Account::Call refused = m_fixture->code(QStringList{u"--apply"_s} + others);
    QCOMPARE(refused.exitCode, 5);
    QVERIFY2(refused.err.contains(flag.constFirst().toUtf8()), refused.err);
    QVERIFY2(refused.says(u"`orchestrator apply %1` writes them"_s.arg(m_fixture->lastRun())),
             refused.err);
    QCOMPARE(m_fixture->project.snapshot(), before);
    const Account::Call allowed = m_fixture->code(QStringList{u"--apply"_s} + flag);
    QVERIFY2(allowed.exitCode == 0, allowed.err);
    QVERIFY(m_fixture->project.snapshot() != before);
    QCOMPARE(m_fixture->project.content(u"../outside.txt"_s), "outside\n");
}

void CliWorkspaceTest::wrongWorkspace_isRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("said");

    const QStringList code{u"code"_s, u"x"_s, u"--plan"_s, u"x"_s};
    QTest::newRow("missing") << code + QStringList{u"--workspace"_s, u"nowhere"_s}
                             << "--workspace nowhere: there is no such folder"_ba;
    QTest::newRow("a file") << code + QStringList{u"--workspace"_s, u"/etc/passwd"_s}
                            << "expected a folder"_ba;
    QTest::newRow("empty") << code + QStringList{u"--workspace"_s, u""_s}
                           << "--workspace is empty"_ba;
    QTest::newRow("apply without one") << code + QStringList{u"--apply"_s} << "--workspace DIR"_ba;
    QTest::newRow("an unknown consent")
        << code + QStringList{u"--workspace"_s, u"."_s, u"--allow"_s, u"level3"_s}
        << "--allow level3: expected secrets"_ba;
    QTest::newRow("an unknown level")
        << code + QStringList{u"--workspace"_s, u"."_s, u"--accept-level"_s, u"4"_s}
        << "expected 2 or 3"_ba;
    QTest::newRow("review") << QStringList{u"review"_s, u"x"_s, u"--workspace"_s, u"."_s}
                            << "no option --workspace"_ba;
}

void CliWorkspaceTest::wrongWorkspace_isRefused()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, said);
    const Account::Call call = m_fixture->call(options);
    QCOMPARE(call.exitCode, 2);
    QVERIFY2(call.err.contains(said), call.err);
    QCOMPARE(m_fixture->server.count(), 0);
}

void CliWorkspaceTest::unreadableWorkspace_isRefused()
{
    const QFile::Permissions before = QFile::permissions(m_fixture->project.path());
    for (const QFile::Permissions mode :
         {QFile::Permissions(), QFile::Permissions(QFile::ReadOwner)}) {
        QVERIFY(QFile::setPermissions(m_fixture->project.path(), mode));
        const auto run = m_fixture->account.prepare(m_fixture->coding());
        run->setBefore(obeyingModes());
        run->start();
        QVERIFY(run->finish());
        QVERIFY(QFile::setPermissions(m_fixture->project.path(), before));
        QVERIFY2(run->exitCode() == 2, run->err());
        QVERIFY2(run->err().contains(m_fixture->project.path().toUtf8()), run->err());
        QCOMPARE(m_fixture->server.count(), 0);
    }
}

QTEST_GUILESS_MAIN(CliWorkspaceTest)
#include "tst_cli_workspace.moc"
