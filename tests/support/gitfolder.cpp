// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/gitfolder.h"

#include "support/files.h"

#include <QDir>
#include <QDirIterator>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace roo::test {

namespace {

constexpr auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

QProcessEnvironment withoutSettings(const QString &home)
{
    QProcessEnvironment environment;
    for (const QString &name : {u"PATH"_s, u"SystemRoot"_s, u"TEMP"_s, u"TMP"_s}) {
        environment.insert(name, qEnvironmentVariable(name.toUtf8().constData()));
    }
    environment.insert(u"HOME"_s, home);
    environment.insert(u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s);
    environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    environment.insert(u"GIT_ATTR_NOSYSTEM"_s, u"1"_s);
    environment.insert(u"LC_ALL"_s, u"C"_s);
    return environment;
}

} // namespace

QByteArray differenceOf(const GitFiles &left, const GitFiles &right)
{
    const QSet<QString> paths
        = QSet(left.keyBegin(), left.keyEnd()).unite(QSet(right.keyBegin(), right.keyEnd()));
    for (const QString &path : paths) {
        if (!left.contains(path) || !right.contains(path)) {
            return path.toUtf8() + " is on one side alone";
        }
        const GitFile one = left.value(path);
        const GitFile other = right.value(path);
        if (one != other) {
            const QByteArray modes = one.isExecutable == other.isExecutable ? ""_ba : "(mode) "_ba;
            return path.toUtf8() + ": " + modes + one.bytes.toPercentEncoding() + " and "
                + other.bytes.toPercentEncoding();
        }
    }
    return {};
}

bool GitFolder::isPossible()
{
    return !QStandardPaths::findExecutable(u"git"_s).isEmpty();
}

GitFolder::GitFolder()
{
    m_git.setProcessEnvironment(withoutSettings(m_folder.path()));
    m_git.setWorkingDirectory(m_folder.path());
    git({u"init"_s, u"--quiet"_s, u"--initial-branch=main"_s});
}

bool GitFolder::git(const QStringList &arguments, const QByteArray &input)
{
    QStringList all;
    for (const QString &setting :
         {u"core.autocrlf=false"_s, u"core.fileMode=true"_s, u"core.safecrlf=false"_s,
          u"user.name=Somebody"_s, u"user.email=somebody@example.invalid"_s}) {
        all << u"-c"_s << setting;
    }
    m_git.start(u"git"_s, all + arguments);
    m_git.write(input);
    m_git.closeWriteChannel();
    const bool isOver = m_git.waitForFinished();
    m_out = m_git.readAllStandardOutput();
    m_err = m_git.readAllStandardError();
    return isOver && m_git.exitStatus() == QProcess::NormalExit && m_git.exitCode() == 0;
}

bool GitFolder::apply(const QByteArray &patch, const QStringList &options)
{
    // It is the changed lines' own business whether they end with blanks.
    return git(QStringList{u"apply"_s, u"--whitespace=nowarn"_s} + options, patch)
        && m_err.isEmpty();
}

bool GitFolder::hold(const GitFiles &files)
{
    QDir root(m_folder.path());
    const QStringList names = root.entryList(everything);
    for (const QString &name : names) {
        const QString path = root.filePath(name);
        if (name != ".git"_L1 && !QFile::remove(path) && !QDir(path).removeRecursively()) {
            return false;
        }
    }
    for (const auto &[path, file] : files.asKeyValueRange()) {
        const QString full = root.filePath(path);
        const auto mode = QFile::ReadOwner | QFile::WriteOwner
            | (file.isExecutable ? QFile::ExeOwner : QFile::Permissions());
        if (!writeFile(full, file.bytes) || !QFile::setPermissions(full, mode)) {
            return false;
        }
    }
    return true;
}

GitFiles GitFolder::files() const
{
    GitFiles files;
    const QDir root(m_folder.path());
    QDirIterator entries(root.path(), QDir::Files | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry = entries.nextFileInfo();
        const QString path = root.relativeFilePath(entry.filePath());
        if (!path.startsWith(".git/"_L1)) {
            files.insert(
                path, {contentOf(entry.filePath()), entry.permissions().testFlag(QFile::ExeOwner)});
        }
    }
    return files;
}

} // namespace roo::test
