// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/account.h"

#include "support/pseudoterminal.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

const QStringList history{u"history"_s};

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

//! Runs that are kept are found again, told apart, and deleted when they are told to be.
class CliHistoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->always(sse({u"1. Pour the tea\n"_s}));
        m_account = std::make_unique<Account>(m_server.get());
    }

    void nothingKept_isSaid();
    void list_isNewestFirst();
    void list_hasALimit();
    void list_onATerminal();
    void json_isOneObjectALine();
    void search_findsTasksModelsAndAnswers();
    void since_leavesOutTheOlder();
    void lostIndex_isMadeAgain();
    void killedRun_isInterrupted();
    void runAtWork_isRunning();
    void twoAtOnce_areBothKept();
    void unreadableHistory_isSaid();
    void fileInPlaceOfTheFolder_isSaid();
    void last_ofNothing();
    void unreadableRun_isListedAndDeleted();
    void delete_needsAYes();
    void delete_asksAtTheTerminal_data();
    void delete_asksAtTheTerminal();
    void delete_byAge();
    void delete_refusesARunAtWork();
    void brokenSettings_doNotMatter();

private:
    void keep(const QString &task) const
    {
        QCOMPARE(m_account->call(oneModelEach({u"plan"_s, task})).exitCode, 0);
    }

    std::unique_ptr<FakeLiteLlm> m_server;
    std::unique_ptr<Account> m_account;
};

void CliHistoryTest::nothingKept_isSaid()
{
    const Account::Call call = m_account->call(history);
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(call.out, QByteArray());
    QVERIFY2(call.err.contains("No runs are kept"), call.err.constData());
    QVERIFY(!QDir(m_account->runsFolder()).exists());
}

void CliHistoryTest::list_isNewestFirst()
{
    keep(u"first task"_s);
    keep(u"second\ntask"_s);
    const Account::Call call = m_account->call(history);
    const QList<QByteArray> lines = call.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QStringList ids = m_account->runs();
    for (qsizetype i = 0; i < 2; ++i) {
        const QRegularExpression start(
            u"\\A%1  [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}  "_s.arg(ids.at(i)));
        QVERIFY2(start.match(QString::fromUtf8(lines.at(i))).hasMatch(), call.out.constData());
    }
    QVERIFY2(call.out.contains("succeeded") && call.out.contains("baseline"), call.out.constData());
    QVERIFY2(call.out.contains("second task\n"), call.out.constData());
}

void CliHistoryTest::list_hasALimit()
{
    keep(u"a"_s);
    keep(u"b"_s);
    keep(u"c"_s);
    const Account::Call two = m_account->call({u"history"_s, u"--limit"_s, u"2"_s});
    QCOMPARE(two.out.count('\n'), 2);
    QVERIFY2(two.err.contains("1 more"), two.err.constData());
    const Account::Call all = m_account->call({u"history"_s, u"--limit"_s, u"0"_s});
    QCOMPARE(all.out.count('\n'), 3);
    QCOMPARE(all.err, QByteArray());
}

void CliHistoryTest::json_isOneObjectALine()
{
    keep(u"a \u001b[2J task"_s);
    const Account::Call call = m_account->call({u"history"_s, u"--json"_s});
    const QJsonObject run = QJsonDocument::fromJson(call.out).object();
    QCOMPARE(run["run"_L1].toString(), m_account->runs().constFirst());
    QCOMPARE(run["task"_L1].toString(), u"a \u001b[2J task"_s);
    QCOMPARE(run["status"_L1].toString(), u"succeeded"_s);
    QCOMPARE(run["models"_L1].toArray(), QJsonArray{u"p"_s});
    QCOMPARE(run["usage"_L1]["prompt_tokens"_L1].toInt(), 9);
}

void CliHistoryTest::search_findsTasksModelsAndAnswers()
{
    keep(u"Boil water"_s);
    m_server->always(sse({u"Nothing to pour"_s}));
    keep(u"make TEA"_s);
    const auto found = [this](const QString &words) {
        return m_account->call({u"history"_s, u"--ids"_s, u"--search"_s, words}).out.count('\n');
    };
    QCOMPARE(found(u"tea"_s), 2); // in a task, in an answer
    QCOMPARE(found(u"BOIL water"_s), 1);
    QCOMPARE(found(u"water boil succeeded"_s), 1);
    QCOMPARE(found(u"coffee"_s), 0);
    const Account::Call call = m_account->call({u"history"_s, u"--search"_s, u"tea"_s});
    const QList<QByteArray> lines = call.out.trimmed().split('\n');
    QVERIFY2(!lines.at(0).contains("(in the answers)"), call.out.constData());
    QVERIFY2(lines.at(1).contains("(in the answers) Boil water"), call.out.constData());
    QVERIFY2(!call.err.contains("Not all answers"), call.err.constData());
    const Account::Call one
        = m_account->call({u"history"_s, u"--search"_s, u"tea"_s, u"--limit"_s, u"1"_s});
    QCOMPARE(one.out.count('\n'), 1);
    QVERIFY2(one.err.contains("Not all answers were searched"), one.err.constData());
}

