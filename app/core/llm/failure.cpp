// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/failure.h"

#include "core/llm/failurewords.h"

#include <QMetaEnum>
#include <QRegularExpression>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace roo::llm {
namespace {

using failure::isFromProvider;
using std::chrono::milliseconds;
namespace words = failure::words;

constexpr qsizetype detailLimit = 4096;
constexpr qsizetype pageLimit = 65536; // An answer of 200 that is no stream may be far longer.

//! What is known about a failure before it has a kind.
struct Clues
{
    int status = 0; //!< Of HTTP, or what the error itself gives; 0 where neither says anything.
    codec::ErrorBody body;
    QString words; //!< Message, type and code, in lower case.
    bool isApiError = false; //!< JSON of a known shape.
    bool isNonsense = false; //!< A page or plain text, where an API would have answered JSON.
    bool fromProvider = false;
};

bool containsAny(QStringView text, std::span<const QLatin1StringView> words)
{
    return std::ranges::any_of(words,
                               [text](QLatin1StringView word) { return text.contains(word); });
}

bool isUnknownModel(const Clues &clues)
{
    return containsAny(clues.words, words::unknownModel)
        || (clues.words.contains("model"_L1) && containsAny(clues.words, words::missing));
}

//! Words that say more than the status does. LiteLLM gives the same thing different statuses from
//! version to version, and most of it as 400 or 429.
std::optional<ErrorKind> kindByWords(const Clues &clues)
{
    const int status = clues.status;
    const bool concernsRequest
        = status == 0 || status == 400 || status == 403 || status == 404 || status == 422;
    if (containsAny(clues.words, words::budget)) {
        return clues.fromProvider ? ErrorKind::AccessDenied : ErrorKind::BudgetExceeded;
    }
    if (containsAny(clues.words, words::cooldown)) {
        return ErrorKind::RateLimited;
    }
    if (containsAny(clues.words, words::access)) {
        return ErrorKind::AccessDenied;
    }
    if (!clues.fromProvider
        && (containsAny(clues.words, words::badKey)
            || (status == 400 && clues.body.type == "auth_error"_L1))) {
        return ErrorKind::BadKey;
    }
    if (containsAny(clues.words, words::context)
        || (status != 429 && clues.words.contains("too many tokens"_L1))) {
        return ErrorKind::ContextOverflow;
    }
    if (concernsRequest && isUnknownModel(clues)) {
        return ErrorKind::ModelUnknown;
    }
    if (concernsRequest && clues.body.parameter.isEmpty()
        && containsAny(clues.words, words::content)) {
        return ErrorKind::ContentRefused;
    }
    return std::nullopt;
}

//! 404 for a path, and not for a model: OpenAI "Invalid URL (POST …)", llama.cpp "File Not Found".
bool isWrongPath(const Clues &clues)
{
    const QString message = clues.body.message.trimmed().toLower();
    return !clues.isApiError || clues.body.fromFramework || message == "not found"_L1
        || message == "file not found"_L1 || message.startsWith("invalid url"_L1);
}

ErrorKind kindByStatus(const Clues &clues)
{
    const int status = clues.status;
    if (status >= 500 || status == 408 || status == 409 || status == 425) {
        return ErrorKind::ServerFailed;
    }
    switch (status) {
    case 401:
        return clues.fromProvider ? ErrorKind::AccessDenied : ErrorKind::BadKey;
    case 402:
    case 403:
        return ErrorKind::AccessDenied;
    case 404:
    case 410:
        return isWrongPath(clues) ? ErrorKind::NotAnEndpoint : ErrorKind::ModelUnknown;
    case 405:
    case 407:
        return ErrorKind::NotAnEndpoint;
    case 413:
        return ErrorKind::ContextOverflow;
    case 429:
        return ErrorKind::RateLimited;
    case 451:
        return ErrorKind::ContentRefused;
    default:
        break;
    }
    if (status >= 400) {
        return clues.isNonsense ? ErrorKind::NotAnEndpoint : ErrorKind::ParameterRefused;
    }
    return ErrorKind::StreamBroken;
}

//! 100 to 599, or 0.
int statusInCode(const codec::ErrorBody &body)
{
    const int code = body.code.toInt();
    return code >= 100 && code <= 599 ? code : 0;
}

//! The status that the words of an error stand for, where it gives no number.
int statusInWords(const codec::ErrorBody &body)
{
    const QString text = (body.code + u' ' + body.type).toLower();
    const auto found = std::ranges::find_if(
        words::meanings, [&text](const auto &meaning) { return text.contains(meaning.word); });
    return found == words::meanings.end() ? 0 : found->status;
}

//! At most `detailLimit` bytes of UTF-8, cut where a word ends, if one ends near enough.
QString cut(const QString &text)
{
    const QString trimmed = text.trimmed();
    QByteArray bytes = trimmed.toUtf8();
    if (bytes.size() <= detailLimit) {
        return trimmed;
    }
    constexpr qsizetype longestWord = 512;
    qsizetype end = detailLimit;
    while (end > detailLimit - longestWord && !QChar::isSpace(static_cast<uchar>(bytes.at(end)))) {
        --end;
    }
    while ((static_cast<uchar>(bytes.at(end)) & 0xC0) == 0x80) {
        --end; // Not in the middle of a character.
    }
    bytes.truncate(end);
    return QString::fromUtf8(bytes).trimmed();
}

//! What a page or a plain text says: its title, if it has one.
QString wordsOfPage(const QByteArray &body)
{
    static const QRegularExpression title(u"<title[^<>]*>([^<]*)</title"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromUtf8(body.first(std::min(body.size(), pageLimit)));
    const QRegularExpressionMatch match = title.match(text);
    return match.hasMatch() ? match.captured(1).simplified() : text;
}

QString wordsOf(const codec::ErrorBody &body)
{
    if (!body.message.isEmpty()) {
        return body.message;
    }
    return body.code.isEmpty() ? body.type : body.code;
}

//! The parameter that an error names, by its name in the body; empty where it names none.
QString refusedParameter(const codec::ErrorBody &body)
{
    static const QRegularExpression path(u"[.\\[]"_s);
    static const QRegularExpression quoted(
        u"(?:parameter|argument|field|name|value)s?\\b[^'\"`]{0,40}['\"`]([A-Za-z_][A-Za-z0-9_]*)"_s);
    if (!body.parameter.isEmpty()) {
        return body.parameter.section(path, 0, 0);
    }
    QString first;
    qsizetype firstAt = body.message.size();
    const QStringList droppable = codec::droppableParameters();
    for (const QString &name : droppable) {
        const QRegularExpression word(u"\\b"_s + name + u"\\b"_s);
        const qsizetype at = body.message.indexOf(word);
        if (at >= 0 && at < firstAt) {
            first = name;
            firstAt = at;
        }
    }
    return first.isEmpty() ? quoted.match(body.message).captured(1) : first;
}

QString shown(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString subjectOf(ErrorKind kind, const HttpAnswer &answer)
{
    const bool concernsProxy = kind == ErrorKind::BadKey || kind == ErrorKind::BudgetExceeded
        || kind == ErrorKind::NotAnEndpoint;
    return concernsProxy ? shown(answer.url) : answer.model;
}

Error errorFrom(const Clues &clues, const HttpAnswer &answer, const QDateTime &now)
{
    Error error{.kind = kindByWords(clues).value_or(kindByStatus(clues)),
                .detail = cut(wordsOf(clues.body))};
    if (error.kind == ErrorKind::RateLimited) {
        error.wait = failure::retryAfter(answer, clues.body.message, now);
        // A limit per day that opens again within a minute is one to wait for.
        const bool opensSoon = error.wait && *error.wait <= milliseconds(1min);
        if ((containsAny(clues.words, words::daily) && !opensSoon)
            || error.wait > milliseconds(1h)) {
            error.kind = ErrorKind::DailyLimitReached;
        }
    }
    if (error.kind == ErrorKind::ParameterRefused) {
        error.expected = refusedParameter(clues.body);
    }
    error.subject = subjectOf(error.kind, answer);
    return error;
}

bool isLiteLlm(const HttpAnswer &answer)
{
    return std::ranges::any_of(answer.headers, [](const auto &header) {
        return header.first.toLower().startsWith("x-litellm-");
    });
}

Clues cluesOf(const codec::ErrorBody &body, const HttpAnswer &answer)
{
    Clues clues{.body = body,
                .words = (body.message + u'\n' + body.type + u'\n' + body.code).toLower(),
                .isApiError = true,
                .fromProvider = isFromProvider(body.message)};
    // The newest LiteLLM strips the provider's name. Its own refusals of a key still have a type
    // or words of their own; this type is what it gives to a provider's.
    if (body.type == "authentication_error"_L1 && isLiteLlm(answer)
        && !containsAny(clues.words, words::gatewayKey)) {
        clues.fromProvider = true;
    }
    return clues;
}

Error redirected(const HttpAnswer &answer)
{
    const QUrl target = QUrl::fromEncoded(answer.header("location").trimmed());
    return Error{.kind = ErrorKind::Redirected,
                 .subject = shown(answer.url.resolved(target)),
                 .httpStatus = answer.status};
}

//! A success that brought something else than an answer or an error.
Error strangeSuccess(const HttpAnswer &answer)
{
    const QByteArray body = answer.body.trimmed();
    const bool isPage = answer.header("content-type").toLower().startsWith("text/html");
    // LiteLLM has been seen to answer null after a fallback that timed out.
    const bool isEmpty = !isPage && (body.isEmpty() || body == "null");
    const ErrorKind kind = isEmpty ? ErrorKind::AnswerEmpty : ErrorKind::NotAnEndpoint;
    return Error{.kind = kind,
                 .subject = subjectOf(kind, answer),
                 .detail = isEmpty ? QString() : cut(wordsOfPage(body)),
                 .httpStatus = answer.status};
}

ErrorKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ErrorKind::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError:
        return ErrorKind::HostNotFound;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::TlsFailed;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::OperationCanceledError: // QNAM's own transfer timeout.
        return ErrorKind::TimedOut;
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
        return ErrorKind::Redirected;
    case QNetworkReply::ProtocolUnknownError:
        return ErrorKind::UrlInvalid;
    case QNetworkReply::AuthenticationRequiredError:
        return ErrorKind::BadKey;
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return ErrorKind::NotAnEndpoint;
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return ErrorKind::ServerFailed;
    case QNetworkReply::NoError:
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::BackgroundRequestNotAllowedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ContentReSendError: // A kept-alive connection that the server had closed.
    case QNetworkReply::ProtocolFailure:
        return ErrorKind::ConnectionClosed;
    }
    return ErrorKind::ConnectionClosed;
}

} // namespace

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    const auto isWanted = [name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::ranges::find_if(headers, isWanted);
    return found == headers.end() ? QByteArray() : found->second;
}

