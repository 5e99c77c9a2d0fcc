// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/suite.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace roo::bench {

namespace {

constexpr qint64 largestFile = qint64{1} << 20; // bytes

Result<FileTree> readTree(const QString &folder)
{
    FileTree files;
    const QDir root(folder);
    QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        const Result<QByteArray> bytes = text::readFile(path, largestFile);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        files.insert(root.relativeFilePath(path), *bytes);
    }
    return files;
}

Result<Task> readTask(const QString &folder, const QString &name)
{
    const auto words = text::readUtf8File(folder % u"/task.md"_s, largestFile);
    const auto plan = text::readUtf8File(folder % u"/plan.md"_s, largestFile);
    const Result<FileTree> before = readTree(folder % u"/before"_s);
    const Result<FileTree> after = readTree(folder % u"/after"_s);
    for (const auto &read : {words, plan}) {
        if (!read) {
            return std::unexpected(read.error());
        }
    }
    for (const auto &read : {before, after}) {
        if (!read) {
            return std::unexpected(read.error());
        }
    }
    return Task{.name = name,
                .task = words->trimmed(),
                .plan = plan->trimmed(),
                .before = *before,
                .after = *after};
}

} // namespace

Result<QList<Task>> readSuite(const QString &folder)
{
    const QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    if (names.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnreadable, .subject = folder});
    }
    QList<Task> tasks;
    for (const QString &name : names) {
        const Result<Task> task = readTask(folder % u'/' % name, name);
        if (!task) {
            return std::unexpected(task.error());
        }
        tasks.append(*task);
    }
    return tasks;
}

Result<void> writeTree(const FileTree &files, const QString &folder)
{
    for (const auto &[name, bytes] : files.asKeyValueRange()) {
        const QString path = folder % u'/' % name;
        const Result<void> written
            = files::makePrivateFolder(QFileInfo(path).path()).and_then([&path, &bytes] {
                  return files::createFile(path, bytes, files::ownerOnly);
              });
        if (!written) {
            return written;
        }
    }
    return {};
}

} // namespace roo::bench
