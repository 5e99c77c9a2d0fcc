// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/jail.h"

#include <QFile>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr mode_t folderMode = 0777; // less the process's mask
constexpr mode_t fileMode = 0666;

class Descriptor final
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    void reset(int number)
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
        m_number = number;
    }

private:
    int m_number;
};

QString parentOf(const QString &path)
{
    return path.contains(u'/') ? path.section(u'/', 0, -2) : QString();
}

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

int enter(int folder, const QByteArray &name)
{
    return ::openat(folder, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

//! 0, or the errno.
int writeAll(int descriptor, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t count = ::write(descriptor, content.constData() + done,
                                      static_cast<std::size_t>(content.size() - done));
        if (count < 0 && errno != EINTR) {
            return errno;
        }
        done += count > 0 ? count : 0;
    }
    return 0;
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
    const int descriptor = openFolder(folder);
    DIR *const entries = descriptor < 0 ? nullptr : ::fdopendir(descriptor);
    if (entries == nullptr) {
        return names;
    }
    ::rewinddir(entries); // the position is shared with the descriptor that this one was made from
    while (const dirent *const entry = ::readdir(entries)) {
        names.append(QFile::decodeName(entry->d_name));
    }
    ::closedir(entries);
    return names;
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

} // namespace roo::edit
