// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/wording.h"

#include "core/base/text.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace roo::cli::wording {

namespace {

//! The limit in bytes that was passed.
QString limitOf(const Error &error)
{
    bool isNumber = false;
    const qint64 bytes = error.expected.toLongLong(&isNumber);
    return isNumber ? size(bytes) : error.expected;
}

QString withDetail(const QString &words, const Error &error)
{
    return error.detail.isEmpty() ? words : words % u": "_s % text::oneLine(error.detail);
}

QString status(const Error &error)
{
    return error.httpStatus ? u" (HTTP %1)"_s.arg(*error.httpStatus) : QString();
}

QString place(const Error &error)
{
    return error.line > 0 ? u"%1, line %2"_s.arg(error.subject).arg(error.line) : error.subject;
}

QString fromWhere(const Error &error)
{
    return error.detail.isEmpty() ? QString() : u" (from "_s % text::oneLine(error.detail) % u')';
}

//! Of a URL; a bare name stays.
QString hostIn(const QString &subject)
{
    const QString host = QUrl(subject).host();
    return host.isEmpty() ? subject : host;
}

QString namedBy(const Error &error)
{
    return error.namedBy.isEmpty() ? QString() : u", which %1 names"_s.arg(error.namedBy);
}

QString waitWords(const Error &error)
{
    return error.wait ? duration(*error.wait) : u"the time allowed"_s;
}

} // namespace

QString fromProgram(const QString &message)
{
    return u"orchestrator: "_s % message;
}

QString brief(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::RateLimited: {
        const QString wait = error.wait ? u", asks to wait "_s % duration(*error.wait) : QString();
        return withDetail(u"rate limited"_s % status(error) % wait, error);
    }
    case ErrorKind::DailyLimitReached:
        return withDetail(u"the free requests of this day are used up"_s % status(error), error);
    case ErrorKind::BudgetReached:
        return budget(error.subject, error.expected) % u" is used up"_s;
    case ErrorKind::ServerFailed:
        return withDetail(
            (error.httpStatus == 408 ? u"the proxy gave up waiting"_s : u"server error"_s)
                % status(error),
            error);
    case ErrorKind::TimedOut:
        return error.expected.isEmpty()
            ? u"nothing came for %1"_s.arg(waitWords(error))
            : u"no %1 within %2"_s.arg(error.expected, waitWords(error));
    case ErrorKind::StageTimedOut:
        return u"the stage took longer than %1"_s.arg(waitWords(error));
    case ErrorKind::StreamBroken:
        return withDetail(u"the stream broke"_s, error);
    case ErrorKind::StreamCut:
        return u"the stream ended in the middle of the answer"_s;
    case ErrorKind::AnswerEmpty:
        return withDetail(u"the answer was empty"_s, error);
    case ErrorKind::AnswerTooLarge:
        return withDetail(u"the answer was larger than %1"_s.arg(limitOf(error)), error);
    case ErrorKind::AccessDenied:
        return withDetail(u"the provider refused access"_s % status(error), error);
    case ErrorKind::ModelUnknown:
        return withDetail(u"unknown model"_s % status(error), error);
    case ErrorKind::ContextOverflow:
        return withDetail(u"the prompt is too long for this model"_s, error);
    case ErrorKind::ContentRefused:
        return withDetail(u"refused by a content policy"_s, error);
    case ErrorKind::ParameterRefused:
        return withDetail(error.expected.isEmpty()
                              ? u"the request was refused"_s % status(error)
                              : u"the parameter %1 was refused"_s.arg(error.expected)
                                  % status(error),
                          error);
    case ErrorKind::ConnectionRefused:
        return u"no proxy answers at %1"_s.arg(error.subject);
    case ErrorKind::HostNotFound:
        return u"no host of the name %1 was found"_s.arg(hostIn(error.subject));
    case ErrorKind::TlsFailed:
        return withDetail(u"no secure connection"_s, error);
    case ErrorKind::ConnectionClosed:
        return withDetail(u"the connection was closed before an answer"_s, error);
    case ErrorKind::HistoryUnwritable:
        return withDetail(u"cannot write %1"_s.arg(error.subject), error);
    default:
        return sentence(error);
    }
}

