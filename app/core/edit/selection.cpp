// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/selection.h"

#include "core/base/linediff.h"

#include <utility>

namespace roo::edit {

namespace {

using Kind = FileChange::Kind;

//! The lines of one text or of the other: those of the new one where the hunk is wanted.
QByteArray merged(const QList<DiffByteLine> &lines, const QList<DiffHunk> &hunks,
                  const QSet<qsizetype> &wanted)
{
    QByteArray text;
    qsizetype hunk = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        while (hunk < hunks.size()
               && i >= hunks.at(hunk).lines.first + hunks.at(hunk).lines.count) {
            ++hunk;
        }
        const DiffKind left = wanted.contains(hunk) ? DiffKind::Removed : DiffKind::Added;
        if (lines.at(i).kind != left) {
            text += lines.at(i).text;
        }
    }
    return text;
}

} // namespace

Selection wholeSelection(const ChangeSet &changes)
{
    Selection all;
    for (const FileChange &file : changes.files) {
        const qsizetype count = diffHunks(diffByteLines(file.before, file.after)).size();
        QSet<qsizetype> hunks;
        for (qsizetype i = 0; i < count; ++i) {
            hunks.insert(i);
        }
        all.insert(file.path, hunks);
    }
    return all;
}

std::optional<FileChange> withHunks(const FileChange &file, const QSet<qsizetype> &hunks)
{
    const QList<DiffByteLine> lines = diffByteLines(file.before, file.after);
    const QList<DiffHunk> all = diffHunks(lines);
    FileChange part = file;
    part.after = merged(lines, all, hunks);
    const bool isWhole = part.after == file.after;
    switch (file.kind) {
    case Kind::Create:
    case Kind::Delete:
        // One hunk, or none for an empty file.
        return isWhole ? std::optional(file) : std::nullopt;
    case Kind::Modify:
        return part.after == file.before ? std::nullopt : std::optional(part);
    case Kind::Rename:
        return part;
    }
    Q_UNREACHABLE_RETURN({});
}

ChangeSet selected(const ChangeSet &changes, const Selection &wanted)
{
    ChangeSet part = changes;
    part.files.clear();
    QSet<qsizetype> kept;
    QSet<qsizetype> dropped;
    for (const FileChange &file : changes.files) {
        const auto hunks = wanted.constFind(file.path);
        const std::optional<FileChange> left
            = hunks == wanted.cend() ? std::nullopt : withHunks(file, *hunks);
        if (left) {
            part.files.append(*left);
        }
        (left ? kept : dropped).unite(QSet(file.edits.cbegin(), file.edits.cend()));
    }
    dropped.subtract(kept);
    for (const qsizetype index : std::as_const(dropped)) {
        EditOutcome &outcome = part.outcomes[index];
        outcome.verdict = Verdict::Skipped;
        outcome.consents.clear();
    }
    return part;
}

ChangeSet withoutRefused(const ChangeSet &changes)
{
    ChangeSet rest = changes;
    for (EditOutcome &outcome : rest.outcomes) {
        if (outcome.verdict == Verdict::Refused) {
            outcome.verdict = Verdict::Skipped;
            outcome.consents.clear();
        }
    }
    return rest;
}

} // namespace roo::edit
