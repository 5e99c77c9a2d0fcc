// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;
using codec::Chunk;
using codec::ErrorBody;

namespace {

//! A chunk as one line, so that a difference is read at a glance.
QString printed(const Result<Chunk> &result)
{
    if (!result) {
        return errorKindName(result.error().kind) + ": "_L1 + result.error().detail;
    }
    QStringList parts;
    const auto say = [&parts](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty()) {
            parts += name + u'=' + value;
        }
    };
    say("answer"_L1, result->answer);
    say("reasoning"_L1, result->reasoning);
    say("model"_L1, result->model);
    if (result->finishReason) {
        say("finish"_L1, finishReasonName(*result->finishReason));
    }
    if (const auto &usage = result->usage) {
        const auto count
            = [](const auto &value) { return value ? QString::number(*value) : u"?"_s; };
        say("usage"_L1,
            QStringList{count(usage->promptTokens), count(usage->completionTokens),
                        count(usage->reasoningTokens), count(usage->cost)}
                .join(u'/'));
    }
    if (const auto &error = result->error) {
        parts += "error("_L1 + error->message + u')';
    }
    say("done"_L1, result->isDone ? u"yes"_s : QString());
    return parts.join(u' ');
}

QJsonObject encoded(const ChatRequest &request, const codec::DroppedParameters &dropped = {})
{
    return QJsonDocument::fromJson(codec::encodeRequest(request, u"coder"_s, dropped)).object();
}

} // namespace

class CodecTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void encodeRequest_asksForAStreamWithUsageAndNoRetries();
    void encodeRequest_leavesOutWhatIsNotSet();
    void encodeRequest_leavesOutWhatWasDropped_data();
    void encodeRequest_leavesOutWhatWasDropped();
    void encodeRequest_neverDropsTheTask();
    void encodeRequest_isWellFormed_data();
    void encodeRequest_isWellFormed();
    void decodeChunk_readsAFrame_data();
    void decodeChunk_readsAFrame();
    void decodeChunk_joinsASplitPair();
    void decodeChunk_reportsErrorsInFull();
    void decodeCompletion_readsAWholeAnswer_data();
    void decodeCompletion_readsAWholeAnswer();
    void decodeErrorBody_readsEveryShape_data();
    void decodeErrorBody_readsEveryShape();
    void decodeModels_readsTheList_data();
    void decodeModels_readsTheList();
    void finishReasonName_isInvertible();
};

void CodecTest::encodeRequest_asksForAStreamWithUsageAndNoRetries()
{
    const ChatRequest request{
        .messages = {{.role = Role::System, .content = u"Be brief."_s},
                     {.role = Role::User, .content = u"Say \"é\"\n"_s},
                     {.role = Role::Assistant, .content = u"é"_s}},
        .temperature = 0.7,
        .maxTokens = 2000,
    };
    QCOMPARE(codec::encodeRequest(request, u"openrouter/qwen/qwen3-coder:free"_s),
             R"({"disable_fallbacks":true,"max_tokens":2000,"messages":[)"
             R"({"content":"Be brief.","role":"system"},)"
             R"({"content":"Say \"é\"\n","role":"user"},)"
             R"({"content":"é","role":"assistant"}],)"
             R"("model":"openrouter/qwen/qwen3-coder:free","num_retries":0,"stream":true,)"
             R"("stream_options":{"include_usage":true},"temperature":0.7})"_ba);
}

void CodecTest::encodeRequest_leavesOutWhatIsNotSet()
{
    QCOMPARE(encoded({}).keys(),
             (QStringList{u"disable_fallbacks"_s, u"messages"_s, u"model"_s, u"num_retries"_s,
                          u"stream"_s, u"stream_options"_s}));
    QCOMPARE(encoded({.temperature = 0.0})["temperature"_L1].toDouble(-1), 0.0);
}

