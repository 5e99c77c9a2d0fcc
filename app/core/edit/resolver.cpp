// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/resolver.h"

#include "core/edit/editrules.h"
#include "core/edit/pathrules.h"
#include "core/edit/setrules.h"
#include "core/edit/textedit.h"

#include <QMap>

#include <algorithm>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! What is to be done with the text of one file.
struct Work
{
    TreeEntry entry;
    std::optional<FileText> text;
    QList<Splice> splices;
};

class Resolver final
{
public:
    Resolver(const EditScript &script, const Tree &tree)
        : m_tree(tree)
    {
        m_set.edits = script.edits;
        m_set.faults = script.faults;
        m_set.outcomes.resize(script.edits.size());
        m_placements.resize(script.edits.size());
        m_isHeld.resize(script.edits.size());
    }

    [[nodiscard]] ChangeSet resolve()
    {
        for (qsizetype i = 0; i < m_set.edits.size(); ++i) {
            judgeFields(i);
        }
        for (qsizetype i = 0; i < m_set.edits.size(); ++i) {
            if (isAlive(i)) {
                resolveOne(i);
            }
        }
        for (qsizetype i = 0; i < m_set.edits.size(); ++i) {
            conclude(i);
        }
        checkSet();
        if (std::ranges::none_of(m_set.faults,
                                 [](const EditFault &fault) { return breaksSet(fault.code); })) {
            makeFiles();
        }
        return std::move(m_set);
    }

private:
    void fault(qsizetype index, EditCode code, const QString &subject = {},
               const QString &expected = {})
    {
        m_set.outcomes[index].faults.append(
            {.code = code, .subject = subject, .expected = expected});
    }

    [[nodiscard]] bool isAlive(qsizetype index) const
    {
        return std::ranges::none_of(m_set.outcomes.at(index).faults, [](const EditFault &each) {
            return isFailure(each.code) || each.code == EditCode::Noop;
        });
    }

    //! What needs no file: the form of the change, and its paths.
    void judgeFields(qsizetype index)
    {
        Edit &edit = m_set.edits[index];
        m_set.outcomes[index].faults = edit.faults;
        const bool isPath = judgePath(index, edit.path);
        if (edit.verb == Verb::Rename && !edit.to.isEmpty()) {
            judgePath(index, edit.to);
        }
        // A fence with a file name is a new file, or all of one that is there.
        if (edit.isWeak && isPath && look(edit.path).kind == TreeEntry::Kind::File) {
            edit.verb = Verb::Overwrite;
        }
    }

    bool judgePath(qsizetype index, QString &path)
    {
        const auto judged = judgedPath(path);
        if (judged) {
            path = *judged;
        } else {
            fault(index, judged.error().isProtected ? EditCode::Protected : EditCode::Path, path,
                  judged.error().rule);
        }
        return judged.has_value();
    }

    const TreeEntry &look(const QString &path) { return workOn(path).entry; }

    Work &workOn(const QString &path)
    {
        const auto found = m_work.find(path);
        return found != m_work.end()
            ? found->second
            : m_work.emplace(path, Work{.entry = m_tree(path)}).first->second;
    }

    //! What lies at a path and may be touched at all; otherwise says why not.
    [[nodiscard]] bool isAllowed(qsizetype index, const QString &path, const TreeEntry &entry)
    {
        if (!entry.twin.isEmpty()) {
            fault(index, EditCode::Path, path, entry.twin);
        } else if (entry.isIgnored) {
            fault(index, EditCode::Protected, path);
        } else if (entry.kind == TreeEntry::Kind::Link) {
            fault(index, EditCode::Link, entry.decidedBy);
        } else if (entry.kind == TreeEntry::Kind::Folder || entry.kind == TreeEntry::Kind::Other
                   || entry.kind == TreeEntry::Kind::Unreadable) {
            fault(index, EditCode::Special, entry.decidedBy);
        } else if (entry.isTooLarge) {
            fault(index, EditCode::Size, path, QString::number(largestText));
        } else {
            return true;
        }
        return false;
    }

    void need(qsizetype index, Consent consent)
    {
        QList<Consent> &consents = m_set.outcomes[index].consents;
        if (!consents.contains(consent)) {
            consents.append(consent);
        }
    }

