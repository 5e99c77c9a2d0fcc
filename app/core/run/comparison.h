// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"
#include "core/run/runsummary.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

//! What is laid side by side of two runs, or of two attempts of one.
namespace roo::run {

//! The figures of a stage; what it has not brought is empty.
struct StageFigures
{
    std::optional<qsizetype> attempts; //!< Empty: the run did not go through the stage.
    std::optional<StageFinished> result; //!< Of its last round.
};

[[nodiscard]] StageFigures figuresOf(const Run &run, Role role);

//! One of the two runs.
struct ComparedRun
{
    Run run;
    RunSummary summary;
};

struct ComparedRuns
{
    ComparedRun left;
    ComparedRun right;

    //! The stages that either of them has something to show of, in order.
    [[nodiscard]] QList<Role> roles() const;
};

//! The last two attempts at a stage, of whatever round.
struct ComparedAttempts
{
    Attempt before;
    Attempt last;
    std::optional<StageFinished> result; //!< Of the last one, where it has succeeded.
};

//! Empty where there were fewer than two.
[[nodiscard]] std::optional<ComparedAttempts> lastAttempts(const Run &run, Role role);

} // namespace roo::run
