// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/comparison.h"

namespace roo::run {

namespace {

bool shows(const Run &run, Role role)
{
    return run.stage(role) != nullptr || !run.answer(role).isEmpty();
}

} // namespace

StageFigures figuresOf(const Run &run, Role role)
{
    const Stage *const stage = run.stage(role);
    return stage == nullptr
        ? StageFigures{}
        : StageFigures{.attempts = stage->attempts.size(), .result = stage->result};
}

QList<Role> ComparedRuns::roles() const
{
    QList<Role> roles = allRoles();
    roles.removeIf([this](Role role) { return !shows(left.run, role) && !shows(right.run, role); });
    return roles;
}

std::optional<ComparedAttempts> lastAttempts(const Run &run, Role role)
{
    QList<Attempt> attempts;
    std::optional<StageFinished> result;
    for (const Stage &stage : run.stages()) {
        if (stage.role == role && !stage.attempts.isEmpty()) {
            attempts += stage.attempts;
            result = stage.result;
        }
    }
    if (attempts.size() < 2) {
        return std::nullopt;
    }
    return ComparedAttempts{
        .before = attempts.at(attempts.size() - 2), .last = attempts.constLast(), .result = result};
}

} // namespace roo::run
