// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

#include <chrono>
#include <expected>
#include <optional>

namespace roo {
Q_NAMESPACE

//! What kind of thing went wrong. Words for each kind are made at the edge: `cli` in English,
//! `gui` through tr(). The names are written into events, so they are never renamed.
enum class ErrorKind {
    // Files and folders; `subject` is the path, `detail` the system's words.
    FileUnreadable, //!< `namedBy` is the option or setting that names the file, where one does.
    FileUnwritable,
    FileExists,
    FileNotUtf8,
    FileTooLarge, //!< `expected` is the limit in bytes.

    // Hand-written files; `subject` is the path, `line` counts from 1. Values are never repeated.
    SyntaxInvalid, //!< `expected` says what should have stood there.
    KeyUnknown, //!< `detail` is the key that nothing reads, `expected` the nearest, or all there
    //!< are.
    ValueInvalid, //!< `subject` names the setting, `expected` the form, `detail` its origin.
    ProfileUnknown, //!< `subject` is the name asked for, `detail` the names there are.
    TemplateInvalid, //!< `subject` is the template, `expected` the placeholder or section;
    //!< `detail` the placeholder that stands there and is unknown, or empty.

    // Connection and credentials.
    UrlInvalid, //!< `subject` is the URL without user information, or the setting; `expected` the
    //!< form, `detail` its origin.
    KeyRefused, //!< A base URL from ./.env, whose origin is `subject`, and a key from elsewhere,
    //!< whose origin is `detail`; `expected` is the option that allows it.
    BadKey,
    BudgetExceeded,
    Redirected, //!< `subject` is the target.
    NotAnEndpoint, //!< Something answered, but not a LiteLLM or OpenAI-compatible API.
    EncodingRefused, //!< The answer came compressed although identity was asked for.

    // Transport; `subject` is the URL.
    ConnectionRefused,
    HostNotFound,
    TlsFailed,
    ConnectionClosed, //!< Reset, or closed before an answer.
    TimedOut, //!< `wait` is the limit that passed: connecting, first byte or silence.
    StageTimedOut, //!< `wait` is the limit of the whole stage.

    // What the proxy or the model behind it said; `subject` is the model.
    AccessDenied, //!< The upstream's credentials, credit or access: another model may work.
    ModelUnknown,
    ContextOverflow,
    ContentRefused, //!< Content policy.
    ParameterRefused, //!< `expected` is the parameter that was named, or empty.
    RateLimited, //!< `wait` is what the server asked for, if it did.
    DailyLimitReached, //!< The free tier's requests of this day are used up.
    ServerFailed, //!< 408, 409, 5xx, or such a code in an error frame.
    StreamBroken, //!< Not understandable, or an error frame without a known code.
    StreamCut, //!< Ended without a finish reason.
    AnswerEmpty,
    AnswerTooLarge, //!< `expected` is the limit in bytes.

    // The run.
    Cancelled,
    Interrupted, //!< The process was told to stop (SIGINT, SIGTERM).
    AllModelsFailed, //!< `subject` the models tried, `detail` the last one's words.
    BudgetReached, //!< A limit of ours: `subject` says which, as "run/requests" or "day/cost" does;
    //!< `expected` is the limit.
    AnswerTruncated, //!< The token limit cut the answer, and strictness was asked for.
    HistoryUnwritable, //!< The run goes on without history.
    HistoryUnreadable,
    RunUnknown, //!< `subject` is what was asked for.
    RunUnreadable, //!< `subject` is the file, `expected` what was missed, where that is known.
    RunAmbiguous, //!< `detail` names runs that begin so.
    RunBusy, //!< A program writes it just now.
    FileStale, //!< It is no longer what it was when it was looked at.
    WorkspaceBusy, //!< Another program writes to the folder.
    JournalUnknown, //!< What would be needed to undo something is not there.
    SecretsRefused, //!< Something like a secret would have been sent; `subject` says where,
    //!< `detail` is "proxy-key" where it is the connection's own key.
    EditsRefused, //!< Changes were refused or did not resolve; `subject` is how many, `detail` the
    //!< path where it is one.
    ConsentMissing, //!< `subject` names what has to be allowed: "delete,shrink", or "checks".
    ProofFailed, //!< Checks fail that did not before; `subject` names them. Or `detail` is "stale":
    //!< they ran on something else than what would be written.
    ReviewRejected, //!< The Reviewer's verdict is to reject the changes.
    ApprovalMissing, //!< The answer was no, or there was nobody to ask.
    ChangesMissing, //!< An answer asks for no change in the form that is read.
    FolderMissing, //!< A run has no folder for its changes, and none was named; `subject` the run.
    RoundUnknown, //!< `subject` is the run, `expected` how many rounds of changes it has.
    ChecksMissing, //!< Nothing names a check of the folder `subject`.
    CodeMissing, //!< A run has no Coder's answer; `subject` is the run.
    RunComplete, //!< Nothing is left to go on with.
    StageNotReached, //!< `subject` is the stage, `expected` the one that comes first.
};
Q_ENUM_NS(ErrorKind)

//! What failed, on what, and in which foreign words; never a sentence of ours. Carries no secret:
//! whoever fills `detail` with foreign text redacts it first.
//! (The empty initialisers let designated ones leave members out without a warning.)
struct Error
{
    ErrorKind kind = ErrorKind::Cancelled;
    QString subject = {}; //!< What it failed on; its meaning is given with the kind.
    QString detail = {}; //!< Foreign text as it came, redacted and at most 4 KiB.
    QString expected = {}; //!< What would have been right.
    QString namedBy = {}; //!< The origin of the subject's name; not kept in events.
    int line = 0; //!< Line in a file, from 1; 0 where there is none.
    std::optional<int> httpStatus = {};
    std::optional<std::chrono::milliseconds> wait = {};

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T>
using Result = std::expected<T, Error>;

//! The stable name of a kind, for events and `--json`: "RateLimited".
[[nodiscard]] QString errorKindName(ErrorKind kind);
//! The inverse; empty for a name that this version does not know.
[[nodiscard]] std::optional<ErrorKind> errorKindFromName(QStringView name);

} // namespace roo

Q_DECLARE_METATYPE(roo::Error)
