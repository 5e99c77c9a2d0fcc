// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/failure.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using namespace roo::llm;
using codec::ErrorBody;
using Headers = QList<QPair<QByteArray, QByteArray>>;
using std::chrono::milliseconds;

namespace {

const QUrl endpoint(u"http://user:secret@proxy.test:4000/v1/chat/completions?key=secret"_s);
constexpr auto shownEndpoint = "http://proxy.test:4000/v1/chat/completions"_L1;
constexpr auto model = "coder"_L1;

QDateTime noon()
{
    return QDateTime(QDate(2026, 11, 22), QTime(12, 0), QTimeZone::UTC);
}

HttpAnswer answer(int status, const QByteArray &body = {}, const Headers &headers = {})
{
    return {.status = status, .headers = headers, .body = body, .url = endpoint, .model = model};
}

//! Kind, subject, status, wait and parameter in one line.
QString printed(const Error &error)
{
    QString line = errorKindName(error.kind);
    line += error.subject == shownEndpoint ? u" at the proxy"_s
        : error.subject == model           ? QString()
                                           : QString(u' ' + error.subject);
    if (error.httpStatus) {
        line += u' ' + QString::number(*error.httpStatus);
    }
    if (error.wait) {
        line += " wait "_L1 + QString::number(error.wait->count());
    }
    return error.expected.isEmpty() ? line : line + ": "_L1 + error.expected;
}

//! LiteLLM's shape.
QByteArray liteLlm(const QByteArray &message, const QByteArray &type = "null",
                   const QByteArray &param = "null")
{
    return R"({"error":{"message":")" + message + R"(","type":)" + type + R"(,"param":)" + param
        + R"(,"code":"400"}})";
}

const QByteArray page = "<!DOCTYPE html><html><head><title>\n Sorry </title></head>model not found"
                        " context length</html>"_ba;

} // namespace

class FailureTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void fromHttp_classifiesTheProxysOwnErrors_data();
    void fromHttp_classifiesTheProxysOwnErrors() { fromHttp_classifies(); }
    void fromHttp_classifiesRequestErrors_data();
    void fromHttp_classifiesRequestErrors() { fromHttp_classifies(); }
    void fromHttp_classifiesLimits_data();
    void fromHttp_classifiesLimits() { fromHttp_classifies(); }
    void fromHttp_classifiesServersAndStrangers_data();
    void fromHttp_classifiesServersAndStrangers() { fromHttp_classifies(); }
    void fromHttp_namesTheRedirectsTarget_data();
    void fromHttp_namesTheRedirectsTarget();
    void fromHttp_namesTheRefusedParameter_data();
    void fromHttp_namesTheRefusedParameter();
    void fromHttp_tellsTheProvidersRefusalFromTheProxys();
    void fromFrame_classifies_data();
    void fromFrame_classifies();
    void detail_isShortAndCutBetweenWords_data();
    void detail_isShortAndCutBetweenWords();
    void fromTransport_classifies_data();
    void fromTransport_classifies();
    void fromTransport_alwaysSaysSomething();
    void retryAfter_readsEveryForm_data();
    void retryAfter_readsEveryForm();
    void retryAfter_prefersTheFirstThatIsUsable();
    void retryAfter_understandsNoDatesWithoutNow();
    void header_isFoundInAnyCase();

private:
    void fromHttp_classifies();
};

void FailureTest::fromHttp_classifies()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, error);
    QCOMPARE(printed(failure::fromHttp(answer(status, body), noon())), error);
}

namespace {

void addColumns()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
}

void add(const char *name, int status, const QByteArray &body, const QString &error)
{
    QTest::newRow(name) << status << body << error;
}

} // namespace

