// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/checkresult.h"
#include "core/run/checkplan.h"
#include "core/run/review.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

//! The events of a run that tell how its changes were checked and judged; part of runevent.h.
namespace roo::run {

//! What a person is asked for before it happens.
enum class ConsentFor { Secrets, Checks };

//! What the changes of this run can be checked with.
struct ChecksPlanned
{
    QList<proof::Check> checks;
    CheckSource source = CheckSource::None;
    QString file = {}; //!< That names them.
    QString sha256 = {}; //!< Of that file: who has allowed them has allowed these.
    bool isSandboxed = false; //!< They run without network and without the home folder.
    QString noSandbox = {}; //!< Why not, where they do not.

    friend bool operator==(const ChecksPlanned &, const ChecksPlanned &) = default;
};

//! Why nothing is proved.
enum class NoProof {
    Refused, //!< A person said no.
    Offered, //!< The checks are only offered, and nobody has allowed them yet.
    Incomplete //!< Some changes do not fit, so that the others say little.
};

[[nodiscard]] QString noProofName(NoProof why);
[[nodiscard]] std::optional<NoProof> noProofFromName(QStringView name);

//! The changes are not checked, or not this time.
struct ProofSkipped
{
    NoProof why = NoProof::Refused;

    friend bool operator==(const ProofSkipped &, const ProofSkipped &) = default;
};

//! The checks begin, on a copy of the workspace.
struct ProofStarted
{
    struct NotCopied
    {
        QString path;
        QString why; //!< "too-large", "link", "protected", …: see scratchtree.h.

        friend bool operator==(const NotCopied &, const NotCopied &) = default;
    };

    int round = 0; //!< Of the changes, from 1; 0: the folder as it was, for comparison.
    QString tree; //!< The hash of what is checked.
    bool isKept = false; //!< Nothing is run: the results are known from before.
    QList<NotCopied> notCopied = {};

    friend bool operator==(const ProofStarted &, const ProofStarted &) = default;
};

struct CheckStarted
{
    int round = 0;
    QString check; //!< Its name.
    bool isRepeat = false; //!< It has failed: is it flaky?

    friend bool operator==(const CheckStarted &, const CheckStarted &) = default;
};

struct CheckOutput
{
    int round = 0;
    QString check;
    QString text; //!< The next piece.

    friend bool operator==(const CheckOutput &, const CheckOutput &) = default;
};

struct CheckFinished
{
    int round = 0;
    proof::CheckResult result;

    friend bool operator==(const CheckFinished &, const CheckFinished &) = default;
};

struct ProofFinished
{
    int round = 0;

    friend bool operator==(const ProofFinished &, const ProofFinished &) = default;
};

//! What the Reviewer complains of, as far as its answer could be read.
struct FindingsReached
{
    int round = 1;
    QList<Finding> findings;

    friend bool operator==(const FindingsReached &, const FindingsReached &) = default;
};

struct VerdictReached
{
    int round = 1;
    ReviewVerdict verdict = ReviewVerdict::Accept;

    friend bool operator==(const VerdictReached &, const VerdictReached &) = default;
};

//! The changes of a round go back to the Coder.
struct SentBack
{
    int round = 1; //!< The one that has ended.
    QStringList failures; //!< The checks that newly fail.
    QList<qsizetype> findings; //!< Those of the round's findings that go along.

    friend bool operator==(const SentBack &, const SentBack &) = default;
};

//! Why no more rounds come although something stands against the changes.
enum class LoopEnd {
    RoundsUsed,
    SameFailure, //!< The checks fail as they did in the round before.
    SameFindings,
    NothingChanged //!< The Coder has changed nothing.
};

[[nodiscard]] QString loopEndName(LoopEnd why);
[[nodiscard]] std::optional<LoopEnd> loopEndFromName(QStringView name);

struct LoopEnded
{
    int round = 1;
    LoopEnd why = LoopEnd::RoundsUsed;

    friend bool operator==(const LoopEnded &, const LoopEnded &) = default;
};

//! A person has approved changes.
struct ApprovalGiven
{
    //! What speaks against them: "failing", "stale", "rejected"; empty: nothing.
    QStringList despite;

    friend bool operator==(const ApprovalGiven &, const ApprovalGiven &) = default;
};

} // namespace roo::run