void CliHistoryTest::since_leavesOutTheOlder()
{
    keep(u"a"_s);
    QCOMPARE(m_account->call({u"history"_s, u"--ids"_s, u"--since"_s, u"1h"_s}).out.count('\n'), 1);
    const Account::Call none = m_account->call({u"history"_s, u"--since"_s, u"3000-01-01"_s});
    QCOMPARE(none.out, QByteArray());
    QVERIFY2(none.err.contains("No run was found"), none.err.constData());
}

void CliHistoryTest::lostIndex_isMadeAgain()
{
    keep(u"a"_s);
    const QByteArray listed = m_account->call(history).out;
    const QString index = m_account->runsFolder() + u"/index.jsonl"_s;
    QVERIFY(QFile::remove(index));
    QCOMPARE(m_account->call(history).out, listed);
    QVERIFY(QFile::exists(index));
    QFile broken(index);
    QVERIFY(broken.open(QFile::WriteOnly));
    broken.write("no json\n{}\n");
    broken.close();
    QCOMPARE(m_account->call(history).out, listed);
}

void CliHistoryTest::killedRun_isInterrupted()
{
    m_server->always(stream(delta(u"the first half"_s)).hang());
    const auto run = m_account->prepare(oneModelEach({u"plan"_s, u"task"_s, u"--stream"_s}));
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(run->out().contains("first half"), 30s);
    run->signal(SIGKILL);
    QVERIFY(run->finish());
    const Account::Call call = m_account->call(history);
    QVERIFY2(call.out.contains("interrupted"), call.out.constData());
    const Account::Call shown = m_account->call({u"show"_s, u"last"_s});
    QVERIFY2(shown.out.contains("the first half"), shown.out.constData());
    QVERIFY2(shown.out.contains("did not end"), shown.out.constData());
}

void CliHistoryTest::runAtWork_isRunning()
{
    m_server->always(stream(delta(u"the first half"_s)).hang());
    const auto run = m_account->prepare(oneModelEach({u"plan"_s, u"task"_s, u"--stream"_s}));
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(run->out().contains("first half"), 30s);
    QVERIFY(m_account->call(history).out.contains("running"));
    QVERIFY(m_account->call({u"show"_s, u"last"_s}).out.contains("| Outcome | running |"));
    const Account::Call shown = m_account->call({u"show"_s, u"last"_s, u"--json"_s});
    QCOMPARE(QJsonDocument::fromJson(shown.out)["status"_L1], u"running"_s);
    run->signal(SIGINT);
    QVERIFY(run->finish());
    QVERIFY(m_account->call(history).out.contains("cancelled"));
}

void CliHistoryTest::twoAtOnce_areBothKept()
{
    QList<std::shared_ptr<Orchestrator>> runs;
    for (int i = 0; i < 4; ++i) {
        runs.append(m_account->prepare(oneModelEach({u"plan"_s, u"task %1"_s.arg(i)})));
        runs.last()->start();
    }
    for (const auto &run : runs) {
        QVERIFY(run->finish());
        QCOMPARE(run->exitCode(), 0);
    }
    const QByteArray listed = m_account->call(history).out;
    for (int i = 0; i < 4; ++i) {
        QVERIFY2(listed.contains(QByteArray("task ").append(QByteArray::number(i))),
                 listed.constData());
    }
}

void CliHistoryTest::unreadableHistory_isSaid()
{
    keep(u"a"_s);
    const QFile::Permissions before = QFile::permissions(m_account->runsFolder());
    QVERIFY(QFile::setPermissions(m_account->runsFolder(), QFile::ExeOwner));
    if (QFileInfo(m_account->runsFolder()).isReadable()) {
        QSKIP("nothing is unreadable for root");
    }
    const Account::Call call = m_account->call(history);
    QVERIFY(QFile::setPermissions(m_account->runsFolder(), before));
    QCOMPARE(call.exitCode, 3);
    QVERIFY2(call.err.contains("Cannot read the history in"), call.err.constData());
}

void CliHistoryTest::fileInPlaceOfTheFolder_isSaid()
{
    const QTemporaryDir elsewhere;
    const QString data = elsewhere.filePath(u"data"_s);
    QVERIFY(write(data, "x"_ba));
    const auto run = m_account->prepare(history);
    run->setVariable(u"XDG_DATA_HOME"_s, data);
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 3);
    QVERIFY2(run->err().contains("data is no folder"), run->err());
    QVERIFY2(run->err().contains("XDG_DATA_HOME names another place"), run->err());
}

void CliHistoryTest::last_ofNothing()
{
    const Account::Call call = m_account->call({u"show"_s, u"last"_s});
    QCOMPARE(call.exitCode, 2);
    QVERIFY2(call.err.contains("No run is kept yet"), call.err.constData());
}

