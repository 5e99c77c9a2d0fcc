// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/words.h"

#include "core/base/text.h"
#include "gui/words/budgetwords.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace roo::gui::words {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::words)
};

QString withDetail(const QString &words, const Error &error)
{
    return error.detail.isEmpty() ? words : words % u": "_s % text::oneLine(error.detail);
}

//! " (HTTP 429)"
QString status(const Error &error)
{
    return error.httpStatus ? u" (HTTP %1)"_s.arg(*error.httpStatus) : QString();
}

QString place(const Error &error)
{
    return error.line > 0 ? Words::tr("%1, line %2").arg(error.subject).arg(error.line)
                          : error.subject;
}

//! Of a URL; a bare name stays.
QString hostIn(const QString &subject)
{
    const QString host = QUrl(subject).host();
    return host.isEmpty() ? subject : host;
}

//! Whom one talks to, without the path of what was asked there.
QString serverIn(const QString &subject)
{
    const QUrl url(subject);
    return url.host().isEmpty()
        ? subject
        : url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveUserInfo).toString();
}

QString timedOut(const Error &error)
{
    const QString wait
        = error.wait ? duration(*error.wait) : Words::tr("the time allowed", "no … within …");
    return error.expected.isEmpty()
        ? Words::tr("Nothing came for %1").arg(wait)
        : Words::tr("No %1 within %2").arg(expectation(error.expected), wait);
}

QString aboutFile(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::FileUnreadable:
        return withDetail(Words::tr("Cannot read %1").arg(error.subject), error);
    case ErrorKind::FileExists:
        return Words::tr("%1 is there already, and is not written over").arg(error.subject);
    case ErrorKind::FileNotUtf8:
        return Words::tr("%1 is not UTF-8 text").arg(error.subject);
    case ErrorKind::FileTooLarge:
        return Words::tr("%1 is larger than %2")
            .arg(error.subject, size(error.expected.toLongLong()));
    case ErrorKind::SyntaxInvalid:
        return withDetail(
            Words::tr("%1: expected %2").arg(place(error), expectation(error.expected)), error);
    case ErrorKind::KeyUnknown:
        return Words::tr("%1: unknown key “%2”, expected %3")
            .arg(place(error), text::oneLine(error.detail, 60), expectation(error.expected));
    case ErrorKind::ValueInvalid:
        return error.detail.isEmpty()
            ? Words::tr("%1: expected %2").arg(error.subject, expectation(error.expected))
            : Words::tr("%1 (from %2): expected %3")
                  .arg(error.subject, text::oneLine(error.detail), expectation(error.expected));
    case ErrorKind::ProfileUnknown:
        return withDetail(Words::tr("There is no profile “%1”; there are").arg(error.subject),
                          error);
    case ErrorKind::TemplateInvalid:
        return error.detail.isEmpty()
            ? Words::tr("%1: the template lacks %2").arg(place(error), expectation(error.expected))
            : Words::tr("%1: unknown placeholder %2, expected %3")
                  .arg(place(error), text::oneLine(error.detail, 60), expectation(error.expected));
    default:
        return withDetail(Words::tr("Cannot write %1").arg(error.subject), error);
    }
}

QString aboutConnection(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::UrlInvalid:
        return Words::tr("%1 is no URL of a proxy: expected %2")
            .arg(error.subject, expectation(error.expected));
    case ErrorKind::KeyRefused:
        return withDetail(
            Words::tr("The URL comes from %1 and the key from elsewhere, so the key is not sent")
                .arg(error.subject),
            error);
    case ErrorKind::BadKey:
        return withDetail(Words::tr("The proxy refused the key%1").arg(status(error)), error);
    case ErrorKind::BudgetExceeded:
        return withDetail(Words::tr("The proxy’s budget is used up%1").arg(status(error)), error);
    case ErrorKind::Redirected:
        return Words::tr("The proxy redirects to %1, which is not followed: the key and the prompt "
                         "would go to another address")
            .arg(error.subject);
    case ErrorKind::EncodingRefused:
        return Words::tr("%1 answered compressed, which was not asked for").arg(error.subject);
    case ErrorKind::ConnectionRefused:
        return Words::tr("No LiteLLM proxy answers at %1").arg(serverIn(error.subject));
    case ErrorKind::HostNotFound:
        return Words::tr("No host of the name %1 was found").arg(hostIn(error.subject));
    case ErrorKind::TlsFailed:
        return withDetail(Words::tr("No secure connection to %1").arg(serverIn(error.subject)),
                          error);
    case ErrorKind::ConnectionClosed:
        return withDetail(Words::tr("The connection was closed before an answer"), error);
    case ErrorKind::TimedOut:
        return timedOut(error);
    case ErrorKind::StageTimedOut:
        return Words::tr("The stage took longer than %1")
            .arg(error.wait ? duration(*error.wait) : Words::tr("the time allowed"));
    default:
        return error.detail.trimmed().startsWith(u'<')
            ? Words::tr("What answers at %1 is no LiteLLM endpoint, but a web page")
                  .arg(error.subject)
            : withDetail(Words::tr("What answers at %1 is no LiteLLM endpoint%2")
                             .arg(error.subject, status(error)),
                         error);
    }
}

