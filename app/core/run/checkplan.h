// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/proof/check.h"

#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace roo::run {

//! A larger `.roo-harness.toml` is not read.
inline constexpr qint64 largestChecksFile = qint64{256} * 1024;

//! Who names the checks of a workspace.
enum class CheckSource {
    None, //!< There are none.
    Workspace, //!< Its `.roo-harness.toml`, also where that names no check.
    Profile,
    Offered //!< Nobody: what there is speaks of these. They run only once a person has said so.
};

//! "none", "workspace", "profile", "offered": in events.
[[nodiscard]] QString checkSourceName(CheckSource source);
[[nodiscard]] std::optional<CheckSource> checkSourceFromName(QStringView name);

//! What is to be checked in a workspace, and who says so.
struct CheckPlan
{
    QList<proof::Check> checks;
    CheckSource source = CheckSource::None;
    QString file; //!< That names them, relative to the workspace; of several "a, b"; none: empty.
    QString sha256; //!< Of that file, of all of them, or of the profile's checks: what a consent
                    //!< is for. Empty: none.

    friend bool operator==(const CheckPlan &, const CheckPlan &) = default;
};

//! The checks for the folder as it is now, before any change. Files are read in the folder itself,
//! never through links. The worker's to run. Errors: those of `proof::parseChecks`, FileNotUtf8,
//! FileTooLarge, FileUnreadable for a `.roo-harness.toml` that is there; FileUnreadable for the
//! folder; Cancelled.
[[nodiscard]] Result<CheckPlan> checksOf(const QString &folder,
                                         const QList<proof::Check> &profileChecks,
                                         const std::stop_token &stop = {});

} // namespace roo::run