void FailureTest::fromHttp_classifiesTheProxysOwnErrors_data()
{
    addColumns();
    const QString badKey401 = u"BadKey at the proxy 401"_s;
    const QString badKey400 = u"BadKey at the proxy 400"_s;
    const QString budget400 = u"BudgetExceeded at the proxy 400"_s;
    const QString denied401 = u"AccessDenied 401"_s;
    const QString denied403 = u"AccessDenied 403"_s;

    add("no key", 401, liteLlm("Authentication Error, No api key passed in.", R"("auth_error")"),
        badKey401);
    add("no key, without type", 401, liteLlm("Authentication Error, No api key passed in."),
        badKey401);
    add("malformed key", 401,
        liteLlm("Authentication Error, Malformed API Key passed in. Ensure Key has `Bearer `",
                R"("auth_error")"),
        badKey401);
    add("unknown key", 401,
        liteLlm("Authentication Error, Invalid proxy server token passed.",
                R"("token_not_found_in_db")"),
        badKey401);
    add("expired key", 401, liteLlm("Expired Key", R"("expired_key")"), badKey401);
    add("expired key, as 400", 400, liteLlm("Expired Key", R"("expired_key")"), badKey400);
    add("no database", 400, liteLlm("No connected db.", R"("no_db_connection")"), badKey400);
    add("no database, old", 400, liteLlm("Authentication Error, No connected db."), badKey400);
    add("key as 400", 400, liteLlm("Authentication Error, x", R"("auth_error")"), badKey400);
    add("OpenAI itself", 401,
        R"({"error":{"message":"Incorrect API key provided: sk-x","code":"invalid_api_key"}})",
        badKey401);
    add("FastAPI", 401, R"({"detail":"Not authenticated"})", badKey401);
    add("401 as a page", 401, page, badKey401);
    add("401 with nothing", 401, {}, badKey401);

    add("provider's key", 401,
        liteLlm("litellm.AuthenticationError: AuthenticationError: OpenrouterException - x"),
        denied401);
    add("provider's key is expired", 401, liteLlm("OpenAIException - expired_key"), denied401);
    add("not a provider's", 401, liteLlm("fastapi.HTTPException: ProxyException"), badKey401);
    add("no credit", 402, liteLlm("OpenrouterException - Insufficient credits"),
        u"AccessDenied 402"_s);
    add("model not for this key", 401,
        liteLlm("key not allowed to access model. This key can only access models=['a']",
                R"("key_model_access_denied")"),
        denied401);
    add("model not for this team", 403, liteLlm("x", R"("team_model_access_denied")"), denied403);
    add("403 of the proxy", 403, liteLlm("Model is blocked", R"("auth_error")"), denied403);
    add("403 as a page", 403, page, denied403);
    add("403 with nothing", 403, {}, denied403);

    add("budget", 400,
        liteLlm("Budget has been exceeded! Current cost: 1.0, Max budget: 0.5", "null"), budget400);
    add("budget by type", 400, liteLlm("x", R"("budget_exceeded")"), budget400);
    add("budget of a team", 401, liteLlm("ExceededBudget: Team=x over budget", R"("auth_error")"),
        u"BudgetExceeded at the proxy 401"_s);
    add("budget as 429", 429, liteLlm("Budget has been exceeded!", R"("budget_exceeded")"),
        u"BudgetExceeded at the proxy 429"_s);
    add("a provider's budget", 400, liteLlm("OpenAIException - Budget has been exceeded!"),
        u"AccessDenied 400"_s);
}