QString sentence(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::FileUnreadable:
        return withDetail(u"Cannot read %1"_s.arg(error.subject) % namedBy(error), error);
    case ErrorKind::FileUnwritable:
        return withDetail(u"Cannot write %1"_s.arg(error.subject), error);
    case ErrorKind::FileExists:
        return u"%1 is there already, and is not written over"_s.arg(error.subject);
    case ErrorKind::FileNotUtf8:
        return u"%1 is not UTF-8 text"_s.arg(error.subject);
    case ErrorKind::FileTooLarge:
        return u"%1 is larger than %2"_s.arg(error.subject, limitOf(error));
    case ErrorKind::SyntaxInvalid:
        return withDetail(u"%1%2: expected %3"_s.arg(place(error), namedBy(error), error.expected),
                          error);
    case ErrorKind::KeyUnknown:
        return u"%1: unknown key \"%2\", expected %3"_s.arg(
            place(error), text::oneLine(error.detail, 60), error.expected);
    case ErrorKind::ValueInvalid:
        return u"%1%2: expected %3"_s.arg(error.subject, fromWhere(error), error.expected);
    case ErrorKind::ProfileUnknown:
        return withDetail(u"There is no profile \"%1\"; there are"_s.arg(error.subject), error);
    case ErrorKind::TemplateInvalid:
        return error.detail.isEmpty()
            ? u"%1: the template lacks %2"_s.arg(place(error), error.expected)
            : u"%1: unknown placeholder %2, expected %3"_s.arg(
                  place(error), text::oneLine(error.detail, 60), error.expected);
    case ErrorKind::UrlInvalid:
        return u"%1%2 is no URL of a proxy: expected %3"_s.arg(error.subject, fromWhere(error),
                                                               error.expected);
    case ErrorKind::KeyRefused:
        return withDetail(
            u"The URL comes from %1 and the key from elsewhere, so the key is not sent"_s.arg(
                error.subject),
            error);
    case ErrorKind::BadKey:
        return withDetail(u"The proxy refused the key"_s % status(error), error);
    case ErrorKind::BudgetExceeded:
        return withDetail(u"The proxy's budget is used up"_s % status(error), error);
    case ErrorKind::Redirected:
        return u"The proxy redirects to %1%2, which is not followed: the key and the prompt would "
               "go to another address"_s.arg(error.subject, status(error));
    case ErrorKind::NotAnEndpoint:
        return error.detail.trimmed().startsWith(u'<')
            ? u"What answers at %1 is no LiteLLM endpoint%2, but a web page"_s.arg(error.subject,
                                                                                   status(error))
            : withDetail(u"What answers at %1 is no LiteLLM endpoint"_s.arg(error.subject)
                             % status(error),
                         error);
    case ErrorKind::EncodingRefused:
        return withDetail(u"%1 answered compressed, which was not asked for"_s.arg(error.subject),
                          error);
    case ErrorKind::ConnectionRefused:
        return withDetail(u"No proxy answers at %1"_s.arg(error.subject), error);
    case ErrorKind::HostNotFound:
        return withDetail(u"No host of the name %1 was found"_s.arg(hostIn(error.subject)), error);
    case ErrorKind::TlsFailed:
        return withDetail(u"No secure connection to %1"_s.arg(error.subject), error);
    case ErrorKind::AllModelsFailed:
        return withDetail(u"All models failed: %1"_s.arg(error.subject), error);
    case ErrorKind::BudgetReached: {
        const QString words = brief(error);
        return words.first(1).toUpper() % words.sliced(1);
    }
    case ErrorKind::Cancelled:
        return u"Stopped"_s;
    case ErrorKind::Interrupted:
        return u"Stopped by a signal"_s;
    case ErrorKind::AnswerTruncated:
        return u"The answer of %1 was cut by the token limit"_s.arg(error.subject);
    case ErrorKind::HistoryUnwritable:
        return withDetail(u"Cannot write %1"_s.arg(error.subject), error);
    case ErrorKind::HistoryUnreadable:
        return withDetail(u"Cannot read the history in %1"_s.arg(error.subject), error);
    case ErrorKind::RunUnknown:
        return error.subject == "last"_L1 ? u"No run is kept yet"_s
                                          : u"There is no run %1"_s.arg(error.subject);
    case ErrorKind::RunUnreadable:
        return withDetail(
            error.expected.isEmpty()
                ? u"%1 cannot be read as a run"_s.arg(place(error))
                : u"%1 cannot be read as a run: expected %2"_s.arg(place(error), error.expected),
            error);
    case ErrorKind::RunAmbiguous:
        return withDetail(u"%1 may be several runs"_s.arg(error.subject), error);
    case ErrorKind::RunBusy:
        return u"%1 is being written just now"_s.arg(error.subject);
    case ErrorKind::FileStale:
        return u"%1 is no longer what it was when it was looked at"_s.arg(error.subject);
    case ErrorKind::WorkspaceBusy:
        return u"Another program writes to %1 just now"_s.arg(error.subject);
    case ErrorKind::JournalUnknown:
        return withDetail(u"Nothing of %1 is applied that could be undone"_s.arg(error.subject),
                          error);
    case ErrorKind::SecretsRefused:
        return u"Stopped before sending: what looks like a secret stands in %1"_s.arg(place(error));
    case ErrorKind::EditsRefused:
        if (!error.detail.isEmpty()) {
            return u"Nothing was written: %1 must not be changed"_s.arg(
                text::oneLine(error.detail));
        }
        return error.expected == "E_TRUNCATED"_L1
            ? u"Nothing was written: the answer was cut off before its end, so changes are missing"_s
            : u"Nothing was written: not all of the changes fit the files"_s;
    case ErrorKind::ProofFailed:
        return error.detail == "stale"_L1
            ? u"Nothing was written: the checks ran on something else than what would be written"_s
            : u"The proof failed: %1"_s.arg(error.subject);
    case ErrorKind::ReviewRejected:
        return u"The Reviewer rejects the changes"_s;
    case ErrorKind::ConsentMissing:
        if (error.subject == "checks"_L1) {
            return u"The checks of this folder need to be allowed, and nobody can be asked"_s;
        }
        return u"Nothing was written: the changes need to be allowed (%1)"_s.arg(error.subject);
    case ErrorKind::ApprovalMissing:
        return u"Nothing was written"_s;
    case ErrorKind::ChangesMissing:
        return u"The answer holds no changes of files"_s;
    case ErrorKind::FolderMissing:
        return u"%1 was made without a folder for its changes"_s.arg(error.subject);
    case ErrorKind::RoundUnknown:
        return error.expected == "0"_L1
            ? u"%1 has made no changes"_s.arg(error.subject)
            : u"%1 has no such round: it has %2"_s.arg(error.subject, error.expected);
    case ErrorKind::ChecksMissing:
        return u"Nothing says how %1 is checked"_s.arg(error.subject);
    case ErrorKind::CodeMissing:
        return u"%1 has no answer of a Coder"_s.arg(error.subject);
    case ErrorKind::RunComplete:
        return u"All stages of %1 have succeeded: there is nothing to go on with"_s.arg(
            error.subject);
    case ErrorKind::StageNotReached:
        return u"The run cannot go on from the %1: the %2 comes first"_s.arg(error.subject,
                                                                             error.expected);
    case ErrorKind::ConnectionClosed:
    case ErrorKind::TimedOut:
    case ErrorKind::StageTimedOut:
    case ErrorKind::AccessDenied:
    case ErrorKind::ModelUnknown:
    case ErrorKind::ContextOverflow:
    case ErrorKind::ContentRefused:
    case ErrorKind::ParameterRefused:
    case ErrorKind::RateLimited:
    case ErrorKind::DailyLimitReached:
    case ErrorKind::ServerFailed:
    case ErrorKind::StreamBroken:
    case ErrorKind::StreamCut:
    case ErrorKind::AnswerEmpty:
    case ErrorKind::AnswerTooLarge:
        return error.subject.isEmpty() ? brief(error) : error.subject % u": "_s % brief(error);
    }
    Q_UNREACHABLE_RETURN({});
}

