// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include "cli/exitcode.h"
#include "support/pseudoterminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;
using roo::cli::ExitCode;

namespace {

QByteArray checks(const QByteArray &script)
{
    return "[[check]]\nkind = \"test\"\nname = \"app\"\ncommand = [\"sh\", \"" + script + "\"]\n";
}

} // namespace

//! `prove`: the checks of a folder, as it is and with the changes of a run.
class TestCliProve final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_account = std::make_unique<Account>();
        m_project = std::make_unique<Project>();
        m_project->write(u"check.sh"_s, "grep -q Hello app.py && echo fine\n");
        m_project->write(u".roo-harness.toml"_s, checks("check.sh"));
    }

    void goodFolder_isDone();
    void failingFolder_isNoSuccess();
    void nobodyToAsk_runsNothing();
    void nobodyToAsk_sendsNothingAndPromisesNoChanges();
    void question_isAskedOnce();
    void refusal_runsNothing();
    void workingFolder_isTheFolder();
    void nothingToCheckWith_isSaid();
    void brokenFile_isSaidWithItsLine();
    void offers_areWhatBuildFilesName();
    void json_saysTheSame();
    void run_isProvedAgainstTheFolder();
    void findings_areSentBack();
    void signal_endsTheCheck();
    void wrongUse_isSaid_data();
    void wrongUse_isSaid();

private:
    [[nodiscard]] Account::Call prove(const QStringList &options = {u"--allow-checks"_s}) const
    {
        return m_account->call(QStringList{u"prove"_s, u"--workspace"_s, m_project->path()}
                               + options);
    }

    //! The exit code, where a person at a terminal is asked.
    [[nodiscard]] int askedAndTold(const QByteArray &answer) const
    {
        PseudoTerminal terminal;
        const auto program = m_account->prepare({u"prove"_s, u"--workspace"_s, m_project->path()});
        for (const int standard : {0, 1, 2}) {
            program->give(standard, terminal.openDevice());
        }
        program->start();
        const bool isAsked = QTest::qWaitFor(
            [&terminal] { return terminal.screen().join(u'\n').contains(u"Run these commands"_s); },
            std::chrono::seconds(30));
        terminal.type(answer);
        return isAsked && program->finish() ? program->exitCode() : -1;
    }

    std::unique_ptr<Account> m_account;
    std::unique_ptr<Project> m_project;
};

void TestCliProve::goodFolder_isDone()
{
    const QStringList before = m_project->snapshot();
    const Account::Call call = prove();

    QVERIFY2(call.exitCode == int(ExitCode::Done), call.err);
    QVERIFY2(call.out.startsWith("CHECK"), call.out);
    QVERIFY2(call.out.endsWith("1 of 1 passed\n"), call.out);
    QCOMPARE(m_project->snapshot(), before);
}

void TestCliProve::failingFolder_isNoSuccess()
{
    m_project->write(u"check.sh"_s, "echo app.py:2: wrong; exit 4\n");
    const Account::Call call = prove();

    QVERIFY2(call.exitCode == int(ExitCode::ProofFailed), call.err);
    QVERIFY2(call.out.contains("app.py:2: app.py:2: wrong"), call.out);
    QVERIFY2(call.out.endsWith("0 of 1 passed; 1 failure in app\n"), call.out);
    QVERIFY2(call.says(u"it failed, and runs again"_s), call.err);
}

void TestCliProve::nobodyToAsk_runsNothing()
{
    m_project->write(u"check.sh"_s, "touch \"$PWD/../ran\"\n");
    const Account::Call call = prove({});

    QVERIFY2(call.exitCode == int(ExitCode::NotApplied), call.err);
    QVERIFY2(call.says(u"app: sh check.sh"_s), call.err);
    QVERIFY2(call.says(u"--allow-checks"_s), call.err);
    QCOMPARE(call.out, QByteArray());
}

void TestCliProve::nobodyToAsk_sendsNothingAndPromisesNoChanges()
{
    const Account::Call call
        = m_account->call({u"run"_s, u"Say hello"_s, u"--workspace"_s, m_project->path(),
                           u"--base-url"_s, u"http://127.0.0.1:%1"_s.arg(closedPort())});

    QVERIFY2(call.exitCode == int(ExitCode::NotApplied), call.err);
    QVERIFY2(call.says(u"--allow-checks"_s), call.err);
    QVERIFY2(call.says(u"orchestrator resume"_s), call.err);
    QVERIFY2(!call.says(u"orchestrator diff"_s), call.err);
}

