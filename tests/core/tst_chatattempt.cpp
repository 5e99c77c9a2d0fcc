// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "attemptfixture.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

QByteArray choice(const QByteArray &members)
{
    return frame(R"({"choices":[{"index":0,)" + members + "}]}");
}

} // namespace

class ChatAttemptTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void answer_isRead_data();
    void answer_isRead();
    void stream_cutAtEveryByte_isReadTheSame();
    void stream_byteByByte_isReadTheSame();
    void usage_isReadInEveryForm_data();
    void usage_isReadInEveryForm();
    void finishReason_isReported_data();
    void finishReason_isReported();
    void headers_sayWhoAnswered();
    void modelOfTheBody_isUsedWithoutHeaders();
    void firstToken_isCountedFromSending();
};

void ChatAttemptTest::answer_isRead_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("reasoning");
    const QString hello = u"Hello world"_s;
    const QByteArray body = delta(u"Hello "_s) + delta(u"world"_s);
    const QByteArray whole = body + finish() + done();
    const auto replaced = [&whole](const QByteArray &before, const QByteArray &after) {
        return QByteArray(whole).replace(before, after);
    };

    const auto row = [](const char *name, const Script &script, const QString &answer,
                        const QString &reasoning = {}) {
        QTest::newRow(name) << script << answer << reasoning;
    };
    row("usual", sse({u"Hello "_s, u"world"_s}), hello);
    row("no usage", stream(body + finish() + done()), hello);
    row("CRLF", stream(replaced("\n"_ba, "\r\n"_ba)), hello);
    row("CR", stream(replaced("\n"_ba, "\r"_ba)), hello);
    row("byte-order mark", stream("\xEF\xBB\xBF" + body + finish() + done()), hello);
    row("comments", stream(": ping\n\n" + body + ": OPENROUTER PROCESSING\n\n" + finish() + done()),
        hello);
    row("empty frames", stream("data: \n\n" + body + "data:\n\n" + finish() + done()), hello);
    row("null members",
        stream(choice(R"("delta":{"role":"assistant","content":null},"finish_reason":null)")
               + frame(R"({"choices":null,"usage":null})") + body + finish() + done()),
        hello);
    row("no space after the colon", stream(replaced("data: "_ba, "data:"_ba)), hello);
    row("event, id and retry fields",
        stream("event: message\nid: 1\nretry: 10\n" + body + finish() + done()), hello);
    row("[DONE] with blanks", stream(body + finish() + "data: [DONE]  \n\n"), hello);
    row("no [DONE]", stream(body + finish()), hello);
    row("no finish reason but [DONE]", stream(body + done()), hello);
    row("last frame without its blank line", stream(body + finish().trimmed()), hello);
    row("cut in the usage, after the finish reason",
        stream(body + finish() + R"(data: {"choices":[],"usa)").close(), hello);
    row("cut in a frame, by RST, after the finish reason",
        stream(body + finish()).pause(50ms).reset(), hello);
    row("error after [DONE]", stream(body + finish() + done() + errorFrame("500"_ba, "late"_ba)),
        hello);
    row("error after [DONE], no blank line",
        stream(body + finish() + done() + errorFrame("500"_ba, "late"_ba).trimmed()), hello);
    row("text after [DONE]", stream(body + finish() + done() + delta(u"late"_s)), hello);
    row("text after the finish reason",
        stream(delta(u"Hello "_s) + finish() + delta(u"world"_s) + done()), hello);
    row("finish reason with the last text",
        stream(delta(u"Hello "_s) + choice(R"("delta":{"content":"world"},"finish_reason":"stop")")
               + done()),
        hello);
    row("fallback metadata chunk",
        stream(frame(R"({"id":"litellm-fallback-metadata","choices":[],"litellm_fallback":{}})")
               + body + finish() + done()),
        hello);
    row("with Content-Length", stream(body + finish() + done()).framing(Script::Framing::Length),
        hello);
    row("until close", stream(body + finish() + done()).framing(Script::Framing::UntilClose),
        hello);
    row("upper-case content type",
        status(200)
            .header("Content-Type"_ba, "TEXT/Event-Stream"_ba)
            .write(body + finish() + done()),
        hello);
    row("characters beyond the BMP", sse({u"\U0001F600 gr"_s, u"\u00fc\u00df"_s}),
        u"\U0001F600 gr\u00fc\u00df"_s);
    row("reasoning_content", stream(reasoning(u"hm"_s) + body + finish() + done()), hello, u"hm"_s);
    row("reasoning", stream(choice(R"("delta":{"reasoning":"hm"})") + body + finish() + done()),
        hello, u"hm"_s);
    row("think block", sse({u"<th"_s, u"ink>h"_s, u"m</thi"_s, u"nk>\n\nHello"_s, u" world"_s}),
        hello, u"hm"_s);
    row("answer that only looks like a think block", sse({u"<th"_s}), u"<th"_s);
    row("plain JSON",
        status(200).json(completion(R"({"role":"assistant","content":"Hello world"})")), hello);
    row("plain JSON, chunked",
        status(200)
            .framing(Script::Framing::Chunked)
            .json(completion(R"({"content":"Hello world","reasoning_content":"hm"})")),
        hello, u"hm"_s);
    row("plain JSON with a think block",
        status(200).json(completion(R"({"content":"<think>hm</think>Hello world"})")), hello,
        u"hm"_s);
    row("plain JSON, whole although the socket was closed early",
        status(200).contentLength(9999).json(completion(R"({"content":"Hello world"})")).close(),
        hello);
}