    void resolveOne(qsizetype index)
    {
        const Edit &edit = m_set.edits.at(index);
        const TreeEntry &entry = look(edit.path);
        if (!isAllowed(index, edit.path, entry)) {
            return;
        }
        m_isHeld[index] = true;
        if (entry.hasOtherNames) {
            need(index, Consent::Links);
        }
        switch (edit.verb) {
        case Verb::Create:
            resolveCreate(index, entry);
            return;
        case Verb::DeleteFile:
            need(index, Consent::Delete);
            if (entry.kind == TreeEntry::Kind::Missing) {
                fault(index, EditCode::Applied);
            }
            return;
        case Verb::Rename:
            resolveRename(index, entry);
            return;
        case Verb::Overwrite:
        case Verb::Replace:
        case Verb::InsertBefore:
        case Verb::InsertAfter:
        case Verb::Append:
        case Verb::Prepend:
        case Verb::Delete:
            resolveText(index);
            return;
        }
    }

    void resolveCreate(qsizetype index, const TreeEntry &entry)
    {
        const QByteArray bytes = newFile(m_set.edits.at(index).body.value_or(QStringList()));
        if (bytes.size() > largestText) {
            fault(index, EditCode::Size, m_set.edits.at(index).path, QString::number(largestText));
        } else if (entry.kind != TreeEntry::Kind::Missing) {
            fault(index, entry.bytes == bytes ? EditCode::Applied : EditCode::Exists,
                  m_set.edits.at(index).path);
        }
        judgeLines(index, m_set.edits.at(index).body.value_or(QStringList()));
    }

    void resolveRename(qsizetype index, const TreeEntry &entry)
    {
        const QString to = m_set.edits.at(index).to;
        const TreeEntry &target = look(to);
        // The new name may differ from the old one in its letter case only.
        TreeEntry judged = target;
        judged.twin = folded(to) == folded(m_set.edits.at(index).path) ? QString() : target.twin;
        m_isHeld[index] = isAllowed(index, to, judged);
        if (!m_isHeld.at(index)) {
            return;
        }
        const bool isThere = entry.kind == TreeEntry::Kind::File;
        const bool isTaken = target.kind == TreeEntry::Kind::File;
        if (isThere && isTaken) {
            fault(index, EditCode::Exists, to);
        } else if (!isThere) {
            fault(index, isTaken ? EditCode::Applied : EditCode::Missing,
                  m_set.edits.at(index).path);
        }
    }

    void resolveText(qsizetype index)
    {
        const Edit &edit = m_set.edits.at(index);
        Work &work = workOn(edit.path);
        if (work.entry.kind == TreeEntry::Kind::Missing) {
            fault(index, EditCode::Missing, edit.path);
            return;
        }
        if (!work.text) {
            auto text = FileText::read(work.entry.bytes);
            if (!text) {
                const bool isLarge = text.error() == TextFault::TooLarge;
                fault(index, isLarge ? EditCode::Size : EditCode::Encoding, edit.path);
                return;
            }
            work.text.emplace(*std::move(text));
        }
        Placement placement = placed(edit, *work.text);
        EditOutcome &outcome = m_set.outcomes[index];
        outcome.faults.removeIf([](const EditFault &each) {
            return each.code == EditCode::LineNumbers; // the file decides
        });
        outcome.faults += placement.faults;
        outcome.level = placement.level;
        outcome.anchor = placement.anchor;
        outcome.nearest = placement.nearest;
        outcome.nearestLines = placement.nearestLines;
        if (placement.level == MatchLevel::Typography) {
            need(index, Consent::Level3);
        }
        if (edit.verb == Verb::Overwrite && edit.body->size() * 2 < work.text->lines().size()) {
            need(index, Consent::Shrink);
        }
        QStringList added;
        for (const NewLine &line : std::as_const(placement.splice.added)) {
            if (!line.kept) {
                added.append(line.text);
            }
        }
        judgeLines(index, added);
        m_placements[index] = std::move(placement);
    }

    //! What a change brings into a file.
    void judgeLines(qsizetype index, const QStringList &lines)
    {
        if (const std::optional<EditFault> found = faultIn(lines)) {
            m_set.outcomes[index].faults.append(*found);
            if (found->code == EditCode::Bidi) {
                need(index, Consent::Bidi);
            }
        }
    }

