// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Where there is no openat(): each part of a path is looked at before it is used. Between the two
// somebody who may write to the folder could still put a link there.

#include "core/edit/jail.h"

#include "core/base/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace roo::edit {

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

Jail::Entry Jail::entry(const QString &path) const
{
    qsizetype end = 0;
    for (;;) {
        end = path.indexOf(u'/', end);
        const QString part = end < 0 ? path : path.first(end);
        const QFileInfo info(m_folder % u'/' % part);
        const Kind kind = info.isSymLink() || info.isJunction() || info.isShortcut() ? Kind::Link
            : !info.exists()                                                         ? Kind::Missing
            : info.isDir()                                                           ? Kind::Folder
            : info.isFile()                                                          ? Kind::File
                                                                                     : Kind::Other;
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
        return std::unexpected(Error{.kind = ErrorKind::FileUnreadable,
                                     .subject = file.fileName(),
                                     .detail = file.errorString()});
    }
    File result{.bytes = file.read(limit + 1), .mode = 0644};
    result.isTooLarge = result.bytes.size() > limit;
    return result;
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

bool Jail::tryLock()
{
    return true;
}

void Jail::unlock() {}

} // namespace roo::edit
