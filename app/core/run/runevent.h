// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/llm/chat.h"
#include "core/llm/retrypolicy.h"
#include "core/run/profile.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>

namespace roo::run {

enum class Outcome { Succeeded, Failed, Cancelled };

struct RunStarted
{
    QString task;
    Profile profile; //!< A snapshot: what was asked, whatever the files say later.
    QList<Role> stages; //!< Those that this run goes through, in order.
    QString plan; //!< Given with the task, not made by this run; empty otherwise.
    QString code; //!< As `plan`.
    QString baseUrl;
    QString version; //!< Of this program.
    QString parentRun; //!< The run this one goes on with; empty: none.

    friend bool operator==(const RunStarted &, const RunStarted &) = default;
};

struct AttachmentsAdded
{
    struct File
    {
        QString path;
        qint64 size = 0; //!< Bytes of UTF-8.
        QString sha256;

        friend bool operator==(const File &, const File &) = default;
    };
    QList<File> files;

    friend bool operator==(const AttachmentsAdded &, const AttachmentsAdded &) = default;
};

struct StageStarted
{
    Role stage = Role::Planner;
    int round = 1;

    friend bool operator==(const StageStarted &, const StageStarted &) = default;
};

struct AttemptStarted
{
    Role stage = Role::Planner;
    int round = 1;
    QString attemptId; //!< Unique in the run; the proxy's log has it as its call id.
    QString model;
    QString requestSha256; //!< Names requests/<sha256>.json, written before.

    friend bool operator==(const AttemptStarted &, const AttemptStarted &) = default;
};

enum class TextKind { Answer, Reasoning };

struct TextDelta
{
    QString attemptId;
    TextKind kind = TextKind::Answer;
    QString text;

    friend bool operator==(const TextDelta &, const TextDelta &) = default;
};

struct AttemptFailed
{
    QString attemptId;
    Error error;
    llm::Decision::Action action = llm::Decision::Action::Stop;
    QString nextModel; //!< Empty when the stage stops.
    std::chrono::milliseconds wait{0}; //!< Before the next attempt.

    friend bool operator==(const AttemptFailed &, const AttemptFailed &) = default;
};

struct StageFinished
{
    Role stage = Role::Planner;
    int round = 1;
    QString attemptId;
    QString modelAsked;
    QString modelAnswered; //!< Empty where the proxy did not say.
    llm::FinishReason finishReason = llm::FinishReason::Stop;
    llm::TokenUsage usage;
    QString proxyVersion;
    std::chrono::milliseconds firstToken{0};
    std::chrono::milliseconds total{0};

    friend bool operator==(const StageFinished &, const StageFinished &) = default;
};

struct RunFinished
{
    Outcome outcome = Outcome::Succeeded;
    std::optional<Error> error;

    friend bool operator==(const RunFinished &, const RunFinished &) = default;
};

using EventBody = std::variant<RunStarted, AttachmentsAdded, StageStarted, AttemptStarted,
                               TextDelta, AttemptFailed, StageFinished, RunFinished>;

//! Everything that happens in a run is one of these, and a run is nothing but their fold.
struct RunEvent
{
    QString runId;
    qint64 sequence = 0; //!< From 1, without gaps.
    QDateTime time; //!< UTC, milliseconds.
    EventBody body;

    friend bool operator==(const RunEvent &, const RunEvent &) = default;
};

//! `std::visit` with one lambda for each kind.
template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};

} // namespace roo::run

Q_DECLARE_METATYPE(roo::run::RunEvent)
