// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"

#include "editanswers.h"
#include "support/files.h"

#include <QDirIterator>
#include <QFileInfo>

#include <chrono>
#include <filesystem>

//! A small workspace, changes of it, and a look at what lies in a folder.
namespace roo::test {

using namespace Qt::StringLiterals;

[[nodiscard]] inline Files sampleTree()
{
    return {{u".gitignore"_s, "*.o\n/build/\n/logs/\n/node_modules/\n"},
            {u"a.py"_s, "print(1)\n"},
            {u"src/b.cpp"_s, "int b;\n"},
            {u"src/logo.png"_s, "\x89PNG\0\1\2"_ba}};
}

[[nodiscard]] inline Files with(Files files, const Files &more)
{
    files.insert(more);
    return files;
}

[[nodiscard]] inline edit::FileChange modified(const QString &path, const QByteArray &before,
                                               const QByteArray &after)
{
    return {.path = path, .before = before, .after = after, .mode = 0644};
}

[[nodiscard]] inline edit::FileChange created(const QString &path, const QByteArray &after)
{
    return {.kind = edit::FileChange::Kind::Create, .path = path, .after = after};
}

[[nodiscard]] inline edit::FileChange deleted(const QString &path, const QByteArray &before)
{
    return {.kind = edit::FileChange::Kind::Delete, .path = path, .before = before, .mode = 0644};
}

//! All regular files below a folder, links not followed.
[[nodiscard]] inline Files filesIn(const QString &folder)
{
    Files files;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry = entries.nextFileInfo();
        if (!entry.isSymLink()) { // one that leads nowhere is listed all the same
            files.insert(entry.filePath().sliced(folder.size() + 1), contentOf(entry.filePath()));
        }
    }
    return files;
}

[[nodiscard]] inline std::filesystem::file_time_type timeOf(const QString &path)
{
    return std::filesystem::last_write_time(path.toStdU16String());
}

inline void makeOld(const QString &path)
{
    std::filesystem::last_write_time(path.toStdU16String(),
                                     std::filesystem::file_time_type::clock::now()
                                         - std::chrono::hours(30));
}

} // namespace roo::test
