// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/account.h"
#include "cli/exitcode.h"
#include "cli/project.h"
#include "integration/proxyfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;
using roo::cli::ExitCode;

namespace {

const auto cmakeLists = R"(cmake_minimum_required(VERSION 3.25)
project(sum LANGUAGES CXX)
enable_testing()
add_executable(sum_test sum_test.cpp)
add_test(NAME sum COMMAND sum_test)
)"_ba;
const auto header = "inline int sum(int a, int b)\n{\n    return a + b;\n}\n"_ba;
const auto cppTest = R"(#include "sum.h"
#include <cstdio>
int main()
{
    if (sum(2, 3) != 5) {
        std::printf("sum_test.cpp:6: sum(2, 3) is %d\n", sum(2, 3));
        return 1;
    }
}
)"_ba;
const auto cppChecks = R"([[check]]
kind = "build"
name = "configure"
command = ["cmake", "-S", ".", "-B", "build", "-G", "Ninja"]

[[check]]
kind = "build"
command = ["cmake", "--build", "build"]

[[check]]
kind = "test"
command = ["ctest", "--test-dir", "build", "--output-on-failure"]
)"_ba;

const auto pythonTest
    = "import app\n\n\ndef test_greet():\n    assert app.greet(\"you\").startswith(\"H\")\n"_ba;
const auto pythonChecks
    = "[[check]]\nkind = \"test\"\nname = \"pytest\"\n"
      "command = [\"python3\", \"-m\", \"pytest\", \"-q\", \"-p\", \"no:cacheprovider\"]\n"_ba;

QString summing(const QString &before, const QString &after)
{
    return replacing(u"sum.h"_s, u"    return %1;\n"_s.arg(before),
                     u"    return %1;\n"_s.arg(after));
}

QString greeting(const QString &before, const QString &after)
{
    return replacing(u"app.py"_s, u"    return \"%1, \" + name\n"_s.arg(before),
                     u"    return \"%1, \" + name\n"_s.arg(after));
}

Script verdict(const QString &word)
{
    return sse({u"## Findings\n\nNone.\n\n## Verdict\n"_s, word, u"\n"_s});
}

//! Processes that have this word among their arguments.
bool isRunning(const QByteArray &word)
{
    const QStringList processes = QDir(u"/proc"_s).entryList(QDir::Dirs);
    return std::ranges::any_of(processes, [&word](const QString &process) {
        return contentOf(u"/proc/"_s + process + u"/cmdline"_s).contains(word);
    });
}

} // namespace

//! Changes that are checked by real tools before they are written, with the answers of models
//! behind a real LiteLLM proxy.
class TestProof final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_proxy.start(); }
    void init()
    {
        QTest::failOnWarning();
        m_account = std::make_unique<Account>();
        m_project = std::make_unique<Project>();
    }

    void goodChange_isProvedAndApplied();
    void breakingChange_isMendedInRoundTwo();
    void brokenChange_staysBrokenAndUnwritten();
    void rejectedChange_isWrittenOnlyAnyway();
    void wildCheck_isEndedCleanly();
    void sandbox_hidesNetworkAndHome();

private:
    [[nodiscard]] Account::Call run(const QStringList &options = {}) const
    {
        const auto program = m_account->prepare(
            QStringList{u"run"_s, u"Change it"_s, u"--workspace"_s, m_project->path(), u"--model"_s,
                        u"planner=ok"_s, u"--model"_s, u"coder=scripted"_s, u"--model"_s,
                        u"reviewer=judging"_s, u"--apply"_s, u"--allow-checks"_s}
            + options);
        m_proxy.connect(*program);
        program->start();
        return program->finish() ? Account::Call{.exitCode = program->exitCode(),
                                                 .out = program->out(),
                                                 .err = program->err()}
                                 : Account::Call{};
    }
    [[nodiscard]] Route &coder() const { return m_proxy.upstream().forModel(u"anything"_s); }
    [[nodiscard]] Route &reviewer() const { return m_proxy.upstream().forModel(u"judge"_s); }

    void makeCppProject() const
    {
        m_project->write(u"CMakeLists.txt"_s, cmakeLists);
        m_project->write(u"sum.h"_s, header);
        m_project->write(u"sum_test.cpp"_s, cppTest);
        m_project->write(u".gitignore"_s, "/build/\n");
        m_project->write(u".roo-harness.toml"_s, cppChecks);
    }
    void makePythonProject() const
    {
        m_project->write(u"app.py"_s, QByteArray(Project::program).replace("\n\nmain()\n", "\n"));
        m_project->write(u"test_app.py"_s, pythonTest);
        m_project->write(u".roo-harness.toml"_s, pythonChecks);
    }
    [[nodiscard]] QJsonObject proved() const
    {
        const Account::Call call = m_account->call(
            {u"prove"_s, u"--workspace"_s, m_project->path(), u"--json"_s, u"--allow-checks"_s});
        return QJsonDocument::fromJson(call.out).object();
    }

    ProxyFixture m_proxy;
    std::unique_ptr<Account> m_account;
    std::unique_ptr<Project> m_project;
};

