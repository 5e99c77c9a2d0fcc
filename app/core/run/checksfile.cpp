// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/checksfile.h"

#include "core/base/files.h"
#include "core/run/profiletext.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace roo::run {

QString checksText(const QList<proof::Check> &checks)
{
    QString text = u"# What is run to prove changes to this folder. Programs and their arguments,\n"
                   "# without a shell.\n"_s;
    for (const proof::Check &check : checks) {
        text += checkText(check, u"check"_s);
    }
    return text;
}

Result<void> writeChecksFile(const QString &workspace, const QList<proof::Check> &checks)
{
    const QString path = workspace % u'/' % proof::checksFile;
    const QFileInfo there(path);
    if (there.exists() || there.isSymLink()) {
        return std::unexpected(Error{.kind = ErrorKind::FileExists, .subject = path});
    }
    return files::createFile(path, checksText(checks).toUtf8(),
                             QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                 | QFileDevice::ReadGroup | QFileDevice::ReadOther);
}

} // namespace roo::run
