// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/failure.h"

#include "core/llm/failurekind.h"

#include <QMetaEnum>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::llm {
namespace {

using failure::Clues;

constexpr qsizetype detailLimit = 4096;
constexpr qsizetype pageLimit = 65536; // An answer of 200 that is no stream may be far longer.

//! 100 to 599, or 0.
int statusInCode(const codec::ErrorBody &body)
{
    const int code = body.code.toInt();
    return code >= 100 && code <= 599 ? code : 0;
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

bool isLiteLlm(const HttpAnswer &answer)
{
    return std::ranges::any_of(answer.headers, [](const auto &header) {
        return header.first.toLower().startsWith("x-litellm-");
    });
}

//! The clues' own, and those that the head of the answer gives.
Error errorFrom(Clues clues, const HttpAnswer &answer, const QDateTime &now)
{
    clues.isLiteLlm = isLiteLlm(answer);
    clues.wait = failure::retryAfter(answer, clues.body.message, now);
    Error error{.kind = failure::kindOf(clues), .detail = cut(wordsOf(clues.body))};
    error.subject = subjectOf(error.kind, answer);
    if (error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::DailyLimitReached) {
        error.wait = clues.wait;
    }
    if (error.kind == ErrorKind::ParameterRefused) {
        error.expected = refusedParameter(clues.body);
    }
    return error;
}

//! What a failure without an error object of a known shape says.
Clues cluesInBody(const QByteArray &body)
{
    const QByteArray text = body.trimmed();
    const bool isNonsense = !text.isEmpty() && !text.startsWith('{') && !text.startsWith('[');
    return {.body = {.message = wordsOfPage(text)}, .isNonsense = isNonsense};
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
    Clues clues = body ? Clues{.body = *body, .isApiError = true} : cluesInBody(answer.body);
    clues.status = answer.status;
    Error error = errorFrom(clues, answer, now);
    error.httpStatus = answer.status;
    return error;
}

Error fromFrame(const codec::ErrorBody &body, const HttpAnswer &head, const QDateTime &now)
{
    const int code = statusInCode(body);
    Error error = errorFrom(
        {.status = code != 0 ? code : statusInWords(body), .body = body, .isApiError = true}, head,
        now);
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

std::optional<Error> fromEncoding(const HttpAnswer &head)
{
    const QByteArray encoding = head.header("content-encoding").trimmed().toLower();
    if (encoding.isEmpty() || encoding == "identity") {
        return std::nullopt;
    }
    return Error{.kind = ErrorKind::EncodingRefused,
                 .subject = head.url.toString(),
                 .detail = QString::fromLatin1(encoding)};
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