void CodecTest::encodeRequest_leavesOutWhatWasDropped_data()
{
    QTest::addColumn<QStringList>("dropped");
    QTest::addColumn<QStringList>("gone");
    const QStringList proxyOptions{u"disable_fallbacks"_s, u"num_retries"_s};
    QTest::newRow("temperature") << QStringList{u"temperature"_s} << QStringList{u"temperature"_s};
    QTest::newRow("token limit") << QStringList{u"max_tokens"_s} << QStringList{u"max_tokens"_s};
    QTest::newRow("usage") << QStringList{u"stream_options"_s} << QStringList{u"stream_options"_s};
    QTest::newRow("both options of the proxy")
        << QStringList{u"disable_fallbacks"_s} << proxyOptions;
    QTest::newRow("either names both") << QStringList{u"num_retries"_s} << proxyOptions;
    QTest::newRow("several") << QStringList{u"temperature"_s, u"max_tokens"_s}
                             << QStringList{u"temperature"_s, u"max_tokens"_s};
    QTest::newRow("unknown") << QStringList{u"nonsense"_s} << QStringList{};
}

void CodecTest::encodeRequest_leavesOutWhatWasDropped()
{
    QFETCH(const QStringList, dropped);
    QFETCH(const QStringList, gone);
    const ChatRequest request{.temperature = 0.5, .maxTokens = 10};
    QJsonObject expected = encoded(request);
    for (const QString &name : gone) {
        QVERIFY(expected.contains(name));
        expected.remove(name);
    }
    QCOMPARE(encoded(request, dropped), expected);
}

void CodecTest::encodeRequest_neverDropsTheTask()
{
    const QStringList all{u"model"_s, u"messages"_s, u"stream"_s};
    QCOMPARE(encoded({}, all), encoded({}));
}

void CodecTest::encodeRequest_isWellFormed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString high(QChar(0xD83D));
    const QString low(QChar(0xDE00));
    const QString pair = high + low;
    QTest::newRow("pair") << pair << pair;
    QTest::newRow("high half") << QString(u'a' + high + u'b') << u"a\uFFFDb"_s;
    QTest::newRow("low half") << QString(u'a' + low + u'b') << u"a\uFFFDb"_s;
    QTest::newRow("high half at the end") << QString(u'a' + high) << u"a\uFFFD"_s;
    QTest::newRow("the wrong way round") << QString(low + high) << u"\uFFFD\uFFFD"_s;
    QTest::newRow("a half before a pair") << QString(high + pair) << QString(u'\uFFFD' + pair);
    QTest::newRow("NUL and controls")
        << QString::fromUtf8("a\0\x01\x1b", 4) << QString::fromUtf8("a\0\x01\x1b", 4);
    QTest::newRow("line separators") << u"\u2028\u2029\u0085"_s << u"\u2028\u2029\u0085"_s;
    QTest::newRow("no markers are unescaped")
        << uR"(\n\u0041 </script>)"_s << uR"(\n\u0041 </script>)"_s;
}

void CodecTest::encodeRequest_isWellFormed()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const ChatRequest request{.messages = {{.role = Role::User, .content = text}}};
    const QByteArray body = codec::encodeRequest(request, u"m"_s);
    QVERIFY(body.isValidUtf8());
    QVERIFY(!body.contains("\\ud8"));
    const QJsonValue message = QJsonDocument::fromJson(body)["messages"_L1][0];
    QCOMPARE(message["content"_L1].toString(), expected);
}

