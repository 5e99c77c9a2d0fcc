// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/failurekind.h"

#include "core/llm/failure.h"
#include "core/llm/failurewords.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace roo::llm::failure {
namespace {

bool containsAny(QStringView text, std::span<const QLatin1StringView> words)
{
    return std::ranges::any_of(words,
                               [text](QLatin1StringView word) { return text.contains(word); });
}

//! Message, type and code, in lower case. The words of a page say nothing.
QString wordsOf(const Clues &clues)
{
    const codec::ErrorBody &body = clues.body;
    return clues.isNonsense ? QString()
                            : (body.message + u'\n' + body.type + u'\n' + body.code).toLower();
}

//! Whether a provider said it, and not the proxy.
bool isProvidersOwn(const Clues &clues)
{
    if (!clues.isApiError) {
        return false;
    }
    if (isFromProvider(clues.body.message)) {
        return true;
    }
    // The newest LiteLLM strips the provider's name. Its own refusals of a key still have a type
    // or words of their own; this type is what it gives to a provider's.
    return clues.isLiteLlm && clues.body.type == "authentication_error"_L1
        && !containsAny(wordsOf(clues), words::gatewayKey);
}

bool isUnknownModel(QStringView said)
{
    return containsAny(said, words::unknownModel)
        || (said.contains("model"_L1) && containsAny(said, words::missing));
}

//! Words that say more than the status does. LiteLLM gives the same thing different statuses from
//! version to version, and most of it as 400 or 429.
std::optional<ErrorKind> kindByWords(const Clues &clues)
{
    const QString said = wordsOf(clues);
    const bool fromProvider = isProvidersOwn(clues);
    const int status = clues.status;
    const bool concernsRequest
        = status == 0 || status == 400 || status == 403 || status == 404 || status == 422;
    if (containsAny(said, words::budget)) {
        return fromProvider ? ErrorKind::AccessDenied : ErrorKind::BudgetExceeded;
    }
    if (containsAny(said, words::cooldown)) {
        return ErrorKind::RateLimited;
    }
    if (containsAny(said, words::access)) {
        return ErrorKind::AccessDenied;
    }
    if (!fromProvider
        && (containsAny(said, words::badKey)
            || (status == 400 && clues.body.type == "auth_error"_L1))) {
        return ErrorKind::BadKey;
    }
    if (containsAny(said, words::context)
        || (status != 429 && said.contains("too many tokens"_L1))) {
        return ErrorKind::ContextOverflow;
    }
    if (concernsRequest && isUnknownModel(said)) {
        return ErrorKind::ModelUnknown;
    }
    if (concernsRequest && clues.body.parameter.isEmpty() && containsAny(said, words::content)) {
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
        return isProvidersOwn(clues) ? ErrorKind::AccessDenied : ErrorKind::BadKey;
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

//! A limit per day that opens again within a minute is one to wait for.
bool isDailyLimit(const Clues &clues)
{
    const bool opensSoon = clues.wait && *clues.wait <= 1min;
    return (containsAny(wordsOf(clues), words::daily) && !opensSoon) || clues.wait > 1h;
}

} // namespace

ErrorKind kindOf(const Clues &clues)
{
    const ErrorKind kind = kindByWords(clues).value_or(kindByStatus(clues));
    return kind == ErrorKind::RateLimited && isDailyLimit(clues) ? ErrorKind::DailyLimitReached
                                                                 : kind;
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

int statusInWords(const codec::ErrorBody &body)
{
    const QString text = (body.code + u' ' + body.type).toLower();
    const auto found = std::ranges::find_if(
        words::meanings, [&text](const auto &meaning) { return text.contains(meaning.word); });
    return found == words::meanings.end() ? 0 : found->status;
}

} // namespace roo::llm::failure
