// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
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

    //! As it was opened.
    [[nodiscard]] const QString &folder() const { return m_folder; }

    [[nodiscard]] Entry entry(const QString &path) const;
    //! The names in a folder; "" is the jail itself. Empty if it cannot be read.
    [[nodiscard]] QStringList names(const QString &folder) const;

    //! What does not stay as it is when somebody writes to a file.
    struct Stamp
    {
        qint64 modified = 0; //!< Nanoseconds since 1970.
        qint64 changed = 0; //!< The same; no program can set it.
        quint64 inode = 0; //!< 0 where there is none.

        friend bool operator==(const Stamp &, const Stamp &) = default;
    };

    struct Named
    {
        QString name;
        Kind kind = Kind::Other;
        qint64 size = 0; //!< Of a file, in bytes.
        int mode = 0; //!< Its permissions, as in POSIX.
        Stamp stamp = {};
    };

    //! What is in a folder, at most `limit` of it, in no order; "" is the jail itself. Empty if it
    //! cannot be read. A name that no path can spell is left out.
    [[nodiscard]] QList<Named> list(const QString &folder, qsizetype limit) const;

    //! Its parent is there. Errors: FileExists, FileUnwritable.
    [[nodiscard]] Result<void> makeFolder(const QString &path);
    //! Its folder is there. What cannot be written whole is removed. Errors: FileExists,
    //! FileUnwritable.
    [[nodiscard]] Result<void> createFile(const QString &path, const QByteArray &content);
    //! Takes a file or an empty folder away; what cannot be is left.
    void remove(const QString &path);

    //! A regular file.
    struct File
    {
        QByteArray bytes; //!< Empty where it is too large.
        bool isTooLarge = false; //!< More than was to be read.
        int mode = 0; //!< Its permissions, as in POSIX.
        bool hasOtherNames = false; //!< Hard links.
    };

    //! Reads a regular file of at most `limit` bytes. Error: FileUnreadable.
    [[nodiscard]] Result<File> readFile(const QString &path, qint64 limit) const;
    //! The first bytes of a regular file, at most `size`. Error: FileUnreadable.
    [[nodiscard]] Result<QByteArray> readBeginning(const QString &path, qint64 size) const;

    //! SHA-256 of a regular file of any size. Error: FileUnreadable.
    [[nodiscard]] Result<QByteArray> digest(const QString &path) const;
    //! What a link says; empty where there is none.
    [[nodiscard]] QString linkTarget(const QString &path) const;
    //! Its folder is there. Errors: FileExists, FileUnwritable.
    [[nodiscard]] Result<void> makeLink(const QString &path, const QString &target);

    //! Copies a regular file, with its permissions and the time it was modified, to the same path
    //! of another jail, where its folder is there and nothing at that path. Returns how many bytes
    //! were written, at most `limit`: none where both share them. Errors: FileUnreadable;
    //! FileTooLarge; FileExists, FileUnwritable.
    [[nodiscard]] Result<qint64> copyFile(const QString &path, Jail &to, qint64 limit) const;
    //! The same of a folder that is there in both, as far as it can be; its owner may write to it.
    void copyFolderState(const QString &path, Jail &to) const;

    //! Where a file is to be put.
    struct Place
    {
        QString path;
        int mode = -1; //!< -1: what a new file gets.
        bool isExecutable = false; //!< Whoever may read it may run it, too.
        bool isFree = false; //!< Nothing may be there; otherwise what is there is replaced.
        QString temporary; //!< A name in the same folder that nothing else has.
    };

    //! Puts a file there in one step: whoever looks sees the old one or the new one, also after a
    //! crash, which may leave the temporary one. Errors: FileExists, FileUnwritable.
    [[nodiscard]] Result<void> placeFile(const Place &place, const QByteArray &content);
    //! Takes a file away, and waits for the disk. Error: FileUnwritable.
    [[nodiscard]] Result<void> removeFile(const QString &path);

    //! Keeps others from writing until `unlock`; false where somebody else does. Where no folder
    //! can be locked it is true.
    [[nodiscard]] bool tryLock();
    void unlock();

private:
    explicit Jail(const QString &folder);
    [[nodiscard]] std::unexpected<Error> failure(const QString &path, int error) const;
    [[nodiscard]] std::unexpected<Error> tooLarge(const QString &path, qint64 limit) const
    {
        return std::unexpected(Error{.kind = ErrorKind::FileTooLarge,
                                     .subject = m_folder + QLatin1Char('/') + path,
                                     .expected = QString::number(limit)});
    }
    [[nodiscard]] std::unexpected<Error> unreadable(const QString &path,
                                                    const QString &detail) const;

    QString m_folder;
#ifndef Q_OS_WIN
    [[nodiscard]] int openFolder(const QString &path) const;
    [[nodiscard]] int openFile(const QString &path) const;

    int m_descriptor = -1;
#endif
};

} // namespace roo::edit
