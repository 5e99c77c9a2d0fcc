// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/editcase.h"

#include "support/files.h"

#include <QDir>
#include <QDirListing>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::test {

namespace {

//! What a new file has, so that it does not matter how the golden ones were checked out.
[[nodiscard]] bool setMode(const QString &path, [[maybe_unused]] uint mode)
{
#ifdef Q_OS_UNIX
    return ::chmod(QFile::encodeName(path).constData(), mode) == 0;
#else
    return QFileInfo::exists(path);
#endif
}

QByteArray modeOf([[maybe_unused]] const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0
        ? QByteArray::number(status.st_mode & 07777U, 8)
        : "?"_ba;
#else
    return {};
#endif
}

constexpr uint usualMode = 0644;

//! Copies the files of a golden folder; that it is not there is an empty one.
[[nodiscard]] bool copyFiles(const QString &from, const QString &to)
{
    if (!QDir().mkpath(to)) {
        return false;
    }
    using Flag = QDirListing::IteratorFlag;
    for (const auto &entry :
         QDirListing(from, Flag::Recursive | Flag::IncludeHidden | Flag::FilesOnly)) {
        const QString target = to % u'/' % QDir(from).relativeFilePath(entry.filePath());
        if (!writeFile(target, contentOf(entry.filePath())) || !setMode(target, usualMode)) {
            return false;
        }
    }
    return true;
}

[[nodiscard]] bool addLine(const QString &path, const QString &words)
{
    const QByteArray before = QFileInfo::exists(path) ? contentOf(path) : QByteArray();
    return writeFile(path, before + words.toUtf8() + '\n') && setMode(path, usualMode);
}

//! Makes what only POSIX has.
[[nodiscard]] bool makeSpecial([[maybe_unused]] const QString &word,
                               [[maybe_unused]] const QString &path,
                               [[maybe_unused]] const QString &rest,
                               [[maybe_unused]] const QString &root)
{
#ifdef Q_OS_UNIX
    const QByteArray name = QFile::encodeName(path);
    if (word == "link"_L1) {
        return ::symlink(QFile::encodeName(rest.section(u"-> "_s, 1)).constData(), name.constData())
            == 0;
    }
    if (word == "hardlink"_L1) {
        return ::link(QFile::encodeName(root % u'/' % rest).constData(), name.constData()) == 0;
    }
    if (word == "fifo"_L1) {
        return ::mkfifo(name.constData(), 0600) == 0;
    }
#endif
    return false;
}

bool isContent(const QString &word)
{
    return word == "text"_L1 || word == "bytes"_L1 || word == "fill"_L1 || word == "later"_L1;
}

} // namespace

TreeImage imageOf(const QString &folder)
{
    TreeImage image;
    using Flag = QDirListing::IteratorFlag;
    for (const auto &entry : QDirListing(folder, Flag::Recursive | Flag::IncludeHidden)) {
        const QFileInfo info = entry.fileInfo();
        QByteArray &what = image[QDir(folder).relativeFilePath(entry.filePath())];
        if (info.isSymbolicLink()) {
            what = "link to " + info.readSymLink().toUtf8();
        } else if (info.isDir()) {
            what = "folder";
        } else if (info.isFile()) {
            what = "file " + modeOf(entry.filePath()) + '\n' + contentOf(entry.filePath());
        } else {
            what = "other";
        }
    }
    return image;
}

std::expected<EditCase, QString> EditCase::read(const QString &folder)
{
    EditCase read;
    read.m_folder = folder;
    const auto setup = stepsIn(folder % u"/setup.txt"_s);
    const bool hasOther = QFileInfo::exists(folder % u"/after.txt"_s);
    const auto after = hasOther ? stepsIn(folder % u"/after.txt"_s) : setup;
    if (!setup || !after) {
        return std::unexpected(setup ? after.error() : setup.error());
    }
    read.m_setup = *setup;
    read.m_after = *after;
    return read;
}

