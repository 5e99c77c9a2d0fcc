// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/foldercontext.h"
#include "core/llm/chat.h"
#include "core/run/profile.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace roo::run {

//! A file that goes into the prompts, as it was read when the run began.
struct Attachment
{
    QString path; //!< As the person named it.
    QString text;

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

//! What the stages know so far.
struct PromptInput
{
    QString task;
    QString plan;
    QString code;
    QList<Attachment> attachments;
    std::optional<edit::FolderContext> folder = {}; //!< What is shown of the workspace.
    QString failures = {}; //!< What the Coder is told of changes that could not be used.
    QString proof = {}; //!< What the checks said of the changes.
    QString findings = {}; //!< What the Reviewer found.
    QString changes = {}; //!< What the Coder has changed so far.
};

//! The messages of one stage. The template has two sections, begun by the lines "# System" and
//! "# User"; in them {{task}}, {{plan}}, {{code}}, {{attachments}}, {{workspace}}, {{failures}},
//! {{proof}}, {{findings}} and {{changes}} are replaced, once: text that comes in so is never
//! searched for placeholders. Files go fenced, longer than any fence in them. Attachments, the
//! workspace and the proof go to the end of the user's message where the template does not name
//! them.
[[nodiscard]] QList<llm::ChatMessage> fillPrompt(const QString &promptTemplate,
                                                 const PromptInput &input);

//! What a template must name, and what it may name besides; without the braces.
struct Placeholders
{
    QStringList required;
    QStringList optional;
};

[[nodiscard]] Placeholders placeholdersFor(Role role);
//! Of a template that asks the Coder again for changes that could not be used.
[[nodiscard]] Placeholders placeholdersForRepair();
//! Of one that asks for further changes after the checks and the Reviewer.
[[nodiscard]] Placeholders placeholdersForRevision();

//! Whether a template can be filled for this role: both sections there, the required placeholders
//! named, and no unknown one. Error: TemplateInvalid with the line.
[[nodiscard]] Result<void> checkTemplate(const QString &promptTemplate, Role role,
                                         const QString &fileName);

//! The same for the templates that ask the Coder again.
[[nodiscard]] Result<void> checkRepairTemplate(const QString &promptTemplate,
                                               const QString &fileName);
[[nodiscard]] Result<void> checkRevisionTemplate(const QString &promptTemplate,
                                                 const QString &fileName);

//! A text in a fence that nothing in it can end, with its language by the name of its file.
[[nodiscard]] QString fencedFile(const QString &path, const QString &content);

} // namespace roo::run