void FailureTest::fromHttp_classifiesRequestErrors_data()
{
    addColumns();
    const QString overflow = u"ContextOverflow 400"_s;
    const QString unknown = u"ModelUnknown 400"_s;
    const QString refused = u"ContentRefused 400"_s;

    for (const char *const words :
         {"This model's maximum context length is 4096 tokens.",
          "litellm.ContextWindowExceededError: x", "code: context_length_exceeded",
          "request (4170 tokens) exceeds the available context size (4096 tokens)",
          "prompt is too long: 9 tokens", "Input is too long for requested model",
          "input length and `max_tokens` exceed context limit: 9", "too many tokens",
          "OpenrouterException - This endpoint's maximum context is 9", "Input tokens exceed 9"}) {
        QTest::addRow("%s", words) << 400 << liteLlm(words) << overflow;
    }
    add("context by type", 400, liteLlm("x", R"("exceed_context_size_error")"), overflow);
    add("context by code", 400,
        R"({"error":{"message":"x","code":"context_length_exceeded","param":"messages"}})",
        overflow);
    add("context as 500", 500, liteLlm("the request exceeds the available context size"),
        u"ContextOverflow 500"_s);
    add("413", 413, {}, u"ContextOverflow 413"_s);
    add("413 as a page", 413, page, u"ContextOverflow 413"_s);
    add("too large as 429", 429, liteLlm("OpenAIException - Request too large for gpt-4o"),
        u"ContextOverflow 429"_s);

    add("unknown at the proxy", 400,
        liteLlm("/chat/completions: Invalid model name passed in model=x. Call `/v1/models`"),
        unknown);
    add("dead slug", 400, liteLlm("OpenrouterException - x:free is not a valid model ID"), unknown);
    add("unknown to the router", 400,
        liteLlm("You passed in model=x. There is no 'model_name' with this string"), unknown);
    add("no provider", 400, liteLlm("LLM Provider NOT provided. You passed model=x"), unknown);
    add("decommissioned", 400, liteLlm("GroqException - The model `x` has been decommissioned"),
        unknown);
    add("does not exist", 400, liteLlm("The model `x` does not exist"), unknown);
    add("unknown by code", 400, R"({"error":{"message":"x","code":"model_not_found"}})", unknown);
    add("model gone", 404, liteLlm("OpenAIException - The model `x` does not exist"),
        u"ModelUnknown 404"_s);
    add("no endpoints", 404, R"({"error":{"message":"No endpoints found for x","code":404}})",
        u"ModelUnknown 404"_s);
    add("Ollama", 404, R"({"error":"model 'x' not found"})", u"ModelUnknown 404"_s);
    add("model gone, by FastAPI", 404, R"({"detail":"Model not found"})", u"ModelUnknown 404"_s);
    add("410 of an API", 410, liteLlm("x is gone"), u"ModelUnknown 410"_s);

    add("content policy", 400, liteLlm("litellm.ContentPolicyViolationError: x"), refused);
    add("content policy by code", 400,
        R"({"error":{"message":"x","code":"content_policy_violation","param":null}})", refused);
    add("content filter", 400, liteLlm("AzureException - content management policy"), refused);
    add("LiteLLM's mock", 400, liteLlm("content_filter_policy x"), refused);
    add("safety", 400, liteLlm("Your request was rejected by our safety system"), refused);
    add("moderation", 403, liteLlm("OpenrouterException - x requires moderation"),
        u"ContentRefused 403"_s);
    add("legal reasons", 451, {}, u"ContentRefused 451"_s);
    add("a parameter of that name", 400, liteLlm("x", "null", R"("safety_identifier")"),
        u"ParameterRefused 400: safety_identifier"_s);

    add("other 400", 400, liteLlm("x"), u"ParameterRefused 400"_s);
    add("400 with nothing", 400, {}, u"ParameterRefused 400"_s);
    add("a provider's 400", 400, liteLlm("OpenrouterException - x"), u"ParameterRefused 400"_s);
    add("422 of FastAPI", 422,
        R"({"detail":[{"loc":["body","temperature"],"msg":"not a number"}]})",
        u"ParameterRefused 422: temperature"_s);
    add("415", 415, liteLlm("x"), u"ParameterRefused 415"_s);
    add("JSON whose end is missing", 400, R"({"error":{"message":"maximum context length)",
        overflow);
}

void FailureTest::fromHttp_classifiesLimits_data()
{
    addColumns();
    const QString limited = u"RateLimited 429"_s;
    add("provider's limit", 429,
        liteLlm("litellm.RateLimitError: RateLimitError: OpenrouterException - x",
                R"("throttling_error")"),
        limited);
    add("busy upstream", 429,
        R"({"error":{"message":"Provider returned error","code":429,
        "metadata":{"raw":"x:free is temporarily rate-limited upstream."}}})",
        limited);
    add("limit of the key", 429,
        liteLlm("Rate limit exceeded for api_key: x. Limit type: tokens. "
                "Limit resets at: 2026-11-22 12:00:30 UTC"),
        u"RateLimited 429 wait 30000"_s);
    add("cooldown", 429,
        liteLlm("No deployments available for selected model, Try again in 5 seconds. Passed "
                "model=x. pre-call-checks=False, cooldown_list=[('a', {'cooldown_time': 60})]"),
        u"RateLimited 429 wait 5000"_s);
    add("cooldown as 400", 400, liteLlm("There are no healthy deployments for this model."),
        u"RateLimited 400"_s);
    add("cooldown as 500", 500, liteLlm("No deployments available, Try again in 2.5 seconds"),
        u"RateLimited 500 wait 2500"_s);
    add("tokens per minute", 429, liteLlm("BedrockException - Too many tokens, please wait"),
        limited);
    add("429 as a page", 429, page, limited);
    add("429 with nothing", 429, {}, limited);
    add("free models per day", 429,
        liteLlm("Rate limit exceeded: free-models-per-day. Add credits"),
        u"DailyLimitReached 429"_s);
    add("free models per minute", 429, liteLlm("Rate limit exceeded: free-models-per-min"),
        limited);
    add("requests per day, soon again", 429,
        liteLlm("on requests per day (RPD): Limit 10000. Please try again in 8.64s"),
        u"RateLimited 429 wait 8640"_s);
    add("requests per day", 429, liteLlm("on requests per day (RPD): try again in 7m12s"),
        u"DailyLimitReached 429 wait 432000"_s);
    add("an hour", 429, liteLlm("Try again in 3600 seconds"), u"RateLimited 429 wait 3600000"_s);
    add("more than an hour", 429, liteLlm("Try again in 3601 seconds"),
        u"DailyLimitReached 429 wait 3601000"_s);
    add("no credit as 429", 429,
        R"({"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}})",
        u"AccessDenied 429"_s);
    add("no key for the provider", 500,
        liteLlm("litellm.AuthenticationError: AuthenticationError: OpenAIException - Missing "
                "credentials. Please pass an `api_key`"),
        u"AccessDenied 500"_s);
}

