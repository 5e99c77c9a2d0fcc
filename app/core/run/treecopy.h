// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/jail.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <stop_token>

namespace roo::run {

//! A part of a workspace that its copy lacks. What is ignored and needed by no build is none.
struct LeftOut
{
    enum class Reason {
        Secret, //!< It keeps secrets, by its name.
        Link, //!< It leads out of the folder.
        NoFile, //!< A pipe, a socket or a device.
        Unreadable,
        TooMuch, //!< It would be more than may be copied.
    };

    QString path;
    Reason reason = Reason::Secret;

    friend bool operator==(const LeftOut &, const LeftOut &) = default;
};

//! What one copy may take. Files whose content both share take no bytes.
struct CopyBounds
{
    qint64 bytes = qint64{2} * 1024 * 1024 * 1024; //!< A minute's work for a disk of today.
    qsizetype files = 200'000; //!< Some five large node_modules.
};

//! What was copied that is no regular file, and what was not copied.
struct TreeCopy
{
    QSet<QString> folders; //!< Those that are not ignored.
    QMap<QString, QString> links; //!< By path; what they say.
    QStringList ignoreFiles; //!< Those that are themselves ignored, and count nevertheless.
    QList<LeftOut> leftOut; //!< By path.
};

//! Copies all that is not ignored into an empty folder, and of ignored folders those that builds
//! need. Errors: Cancelled; FileUnwritable; FileTooLarge and FileUnreadable where what is not
//! ignored is more than the bounds.
[[nodiscard]] Result<TreeCopy> copyTree(const edit::Jail &from, edit::Jail &to,
                                        const CopyBounds &bounds, const std::stop_token &stop);

} // namespace roo::run
