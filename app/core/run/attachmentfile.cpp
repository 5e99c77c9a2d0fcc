// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/attachmentfile.h"

#include "core/base/text.h"
#include "core/edit/pathrules.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace roo::run {

namespace {

constexpr qint64 attachmentLimit = qint64{1} * 1024 * 1024;

//! By its name, or by that of a folder such as .git or .ssh.
bool mayHoldSecrets(const QString &path)
{
    const QStringList names = QDir::cleanPath(path).split(u'/');
    return edit::isProtectedName(names.constLast())
        || std::ranges::any_of(names, [](const QString &name) {
               return name.startsWith(u'.') && edit::isProtectedName(name);
           });
}

std::unexpected<AttachmentRefusal> refused(AttachmentRefusal::Kind kind)
{
    return std::unexpected(AttachmentRefusal{.kind = kind});
}

} // namespace

std::expected<Attachment, AttachmentRefusal> readAttachment(const QString &path)
{
    const QFileInfo info(path);
    if (mayHoldSecrets(path) || mayHoldSecrets(info.canonicalFilePath())) {
        return refused(AttachmentRefusal::Kind::Secret);
    }
    Result<QString> content = text::readUtf8File(path, attachmentLimit);
    if (!content) {
        using Kind = AttachmentRefusal::Kind;
        return std::unexpected(AttachmentRefusal{.kind = info.isDir() ? Kind::Folder : Kind::File,
                                                 .error = content.error()});
    }
    if (content->contains(QChar::Null)) {
        return refused(AttachmentRefusal::Kind::NoText);
    }
    return Attachment{.path = path, .text = *std::move(content)};
}

} // namespace roo::run