void ChatAttemptTest::answer_isRead()
{
    QFETCH(const Script, script);
    QFETCH(const QString, answer);
    QFETCH(const QString, reasoning);
    const Outcome outcome = attempt(script);
    QVERIFY2(outcome.result.has_value(),
             qPrintable(outcome.result.has_value() ? QString()
                                                   : errorKindName(outcome.result.error().kind)));
    QCOMPARE(outcome.ends, 1);
    QCOMPARE(outcome.result->answer, answer);
    QCOMPARE(outcome.answer, answer);
    QCOMPARE(outcome.reasoning, reasoning);
    QCOMPARE(outcome.result->modelAsked, u"a"_s);
}

void ChatAttemptTest::stream_cutAtEveryByte_isReadTheSame()
{
    const QByteArray body = ": ping\r\n\r\n"
        + frame(R"({"choices":[{"delta":{"reasoning":"hm"}}]})")
        + QByteArray("data: {\"choices\":[{\"delta\":{\"content\":\"<think>\xC3\xA4</think>"
                     "\xF0\x9F\x98\x80\"}}]}\r\n\r\n")
        + QByteArray("data: {\"choices\":[{\"delta\":{\"content\":\"!\"},\r"
                     "data:\"finish_reason\":\"stop\"}]}\r\r")
        + frame(R"({"usage":{"prompt_tokens":1,"completion_tokens":2}})") + done();
    FakeLiteLlm server;
    for (qsizetype at = 1; at < body.size(); ++at) {
        server.reply(stream(body).cutAt(at, 1ms));
    }
    for (qsizetype at = 1; at < body.size(); ++at) {
        const Outcome outcome = attempt(server);
        QVERIFY2(outcome.result.has_value(), qPrintable(u"cut at %1"_s.arg(at)));
        QCOMPARE(outcome.result->answer, u"\U0001F600!"_s);
        QCOMPARE(outcome.reasoning, u"hm\u00e4"_s);
        QCOMPARE(outcome.result->usage.completionTokens, 2);
    }
}

void ChatAttemptTest::stream_byteByByte_isReadTheSame()
{
    const Outcome outcome = attempt(sse({u"Hello "_s, u"world"_s}).cutEvery(1, 0ms));
    QVERIFY(outcome.result.has_value());
    QCOMPARE(outcome.result->answer, u"Hello world"_s);
    QCOMPARE(outcome.result->usage.promptTokens, 9);
}