//! What is broken can be seen, and got rid of.
void CliHistoryTest::unreadableRun_isListedAndDeleted()
{
    keep(u"a"_s);
    const QString id = m_account->runs().constFirst();
    const QDir folder(m_account->runsFolder() + u'/' + id);
    QVERIFY(write(folder.filePath(u"events.jsonl"_s), "broken\n"_ba));
    QVERIFY(QFile::remove(folder.filePath(u"run.json"_s)));
    QVERIFY(QFile::remove(m_account->runsFolder() + u"/index.jsonl"));
    QVERIFY(m_account->call(history).out.contains("unreadable"));
    const Account::Call shown = m_account->call({u"show"_s, u"last"_s});
    QCOMPARE(shown.exitCode, 1);
    const QByteArray cure = "`orchestrator history delete " + id.toUtf8() + "` removes all of it";
    QVERIFY2(shown.err.contains(cure), shown.err.constData());
    QCOMPARE(m_account->call({u"history"_s, u"delete"_s, id, u"--yes"_s}).exitCode, 0);
    QCOMPARE(m_account->runs().size(), 0);
}

void CliHistoryTest::delete_needsAYes()
{
    keep(u"a"_s);
    const Account::Call asked = m_account->call({u"history"_s, u"delete"_s, u"last"_s});
    QCOMPARE(asked.exitCode, 2);
    QVERIFY2(asked.err.contains("KiB") && asked.err.contains("--yes"), asked.err.constData());
    QCOMPARE(m_account->runs().size(), 1);
    const Account::Call done = m_account->call({u"history"_s, u"delete"_s, u"last"_s, u"--yes"_s});
    QCOMPARE(done.exitCode, 0);
    QCOMPARE(m_account->runs().size(), 0);
    QVERIFY(QDir(m_account->runsFolder())
                .entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)
                .isEmpty());
    QCOMPARE(m_account->call({u"history"_s, u"delete"_s, u"last"_s, u"--yes"_s}).exitCode, 2);
}

void CliHistoryTest::delete_asksAtTheTerminal_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("left");
    QTest::newRow("yes") << "y\n"_ba << 0;
    QTest::newRow("the whole word") << "Yes\n"_ba << 0;
    QTest::newRow("no") << "n\n"_ba << 1;
    QTest::newRow("just return") << "\n"_ba << 1;
    QTest::newRow("the end of the input") << "\x04"_ba << 1;
    QTest::newRow("Ctrl-C") << "\x03"_ba << 1;
}

void CliHistoryTest::delete_asksAtTheTerminal()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const int, left);
    keep(u"a"_s);
    PseudoTerminal terminal;
    const auto run = m_account->prepare({u"history"_s, u"delete"_s, u"last"_s});
    for (const int standard : {0, 1, 2}) {
        run->give(standard, terminal.openDevice());
    }
    run->setBefore(terminal.makeControlling());
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().join(u'\n').contains(u"[y/N]"_s), 30s);
    terminal.type(typed);
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), typed == "\x03"_ba ? 130 : 0);
    QCOMPARE(m_account->runs().size(), left);
}

void CliHistoryTest::delete_byAge()
{
    keep(u"a"_s);
    const QStringList command{u"history"_s, u"delete"_s, u"--yes"_s, u"--older-than"_s};
    QCOMPARE(m_account->call(command + QStringList{u"1d"_s}).exitCode, 0);
    QCOMPARE(m_account->runs().size(), 1);
    QCOMPARE(m_account->call(command + QStringList{u"0m"_s}).exitCode, 0);
    QCOMPARE(m_account->runs().size(), 0);
}

void CliHistoryTest::delete_refusesARunAtWork()
{
    m_server->always(stream(delta(u"the first half"_s)).hang());
    const auto run = m_account->prepare(oneModelEach({u"plan"_s, u"task"_s, u"--stream"_s}));
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(run->out().contains("first half"), 30s);
    const Account::Call call = m_account->call({u"history"_s, u"delete"_s, u"last"_s, u"--yes"_s});
    QCOMPARE(call.exitCode, 1);
    QVERIFY2(call.err.contains("is being written just now"), call.err.constData());
    QCOMPARE(m_account->runs().size(), 1);
}

//! What is kept can be read without a proxy, and so without settings.
void CliHistoryTest::brokenSettings_doNotMatter()
{
    keep(u"a"_s);
    const auto run = m_account->prepare({u"history"_s});
    run->write(u".env"_s, "broken\n"_ba);
    run->start();
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 0);
    QCOMPARE(run->out().count('\n'), 1);
}

//! People get headings and IDs that can be typed.
void CliHistoryTest::list_onATerminal()
{
    keep(u"a task"_s);
    const QString id = m_account->runs().constFirst();
    PseudoTerminal terminal;
    const auto run = m_account->prepare(history);
    run->give(1, terminal.openDevice());
    run->start();
    QVERIFY(run->finish());
    const QStringList lines = terminal.screen();
    QVERIFY2(lines.value(0).startsWith(u"RUN     STARTED"_s), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.value(1).startsWith(id.last(6) + u"  "), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.value(1).contains(u"a task"_s), qPrintable(lines.join(u'\n')));
}

QTEST_GUILESS_MAIN(CliHistoryTest)
#include "tst_cli_history.moc"