QString warning(const config::Warning &warning)
{
    const QString from = config::originText(warning.origin);
    switch (warning.kind) {
    case config::WarningKind::QuotesDropped:
        return u"%1 has quotes around its value, which docker --env-file leaves there; they are "
               "dropped"_s.arg(warning.origin.name);
    case config::WarningKind::EnvFileReadable:
        return u"%1 holds a key and can be read by others; chmod 600 mends it"_s.arg(
            warning.origin.file);
    case config::WarningKind::EnvNameUnknown:
    case config::WarningKind::SavedKeyUnknown:
        return warning.detail.isEmpty() ? u"%1: nothing reads %2"_s.arg(from, warning.origin.name)
                                        : u"%1: nothing reads %2; did you mean %3?"_s.arg(
                                              from, warning.origin.name, warning.detail);
    case config::WarningKind::InsecureConnection:
        return u"The connection to %1 is not encrypted: the key and the prompts can be read on the "
               "way"_s.arg(warning.detail);
    case config::WarningKind::FolderDecides:
        return warning.detail.isEmpty()
            ? u"%1 says that this run is not kept"_s.arg(from)
            : u"%1 chooses the profile %2"_s.arg(from, text::oneLine(warning.detail, 60));
    }
    Q_UNREACHABLE_RETURN({});
}

QString stageTitle(run::Role role)
{
    switch (role) {
    case run::Role::Planner:
        return u"Plan"_s;
    case run::Role::Coder:
        return u"Code"_s;
    case run::Role::Reviewer:
        return u"Review"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace roo::cli::wording
