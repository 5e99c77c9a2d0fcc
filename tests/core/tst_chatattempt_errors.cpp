// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "attemptfixture.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

class ChatAttemptErrorsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void brokenAnswer_isAnError_data();
    void brokenAnswer_isAnError();
    void failedAttempt_keepsWhatCameAsDeltas();
    void caFile_thatIsMissing_isAnError();
    void key_thatNoHeaderCanHold_isAnErrorThatDoesNotShowIt();
};

void ChatAttemptErrorsTest::brokenAnswer_isAnError_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray begun = delta(u"Hello "_s);
    const auto row = [](const char *name, const Script &script, ErrorKind kind) {
        QTest::newRow(name) << script << kind;
    };
    row("end without a finish reason", stream(begun), ErrorKind::StreamCut);
    row("closed in the middle", stream(begun).close(), ErrorKind::StreamCut);
    row("closed within a frame", stream(begun + R"(data: {"cho)").close(), ErrorKind::StreamCut);
    row("RST in the middle", stream(begun).pause(50ms).reset(), ErrorKind::StreamCut);
    row("shorter than its Content-Length",
        stream(begun).framing(Script::Framing::Length).contentLength(99999).close(),
        ErrorKind::StreamCut);
    row("nothing in the stream", stream({}), ErrorKind::StreamCut);
    row("frame that is no JSON", stream(begun + frame("nonsense"_ba) + finish() + done()),
        ErrorKind::StreamBroken);
    row("frame that is an array", stream(begun + frame("[1]"_ba) + done()),
        ErrorKind::StreamBroken);
    row("error frame 500", stream(begun + errorFrame("500"_ba, "upstream died"_ba)),
        ErrorKind::ServerFailed);
    row("error frame 429 first", stream(errorFrame("429"_ba, "slow down"_ba) + done()),
        ErrorKind::RateLimited);
    row("error frame with a number", stream(frame(R"({"error":{"message":"x","code":503}})")),
        ErrorKind::ServerFailed);
    row("error frame with a word",
        stream(begun
               + frame(R"({"error":{"code":"server_error","message":"x"},"choices":)"
                       R"([{"index":0,"delta":{"content":""},"finish_reason":"error"}]})")),
        ErrorKind::ServerFailed);
    row("error frame of vLLM", stream(frame(R"({"object":"error","message":"x","code":500})")),
        ErrorKind::ServerFailed);
    row("error frame after the finish reason",
        stream(begun + finish() + errorFrame("500"_ba, "x"_ba)), ErrorKind::ServerFailed);
    row("error frame, bad key",
        stream(errorFrame("401"_ba, "Authentication Error, no"_ba) + done()), ErrorKind::BadKey);
    row("finish reason error", stream(begun + finish("error"_ba) + done()),
        ErrorKind::StreamBroken);
    row("finish reason content_filter", stream(begun + finish("content_filter"_ba) + done()),
        ErrorKind::ContentRefused);
    row("no text", stream(finish() + done()), ErrorKind::AnswerEmpty);
    row("blanks only", sse({u" \n"_s, u"\t"_s}), ErrorKind::AnswerEmpty);
    row("reasoning only", stream(reasoning(u"hm"_s) + finish() + done()), ErrorKind::AnswerEmpty);
    row("think block that never closes", sse({u"<think>hm"_s}), ErrorKind::AnswerEmpty);
    row("only [DONE]", stream(done()), ErrorKind::AnswerEmpty);
    row("HTML 200", status(200).html("<html><title>Welcome</title></html>"_ba),
        ErrorKind::NotAnEndpoint);
    row("empty 200", status(200).json({}), ErrorKind::AnswerEmpty);
    row("null 200", status(200).json("null"_ba), ErrorKind::AnswerEmpty);
    row("error in a 200", status(200).json(R"({"error":{"message":"x","code":502}})"),
        ErrorKind::ServerFailed);
    row("plain JSON without text", status(200).json(completion(R"({"content":null})")),
        ErrorKind::AnswerEmpty);
    row("plain JSON, cut",
        status(200).contentLength(9999).json(R"({"choices":[{"message":{"content":"Hel)").close(),
        ErrorKind::ConnectionClosed);
    row("wrong path", status(404).json(R"({"detail":"Not Found"})"), ErrorKind::NotAnEndpoint);
    row("not HTTP", raw("SSH-2.0-OpenSSH_9.6\r\n\r\n"_ba).close(), ErrorKind::ConnectionClosed);
    row("closed within the head", raw("HTTP/1.1 200 OK\r\ncontent-ty"_ba).close(),
        ErrorKind::ConnectionClosed);
    row("gzip", stream("\x1f\x8b\x08"_ba).header("Content-Encoding"_ba, "gzip"_ba),
        ErrorKind::EncodingRefused);
    row("br in an error", status(500).header("content-encoding"_ba, "br"_ba).json("xx"_ba),
        ErrorKind::EncodingRefused);
}

void ChatAttemptErrorsTest::brokenAnswer_isAnError()
{
    QFETCH(const Script, script);
    QFETCH(const ErrorKind, kind);
    const Outcome outcome = attempt(script);
    QVERIFY(!outcome.result.has_value());
    QCOMPARE(outcome.ends, 1);
    QCOMPARE(outcome.result.error().kind, kind);
    QVERIFY(!outcome.result.error().subject.isEmpty());
}

void ChatAttemptErrorsTest::failedAttempt_keepsWhatCameAsDeltas()
{
    const Outcome outcome
        = attempt(stream(delta(u"par"_s) + delta(u"tial"_s) + errorFrame("500"_ba, "x"_ba)));
    QCOMPARE(outcome.answer, u"partial"_s);
    QVERIFY(!outcome.result.has_value());
}

void ChatAttemptErrorsTest::caFile_thatIsMissing_isAnError()
{
    ChatAttempt one({.baseUrl = QUrl(u"https://localhost:9/v1"_s), .caFile = u"/no/such.pem"_s},
                    {.id = u"id-1"_s, .model = u"a"_s, .body = "{}"_ba});
    QSignalSpy ended(&one, &ChatAttempt::finished);
    one.start();
    QCOMPARE(ended.size(), 0);
    QVERIFY(ended.wait());
    const auto result = ended.at(0).at(0).value<Result<ChatReply>>();
    QCOMPARE(result.error().kind, ErrorKind::FileUnreadable);
}

void ChatAttemptErrorsTest::key_thatNoHeaderCanHold_isAnErrorThatDoesNotShowIt()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^(?!.*canary).*$"_s));
    ChatAttempt one({.baseUrl = QUrl(u"http://localhost:9/v1"_s), .key = Secret("sk-canary\nX: y")},
                    {.id = u"id-1"_s, .model = u"a"_s, .body = "{}"_ba});
    QSignalSpy ended(&one, &ChatAttempt::finished);
    one.start();
    QVERIFY(ended.wait());
    const auto result = ended.at(0).at(0).value<Result<ChatReply>>();
    QCOMPARE(result.error().kind, ErrorKind::ValueInvalid);
}

QTEST_GUILESS_MAIN(ChatAttemptErrorsTest)
#include "tst_chatattempt_errors.moc"
