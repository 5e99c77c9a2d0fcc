// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/proofreport.h"
#include "core/run/proofevents.h"

#include <QList>
#include <QString>

#include <optional>

namespace roo::run {

//! One check of a proof, as far as it has come.
struct CheckRun
{
    QString name;
    QString output; //!< Of a check that is run again: both times.
    bool isRunning = false;
    bool isRepeat = false; //!< It has failed, and was begun again.
    std::optional<proof::CheckResult> result;

    friend bool operator==(const CheckRun &, const CheckRun &) = default;
};

//! The checks on one tree.
struct Proof
{
    ProofStarted start;
    QList<CheckRun> checks; //!< Those that have begun or were skipped.
    bool isFinished = false;

    [[nodiscard]] QList<proof::CheckResult> results() const;

    friend bool operator==(const Proof &, const Proof &) = default;
};

//! What speaks for the changes of a run and against them: the part of a run's fold that is about
//! checks, findings and verdicts.
class Evidence final
{
public:
    [[nodiscard]] const std::optional<ChecksPlanned> &planned() const { return m_planned; }
    [[nodiscard]] const std::optional<ProofSkipped> &skipped() const { return m_skipped; }
    //! In their order; the folder as it was may be among them.
    [[nodiscard]] const QList<Proof> &proofs() const { return m_proofs; }
    [[nodiscard]] const QList<FindingsReached> &findings() const { return m_findings; }
    [[nodiscard]] const QList<VerdictReached> &verdicts() const { return m_verdicts; }
    [[nodiscard]] const QList<SentBack> &sentBack() const { return m_sentBack; }
    [[nodiscard]] const std::optional<LoopEnded> &loopEnd() const { return m_loopEnd; }
    [[nodiscard]] const QList<ApprovalGiven> &approvals() const { return m_approvals; }

    //! The last proof of this round, from 1; of 0: of the folder as it was. None: there is none.
    [[nodiscard]] const Proof *proofOf(int round) const;
    //! The last proof of the changes, whatever their round.
    [[nodiscard]] const Proof *latest() const;
    //! It against the folder as it was, for the very tree that it was begun on; none where there is
    //! no proof, or where it was broken off.
    [[nodiscard]] std::optional<proof::ProofReport> report() const;
    //! The same for the proof of one round.
    [[nodiscard]] std::optional<proof::ProofReport> reportOf(const Proof &proof) const;
    //! The Reviewer's verdict on the changes as they are now; none where it gave none.
    [[nodiscard]] std::optional<ReviewVerdict> verdict() const;
    //! What the Reviewer finds in the changes as they are now.
    [[nodiscard]] QList<Finding> currentFindings() const;

    bool take(const ChecksPlanned &event);
    bool take(const ProofSkipped &event);
    bool take(const ProofStarted &event);
    bool take(const CheckStarted &event);
    bool take(const CheckOutput &event);
    bool take(const CheckFinished &event);
    bool take(const ProofFinished &event);
    bool take(const FindingsReached &event);
    bool take(const VerdictReached &event);
    bool take(const SentBack &event);
    bool take(const LoopEnded &event);
    bool take(const ApprovalGiven &event);

    friend bool operator==(const Evidence &, const Evidence &) = default;

private:
    //! The proof that is under way, if it is of this round.
    [[nodiscard]] Proof *running(int round);
    [[nodiscard]] CheckRun *runningCheck(int round, const QString &name);

    std::optional<ChecksPlanned> m_planned;
    std::optional<ProofSkipped> m_skipped;
    QList<Proof> m_proofs;
    QList<FindingsReached> m_findings;
    QList<VerdictReached> m_verdicts;
    QList<SentBack> m_sentBack;
    std::optional<LoopEnded> m_loopEnd;
    QList<ApprovalGiven> m_approvals;
};

} // namespace roo::run
