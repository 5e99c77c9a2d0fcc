// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/attachmentfile.h"

#include "core/base/text.h"
#include "core/edit/pathrules.h"
#include "gui/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace roo::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::AttachmentFile)
};

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

} // namespace

std::expected<run::Attachment, QString> readAttachment(const QString &path)
{
    const QFileInfo info(path);
    if (mayHoldSecrets(path) || mayHoldSecrets(info.canonicalFilePath())) {
        return std::unexpected(Words::tr("may hold secrets, and is never sent"));
    }
    if (info.isDir()) {
        return std::unexpected(Words::tr("is a folder: choose it as the workspace"));
    }
    Result<QString> content = text::readUtf8File(path, attachmentLimit);
    if (!content) {
        switch (content.error().kind) {
        case ErrorKind::FileNotUtf8:
            return std::unexpected(Words::tr("is no UTF-8 text"));
        case ErrorKind::FileTooLarge:
            return std::unexpected(
                Words::tr("is larger than %1").arg(words::size(attachmentLimit)));
        default:
            return std::unexpected(words::sentence(content.error()));
        }
    }
    if (content->contains(QChar::Null)) {
        return std::unexpected(Words::tr("is no text"));
    }
    return run::Attachment{.path = path, .text = *std::move(content)};
}

} // namespace roo::gui
