// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/config/folders.h"
#include "core/edit/changeset.h"
#include "core/proof/prover.h"
#include "core/proof/sandboxtrial.h"
#include "core/run/runevent.h"
#include "core/run/scratchtree.h"
#include "core/run/worker.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace roo::run {

//! Where changes are proved, and what may be run there.
struct ProvingJob
{
    QString folder; //!< The workspace, as an absolute path.
    QList<proof::Check> profileChecks = {}; //!< Where the workspace names none itself.
    config::Folders folders; //!< The program's own, which no check may see.
};

//! The copy of a workspace in which changes are checked before they are applied, made once and
//! updated between the rounds, and the checks that are run in it. One thing at a time; what it is
//! asked for ends with its signal, exactly once, unless it is destroyed before: that ends all
//! commands at once.
class Proving final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Proving)

public:
    explicit Proving(ProvingJob job);
    ~Proving() override;

    //! Finds out what there is to check, and whether a person has allowed it before.
    void plan();
    //! The person allows what was planned, from now on.
    void allow();
    //! Checks the folder as it was, where that is not known, and then the changes of this round;
    //! round 0 is the folder as it is. `plan` has come to its end. Emits `occurred` for what
    //! happens.
    void prove(int round, const QList<edit::FileChange> &changes);
    //! Makes the copy hold the changes, without a check.
    void bring(const QList<edit::FileChange> &changes);
    //! Ends the commands; what is still asked for ends with Cancelled.
    void stop();

signals:
    //! Errors: those of checksOf.
    void planned(const roo::Result<roo::run::ChecksPlanned> &checks, bool isAllowed);
    void occurred(const roo::run::EventBody &event);
    //! With the words for a model. Errors: FileUnwritable, FileUnreadable, Cancelled.
    void proved(const roo::Result<QString> &words);
    //! With the folder of the copy. Errors: as above.
    void brought(const roo::Result<QString> &folder);

private:
    using SharedTree = std::shared_ptr<ScratchTree>;

    //! What the worker has done.
    struct Prepared
    {
        SharedTree tree;
        QString hash; //!< What it holds.
        QList<proof::CheckResult> known; //!< What came of checks of the folder as it was.
    };

    [[nodiscard]] static Result<SharedTree> madeTree(const ProvingJob &job, const SharedTree &tree,
                                                     const std::stop_token &stop);
    void tryTheSandbox(bool isAllowed);
    //! The folder as it was; then the changes.
    void proveFolder(const Prepared &prepared);
    void proveChanges();
    //! Makes the copy hold the changes, and calls `then` with its hash.
    template <typename Then>
    void bringAnd(Then then);
    void runChecks(int round, const QString &hash);
    void checksEnded();
    void keepBaseline();
    void giveWords();
    //! Nothing more once it was stopped.
    void tell(const EventBody &event);
    void finish(const Result<QString> &words);
    [[nodiscard]] QString nameOf(qsizetype check) const;
    [[nodiscard]] QList<ProofStarted::NotCopied> notCopied() const;

    ProvingJob m_job;
    ChecksPlanned m_planned;
    std::optional<proof::Sandbox> m_sandbox; //!< None: it does not work here.
    SharedTree m_tree; //!< Used by one step of the worker at a time.
    std::optional<QList<proof::CheckResult>> m_baseline; //!< Of the folder as it was.
    QList<edit::FileChange> m_changes;
    int m_round = 0; //!< What was asked for.
    int m_running = 0; //!< What is being checked: it, or 0 before it.
    QString m_hash; //!< Of what is being checked.
    QList<proof::CheckResult> m_results;
    QStringList m_outputs; //!< One for each check.
    bool m_brings = false; //!< The copy is asked for, and no check.
    bool m_isStopped = false;
    std::unique_ptr<proof::SandboxTrial> m_trial;
    std::unique_ptr<proof::Prover> m_prover;
    Worker m_worker; //!< Last: it waits for what uses the others.
};

} // namespace roo::run
