// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// What jails have for copies of whole folders.

#include "core/edit/descriptor_unix.h"
#include "core/edit/jail.h"
#include "core/edit/pathrules.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(Q_OS_LINUX)
#include <linux/fs.h>
#include <sys/ioctl.h>
#elif defined(Q_OS_DARWIN)
#include <sys/clonefile.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr mode_t allRights = 0777; // and nobody becomes somebody else by running a copy
constexpr mode_t privateMode = 0600; // until it is whole
constexpr qint64 block = qint64{1024} * 1024;

QByteArray nameOf(const QString &path)
{
    return QFile::encodeName(path.section(u'/', -1));
}

//! Last read, and last modified.
std::array<timespec, 2> timesOf(const struct stat &status)
{
#ifdef Q_OS_DARWIN
    return {status.st_atimespec, status.st_mtimespec};
#else
    return {status.st_atim, status.st_mtim};
#endif
}

//! A file that shares its content with another until one of them is written to.
int makeClone([[maybe_unused]] int source, [[maybe_unused]] int folder,
              [[maybe_unused]] const QByteArray &name)
{
#ifdef Q_OS_DARWIN
    if (::fclonefileat(source, folder, name.constData(), CLONE_NOFOLLOW) == 0) {
        return ::openat(folder, name.constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    }
#endif
    return -1;
}

bool takesOver([[maybe_unused]] int copy, [[maybe_unused]] int source)
{
#if defined(Q_OS_LINUX) && defined(FICLONE)
    return ::ioctl(copy, FICLONE, source) == 0;
#else
    return false;
#endif
}

//! The bytes that were written, no more than there were at the beginning; or the errno of the copy.
std::expected<qint64, int> copyBytes(int copy, int source, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const auto bytes = readUpTo(source, std::min(block, size - done));
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        if (const int error = writeAll(copy, *bytes); error != 0) {
            return std::unexpected(error);
        }
        if (bytes->isEmpty()) {
            break; // somebody cut it
        }
        done += bytes->size();
    }
    return done;
}

} // namespace

Result<QByteArray> Jail::digest(const QString &path) const
{
    const Descriptor file(openFile(path));
    if (!file.isOpen()) {
        return unreadable(path, qt_error_string(errno));
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (;;) {
        const auto bytes = readUpTo(file.number(), block);
        if (!bytes) {
            return unreadable(path, qt_error_string(bytes.error()));
        }
        if (bytes->isEmpty()) {
            return hash.result();
        }
        hash.addData(*bytes);
    }
}

QString Jail::linkTarget(const QString &path) const
{
    const Descriptor folder(openFolder(parentOf(path)));
    std::array<char, 4096> target{};
    const ssize_t size = folder.isOpen()
        ? ::readlinkat(folder.number(), nameOf(path).constData(), target.data(), target.size())
        : -1;
    // What fills all of it may be cut.
    return size <= 0 || size == target.size() ? QString()
                                              : QFile::decodeName(QByteArray(target.data(), size));
}

Result<void> Jail::makeLink(const QString &path, const QString &target)
{
    const Descriptor folder(openFolder(parentOf(path)));
    const bool isMade = folder.isOpen()
        && ::symlinkat(QFile::encodeName(target).constData(), folder.number(),
                       nameOf(path).constData())
            == 0;
    return isMade ? Result<void>() : failure(path, errno);
}

Result<qint64> Jail::copyFile(const QString &path, Jail &to, qint64 limit) const
{
    const Descriptor source(openFile(path));
    struct stat status{};
    if (!source.isOpen() || ::fstat(source.number(), &status) != 0) {
        return unreadable(path, qt_error_string(errno));
    }
    const Descriptor folder(to.openFolder(parentOf(path)));
    if (!folder.isOpen()) {
        return to.failure(path, errno);
    }
    const QByteArray name = nameOf(path);
    Descriptor copy(makeClone(source.number(), folder.number(), name));
    const bool isClone = copy.isOpen();
    if (!isClone) {
        copy.reset(::openat(folder.number(), name.constData(),
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY,
                            privateMode));
        if (!copy.isOpen()) {
            return to.failure(path, errno);
        }
    }
    const bool isShared = isClone || takesOver(copy.number(), source.number());
    if (!isShared && status.st_size > limit) {
        ::unlinkat(folder.number(), name.constData(), 0);
        return tooLarge(path, limit);
    }
    const auto written = isShared ? std::expected<qint64, int>(0)
                                  : copyBytes(copy.number(), source.number(), status.st_size);
    const bool isWhole = written && ::fchmod(copy.number(), status.st_mode & allRights) == 0
        && ::futimens(copy.number(), timesOf(status).data()) == 0;
    if (!isWhole) {
        const int error = written ? errno : written.error();
        ::unlinkat(folder.number(), name.constData(), 0);
        return to.failure(path, error);
    }
    return *written;
}

void Jail::copyFolderState(const QString &path, Jail &to) const
{
    const Descriptor source(openFolder(path));
    const Descriptor copy(to.openFolder(path));
    struct stat status{};
    if (source.isOpen() && copy.isOpen() && ::fstat(source.number(), &status) == 0) {
        // Where one of them cannot be kept nothing is lost but time.
        [[maybe_unused]] const bool isKept
            = ::fchmod(copy.number(), (status.st_mode & allRights) | S_IRWXU) == 0
            && ::futimens(copy.number(), timesOf(status).data()) == 0;
    }
}

} // namespace roo::edit