void TestCliProve::question_isAskedOnce()
{
    QCOMPARE(askedAndTold("y\n"), int(ExitCode::Done));

    QCOMPARE(prove({}).exitCode, int(ExitCode::Done)); // it is remembered
    m_project->write(u".roo-harness.toml"_s, checks("other.sh"));
    QCOMPARE(prove({}).exitCode, int(ExitCode::NotApplied)); // and not for another command
}

void TestCliProve::refusal_runsNothing()
{
    QCOMPARE(askedAndTold("\n"), int(ExitCode::NotApplied));
    QCOMPARE(prove({}).exitCode, int(ExitCode::NotApplied));
}

void TestCliProve::workingFolder_isTheFolder()
{
    const auto program = m_account->prepare({u"prove"_s, u"--allow-checks"_s});
    program->write(u".roo-harness.toml"_s, "[[check]]\nkind = \"custom\"\ncommand = [\"true\"]\n");
    program->start();
    QVERIFY(program->finish());

    QVERIFY2(program->exitCode() == int(ExitCode::Done), program->err());
    QVERIFY2(program->out().contains("custom"), program->out());
}

void TestCliProve::nothingToCheckWith_isSaid()
{
    QVERIFY(QFile::remove(m_project->pathOf(u".roo-harness.toml"_s)));
    const Account::Call call = prove();

    QVERIFY2(call.exitCode == int(ExitCode::Configuration), call.err);
    QVERIFY2(call.says(m_project->path()) && call.says(u".roo-harness.toml"_s), call.err);
}

void TestCliProve::brokenFile_isSaidWithItsLine()
{
    m_project->write(u".roo-harness.toml"_s, "[[check]]\nkind = \"test\"\ncommand = \"make\"\n");
    const Account::Call call = prove();

    QVERIFY2(call.exitCode == int(ExitCode::Configuration), call.err);
    QVERIFY2(call.says(u".roo-harness.toml"_s) && call.says(u"line 3"_s), call.err);
}

void TestCliProve::offers_areWhatBuildFilesName()
{
    QVERIFY(QFile::remove(m_project->pathOf(u".roo-harness.toml"_s)));
    m_project->write(u"Makefile"_s, "test:\n\tgrep -q Hello app.py\n\nclean:\n\trm -f x\n");
    const Account::Call asked = prove({});
    QVERIFY2(asked.exitCode == int(ExitCode::NotApplied), asked.err);
    QVERIFY2(asked.says(u"make"_s) && asked.says(u"Makefile"_s), asked.err);
    QVERIFY2(!asked.says(u"clean"_s), asked.err);
}

void TestCliProve::json_saysTheSame()
{
    const Account::Call call = prove({u"--allow-checks"_s, u"--json"_s});
    const QJsonObject json = QJsonDocument::fromJson(call.out).object();

    QCOMPARE(call.exitCode, int(ExitCode::Done));
    QCOMPARE(json[u"folder"_s].toString(), m_project->path());
    QCOMPARE(json[u"good"_s].toBool(), true);
    QCOMPARE(json[u"passed"_s].toInt(), 1);
    QCOMPARE(json[u"checks"_s][0][u"verdict"_s].toString(), u"passed"_s);
    QCOMPARE(json[u"checks"_s][0][u"command"_s].toArray(), (QJsonArray{u"sh"_s, u"check.sh"_s}));
    const QJsonObject refused = QJsonDocument::fromJson(prove({u"--json"_s}).out).object();
    QVERIFY(refused.isEmpty() || refused[u"error"_s].isObject() || refused[u"good"_s].toBool());
}

void TestCliProve::run_isProvedAgainstTheFolder()
{
    WorkspaceFixture fixture;
    fixture.project.write(u"check.sh"_s, "grep -q Hello app.py\n");
    fixture.project.write(u".roo-harness.toml"_s, checks("check.sh"));
    QVERIFY(fixture.code({u"--no-proof"_s}).exitCode == 0);
    const QStringList before = fixture.project.snapshot();

    const Account::Call call = fixture.call({u"prove"_s, u"last"_s, u"--allow-checks"_s});
    QVERIFY2(call.exitCode == int(ExitCode::ProofFailed), call.err);
    QVERIFY2(call.out.endsWith("0 of 1 passed; 1 new failure in app\n"), call.out);
    QCOMPARE(fixture.project.snapshot(), before);

    // The run remembers it.
    const Account::Call refused = fixture.call({u"apply"_s, u"last"_s, u"--yes"_s});
    QVERIFY2(refused.exitCode == int(ExitCode::ProofFailed), refused.err);
    QVERIFY2(refused.says(u"checks newly fail"_s), refused.err);
    QCOMPARE(fixture.project.snapshot(), before);
    QCOMPARE(fixture.call({u"apply"_s, u"last"_s, u"--yes"_s, u"--anyway"_s}).exitCode,
             int(ExitCode::Done));
}

