// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/orchestrator.h"

#include "support/pipereader.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTest>

#include <fcntl.h>
#include <memory>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

//! Ten megabytes of lines that are all different, so that a lost or doubled piece shows.
QString longText()
{
    QString text;
    for (int i = 0; text.size() < 10'000'000; ++i) {
        text += u"line %1 of a long answer, with some more words in it\n"_s.arg(i);
    }
    return text;
}

Script longAnswer(const QString &text)
{
    QByteArray body;
    for (qsizetype i = 0; i < text.size(); i += 50'000) {
        body += delta(text.mid(i, 50'000));
    }
    return stream(body + finish() + done());
}

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

int openForWriting(const char *path)
{
    return ::open(path, O_WRONLY | O_CLOEXEC);
}

} // namespace

//! Slow, late, vanished and full readers of standard output and standard error.
class CliOutputTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->always(sse({u"answer"_s}));
    }

    void slowReader_getsEveryByte_data();
    void slowReader_getsEveryByte();
    void lateReader_getsEveryByte();
    void stream_arrivesWhileTheServerHoldsBack();
    void withoutStream_nothingArrivesBeforeTheEnd();
    void json_arrivesWhileTheServerHoldsBack();
    void goneReader_endsSilently_data();
    void goneReader_endsSilently();
    void goneReader_comesAfterFilesThatCannotBeWritten();
    void goneReader_stopsTheRun();
    void fullDevice_isSaid_data();
    void fullDevice_isSaid();
    void closedOutput_isSaidBeforeAnythingIsSent();
    void closedOutput_isSaid_data();
    void closedOutput_isSaid();
    void closedStandardError_changesNothing();
    void blockedStandardError_changesNothing();
    void outFolderThatCannotBeWritten_failsBeforeAnythingIsSent_data();
    void outFolderThatCannotBeWritten_failsBeforeAnythingIsSent();
    void failedRun_comesBeforeFullOutput();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliOutputTest::slowReader_getsEveryByte_data()
{
    QTest::addColumn<QStringList>("options");

    QTest::newRow("whole") << QStringList();
    QTest::newRow("live") << QStringList{u"--stream"_s};
}

void CliOutputTest::slowReader_getsEveryByte()
{
    QFETCH(QStringList, options);
    const QString text = longText();
    m_server->always(longAnswer(text));
    Orchestrator run(oneModelEach(QStringList{u"plan"_s, u"task"_s, u"--no-history"_s} + options),
                     *m_server);
    PipeReader reader;
    run.give(1, reader.takeWriteEnd());
    run.start();
    reader.read(65536, 2ms);
    QVERIFY(run.finish());
    QTRY_VERIFY_WITH_TIMEOUT(reader.isAtEnd(), 30s);
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(reader.bytes().size(), text.size());
    QCOMPARE(hashOf(reader.bytes()), hashOf(text.toUtf8()));
}

void CliOutputTest::lateReader_getsEveryByte()
{
    const QString text = QString(3'000'000, u'x') + u'\n';
    m_server->always(longAnswer(text));
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    PipeReader reader;
    run.give(1, reader.takeWriteEnd());
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.err().contains(" done in "), 30s);
    QVERIFY(run.isRunning()); // it holds what nobody has read
    reader.read(1'000'000, 0ms);
    QVERIFY(run.finish());
    QTRY_VERIFY_WITH_TIMEOUT(reader.isAtEnd(), 30s);
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(hashOf(reader.bytes()), hashOf(text.toUtf8()));
}

void CliOutputTest::stream_arrivesWhileTheServerHoldsBack()
{
    m_server->always(stream(delta(u"first half"_s)).hang());
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--stream"_s}), *m_server);
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(run.out(), "first half", 30s);
    QVERIFY(run.isRunning());
}

void CliOutputTest::withoutStream_nothingArrivesBeforeTheEnd()
{
    m_server->always(stream(delta(u"first half"_s)).hang());
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.kept(u"events.jsonl"_s).contains("first half"), 30s);
    QCOMPARE(run.out(), QByteArray());
}

void CliOutputTest::json_arrivesWhileTheServerHoldsBack()
{
    m_server->always(stream(delta(u"first half"_s)).hang());
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s, u"--json"_s}), *m_server);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.out().contains("first half"), 30s);
    QVERIFY(run.out().endsWith('\n'));
    QVERIFY(run.isRunning());
}

void CliOutputTest::goneReader_endsSilently_data()
{
    QTest::addColumn<QStringList>("command");

    QTest::newRow("plan") << oneModelEach({u"plan"_s, u"task"_s, u"--quiet"_s});
    QTest::newRow("json") << oneModelEach({u"plan"_s, u"task"_s, u"--quiet"_s, u"--json"_s});
    QTest::newRow("models") << QStringList{u"models"_s};
    QTest::newRow("config") << QStringList{u"config"_s};
    QTest::newRow("help") << QStringList{u"--help"_s};
}

void CliOutputTest::goneReader_endsSilently()
{
    QFETCH(QStringList, command);
    m_server->forPath("/v1/models"_ba).always(models({u"p"_s}));
    Orchestrator run(command, *m_server);
    PipeReader reader;
    run.give(1, reader.takeWriteEnd());
    reader.close();
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 141);
    QCOMPARE(run.err(), QByteArray());
}

