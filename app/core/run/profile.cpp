// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profile.h"

#include "core/base/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr auto builtIn = ":/profiles"_L1;

bool holdsProfile(const QString &folder)
{
    return QFileInfo(folder % u"/profile.toml"_s).isFile();
}

} // namespace

QString roleName(Role role)
{
    switch (role) {
    case Role::Planner:
        return u"planner"_s;
    case Role::Coder:
        return u"coder"_s;
    case Role::Reviewer:
        return u"reviewer"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<Role> roleFromName(QStringView name)
{
    const QList<Role> roles = allRoles();
    for (const Role role : roles) {
        if (name.compare(roleName(role), Qt::CaseInsensitive) == 0) {
            return role;
        }
    }
    return std::nullopt;
}

QList<Role> allRoles()
{
    return {Role::Planner, Role::Coder, Role::Reviewer};
}

const StageSpec &Profile::stage(Role role) const
{
    return *std::ranges::find(stages, role, &StageSpec::role);
}

StageSpec &Profile::stage(Role role)
{
    return *std::ranges::find(stages, role, &StageSpec::role);
}

Result<Profile> readProfile(const QString &folder, Links links)
{
    const QDir place(folder);
    const auto read = [&place, links](const QString &name) -> Result<QString> {
        const QString path = place.filePath(name);
        if (links == Links::Refused && QFileInfo(path).isSymLink()) {
            return std::unexpected(Error{.kind = ErrorKind::FileUnreadable,
                                         .subject = path,
                                         .detail = u"it is a symbolic link"_s});
        }
        return text::readUtf8File(path, profileFileLimit);
    };
    const QString file = u"profile.toml"_s;
    return read(file).and_then(
        [&](const QString &content) { return parseProfile(content, place.filePath(file), read); });
}

QStringList profileNames(const QString &userProfiles)
{
    QStringList names;
    for (const QString &folder : {QString(builtIn), userProfiles}) {
        const QStringList entries = folder.isEmpty()
            ? QStringList()
            : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &name : entries) {
            if (holdsProfile(folder % u'/' % name)) {
                names.append(name);
            }
        }
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

std::optional<Profile> builtInProfile(const QString &name)
{
    const QString folder = builtIn % u'/' % name;
    if (name.isEmpty() || name.contains(u'/') || !holdsProfile(folder)) {
        return std::nullopt;
    }
    Result<Profile> profile = readProfile(folder);
    return profile ? std::optional(*std::move(profile)) : std::nullopt;
}

Result<Profile> findProfile(const QString &nameOrFolder, const QString &userProfiles)
{
    const bool isFolder = nameOrFolder.contains(u'/') || nameOrFolder.contains(u'\\')
        || nameOrFolder == "."_L1 || nameOrFolder == ".."_L1;
    if (isFolder) {
        return readProfile(nameOrFolder);
    }
    const QString own = userProfiles % u'/' % nameOrFolder;
    if (!userProfiles.isEmpty() && !nameOrFolder.isEmpty() && holdsProfile(own)) {
        return readProfile(own, Links::Followed); // people link their settings from elsewhere
    }
    const QStringList folders{builtIn % u'/' % nameOrFolder, nameOrFolder};
    const auto found = std::ranges::find_if(folders, holdsProfile);
    if (!nameOrFolder.isEmpty() && found != folders.end()) {
        return readProfile(*found);
    }
    return std::unexpected(Error{.kind = ErrorKind::ProfileUnknown,
                                 .subject = nameOrFolder,
                                 .detail = profileNames(userProfiles).join(u", ")});
}

} // namespace roo::run
