// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/applyjournal.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/named.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/edit/pathrules.h"

#include <QDateTime>
#include <QDir>
#include <QDirListing>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr int formatVersion = 1;
constexpr qint64 journalLimit = qint64{64} * 1024 * 1024;
constexpr auto unfinishedName = "/unfinished"_L1;
constexpr auto journalName = "/journal.json"_L1;
constexpr auto stagedPrefix = "/.new-"_L1;

using State = ApplyJournal::State;

constexpr std::array states{Named{State::Applying, "applying"_L1},
                            Named{State::Applied, "applied"_L1},
                            Named{State::Undoing, "undoing"_L1}, Named{State::Undone, "undone"_L1}};

QString originalPath(const QString &folder, const QString &sha256)
{
    return folder % u"/originals/"_s % sha256;
}

std::unexpected<Error> unknown(const QString &path, const QString &words = {})
{
    return std::unexpected(
        Error{.kind = ErrorKind::JournalUnknown, .subject = path, .detail = words});
}

//! Where a journal is made: whoever looks for journals does not see it.
QString stagedName(const QString &folder)
{
    const QFileInfo info(folder);
    return info.path() % stagedPrefix % info.fileName();
}

QJsonObject toJson(const JournalStep &step)
{
    QJsonObject json{{u"path"_s, step.path},
                     {u"before"_s, step.before},
                     {u"mode"_s, step.mode},
                     {u"after"_s, step.after},
                     {u"temporary"_s, step.temporary}};
    json::insertIfSet(json, "lost"_L1, step.lost);
    return json;
}

JournalStep stepFrom(const QJsonObject &json)
{
    return {.path = json["path"_L1].toString(),
            .before = json["before"_L1].toString(),
            .mode = json["mode"_L1].toInt(-1),
            .after = json["after"_L1].toString(),
            .temporary = json["temporary"_L1].toString(),
            .lost
            = json.contains("lost"_L1) ? std::optional(json["lost"_L1].toString()) : std::nullopt};
}

} // namespace

Result<ApplyJournal> ApplyJournal::create(const QString &folder, const QString &root,
                                          const QList<JournalStep> &steps,
                                          const QStringList &newFolders,
                                          const QList<QByteArray> &originals)
{
    if (QFileInfo::exists(folder)) {
        return std::unexpected(Error{.kind = ErrorKind::FileExists, .subject = folder});
    }
    if (folder.isEmpty()) { // which is the working folder to some, and the root to others
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable, .subject = root});
    }
    ApplyJournal journal;
    journal.m_folder = stagedName(folder);
    journal.m_root = root;
    journal.m_steps = steps;
    journal.m_newFolders = newFolders;
    QDir(journal.m_folder).removeRecursively(); // of a program that was killed
    Result<void> written = files::makePrivateFolder(journal.m_folder % u"/originals"_s);
    for (const QByteArray &bytes : originals) {
        if (written) {
            written = files::replaceFileForGood(originalPath(journal.m_folder, sha256Hex(bytes)),
                                                bytes, files::ownerOnly);
        }
    }
    if (written) {
        written = journal.write();
    }
    if (written) {
        written
            = files::replaceFileForGood(journal.m_folder % unfinishedName, {}, files::ownerOnly);
    }
    // Last: nothing of the workspace is touched before it is there.
    if (written) {
        written = files::renameFolderForGood(journal.m_folder, folder);
    }
    if (!written) {
        journal.discard();
        return std::unexpected(written.error());
    }
    journal.m_folder = folder;
    return journal;
}

Result<ApplyJournal> ApplyJournal::read(const QString &folder)
{
    const QString path = folder % journalName;
    const Result<QByteArray> bytes = text::readFile(path, journalLimit);
    if (!bytes) {
        return unknown(path, bytes.error().detail);
    }
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    const std::optional<State> state = valueIn(states, json["state"_L1].toString());
    const QString root = json["root"_L1].toString();
    if (!state || root.isEmpty() || json["version"_L1].toInt() != formatVersion) {
        return unknown(path);
    }
    ApplyJournal journal;
    journal.m_folder = folder;
    journal.m_root = root;
    journal.m_state = *state;
    const QJsonArray steps = json["steps"_L1].toArray();
    for (const QJsonValue &value : steps) {
        const JournalStep step = stepFrom(value.toObject());
        if (checkedPath(step.path) != step.path || step.temporary.contains(u'/')) {
            return unknown(path, step.path);
        }
        journal.m_steps.append(step);
    }
    const QJsonArray folders = json["new_folders"_L1].toArray();
    for (const QJsonValue &name : folders) {
        journal.m_newFolders.append(name.toString());
    }
    return journal;
}

QStringList ApplyJournal::unfinished(const QString &journals)
{
    QStringList found;
    for (const auto &entry : QDirListing(journals, QDirListing::IteratorFlag::DirsOnly)) {
        if (QFileInfo::exists(entry.filePath() % unfinishedName)) {
            found.append(entry.filePath());
        }
    }
    found.sort();
    return found;
}

Result<QByteArray> ApplyJournal::original(const QString &sha256) const
{
    const QString path = originalPath(m_folder, sha256);
    const Result<QByteArray> bytes = text::readFile(path, journalLimit);
    if (!bytes) {
        return unknown(path, bytes.error().detail);
    }
    return sha256Hex(*bytes) == sha256 ? bytes : unknown(path);
}

Result<void> ApplyJournal::setState(State state)
{
    const QString marker = m_folder % unfinishedName;
    m_state = state;
    const bool isBetween = state == State::Applying || state == State::Undoing;
    if (isBetween) {
        return write().and_then(
            [&] { return files::replaceFileForGood(marker, {}, files::ownerOnly); });
    }
    Result<void> written = write();
    if (written && !QFile::remove(marker)) {
        written = std::unexpected(Error{
            .kind = ErrorKind::FileUnwritable, .subject = marker, .detail = qt_error_string()});
    }
    return written;
}

Result<void> ApplyJournal::beginUndo(const QMap<QString, QString> &mayBeLost)
{
    for (JournalStep &step : m_steps) {
        const auto lost = mayBeLost.constFind(step.path);
        step.lost = lost == mayBeLost.cend() ? std::nullopt : std::optional(*lost);
    }
    return setState(State::Undoing);
}

void ApplyJournal::sweep(const QString &journals)
{
    const QDateTime longAgo = QDateTime::currentDateTimeUtc().addDays(-1);
    const QFileInfoList staged = QDir(journals).entryInfoList(
        {stagedPrefix.sliced(1) % u'*'}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : staged) {
        if (folder.lastModified() < longAgo) {
            QDir(folder.filePath()).removeRecursively();
        }
    }
}

void ApplyJournal::discard() const
{
    // First: without it nobody takes what is left for a work to be finished.
    QFile::remove(m_folder % unfinishedName);
    QDir(m_folder).removeRecursively();
}

Result<void> ApplyJournal::write() const
{
    QJsonArray steps;
    for (const JournalStep &step : m_steps) {
        steps.append(toJson(step));
    }
    const QJsonObject json{{u"version"_s, formatVersion},
                           {u"state"_s, nameIn(states, m_state)},
                           {u"root"_s, m_root},
                           {u"steps"_s, steps},
                           {u"new_folders"_s, QJsonArray::fromStringList(m_newFolders)}};
    return files::replaceFileForGood(m_folder % journalName, QJsonDocument(json).toJson(),
                                     files::ownerOnly);
}

} // namespace roo::edit
