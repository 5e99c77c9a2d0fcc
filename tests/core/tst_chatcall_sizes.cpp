// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Any size up to the bounds, and a clear end at them.

#include "callfixture.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mebi = qsizetype{1024} * 1024;

} // namespace

class ChatCallSizesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void bigAnswer_isWhole_data();
    void bigAnswer_isWhole();
    void manyChunks_areAllRead();
    void bigRequest_arrivesWhole();
    void bound_isAnError_data();
    void bound_isAnError();
    void answerAtTheLimit_isWhole();
    void headers_haveABound_data();
    void headers_haveABound();
    void endlessHeaders_end();
    void endlessErrorBody_isCut();
    void eventLoop_turnsWhileMuchArrives();
};

void ChatCallSizesTest::bigAnswer_isWhole_data()
{
    QTest::addColumn<Script::Framing>("framing");
    QTest::addColumn<qsizetype>("pieceSize");
    QTest::addColumn<qsizetype>("total");
    using enum Script::Framing;
    QTest::newRow("10 MB in one HTTP chunk") << Chunked << 1000 * qsizetype{10} << 10 * mebi;
    QTest::newRow("10 MB with Content-Length") << Length << 1000 * qsizetype{10} << 10 * mebi;
    QTest::newRow("10 MB until close") << UntilClose << 1000 * qsizetype{10} << 10 * mebi;
    QTest::newRow("lines of 1 MB") << Chunked << mebi << 4 * mebi;
    QTest::newRow("a line of 10 MB") << Chunked << 10 * mebi << 10 * mebi;
}

void ChatCallSizesTest::bigAnswer_isWhole()
{
    QFETCH(const Script::Framing, framing);
    QFETCH(const qsizetype, pieceSize);
    QFETCH(const qsizetype, total);
    QString answer;
    QByteArray body;
    for (int i = 0; answer.size() < total; ++i) {
        const QString piece = QString::number(i).rightJustified(pieceSize, QChar(u'a' + i % 26));
        answer += piece;
        body += delta(piece);
    }
    CallFixture fixture;
    fixture.server.reply(stream(body + finish() + done()).framing(framing));
    const auto result = fixture.run();
    QVERIFY(result.has_value());
    QVERIFY(result->answer == answer); // QCOMPARE would print it
    QCOMPARE(fixture.server.count(), 1);
}

void ChatCallSizesTest::manyChunks_areAllRead()
{
    constexpr int chunks = 100'000;
    Script script = stream({});
    QByteArray part;
    QString answer;
    for (int i = 0; i < chunks; ++i) {
        const QString word = QString::number(i) + u' ';
        answer += word;
        part += delta(word);
        if (i % 1000 == 999) {
            script.write(part);
            part.clear();
        }
    }
    CallFixture fixture;
    fixture.server.reply(script.write(finish() + done()));
    ChatCall &call = fixture.make({u"a"_s});
    QString deltas;
    QObject::connect(
        &call, &ChatCall::deltaReceived, this,
        [&deltas](const QString &, const ChatDelta &delta) { deltas += delta.answer; });
    call.start();
    const auto result = fixture.wait();
    QVERIFY(result.has_value());
    QVERIFY(result->answer == answer);
    QVERIFY(deltas == answer);
}

void ChatCallSizesTest::bigRequest_arrivesWhole()
{
    CallFixture fixture;
    fixture.plan.request.messages = {{.content = QString(5 * mebi, u'\u00e4')}};
    fixture.server.reply(sse({u"ok"_s}));
    QVERIFY(fixture.run().has_value());
    QVERIFY(fixture.server.arrival(0).body == fixture.bodies.at(0));
    QVERIFY(fixture.bodies.at(0).size() > 5 * mebi);
}

void ChatCallSizesTest::bound_isAnError_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("detail");
    const QByteArray text = delta(QString(4096, u'x')).repeated(32); // 128 KiB
    const QByteArray thoughts = reasoning(QString(4096, u'x')).repeated(32);
    const auto row
        = [](const char *name, const Script &script, ErrorKind kind, const QString &detail = {}) {
              QTest::newRow(name) << script << kind << detail;
          };
    row("answer", stream(text + finish() + done()), ErrorKind::AnswerTooLarge);
    row("reasoning", stream(thoughts + finish() + done()), ErrorKind::AnswerTooLarge);
    row("endless answer", stream(text).repeat(text, 0ms), ErrorKind::AnswerTooLarge);
    row("plain JSON", status(200).json(QByteArray(mebi, ' ')), ErrorKind::AnswerTooLarge);
    row("endless HTML", status(200).contentLength(1 << 30).html("<"_ba).repeat(text, 0ms),
        ErrorKind::AnswerTooLarge);
    row("line", stream("data: " + QByteArray(qsizetype{40} * 1024, 'x') + "\n\n"),
        ErrorKind::AnswerTooLarge);
    row("endless line", stream("data: "_ba).repeat(QByteArray(1024, 'x'), 0ms),
        ErrorKind::AnswerTooLarge);
    row("many data lines of one event",
        stream(QByteArray("data: " + QByteArray(1024, 'x') + '\n').repeated(64)),
        ErrorKind::AnswerTooLarge);
    row("gzip bomb", stream(QByteArray(mebi, '\0')).header("content-encoding"_ba, "gzip"_ba),
        ErrorKind::EncodingRefused, u"gzip"_s);
}