void FailureTest::fromHttp_classifiesServersAndStrangers_data()
{
    addColumns();
    for (const int status : {408, 409, 425, 500, 501, 502, 503, 504, 520, 529}) {
        const QString failed = "ServerFailed "_L1 + QString::number(status);
        QTest::addRow("%d", status) << status << liteLlm("InternalServerError") << failed;
        QTest::addRow("%d as a page", status) << status << page << failed;
        QTest::addRow("%d with nothing", status) << status << QByteArray() << failed;
    }
    add("key database away", 503,
        liteLlm("the authentication database is unreachable", R"("no_db_connection")"),
        u"ServerFailed 503"_s);
    add("unreachable model", 500, liteLlm("Could not reach the model service."),
        u"ServerFailed 500"_s);
    add("timeout", 408, liteLlm("litellm.Timeout: model not found in time"), u"ServerFailed 408"_s);

    for (const int status : {400, 404, 405, 410, 418}) {
        const QString stranger = "NotAnEndpoint at the proxy "_L1 + QString::number(status);
        QTest::addRow("%d as a page", status) << status << page << stranger;
        QTest::addRow("%d as text", status) << status << "model not found\n"_ba << stranger;
    }
    const QString noPath = u"NotAnEndpoint at the proxy 404"_s;
    add("404 with nothing", 404, {}, noPath);
    add("404 of FastAPI", 404, R"({"detail":"Not Found"})", noPath);
    add("404 of a gateway", 404, R"({"message":"no Route matched with those values"})", noPath);
    add("404 of OpenAI", 404, liteLlm("Invalid URL (POST /v1/chat/completion)"), noPath);
    add("404 of llama.cpp", 404, R"({"error":{"code":404,"message":"File Not Found"}})", noPath);
    add("404 of Spring", 404, R"({"status":404,"error":"Not Found","path":"/v1"})", noPath);
    add("405 of FastAPI", 405, R"({"detail":"Method Not Allowed"})",
        u"NotAnEndpoint at the proxy 405"_s);
    add("405 of an API", 405, liteLlm("x"), u"NotAnEndpoint at the proxy 405"_s);
    add("407", 407, page, u"NotAnEndpoint at the proxy 407"_s);

    const QString ok = u"NotAnEndpoint at the proxy 200"_s;
    add("200 as a page", 200, page, ok);
    add("200 as text", 200, "Ollama is running", ok);
    add("200 of other JSON", 200, R"({"status":"ok"})", ok);
    add("200 with a message", 200, R"({"message":"welcome"})", ok);
    add("200 with nothing", 200, {}, u"AnswerEmpty 200"_s);
    add("204", 204, {}, u"AnswerEmpty 204"_s);
    add("200 of null", 200, "null\n", u"AnswerEmpty 200"_s);
    add("200 with an error", 200, R"({"error":{"message":"x","code":503}})", u"ServerFailed 503"_s);
    add("200 with a limit", 200, R"({"error":{"message":"x","code":"429"}})", u"RateLimited 429"_s);
    add("200 with an error without code", 200, R"({"error":{"message":"x"}})",
        u"StreamBroken 200"_s);
}

