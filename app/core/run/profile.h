// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/proof/check.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
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
    QString workspaceTemplate = {}; //!< In its place where there is a workspace; empty: the same.

    friend bool operator==(const StageSpec &, const StageSpec &) = default;
};

//! Of any kind, as a profile, an option or the window may ask for.
inline constexpr int mostRounds = 10;

//! How the Coder is asked for changes of a workspace that fit.
struct EditSpec
{
    int rounds = 2; //!< What does not fit goes back to the Coder so often; 0: never.
    QString repairTemplate = {}; //!< Empty: it never goes back.
    QString wholeFilesTemplate = {}; //!< After the rounds, once; empty: not.

    friend bool operator==(const EditSpec &, const EditSpec &) = default;
};

//! How changes are proved, and what becomes of those that do not hold.
struct ProofSpec
{
    int rounds = 2; //!< What was not accepted goes back to the Coder so often; 0: never.
    QString reviseTemplate = {}; //!< Empty: it never goes back.
    QList<proof::Check> checks = {}; //!< Where the workspace names none of its own.

    friend bool operator==(const ProofSpec &, const ProofSpec &) = default;
};

//! The size of each of a profile's files, in bytes.
inline constexpr qint64 profileFileLimit = qint64{256} * 1024;

//! The name that measurements are kept under; no profile that is read has it.
inline constexpr QLatin1StringView measuringProfile{"conformance"};

//! A workflow as data: who does what with which models and which words.
struct Profile
{
    QString name;
    QString description;
    QString origin; //!< The folder it was read from; those compiled in begin with ":/".
    QList<StageSpec> stages; //!< One of each role, in the order of the roles.
    EditSpec edits = {};
    ProofSpec proof = {};

    [[nodiscard]] const StageSpec &stage(Role role) const;
    [[nodiscard]] StageSpec &stage(Role role);

    friend bool operator==(const Profile &, const Profile &) = default;
};

//! The text of the template of this name, which is a plain file name.
using TemplateReader = std::function<Result<QString>(const QString &name)>;

//! Reads the text of a profile.toml, which came from `file`. No error repeats a value of it.
//! Errors: SyntaxInvalid and KeyUnknown with the line, TemplateInvalid, and those of
//! `readTemplate`.
[[nodiscard]] Result<Profile> parseProfile(const QString &content, const QString &file,
                                           const TemplateReader &readTemplate);

//! Links in a folder that may have been cloned from somewhere lead to what nobody meant to send.
enum class Links { Followed, Refused };

//! Reads profile.toml and its templates from a folder; ":/profiles/NAME" are the ones compiled in.
//! Errors: FileUnreadable, FileTooLarge, FileNotUtf8 and those of parseProfile.
[[nodiscard]] Result<Profile> readProfile(const QString &folder, Links links = Links::Refused);

//! What has a path separator is a folder. Anything else is a name, looked for in `userProfiles`
//! (empty: none), then among those compiled in, and last a folder in the working folder: one that
//! happens to be there cannot stand in for a profile that is known by its name.
//! Errors: ProfileUnknown and those of readProfile.
[[nodiscard]] Result<Profile> findProfile(const QString &nameOrFolder, const QString &userProfiles);

//! The one of this name that is compiled in, whatever the user has; none where there is none.
[[nodiscard]] std::optional<Profile> builtInProfile(const QString &name);

//! The names that findProfile knows, in their order.
[[nodiscard]] QStringList profileNames(const QString &userProfiles);

//! For events: everything, so that a run says what was asked, whatever the files say later.
[[nodiscard]] QJsonObject profileToJson(const Profile &profile);
[[nodiscard]] Result<Profile> profileFromJson(const QJsonObject &json);

} // namespace roo::run