void CliOutputTest::goneReader_comesAfterFilesThatCannotBeWritten()
{
    m_server->always(sse({u"no files at all"_s}));
    Orchestrator run(
        oneModelEach({u"code"_s, u"task"_s, u"--plan"_s, u"p"_s, u"--out-files"_s, u"src"_s}),
        *m_server);
    PipeReader reader;
    run.give(1, reader.takeWriteEnd());
    reader.close();
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 9);
    QVERIFY2(run.errText().contains(u"names no files"_s), run.err().constData());
}

void CliOutputTest::goneReader_stopsTheRun()
{
    m_server->always(stream(delta(u"a piece"_s)).repeat(delta(u"more"_s), 20ms));
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s, u"--stream"_s, u"--quiet"_s}), *m_server);
    PipeReader reader;
    run.give(1, reader.takeWriteEnd());
    run.start();
    reader.read(10, 1ms);
    QTRY_VERIFY_WITH_TIMEOUT(reader.bytes().size() >= 10, 30s);
    reader.close();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 141);
    QCOMPARE(run.err(), QByteArray());
    QCOMPARE(m_server->count(), 1);
    QTRY_VERIFY(m_server->arrival(0).closedByClientAt.has_value());
}

void CliOutputTest::fullDevice_isSaid_data()
{
    QTest::addColumn<QStringList>("command");

    QTest::newRow("run") << oneModelEach({u"run"_s, u"task"_s, u"--quiet"_s});
    QTest::newRow("stream") << oneModelEach({u"run"_s, u"task"_s, u"--quiet"_s, u"--stream"_s});
    QTest::newRow("models") << QStringList{u"models"_s};
    QTest::newRow("doctor") << oneModelEach({u"doctor"_s});
    QTest::newRow("config") << QStringList{u"config"_s};
    QTest::newRow("version") << QStringList{u"--version"_s};
}

void CliOutputTest::fullDevice_isSaid()
{
    QFETCH(QStringList, command);
    if (::access("/dev/full", W_OK) != 0) {
        QSKIP("this system has no /dev/full");
    }
    m_server->forPath("/v1/models"_ba).always(models({u"p"_s, u"c"_s, u"r"_s}));
    Orchestrator run(command, *m_server);
    run.give(1, openForWriting("/dev/full"));
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 9);
    QCOMPARE(run.errText().count(u"No space left on device"_s), 1);
    QVERIFY2(run.errText().contains(u"Standard output cannot be written"_s), run.err().constData());
}

void CliOutputTest::closedOutput_isSaidBeforeAnythingIsSent()
{
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s}), *m_server);
    run.give(1, -1);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 9);
    QVERIFY2(run.errText().contains(u"standard output"_s), run.err().constData());
    QCOMPARE(m_server->connections(), 0);
}

void CliOutputTest::closedOutput_isSaid_data()
{
    QTest::addColumn<QStringList>("command");

    QTest::newRow("config") << QStringList{u"config"_s};
    QTest::newRow("help") << QStringList{u"--help"_s};
}

void CliOutputTest::closedOutput_isSaid()
{
    QFETCH(QStringList, command);
    Orchestrator run(command);
    run.give(1, -1);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 9);
    QVERIFY2(run.errText().contains(u"Standard output"_s), run.err().constData());
}

void CliOutputTest::closedStandardError_changesNothing()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.give(2, -1);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "answer\n");
    // Nothing that was opened meanwhile took the number.
    QVERIFY(!run.kept(u"events.jsonl"_s).contains("asking"));
    QVERIFY(!m_server->arrival(0).body.contains("asking"));
}

void CliOutputTest::blockedStandardError_changesNothing()
{
    Orchestrator run(oneModelEach({u"plan"_s, u"task"_s}), *m_server);
    run.give(2, openForWriting("/dev/full"));
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out(), "answer\n");
}

void CliOutputTest::outFolderThatCannotBeWritten_failsBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("folder");

    // /proc takes no new file from anybody, root neither.
    QTest::newRow("read-only") << u"--out"_s << u"/proc"_s;
    QTest::newRow("cannot be made") << u"--out"_s << u"/proc/new/folder"_s;
    QTest::newRow("a file") << u"--out"_s << u"file"_s;
    QTest::newRow("--out-files") << u"--out-files"_s << u"file/sub"_s;
}

void CliOutputTest::outFolderThatCannotBeWritten_failsBeforeAnythingIsSent()
{
    QFETCH(QString, option);
    QFETCH(QString, folder);
    Orchestrator run(oneModelEach({u"run"_s, u"task"_s, option, folder}), *m_server);
    run.write(u"file"_s, "content"_ba);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 9);
    QVERIFY2(run.errText().contains(u"Cannot write "_s + folder), run.err().constData());
    QCOMPARE(m_server->connections(), 0);
    QCOMPARE(contentOf(run.workingFolder() + u"/file"_s), "content");
}

void CliOutputTest::failedRun_comesBeforeFullOutput()
{
    if (::access("/dev/full", W_OK) != 0) {
        QSKIP("this system has no /dev/full");
    }
    m_server->always(error(401, "Authentication Error"_ba, "auth_error"_ba));
    Orchestrator run(oneModelEach({u"doctor"_s}), *m_server);
    run.give(1, openForWriting("/dev/full"));
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
}

QTEST_GUILESS_MAIN(CliOutputTest)
#include "tst_cli_output.moc"