void FailureTest::fromHttp_namesTheRedirectsTarget_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("target");
    QTest::newRow("elsewhere") << 301 << "https://other.test/v1?token=x#y"_ba
                               << u"https://other.test/v1"_s;
    QTest::newRow("path") << 302 << "/login"_ba << u"http://proxy.test:4000/login"_s;
    QTest::newRow("relative") << 307 << "./x"_ba << u"http://proxy.test:4000/v1/chat/x"_s;
    QTest::newRow("scheme") << 308 << "//other.test/"_ba << u"http://other.test/"_s;
    QTest::newRow("user information")
        << 303 << "http://u:p@other.test/"_ba << u"http://other.test/"_s;
    QTest::newRow("nowhere") << 304 << ""_ba << QString(shownEndpoint);
}

void FailureTest::fromHttp_namesTheRedirectsTarget()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, location);
    QFETCH(const QString, target);
    const Error error = failure::fromHttp(answer(status, page, {{"Location", location}}), noon());
    QCOMPARE(error,
             (Error{.kind = ErrorKind::Redirected, .subject = target, .httpStatus = status}));
}

void FailureTest::fromHttp_namesTheRefusedParameter_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("param") << liteLlm("x", "null", R"("temperature")") << u"temperature"_s;
    QTest::newRow("param with a path")
        << liteLlm("x", "null", R"("stream_options.include_usage")") << u"stream_options"_s;
    QTest::newRow("param with an index")
        << liteLlm("x", "null", R"("messages[0].content")") << u"messages"_s;
    QTest::newRow("None") << liteLlm("Unsupported parameter: 'max_tokens'", "null", R"("None")")
                          << u"max_tokens"_s;
    QTest::newRow("OpenAI") << liteLlm(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
        "'max_completion_tokens' instead.")
                            << u"max_tokens"_s;
    QTest::newRow("LiteLLM") << liteLlm(
        "litellm.UnsupportedParamsError: openai does not support parameters: "
        "['temperature'], for model=gpt-5. To drop these, set `litellm.drop_params`")
                             << u"temperature"_s;
    QTest::newRow("LiteLLM on gpt-5")
        << liteLlm("gpt-5 models don't support temperature=0.7. Only temperature=1 is supported.")
        << u"temperature"_s;
    QTest::newRow("an old OpenAI")
        << liteLlm("Unrecognized request argument supplied: num_retries") << u"num_retries"_s;
    QTest::newRow("two at once") << liteLlm(
        "Unrecognized request arguments supplied: disable_fallbacks, num_retries")
                                 << u"disable_fallbacks"_s;
    QTest::newRow("Google") << liteLlm("Unknown name \\\"stream_options\\\": Cannot find field.")
                            << u"stream_options"_s;
    QTest::newRow("Mistral") << R"({"detail":[{"type":"extra_forbidden",
        "loc":["body","disable_fallbacks"],"msg":"Extra inputs are not permitted"}]})"_ba
                             << u"disable_fallbacks"_s;
    QTest::newRow("a provider's JSON in the words")
        << liteLlm("MistralException - {\\\"loc\\\":[\\\"body\\\",\\\"stream_options\\\"]}")
        << u"stream_options"_s;
    QTest::newRow("another one") << liteLlm("Unsupported parameter: 'seed'") << u"seed"_s;
    QTest::newRow("part of a word") << liteLlm("max_tokens_total and my_temperature") << QString();
    QTest::newRow("none") << liteLlm("It does not work") << QString();
}

void FailureTest::fromHttp_namesTheRefusedParameter()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, parameter);
    const Error error = failure::fromHttp(answer(400, body), noon());
    QCOMPARE(error.kind, ErrorKind::ParameterRefused);
    QCOMPARE(error.expected, parameter);
}

void FailureTest::fromHttp_tellsTheProvidersRefusalFromTheProxys()
{
    // The newest LiteLLM strips "OpenrouterException"; the type it fills in remains.
    const Headers fromLiteLlm{{"X-LiteLLM-Call-Id", "1"}};
    const auto kind = [](const QByteArray &body, const Headers &headers) {
        return failure::fromHttp(answer(401, body, headers), noon()).kind;
    };
    const QByteArray passedOn = liteLlm("User not found.", R"("authentication_error")");
    QCOMPARE(kind(passedOn, fromLiteLlm), ErrorKind::AccessDenied);
    QCOMPARE(kind(passedOn, {}), ErrorKind::BadKey);
    QCOMPARE(kind(liteLlm("User not found.", R"("auth_error")"), fromLiteLlm), ErrorKind::BadKey);
    QCOMPARE(kind(liteLlm("Authentication Error, x", R"("authentication_error")"), fromLiteLlm),
             ErrorKind::BadKey);
}