namespace failure {

Error fromHttp(const HttpAnswer &answer, const QDateTime &now)
{
    if (answer.status >= 300 && answer.status < 400) {
        return redirected(answer);
    }
    const auto body = codec::decodeErrorBody(answer.body);
    if (answer.status >= 200 && answer.status < 300) {
        if (!body || body->fromFramework) {
            return strangeSuccess(answer);
        }
        Error error = fromFrame(*body, answer, now);
        error.httpStatus = error.httpStatus.value_or(answer.status);
        return error;
    }
    Clues clues = cluesOf(body.value_or(codec::ErrorBody{}), answer);
    clues.status = answer.status;
    if (!body) {
        const QByteArray text = answer.body.trimmed();
        clues.isApiError = false;
        clues.isNonsense = !text.isEmpty() && !text.startsWith('{') && !text.startsWith('[');
        clues.body.message = wordsOfPage(text);
        if (!clues.isNonsense) {
            clues.words = clues.body.message.toLower(); // JSON whose end is missing.
        }
    }
    Error error = errorFrom(clues, answer, now);
    error.httpStatus = answer.status;
    return error;
}

Error fromFrame(const codec::ErrorBody &body, const HttpAnswer &head, const QDateTime &now)
{
    Clues clues = cluesOf(body, head);
    const int code = statusInCode(body);
    clues.status = code != 0 ? code : statusInWords(body);
    Error error = errorFrom(clues, head, now);
    if (code != 0) {
        error.httpStatus = code;
    }
    return error;
}

Error fromTransport(QNetworkReply::NetworkError error, const QString &words, const QUrl &url)
{
    static const QRegularExpression userInfo(u"://[^/@\\s]+@"_s);
    const bool saysNothing = words.trimmed().isEmpty() || words == "Unknown error"_L1;
    const char *const name = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error);
    return Error{.kind = kindOf(error),
                 .subject = shown(url),
                 .detail = saysNothing ? QString::fromLatin1(name)
                                       : cut(QString(words).replace(userInfo, u"://"_s))};
}

bool isFromProvider(const QString &message)
{
    // Python's and FastAPI's own exceptions do not come from a provider.
    static const QRegularExpression marker(
        u"\\b(?!HTTPException|ProxyException|BaseException)[A-Z][A-Za-z0-9_]*Exception\\b"_s);
    return marker.match(message).hasMatch();
}

} // namespace failure
} // namespace roo::llm
