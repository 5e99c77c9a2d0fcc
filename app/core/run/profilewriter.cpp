// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profilewriter.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/edit/pathrules.h"
#include "core/run/profiletext.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! A template of a profile.
struct Part
{
    QString key; //!< Where its file is named: "planner.template".
    QString fileName; //!< What the file is called where nothing else is said.
    QString words;
};

//! The words of the templates by the names of their files.
using Templates = QMap<QString, QString>;

//! What lies in a profile's folder.
struct Stored
{
    QByteArray toml; //!< Empty: there is none.
    std::optional<Profile> profile; //!< None: it cannot be read.
    Templates templates; //!< Those that it names.
};

//! What is going to lie there.
struct Layout
{
    ProfileFileNames names;
    Templates templates;
};

//! Always the same keys in the same order.
QList<Part> partsOf(const Profile &profile)
{
    const StageSpec &coder = profile.stage(Role::Coder);
    const StageSpec &reviewer = profile.stage(Role::Reviewer);
    return {{u"planner.template"_s, u"planner.md"_s, profile.stage(Role::Planner).promptTemplate},
            {u"coder.template"_s, u"coder.md"_s, coder.promptTemplate},
            {u"coder.workspace_template"_s, u"edit.md"_s, coder.workspaceTemplate},
            {u"reviewer.template"_s, u"reviewer.md"_s, reviewer.promptTemplate},
            {u"reviewer.workspace_template"_s, u"judge.md"_s, reviewer.workspaceTemplate},
            {u"edits.repair_template"_s, u"repair.md"_s, profile.edits.repairTemplate},
            {u"edits.whole_files_template"_s, u"whole.md"_s, profile.edits.wholeFilesTemplate},
            {u"proof.revise_template"_s, u"revise.md"_s, profile.proof.reviseTemplate}};
}

//! The profile as a profile.toml can say it.
Profile sayable(Profile profile)
{
    for (StageSpec &stage : profile.stages) {
        stage.promptTemplate = text::withoutHalfPairs(stage.promptTemplate);
        stage.workspaceTemplate = text::withoutHalfPairs(stage.workspaceTemplate);
        for (QString &model : stage.models) {
            model = text::withoutHalfPairs(model);
        }
    }
    StageSpec &coder = profile.stage(Role::Coder);
    if (coder.workspaceTemplate.isEmpty()) {
        coder.workspaceTemplate = coder.promptTemplate;
    }
    if (profile.edits.repairTemplate.isEmpty()) {
        profile.edits.rounds = 0;
    }
    if (profile.proof.reviseTemplate.isEmpty()) {
        profile.proof.rounds = 0;
    }
    profile.description = text::withoutHalfPairs(profile.description);
    profile.proof.reviseTemplate = text::withoutHalfPairs(profile.proof.reviseTemplate);
    profile.edits.repairTemplate = text::withoutHalfPairs(profile.edits.repairTemplate);
    profile.edits.wholeFilesTemplate = text::withoutHalfPairs(profile.edits.wholeFilesTemplate);
    return profile;
}

Result<Stored> readStored(const QString &folder)
{
    const QString file = folder % u"/profile.toml"_s;
    Stored stored;
    if (!QFileInfo::exists(file)) {
        return stored;
    }
    const Result<QByteArray> toml = text::readFile(file, profileFileLimit);
    if (!toml) {
        return std::unexpected(toml.error());
    }
    stored.toml = *toml;
    const auto read = [&](const QString &name) {
        Result<QString> words = text::readUtf8File(folder % u'/' % name, profileFileLimit);
        if (words) {
            stored.templates.insert(name, *words);
        }
        return words;
    };
    const auto content = text::decodeUtf8(*toml);
    Result<Profile> profile
        = content ? parseProfile(*content, file, read) : std::unexpected(Error{});
    if (profile) {
        stored.profile = *std::move(profile);
    }
    return stored;
}

//! Whether a file of this name cannot have these words: it has others, or is somebody else's.
bool isTaken(const QString &name, const QString &words, const Layout &layout,
             const Templates &before, const QString &folder)
{
    const QString lower = edit::folded(name);
    if (lower.startsWith("profile.toml"_L1)) {
        return true;
    }
    const auto known = layout.templates.asKeyValueRange();
    const bool hasOthers = std::ranges::any_of(known, [&](const auto &entry) {
        return edit::folded(entry.first) == lower && (entry.first != name || entry.second != words);
    });
    const QString path = folder % u'/' % name;
    return hasOthers || (!before.contains(name) && QFileInfo::exists(path));
}

QString freeName(const QString &wanted, const QString &words, const Layout &layout,
                 const Templates &before, const QString &folder)
{
    QString name = wanted;
    const QFileInfo parts(wanted);
    for (int number = 2; isTaken(name, words, layout, before, folder); ++number) {
        name = u"%1-%2.md"_s.arg(parts.completeBaseName()).arg(number);
    }
    return name;
}

Layout layoutOf(const Profile &profile, const Stored &stored, const QString &folder)
{
    const QList<Part> before = stored.profile ? partsOf(*stored.profile) : QList<Part>();
    const QList<Part> parts = partsOf(profile);
    Layout layout;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const Part &part = parts.at(i);
        const QString old = before.isEmpty() ? QString() : stored.templates.key(before.at(i).words);
        const bool isAsBuiltIn
            = !before.isEmpty() && old.isEmpty() && part.words == before.at(i).words;
        if (part.words.isEmpty() || isAsBuiltIn) {
            continue;
        }
        const QString name = freeName(old.isEmpty() ? part.fileName : old, part.words, layout,
                                      stored.templates, folder);
        layout.names.insert(part.key, name);
        layout.templates.insert(name, part.words);
    }
    return layout;
}

