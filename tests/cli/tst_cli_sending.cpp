// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include "support/pseudoterminal.h"

#include <QTest>

#include <memory>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

const QByteArray canary = "CANARY-7f3a"_ba;
//! Of the form of a key, and nobody's.
const QString awsKey = u"AKIAQ7J2M5X9R4T8W3ZB"_s;

} // namespace

//! What may leave this machine, and what never does.
class CliSendingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
    }

    void budget_isSaid();
    void secretFiles_areInNoRequest();
    void attachment_isRefused_data();
    void attachment_isRefused();
    void attachment_ofAnOrdinaryFileIsSent();
    void secret_isNotSent_data();
    void secret_isNotSent();
    void secret_isSentWhereItIsAllowed();
    void secret_isAskedForOnce_data();
    void secret_isAskedForOnce();
    void connectionKey_isNeverSent();
    void refusedRun_isResumedWithTheSecret();

private:
    [[nodiscard]] QByteArray allSent() const
    {
        QByteArray all;
        for (const Arrival &arrival : m_fixture->server.arrivals()) {
            all += arrival.body;
        }
        return all;
    }
    [[nodiscard]] std::unique_ptr<Orchestrator> started(PseudoTerminal &terminal,
                                                        const QStringList &arguments) const
    {
        auto run = m_fixture->account.prepare(arguments);
        for (const int standard : {0, 1, 2}) {
            run->give(standard, terminal.openDevice());
        }
        run->setBefore(terminal.makeControlling());
        run->start();
        return run;
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
};

