// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/coderanswers.h"
#include "core/run/pipelinejob.h"
#include "core/run/stagepreparation.h"

#include <QString>

namespace roo::run {

//! What a stage is asked, by how far the run has come. `tree` is the copy of the workspace with the
//! changes so far, which the Coder sees when it is to mend them. The key is the caller's to add.
[[nodiscard]] StageDraft draftFor(const PipelineJob &job, Role role, const CoderAnswers &coder,
                                  const QString &tree);

} // namespace roo::run
