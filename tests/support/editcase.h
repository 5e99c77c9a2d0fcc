// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <expected>

namespace roo::test {

//! Every path below a folder, with what it is: "file 644" and the bytes behind a line feed, "link
//! to x", "folder", "other".
using TreeImage = QMap<QString, QByteArray>;
[[nodiscard]] TreeImage imageOf(const QString &folder);

//! A golden folder: `answer.md`, `before/` (none: an empty folder), `expected.txt`, and `after/`
//! where the answer is applied. What git cannot keep, or would take for itself, is made by
//! `setup.txt`, a line each:
//!
//!     text PATH WORDS      adds a line to a file
//!     bytes PATH HEX       writes a file; "efbbbf 610a"
//!     fill PATH COUNT      writes a file of so many "x"
//!     mode PATH 755        in octal digits
//!     link PATH -> TARGET  a symbolic link, as it is written
//!     hardlink PATH OLD
//!     fifo PATH
//!     folder PATH          an empty one
//!     cut                  the token limit ended the answer
//!     later PATH WORDS     somebody writes this file after the answer was resolved
//!
//! after/ gets the same, but for the files that are in it; or, where there is one, what `after.txt`
//! says in place of `setup.txt`.
class EditCase final
{
public:
    [[nodiscard]] static std::expected<EditCase, QString> read(const QString &folder);

    //! Some systems have no links, modes and pipes.
    [[nodiscard]] bool isPossible() const;
    [[nodiscard]] QString answer() const;
    [[nodiscard]] bool isCut() const;
    [[nodiscard]] QString expected() const;
    [[nodiscard]] bool hasAfter() const;

    [[nodiscard]] bool makeBefore(const QString &root) const;
    //! What somebody writes meanwhile.
    [[nodiscard]] bool makeLater(const QString &root) const;
    [[nodiscard]] bool makeAfter(const QString &root) const;

    //! Writes expected.txt, and after/ as the tree is; empty: without one.
    [[nodiscard]] bool update(const QString &told, const QString &tree) const;

private:
    struct Step
    {
        QString word;
        QString path;
        QString rest;
    };

    using Steps = QList<Step>;

    [[nodiscard]] static std::expected<Steps, QString> stepsIn(const QString &file);
    [[nodiscard]] static bool make(const Step &step, const QString &root);
    [[nodiscard]] QString at(const QString &name) const;

    QString m_folder;
    Steps m_setup;
    Steps m_after;
};

} // namespace roo::test