void TestProof::goodChange_isProvedAndApplied()
{
    makeCppProject();
    coder().reply(sse({summing(u"a + b"_s, u"b + a"_s)}));
    reviewer().reply(verdict(u"accept"_s));

    const Account::Call applied = run();

    QVERIFY2(applied.exitCode == int(ExitCode::Done), applied.err);
    QVERIFY2(applied.says(u"3 of 3 passed"_s), applied.err);
    QCOMPARE(m_project->content(u"sum.h"_s), QByteArray(header).replace("a + b", "b + a"));
    QVERIFY(!m_project->has(u"build"_s)); // the checks ran elsewhere
    const QJsonObject shown
        = QJsonDocument::fromJson(m_account->call({u"show"_s, u"last"_s, u"--json"_s}).out)
              .object();
    const QJsonObject tests = shown[u"proof"_s][u"checks"_s][2].toObject();
    QCOMPARE(tests[u"tests"_s][u"passed"_s].toInt(), 1);
    QCOMPARE(tests[u"baseline"_s].toString(), u"still-passing"_s);
    QCOMPARE(shown[u"verdict"_s].toString(), u"accept"_s);
}

void TestProof::breakingChange_isMendedInRoundTwo()
{
    makePythonProject();
    coder().reply(sse({greeting(u"Hello"_s, u"Goodbye"_s)}));
    reviewer().reply(verdict(u"accept"_s));
    coder().reply(sse({greeting(u"Goodbye"_s, u"Hi"_s)}));
    reviewer().reply(verdict(u"accept"_s));

    const Account::Call applied = run();

    QVERIFY2(applied.exitCode == int(ExitCode::Done), applied.err);
    QVERIFY2(applied.says(u"1 new failure in pytest"_s), applied.err);
    QVERIFY2(applied.says(u"round 2: back to the Coder with 1 new failure"_s), applied.err);
    QVERIFY2(applied.says(u"1 of 1 passed"_s), applied.err);
    QVERIFY(m_project->content(u"app.py"_s).contains("\"Hi, \" + name"));
    // The Coder was shown what pytest said, and the file as it had made it.
    const QList<Arrival> &arrivals = m_proxy.upstream().arrivals();
    const auto last = std::find_if(arrivals.crbegin(), arrivals.crend(), [](const Arrival &each) {
        return each.model() == "anything"_L1;
    });
    QVERIFY(last != arrivals.crend());
    QVERIFY2(last->body.contains("Goodbye") && last->body.contains("test_greet"), last->body);
    // What the second round changed, by itself.
    const Account::Call diff
        = m_account->call({u"diff"_s, u"last"_s, u"--round"_s, u"2"_s, u"--quiet"_s});
    QVERIFY2(diff.out.contains("-    return \"Goodbye, \" + name"), diff.out);
    QVERIFY2(diff.out.contains("+    return \"Hi, \" + name"), diff.out);
}

void TestProof::brokenChange_staysBrokenAndUnwritten()
{
    makeCppProject();
    coder().reply(sse({summing(u"a + b"_s, u"a - b"_s)}));
    reviewer().reply(verdict(u"accept"_s));
    coder().reply(sse({summing(u"a - b"_s, u"a * b - 7"_s)}));
    reviewer().reply(verdict(u"accept"_s));
    const QStringList before = m_project->snapshot();

    const Account::Call failed = run();

    QVERIFY2(failed.exitCode == int(ExitCode::ProofFailed), failed.err);
    QVERIFY2(failed.says(u"1 new failure in test"_s), failed.err);
    QVERIFY2(failed.says(u"No more rounds"_s), failed.err);
    QVERIFY2(failed.says(u"sum_test.cpp:6"_s), failed.err);
    QCOMPARE(m_project->snapshot(), before);
    const Account::Call refused = m_account->call({u"apply"_s, u"last"_s, u"--yes"_s});
    QVERIFY2(refused.exitCode == int(ExitCode::ProofFailed), refused.err);
    QCOMPARE(m_project->snapshot(), before);
}

