// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// The input is a file, a byte 0xff, and an answer that is resolved against it. No byte changes that
// no edit speaks of, and no path leaves the folder.

#include "core/edit/filetext.h"
#include "core/edit/pathrules.h"
#include "core/edit/resolver.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

//! The lines of a file with their endings, without those that an edit may take away.
QStringList untouched(const FileText &file, const ChangeSet &set, const FileChange &change)
{
    QList<bool> isTouched(file.lines().size(), false);
    for (const qsizetype index : change.edits) {
        const LineRange range = set.outcomes.at(index).anchor;
        const Verb verb = set.edits.at(index).verb;
        const bool takesAway
            = verb == Verb::Replace || verb == Verb::Delete || verb == Verb::Overwrite;
        require(range.first >= 0 && range.first + range.count <= file.lines().size());
        for (qsizetype i = 0; takesAway && i < range.count; ++i) {
            isTouched[range.first + i] = true;
        }
    }
    QStringList lines;
    for (qsizetype i = 0; i < file.lines().size(); ++i) {
        if (!isTouched.at(i)) {
            lines.append(file.lines().at(i).text.toString());
        }
    }
    return lines;
}

//! Everything that no edit speaks of is still there, in its order.
void checkModified(const ChangeSet &set, const FileChange &change)
{
    const auto before = FileText::read(change.before);
    require(before.has_value());
    const auto after = FileText::read(change.after);
    if (!after) {
        return; // a NUL far behind may come to the front
    }
    require(after->hasMark() || !before->hasMark());
    if (after->hasMark() != before->hasMark()) {
        return; // a character of a line that has come to the front
    }
    const QStringList wanted = untouched(*before, set, change);
    qsizetype found = 0;
    for (const FileText::Line &line : after->lines()) {
        // A carriage return at the very end becomes part of a line's ending when one comes after
        // it.
        const QString whole = line.text + line.ending.chopped(line.ending.endsWith(u'\n') ? 1 : 0);
        const bool isFound
            = found < wanted.size() && (line.text == wanted.at(found) || whole == wanted.at(found));
        found += isFound ? 1 : 0;
    }
    // A file of carriage returns alone is cut into lines otherwise when a line feed comes in.
    const bool isSameCut = before->text().contains(u'\n') == after->text().contains(u'\n');
    require(found == wanted.size() || !isSameCut);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype cut = bytes.indexOf('\xff');
    if (cut < 0) {
        return 0;
    }
    const QByteArray file = bytes.first(cut);
    const EditScript script = parseEdits(QString::fromUtf8(bytes.sliced(cut + 1)));
    const ChangeSet set = resolved(script, [&file](const QString &path) {
        require(checkedPath(path) == path);
        return path == "a.py"_L1
            ? TreeEntry{.kind = TreeEntry::Kind::File, .decidedBy = path, .bytes = file}
            : TreeEntry{.kind = TreeEntry::Kind::Missing, .decidedBy = path};
    });
    require(set.outcomes.size() == set.edits.size() && set.edits.size() == script.edits.size());
    for (const FileChange &change : set.files) {
        require(checkedPath(change.path) == change.path);
        require(change.to.isEmpty() || checkedPath(change.to) == change.to);
        require(!change.edits.isEmpty());
        for (const qsizetype index : change.edits) {
            require(set.outcomes.at(index).verdict == Verdict::Resolved);
        }
        const bool isText = std::ranges::any_of(change.edits, [&set](qsizetype index) {
            const Verb verb = set.edits.at(index).verb;
            return verb != Verb::Create && verb != Verb::DeleteFile && verb != Verb::Rename;
        });
        if (isText) {
            checkModified(set, change);
        }
    }
    return 0;
}
