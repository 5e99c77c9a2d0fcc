// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/attempts/attemptlog.h"
#include "gui/look/stateicon.h"

#include "core/run/run.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace roo::gui {

//! What is to be said of one stage of a run at one moment.
struct StageStatus
{
    enum class State {
        Empty, //!< There is no run.
        Absent, //!< The run does not go through it.
        Given, //!< Its answer was given with the task.
        Pending,
        Preparing, //!< Begun, and nobody asked yet.
        Waiting, //!< For the first token.
        Thinking,
        Answering,
        Pausing, //!< Before the next attempt.
        Succeeded,
        Failed,
        Stopped
    };

    State state = State::Empty;
    QString modelAsked;
    QString modelAnswered; //!< Empty where not said.
    int place = 0; //!< In the chain, from 1; 0 where it is not known.
    int chainLength = 0;
    int attempt = 0;
    int round = 1;
    qint64 characters = 0;
    QDateTime since; //!< When the state began.
    QDateTime until; //!< Pausing: when the next attempt comes.
    QString nextModel; //!< Pausing.
    std::optional<Error> error; //!< Pausing and Failed: why.
    std::optional<run::StageFinished> result;

    [[nodiscard]] bool isBusy() const;
};

[[nodiscard]] StageStatus stageStatus(const run::Run &run, const AttemptLog &attempts,
                                      run::Role role);

//! The answer of a stage as it is to be shown: of all rounds, and of the attempt under way or that
//! the run has ended with. What came of an attempt that is made good again is not shown.
[[nodiscard]] QString stageText(const run::Run &run, run::Role role);
//! What the models thought before these answers.
[[nodiscard]] QString stageReasoning(const run::Run &run, run::Role role);

//! "waiting for the first token, 12 s"
[[nodiscard]] QString stateWords(const StageStatus &status, const QDateTime &now);
//! "kat-coder-pro", and who answered in its place.
[[nodiscard]] QString modelWords(const StageStatus &status);
//! The same without the providers' names before the models'.
[[nodiscard]] QString shortModelWords(const StageStatus &status);
//! "2nd of 4, attempt 3"
[[nodiscard]] QString placeWords(const StageStatus &status);
//! "2.1 s, first token 0.4 s"
[[nodiscard]] QString timeWords(const StageStatus &status);
//! "1.2k in, 3.4k out, cost unknown"
[[nodiscard]] QString usageWords(const StageStatus &status);

[[nodiscard]] Sign signOf(StageStatus::State state);

} // namespace roo::gui