void FailureTest::fromFrame_classifies_data()
{
    QTest::addColumn<ErrorBody>("body");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const ErrorBody &body, const QString &error) {
        QTest::newRow(name) << body << error;
    };
    row("status as text", {.code = u"500"_s}, u"ServerFailed 500"_s);
    row("limit", {.message = u"x, try again in 3s"_s, .code = u"429"_s},
        u"RateLimited 429 wait 3000"_s);
    row("daily limit", {.message = u"free-models-per-day"_s, .code = u"429"_s},
        u"DailyLimitReached 429"_s);
    row("bad key after a keep-alive", {.type = u"auth_error"_s, .code = u"401"_s},
        u"BadKey at the proxy 401"_s);
    row("provider's key", {.message = u"OpenrouterException - x"_s, .code = u"401"_s},
        u"AccessDenied 401"_s);
    row("unknown model", {.message = u"x"_s, .code = u"404"_s}, u"ModelUnknown 404"_s);
    row("parameter", {.code = u"400"_s, .parameter = u"temperature"_s},
        u"ParameterRefused 400: temperature"_s);
    row("context", {.message = u"maximum context length"_s}, u"ContextOverflow"_s);
    row("content", {.message = u"flagged"_s, .code = u"content_filter"_s}, u"ContentRefused"_s);
    row("server_error", {.message = u"x"_s, .code = u"server_error"_s}, u"ServerFailed"_s);
    row("internal", {.type = u"internal_server_error"_s}, u"ServerFailed"_s);
    row("overloaded", {.type = u"overloaded_error"_s}, u"ServerFailed"_s);
    row("limit as a word", {.code = u"rate_limit_exceeded"_s}, u"RateLimited"_s);
    row("limit as a type", {.type = u"throttling_error"_s}, u"RateLimited"_s);
    row("key as a word", {.type = u"invalid_request_error"_s, .code = u"invalid_api_key"_s},
        u"BadKey at the proxy"_s);
    row("permission", {.type = u"permission_error"_s}, u"AccessDenied"_s);
    row("bad request", {.type = u"invalid_request_error"_s}, u"ParameterRefused"_s);
    row("unknown word", {.message = u"x"_s, .code = u"mishap"_s}, u"StreamBroken"_s);
    row("number that is no status", {.message = u"x"_s, .code = u"1302"_s}, u"StreamBroken"_s);
    row("nothing", {}, u"StreamBroken"_s);
}

void FailureTest::fromFrame_classifies()
{
    QFETCH(const ErrorBody, body);
    QFETCH(const QString, error);
    QCOMPARE(printed(failure::fromFrame(body, answer(200))), error);
}

void FailureTest::detail_isShortAndCutBetweenWords_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("detail");
    const QString many = QString(4090, u'x');
    QTest::newRow("short") << u" short\n"_s << u"short"_s;
    QTest::newRow("4 KiB") << QString(4096, u'x') << QString(4096, u'x');
    QTest::newRow("a key at the limit") << QString(many + u" sk-0123456789"_s) << many;
    QTest::newRow("a word that ends at the limit")
        << QString(many + u" 12345 67"_s) << QString(many + u" 12345"_s);
    QTest::newRow("one long word") << QString(5000, u'x') << QString(4096 - 512, u'x');
    QTest::newRow("one long word of wide characters") << QString(3000, u'€') << QString(1194, u'€');
    QTest::newRow("nothing but a code") << QString() << u"503"_s;
}

void FailureTest::detail_isShortAndCutBetweenWords()
{
    QFETCH(const QString, message);
    QFETCH(const QString, detail);
    QCOMPARE(failure::fromFrame({.message = message, .code = u"503"_s}, answer(200)).detail,
             detail);
    if (!message.isEmpty()) {
        QCOMPARE(failure::fromHttp(answer(503, message.toUtf8()), noon()).detail, detail);
    }
    QCOMPARE(failure::fromHttp(answer(503, page), noon()).detail, u"Sorry"_s);
}