void CodecTest::decodeChunk_readsAFrame_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("chunk");
    const QString nothing;

    QTest::newRow("nothing") << ""_ba << nothing;
    QTest::newRow("blanks") << " \t"_ba << nothing;
    QTest::newRow("done") << "[DONE]"_ba << u"done=yes"_s;
    QTest::newRow("done with blanks") << " [DONE]  "_ba << u"done=yes"_s;

    QTest::newRow("LiteLLM, first") << R"({"id":"chatcmpl-1","object":"chat.completion.chunk",
        "created":1,"model":"coder","choices":[{"index":0,"delta":{"role":"assistant",
        "content":"He"}}]})"_ba << u"answer=He model=coder"_s;
    QTest::newRow("nulls") << R"({"model":null,"choices":[{"index":0,"delta":{"content":null,
        "reasoning_content":null,"tool_calls":null},"finish_reason":null}],"usage":null,
        "error":null})"_ba << nothing;
    QTest::newRow("empty delta") << R"({"choices":[{"index":0,"delta":{}}]})"_ba << nothing;
    QTest::newRow("no index") << R"({"choices":[{"delta":{"content":"a"}}]})"_ba << u"answer=a"_s;
    QTest::newRow("another choice")
        << R"({"choices":[{"index":1,"delta":{"content":"a"}}]})"_ba << nothing;
    QTest::newRow("two choices") << R"({"choices":[{"index":1,"delta":{"content":"b"}},
        {"index":0,"delta":{"content":"a"}}]})"_ba
                                 << u"answer=a"_s;
    QTest::newRow("parts") << R"({"choices":[{"delta":{"content":[{"type":"text","text":"a"},"b",
        {"type":"thinking","thinking":[]},{"type":"text","text":"c"}]}}]})"_ba
                           << u"answer=abc"_s;
    QTest::newRow("content of another type")
        << R"({"choices":[{"delta":{"content":7}}]})"_ba << nothing;
    QTest::newRow("whole message beside the delta")
        << R"({"choices":[{"delta":{"content":"b"},"message":{"content":"ab"}}]})"_ba
        << u"answer=b"_s;

    QTest::newRow("reasoning_content")
        << R"({"choices":[{"delta":{"reasoning_content":"h"}}]})"_ba << u"reasoning=h"_s;
    QTest::newRow("reasoning") << R"({"choices":[{"delta":{"reasoning":"h","content":""}}]})"_ba
                               << u"reasoning=h"_s;
    QTest::newRow("both names are one text")
        << R"({"choices":[{"delta":{"reasoning":"h","reasoning_content":"h"}}]})"_ba
        << u"reasoning=h"_s;
    QTest::newRow("an empty first name")
        << R"({"choices":[{"delta":{"reasoning":"h","reasoning_content":""}}]})"_ba
        << u"reasoning=h"_s;

    for (const char *const word : {"stop", "length", "tool_calls", "content_filter"}) {
        QTest::addRow("finish %s", word)
            << QByteArray(R"({"choices":[{"delta":{},"finish_reason":")"_ba + word + R"("}]})")
            << QString("finish="_L1 + QLatin1StringView(word));
    }
    QTest::newRow("finish function_call")
        << R"({"choices":[{"finish_reason":"function_call"}]})"_ba << u"finish=tool_calls"_s;
    QTest::newRow("finish with a word of tomorrow")
        << R"({"choices":[{"finish_reason":"bored"}]})"_ba << u"finish=other"_s;
    QTest::newRow("finish with an empty word")
        << R"({"choices":[{"finish_reason":""}]})"_ba << nothing;
    QTest::newRow("finish with content")
        << R"({"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]})"_ba
        << u"answer=a finish=stop"_s;
    QTest::newRow("tool call") << R"({"choices":[{"delta":{"tool_calls":[{"index":0}]}}]})"_ba
                               << nothing;
    QTest::newRow("no tool calls") << R"({"choices":[{"delta":{"tool_calls":[]}}]})"_ba << nothing;
    QTest::newRow("function call")
        << R"({"choices":[{"delta":{"function_call":{}}}]})"_ba << nothing;

    QTest::newRow("usage without choices") << R"({"choices":[],"usage":{"prompt_tokens":9,
        "completion_tokens":2,"total_tokens":11}})"_ba
                                           << u"usage=9/2/?/?"_s;
    QTest::newRow("usage with a placeholder choice") << R"({"choices":[{"index":0,"delta":{}}],
        "usage":{"prompt_tokens":9,"completion_tokens":0,
        "completion_tokens_details":{"reasoning_tokens":5},"cost":2.3e-05}})"_ba
                                                     << u"usage=9/0/5/2.3e-05"_s;
    QTest::newRow("usage without the member choices")
        << R"({"usage":{"prompt_tokens":1}})"_ba << u"usage=1/?/?/?"_s;
    QTest::newRow("large numbers") << R"({"created":99999999999,"choices":[],
        "usage":{"prompt_tokens":3000000000,"completion_tokens":9007199254740993}})"_ba
                                   << u"usage=3000000000/9007199254740993/?/?"_s;
    QTest::newRow("cost of nothing") << R"({"usage":{"cost":0}})"_ba << u"usage=?/?/?/0"_s;
    QTest::newRow("usage that says nothing")
        << R"({"usage":{"prompt_tokens":null,"completion_tokens":-1,"cost":"free",
        "completion_tokens_details":null}})"_ba
        << nothing;
    QTest::newRow("usage that is no object") << R"({"usage":[1]})"_ba << nothing;

    QTest::newRow("fallback note") << R"({"id":"litellm-fallback-metadata","choices":[],
        "litellm_fallback":{"model":"b"}})"_ba
                                   << nothing;
    QTest::newRow("no members") << "{}"_ba << nothing;
    QTest::newRow("choices of another type") << R"({"choices":{"a":1}})"_ba << nothing;
    QTest::newRow("a choice of another type") << R"({"choices":[null,3,"x"]})"_ba << nothing;
    QTest::newRow("escapes")
        << R"({"choices":[{"delta":{"content":"\u00e9\n\ud83d\ude00\u0000"}}]})"_ba
        << QString(u"answer=é\n😀"_s + QChar(u'\0'));

    QTest::newRow("error") << R"({"error":{"message":"m","code":"500"}})"_ba << u"error(m)"_s;
    QTest::newRow("error as text") << R"({"error":"m"})"_ba << u"error(m)"_s;
    QTest::newRow("error that is empty") << R"({"error":{},"choices":[]})"_ba << nothing;
    QTest::newRow("error that is false") << R"({"error":false})"_ba << nothing;
    QTest::newRow("error that is true") << R"({"error":true,"message":"m"})"_ba << u"error(m)"_s;
    QTest::newRow("vLLM") << R"({"object":"error","message":"m","code":400})"_ba << u"error(m)"_s;
    QTest::newRow("OpenRouter") << R"({"id":"gen-1","model":"m","error":{"code":"server_error",
        "message":"gone"},"choices":[{"index":0,"delta":{"content":""},
        "finish_reason":"error"}]})"_ba
                                << u"model=m finish=error error(gone)"_s;
    QTest::newRow("error in the choice")
        << R"({"choices":[{"error":{"message":"m"},"finish_reason":"error"}]})"_ba
        << u"finish=error error(m)"_s;
    QTest::newRow("finish error alone")
        << R"({"choices":[{"finish_reason":"error"}]})"_ba << u"finish=error error()"_s;

    QTest::newRow("HTML") << "<html>"_ba << u"StreamBroken: <html>"_s;
    QTest::newRow("an array") << "[1]"_ba << u"StreamBroken: [1]"_s;
    QTest::newRow("a number") << "7"_ba << u"StreamBroken: 7"_s;
    QTest::newRow("null") << "null"_ba << u"StreamBroken: null"_s;
    QTest::newRow("cut") << R"({"choices":[{"del)"_ba << uR"(StreamBroken: {"choices":[{"del)"_s;
    QTest::newRow("two values") << "{}{}"_ba << u"StreamBroken: {}{}"_s;
    QTest::newRow("not UTF-8") << "{\"a\":\"\xFF\"}"_ba << u"StreamBroken: {\"a\":\"\uFFFD\"}"_s;
    QTest::newRow("a half pair as UTF-8")
        << "{\"a\":\"\xED\xA0\xBD\"}"_ba << u"StreamBroken: {\"a\":\"\uFFFD\uFFFD\uFFFD\"}"_s;
    QTest::newRow("nested too deeply") << QByteArray(R"({"a":)" + QByteArray(100'000, '['))
                                       << QString(uR"(StreamBroken: {"a":)"_s + QString(295, u'['));
}

void CodecTest::decodeChunk_readsAFrame()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QString, chunk);
    QCOMPARE(printed(codec::decodeChunk(data)), chunk);
}

void CodecTest::decodeChunk_joinsASplitPair()
{
    const auto first = codec::decodeChunk(R"({"choices":[{"delta":{"content":"a\ud83d"}}]})");
    const auto second = codec::decodeChunk(R"({"choices":[{"delta":{"content":"\ude00b"}}]})");
    QVERIFY(first && second);
    QCOMPARE(QString(first->answer + second->answer), u"a😀b"_s);
}

void CodecTest::decodeChunk_reportsErrorsInFull()
{
    const auto chunk = codec::decodeChunk(
        R"({"error":{"message":"m","type":"throttling_error","param":"None","code":"429"}})");
    QCOMPARE(chunk->error,
             (ErrorBody{.message = u"m"_s, .type = u"throttling_error"_s, .code = u"429"_s}));
}

void CodecTest::decodeCompletion_readsAWholeAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("chunk");
    QTest::newRow("answer")
        << R"({"model":"m","choices":[{"index":0,"finish_reason":"length",
        "message":{"role":"assistant","content":"a","reasoning_content":"r"}}],
        "usage":{"prompt_tokens":1,"completion_tokens":2}})"_ba
        << u"answer=a reasoning=r model=m finish=length usage=1/2/?/? done=yes"_s;
    QTest::newRow("no finish reason") << "\n{\"choices\":[{\"message\":{\"content\":\"a\"}}]}\n"_ba
                                      << u"answer=a finish=stop done=yes"_s;
    QTest::newRow("no choice") << R"({"choices":[]})"_ba << u"finish=stop done=yes"_s;
    QTest::newRow("tool call") << R"({"choices":[{"message":{"content":null,
        "tool_calls":[{"id":"1"}]},"finish_reason":"tool_calls"}]})"_ba
                               << u"finish=tool_calls done=yes"_s;
    QTest::newRow("error") << R"({"error":{"message":"m","code":502}})"_ba
                           << u"error(m) done=yes"_s;
    QTest::newRow("error beside choices")
        << R"({"choices":[],"error":{"message":"m"}})"_ba << u"error(m) done=yes"_s;
    QTest::newRow("null") << "null"_ba << u"NotAnEndpoint: null"_s;
    QTest::newRow("nothing") << ""_ba << u"NotAnEndpoint: "_s;
    QTest::newRow("HTML") << "<!doctype html>"_ba << u"NotAnEndpoint: <!doctype html>"_s;
    QTest::newRow("other JSON") << R"({"status":"ok"})"_ba
                                << uR"(NotAnEndpoint: {"status":"ok"})"_s;
    QTest::newRow("LiteLLM's liveliness")
        << "\"I'm alive!\""_ba << u"NotAnEndpoint: \"I'm alive!\""_s;
}