QString aboutModel(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::AccessDenied:
        return withDetail(Words::tr("The provider refused access%1").arg(status(error)), error);
    case ErrorKind::ModelUnknown:
        return withDetail(Words::tr("The proxy does not know this model%1").arg(status(error)),
                          error);
    case ErrorKind::ContextOverflow:
        return withDetail(Words::tr("The prompt is too long for this model"), error);
    case ErrorKind::ContentRefused:
        return withDetail(Words::tr("Refused by a content policy"), error);
    case ErrorKind::ParameterRefused:
        return withDetail(error.expected.isEmpty()
                              ? Words::tr("The request was refused%1").arg(status(error))
                              : Words::tr("The parameter %1 was refused").arg(error.expected),
                          error);
    case ErrorKind::RateLimited:
        return withDetail(error.wait ? Words::tr("Rate limited%1, asks to wait %2")
                                           .arg(status(error), duration(*error.wait))
                                     : Words::tr("Rate limited%1").arg(status(error)),
                          error);
    case ErrorKind::DailyLimitReached:
        return withDetail(Words::tr("The free requests of this day are used up"), error);
    case ErrorKind::StreamBroken:
        return withDetail(Words::tr("The stream broke"), error);
    case ErrorKind::StreamCut:
        return Words::tr("The stream ended in the middle of the answer");
    case ErrorKind::AnswerEmpty:
        return withDetail(Words::tr("The answer was empty"), error);
    case ErrorKind::AnswerTooLarge:
        return Words::tr("The answer was larger than %1").arg(size(error.expected.toLongLong()));
    default:
        return withDetail(error.httpStatus == 408
                              ? Words::tr("The proxy gave up waiting (HTTP 408)")
                              : Words::tr("Server error%1").arg(status(error)),
                          error);
    }
}

QString aboutHistory(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::HistoryUnwritable:
        return withDetail(Words::tr("The history cannot be written in %1").arg(error.subject),
                          error);
    case ErrorKind::HistoryUnreadable:
        return withDetail(Words::tr("The history in %1 cannot be read").arg(error.subject), error);
    case ErrorKind::RunUnknown:
        return Words::tr("There is no run %1").arg(error.subject);
    case ErrorKind::RunAmbiguous:
        return withDetail(Words::tr("%1 may be several runs").arg(error.subject), error);
    case ErrorKind::RunBusy:
        return Words::tr("%1 is being written just now").arg(error.subject);
    case ErrorKind::RunComplete:
        return Words::tr("All stages have succeeded: there is nothing to go on with");
    case ErrorKind::StageNotReached:
        return Words::tr("The run cannot go on from the %1: the %2 comes first")
            .arg(error.subject, expectation(error.expected));
    default:
        return withDetail(error.expected.isEmpty()
                              ? Words::tr("%1 cannot be read as a run").arg(place(error))
                              : Words::tr("%1 cannot be read as a run: expected %2")
                                    .arg(place(error), expectation(error.expected)),
                          error);
    }
}

