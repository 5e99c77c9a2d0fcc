// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/config/folders.h"
#include "core/run/run.h"
#include "core/run/session.h"

#include <QObject>

#include <memory>
#include <optional>

namespace roo::run {
class Proving;
}

namespace roo::gui {

class Workbench;

//! Checks the changes of a run that was kept, after its end, and writes down what came of it.
class RunProof final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunProof)

public:
    //! `bench` outlives it.
    explicit RunProof(Workbench &bench, QObject *parent = nullptr);
    ~RunProof() override;

    //! Proves the changes of `shown`, which is found as `reference`. Checks that are just `allowed`
    //! are not asked for. While something is being proved nothing else is begun.
    void begin(const run::Run &shown, const QString &reference,
               const std::optional<run::ChecksPlanned> &allowed = {});
    //! The answer to `consentWanted`.
    void consent(bool isGiven);
    //! Ends the checks; `ended` comes.
    void stop();
    //! Ends everything at once, and no signal comes any more.
    void abandon();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    //! The run, with what has happened here.
    [[nodiscard]] const run::Run &run() const { return m_run; }

signals:
    void began();
    //! `run()` is folded up to it.
    void occurred(const roo::run::RunEvent &event);
    void consentWanted(const roo::run::ChecksPlanned &checks);
    //! It is over, and written down where the run is kept. Errors: those of planApplication, of
    //! Proving and of recordProof; ChecksMissing; Cancelled.
    void ended(const std::optional<roo::Error> &error);

private:
    //! What the worker has found out.
    struct Subject
    {
        run::EditsPlanned changes;
        QString runId; //!< That it is written down in; empty: in none.
        QList<proof::Check> profileChecks;
    };

    [[nodiscard]] static Result<Subject> subjectOf(const run::RunStore &store,
                                                   const config::Folders &folders,
                                                   const QString &reference, const QString &profile,
                                                   const std::stop_token &stop);
    void plan(const Subject &subject);
    void planned(const Result<run::ChecksPlanned> &checks, bool isAllowed);
    void prove();
    void proved(const Result<QString> &words);
    void take(const run::EventBody &body);
    void end(const std::optional<Error> &error);

    Workbench &m_bench;
    run::Run m_run;
    Subject m_subject;
    std::optional<run::ChecksPlanned> m_allowed;
    QList<run::EventBody> m_happened;
    bool m_isBusy = false;
    int m_generation = 0; //!< Counts; what comes for an earlier wish is thrown away.
    std::unique_ptr<run::Proving> m_proving;
};

} // namespace roo::gui
