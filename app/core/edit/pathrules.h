// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>

namespace roo::edit {

//! The longest path that is accepted, in bytes of UTF-8.
inline constexpr qsizetype longestPath = 240;

//! Why a path is refused.
struct PathFault
{
    bool isProtected = false; //!< It names what programs trust; otherwise its form is wrong.
    QString rule; //!< What would have been right.
};

//! A path as a model wrote it, judged by its letters alone: relative, below its root, the same file
//! on every system, and nothing that programs trust (`.git`, `.env`, keys). Returns it in Unicode's
//! form C and without a leading "./".
[[nodiscard]] std::expected<QString, PathFault> judgedPath(const QString &path);

//! `judgedPath` as a Result. Error: ValueInvalid, `subject` is the path and `expected` the rule.
[[nodiscard]] Result<QString> checkedPath(const QString &path);

//! `checkedPath` for files that are to be made together: none may be named twice, also not in other
//! letter cases, and none may lie below another. The result is in the order of `paths`.
[[nodiscard]] Result<QStringList> checkedPaths(const QStringList &paths);

//! ValueInvalid for a path that should have been otherwise: `rule` says how.
[[nodiscard]] std::unexpected<Error> refusedPath(const QString &path, const QString &rule);

//! The folder that a path lies in; empty: the root.
[[nodiscard]] QString parentOf(const QString &path);

//! The name of a file or folder that other programs trust, or that is made to keep secrets: `.git`,
//! `.env`, `id_rsa`, `server.key`; in any letter case.
[[nodiscard]] bool isProtectedName(const QString &name);

//! The name of a file or folder that must not leave its place: it is made to keep secrets, or it is
//! version control's own; in any letter case. Not all that `isProtectedName` are such.
[[nodiscard]] bool keepsSecrets(const QString &name);

//! Equal for names that are the same file where the letter case does not count.
[[nodiscard]] QString folded(const QString &name);

} // namespace roo::edit