void FailureTest::fromTransport_classifies_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("refused") << QNetworkReply::ConnectionRefusedError
                             << ErrorKind::ConnectionRefused;
    QTest::newRow("no such host") << QNetworkReply::HostNotFoundError << ErrorKind::HostNotFound;
    QTest::newRow("closed") << QNetworkReply::RemoteHostClosedError << ErrorKind::ConnectionClosed;
    QTest::newRow("cannot send again")
        << QNetworkReply::ContentReSendError << ErrorKind::ConnectionClosed;
    QTest::newRow("unknown") << QNetworkReply::UnknownNetworkError << ErrorKind::ConnectionClosed;
    QTest::newRow("protocol") << QNetworkReply::ProtocolFailure << ErrorKind::ConnectionClosed;
    QTest::newRow("network away") << QNetworkReply::TemporaryNetworkFailureError
                                  << ErrorKind::ConnectionClosed;
    QTest::newRow("TLS") << QNetworkReply::SslHandshakeFailedError << ErrorKind::TlsFailed;
    QTest::newRow("timeout") << QNetworkReply::TimeoutError << ErrorKind::TimedOut;
    QTest::newRow("transfer timeout")
        << QNetworkReply::OperationCanceledError << ErrorKind::TimedOut;
    QTest::newRow("proxy refused")
        << QNetworkReply::ProxyConnectionRefusedError << ErrorKind::ConnectionRefused;
    QTest::newRow("proxy wants a password")
        << QNetworkReply::ProxyAuthenticationRequiredError << ErrorKind::ConnectionRefused;
    QTest::newRow("proxy unknown") << QNetworkReply::ProxyNotFoundError << ErrorKind::HostNotFound;
    QTest::newRow("proxy closed") << QNetworkReply::ProxyConnectionClosedError
                                  << ErrorKind::ConnectionClosed;
    QTest::newRow("proxy timeout") << QNetworkReply::ProxyTimeoutError << ErrorKind::TimedOut;
    QTest::newRow("redirects") << QNetworkReply::TooManyRedirectsError << ErrorKind::Redirected;
    QTest::newRow("unsafe redirect")
        << QNetworkReply::InsecureRedirectError << ErrorKind::Redirected;
    QTest::newRow("scheme") << QNetworkReply::ProtocolUnknownError << ErrorKind::UrlInvalid;
    QTest::newRow("401") << QNetworkReply::AuthenticationRequiredError << ErrorKind::BadKey;
    QTest::newRow("404") << QNetworkReply::ContentNotFoundError << ErrorKind::NotAnEndpoint;
    QTest::newRow("500") << QNetworkReply::InternalServerError << ErrorKind::ServerFailed;
}

void FailureTest::fromTransport_classifies()
{
    QFETCH(const QNetworkReply::NetworkError, error);
    QFETCH(const ErrorKind, kind);
    QCOMPARE(failure::fromTransport(error, u"At http://u:p@proxy.test: it failed"_s, endpoint),
             (Error{.kind = kind,
                    .subject = shownEndpoint,
                    .detail = u"At http://proxy.test: it failed"_s}));
}

void FailureTest::fromTransport_alwaysSaysSomething()
{
    for (const QString &words : {u"Unknown error"_s, QString(), u" "_s}) {
        QCOMPARE(failure::fromTransport(QNetworkReply::UnknownNetworkError, words, {}).detail,
                 u"UnknownNetworkError"_s);
    }
}

