// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include "support/gitfolder.h"
#include "support/pipereader.h"
#include "support/pseudoterminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

//! `diff` and `export --format patch`: what a run's changes do, for programs and for people.
class CliDiffTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
    }

    void pipe_getsWhatGitApplies();
    void patch_isExported_data();
    void patch_isExported();
    void patch_ofARunWithoutChangesIsRefused();
    void terminal_getsColoursAndNoCommands();
    void terminal_getsNoColoursWhereNoneAreWanted();
    void workspace_isHeldAgainstTheAnswer();
    void refusedChange_isSaid();
    void plainRun_needsAFolder();
    void archive_needsAFolder();
    void json_hasTheChanges();
    void pager_mayEndEarly();

private:
    [[nodiscard]] Account::Call diff(const QStringList &options = {}) const
    {
        return m_fixture->call(QStringList{u"diff"_s, u"last"_s} + options);
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
};

void CliDiffTest::pipe_getsWhatGitApplies()
{
    if (!GitFolder::isPossible()) {
        QSKIP("there is no git");
    }
    m_fixture->project.write(u"gone.txt"_s, "gone\n");
    m_fixture->project.write(u"with blank.txt"_s, "one\ntwo");
    m_fixture->project.write(u"old.txt"_s, "a\nb\nc\nd\n");
    m_fixture->coderAnswers(goodChange() + creating(u"src/ü.py"_s, u"new\n"_s)
                            + change(u"gone.txt"_s, u"delete-file"_s)
                            + replacing(u"with blank.txt"_s, u"two\n"_s, u"zwei\n"_s)
                            + change(u"old.txt"_s, u"rename"_s, u"To: new.txt\n"_s));
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call patch = diff();
    QCOMPARE(patch.exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
    GitFolder git;
    QVERIFY(git.hold({{u"app.py"_s, {Project::program, false}},
                      {u"gone.txt"_s, {"gone\n", false}},
                      {u"with blank.txt"_s, {"one\ntwo", false}},
                      {u"old.txt"_s, {"a\nb\nc\nd\n", false}}}));
    QVERIFY2(git.apply(patch.out), git.err());
    const GitFiles expected{{u"app.py"_s, {Project::changed, false}},
                            {u"src/ü.py"_s, {"new\n", false}},
                            {u"with blank.txt"_s, {"one\nzwei", false}},
                            {u"new.txt"_s, {"a\nb\nc\nd\n", false}}};
    QVERIFY2(git.files() == expected, differenceOf(git.files(), expected));
    QVERIFY2(patch.says(u"D gone.txt"_s) && patch.says(u"R old.txt -> new.txt"_s), patch.err);
}

void CliDiffTest::patch_isExported_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("file");

    QTest::newRow("standard output") << QStringList{u"--format"_s, u"patch"_s} << QString();
    QTest::newRow("by name") << QStringList{u"--output"_s, u"changes.patch"_s}
                             << u"changes.patch"_s;
    QTest::newRow("by the other name")
        << QStringList{u"--output"_s, u"changes.diff"_s} << u"changes.diff"_s;
}

void CliDiffTest::patch_isExported()
{
    QFETCH(QStringList, options);
    QFETCH(QString, file);
    QCOMPARE(m_fixture->code().exitCode, 0);
    const auto run = m_fixture->account.prepare(QStringList{u"export"_s, u"last"_s} + options);
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 0);
    const QByteArray patch
        = file.isEmpty() ? run->out() : contentOf(QDir(run->workingFolder()).filePath(file));
    QCOMPARE(patch, diff().out);
    QVERIFY2(patch.startsWith("diff --git a/app.py b/app.py\n"), patch);
    const QString folder
        = m_fixture->account.runsFolder() + u'/' + m_fixture->account.runs().constFirst();
    QCOMPARE(contentOf(folder + u"/changes.patch"_s), patch); // it lies beside the events, too
}

void CliDiffTest::patch_ofARunWithoutChangesIsRefused()
{
    QCOMPARE(m_fixture->call({u"plan"_s, u"x"_s, u"--model"_s, u"planner=p"_s}).exitCode, 0);
    const Account::Call call = m_fixture->call({u"export"_s, u"last"_s, u"--format"_s, u"patch"_s});
    QCOMPARE(call.exitCode, 2);
    QCOMPARE(call.out, QByteArray());
    QVERIFY2(call.says(u"without a folder for its changes"_s), call.err);
    QVERIFY2(call.says(u"which apply, diff and resume take"_s), call.err);
}

void CliDiffTest::terminal_getsColoursAndNoCommands()
{
    m_fixture->coderAnswers(
        creating(u"evil.txt"_s, u"A\x1b]0;title\x07 B\x1b[2J C\u009b31m\rD\x08\n"_s));
    QCOMPARE(m_fixture->code().exitCode, 0);
    PseudoTerminal terminal;
    const auto run = m_fixture->account.prepare({u"diff"_s, u"last"_s});
    run->give(1, terminal.openDevice());
    run->give(2, terminal.openDevice());
    run->start();
    QVERIFY(run->finish());
    QTRY_VERIFY_WITH_TIMEOUT(terminal.bytes().contains("title"), 30s);
    QVERIFY2(terminal.bytes().contains("\x1b[32m+A"), terminal.bytes());
    QVERIFY2(terminal.bytes().contains("\x1b[1mA evil.txt  +1 -0"), terminal.bytes());
    const QString screen = terminal.screen().join(u'\n');
    QVERIFY2(!screen.contains(u"ESC"_s), terminal.bytes());
    for (const char bad : {'\x07', '\x08'}) {
        QVERIFY2(!terminal.bytes().contains(bad), terminal.bytes());
    }
    QVERIFY(!terminal.bytes().contains("\u009b"));
    QVERIFY(!QByteArray(terminal.bytes()).replace("\r\n", "").contains('\r'));
}

