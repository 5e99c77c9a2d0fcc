// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/check.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace roo::proof {

struct OfferedCheck
{
    Check check;
    QString file; //!< What names it, relative to the workspace.

    friend bool operator==(const OfferedCheck &, const OfferedCheck &) = default;
};

//! The beginning of a file of the workspace, bounded by whoever reads it; none where there is no
//! such file.
using FileReader = std::function<std::optional<QByteArray>(const QString &path)>;

//! What could be checked, told by the files in the root of a workspace: CMake, npm and its kin,
//! Cargo, Go, Python's pytest, ruff and mypy, Maven, Gradle, and for what none of these offers,
//! Make. Nothing is offered that no file speaks of; at most `mostChecks`, each with a name of its
//! own. Programs that begin with "./" are the workspace's own.
[[nodiscard]] QList<OfferedCheck> offeredChecks(const FileReader &read);

} // namespace roo::proof
