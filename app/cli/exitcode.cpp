// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/exitcode.h"

using namespace Qt::StringLiterals;

namespace roo::cli {

bool comesAfterOutput(ExitCode code)
{
    return code == ExitCode::Done || code == ExitCode::NotApplied
        || code == ExitCode::BudgetReached;
}

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::RunUnknown:
    case ErrorKind::RunAmbiguous:
    case ErrorKind::RunComplete:
    case ErrorKind::StageNotReached:
    case ErrorKind::RoundUnknown:
    case ErrorKind::CodeMissing:
    case ErrorKind::FolderMissing:
    case ErrorKind::JournalUnknown:
        return ExitCode::Usage;
    case ErrorKind::FileUnreadable:
    case ErrorKind::FileNotUtf8:
    case ErrorKind::FileTooLarge:
    case ErrorKind::SyntaxInvalid:
    case ErrorKind::KeyUnknown:
    case ErrorKind::ValueInvalid:
    case ErrorKind::ChecksMissing:
    case ErrorKind::ProfileUnknown:
    case ErrorKind::TemplateInvalid:
    case ErrorKind::UrlInvalid:
    case ErrorKind::KeyRefused:
    case ErrorKind::BadKey:
    case ErrorKind::BudgetExceeded:
    case ErrorKind::Redirected:
    case ErrorKind::NotAnEndpoint:
    case ErrorKind::EncodingRefused:
    case ErrorKind::HistoryUnreadable:
        return ExitCode::Configuration;
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
    case ErrorKind::TlsFailed:
        return ExitCode::Unreachable;
    case ErrorKind::FileStale:
    case ErrorKind::WorkspaceBusy:
    case ErrorKind::SecretsRefused:
    case ErrorKind::EditsRefused:
    case ErrorKind::ConsentMissing:
    case ErrorKind::ApprovalMissing:
    case ErrorKind::ChangesMissing:
        return ExitCode::NotApplied;
    case ErrorKind::ProofFailed:
        return ExitCode::ProofFailed;
    case ErrorKind::ReviewRejected:
        return ExitCode::Rejected;
    case ErrorKind::BudgetReached:
        return ExitCode::BudgetReached;
    case ErrorKind::FileUnwritable:
    case ErrorKind::FileExists:
        return ExitCode::OutputNotWritable;
    case ErrorKind::Interrupted:
        return ExitCode::Interrupted;
    case ErrorKind::TimedOut:
        // Waiting for a connection; what was connected was reached.
        return error.expected == "connection"_L1 ? ExitCode::Unreachable : ExitCode::Failed;
    case ErrorKind::ConnectionClosed:
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
    case ErrorKind::Cancelled:
    case ErrorKind::AllModelsFailed:
    case ErrorKind::AnswerTruncated:
    case ErrorKind::HistoryUnwritable:
    case ErrorKind::RunUnreadable:
    case ErrorKind::RunBusy:
        return ExitCode::Failed;
    }
    Q_UNREACHABLE_RETURN(ExitCode::Failed);
}

ExitCode exitCodeForWriting(const Error &error)
{
    return error.kind == ErrorKind::RunBusy ? ExitCode::NotApplied : exitCodeFor(error);
}

ExitCode exitCodeForNamed(const Error &error)
{
    const bool isFile
        = error.kind == ErrorKind::FileUnreadable || error.kind == ErrorKind::FileTooLarge;
    return isFile ? ExitCode::Usage : exitCodeFor(error);
}

} // namespace roo::cli
