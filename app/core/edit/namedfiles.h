// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace roo::edit {

//! A whole file out of an answer.
struct NamedFile
{
    QString path; //!< As the model wrote it: not yet judged.
    QString content;

    friend bool operator==(const NamedFile &, const NamedFile &) = default;
};

struct NamedFiles
{
    QList<NamedFile> files;
    bool isTruncated = false; //!< A fence stayed open at the end; its file is left out.
};

//! The fenced blocks of an answer that bear a file name, in the info string (```python title=a.py)
//! or on the line above (**a.py**, ### a.py, `a.py`, File: a.py). Blocks without one are text.
[[nodiscard]] NamedFiles namedFiles(const QString &answer);

//! Creates all of the files below `folder`, or none: never over an existing one, never through a
//! link, never outside. Returns the paths. Errors: FileExists, ValueInvalid for a path that is
//! refused (`subject` the path, `expected` the rule), FileUnwritable.
[[nodiscard]] Result<QStringList> createFiles(const QString &folder, const QList<NamedFile> &files);

} // namespace roo::edit