void ChatAttemptTest::usage_isReadInEveryForm_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<TokenUsage>("expected");
    const TokenUsage nineAndTwo{.promptTokens = 9, .completionTokens = 2};
    QTest::newRow("absent") << finish() << TokenUsage{};
    QTest::newRow("no choices") << finish() + usage(9, 2) << nineAndTwo;
    QTest::newRow("a placeholder choice") << finish()
            + frame(R"({"choices":[{"index":0,"delta":{}}],)"
                    R"("usage":{"prompt_tokens":9,"completion_tokens":2}})")
                                          << nineAndTwo;
    QTest::newRow("with the finish reason")
        << frame(R"({"choices":[{"delta":{},"finish_reason":"stop"}],)"
                 R"("usage":{"prompt_tokens":9,"completion_tokens":2}})")
        << nineAndTwo;
    QTest::newRow("before the finish reason") << usage(9, 2) + finish() << nineAndTwo;
    QTest::newRow("null, then real")
        << frame(R"({"choices":[],"usage":null})") + finish() + usage(9, 2) << nineAndTwo;
    QTest::newRow("twice: the last counts") << usage(1, 1) + finish() + usage(9, 2) << nineAndTwo;
    QTest::newRow("cost and reasoning")
        << finish()
            + frame(R"({"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2,"cost":0,)"
                    R"("completion_tokens_details":{"reasoning_tokens":1}}})")
        << TokenUsage{.promptTokens = 9, .completionTokens = 2, .reasoningTokens = 1, .cost = 0.0};
}

void ChatAttemptTest::usage_isReadInEveryForm()
{
    QFETCH(const QByteArray, frames);
    QFETCH(const TokenUsage, expected);
    const Outcome outcome = attempt(stream(delta(u"x"_s) + frames + done()));
    QVERIFY(outcome.result.has_value());
    QVERIFY(outcome.result->usage == expected);
}

void ChatAttemptTest::finishReason_isReported_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<FinishReason>("expected");
    QTest::newRow("stop") << finish("stop"_ba) << FinishReason::Stop;
    QTest::newRow("length") << finish("length"_ba) << FinishReason::Length;
    QTest::newRow("tool_calls") << finish("tool_calls"_ba) << FinishReason::ToolCalls;
    QTest::newRow("unknown") << finish("eos"_ba) << FinishReason::Other;
    QTest::newRow("twice: the first counts")
        << finish("length"_ba) + finish("stop"_ba) << FinishReason::Length;
}

void ChatAttemptTest::finishReason_isReported()
{
    QFETCH(const QByteArray, frames);
    QFETCH(const FinishReason, expected);
    const Outcome outcome = attempt(stream(delta(u"x"_s) + frames + done()));
    QVERIFY(outcome.result.has_value());
    QCOMPARE(outcome.result->finishReason, expected);
}

void ChatAttemptTest::headers_sayWhoAnswered()
{
    const Outcome outcome = attempt(sse({u"x"_s})
                                        .header("X-LiteLLM-Call-Id"_ba, "call-7"_ba)
                                        .header("x-litellm-version"_ba, "1.80.0"_ba)
                                        .header("x-litellm-model-name"_ba, "real/model"_ba));
    QVERIFY(outcome.result.has_value());
    QCOMPARE(outcome.result->callId, u"call-7"_s);
    QCOMPARE(outcome.result->proxyVersion, u"1.80.0"_s);
    QCOMPARE(outcome.result->modelAnswered, u"real/model"_s);
}

void ChatAttemptTest::modelOfTheBody_isUsedWithoutHeaders()
{
    const Outcome streamed = attempt(sse({u"x"_s}));
    QVERIFY(streamed.result.has_value());
    QCOMPARE(streamed.result->modelAnswered, u"fake"_s);
    const Outcome whole = attempt(status(200).json(completion(R"({"content":"x"})")));
    QVERIFY(whole.result.has_value());
    QCOMPARE(whole.result->modelAnswered, u"m1"_s);
}

void ChatAttemptTest::firstToken_isCountedFromSending()
{
    const Outcome outcome
        = attempt(stream(delta(u"x"_s)).delay(80ms).pause(80ms).write(finish() + done()));
    QVERIFY(outcome.result.has_value());
    QVERIFY(outcome.result->firstToken >= 79ms);
    QVERIFY(outcome.result->total >= outcome.result->firstToken + 70ms);
}

QTEST_GUILESS_MAIN(ChatAttemptTest)
#include "tst_chatattempt.moc"
