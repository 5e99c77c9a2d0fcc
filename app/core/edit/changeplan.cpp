// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/changeplan.h"

#include "core/edit/editrules.h"
#include "core/edit/pathrules.h"
#include "core/edit/resolver.h"
#include "core/edit/setrules.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

using Kind = FileChange::Kind;

//! Where a file is after its change; empty: it is gone.
QString placeAfter(const FileChange &change)
{
    switch (change.kind) {
    case Kind::Create:
    case Kind::Modify:
        return change.path;
    case Kind::Rename:
        return change.to;
    case Kind::Delete:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

//! Where a file was before it; empty: there was none.
QString placeBefore(const FileChange &change)
{
    return change.kind == Kind::Create ? QString() : change.path;
}

//! The files of a folder that changes touch, each with where it comes from.
class Overlay final
{
public:
    explicit Overlay(const QList<FileChange> &changes)
    {
        for (const FileChange &change : changes) {
            if (const QString gone = placeBefore(change); !gone.isEmpty()) {
                m_gone.insert(folded(gone));
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
        } else if (m_gone.contains(folded(path)) && entry.kind == TreeEntry::Kind::File) {
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
        // What lies there says whether it is ignored, and whether it has other names.
        TreeEntry entry{.kind = TreeEntry::Kind::File,
                        .decidedBy = path,
                        .bytes = change.after,
                        .mode = change.mode};
        if (change.kind == Kind::Modify) {
            entry.hasOtherNames = folder(path).hasOtherNames;
        }
        return entry;
    }

    QHash<QString, FileChange> m_files; //!< By the folded name of their place.
    QSet<QString> m_gone; //!< Folded.
    QSet<QString> m_folders;
};

//! What became of one file on its way: where it was, and where and what it is.
struct Journey
{
    QString from; //!< Empty: it was not there.
    QString to; //!< Empty: it is no longer there.
    FileChange change; //!< Bytes, mode and edits.
};

FileChange changeOf(const Journey &journey)
{
    FileChange change = journey.change;
    change.to.clear();
    if (journey.from.isEmpty()) {
        change.kind = Kind::Create;
        change.path = journey.to;
        change.before.clear();
        return change;
    }
    change.path = journey.from;
    change.isExecutable = false;
    if (journey.to.isEmpty()) {
        change.kind = Kind::Delete;
        change.after.clear();
    } else if (journey.to == journey.from) {
        change.kind = Kind::Modify;
    } else {
        change.kind = Kind::Rename;
        change.to = journey.to;
    }
    return change;
}

//! Takes changes one after the other.
class Composer final
{
public:
    //! All of one set: they speak of the same state.
    void take(const QList<FileChange> &changes)
    {
        QList<Journey> fresh;
        for (const FileChange &change : changes) {
            const QString before = placeBefore(change);
            const auto known = std::ranges::find_if(m_journeys, [&](const Journey &each) {
                return !before.isEmpty() && each.to == before;
            });
            if (known == m_journeys.end()) {
                fresh.append({.from = before, .to = placeAfter(change), .change = change});
                continue;
            }
            goOn(*known, change);
        }
        m_journeys += fresh;
    }

    [[nodiscard]] QList<FileChange> result()
    {
        joinReturned();
        QMap<QString, FileChange> byPath;
        for (const Journey &journey : std::as_const(m_journeys)) {
            const bool isNothing = journey.from.isEmpty() && journey.to.isEmpty();
            const bool isBack = !journey.from.isEmpty() && journey.from == journey.to
                && journey.change.before == journey.change.after;
            if (!isNothing && !isBack) {
                const FileChange change = changeOf(journey);
                byPath.insert(change.path, change);
            }
        }
        return byPath.values();
    }

private:
    static void goOn(Journey &journey, const FileChange &change)
    {
        journey.to = placeAfter(change);
        journey.change.after = change.after;
        journey.change.edits += change.edits;
    }

    //! A new file at the place of one that went: a change of that one. A file that moved away from
    //! there is then a new one elsewhere.
    void joinReturned()
    {
        for (qsizetype i = 0; i < m_journeys.size(); ++i) {
            Journey &made = m_journeys[i];
            if (!made.from.isEmpty() || made.to.isEmpty()) {
                continue;
            }
            const auto left = std::ranges::find_if(m_journeys, [&](const Journey &each) {
                return each.from == made.to && each.to != made.to;
            });
            if (left == m_journeys.end()) {
                continue;
            }
            const bool movedOn = !left->to.isEmpty();
            const QByteArray before = left->change.before;
            made.from = made.to;
            made.change.before = before;
            made.change.mode = left->change.mode;
            if (movedOn) {
                left->from.clear();
                left->change.isExecutable = left->change.mode > 0 && (left->change.mode & 0100);
                left->change.mode = -1;
            } else {
                made.change.edits = left->change.edits + made.change.edits;
                left->from.clear(); // and nowhere now: nothing is left of it
            }
        }
    }

    QList<Journey> m_journeys;
};

//! Whether the new edit is another try at one that was refused.
bool takesUp(const Edit &again, const Edit &failed, const EditOutcome &outcome)
{
    if (folded(again.path) == folded(failed.path)
        || (!failed.to.isEmpty() && folded(again.path) == folded(failed.to))) {
        return true;
    }
    // A path that was wrong comes back as another one.
    const bool wasLost = std::ranges::any_of(outcome.faults, [](const EditFault &fault) {
        return fault.code == EditCode::Path || fault.code == EditCode::Missing
            || fault.code == EditCode::Label || fault.code == EditCode::Exists;
    });
    const auto nameOf = [](const QString &path) {
        return folded(path.section(QRegularExpression(u"[/\\\\]"_s), -1));
    };
    return wasLost && nameOf(again.path) == nameOf(failed.path);
}

bool isWholeFile(Verb verb)
{
    return verb == Verb::Overwrite || verb == Verb::Create || verb == Verb::DeleteFile;
}

bool hasClashed(const EditOutcome &outcome)
{
    return std::ranges::any_of(outcome.faults,
                               [](const EditFault &fault) { return breaksSet(fault.code); });
}

//! The refused edits that no edit of the round takes up. An edit takes up one, but one of a whole
//! file all of that file.
QList<qsizetype> forgotten(const ChangeSet &soFar, const ChangeSet &round)
{
    QList<qsizetype> left;
    QSet<qsizetype> used;
    for (qsizetype i = 0; i < soFar.edits.size(); ++i) {
        if (soFar.outcomes.at(i).verdict != Verdict::Refused) {
            continue;
        }
        bool isTaken = false;
        for (qsizetype k = 0; k < round.edits.size() && !isTaken; ++k) {
            isTaken = !used.contains(k)
                && takesUp(round.edits.at(k), soFar.edits.at(i), soFar.outcomes.at(i));
            // Of edits that clashed one edit may be made.
            if (isTaken && !isWholeFile(round.edits.at(k).verb)
                && !hasClashed(soFar.outcomes.at(i))) {
                used.insert(k);
            }
        }
        if (!isTaken) {
            left.append(i);
        }
    }
    return left;
}

//! What the resolved edits of a round make, also where the set is refused because of others.
QList<FileChange> filesOf(const ChangeSet &round, const Tree &ground)
{
    const bool isBroken = std::ranges::any_of(
        round.faults, [](const EditFault &fault) { return breaksSet(fault.code); });
    if (!isBroken) {
        return round.files;
    }
    EditScript good;
    QList<qsizetype> indices;
    for (qsizetype i = 0; i < round.edits.size(); ++i) {
        if (round.outcomes.at(i).verdict == Verdict::Resolved) {
            good.edits.append(round.edits.at(i));
            indices.append(i);
        }
    }
    QList<FileChange> files = resolved(good, ground).files;
    for (FileChange &file : files) {
        for (qsizetype &index : file.edits) {
            index = indices.at(index);
        }
    }
    return files;
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

QList<FileChange> composed(const QList<FileChange> &first, const QList<FileChange> &second)
{
    Composer composer;
    composer.take(first);
    composer.take(second);
    return composer.result();
}

ChangeSet planned(const ChangeSet &soFar, const EditScript &script, const Tree &folder)
{
    const Tree ground = soFar.files.isEmpty() ? folder : overlaid(folder, soFar.files);
    const ChangeSet round = resolved(script, ground);
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
    set.faults = round.edits.isEmpty() ? soFar.faults + round.faults : round.faults;
    const QList<FileChange> before = renumbered(soFar.files, numbers);
    numbers.clear();
    for (qsizetype i = 0; i < round.edits.size(); ++i) {
        numbers.insert(i, set.edits.size() + i);
    }
    set.edits += round.edits;
    set.outcomes += round.outcomes;
    set.files = composed(before, renumbered(filesOf(round, ground), numbers));
    return set;
}

} // namespace roo::edit
