// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/keptcommand.h"
#include "cli/progressprinter.h"
#include "cli/question.h"
#include "core/run/proving.h"
#include "core/run/recorder.h"

#include <memory>
#include <optional>

namespace roo::cli {

//! orchestrator prove: runs the checks of a folder in a copy of it, as it is or with the changes of
//! a run, and prints the proof table.
class ProveCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProveCommand)

public:
    ProveCommand(Console &console, const Invocation &invocation);
    ~ProveCommand() override;

    void start() override;
    void cancel(ErrorKind why) override;

private:
    //! What is to be proved.
    struct Subject
    {
        run::EditsPlanned changes; //!< Without files: the folder as it is.
        QString runId; //!< That it is written down in; empty: in none.
        QList<proof::Check> checks; //!< Of the profile.
    };

    [[nodiscard]] bool isRun() const { return !options().runs.isEmpty(); }
    [[nodiscard]] Result<Subject> subject(const std::stop_token &stop) const;
    void begin(const Result<Subject> &subject);
    void planned(const Result<run::ChecksPlanned> &checks, bool isAllowed);
    void prove();
    void proved(const Result<QString> &words);
    void take(const run::EventBody &body);
    void conclude();
    void refuseWith(const Error &error);

    EditOptions m_edits;
    run::AppOptions m_app;
    Subject m_subject;
    run::Run m_run; //!< What happens here, as a run of its own.
    QList<run::EventBody> m_happened;
    ProgressPrinter m_progress;
    Question m_question;
    std::unique_ptr<run::Proving> m_proving;
};

} // namespace roo::cli