void CodecTest::decodeCompletion_readsAWholeAnswer()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, chunk);
    QCOMPARE(printed(codec::decodeCompletion(body)), chunk);
}

void CodecTest::decodeErrorBody_readsEveryShape_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<ErrorBody>>("error");
    const auto row = [](const char *name, const QByteArray &body, const ErrorBody &error) {
        QTest::newRow(name) << body << std::optional(error);
    };
    const auto none = [](const char *name, const QByteArray &body) {
        QTest::newRow(name) << body << std::optional<ErrorBody>();
    };

    row("LiteLLM", R"({"error":{"message":"m","type":"auth_error","param":"key","code":"401"}})",
        {.message = u"m"_s, .type = u"auth_error"_s, .code = u"401"_s, .parameter = u"key"_s});
    row("old LiteLLM", R"({"error":{"message":"m","type":"None","param":"None","code":"429"}})",
        {.message = u"m"_s, .code = u"429"_s});
    row("nulls", R"({"error":{"message":null,"type":null,"param":null,"code":null}})", {});
    row("number as code", R"({"error":{"code":404,"message":"m"}})",
        {.message = u"m"_s, .code = u"404"_s});
    row("word as code", R"({"error":{"code":"invalid_api_key","message":"m"}})",
        {.message = u"m"_s, .code = u"invalid_api_key"_s});
    row("object as message", R"({"error":{"message":{"error":"m"}}})",
        {.message = uR"({"error":"m"})"_s});
    row("OpenRouter", R"({"error":{"message":"Provider returned error","code":429,
        "metadata":{"raw":"busy","provider_name":"P"}},"user_id":"u"})",
        {.message = u"Provider returned error: busy"_s, .code = u"429"_s});
    row("OpenRouter without raw", R"({"error":{"message":"m","code":402,"metadata":null}})",
        {.message = u"m"_s, .code = u"402"_s});
    row("llama.cpp", R"({"error":{"code":400,"message":"m","type":"exceed_context_size_error",
        "n_prompt_tokens":4170,"n_ctx":4096}})",
        {.message = u"m"_s, .type = u"exceed_context_size_error"_s, .code = u"400"_s});
    row("vLLM",
        R"({"object":"error","message":"m","type":"NotFoundError","param":null,"code":404})",
        {.message = u"m"_s, .type = u"NotFoundError"_s, .code = u"404"_s});
    row("Google", R"([{"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}}])",
        {.message = u"m"_s, .code = u"400"_s});
    row("text", R"({"error":"m"})", {.message = u"m"_s});
    row("text with more beside it", R"({"error":"Unauthorized","message":"m","code":401})",
        {.message = u"Unauthorized: m"_s, .code = u"401"_s});
    row("wrong path", R"({"detail":"Not Found"})",
        {.message = u"Not Found"_s, .fromFramework = true});
    row("validation", R"({"detail":[{"type":"extra_forbidden","loc":["body","num_retries"],
        "msg":"Extra inputs are not permitted"},{"loc":["body",0],"msg":"x"}]})",
        {.message = u"num_retries: Extra inputs are not permitted; 0: x"_s,
         .parameter = u"num_retries"_s,
         .fromFramework = true});
    row("odd validation", R"({"detail":[{},7,{"loc":[],"msg":"m"}]})",
        {.message = u"; ; m"_s, .fromFramework = true});
    row("upstream's text in detail", R"({"detail":{"error":"m"}})", {.message = u"m"_s});
    row("upstream's error in detail", R"({"detail":{"error":{"message":"m","code":403}}})",
        {.message = u"m"_s, .code = u"403"_s});
    row("message in detail", R"({"detail":{"message":"m","type":"t"}})",
        {.message = u"m"_s, .type = u"t"_s});
    row("anything in detail", R"({"detail":{"a":1}})", {.message = uR"({"a":1})"_s});
    row("gateway", R"({"message":"no Route matched"})",
        {.message = u"no Route matched"_s, .fromFramework = true});
    none("nothing", "");
    none("HTML", "<html><body>502</body></html>");
    none("text alone", "Bad Gateway");
    none("null", "null");
    none("a string", "\"error\"");
    none("an empty array", "[]");
    none("other JSON", R"({"status":"ok"})");
    none("an empty error", R"({"error":{}})");
    none("cut", R"({"error":{"message":"m)");
}

