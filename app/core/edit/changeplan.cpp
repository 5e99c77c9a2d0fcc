// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/changeplan.h"

#include "core/edit/composition.h"
#include "core/edit/editrules.h"
#include "core/edit/pathrules.h"
#include "core/edit/resolver.h"
#include "core/edit/setrules.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace roo::edit {

namespace {

//! The files of a folder that changes touch, each with where it comes from.
class Overlay final
{
public:
    explicit Overlay(const QList<FileChange> &changes)
    {
        for (const FileChange &change : changes) {
            if (const QString gone = placeBefore(change); !gone.isEmpty()) {
                m_gone.insert(gone);
            }
        }
        for (const FileChange &change : changes) {
            if (const QString place = placeAfter(change); !place.isEmpty()) {
                m_files.insert(folded(place), change);
                addFolders(place);
            }
        }
    }

    [[nodiscard]] TreeEntry look(const Tree &folder, const QString &path) const
    {
        const auto file = m_files.constFind(folded(path));
        if (file != m_files.cend() && placeAfter(*file) == path) {
            return entryOf(*file, path, folder);
        }
        TreeEntry entry = folder(path);
        if (file != m_files.cend()) {
            entry.twin = placeAfter(*file);
        } else if (m_gone.contains(path) && entry.kind == TreeEntry::Kind::File) {
            entry = {
                .kind = TreeEntry::Kind::Missing, .decidedBy = path, .isIgnored = entry.isIgnored};
        } else if (m_folders.contains(path) && entry.kind == TreeEntry::Kind::Missing) {
            entry.kind = TreeEntry::Kind::Folder;
        } else if (const QString above = fileAbove(path); !above.isEmpty()) {
            entry.kind = TreeEntry::Kind::Other;
            entry.decidedBy = above;
        }
        return entry;
    }

private:
    void addFolders(const QString &path)
    {
        for (QString parent = parentOf(path); !parent.isEmpty(); parent = parentOf(parent)) {
            m_folders.insert(parent);
        }
    }

    //! A new file where a folder would have to be.
    [[nodiscard]] QString fileAbove(const QString &path) const
    {
        for (QString parent = parentOf(path); !parent.isEmpty(); parent = parentOf(parent)) {
            if (m_files.contains(folded(parent))) {
                return parent;
            }
        }
        return {};
    }

    static TreeEntry entryOf(const FileChange &change, const QString &path, const Tree &folder)
    {
        TreeEntry entry{.kind = TreeEntry::Kind::File,
                        .decidedBy = path,
                        .bytes = change.after,
                        .mode = change.mode};
        if (change.kind == FileChange::Kind::Modify) {
            entry.hasOtherNames = folder(path).hasOtherNames;
        }
        return entry;
    }

