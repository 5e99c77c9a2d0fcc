// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/outputwriter.h"

#include "support/pipereader.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::cli;
using namespace roo::test;

class OutputWriterTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }
    void init() { QTest::failOnWarning(); }

    void bytes_arriveInOrder();
    void writing_neverBlocks();
    void nonBlockingPipe_losesNothing();
    void failure_isSignalledOnce_data();
    void failure_isSignalledOnce();
    void end_drainsAlsoWithoutABite();
    void afterTheEnd_nothingIsWritten();
    void abandoned_doesNotWaitForTheReader();
};

void OutputWriterTest::bytes_arriveInOrder()
{
    PipeReader reader;
    OutputWriter writer(reader.takeWriteEnd());
    QSignalSpy drained(&writer, &OutputWriter::drained);
    QByteArray all;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray line = QByteArray::number(i) + '\n';
        writer.write(line);
        all += line;
    }
    writer.write({});
    writer.end();
    QVERIFY(!writer.isDrained());
    reader.read(10'000, 0ms);
    QVERIFY(drained.wait(30s));
    QTRY_COMPARE(reader.bytes().size(), all.size());
    QCOMPARE(reader.bytes(), all);
    QCOMPARE(writer.failure(), 0);
}

void OutputWriterTest::writing_neverBlocks()
{
    PipeReader reader;
    OutputWriter writer(reader.takeWriteEnd());
    for (int i = 0; i < 100; ++i) {
        writer.write(QByteArray(100'000, 'x')); // would hang here
    }
    QVERIFY(!writer.isDrained());
}

void OutputWriterTest::nonBlockingPipe_losesNothing()
{
    PipeReader reader;
    const int descriptor = reader.takeWriteEnd();
    ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
    OutputWriter writer(descriptor);
    QSignalSpy drained(&writer, &OutputWriter::drained);
    writer.write(QByteArray(1'000'000, 'x'));
    writer.end();
    reader.read(10'000, 0ms);
    QVERIFY(drained.wait(30s));
    QTRY_COMPARE(reader.bytes().size(), 1'000'000);
}

void OutputWriterTest::failure_isSignalledOnce_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("error");

    QTest::newRow("closed from the start") << u"closed"_s << EBADF;
    QTest::newRow("reader gone") << u"pipe"_s << EPIPE;
    QTest::newRow("full") << u"/dev/full"_s << ENOSPC;
}

void OutputWriterTest::failure_isSignalledOnce()
{
    QFETCH(QString, output);
    QFETCH(int, error);
    PipeReader reader;
    reader.close();
    int descriptor = -1;
    if (output == u"pipe"_s) {
        descriptor = reader.takeWriteEnd();
    } else if (output.startsWith(u'/')) {
        descriptor = ::open(qPrintable(output), O_WRONLY | O_CLOEXEC);
        if (descriptor < 0) {
            QSKIP("this system has no such device");
        }
    }
    OutputWriter writer(descriptor);
    QSignalSpy failed(&writer, &OutputWriter::failed);
    QSignalSpy drained(&writer, &OutputWriter::drained);
    writer.write("one"_ba);
    writer.write("two"_ba);
    QVERIFY(failed.wait(30s));
    writer.write("three"_ba);
    writer.end();
    QVERIFY(drained.wait(30s));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toInt(), error);
    QCOMPARE(writer.failure(), error);
}

void OutputWriterTest::end_drainsAlsoWithoutABite()
{
    PipeReader reader;
    OutputWriter writer(reader.takeWriteEnd());
    QSignalSpy drained(&writer, &OutputWriter::drained);
    writer.end();
    QVERIFY(drained.wait(30s));
    QVERIFY(writer.isDrained());
}

void OutputWriterTest::afterTheEnd_nothingIsWritten()
{
    PipeReader reader;
    OutputWriter writer(reader.takeWriteEnd());
    QSignalSpy drained(&writer, &OutputWriter::drained);
    writer.write("one"_ba);
    writer.end();
    writer.write("two"_ba);
    reader.read(100, 0ms);
    QVERIFY(drained.wait(30s));
    QTRY_COMPARE(reader.bytes(), "one");
}

void OutputWriterTest::abandoned_doesNotWaitForTheReader()
{
    PipeReader reader;
    auto writer = std::make_unique<OutputWriter>(reader.takeWriteEnd());
    writer->write(QByteArray(1'000'000, 'x'));
    QElapsedTimer clock;
    clock.start();
    writer.reset();
    QCOMPARE_LT(clock.elapsed(), 20'000);
    reader.close(); // and so its thread ends before the test does
}

QTEST_GUILESS_MAIN(OutputWriterTest)
#include "tst_outputwriter.moc"
