// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/redactor.h"
#include "core/edit/changeset.h"
#include "core/edit/foldercontext.h"
#include "core/llm/chat.h"
#include "core/run/prompt.h"
#include "core/run/runevent.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace roo::run {

//! A key that is shorter is in any text.
inline constexpr qsizetype shortestKey = 8;

//! What a stage's request is made of.
struct StageDraft
{
    QString promptTemplate;
    PromptInput input; //!< Without the folder.
    std::optional<double> temperature;
    std::optional<int> maxTokens;
    QString model; //!< The one that is asked first.
    QString workspace = {}; //!< Read for the prompt; empty: none.
    edit::ContextLimits limits = {}; //!< Of the workspace and the attachments together.
    //! What the Reviewer judges in the place of the answer: the changes, as a diff; empty: none.
    std::optional<QList<edit::FileChange>> changes = {};
    QList<edit::FileChange> madeSoFar = {}; //!< What the Coder is to mend.
    Secret key = {}; //!< Of the connection: looked for in what is sent.
};

//! A finding with what tells its secret from others; that is never written anywhere.
struct FoundSecret
{
    SecretsFound::Finding finding;
    QByteArray digest;
};

//! A request, and what should be looked at before it goes out.
struct PreparedStage
{
    llm::ChatRequest request;
    //! What it shows of the workspace; the attachments are among its bytes.
    std::optional<edit::FolderContext> folder;
    QList<FoundSecret> findings; //!< What looks like a secret in it.
};

//! Reads the workspace, fills the prompt and scans the very bytes that would be sent. Touches many
//! files, so it is the worker's to run. Errors: those of Workspace::open; Cancelled.
[[nodiscard]] Result<PreparedStage> prepareStage(StageDraft draft, const std::stop_token &stop);

//! What was shown, for the run to remember; stage, round and limit are the caller's to say.
[[nodiscard]] WorkspaceRead readOf(const edit::FolderContext &folder);

} // namespace roo::run