QString aboutChanges(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::FileStale:
        return Words::tr("%1 is no longer what it was when it was looked at").arg(error.subject);
    case ErrorKind::WorkspaceBusy:
        return Words::tr("Another program writes to %1 just now").arg(error.subject);
    case ErrorKind::JournalUnknown:
        return withDetail(
            Words::tr("Nothing of %1 is applied that could be undone").arg(error.subject), error);
    case ErrorKind::EditsRefused:
        if (!error.detail.isEmpty()) {
            return Words::tr("Nothing was written: %1 must not be changed")
                .arg(text::oneLine(error.detail));
        }
        return error.expected == "E_TRUNCATED"_L1
            ? Words::tr("Nothing was written: the answer was cut off before its end, so changes "
                        "are missing")
            : Words::tr("Nothing was written: not all of the changes fit the files");
    case ErrorKind::ProofFailed:
        return error.detail == "stale"_L1
            ? Words::tr("Nothing was written: the checks ran on something else than what would be "
                        "written")
            : Words::tr("The proof failed: %1").arg(error.subject);
    case ErrorKind::ReviewRejected:
        return Words::tr("The Reviewer rejects the changes");
    case ErrorKind::ConsentMissing:
        if (error.subject == "checks"_L1) {
            return Words::tr("The checks of this workspace need to be allowed");
        }
        return Words::tr("Nothing was written: the changes need to be allowed (%1)")
            .arg(error.subject);
    case ErrorKind::ChangesMissing:
        return Words::tr("The answer holds no changes of files");
    case ErrorKind::FolderMissing:
        return Words::tr("The run was made without a workspace for its changes");
    case ErrorKind::RoundUnknown:
        return Words::tr("%1 has no such round").arg(error.subject);
    case ErrorKind::ChecksMissing:
        return Words::tr("Nothing says how %1 is checked").arg(error.subject);
    case ErrorKind::CodeMissing:
        return Words::tr("%1 has no answer of a Coder").arg(error.subject);
    default:
        return Words::tr("Nothing was written");
    }
}

} // namespace

QString sentence(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::FileUnreadable:
    case ErrorKind::FileUnwritable:
    case ErrorKind::FileExists:
    case ErrorKind::FileNotUtf8:
    case ErrorKind::FileTooLarge:
    case ErrorKind::SyntaxInvalid:
    case ErrorKind::KeyUnknown:
    case ErrorKind::ValueInvalid:
    case ErrorKind::ProfileUnknown:
    case ErrorKind::TemplateInvalid:
        return aboutFile(error);
    case ErrorKind::UrlInvalid:
    case ErrorKind::KeyRefused:
    case ErrorKind::BadKey:
    case ErrorKind::BudgetExceeded:
    case ErrorKind::Redirected:
    case ErrorKind::NotAnEndpoint:
    case ErrorKind::EncodingRefused:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
    case ErrorKind::TlsFailed:
    case ErrorKind::ConnectionClosed:
    case ErrorKind::TimedOut:
    case ErrorKind::StageTimedOut:
        return aboutConnection(error);
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
        return error.subject.isEmpty() ? aboutModel(error)
                                       : error.subject % u": "_s % aboutModel(error);
    case ErrorKind::Cancelled:
        return Words::tr("Stopped by you");
    case ErrorKind::Interrupted:
        return Words::tr("Stopped, because the program was told to end");
    case ErrorKind::AllModelsFailed:
        return withDetail(Words::tr("All models failed: %1").arg(error.subject), error);
    case ErrorKind::BudgetReached:
        return Words::tr("A budget is used up: %1, %2")
            .arg(budget(error.subject), budgetAmount(error.subject, error.expected));
    case ErrorKind::AnswerTruncated:
        return Words::tr("The answer of %1 was cut by the token limit").arg(error.subject);
    case ErrorKind::SecretsRefused:
        return Words::tr("Stopped before sending: what looks like a secret stands in %1")
            .arg(place(error));
    case ErrorKind::HistoryUnwritable:
    case ErrorKind::HistoryUnreadable:
    case ErrorKind::RunUnknown:
    case ErrorKind::RunUnreadable:
    case ErrorKind::RunAmbiguous:
    case ErrorKind::RunBusy:
    case ErrorKind::RunComplete:
    case ErrorKind::StageNotReached:
        return aboutHistory(error);
    case ErrorKind::FileStale:
    case ErrorKind::WorkspaceBusy:
    case ErrorKind::JournalUnknown:
    case ErrorKind::EditsRefused:
    case ErrorKind::ConsentMissing:
    case ErrorKind::ProofFailed:
    case ErrorKind::ReviewRejected:
    case ErrorKind::RoundUnknown:
    case ErrorKind::ChecksMissing:
    case ErrorKind::ApprovalMissing:
    case ErrorKind::ChangesMissing:
    case ErrorKind::FolderMissing:
    case ErrorKind::CodeMissing:
        return aboutChanges(error);
    }
    Q_UNREACHABLE_RETURN({});
}

QString brief(const Error &error)
{
    Error shorter = error;
    shorter.subject = error.kind == ErrorKind::ConnectionRefused ? error.subject : QString();
    shorter.detail.clear();
    return text::oneLine(sentence(shorter), 120);
}

} // namespace roo::gui::words
