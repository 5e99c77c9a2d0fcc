// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"
#include "core/run/profile.h"

#include <QByteArray>
#include <QList>
#include <QString>

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
};

//! The messages of one stage. The template has two sections, begun by the lines "# System" and
//! "# User"; in them {{task}}, {{plan}}, {{code}} and {{attachments}} are replaced, once: text that
//! comes in so is never searched for placeholders. Attachments go fenced, longer than any fence in
//! them, and to the end of the user's message where the template does not name them.
[[nodiscard]] QList<llm::ChatMessage> fillPrompt(const QString &promptTemplate,
                                                 const PromptInput &input);

//! Whether a template can be filled for this role: both sections there, {{task}} named, for the
//! Coder {{plan}}, for the Reviewer {{plan}} and {{code}}, and no unknown placeholder.
//! Error: TemplateInvalid with the line.
[[nodiscard]] Result<void> checkTemplate(const QString &promptTemplate, Role role,
                                         const QString &fileName);

} // namespace roo::run