//! It may have comments, which are lost when it is written anew.
bool isWrittenByHand(const Stored &stored, const QString &folder)
{
    return !stored.toml.isEmpty()
        && (!stored.profile
            || profileText(*stored.profile, layoutOf(*stored.profile, stored, folder).names)
                    .toUtf8()
                != stored.toml);
}

//! What changes in the folder, the profile.toml last. Error: FileTooLarge.
Result<QList<files::NewContent>> changesOf(const Layout &layout, const QByteArray &toml,
                                           const Stored &stored, const QString &folder)
{
    QList<files::NewContent> changes;
    const QString file = folder % u"/profile.toml"_s;
    for (const auto &[name, words] : layout.templates.asKeyValueRange()) {
        if (stored.templates.value(name) != words) {
            changes.append({.path = folder % u'/' % name, .bytes = words.toUtf8()});
        }
    }
    if (toml != stored.toml && isWrittenByHand(stored, folder)) {
        changes.append({.path = file % u".bak"_s, .bytes = stored.toml});
    }
    if (toml != stored.toml) {
        changes.append({.path = file, .bytes = toml});
    }
    for (const files::NewContent &change : changes) {
        if (change.bytes.size() > profileFileLimit) {
            return std::unexpected(Error{.kind = ErrorKind::FileTooLarge,
                                         .subject = change.path,
                                         .expected = QString::number(profileFileLimit)});
        }
    }
    return changes;
}

//! Returns what will be read.
Result<Profile> writeIn(const QString &folder, const Profile &profile)
{
    const Result<Stored> stored = readStored(folder);
    if (!stored) {
        return std::unexpected(stored.error());
    }
    const Layout layout = layoutOf(profile, *stored, folder);
    const QString toml = profileText(profile, layout.names);
    const auto read = [&layout](const QString &name) -> Result<QString> {
        return layout.templates.value(name);
    };
    Result<Profile> readBack = parseProfile(toml, folder % u"/profile.toml"_s, read);
    if (!readBack) {
        return readBack;
    }
    const auto changes = changesOf(layout, toml.toUtf8(), *stored, folder);
    if (!changes) {
        return std::unexpected(changes.error());
    }
    const bool isNew = !QFileInfo::exists(folder);
    const Result<void> written = files::makePrivateFolder(folder).and_then(
        [&changes] { return files::replaceFiles(*changes, files::ownerOnly); });
    if (!written && isNew) {
        QDir().rmdir(folder);
    }
    return written ? readBack : std::unexpected(written.error());
}

std::unexpected<Error> noFolder(const QString &name)
{
    return std::unexpected(Error{.kind = ErrorKind::FileUnwritable, .subject = name});
}

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name != "."_L1 && name != ".."_L1 && !name.contains(u'/')
        && !name.contains(u'\\');
}

} // namespace

std::optional<NameFault> profileNameFault(const QString &name)
{
    if (name.trimmed().isEmpty()) {
        return NameFault::Empty;
    }
    const auto judged = edit::judgedPath(name);
    if (!judged || *judged != name || !isPlainName(name) || name.startsWith(u'.')) {
        return NameFault::NotPortable;
    }
    return edit::folded(name) == measuringProfile ? std::optional(NameFault::Reserved)
                                                  : std::nullopt;
}

Result<Profile> saveProfile(const Profile &profile, const QString &userProfiles,
                            const QString &storedAs)
{
    if (profileNameFault(profile.name)) {
        return std::unexpected(Error{.kind = ErrorKind::ValueInvalid,
                                     .subject = profile.name,
                                     .expected = u"a plain file name"_s});
    }
    if (userProfiles.isEmpty()) {
        return noFolder(profile.name);
    }
    const QString folder = userProfiles % u'/' % profile.name;
    const QString before = userProfiles % u'/' % storedAs;
    if (storedAs.isEmpty() || storedAs == profile.name || !isPlainName(storedAs)) {
        return writeIn(folder, sayable(profile));
    }
    if (QFileInfo::exists(folder) && edit::folded(storedAs) != edit::folded(profile.name)) {
        return std::unexpected(Error{.kind = ErrorKind::FileExists, .subject = folder});
    }
    if (const Result<void> renamed = files::renameFolderForGood(before, folder); !renamed) {
        return std::unexpected(renamed.error());
    }
    Result<Profile> written = writeIn(folder, sayable(profile));
    if (!written) {
        static_cast<void>(files::renameFolderForGood(folder, before)); // the first error is said
    }
    return written;
}

Result<void> removeProfile(const QString &name, const QString &userProfiles)
{
    const QString folder = userProfiles % u'/' % name;
    if (userProfiles.isEmpty() || !isPlainName(name) || !QFileInfo::exists(folder)) {
        return {};
    }
    return QFile::moveToTrash(folder) ? Result<void>() : setProfileAside(name, userProfiles);
}

Result<void> setProfileAside(const QString &name, const QString &userProfiles)
{
    const QString place = userProfiles % u".removed"_s;
    QString aside = place % u'/' % name;
    for (int number = 2; QFileInfo::exists(aside); ++number) {
        aside = u"%1/%2-%3"_s.arg(place, name).arg(number);
    }
    return files::makePrivateFolder(place).and_then([&] {
        return files::renameFolderForGood(userProfiles % u'/' % name, aside)
            .transform_error([&](Error error) {
                error.subject = userProfiles % u'/' % name;
                return error;
            });
    });
}

} // namespace roo::run
