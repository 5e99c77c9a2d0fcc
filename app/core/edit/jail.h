// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace roo::edit {

//! A folder that is opened once, and what stands below it. Paths are relative, as `checkedPath`
//! leaves them; none is followed through a link, whatever changes meanwhile.
class Jail final
{
    Q_DISABLE_COPY_MOVE(Jail)

public:
    enum class Kind { Missing, Folder, File, Link, Other };

    struct Entry
    {
        Kind kind = Kind::Missing;
        QString path; //!< What decided: the path that was asked for, or the part of it that is
                      //!< missing or no folder.
    };

    //! The folder itself may be reached through links. Error: FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<Jail>> open(const QString &folder);
    ~Jail();

    [[nodiscard]] Entry entry(const QString &path) const;
    //! The names in a folder; "" is the jail itself. Empty if it cannot be read.
    [[nodiscard]] QStringList names(const QString &folder) const;

    //! Its parent is there. Errors: FileExists, FileUnwritable.
    [[nodiscard]] Result<void> makeFolder(const QString &path);
    //! Its folder is there. What cannot be written whole is removed. Errors: FileExists,
    //! FileUnwritable.
    [[nodiscard]] Result<void> createFile(const QString &path, const QByteArray &content);
    //! Takes a file or an empty folder away; what cannot be is left.
    void remove(const QString &path);

private:
    explicit Jail(const QString &folder);
    [[nodiscard]] std::unexpected<Error> failure(const QString &path, int error) const;

    QString m_folder;
#ifndef Q_OS_WIN
    [[nodiscard]] int openFolder(const QString &path) const;

    int m_descriptor = -1;
#endif
};

} // namespace roo::edit
