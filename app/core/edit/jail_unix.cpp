// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/jail.h"

#include "core/edit/descriptor_unix.h"
#include "core/edit/pathrules.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr mode_t folderMode = 0777; // less the process's mask
constexpr mode_t fileMode = 0666;
constexpr mode_t privateMode = 0600; // until the file has the mode of the one that it replaces

QByteArray nameOf(const QString &path)
{
    return QFile::encodeName(path.section(u'/', -1));
}

Jail::Kind kindOf(const struct stat &status)
{
    if (S_ISLNK(status.st_mode)) {
        return Jail::Kind::Link;
    }
    if (S_ISDIR(status.st_mode)) {
        return Jail::Kind::Folder;
    }
    return S_ISREG(status.st_mode) ? Jail::Kind::File : Jail::Kind::Other;
}

Jail::Stamp stampOf(const struct stat &status)
{
    constexpr qint64 second = 1'000'000'000;
#ifdef Q_OS_DARWIN
    const timespec modified = status.st_mtimespec;
    const timespec changed = status.st_ctimespec;
#else
    const timespec modified = status.st_mtim;
    const timespec changed = status.st_ctim;
#endif
    return {.modified = modified.tv_sec * second + modified.tv_nsec,
            .changed = changed.tv_sec * second + changed.tv_nsec,
            .inode = status.st_ino};
}

int enter(int folder, const QByteArray &name)
{
    return ::openat(folder, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

//! A new name for a file, unless something has it already; 0, or the errno.
int giveName(int folder, const QByteArray &from, const QByteArray &to)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(folder, from.constData(), folder, to.constData(), RENAME_NOREPLACE) == 0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return errno;
    }
#endif
    if (::linkat(folder, from.constData(), folder, to.constData(), 0) != 0) {
        return errno;
    }
    return ::unlinkat(folder, from.constData(), 0) == 0 ? 0 : errno;
}

//! Those of the file that is replaced, as far as the system lets us: only root may give a file
//! away.
void keepOwner(int file, int folder, const QByteArray &name)
{
    struct stat before{};
    if (::fstatat(folder, name.constData(), &before, AT_SYMLINK_NOFOLLOW) == 0
        && ::fchown(file, before.st_uid, before.st_gid) != 0) {
        [[maybe_unused]] const int group = ::fchown(file, static_cast<uid_t>(-1), before.st_gid);
    }
}

//! 0, or the errno.
int makeFile(int folder, const QByteArray &name, const QByteArray &content,
             const Jail::Place &place)
{
    const Descriptor file(::openat(folder, name.constData(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY,
                                   place.mode < 0 ? fileMode : privateMode));
    if (!file.isOpen()) {
        return errno;
    }
    if (const int error = writeAll(file.number(), content); error != 0) {
        return error;
    }
    if (!place.isFree) {
        keepOwner(file.number(), folder, nameOf(place.path));
    }
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) {
        return errno;
    }
    mode_t mode = place.mode < 0 ? status.st_mode & 07777 : static_cast<mode_t>(place.mode);
    mode |= place.isExecutable ? (mode & 0444) >> 2 : 0;
    const bool isDone = ::fchmod(file.number(), mode) == 0 && ::fsync(file.number()) == 0;
    return isDone ? 0 : errno;
}

} // namespace

Result<std::unique_ptr<Jail>> Jail::open(const QString &folder)
{
    std::unique_ptr<Jail> jail(new Jail(folder));
    jail->m_descriptor
        = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (jail->m_descriptor < 0) {
        return jail->failure({}, errno);
    }
    return jail;
}

Jail::Jail(const QString &folder)
    : m_folder(folder)
{
}

Jail::~Jail()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

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
    Descriptor folder(::fcntl(m_descriptor, F_DUPFD_CLOEXEC, 0));
    qsizetype end = 0;
    for (;;) {
        end = path.indexOf(u'/', end);
        const QString part = end < 0 ? path : path.first(end);
        struct stat status{};
        if (::fstatat(folder.number(), nameOf(part).constData(), &status, AT_SYMLINK_NOFOLLOW)
            != 0) {
            return {.kind = errno == ENOENT ? Kind::Missing : Kind::Other, .path = part};
        }
        if (end < 0 || kindOf(status) != Kind::Folder) {
            return {.kind = kindOf(status), .path = part};
        }
        folder.reset(enter(folder.number(), nameOf(part)));
        if (!folder.isOpen()) {
            return {.kind = Kind::Other, .path = part};
        }
        ++end;
    }
}

int Jail::openFolder(const QString &path) const
{
    Descriptor folder(::fcntl(m_descriptor, F_DUPFD_CLOEXEC, 0));
    if (!path.isEmpty()) {
        const QStringList names = path.split(u'/');
        for (const QString &name : names) {
            folder.reset(enter(folder.number(), QFile::encodeName(name)));
            if (!folder.isOpen()) {
                return -1;
            }
        }
    }
    return ::fcntl(folder.number(), F_DUPFD_CLOEXEC, 0);
}

QStringList Jail::names(const QString &folder) const
{
    QStringList names;
    const QList<Named> found = list(folder, std::numeric_limits<qsizetype>::max());
    for (const Named &each : found) {
        names.append(each.name);
    }
    return names;
}

