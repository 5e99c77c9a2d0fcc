// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// The input is an answer for a real folder that has links, a .git and everything else that leads
// astray. What is applied stays in the folder, changes only what the set says, and is taken back
// byte by byte. Each line of the input is also a path that a file is to be made at.

#include "core/edit/editscript.h"
#include "core/edit/pathrules.h"
#include "core/edit/resolver.h"
#include "core/edit/transaction.h"
#include "core/edit/workspace.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

//! What a path has: its bytes and mode, or where a link leads.
using Snapshot = QMap<QString, QByteArray>;

Snapshot snapshotOf(const QString &folder)
{
    Snapshot snapshot;
    constexpr auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    QDirIterator entries(folder, all, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry = entries.nextFileInfo();
        const QString name = entry.filePath().sliced(folder.size() + 1);
        QByteArray state = QByteArray::number(entry.permissions().toInt(), 16);
        if (entry.isSymLink()) {
            state = "link " + entry.symLinkTarget().toUtf8();
        } else if (entry.isFile()) {
            QFile file(entry.filePath());
            require(file.open(QFile::ReadOnly));
            state += ' ' + file.readAll();
        }
        snapshot.insert(name, state);
    }
    return snapshot;
}

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    require(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
}

//! The folder "in", and around it what must never change.
class Playground final
{
public:
    Playground()
    {
        write(m_top.filePath(u"out/secret"_s), "secret\n");
        write(folder() % u"/a.py"_s, "one\ntwo\nthree\n");
        write(folder() % u"/b.txt"_s,
              "\xef\xbb\xbf"
              "uno\r\ndos\r\ntres");
        write(folder() % u"/src/c.cpp"_s, "int main()\n{\n\treturn 0;\n}\n");
        write(folder() % u"/run.sh"_s, "#!/bin/sh\nexit 0\n");
        QFile::setPermissions(folder() % u"/run.sh"_s,
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        write(folder() % u"/.git/config"_s, "[core]\n");
        write(folder() % u"/.env"_s, "KEY=1\n");
        write(folder() % u"/.gitignore"_s, "build/\n*.log\n");
        QFile::link(m_top.filePath(u"out"_s), folder() % u"/outside"_s);
        QFile::link(m_top.filePath(u"out/secret"_s), folder() % u"/filelink"_s);
        QFile::link(m_top.filePath(u"nowhere"_s), folder() % u"/dangling"_s);
        QFile::link(u"src"_s, folder() % u"/inside"_s);
        m_before = snapshotOf(m_top.path());
    }

    [[nodiscard]] QString folder() const { return m_top.filePath(u"in"_s); }

    //! Applies the set; what is not of it stays as it was. Then takes it back.
    void play(const QList<FileChange> &files)
    {
        QTemporaryDir journals;
        const QString journal = journals.filePath(u"j"_s);
        auto workspace = Workspace::open(folder());
        require(workspace.has_value());
        if (!(*workspace)->apply(files, journal)) {
            require(snapshotOf(m_top.path()) == m_before);
            return;
        }
        checkApplied(files);
        require(takeBack(journal).has_value());
        require(snapshotOf(m_top.path()) == m_before);
    }

private:
    void checkApplied(const QList<FileChange> &files) const
    {
        Snapshot now = snapshotOf(m_top.path());
        Snapshot expected = m_before;
        for (const FileChange &file : files) {
            const bool isThere = file.kind != FileChange::Kind::Delete;
            const QString place = u"in/"_s % (file.to.isEmpty() ? file.path : file.to);
            require(now.contains(place) == isThere);
            require(!isThere || now.value(place).endsWith(QByteArray(' ' + file.after)));
            for (const QString &path : {QString(u"in/"_s % file.path), place}) {
                now.remove(path);
                expected.remove(path);
            }
        }
        // New folders are all that may come beside.
        for (auto entry = now.cbegin(); entry != now.cend(); ++entry) {
            const bool isNewFolder
                = !expected.contains(entry.key()) && QFileInfo(m_top.filePath(entry.key())).isDir();
            require(isNewFolder || expected.value(entry.key()) == entry.value());
        }
        for (auto entry = expected.cbegin(); entry != expected.cend(); ++entry) {
            require(now.contains(entry.key()));
        }
    }

    QTemporaryDir m_top;
    Snapshot m_before;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > 4096) {
        return 0;
    }
    static Playground playground;
    const QString answer = QString::fromUtf8(
        QByteArrayView(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    auto workspace = Workspace::open(playground.folder());
    require(workspace.has_value());
    const ChangeSet set = resolved(parseEdits(answer), (*workspace)->tree());
    if (!set.files.isEmpty()) {
        playground.play(set.files);
    }
    constexpr qsizetype mostPaths = 8;
    const QStringList lines = answer.split(u'\n').mid(0, mostPaths);
    for (const QString &line : lines) {
        if (const auto path = judgedPath(line)) {
            playground.play({{.kind = FileChange::Kind::Create, .path = *path, .after = "x\n"}});
        }
    }
    return 0;
}
