// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/files.h"

#include "core/base/text.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::files {

namespace {

std::unexpected<Error> unwritable(const QString &path, const QString &words)
{
    return std::unexpected(
        Error{.kind = ErrorKind::FileUnwritable, .subject = path, .detail = words});
}

std::filesystem::path nativePath(const QString &path)
{
#ifdef Q_OS_WIN
    return path.toStdU16String();
#else
    return QFile::encodeName(path).toStdString();
#endif
}

Result<void> writeText(QFile &file, QStringView text)
{
    while (!text.isEmpty()) {
        if (Result<void> written = writeAll(file, text::takeUtf8Piece(text)); !written) {
            return written;
        }
    }
    return {};
}

bool waitForDisk(int descriptor)
{
#ifdef Q_OS_UNIX
    return ::fsync(descriptor) == 0;
#else
    Q_UNUSED(descriptor)
    return true;
#endif
}

//! What was renamed is there after a crash when its folder is on the disk.
void waitForFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder
        = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
#else
    Q_UNUSED(path)
#endif
}

template <typename Write>
Result<void> create(const QString &path, QFileDevice::Permissions permissions, Write write)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::NewOnly | QFile::Unbuffered, permissions)) {
        return unwritable(path, file.errorString());
    }
    Result<void> written = write(file);
    if (!written) {
        file.remove();
    }
    return written;
}

//! Writes what is to take the place of a file into one beside it, and returns that.
template <typename Write>
Result<QString> stage(const QString &path, QFileDevice::Permissions permissions, Write write)
{
    // Not made of the old name, which may be as long as a name can be.
    const QString temporary
        = QFileInfo(path).dir().filePath(u".roo-"_s % QUuid::createUuid().toString(QUuid::Id128));
    if (const Result<void> created = create(temporary, permissions, write); !created) {
        Error error = created.error();
        error.subject = path;
        return std::unexpected(error);
    }
    return temporary;
}

//! Removes what was staged where it cannot take the file's place.
Result<void> putInPlace(const QString &temporary, const QString &path)
{
    // QFile::rename() does not replace, and QSaveFile writes through links.
    std::error_code failure;
    std::filesystem::rename(nativePath(temporary), nativePath(path), failure);
    if (failure) {
        QFile::remove(temporary);
        return unwritable(path, QString::fromStdString(failure.message()));
    }
    return {};
}

template <typename Write>
Result<void> replace(const QString &path, QFileDevice::Permissions permissions, Write write)
{
    return stage(path, permissions, write).and_then([&path](const QString &temporary) {
        return putInPlace(temporary, path);
    });
}

//! A file that is about to be replaced, and what is needed to take that back.
struct Replacement
{
    QString path;
    QString temporary;
    std::optional<QByteArray> before = {}; //!< None: there was no file.
    QFileDevice::Permissions permissions;
};

Result<Replacement> prepare(const NewContent &content, QFileDevice::Permissions permissions)
{
    Replacement replacement{.path = content.path, .temporary = {}, .permissions = permissions};
    QFile file(content.path);
    if (QFileInfo(content.path).isFile()) {
        if (!file.open(QFile::ReadOnly)) {
            return unwritable(content.path, file.errorString());
        }
        replacement.before = file.readAll();
        replacement.permissions = file.permissions();
    }
    return stage(content.path, replacement.permissions,
                 [&content](QFile &staged) -> Result<void> {
                     Result<void> written = writeAll(staged, content.bytes);
                     return written && !waitForDisk(staged.handle())
                         ? unwritable(content.path, qt_error_string())
                         : written;
                 })
        .transform([&replacement](const QString &temporary) {
            replacement.temporary = temporary;
            return replacement;
        });
}

void takeBack(const Replacement &replacement)
{
    if (replacement.before) {
        // That this works where it worked before is all that can be hoped for.
        static_cast<void>(
            replaceFile(replacement.path, *replacement.before, replacement.permissions));
    } else {
        QFile::remove(replacement.path);
    }
}

} // namespace

Result<void> writeAll(QFile &file, const QByteArray &bytes)
{
    // A full disk first takes a part without a word, and says why only when asked again.
    for (qint64 done = 0; done < bytes.size();) {
        const qint64 count = file.write(bytes.constData() + done, bytes.size() - done);
        if (count <= 0) {
            return unwritable(file.fileName(), file.errorString());
        }
        done += count;
    }
    return {};
}

Result<void> makePrivateFolder(const QString &path)
{
    const QDir here;
    if (QFileInfo(path).isDir()) {
        return {};
    }
    const QString parent = QFileInfo(path).path();
    if (parent != path) {
        if (Result<void> made = makePrivateFolder(parent); !made) {
            return made;
        }
    }
    if (here.mkdir(path, ownerOnlyFolder)) {
        return {};
    }
    const QString words = qt_error_string();
    return QFileInfo(path).isDir() ? Result<void>() : unwritable(path, words);
}

Result<void> createFile(const QString &path, const QByteArray &bytes,
                        QFileDevice::Permissions permissions)
{
    return create(path, permissions, [&bytes](QFile &file) { return writeAll(file, bytes); });
}

Result<void> replaceFile(const QString &path, const QByteArray &bytes,
                         QFileDevice::Permissions permissions)
{
    return replace(path, permissions, [&bytes](QFile &file) { return writeAll(file, bytes); });
}

Result<void> replaceFileForGood(const QString &path, const QByteArray &bytes,
                                QFileDevice::Permissions permissions)
{
    const auto write = [&](QFile &file) -> Result<void> {
        Result<void> written = writeAll(file, bytes);
        return written && !waitForDisk(file.handle()) ? unwritable(path, qt_error_string())
                                                      : written;
    };
    Result<void> replaced = replace(path, permissions, write);
    if (replaced) {
        waitForFolder(QFileInfo(path).path());
    }
    return replaced;
}

Result<void> replaceFiles(const QList<NewContent> &contents, QFileDevice::Permissions permissions)
{
    Result<void> result;
    QList<Replacement> replacements;
    for (const NewContent &content : contents) {
        const Result<Replacement> prepared = prepare(content, permissions);
        if (!prepared) {
            result = std::unexpected(prepared.error());
            break;
        }
        replacements.append(*prepared);
    }
    qsizetype done = 0;
    while (result && done < replacements.size()) {
        result = putInPlace(replacements.at(done).temporary, replacements.at(done).path);
        done += result ? 1 : 0;
    }
    if (result) {
        for (const Replacement &replacement : std::as_const(replacements)) {
            waitForFolder(QFileInfo(replacement.path).path());
        }
        return result;
    }
    for (qsizetype i = 0; i < replacements.size(); ++i) {
        if (i < done) {
            takeBack(replacements.at(i));
        } else {
            QFile::remove(replacements.at(i).temporary);
        }
    }
    return result;
}

Result<void> replaceFile(const QString &path, QStringView text,
                         QFileDevice::Permissions permissions)
{
    return replace(path, permissions, [text](QFile &file) { return writeText(file, text); });
}

Result<void> renameFolderForGood(const QString &from, const QString &to)
{
    if (!QDir().rename(from, to)) {
        return unwritable(to, qt_error_string());
    }
    waitForFolder(QFileInfo(to).path());
    return {};
}

QString nearestThatIsThere(const QString &path)
{
    QFileInfo nearest(path);
    while (!nearest.exists() && nearest.filePath() != nearest.path()) {
        nearest.setFile(nearest.path());
    }
    return nearest.filePath();
}

} // namespace roo::files
