// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/answerprinter.h"
#include "cli/command.h"
#include "cli/commandline.h"
#include "cli/progressprinter.h"
#include "cli/question.h"
#include "cli/runinputs.h"
#include "core/run/probe.h"
#include "core/run/session.h"

#include <memory>
#include <optional>

namespace roo::cli {

//! plan, code, review and run.
class RunCommand : public ProxyCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunCommand)

public:
    RunCommand(Environment environment, Invocation invocation, RunInputs inputs);
    ~RunCommand() override;

    void start() override;
    void cancel(ErrorKind why) override;
    [[nodiscard]] bool isUnstoppable() const override
    {
        return m_session && m_session->isApplying();
    }

protected:
    [[nodiscard]] const Invocation &invocation() const { return m_invocation; }
    //! With what the command line and the settings say about every run.
    [[nodiscard]] run::RunRequest completed(run::RunRequest request) const;
    //! The folder of the command line, or of the run that goes on, with what is said about it.
    void completeWorkspace(run::RunRequest &request) const;
    //! Starts the run, or says why there is none.
    void begin(const Result<run::RunRequest> &request);

private:
    [[nodiscard]] Result<run::RunRequest> request() const;
    [[nodiscard]] Result<void> prepareOutput() const;
    void take(const run::RunEvent &event);
    void askForConsent(run::ConsentFor what);
    void sayWhatChanges() const;
    void sessionFinished();
    //! Both report what they cannot do; true also where nothing was asked for.
    [[nodiscard]] bool writeAnswerFiles() const;
    [[nodiscard]] bool writeNamedFiles() const;
    void reportFailure(const Error &error);
    void sayWhereKept(const Error &error) const;
    void suggestModels();
    void finish(ExitCode code);

    Invocation m_invocation;
    RunInputs m_inputs;
    std::unique_ptr<AnswerPrinter> m_answers;
    std::unique_ptr<ProgressPrinter> m_progress;
    std::unique_ptr<run::Session> m_session;
    std::unique_ptr<run::ModelLister> m_models;
    std::unique_ptr<Question> m_question;
    bool m_isWritten = true; //!< What --out and --out-files asked for.
};

} // namespace roo::cli