    QHash<QString, FileChange> m_files; //!< By the folded name of their place.
    QSet<QString> m_gone;
    QSet<QString> m_folders;
};

//! Whether the new edit is another try at one that was refused. `origin` is the old path of a file
//! that the new answer moves to the path of the refused one: edits of it go by that.
bool takesUp(const Edit &again, const Edit &failed, const EditOutcome &outcome,
             const QString &origin)
{
    const QString path = folded(again.path);
    if (path == folded(failed.path) || (!failed.to.isEmpty() && path == folded(failed.to))
        || (!origin.isEmpty() && path == folded(origin))) {
        return true;
    }
    // A path that was wrong comes back as another one.
    const bool wasLost = std::ranges::any_of(outcome.faults, [](const EditFault &fault) {
        return fault.code == EditCode::Path || fault.code == EditCode::Missing
            || fault.code == EditCode::Label || fault.code == EditCode::Exists;
    });
    const auto nameOf = [](const QString &whole) {
        return folded(
            whole.sliced(std::max(whole.lastIndexOf(u'/'), whole.lastIndexOf(u'\\')) + 1));
    };
    const QString name = nameOf(failed.path);
    return wasLost && (name.isEmpty() || name == nameOf(again.path));
}

bool hasClashed(const EditOutcome &outcome)
{
    return std::ranges::any_of(outcome.faults,
                               [](const EditFault &fault) { return breaksSet(fault.code); });
}

//! The refused edits that a new one surely stands for: the same file, verb, and text or anchor.
//! Adds the new ones to `used`.
QSet<qsizetype> mendedEdits(const ChangeSet &soFar, const ChangeSet &round, QSet<qsizetype> &used)
{
    QSet<qsizetype> mended;
    for (qsizetype i = 0; i < soFar.edits.size(); ++i) {
        const Edit &failed = soFar.edits.at(i);
        for (qsizetype k = 0; k < round.edits.size() && !mended.contains(i); ++k) {
            const Edit &again = round.edits.at(k);
            const bool isAlike = again.path == failed.path && again.verb == failed.verb
                && (again.body == failed.body || again.anchor == failed.anchor);
            if (isAlike && soFar.outcomes.at(i).verdict == Verdict::Refused && !used.contains(k)) {
                mended.insert(i);
                used.insert(k);
            }
        }
    }
    return mended;
}

//! The refused edits that no edit of the round takes up. An edit takes up one, but one of a whole
//! file all of that file.
QList<qsizetype> forgotten(const ChangeSet &soFar, const ChangeSet &round)
{
    QHash<QString, QString> origins;
    for (const Edit &edit : round.edits) {
        if (edit.verb == Verb::Rename) {
            origins.insert(folded(edit.to), edit.path);
        }
    }
    QList<qsizetype> left;
    QSet<qsizetype> used;
    const QSet<qsizetype> mended = mendedEdits(soFar, round, used);
    for (qsizetype i = 0; i < soFar.edits.size(); ++i) {
        const EditOutcome &outcome = soFar.outcomes.at(i);
        if (outcome.verdict != Verdict::Refused || mended.contains(i)) {
            continue;
        }
        const Edit &failed = soFar.edits.at(i);
        const QString origin = origins.value(folded(failed.path));
        bool isTaken = false;
        for (qsizetype k = 0; k < round.edits.size() && !isTaken; ++k) {
            // What has nothing left to do in a file stands for its like alone.
            const bool isIdle = round.outcomes.at(k).verdict == Verdict::Skipped
                && !isWholeFile(round.edits.at(k).verb);
            isTaken = !isIdle && !used.contains(k)
                && takesUp(round.edits.at(k), failed, outcome, origin);
            // Of edits that clashed one edit may be made.
            if (isTaken && !isWholeFile(round.edits.at(k).verb) && !hasClashed(outcome)) {
                used.insert(k);
            }
        }
        if (!isTaken) {
            left.append(i);
        }
    }
    return left;
}

//! Whether the edit has resolved before: then it is there, and would be made twice.
bool isRepeated(const Edit &edit, const ChangeSet &soFar)
{
    const QString path = judgedPath(edit.path).value_or(edit.path);
    const auto isTheSame = [&](const Edit &known) {
        return known.path == path && known.verb == edit.verb && known.to == edit.to
            && known.occurrence == edit.occurrence && known.anchor == edit.anchor
            && known.anchorEnd == edit.anchorEnd && known.body == edit.body;
    };
    for (qsizetype i = 0; i < soFar.edits.size(); ++i) {
        if (soFar.outcomes.at(i).verdict != Verdict::Refused && isTheSame(soFar.edits.at(i))) {
            return true;
        }
    }
    return false;
}

//! The resolved edits of a set that is refused because of others, by themselves.
void makeFilesOfResolved(ChangeSet &round, const Tree &ground)
{
    EditScript good;
    QList<qsizetype> indices;
    for (qsizetype i = 0; i < round.edits.size(); ++i) {
        if (round.outcomes.at(i).verdict == Verdict::Resolved) {
            good.edits.append(round.edits.at(i));
            indices.append(i);
        }
    }
    const ChangeSet alone = resolved(good, ground);
    for (qsizetype i = 0; i < indices.size(); ++i) {
        round.outcomes[indices.at(i)] = alone.outcomes.at(i); // what they make may be too large
    }
    round.files = alone.files;
    for (FileChange &file : round.files) {
        for (qsizetype &index : file.edits) {
            index = indices.at(index);
        }
    }
}

//! What is new in an answer, held against what has come of the earlier ones.
ChangeSet roundOf(const EditScript &script, const ChangeSet &soFar, const Tree &ground)
{
    EditScript fresh = script;
    fresh.edits.removeIf([&soFar](const Edit &edit) { return isRepeated(edit, soFar); });
    ChangeSet round = resolved(fresh, ground);
    if (std::ranges::any_of(round.faults,
                            [](const EditFault &fault) { return breaksSet(fault.code); })) {
        makeFilesOfResolved(round, ground);
    }
    return round;
}

//! The same with other numbers for its edits.
QList<FileChange> renumbered(QList<FileChange> files, const QHash<qsizetype, qsizetype> &numbers)
{
    for (FileChange &file : files) {
        for (qsizetype &index : file.edits) {
            index = numbers.value(index);
        }
    }
    return files;
}

} // namespace

Tree overlaid(Tree folder, QList<FileChange> changes)
{
    return [folder = std::move(folder), overlay = Overlay(changes)](const QString &path) {
        return overlay.look(folder, path);
    };
}

ChangeSet planned(const ChangeSet &soFar, const EditScript &script, const Tree &folder)
{
    const Tree ground = soFar.files.isEmpty() ? folder : overlaid(folder, soFar.files);
    const ChangeSet round = roundOf(script, soFar, ground);
    const QList<qsizetype> left = forgotten(soFar, round);
    ChangeSet set;
    QHash<qsizetype, qsizetype> numbers;
    for (qsizetype i = 0; i < soFar.edits.size(); ++i) {
        if (soFar.outcomes.at(i).verdict != Verdict::Refused || left.contains(i)) {
            numbers.insert(i, set.edits.size());
            set.edits.append(soFar.edits.at(i));
            set.outcomes.append(soFar.outcomes.at(i));
        }
    }
    // Without any edit nothing that was asked for has come.
    set.faults = script.edits.isEmpty() ? soFar.faults + round.faults : round.faults;
    const QList<FileChange> before = renumbered(soFar.files, numbers);
    numbers.clear();
    for (qsizetype i = 0; i < round.edits.size(); ++i) {
        numbers.insert(i, set.edits.size() + i);
    }
    set.edits += round.edits;
    set.outcomes += round.outcomes;
    set.files = composed(before, renumbered(round.files, numbers));
    return set;
}

} // namespace roo::edit