QList<Jail::Named> Jail::list(const QString &folder, qsizetype limit) const
{
    const int descriptor = openFolder(folder);
    DIR *const entries = descriptor < 0 ? nullptr : ::fdopendir(descriptor);
    if (entries == nullptr) {
        return {};
    }
    ::rewinddir(entries); // the position may be shared with another descriptor
    QList<Named> found;
    while (const dirent *const entry = found.size() < limit ? ::readdir(entries) : nullptr) {
        const QByteArrayView name(entry->d_name);
        const QString decoded = QFile::decodeName(entry->d_name);
        struct stat status{};
        if (name != "." && name != ".." && QFile::encodeName(decoded) == name
            && ::fstatat(::dirfd(entries), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
            found.append({.name = decoded,
                          .kind = kindOf(status),
                          .size = status.st_size,
                          .mode = static_cast<int>(status.st_mode & 07777),
                          .stamp = stampOf(status)});
        }
    }
    ::closedir(entries);
    return found;
}

Result<void> Jail::makeFolder(const QString &path)
{
    const Descriptor parent(openFolder(parentOf(path)));
    if (!parent.isOpen() || ::mkdirat(parent.number(), nameOf(path).constData(), folderMode) != 0) {
        return failure(path, errno);
    }
    return {};
}

Result<void> Jail::createFile(const QString &path, const QByteArray &content)
{
    const Descriptor folder(openFolder(parentOf(path)));
    if (!folder.isOpen()) {
        return failure(path, errno);
    }
    const QByteArray name = nameOf(path);
    const int file
        = ::openat(folder.number(), name.constData(),
                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, fileMode);
    if (file < 0) {
        return failure(path, errno);
    }
    int error = writeAll(file, content);
    if (::close(file) != 0 && error == 0) {
        error = errno; // a network's disk says only now that it is full
    }
    if (error != 0) {
        ::unlinkat(folder.number(), name.constData(), 0);
        return failure(path, error);
    }
    return {};
}

void Jail::remove(const QString &path)
{
    const Descriptor folder(openFolder(parentOf(path)));
    if (folder.isOpen() && ::unlinkat(folder.number(), nameOf(path).constData(), 0) != 0) {
        ::unlinkat(folder.number(), nameOf(path).constData(), AT_REMOVEDIR);
    }
}

//! A regular file; otherwise -1, and errno says why.
int Jail::openFile(const QString &path) const
{
    const Descriptor folder(openFolder(parentOf(path)));
    if (!folder.isOpen()) {
        return -1;
    }
    // Without waiting: a pipe may have come in its place.
    const int file = ::openat(folder.number(), nameOf(path).constData(),
                              O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat status{};
    if (file < 0 || (::fstat(file, &status) == 0 && S_ISREG(status.st_mode))) {
        return file;
    }
    ::close(file);
    errno = EINVAL;
    return -1;
}

Result<Jail::File> Jail::readFile(const QString &path, qint64 limit) const
{
    const Descriptor file(openFile(path));
    struct stat status{};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0) {
        return unreadable(path, qt_error_string(errno));
    }
    File result{.isTooLarge = status.st_size > limit,
                .mode = static_cast<int>(status.st_mode & 07777),
                .hasOtherNames = status.st_nlink > 1};
    if (!result.isTooLarge) {
        const std::expected<QByteArray, int> bytes = readUpTo(file.number(), limit + 1);
        if (!bytes) {
            return unreadable(path, qt_error_string(bytes.error()));
        }
        result.isTooLarge = bytes->size() > limit;
        result.bytes = result.isTooLarge ? QByteArray() : *bytes;
    }
    return result;
}

Result<QByteArray> Jail::readBeginning(const QString &path, qint64 size) const
{
    const Descriptor file(openFile(path));
    if (!file.isOpen()) {
        return unreadable(path, qt_error_string(errno));
    }
    return readUpTo(file.number(), size).or_else([&](int error) -> Result<QByteArray> {
        return unreadable(path, qt_error_string(error));
    });
}

Result<void> Jail::placeFile(const Place &place, const QByteArray &content)
{
    const Descriptor folder(openFolder(parentOf(place.path)));
    if (!folder.isOpen()) {
        return failure(place.path, errno);
    }
    const QByteArray name = nameOf(place.path);
    const QByteArray temporary = QFile::encodeName(place.temporary);
    int error = makeFile(folder.number(), temporary, content, place);
    if (error == 0 && place.isFree) {
        error = giveName(folder.number(), temporary, name);
    } else if (error == 0
               && ::renameat(folder.number(), temporary.constData(), folder.number(),
                             name.constData())
                   != 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlinkat(folder.number(), temporary.constData(), 0);
        return failure(place.path, error);
    }
    return ::fsync(folder.number()) == 0 ? Result<void>() : failure(place.path, errno);
}

Result<void> Jail::removeFile(const QString &path)
{
    const Descriptor folder(openFolder(parentOf(path)));
    const bool isGone = folder.isOpen()
        && ::unlinkat(folder.number(), nameOf(path).constData(), 0) == 0
        && ::fsync(folder.number()) == 0;
    return isGone ? Result<void>() : failure(path, errno);
}

bool Jail::tryLock()
{
    return ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

void Jail::unlock()
{
    ::flock(m_descriptor, LOCK_UN);
}

} // namespace roo::edit
