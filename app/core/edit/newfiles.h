// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/namedfiles.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace roo::edit {

//! Creates all of the files below `folder`, or none: never over an existing one, never through a
//! link, never outside. Everything is checked before anything is written; when writing fails, what
//! was made is taken away again, folders too. Returns the paths, relative to the folder.
//! Errors: FileExists; ValueInvalid for a path that is refused (`subject` the path, `expected` the
//! rule); FileUnwritable.
[[nodiscard]] Result<QStringList> createFiles(const QString &folder, const QList<NamedFile> &files);

//! Those of the files that are there already and could be replaced, relative to the folder, in
//! their order; nothing is written. Errors: those of `createFiles`, FileExists for what is no file.
[[nodiscard]] Result<QStringList> presentFiles(const QString &folder,
                                               const QList<NamedFile> &files);

//! `createFiles` over those that are `replaceable`, which somebody was asked about. They keep their
//! permissions; when writing fails, they are as they were. Errors: those of `createFiles`, also for
//! what has come to be there since.
[[nodiscard]] Result<QStringList> replaceFiles(const QString &folder, const QList<NamedFile> &files,
                                               const QStringList &replaceable);

} // namespace roo::edit
