// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/runcommand.h"
#include "core/run/runlookup.h"
#include "core/run/worker.h"

namespace roo::cli {

//! Goes on with a kept run: a new one that takes over what has succeeded.
class ResumeCommand final : public RunCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResumeCommand)

public:
    ResumeCommand(Environment environment, Invocation invocation);
    ~ResumeCommand() override;

    void start() override;
    void cancel(ErrorKind why) override;

private:
    //! The run as it was named.
    [[nodiscard]] const QString &reference() const { return invocation().kept.runs.constFirst(); }
    [[nodiscard]] bool hasOwnProfile() const;
    void goOn(const Result<run::StoredRun> &stored);
    //! Holds the code that is there already against the folder as it is now.
    void planChanges(const run::StoredRun &stored, const run::RunRequest &request);
    void beginWith(const Result<run::RunRequest> &request);
    void sayWhatIsTaken(const run::RunRequest &request) const;
    [[nodiscard]] Result<run::RunRequest> requestFor(const run::StoredRun &stored) const;

    bool m_hasBegun = false;
    run::Worker m_worker;
};

} // namespace roo::cli
