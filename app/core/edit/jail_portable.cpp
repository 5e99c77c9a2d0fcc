// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Where there is no openat(): each part of a path is looked at before it is used. Between the two
// somebody who may write to the folder could still put a link there.

#include "core/edit/jail.h"

#include "core/base/files.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

Jail::Kind kindOf(const QFileInfo &info)
{
    using Kind = Jail::Kind;
    return info.isSymLink() || info.isJunction() || info.isShortcut() ? Kind::Link
        : !info.exists()                                              ? Kind::Missing
        : info.isDir()                                                ? Kind::Folder
        : info.isFile()                                               ? Kind::File
                                                                      : Kind::Other;
}

} // namespace

Result<std::unique_ptr<Jail>> Jail::open(const QString &folder)
{
    std::unique_ptr<Jail> jail(new Jail(folder));
    if (!QFileInfo(folder).isDir()) {
        return jail->failure({}, ENOENT);
    }
    return jail;
}

Jail::Jail(const QString &folder)
    : m_folder(folder)
{
}

Jail::~Jail() = default;

std::unexpected<Error> Jail::failure(const QString &path, int error) const
{
    return std::unexpected(
        Error{.kind = error == EEXIST ? ErrorKind::FileExists : ErrorKind::FileUnwritable,
              .subject = path.isEmpty() ? m_folder : QString(m_folder % u'/' % path),
              .detail = error == EEXIST ? QString() : qt_error_string(error)});
}

std::unexpected<Error> Jail::unreadable(const QString &path, const QString &detail) const
{
    return std::unexpected(Error{
        .kind = ErrorKind::FileUnreadable, .subject = m_folder % u'/' % path, .detail = detail});
}

Jail::Entry Jail::entry(const QString &path) const
{
    qsizetype end = 0;
    for (;;) {
        end = path.indexOf(u'/', end);
        const QString part = end < 0 ? path : path.first(end);
        const Kind kind = kindOf(QFileInfo(m_folder % u'/' % part));
        if (end < 0 || kind != Kind::Folder) {
            return {.kind = kind, .path = part};
        }
        ++end;
    }
}

QStringList Jail::names(const QString &folder) const
{
    return QDir(m_folder % u'/' % folder)
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

QList<Jail::Named> Jail::list(const QString &folder, qsizetype limit) const
{
    QList<Named> found;
    QDirIterator entries(m_folder % u'/' % folder,
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    while (found.size() < limit && entries.hasNext()) {
        const QFileInfo info = entries.nextFileInfo();
        const auto nanoseconds
            = [](const QDateTime &time) { return time.toMSecsSinceEpoch() * 1'000'000; };
        found.append({.name = info.fileName(),
                      .kind = kindOf(info),
                      .size = info.size(),
                      .mode = 0644,
                      .stamp = {.modified = nanoseconds(info.lastModified()),
                                .changed = nanoseconds(info.metadataChangeTime())}});
    }
    return found;
}

Result<void> Jail::makeFolder(const QString &path)
{
    if (entry(path).kind != Kind::Missing) {
        return failure(path, EEXIST);
    }
    return QDir().mkdir(m_folder % u'/' % path) ? Result<void>() : failure(path, EACCES);
}

Result<void> Jail::createFile(const QString &path, const QByteArray &content)
{
    if (entry(path).kind != Kind::Missing) {
        return failure(path, EEXIST);
    }
    QFile file(m_folder % u'/' % path);
    if (!file.open(QFile::WriteOnly | QFile::NewOnly | QFile::Unbuffered)) {
        return failure(path, QFileInfo::exists(file.fileName()) ? EEXIST : EACCES);
    }
    Result<void> written = files::writeAll(file, content);
    if (!written) {
        file.remove();
    }
    return written;
}

void Jail::remove(const QString &path)
{
    const Kind kind = entry(path).kind;
    if (kind == Kind::File) {
        QFile::remove(m_folder % u'/' % path);
    } else if (kind == Kind::Folder) {
        QDir().rmdir(m_folder % u'/' % path);
    }
}

Result<Jail::File> Jail::readFile(const QString &path, qint64 limit) const
{
    QFile file(m_folder % u'/' % path);
    if (entry(path).kind != Kind::File || !file.open(QFile::ReadOnly)) {
        return unreadable(path, file.errorString());
    }
    File result{.bytes = file.read(limit + 1), .mode = 0644};
    result.isTooLarge = result.bytes.size() > limit;
    return result;
}

Result<QByteArray> Jail::readBeginning(const QString &path, qint64 size) const
{
    QFile file(m_folder % u'/' % path);
    if (entry(path).kind != Kind::File || !file.open(QFile::ReadOnly)) {
        return unreadable(path, file.errorString());
    }
    return file.read(size);
}

Result<void> Jail::placeFile(const Place &place, const QByteArray &content)
{
    const Kind kind = entry(place.path).kind;
    if (place.isFree && kind != Kind::Missing) {
        return failure(place.path, EEXIST);
    }
    if (kind != Kind::Missing && kind != Kind::File) {
        return failure(place.path, EACCES);
    }
    return files::replaceFile(m_folder % u'/' % place.path, content,
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup
                                  | QFile::ReadOther);
}

Result<void> Jail::removeFile(const QString &path)
{
    const bool isGone = entry(path).kind == Kind::File && QFile::remove(m_folder % u'/' % path);
    return isGone ? Result<void>() : failure(path, EACCES);
}

Result<QByteArray> Jail::digest(const QString &path) const
{
    QFile file(m_folder % u'/' % path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (entry(path).kind != Kind::File || !file.open(QFile::ReadOnly) || !hash.addData(&file)) {
        return unreadable(path, file.errorString());
    }
    return hash.result();
}

//! Not every user may make links here, so that none is kept.
QString Jail::linkTarget(const QString &) const
{
    return {};
}

Result<void> Jail::makeLink(const QString &path, const QString &)
{
    return failure(path, EACCES);
}

Result<qint64> Jail::copyFile(const QString &path, Jail &to, qint64 limit) const
{
    QFile source(m_folder % u'/' % path);
    if (entry(path).kind != Kind::File || !source.open(QFile::ReadOnly)) {
        return unreadable(path, source.errorString());
    }
    if (to.entry(path).kind != Kind::Missing) {
        return to.failure(path, EEXIST);
    }
    if (source.size() > limit) {
        return tooLarge(path, limit);
    }
    QFile copy(to.m_folder % u'/' % path);
    constexpr qint64 block = qint64{1024} * 1024;
    bool isFine = copy.open(QFile::WriteOnly | QFile::NewOnly | QFile::Unbuffered);
    while (isFine && !source.atEnd()) {
        isFine = files::writeAll(copy, source.read(block)).has_value();
    }
    isFine = isFine
        && copy.setFileTime(QFileInfo(source).lastModified(), QFileDevice::FileModificationTime);
    if (!isFine) {
        copy.remove();
        return to.failure(path, EACCES);
    }
    return copy.size();
}

void Jail::copyFolderState(const QString &, Jail &) const {}

bool Jail::tryLock()
{
    return true;
}

void Jail::unlock() {}

} // namespace roo::edit
