// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/inputs.h"
#include "cli/options.h"
#include "core/edit/changeset.h"

#include <QCommandLineParser>
#include <QList>
#include <QString>

#include <optional>

namespace roo::cli {

//! What commands understand that may change files.
struct EditOptions
{
    QString workspace; //!< --workspace, as an absolute path; empty: none.
    bool applies = false; //!< --apply
    QList<edit::Consent> allowed; //!< --allow and --accept-level
    bool allowsSecrets = false; //!< --allow secrets
    bool isConfirmed = false; //!< --yes
    bool hasProof = true; //!< --no-proof makes it false.
    bool allowsChecks = false; //!< --allow-checks
    bool appliesAnyway = false; //!< --anyway
    std::optional<int> rounds = {}; //!< --rounds
};

[[nodiscard]] Parsed<EditOptions> parseEditOptions(const QCommandLineParser &parser,
                                                   CommandName command);

} // namespace roo::cli