    void conclude(qsizetype index)
    {
        EditOutcome &outcome = m_set.outcomes[index];
        outcome.verdict = verdictOf(outcome.faults);
        if (outcome.verdict != Verdict::Resolved) {
            outcome.consents.clear();
        }
    }

    //! After all: for what it is together with others.
    void refuse(qsizetype index, const EditFault &found)
    {
        EditOutcome &outcome = m_set.outcomes[index];
        outcome.verdict = Verdict::Refused;
        outcome.consents.clear();
        if (!outcome.faults.contains(found)) {
            outcome.faults.append(found);
        }
    }

    //! What the edits are to each other.
    void checkSet()
    {
        QList<Claim> claims;
        for (qsizetype i = 0; i < m_set.edits.size(); ++i) {
            const Verdict verdict = m_set.outcomes.at(i).verdict;
            if (verdict != Verdict::Skipped && m_isHeld.at(i)) {
                claims.append({.index = i,
                               .edit = &m_set.edits.at(i),
                               .anchor = m_placements.at(i).anchor,
                               .removed = m_placements.at(i).splice.removed,
                               .isPlaced = verdict == Verdict::Resolved});
            }
        }
        const QList<Clash> clashes = clashesIn(claims);
        for (const Clash &clash : clashes) {
            const EditFault found{.code = clash.code, .subject = clash.path};
            for (const qsizetype index : {clash.first, clash.second}) {
                refuse(index, found);
            }
            if (!m_set.faults.contains(found)) {
                m_set.faults.append(found);
            }
        }
    }

    void makeFiles()
    {
        for (qsizetype i = 0; i < m_set.edits.size(); ++i) {
            if (m_set.outcomes.at(i).verdict == Verdict::Resolved) {
                makeFile(i);
            }
        }
        for (const auto &[path, work] : std::as_const(m_work)) {
            if (!work.splices.isEmpty()) {
                changeOf(path).after = spliced(*work.text, work.splices);
                checkSize(path);
            }
        }
        m_set.files = m_changes.values();
        m_set.files.removeIf([](const FileChange &change) {
            return change.kind == FileChange::Kind::Modify && change.before == change.after;
        });
    }

    //! What is too large could be neither edited again nor taken back.
    void checkSize(const QString &path)
    {
        const FileChange change = changeOf(path);
        if (change.after.size() <= largestText) {
            return;
        }
        for (const qsizetype index : change.edits) {
            refuse(index,
                   {.code = EditCode::Size,
                    .subject = path,
                    .expected = QString::number(largestText)});
        }
        m_changes.remove(path);
    }

    FileChange &changeOf(const QString &path)
    {
        auto found = m_changes.find(path);
        if (found == m_changes.end()) {
            const TreeEntry &entry = look(path);
            found = m_changes.insert(
                path,
                {.path = path, .before = entry.bytes, .after = entry.bytes, .mode = entry.mode});
        }
        return *found;
    }

    void makeFile(qsizetype index)
    {
        const Edit &edit = m_set.edits.at(index);
        FileChange &change = changeOf(edit.path);
        change.edits.append(index);
        if (edit.verb == Verb::Create) {
            change.kind = FileChange::Kind::Create;
            change.after = newFile(edit.body.value_or(QStringList()));
            change.isExecutable = edit.isExecutable.value_or(false);
        } else if (edit.verb == Verb::DeleteFile) {
            change.kind = FileChange::Kind::Delete;
            change.after.clear();
        } else if (edit.verb == Verb::Rename) {
            change.kind = FileChange::Kind::Rename;
            change.to = edit.to;
        } else {
            workOn(edit.path).splices.append(m_placements.at(index).splice);
        }
    }

    Tree m_tree;
    ChangeSet m_set;
    QList<Placement> m_placements;
    QList<bool> m_isHeld; //!< Against the file: in form it is right, and may touch it.
    std::map<QString, Work> m_work; //!< By path; what is in it stays where it is.
    QMap<QString, FileChange> m_changes;
};

} // namespace

ChangeSet resolved(const EditScript &script, const Tree &tree)
{
    return Resolver(script, tree).resolve();
}

} // namespace roo::edit
