// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// The input is answers, a byte 0xff between each two, held one after the other against a small
// folder in memory. What comes of all of them in one step is what comes of each after the other.

#include "core/edit/changeplan.h"
#include "core/edit/composition.h"
#include "core/edit/filetext.h"
#include "core/edit/patch.h"
#include "core/edit/pathrules.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

using Files = QMap<QString, QByteArray>; //!< By path.
using Kind = FileChange::Kind;

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

Files folder()
{
    return {{u"a.py"_s, "import os\n\ndef f():\n    return 1\n"_ba},
            {u"b.txt"_s, "x\r\ny\r\nx"_ba},
            {u"d/a.py"_s, "one\ntwo\nthree\n"_ba},
            {u"d/empty"_s, ""_ba}};
}

Tree treeOf(const Files &files)
{
    return [files](const QString &path) -> TreeEntry {
        require(checkedPath(path) == path);
        TreeEntry entry{.kind = TreeEntry::Kind::Missing, .decidedBy = path};
        if (const auto file = files.constFind(path); file != files.cend()) {
            entry.kind = TreeEntry::Kind::File;
            entry.bytes = *file;
            entry.mode = 0644;
            return entry;
        }
        for (const auto &[known, bytes] : files.asKeyValueRange()) {
            if (known.startsWith(QString(path + u'/'))) {
                entry.kind = TreeEntry::Kind::Folder;
            } else if (path.startsWith(QString(known + u'/'))) {
                entry.kind = TreeEntry::Kind::Other;
                entry.decidedBy = known;
            } else if (folded(known) == folded(path)) {
                entry.twin = known;
            }
        }
        return entry;
    };
}

//! All at once, as they are written: each path is in one of them, and is as it says.
Files applied(Files files, const QList<FileChange> &changes)
{
    QSet<QString> named;
    for (const FileChange &change : changes) {
        const bool isNew = change.kind == Kind::Create;
        require(checkedPath(change.path) == change.path && !named.contains(change.path));
        require(files.contains(change.path) != isNew);
        require(isNew || files.value(change.path) == change.before);
        named.insert(change.path);
        require(change.to.isEmpty() == (change.kind != Kind::Rename));
        if (change.kind == Kind::Rename) {
            require(checkedPath(change.to) == change.to && !named.contains(change.to));
            require(!files.contains(change.to));
            named.insert(change.to);
        }
    }
    for (const FileChange &change : changes) {
        files.remove(change.path);
        if (change.kind != Kind::Delete) {
            require(change.after.size() <= largestText);
            files.insert(change.to.isEmpty() ? change.path : change.to, change.after);
        }
    }
    return files;
}

//! Nothing lies below a file.
void checkFolders(const Files &files)
{
    for (const auto &[path, bytes] : files.asKeyValueRange()) {
        for (QString parent = parentOf(path); !parent.isEmpty(); parent = parentOf(parent)) {
            require(!files.contains(parent));
        }
    }
}

void checkSet(const ChangeSet &set)
{
    require(set.edits.size() == set.outcomes.size());
    QSet<QString> named; // where letter cases do not count, they are one file
    for (const FileChange &change : set.files) {
        require(change.kind == Kind::Create || change.kind == Kind::Rename
                || change.before != change.after || change.kind == Kind::Delete);
        for (const qsizetype index : change.edits) {
            require(index >= 0 && index < set.edits.size());
            require(set.outcomes.at(index).verdict == Verdict::Resolved);
        }
        require(!change.edits.isEmpty());
        const bool isRecased = folded(change.to) == folded(change.path);
        const QStringList paths = change.to.isEmpty() || isRecased
            ? QStringList{change.path}
            : QStringList{change.path, change.to};
        for (const QString &path : paths) {
            require(!named.contains(folded(path)));
            named.insert(folded(path));
        }
    }
    (void)patchOf(set.files);
    (void)set.consents();
}

//! What an overlay says of every path is what the changed folder says.
void checkOverlay(const Files &before, const ChangeSet &set, const Files &after)
{
    const Tree overlay = overlaid(treeOf(before), set.files);
    const Tree folder = treeOf(after);
    QStringList paths = before.keys();
    paths += after.keys();
    for (const QString &path : std::as_const(paths)) {
        const bool isThere = after.contains(path);
        const TreeEntry entry = overlay(path);
        require((entry.kind == TreeEntry::Kind::File && entry.twin.isEmpty()) == isThere);
        require(!isThere || entry.bytes == folder(path).bytes);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    ChangeSet set;
    Files now = folder();
    const QList<QByteArray> answers = bytes.split('\xff');
    for (const QByteArray &answer : answers.first(std::min<qsizetype>(answers.size(), 4))) {
        const bool wasCut = answer.startsWith('\0');
        const ChangeSet next
            = planned(set, parseEdits(QString::fromUtf8(answer), wasCut), treeOf(folder()));
        checkSet(next);
        const Files after = applied(folder(), next.files);
        checkFolders(after);
        checkOverlay(folder(), next, after);
        // The round by itself, from where the ones before it came to.
        const ChangeSet alone
            = planned({}, parseEdits(QString::fromUtf8(answer), wasCut), treeOf(now));
        const Files step = applied(now, alone.files);
        const Files composedAfter = applied(folder(), composed(set.files, alone.files));
        require(composedAfter == step);
        set = next;
        now = after;
    }
    return 0;
}