void CliDiffTest::terminal_getsNoColoursWhereNoneAreWanted()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    PseudoTerminal terminal;
    const auto run = m_fixture->account.prepare({u"diff"_s, u"last"_s});
    run->setVariable(u"NO_COLOR"_s, u"1"_s);
    run->give(1, terminal.openDevice());
    run->give(2, terminal.openDevice());
    run->start();
    QVERIFY(run->finish());
    QTRY_VERIFY_WITH_TIMEOUT(terminal.bytes().contains("+    return \"Hi, \" + name"), 30s);
    QVERIFY2(!terminal.bytes().contains('\x1b'), terminal.bytes());
    const Account::Call coloured = diff({u"--color"_s, u"always"_s});
    QVERIFY2(coloured.out.contains("\x1b[31m-    return \"Hello, \" + name\x1b[0m\n"),
             coloured.out);
}

void CliDiffTest::workspace_isHeldAgainstTheAnswer()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    const Project other;
    other.write(u"app.py"_s, "# first\n" + Project::program);
    const QStringList before = other.snapshot();
    const Account::Call anew = diff({u"--workspace"_s, other.path()});
    QCOMPARE(anew.exitCode, 0);
    QVERIFY2(anew.out.contains("@@ -1,6 +1,6 @@\n # first\n"), anew.out);
    QCOMPARE(other.snapshot(), before);
    QVERIFY(!diff().out.contains("# first"));
}

void CliDiffTest::refusedChange_isSaid()
{
    m_fixture->coderAnswers(goodChange() + creating(u"../evil.txt"_s, u"x\n"_s));
    QCOMPARE(m_fixture->code().exitCode, 5);
    const Account::Call shown = diff();
    QCOMPARE(shown.exitCode, 5);
    QVERIFY2(shown.says(u"refused: ../evil.txt, create"_s) && shown.says(u"E_PATH"_s), shown.err);
    QVERIFY2(shown.out.contains("+    return \"Hi, \" + name\n"), shown.out); // the rest is shown
}

void CliDiffTest::plainRun_needsAFolder()
{
    QCOMPARE(m_fixture->call({u"code"_s, u"x"_s, u"--plan"_s, u"x"_s, u"--model"_s, u"coder=c"_s})
                 .exitCode,
             0);
    const Account::Call without = diff();
    QCOMPARE(without.exitCode, 2);
    QVERIFY2(without.says(u"--workspace DIR"_s), without.err);
    const Account::Call with = diff({u"--workspace"_s, m_fixture->project.path()});
    QCOMPARE(with.exitCode, 0);
    QVERIFY2(with.out.contains("+    return \"Hi, \" + name\n"), with.out);
}

void CliDiffTest::archive_needsAFolder()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QString zip = m_fixture->project.pathOf(u"../run.zip"_s);
    QCOMPARE(m_fixture->call({u"export"_s, u"last"_s, u"--output"_s, zip}).exitCode, 0);
    QCOMPARE(m_fixture->call({u"diff"_s, zip}).out, diff().out); // as it says of itself
    const Account::Call with
        = m_fixture->call({u"diff"_s, zip, u"--workspace"_s, m_fixture->project.path()});
    QCOMPARE(with.exitCode, 0);
    QCOMPARE(with.out, diff().out);
}

void CliDiffTest::json_hasTheChanges()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    const Account::Call call = diff({u"--json"_s, u"--quiet"_s});
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(call.err, QByteArray());
    QCOMPARE(call.out.count('\n'), 1);
    const QJsonObject json = QJsonDocument::fromJson(call.out).object();
    QCOMPARE(json["folder"_L1].toString(), m_fixture->project.path());
    QCOMPARE(json["files"_L1][0]["path"_L1].toString(), u"app.py"_s);
    QCOMPARE(json["edits"_L1][0]["verdict"_L1].toString(), u"resolved"_s);
}

void CliDiffTest::pager_mayEndEarly()
{
    QString text;
    for (int i = 0; i < 20'000; ++i) {
        text += u"line %1\n"_s.arg(i);
    }
    m_fixture->coderAnswers(creating(u"long.txt"_s, text));
    QCOMPARE(m_fixture->code({u"--quiet"_s}).exitCode, 0);
    const auto run = m_fixture->account.prepare({u"diff"_s, u"last"_s});
    PipeReader reader;
    run->give(1, reader.takeWriteEnd());
    run->start();
    reader.read(10, 1ms);
    QTRY_VERIFY_WITH_TIMEOUT(reader.bytes().size() >= 10, 30s);
    reader.close();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 141);
    QVERIFY2(!run->err().contains("orchestrator:"), run->err());
}

QTEST_GUILESS_MAIN(CliDiffTest)
#include "tst_cli_diff.moc"