void CliSendingTest::budget_isSaid()
{
    m_fixture->project.write(u"big.csv"_s, QByteArray(100'000, 'x') + '\n');
    m_fixture->project.write(u"other.py"_s, QByteArray(3'000, 'y') + '\n');
    const QStringList coding = m_fixture->coding(u"Change app.py, other.py and big.csv"_s);
    const Account::Call call = m_fixture->call(coding);
    QCOMPARE(call.exitCode, 0);
    QVERIFY2(call.says(u"coder is shown 3 file names and the content of 2 files, "_s), call.err);
    QVERIFY2(call.says(u" of 200 KiB: app.py, other.py\n"_s), call.err);
    QVERIFY2(call.says(u"big.csv is not shown: it is too large (97.7 KiB)"_s), call.err);
    QVERIFY(!allSent().contains("xxxx"));

    const auto small = m_fixture->account.prepare(coding);
    small->setVariable(u"ROO_CONTEXT_LIMIT_BYTES"_s, u"2000"_s);
    small->start();
    QVERIFY(small->finish());
    QCOMPARE(small->exitCode(), 0);
    QVERIFY2(small->err().contains("other.py is not shown: it has no room"), small->err());
    QVERIFY(!m_fixture->server.arrivals().constLast().body.contains("yyyy"));
    QCOMPARE(m_fixture->call(coding + QStringList{u"--quiet"_s}).err, QByteArray());
}

void CliSendingTest::secretFiles_areInNoRequest()
{
    const Project &project = m_fixture->project;
    for (const QString &name : {u".env"_s, u".env.local"_s, u"id_rsa"_s, u"server.pem"_s,
                                u"server.key"_s, u".git/config"_s, u".GIT/hooks/pre-commit"_s,
                                u"ignored.txt"_s, u"build/out.txt"_s, u"../beside.txt"_s}) {
        project.write(name, canary + '\n');
    }
    project.write(u".gitignore"_s, "ignored.txt\nbuild/\n");
    project.write(u"binary.dat"_s, canary + QByteArray(1, '\0') + '\n');
    QVERIFY(QFile::link(u"../beside.txt"_s, project.pathOf(u"link.txt"_s)));
    QVERIFY(QFile::link(u".."_s, project.pathOf(u"up"_s)));
    // The task and the plan name them all, and the answers ask for them.
    QStringList names{u".env"_s,          u".env.local"_s,  u"id_rsa"_s,      u"server.pem"_s,
                      u"server.key"_s,    u".git/config"_s, u"ignored.txt"_s, u"build/out.txt"_s,
                      u"../beside.txt"_s, u"binary.dat"_s,  u"link.txt"_s,    u"up/beside.txt"_s};
    QString answer;
    for (const QString &name : std::as_const(names)) {
        answer += replacing(name, u"NOT THERE\n"_s, u"x\n"_s);
    }
    m_fixture->coderAnswers(answer);
    m_fixture->server.forModel(u"p"_s).always(sse({u"Change "_s + names.join(u" and "_s)}));
    const Account::Call call = m_fixture->call(
        oneModelEach({u"run"_s, u"Change `%1`, app.py"_s.arg(names.join(u"`, `"_s)),
                      u"--workspace"_s, project.path(), u"--allow"_s, u"secrets"_s}));
    QCOMPARE(call.exitCode, 5);
    QCOMPARE(m_fixture->server.count(), 3); // what must not be changed at all is not asked again
    QVERIFY(allSent().contains("def main():"));
    QVERIFY2(!allSent().contains(canary), allSent());
    QVERIFY2(!call.out.contains(canary) && !call.err.contains(canary), call.err);
    QVERIFY2(call.says(u".env is not shown: it may hold secrets"_s), call.err);
    QVERIFY2(call.says(u"ignored.txt is not shown: an ignore file names it"_s), call.err);
    QVERIFY2(call.says(u"binary.dat is not shown: it is no text"_s), call.err);
    QVERIFY2(call.says(u"link.txt is not shown: it is reached by a symbolic link"_s), call.err);

    // Nor where what can be asked again is.
    m_fixture->coderAnswers(missingChange() + replacing(u"binary.dat"_s, u"NOT THERE\n"_s, u"x\n"_s)
                            + replacing(u"../beside.txt"_s, u"NOT THERE\n"_s, u"x\n"_s));
    QCOMPARE(m_fixture->run().exitCode, 5);
    QCOMPARE_GT(m_fixture->server.count(), 6);
    QVERIFY2(!allSent().contains(canary), allSent());
}

void CliSendingTest::attachment_isRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("said");

    const QByteArray secret = "may hold secrets, and is never sent"_ba;
    QTest::newRow(".env") << u".env"_s << secret;
    QTest::newRow(".ENV.production") << u".ENV.production"_s << secret;
    QTest::newRow("a pem file") << u"server.pem"_s << secret;
    QTest::newRow("a key file") << u"sub/server.KEY"_s << secret;
    QTest::newRow("an ssh key") << u"id_rsa"_s << secret;
    QTest::newRow("what git trusts") << u".git/config"_s << secret;
    QTest::newRow("a link to an ssh key") << u"notes.txt"_s << secret;
    QTest::newRow("a link to a link") << u"more.txt"_s << secret;
    QTest::newRow("zero bytes") << u"binary.dat"_s << "is no text"_ba;
    QTest::newRow("no UTF-8") << u"latin.txt"_s << "is not UTF-8 text"_ba;
    QTest::newRow("huge") << u"huge.txt"_s << "is larger than 1 MiB"_ba;
    QTest::newRow("endless") << u"/dev/zero"_s << "--attach: "_ba;
    QTest::newRow("a folder") << u"sub"_s << "Cannot read"_ba;
    QTest::newRow("missing") << u"nowhere.txt"_s << "Cannot read"_ba;
}

void CliSendingTest::attachment_isRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, said);
    const auto run = m_fixture->account.prepare({u"plan"_s, u"task"_s, u"--model"_s, u"planner=p"_s,
                                                 u"--attach"_s, name, u"--allow"_s, u"secrets"_s});
    for (const QString &each :
         {u".env"_s, u".ENV.production"_s, u"server.pem"_s, u"sub/server.KEY"_s, u"id_rsa"_s}) {
        run->write(each, canary);
    }
    run->write(u"binary.dat"_s, canary + QByteArray(1, '\0'));
    run->write(u"latin.txt"_s, canary + '\xe4');
    run->write(u"huge.txt"_s, QByteArray(2'000'000, 'x'));
    const QDir folder(run->workingFolder());
    QVERIFY(QFile::link(u"id_rsa"_s, folder.filePath(u"notes.txt"_s)));
    QVERIFY(QFile::link(u"notes.txt"_s, folder.filePath(u"more.txt"_s)));
    run->start();
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 2, run->err());
    QVERIFY2(run->err().contains(said), run->err());
    QVERIFY(!run->err().contains(canary));
    QCOMPARE(m_fixture->server.count(), 0);
}

void CliSendingTest::attachment_ofAnOrdinaryFileIsSent()
{
    const auto run = m_fixture->account.prepare({u"plan"_s, u"task"_s, u"--model"_s, u"planner=p"_s,
                                                 u"--attach"_s, u".env.example"_s, u"--attach"_s,
                                                 u"link.txt"_s, u"--attach"_s, u"/dev/null"_s});
    run->write(u".env.example"_s, "THE EXAMPLE\n"_ba);
    run->write(u"notes.txt"_s, "THE NOTES\n"_ba);
    QVERIFY(QFile::link(u"notes.txt"_s, QDir(run->workingFolder()).filePath(u"link.txt"_s)));
    run->start();
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 0, run->err());
    QVERIFY(allSent().contains("THE EXAMPLE") && allSent().contains("THE NOTES"));
}

void CliSendingTest::secret_isNotSent_data()
{
    QTest::addColumn<QString>("where");

    QTest::newRow("in a file") << u"config.py, line 2"_s;
    QTest::newRow("in the task") << u"task, line 1"_s;
    QTest::newRow("in the plan") << u"plan, line 1"_s;
    QTest::newRow("in an attached file") << u"notes.txt, line 3"_s;
}

