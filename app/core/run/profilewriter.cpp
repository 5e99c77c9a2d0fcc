// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profilewriter.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/edit/pathrules.h"

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

//! The names of the files by the keys of the parts; a part without one is as it is built in.
using FileNames = QMap<QString, QString>;
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
    FileNames names;
    Templates templates;
};

//! Always the same keys in the same order.
QList<Part> partsOf(const Profile &profile)
{
    const StageSpec &coder = profile.stage(Role::Coder);
    return {
        {u"planner.template"_s, u"planner.md"_s, profile.stage(Role::Planner).promptTemplate},
        {u"coder.template"_s, u"coder.md"_s, coder.promptTemplate},
        {u"coder.workspace_template"_s, u"edit.md"_s, coder.workspaceTemplate},
        {u"reviewer.template"_s, u"reviewer.md"_s, profile.stage(Role::Reviewer).promptTemplate},
        {u"edits.repair_template"_s, u"repair.md"_s, profile.edits.repairTemplate},
        {u"edits.whole_files_template"_s, u"whole.md"_s, profile.edits.wholeFilesTemplate}};
}

QString quoted(const QString &text)
{
    constexpr qsizetype mostDots = 16; // more of them in a line than a key may have are refused
    const bool hasManyDots = text.count(u'.') > mostDots;
    QString result = u"\""_s;
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        if (character == u'"' || character == u'\\') {
            result += u'\\' % character;
        } else if (character == u'\n') {
            result += u"\\n"_s;
        } else if (character == u'\t') {
            result += u"\\t"_s;
        } else if (code < 0x20 || code == 0x7f || (hasManyDots && character == u'.')) {
            result += u"\\u%1"_s.arg(uint{code}, 4, 16, QChar(u'0'));
        } else {
            result += character;
        }
    }
    return result % u'"';
}

QString modelLines(const QStringList &models)
{
    if (models.size() == 1) {
        return u"models = ["_s % quoted(models.constFirst()) % u"]\n"_s;
    }
    QString lines = u"models = [\n"_s;
    for (const QString &model : models) {
        lines += u"    "_s % quoted(model) % u",\n"_s;
    }
    return lines % u"]\n"_s;
}

//! `template = "planner.md"`; nothing for a part that is as it is built in.
QString nameLine(const FileNames &names, const QString &table, const QString &key)
{
    const QString name = names.value(table % u'.' % key);
    return name.isEmpty() ? QString() : QString(key % u" = "_s % quoted(name) % u'\n');
}

QString stageTable(const StageSpec &stage, const FileNames &names)
{
    const QString table = roleName(stage.role);
    QString lines = u"\n["_s % table % u"]\n"_s % modelLines(stage.models);
    if (stage.temperature) {
        lines += u"temperature = %1\n"_s.arg(*stage.temperature, 0, 'g',
                                             QLocale::FloatingPointShortest);
    }
    if (stage.maxTokens) {
        lines += u"max_tokens = %1\n"_s.arg(*stage.maxTokens);
    }
    return lines % nameLine(names, table, u"template"_s)
        % nameLine(names, table, u"workspace_template"_s);
}

QString tomlOf(const Profile &profile, const FileNames &names)
{
    QString lines = u"name = "_s % quoted(profile.name) % u'\n';
    if (!profile.description.isEmpty()) {
        lines += u"description = "_s % quoted(profile.description) % u'\n';
    }
    for (const StageSpec &stage : profile.stages) {
        lines += stageTable(stage, names);
    }
    const QString edits = u"edits"_s;
    return lines % u"\n[edits]\nrounds = %1\n"_s.arg(profile.edits.rounds)
        % nameLine(names, edits, u"repair_template"_s)
        % (profile.edits.wholeFilesTemplate.isEmpty() ? u"whole_files = false\n"_s
                                                      : u"whole_files = true\n"_s)
        % nameLine(names, edits, u"whole_files_template"_s);
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
    profile.description = text::withoutHalfPairs(profile.description);
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
            || tomlOf(*stored.profile, layoutOf(*stored.profile, stored, folder).names).toUtf8()
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
    const QString toml = tomlOf(profile, layout.names);
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