void FailureTest::retryAfter_readsEveryForm_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::optional<milliseconds>>("wait");
    using Wait = std::optional<milliseconds>;
    const auto row = [](const QByteArray &name, const QByteArray &value, Wait wait) {
        QTest::addRow("%s %s", name.constData(), value.left(60).constData())
            << name << value << wait;
    };
    constexpr auto year = std::chrono::hours(366 * 24);

    row("retry-after-ms", "1500", 1500ms);
    row("Retry-After-Ms", "0.6", 1ms);
    row("retry-after-ms", "-5", 0ms);
    row("retry-after-ms", "soon", {});
    row("retry-after", "7", 7s);
    row("Retry-After", " 0 ", 0ms);
    row("retry-after", "2.5", 2500ms);
    row("retry-after", "-1", 0ms);
    row("retry-after", "1e3", 1000s);
    row("retry-after", "99999999999999999999999999", year);
    row("retry-after", "1e999", {});
    row("retry-after", "nan", {});
    row("retry-after", "inf", {});
    row("retry-after", "", {});
    row("retry-after", "soon", {});
    row("retry-after", "0x10", {});
    row("retry-after", "a" + QByteArray(200'000, ' ') + "a", {});
    row("retry-after", "Sun, 22 Nov 2026 12:00:05 GMT", 5s);
    row("retry-after", "22 Nov 2026 12:00:05 +0000", 5s);
    row("retry-after", "Sun, 22 Nov 2026 11:00:00 GMT", 0ms);
    row("retry-after", "Sun, 22 Nov 9999 11:00:00 GMT", year);
    row("retry-after", "Sun, 31 Feb 2026 11:00:00 GMT", {});
    row("retry-after", "2026-11-22T12:01:00Z", 60s);
    row("retry-after", "2026-11-22T13:01:00.500+01:00", 60500ms);
    row("llm_provider-retry-after", "9", 9s);
    row("llm_provider-retry-after-ms", "90", 90ms);
    row("reset_at", "2026-11-22 12:00:10 UTC", 10s);
    row("reset_at", "1795348810", 10s);
    row("reset_at", "1795348810.5", 10500ms);
    row("x-ratelimit-reset", "1795348810000", 10s);
    row("llm_provider-x-ratelimit-reset", "1795348799999", 0ms);
    row("x-ratelimit-reset", "12", 12s);

    // Without a header: the words of the message.
    row("", "Try again in 30 seconds", 30s);
    row("", "please try again in 1.5s.", 1500ms);
    row("", "Please retry in 47.9s.", 47900ms);
    row("", "Please retry after 26 seconds.", 26s);
    row("", "try again in 20ms", 20ms);
    row("", "Try again in 6m0s. Visit", 6min);
    row("", "try again in 1h2m3s", 1h + 2min + 3s);
    row("", "try again in 2 minutes 5 seconds", 125s);
    row("", "Try again in 5 seconds. 3 models left", 5s);
    row("", "Try again in 5 3", 5s);
    row("", "Try again in 5", 5s);
    row("", "Try again in -3 seconds", 0ms);
    row("", "Try again in 9999999999999999999999999 hours", year);
    row("", "Limit resets at: 2026-11-22 12:00:20 UTC", 20s);
    row("", "Limit resets at: 2026-11-22 12:00:20.250000 UTC.", 20250ms);
    row("", "Limit resets at: 2026-11-22T12:00:20", 20s);
    row("", "Limit resets at: 2026-11-21 12:00:20 UTC", 0ms);
    row("", "Limit resets at: 2026-99-99 12:00:20 UTC", {});
    row("", "Limit resets at: tomorrow", {});
    row("", "Try again in a while", {});
    row("", "Entry again in 5 seconds", {});
    row("", "", {});
}

void FailureTest::retryAfter_readsEveryForm()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const std::optional<milliseconds>, wait);
    const bool inWords = name.isEmpty();
    const auto read = inWords ? failure::retryAfter(answer(429), QString::fromUtf8(value), noon())
                              : failure::retryAfter(answer(429, {}, {{name, value}}), u"x", noon());
    QCOMPARE(read.value_or(-1ms).count(), wait.value_or(-1ms).count());
}

void FailureTest::retryAfter_prefersTheFirstThatIsUsable()
{
    Headers headers{{"x-ratelimit-reset", "7"},
                    {"reset_at", "5"},
                    {"llm_provider-retry-after", "4"},
                    {"retry-after", "3"},
                    {"retry-after-ms", "2000"}};
    const QString words = u"Try again in 6 seconds"_s;
    const auto read = [&] { return failure::retryAfter(answer(429, {}, headers), words, noon()); };
    for (const auto expected : {2s, 3s, 4s, 5s}) {
        QCOMPARE(read(), milliseconds(expected));
        headers.last().second = "garbage";
        QVERIFY(read() > milliseconds(expected));
        headers.removeLast();
    }
    QCOMPARE(read(), milliseconds(6s));
    QCOMPARE(failure::retryAfter(answer(429, {}, headers), u"", noon()), milliseconds(7s));
}

void FailureTest::retryAfter_understandsNoDatesWithoutNow()
{
    const HttpAnswer head = answer(200, {}, {{"reset_at", "2026-11-22 12:00:10 UTC"}});
    QCOMPARE(failure::retryAfter(head, u"", {}), std::nullopt);
    QCOMPARE(failure::retryAfter(head, u"Try again in 6 seconds", {}), milliseconds(6s));
}

void FailureTest::header_isFoundInAnyCase()
{
    const HttpAnswer head = answer(200, {}, {{"X-A", "1"}, {"x-a", "2"}, {"x-b", ""}});
    QCOMPARE(head.header("x-a"), "1"_ba);
    QCOMPARE(head.header("X-B"), ""_ba);
    QCOMPARE(head.header("x-c"), QByteArray());
}

QTEST_GUILESS_MAIN(FailureTest)
#include "tst_failure.moc"
