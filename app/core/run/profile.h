// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::run {

enum class Role { Planner, Coder, Reviewer };

//! "planner", "coder", "reviewer": in files, options and events.
[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(QStringView name);
[[nodiscard]] QList<Role> allRoles();

//! One stage of a workflow.
struct StageSpec
{
    Role role = Role::Planner;
    QStringList models; //!< The chain, strongest first; never empty.
    std::optional<double> temperature;
    std::optional<int> maxTokens;
    QString promptTemplate; //!< Markdown; see prompt.h for its sections and placeholders.

    friend bool operator==(const StageSpec &, const StageSpec &) = default;
};

//! A workflow as data: who does what with which models and which words.
struct Profile
{
    QString name;
    QString description;
    QString origin; //!< The folder it was read from; "built in" ones begin with ":/".
    QList<StageSpec> stages; //!< One of each role, in the order of the roles.

    [[nodiscard]] const StageSpec &stage(Role role) const;
    [[nodiscard]] StageSpec &stage(Role role);

    friend bool operator==(const Profile &, const Profile &) = default;
};

//! Reads profile.toml and its templates from a folder; ":/profiles/NAME" are the ones compiled in.
//! Errors: FileUnreadable, FileTooLarge, FileNotUtf8, SyntaxInvalid and ValueInvalid with the line,
//! TemplateInvalid.
[[nodiscard]] Result<Profile> readProfile(const QString &folder);

//! `nameOrFolder` is a folder if it holds a path separator or a profile.toml; else a name, looked
//! for in `userProfiles` (empty: none) and then among those compiled in.
//! Errors: ProfileUnknown and those of readProfile.
[[nodiscard]] Result<Profile> findProfile(const QString &nameOrFolder, const QString &userProfiles);

//! For events: everything but the origin's folder, so that a run says what was asked.
[[nodiscard]] QJsonObject profileToJson(const Profile &profile);
[[nodiscard]] Result<Profile> profileFromJson(const QJsonObject &json);

} // namespace roo::run
