// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/profile.h"

#include <optional>

namespace roo::run {

enum class NameFault {
    Empty,
    NotPortable, //!< No plain file name on every system, or a hidden one.
    Reserved, //!< For measurements.
};

//! Why a profile cannot be called so; empty: it can.
[[nodiscard]] std::optional<NameFault> profileNameFault(const QString &name);

//! Writes a profile into the folder of its name below `userProfiles`, where it stands in for one
//! that is built in. `storedAs` is the folder it lies in so far, which is renamed; empty: the same,
//! or none yet. Returns it as it will be read.
//!
//! Nothing is written unless it can be read again, and a failure leaves the old profile whole. The
//! templates keep the names of their files. Other files stay, links in the folder are replaced by
//! files, and a profile.toml that was written by hand is kept as profile.toml.bak: it may have
//! comments. What a profile.toml cannot say is said by what means the same: no workspace template
//! by the Coder's own, no repair or revise template by no rounds.
//! Errors: ValueInvalid for the name, FileExists, FileTooLarge, FileUnwritable, and those of
//! parseProfile.
[[nodiscard]] Result<Profile> saveProfile(const Profile &profile, const QString &userProfiles,
                                          const QString &storedAs = {});

//! Moves a user's profile to the trash; where there is none, to the folder profiles.removed beside
//! `userProfiles`. One that is not there is removed already. Error: FileUnwritable.
[[nodiscard]] Result<void> removeProfile(const QString &name, const QString &userProfiles);

//! The second half of `removeProfile`. Error: FileUnwritable.
[[nodiscard]] Result<void> setProfileAside(const QString &name, const QString &userProfiles);

} // namespace roo::run
