// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/files.h"

#include <QFile>
#include <QUuid>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace roo::files {

namespace {

std::unexpected<Error> unwritable(const QString &path, const QString &words)
{
    return std::unexpected(
        Error{.kind = ErrorKind::FileUnwritable, .subject = path, .detail = words});
}

} // namespace

Result<void> createFile(const QString &path, const QByteArray &bytes,
                        QFileDevice::Permissions permissions)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::NewOnly | QFile::Unbuffered, permissions)) {
        return unwritable(path, file.errorString());
    }
    if (file.write(bytes) != bytes.size()) {
        const QString words = file.errorString();
        file.remove();
        return unwritable(path, words);
    }
    return {};
}

Result<void> replaceFile(const QString &path, const QByteArray &bytes,
                         QFileDevice::Permissions permissions)
{
    const QString temporary = path % u'.' % QUuid::createUuid().toString(QUuid::Id128);
    if (const Result<void> created = createFile(temporary, bytes, permissions); !created) {
        Error error = created.error();
        error.subject = path;
        return std::unexpected(error);
    }
    // QFile::rename() does not replace, and QSaveFile writes through links.
    std::error_code failure;
    std::filesystem::rename(temporary.toStdU16String(), path.toStdU16String(), failure);
    if (failure) {
        QFile::remove(temporary);
        return unwritable(path, QString::fromStdString(failure.message()));
    }
    return {};
}

} // namespace roo::files