void CliSendingTest::secret_isNotSent()
{
    QFETCH(QString, where);
    const QString place = where.section(u',', 0, 0);
    const auto in = [&](const QString &name) { return place == name ? awsKey : u"nothing"_s; };
    m_fixture->project.write(u"config.py"_s,
                             "# one\nkey = \"" + in(u"config.py"_s).toUtf8() + "\"\n");
    const auto run = m_fixture->account.prepare(
        {u"code"_s, u"Change config.py with "_s + in(u"task"_s), u"--plan"_s,
         u"The plan has "_s + in(u"plan"_s), u"--attach"_s, u"notes.txt"_s, u"--model"_s,
         u"coder=c"_s, u"--workspace"_s, m_fixture->project.path(), u"--apply"_s});
    run->write(u"notes.txt"_s, "a\nb\n" + in(u"notes.txt"_s).toUtf8() + '\n');
    const QStringList before = m_fixture->project.snapshot();
    run->start();
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 5, run->err());
    QCOMPARE(m_fixture->server.connections(), 0);
    QVERIFY2(run->errText().contains(where + u": looks like a secret, aws-access-key (AKIA…)"_s),
             run->err());
    QVERIFY2(run->errText().contains(u"Stopped before sending: "_s), run->err());
    QVERIFY2(run->errText().contains(u"--allow secrets"_s), run->err());
    QVERIFY(!run->errText().contains(awsKey));
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliSendingTest::secret_isSentWhereItIsAllowed()
{
    m_fixture->project.write(u"config.py"_s, "key = \"" + awsKey.toUtf8() + "\"\n");
    const Account::Call sent
        = m_fixture->call(m_fixture->coding(u"Change config.py and app.py"_s)
                          + QStringList{u"--apply"_s, u"--allow"_s, u"secrets"_s});
    QCOMPARE(sent.exitCode, 0);
    QVERIFY(allSent().contains(awsKey.toUtf8()));
    QVERIFY2(sent.says(u"looks like a secret"_s), sent.err); // said all the same
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
}

void CliSendingTest::secret_isAskedForOnce_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("requests");

    QTest::newRow("yes") << "y\n"_ba << 0 << 3;
    QTest::newRow("no") << "n\n"_ba << 5 << 0;
    QTest::newRow("return") << "\n"_ba << 5 << 0;
    QTest::newRow("the end of the input") << "\x04"_ba << 5 << 0;
    QTest::newRow("Ctrl-C") << "\x03"_ba << 130 << 0;
}

void CliSendingTest::secret_isAskedForOnce()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, exitCode);
    QFETCH(int, requests);
    PseudoTerminal terminal;
    m_fixture->project.write(u"config.py"_s, "key = \"" + awsKey.toUtf8() + "\"\n");
    const auto run = started(terminal,
                             oneModelEach({u"run"_s, u"Change config.py and app.py"_s,
                                           u"--workspace"_s, m_fixture->project.path()}));
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().join(u'\n').contains(u"the same? [y/N]"_s), 30s);
    QCOMPARE(m_fixture->server.connections(), 0);
    terminal.type(typed);
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == exitCode, terminal.bytes());
    QCOMPARE(m_fixture->server.count(), requests);
    QCOMPARE(terminal.bytes().count("[y/N]"), 1);
    QVERIFY(!terminal.screen().join(u'\n').contains(u"ESC"_s));
}

void CliSendingTest::connectionKey_isNeverSent()
{
    // No random word by its looks, but the key of this very connection, whatever is allowed.
    m_fixture->project.write(u"notes.txt"_s, "the key is my-own-proxy-key\n");
    for (const bool isAllowed : {false, true}) {
        const auto run = m_fixture->account.prepare(
            m_fixture->coding(u"Change notes.txt"_s)
            + (isAllowed ? QStringList{u"--allow"_s, u"secrets"_s} : QStringList()));
        run->setVariable(u"LITELLM_API_KEY"_s, u"my-own-proxy-key"_s);
        run->start();
        QVERIFY(run->finish());
        QVERIFY2(run->exitCode() == 5, run->err());
        QCOMPARE(m_fixture->server.count(), 0);
        QVERIFY2(run->err().contains("proxy-key (***)"), run->err());
        QVERIFY2(!run->err().contains("my-own-proxy-key"), run->err());
    }
}

void CliSendingTest::refusedRun_isResumedWithTheSecret()
{
    const QString task = u"Change app.py with "_s + awsKey;
    QCOMPARE(m_fixture->call(m_fixture->coding(task)).exitCode, 5);
    QCOMPARE(m_fixture->call({u"resume"_s, u"last"_s, u"--model"_s, u"coder=c"_s}).exitCode, 5);
    QCOMPARE(m_fixture->server.connections(), 0);
    const Account::Call allowed
        = m_fixture->call({u"resume"_s, u"last"_s, u"--allow"_s, u"secrets"_s, u"--apply"_s});
    QVERIFY2(allowed.exitCode == 0, allowed.err);
    QCOMPARE(m_fixture->server.count(), 1);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
}

QTEST_GUILESS_MAIN(CliSendingTest)
#include "tst_cli_sending.moc"
