// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/profile.h"

#include <QMap>
#include <QString>

namespace roo::run {

//! The names of the templates' files by where they are named: "planner.template". One that is not
//! here is as it is built in.
using ProfileFileNames = QMap<QString, QString>;

//! A profile as the text of a profile.toml, which parseProfile reads again.
[[nodiscard]] QString profileText(const Profile &profile, const ProfileFileNames &names);

//! A check as one of the tables `[[table]]`, behind an empty line.
[[nodiscard]] QString checkText(const proof::Check &check, const QString &table);

} // namespace roo::run
