// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

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
    //! Files that hold the beginning of a fence, so that nobody can tell where their own ends. They
    //! are left out; four backticks around them would have helped.
    QStringList unclear;
    bool isTruncated = false; //!< A fence stayed open at the end; its file is left out.

    friend bool operator==(const NamedFiles &, const NamedFiles &) = default;
};

//! The fenced blocks of an answer that bear a file name, in the info string (```python title=a.py)
//! or on the line above (**a.py**, ### a.py, `a.py`, File: a.py). Blocks without one are text.
//! Where the answer has labelled changes (File:, Action:, Content:), only those count, and of them
//! those that create a file. A block within a block of as many backticks is part of it if each of
//! its fences has a partner.
[[nodiscard]] NamedFiles namedFiles(const QString &answer);

} // namespace roo::edit
