// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/config/folders.h"
#include "core/edit/foldercontext.h"
#include "core/run/profile.h"
#include "core/run/prompt.h"
#include "core/run/runevent.h"
#include "core/run/spendgate.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace roo::run {

//! How the changes of a run are proved, and sent back.
struct ProofJob
{
    config::Folders folders; //!< The program's own.
    bool hasChecks = true; //!< False: nothing is run, and only the Reviewer sends changes back.
    bool isAllowed = false; //!< Nobody is asked before a check runs.
    bool canAsk = true; //!< False: what would be asked fails the run before anything is sent.
    std::optional<int> rounds = {}; //!< In the place of the profile's.
};

//! The folder that the changes of a run are for.
struct WorkspaceJob
{
    QString folder; //!< Absolute.
    edit::ContextLimits limits = {}; //!< Of what the models are shown.
    bool applies = false; //!< In the end all that was asked for is written, if it fits and holds.
    QList<edit::Consent> allowed = {};
    std::optional<EditsPlanned> planned = {}; //!< By the run that this one goes on with.
    QString undoFolder = {}; //!< See UndoFolder; empty: nothing can be written.
    std::optional<ProofJob> proof = {}; //!< None: neither checks nor rounds.
    //! Of the run that this one goes on with: what the Coder, who comes first, shall mend.
    QList<Finding> revises = {};
};

//! What a pipeline is to do.
struct PipelineJob
{
    PromptInput input; //!< With the plan and code that were given with the task.
    Profile profile;
    QList<Role> stages; //!< In order; at least one.
    std::chrono::milliseconds stageTimeout{600000};
    llm::RetryPolicy::Limits retries;
    bool isStrict = false; //!< An answer cut by the token limit, or a rejection, fails the run.
    std::optional<WorkspaceJob> workspace = {};
    QString journal = {}; //!< A folder that is not there yet, for the undo.
    bool keepsJournal = true; //!< False: nothing of the run is kept.
    bool allowsSecrets = false;
    Spending spending = {};

    //! So often at most the changes go back to the Coder.
    [[nodiscard]] int rounds() const
    {
        const bool mayGoBack = workspace && workspace->proof;
        return mayGoBack ? workspace->proof->rounds.value_or(profile.proof.rounds) : 0;
    }
};

} // namespace roo::run