void TestProof::rejectedChange_isWrittenOnlyAnyway()
{
    makePythonProject();
    coder().reply(sse({greeting(u"Hello"_s, u"Hi"_s)}));
    reviewer().reply(verdict(u"reject"_s));
    const QStringList before = m_project->snapshot();

    const Account::Call rejected = run();

    QVERIFY2(rejected.exitCode == int(ExitCode::Rejected), rejected.err);
    QCOMPARE(m_project->snapshot(), before);
    QCOMPARE(m_account->call({u"apply"_s, u"last"_s, u"--yes"_s}).exitCode,
             int(ExitCode::Rejected));
    const Account::Call anyway
        = m_account->call({u"apply"_s, u"last"_s, u"--yes"_s, u"--anyway"_s});
    QVERIFY2(anyway.exitCode == int(ExitCode::Done), anyway.err);
    QVERIFY(m_project->content(u"app.py"_s).contains("\"Hi, \" + name"));
    const QByteArray events = contentOf(m_account->runsFolder() + u'/' + m_account->runs().first()
                                        + u"/events.jsonl"_s);
    QVERIFY(events.contains("\"type\":\"approval_given\""));
    QVERIFY(events.contains("\"rejected\""));
}

//! It forks, floods, does not listen, and never ends.
void TestProof::wildCheck_isEndedCleanly()
{
    const QByteArray mark = "98765.4321";
    m_project->write(u"wild.sh"_s,
                     "trap '' TERM\nsleep " + mark + " &\n(sleep " + mark
                         + " & yes a line that goes on and on) &\nyes\n");
    m_project->write(u".roo-harness.toml"_s,
                     "[[check]]\nkind = \"custom\"\nname = \"wild\"\ncommand = [\"sh\", "
                     "\"wild.sh\"]\ntimeout_s = 1\noutput_bytes = 10000\n\n[[check]]\nkind = "
                     "\"custom\"\nname = \"tame\"\ncommand = [\"true\"]\n");

    const QJsonObject report = proved();

    const QJsonObject wild = report[u"checks"_s][0].toObject();
    QCOMPARE(wild[u"verdict"_s].toString(), u"timed-out"_s);
    QVERIFY(wild[u"output_cut"_s].toBool());
    QCOMPARE(report[u"checks"_s][1][u"verdict"_s].toString(), u"passed"_s);
    QTRY_VERIFY(!isRunning(mark));
}

void TestProof::sandbox_hidesNetworkAndHome()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const QString home = QFileInfo(m_account->runsFolder()).absolutePath();
    QVERIFY(writeFile(home + u"/secret.txt"_s, "CANARY\n"));
    m_project->write(u"reach.py"_s, R"(import os, socket, sys
def reaches(port):
    try:
        socket.create_connection(("127.0.0.1", port), 2)
        return True
    except OSError:
        return False
print("network", reaches(int(sys.argv[1])))
print("home", os.path.exists(sys.argv[2]))
print("here", os.path.realpath("."))
)");
    m_project->write(u".roo-harness.toml"_s,
                     u"[[check]]\nkind = \"custom\"\nname = \"reach\"\ncommand = [\"python3\", "
                     "\"reach.py\", \"%1\", \"%2/secret.txt\"]\n"_s.arg(listener.serverPort())
                         .arg(home)
                         .toUtf8());
    const Account::Call call
        = m_account->call({u"prove"_s, u"--workspace"_s, m_project->path(), u"--allow-checks"_s});
    QVERIFY2(call.exitCode == int(ExitCode::Done), call.err);
    if (call.says(u"without a sandbox"_s)) {
        QSKIP(qPrintable(u"bubblewrap does not work here: %1"_s.arg(QString::fromUtf8(call.err))));
    }
    const Account::Call verbose = m_account->call(
        {u"prove"_s, u"--workspace"_s, m_project->path(), u"--allow-checks"_s, u"--verbose"_s});
    QVERIFY2(verbose.says(u"network False"_s), verbose.err);
    QVERIFY2(verbose.says(u"home False"_s), verbose.err);
    QVERIFY2(verbose.says(u"here "_s + m_project->path()), verbose.err);
    QVERIFY(!m_project->has(u"__pycache__"_s));
}

QTEST_GUILESS_MAIN(TestProof)
#include "tst_proof.moc"