void CodecTest::decodeErrorBody_readsEveryShape()
{
    QFETCH(const QByteArray, body);
    QFETCH(const std::optional<ErrorBody>, error);
    const auto read = codec::decodeErrorBody(body);
    QCOMPARE(read.has_value(), error.has_value());
    if (read) {
        QCOMPARE(read->message, error->message);
        QCOMPARE(read->type, error->type);
        QCOMPARE(read->code, error->code);
        QCOMPARE(read->parameter, error->parameter);
        QCOMPARE(read->fromFramework, error->fromFramework);
    }
}

void CodecTest::decodeModels_readsTheList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("models");
    QTest::newRow("LiteLLM") << R"({"object":"list","data":[{"id":"a","object":"model",
        "created":1677610602,"owned_by":"openai"},{"id":"b/c:free"}]})"_ba
                             << u"a(openai) b/c:free()"_s;
    QTest::newRow("none") << R"({"object":"list","data":[]})"_ba << QString();
    QTest::newRow("none, as Ollama says it") << R"({"object":"list","data":null})"_ba << QString();
    QTest::newRow("odd entries") << R"({"data":[null,{"id":""},{"id":3},{"id":"a"},"b"]})"_ba
                                 << u"a()"_s;
    QTest::newRow("HTML") << "<html>"_ba << u"NotAnEndpoint: <html>"_s;
    QTest::newRow("other JSON") << R"({"data":{}})"_ba << uR"(NotAnEndpoint: {"data":{}})"_s;
    QTest::newRow("null") << R"({"data":null})"_ba << uR"(NotAnEndpoint: {"data":null})"_s;
    QTest::newRow("an array") << "[]"_ba << u"NotAnEndpoint: []"_s;
}

void CodecTest::decodeModels_readsTheList()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, models);
    const auto list = codec::decodeModels(body);
    if (!list) {
        QCOMPARE(QString(errorKindName(list.error().kind) + ": "_L1 + list.error().detail), models);
        return;
    }
    QStringList names;
    for (const ModelInfo &model : *list) {
        names += model.id + u'(' + model.ownedBy + u')';
    }
    QCOMPARE(names.join(u' '), models);
}

void CodecTest::finishReasonName_isInvertible()
{
    for (const FinishReason reason :
         {FinishReason::Stop, FinishReason::Length, FinishReason::ToolCalls,
          FinishReason::ContentFilter, FinishReason::Error, FinishReason::Other}) {
        QCOMPARE(finishReasonFromName(finishReasonName(reason)), reason);
    }
}

QTEST_GUILESS_MAIN(CodecTest)
#include "tst_codec.moc"