std::expected<EditCase::Steps, QString> EditCase::stepsIn(const QString &file)
{
    static const QSet<QString> words{u"text"_s,     u"bytes"_s, u"fill"_s,   u"mode"_s, u"link"_s,
                                     u"hardlink"_s, u"fifo"_s,  u"folder"_s, u"cut"_s,  u"later"_s};
    Steps steps;
    if (!QFileInfo::exists(file)) {
        return steps;
    }
    const QStringList lines = QString::fromUtf8(contentOf(file)).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const Step step{.word = line.section(u' ', 0, 0),
                        .path = line.section(u' ', 1, 1),
                        .rest = line.section(u' ', 2)};
        if (!words.contains(step.word)) {
            return std::unexpected(QString(file % u": "_s % line));
        }
        steps.append(step);
    }
    return steps;
}

bool EditCase::isPossible() const
{
#ifdef Q_OS_UNIX
    return true;
#else
    return std::ranges::all_of(m_setup + m_after, [](const Step &step) {
        return isContent(step.word) || step.word == "folder"_L1 || step.word == "cut"_L1;
    });
#endif
}

QString EditCase::answer() const
{
    return QString::fromUtf8(contentOf(at(u"answer.md"_s)));
}

bool EditCase::isCut() const
{
    return std::ranges::contains(m_setup, u"cut"_s, &Step::word);
}

QString EditCase::expected() const
{
    return QString::fromUtf8(contentOf(at(u"expected.txt"_s)));
}

bool EditCase::hasAfter() const
{
    return QFileInfo::exists(at(u"after"_s)) || QFileInfo::exists(at(u"after.txt"_s));
}

bool EditCase::makeBefore(const QString &root) const
{
    return copyFiles(at(u"before"_s), root) && std::ranges::all_of(m_setup, [&](const Step &step) {
               return step.word == "later"_L1 || make(step, root);
           });
}

bool EditCase::makeLater(const QString &root) const
{
    return std::ranges::all_of(
        m_setup, [&](const Step &step) { return step.word != "later"_L1 || make(step, root); });
}

bool EditCase::makeAfter(const QString &root) const
{
    return copyFiles(at(u"after"_s), root) && std::ranges::all_of(m_after, [&](const Step &step) {
               const bool isThere = QFileInfo::exists(at(u"after/"_s % step.path));
               return (isContent(step.word) && isThere) || make(step, root);
           });
}

bool EditCase::update(const QString &told, const QString &tree) const
{
    QDir after(at(u"after"_s));
    if (!writeFile(at(u"expected.txt"_s), told.toUtf8())
        || (after.exists() && !after.removeRecursively())) {
        return false;
    }
    const TreeImage image = tree.isEmpty() ? TreeImage() : imageOf(tree);
    return std::ranges::all_of(image.asKeyValueRange(), [&](const auto &entry) {
        const auto &[path, what] = entry;
        const bool isMade = std::ranges::any_of(m_after, [&path](const Step &step) {
            return step.path == path && step.word != "mode"_L1;
        });
        return isMade || !what.startsWith("file ")
            || writeFile(after.filePath(path), contentOf(tree % u'/' % path));
    });
}

QString EditCase::at(const QString &name) const
{
    return m_folder % u'/' % name;
}

bool EditCase::make(const Step &step, const QString &root)
{
    const QString path = root % u'/' % step.path;
    if (step.word == "cut"_L1) {
        return true;
    }
    if (!QDir().mkpath(QFileInfo(path).path())) {
        return false;
    }
    if (step.word == "text"_L1) {
        return addLine(path, step.rest);
    }
    if (step.word == "later"_L1) {
        return writeFile(path, step.rest.toUtf8() + '\n');
    }
    if (step.word == "bytes"_L1) {
        return writeFile(path, QByteArray::fromHex(step.rest.toLatin1()))
            && setMode(path, usualMode);
    }
    if (step.word == "fill"_L1) {
        return writeFile(path, QByteArray(step.rest.toInt(), 'x')) && setMode(path, usualMode);
    }
    if (step.word == "mode"_L1) {
        return setMode(path, step.rest.toUInt(nullptr, 8));
    }
    if (step.word == "folder"_L1) {
        return QDir().mkpath(path);
    }
    return makeSpecial(step.word, path, step.rest, root);
}

} // namespace roo::test