//! The Reviewer has accepted the changes, and a person wants one of its findings mended all the
//! same.
void TestCliProve::findings_areSentBack()
{
    WorkspaceFixture fixture;
    fixture.server.forModel(u"r"_s).always(
        sse({u"## Findings\n\n1. **minor** `app.py`:2: FIRST\n2. **minor** `app.py`:6: SECOND\n\n"
             "## Verdict\naccept\n"_s}));
    const Account::Call first = fixture.run();
    QVERIFY2(first.exitCode == int(ExitCode::Done), first.err);
    QVERIFY2(first.says(u"2. minor: app.py:6: SECOND"_s), first.err);

    fixture.coderAnswers(replacing(u"app.py"_s, u"    print(greet(\"world\"))\n"_s,
                                   u"    print(greet(\"all\"))\n"_s));
    const Account::Call again
        = fixture.call({u"resume"_s, u"last"_s, u"--findings"_s, u"2"_s, u"--apply"_s});
    QVERIFY2(again.exitCode == int(ExitCode::Done), again.err);
    QCOMPARE(fixture.project.content(u"app.py"_s),
             QByteArray(Project::changed).replace("world", "all"));
    const QList<Arrival> &arrivals = fixture.server.arrivals();
    const auto asked = std::find_if(arrivals.crbegin(), arrivals.crend(),
                                    [](const Arrival &each) { return each.model() == "c"_L1; });
    QVERIFY2(asked->body.contains("SECOND") && !asked->body.contains("FIRST"), asked->body);
    QVERIFY2(asked->body.contains("Hi, "), asked->body); // the file with the changes so far

    const Account::Call unknown = fixture.call({u"resume"_s, u"last"_s, u"--findings"_s, u"9"_s});
    QVERIFY2(unknown.says(u"--findings"_s) && unknown.exitCode != 0, unknown.err);
    QCOMPARE(fixture.call({u"resume"_s, u"last"_s, u"--findings"_s, u"x"_s}).exitCode,
             int(ExitCode::Usage));
}

void TestCliProve::signal_endsTheCheck()
{
    m_project->write(u"check.sh"_s, "echo begun; exec sleep 1000\n");
    const auto program = m_account->prepare(
        {u"prove"_s, u"--workspace"_s, m_project->path(), u"--allow-checks"_s});
    program->start();
    QTRY_VERIFY_WITH_TIMEOUT(program->err().contains("proof of the folder"), 30s);
    program->signal(SIGINT);
    QVERIFY(program->finish());
    QCOMPARE(program->exitCode(), int(ExitCode::Interrupted));
}

void TestCliProve::wrongUse_isSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("two runs") << QStringList{u"prove"_s, u"a"_s, u"b"_s} << u"More runs than 1"_s;
    QTest::newRow("unknown run") << QStringList{u"prove"_s, u"nosuch"_s} << u"nosuch"_s;
    QTest::newRow("no such folder")
        << QStringList{u"prove"_s, u"--workspace"_s, u"/nowhere/at/all"_s} << u"no such folder"_s;
    QTest::newRow("both")
        << QStringList{u"run"_s,       u"t"_s, u"--workspace"_s, u"/"_s, u"--allow-checks"_s,
                       u"--no-proof"_s}
        << u"exclude each other"_s;
    QTest::newRow("rounds") << QStringList{u"run"_s, u"t"_s,        u"--workspace"_s,
                                           u"/"_s,   u"--rounds"_s, u"99"_s}
                            << u"from 0 to 10"_s;
    QTest::newRow("no folder") << QStringList{u"run"_s, u"t"_s, u"--no-proof"_s}
                               << u"--workspace DIR"_s;
}

void TestCliProve::wrongUse_isSaid()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, words);
    const Account::Call call = m_account->call(arguments);

    QVERIFY2(call.exitCode == int(ExitCode::Usage), call.err);
    QVERIFY2(call.says(words), call.err);
    QCOMPARE(call.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestCliProve)
#include "tst_cli_prove.moc"
