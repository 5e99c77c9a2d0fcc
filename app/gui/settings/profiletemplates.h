// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/profile.h"
#include "core/run/prompt.h"

#include <QString>

#include <optional>

//! The templates of a profile, one by one, and what is wrong with it.
namespace roo::gui {

enum class TemplateSlot {
    Planner,
    Coder,
    CoderInFolder,
    Reviewer,
    ReviewerInFolder, //!< Empty: as without one.
    Repair,
    WholeFiles,
    Revision //!< Empty: changes never go back.
};

//! Whose template it is; none for those that ask the Coder again.
[[nodiscard]] std::optional<run::Role> roleOf(TemplateSlot slot);
[[nodiscard]] QString templateTitle(TemplateSlot slot);
[[nodiscard]] QString roleTitle(run::Role role);

[[nodiscard]] run::Placeholders placeholdersOf(TemplateSlot slot);

//! Why something cannot be applied.
struct ProfileFault
{
    QString words; //!< With what it is about.
    QString brief = {}; //!< Beside what it is about.
    int line = 0; //!< Of the template; 0: it is no template's.
};

[[nodiscard]] std::optional<ProfileFault> templateFault(const QString &words, TemplateSlot slot);
//! The first one of a stage: no model, or a template.
[[nodiscard]] std::optional<ProfileFault> stageFault(const run::StageSpec &stage);
[[nodiscard]] std::optional<ProfileFault> editsFault(const run::EditSpec &edits);
[[nodiscard]] std::optional<ProfileFault> proofFault(const run::ProofSpec &proof);
//! The first one of all.
[[nodiscard]] std::optional<ProfileFault> profileFault(const run::Profile &profile);

} // namespace roo::gui
