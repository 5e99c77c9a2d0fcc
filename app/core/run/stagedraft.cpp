// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/stagedraft.h"

namespace roo::run {

namespace {

using Wanted = CoderAnswers::Wanted;

QString templateFor(const PipelineJob &job, Role role, const CoderAnswers &coder)
{
    const StageSpec &spec = job.profile.stage(role);
    const bool hasNothingToJudge = role == Role::Reviewer && coder.changes().edits.isEmpty();
    if (!job.workspace || role == Role::Planner || hasNothingToJudge) {
        return spec.promptTemplate;
    }
    const QString own
        = spec.workspaceTemplate.isEmpty() ? spec.promptTemplate : spec.workspaceTemplate;
    if (role == Role::Reviewer) {
        return own;
    }
    switch (coder.wanted()) {
    case Wanted::Changes:
        return own;
    case Wanted::Repair:
        return job.profile.edits.repairTemplate;
    case Wanted::WholeFiles:
        return job.profile.edits.wholeFilesTemplate;
    case Wanted::Revision:
        return job.profile.proof.reviseTemplate;
    }
    Q_UNREACHABLE_RETURN(own);
}

} // namespace

StageDraft draftFor(const PipelineJob &job, Role role, const CoderAnswers &coder,
                    const QString &tree)
{
    const StageSpec &spec = job.profile.stage(role);
    StageDraft draft{.promptTemplate = templateFor(job, role, coder),
                     .input = job.input,
                     .temperature = spec.temperature,
                     .maxTokens = spec.maxTokens,
                     .model = spec.models.constFirst()};
    if (!job.workspace) {
        return draft;
    }
    draft.limits = job.workspace->limits;
    draft.input.failures = coder.failures();
    // The Reviewer judges the changes, and a repair has the lines that it needs.
    if (role == Role::Reviewer) {
        if (!coder.changes().edits.isEmpty()) {
            draft.changes = coder.changes().files;
        }
    } else if (role == Role::Planner || coder.wanted() == Wanted::Changes) {
        draft.workspace = job.workspace->folder;
    } else if (coder.wanted() == Wanted::Revision) {
        draft.workspace = tree;
        draft.madeSoFar = coder.changes().files;
    }
    return draft;
}

} // namespace roo::run
