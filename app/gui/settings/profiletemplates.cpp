// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/profiletemplates.h"

#include "gui/words/words.h"

#include <QCoreApplication>

namespace roo::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::ProfileTemplates)
};

} // namespace

std::optional<run::Role> roleOf(TemplateSlot slot)
{
    switch (slot) {
    case TemplateSlot::Planner:
        return run::Role::Planner;
    case TemplateSlot::Coder:
    case TemplateSlot::CoderInFolder:
        return run::Role::Coder;
    case TemplateSlot::Reviewer:
    case TemplateSlot::ReviewerInFolder:
        return run::Role::Reviewer;
    case TemplateSlot::Repair:
    case TemplateSlot::WholeFiles:
    case TemplateSlot::Revision:
        return std::nullopt;
    }
    Q_UNREACHABLE_RETURN(std::nullopt);
}

QString templateTitle(TemplateSlot slot)
{
    switch (slot) {
    case TemplateSlot::Planner:
        return Words::tr("Prompt of the Planner");
    case TemplateSlot::Coder:
        return Words::tr("Prompt of the Coder");
    case TemplateSlot::CoderInFolder:
        return Words::tr("Prompt of the Coder with a workspace");
    case TemplateSlot::Reviewer:
        return Words::tr("Prompt of the Reviewer");
    case TemplateSlot::ReviewerInFolder:
        return Words::tr("Prompt of the Reviewer with a workspace");
    case TemplateSlot::Revision:
        return Words::tr("Prompt for a round after the checks");
    case TemplateSlot::Repair:
        return Words::tr("Prompt for changes that do not fit");
    case TemplateSlot::WholeFiles:
        return Words::tr("Prompt for whole files");
    }
    Q_UNREACHABLE_RETURN({});
}

QString roleTitle(run::Role role)
{
    switch (role) {
    case run::Role::Planner:
        return Words::tr("Planner");
    case run::Role::Coder:
        return Words::tr("Coder");
    case run::Role::Reviewer:
        return Words::tr("Reviewer");
    }
    Q_UNREACHABLE_RETURN({});
}

run::Placeholders placeholdersOf(TemplateSlot slot)
{
    const std::optional<run::Role> role = roleOf(slot);
    return role                          ? run::placeholdersFor(*role)
        : slot == TemplateSlot::Revision ? run::placeholdersForRevision()
                                         : run::placeholdersForRepair();
}

std::optional<ProfileFault> templateFault(const QString &words, TemplateSlot slot)
{
    const bool mayBeEmpty
        = slot == TemplateSlot::ReviewerInFolder || slot == TemplateSlot::Revision;
    if (words.isEmpty() && mayBeEmpty) {
        return std::nullopt;
    }
    const std::optional<run::Role> role = roleOf(slot);
    const QString title = templateTitle(slot);
    const Result<void> checked = role    ? run::checkTemplate(words, *role, title)
        : slot == TemplateSlot::Revision ? run::checkRevisionTemplate(words, title)
                                         : run::checkRepairTemplate(words, title);
    if (!checked) {
        const Error &error = checked.error();
        const QString brief = error.detail.isEmpty()
            ? Words::tr("Line %1: %2 is missing.")
                  .arg(error.line)
                  .arg(words::expectation(error.expected))
            : Words::tr("Line %1: there is no placeholder %2.").arg(error.line).arg(error.detail);
        return ProfileFault{.words = words::sentence(error), .brief = brief, .line = error.line};
    }
    if (words.toUtf8().size() > run::profileFileLimit) {
        const QString limit = words::size(run::profileFileLimit);
        return ProfileFault{.words = Words::tr("%1 is larger than %2.").arg(title, limit),
                            .brief = Words::tr("Larger than %1.").arg(limit),
                            .line = 1};
    }
    return std::nullopt;
}

std::optional<ProfileFault> stageFault(const run::StageSpec &stage)
{
    if (stage.models.isEmpty()) {
        return ProfileFault{.words = Words::tr("%1: no model").arg(roleTitle(stage.role))};
    }
    switch (stage.role) {
    case run::Role::Planner:
        return templateFault(stage.promptTemplate, TemplateSlot::Planner);
    case run::Role::Reviewer: {
        const auto fault = templateFault(stage.promptTemplate, TemplateSlot::Reviewer);
        return fault ? fault
                     : templateFault(stage.workspaceTemplate, TemplateSlot::ReviewerInFolder);
    }
    case run::Role::Coder:
        break;
    }
    const auto fault = templateFault(stage.promptTemplate, TemplateSlot::Coder);
    return fault ? fault : templateFault(stage.workspaceTemplate, TemplateSlot::CoderInFolder);
}

std::optional<ProfileFault> editsFault(const run::EditSpec &edits)
{
    const auto fault = templateFault(edits.repairTemplate, TemplateSlot::Repair);
    return fault || edits.wholeFilesTemplate.isEmpty()
        ? fault
        : templateFault(edits.wholeFilesTemplate, TemplateSlot::WholeFiles);
}

std::optional<ProfileFault> proofFault(const run::ProofSpec &proof)
{
    QStringList names;
    for (const proof::Check &check : proof.checks) {
        if (!proof::isSound(check) || names.contains(check.name)) {
            return ProfileFault{.words = Words::tr("Check %1: not one that can be run, or its "
                                                   "name is another’s")
                                             .arg(check.name)};
        }
        names.append(check.name);
    }
    return templateFault(proof.reviseTemplate, TemplateSlot::Revision);
}

std::optional<ProfileFault> profileFault(const run::Profile &profile)
{
    for (const run::StageSpec &stage : profile.stages) {
        if (auto fault = stageFault(stage)) {
            return fault;
        }
    }
    const auto fault = editsFault(profile.edits);
    return fault ? fault : proofFault(profile.proof);
}

} // namespace roo::gui