void ChatCallSizesTest::bound_isAnError()
{
    QFETCH(const Script, script);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, detail);
    CallFixture fixture;
    fixture.endpoint.answerLimit = qint64{64} * 1024;
    fixture.endpoint.lineLimit = qint64{32} * 1024;
    fixture.server.always(script);
    QSignalSpy closed(&fixture.server, &FakeLiteLlm::clientClosed);
    QVERIFY(!fixture.run().has_value());
    QCOMPARE(fixture.errors.at(0).kind, kind);
    if (!detail.isEmpty()) {
        QCOMPARE(fixture.errors.at(0).detail, detail);
    }
    QTRY_COMPARE(closed.size(), fixture.server.count());
}

void ChatCallSizesTest::answerAtTheLimit_isWhole()
{
    CallFixture fixture;
    fixture.endpoint.answerLimit = qint64{64} * 1024;
    fixture.server.reply(
        stream(delta(QString(qsizetype{32} * 1024, u'x')).repeated(2) + finish() + done()));
    const auto result = fixture.run();
    QVERIFY(result.has_value());
    QCOMPARE(result->answer.size(), qsizetype{64} * 1024);
}

void ChatCallSizesTest::headers_haveABound_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("90 short lines") << 90 << qsizetype{20} << true;
    QTest::newRow("90 KB in one line") << 1 << qsizetype{90'000} << true;
    QTest::newRow("200 KB") << 50 << qsizetype{4'000} << true;
    QTest::newRow("350 KB") << 50 << qsizetype{7'000} << false;
    QTest::newRow("150 short lines") << 150 << qsizetype{20} << false;
    QTest::newRow("300 KB in one line") << 1 << qsizetype{300'000} << false;
    QTest::newRow("3.6 MB") << 3'600 << qsizetype{1'000} << false;
}

void ChatCallSizesTest::headers_haveABound()
{
    QFETCH(const int, lines);
    QFETCH(const qsizetype, size);
    QFETCH(const bool, isAccepted);
    Script script = sse({u"ok"_s});
    for (int i = 0; i < lines; ++i) {
        script.header("x-filler"_ba, QByteArray(size, 'x'));
    }
    CallFixture fixture;
    fixture.server.always(script);
    const auto result = fixture.run();
    QCOMPARE(result.has_value(), isAccepted);
    if (!isAccepted) {
        QCOMPARE(fixture.errors.at(0).kind, ErrorKind::NotAnEndpoint);
        QVERIFY(fixture.errors.at(0).detail.contains("response headers"_L1));
        QCOMPARE(fixture.errors.at(0).httpStatus, 200);
    }
    QCOMPARE(fixture.server.count(), fixture.attemptIds.size());
}

void ChatCallSizesTest::endlessHeaders_end()
{
    CallFixture fixture;
    fixture.endpoint.requestTimeout = 1s;
    fixture.server.always(raw("HTTP/1.1 200 OK\r\n"_ba)
                              .repeat("x-filler: "_ba + QByteArray(1000, 'x') + "\r\n", 1ms));
    QVERIFY(!fixture.run().has_value());
    QCOMPARE(fixture.errors.at(0).kind, ErrorKind::TimedOut);
}

void ChatCallSizesTest::endlessErrorBody_isCut()
{
    CallFixture fixture;
    fixture.server.always(status(500)
                              .contentLength(1 << 30)
                              .html("<title>Bad luck</title>"_ba)
                              .repeat(QByteArray(8192, 'x'), 0ms));
    QSignalSpy closed(&fixture.server, &FakeLiteLlm::clientClosed);
    QVERIFY(!fixture.run().has_value());
    QCOMPARE(fixture.errors.at(0).kind, ErrorKind::ServerFailed);
    QCOMPARE(fixture.errors.at(0).detail, u"Bad luck"_s);
    QTRY_COMPARE(closed.size(), 2);
}

void ChatCallSizesTest::eventLoop_turnsWhileMuchArrives()
{
    CallFixture fixture;
    fixture.server.reply(stream(delta(u"word "_s).repeated(100'000) + finish() + done()));
    ChatCall &call = fixture.make({u"a"_s});
    qsizetype deltas = 0;
    qsizetype mostBetweenTicks = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this,
            [&] { mostBetweenTicks = std::max(mostBetweenTicks, std::exchange(deltas, 0)); });
    connect(&call, &ChatCall::deltaReceived, this, [&deltas] { ++deltas; });
    tick.start(0);
    call.start();
    QVERIFY(fixture.wait().has_value());
    // All that came is never worked off in one go; the number is of chunks, not of time.
    QVERIFY2(mostBetweenTicks > 0 && mostBetweenTicks < 20'000,
             qPrintable(QString::number(mostBetweenTicks)));
}

QTEST_GUILESS_MAIN(ChatCallSizesTest)
#include "tst_chatcall_sizes.moc"
