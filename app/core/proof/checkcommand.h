// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/check.h"
#include "core/proof/command.h"
#include "core/proof/sandbox.h"

#include <optional>

namespace roo::proof {

//! Where checks run.
struct ProvingGround
{
    QString scratch; //!< The folder that the tree lies in.
    QString shownAs; //!< The workspace's path. In a sandbox the tree is seen there.
    std::optional<Sandbox> sandbox = {}; //!< None: checks run in the scratch folder itself.
    QProcessEnvironment environment = {}; //!< Scrubbed.
};

//! What running the check means there. None where its program is not found: a bare name is looked
//! for over PATH, but never in the workspace or its copy; one with a slash is relative to the
//! check's folder.
[[nodiscard]] std::optional<Command> commandFor(const Check &check, const ProvingGround &ground);

//! The path that the tree's files have in what checks print.
[[nodiscard]] QString printedRoot(const ProvingGround &ground);

} // namespace roo::proof
