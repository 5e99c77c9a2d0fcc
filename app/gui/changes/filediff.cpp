// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/filediff.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace roo::gui {

namespace {

using Kind = DiffRow::Kind;
using Note = DiffRow::Note;

constexpr QByteArrayView byteOrderMark{"\xef\xbb\xbf"};

LineEnding endingOf(const QByteArray &bytes)
{
    const qsizetype feeds = bytes.count('\n');
    const qsizetype both = bytes.count("\r\n");
    const qsizetype returns = bytes.count('\r') - both;
    if (feeds == 0 && returns == 0) {
        return LineEnding::None;
    }
    if (returns == feeds + returns) {
        return LineEnding::Cr;
    }
    if (returns > 0 || (both > 0 && both < feeds)) {
        return LineEnding::Mixed;
    }
    return both > 0 ? LineEnding::CrLf : LineEnding::Lf;
}

//! What is between their common beginning and their common end.
void markDifference(const QString &left, const QString &right, DiffRow &first, DiffRow &second)
{
    const auto [endLeft, endRight] = std::ranges::mismatch(left, right);
    const qsizetype head = endLeft - left.begin();
    qsizetype tail = 0;
    while (tail < std::min(left.size(), right.size()) - head
           && left.at(left.size() - 1 - tail) == right.at(right.size() - 1 - tail)) {
        ++tail;
    }
    // Where nearly all of it differs, marking it would only be loud.
    if (2 * (head + tail) >= std::min(left.size(), right.size())) {
        first.leftPart = {head, left.size() - head - tail};
        second.rightPart = {head, right.size() - head - tail};
    }
}

//! Lays out one hunk in both ways.
class HunkRows final
{
public:
    HunkRows(FileDiff &diff, qsizetype hunk)
        : m_diff(diff)
        , m_hunk(hunk)
    {
    }

    void append()
    {
        const edit::Hunk &hunk = m_diff.hunks.at(m_hunk);
        add({.kind = Kind::Hunk, .hunk = m_hunk, .left = hunk.header});
        for (const edit::HunkLine &line : hunk.lines) {
            switch (line.kind) {
            case DiffKind::Same:
                flush();
                add({.kind = Kind::Same,
                     .hunk = m_hunk,
                     .before = line.before,
                     .after = line.after,
                     .left = line.text,
                     .right = line.text});
                addNote(line);
                break;
            case DiffKind::Removed:
                if (!m_added.isEmpty()) {
                    flush();
                }
                m_removed.append(line);
                break;
            case DiffKind::Added:
                m_added.append(line);
                break;
            }
        }
        flush();
    }

private:
    void add(const DiffRow &row)
    {
        m_diff.unified.append(row);
        m_diff.sideBySide.append(row);
    }

    void addNote(const edit::HunkLine &line)
    {
        if (!line.hasLineFeed) {
            add({.kind = Kind::Note, .hunk = m_hunk, .note = Note::NoLastEnding});
        }
    }

    //! Lines that stand for each other are those at the same place of their group.
    void flush()
    {
        const qsizetype rows = std::max(m_removed.size(), m_added.size());
        QList<DiffRow> removed;
        QList<DiffRow> added;
        for (const edit::HunkLine &line : std::as_const(m_removed)) {
            removed.append(
                {.kind = Kind::Removed, .hunk = m_hunk, .before = line.before, .left = line.text});
        }
        for (const edit::HunkLine &line : std::as_const(m_added)) {
            added.append(
                {.kind = Kind::Added, .hunk = m_hunk, .after = line.after, .right = line.text});
        }
        for (qsizetype i = 0; i < std::min(removed.size(), added.size()); ++i) {
            markDifference(removed.at(i).left, added.at(i).right, removed[i], added[i]);
        }
        for (qsizetype i = 0; i < rows; ++i) {
            DiffRow row = i < removed.size() ? removed.at(i) : added.at(i);
            if (i < removed.size() && i < added.size()) {
                row.kind = Kind::Changed;
                row.after = added.at(i).after;
                row.right = added.at(i).right;
                row.rightPart = added.at(i).rightPart;
            }
            m_diff.sideBySide.append(row);
        }
        appendUnified(removed, m_removed);
        appendUnified(added, m_added);
        m_removed.clear();
        m_added.clear();
    }

    void appendUnified(const QList<DiffRow> &rows, const QList<edit::HunkLine> &lines)
    {
        m_diff.unified += rows;
        if (!lines.isEmpty() && !lines.constLast().hasLineFeed) {
            const DiffRow note{.kind = Kind::Note, .hunk = m_hunk, .note = Note::NoLastEnding};
            m_diff.unified.append(note);
            m_diff.sideBySide.append(note);
        }
    }

    FileDiff &m_diff;
    qsizetype m_hunk;
    QList<edit::HunkLine> m_removed;
    QList<edit::HunkLine> m_added;
};

void addNote(FileDiff &diff, Note note)
{
    const DiffRow row{.kind = Kind::Note, .note = note};
    diff.unified.append(row);
    diff.sideBySide.append(row);
}

void count(FileDiff &diff)
{
    bool hasReturn = false;
    bool hasNone = false;
    for (const edit::Hunk &hunk : std::as_const(diff.hunks)) {
        for (const edit::HunkLine &line : hunk.lines) {
            diff.longestLine = std::max(diff.longestLine, line.text.size());
            if (line.kind == DiffKind::Same) {
                continue;
            }
            (line.kind == DiffKind::Added ? diff.added : diff.removed) += 1;
            (line.text.endsWith(u'\r') ? hasReturn : hasNone) = true;
            if (line.kind == DiffKind::Added && !diff.hidden) {
                diff.hidden = text::hiddenCharacter(line.text);
            }
        }
    }
    diff.showsReturns = hasReturn && hasNone;
}

} // namespace

bool FileDiff::changesEndings() const
{
    return endingBefore != endingAfter && endingBefore != LineEnding::None
        && endingAfter != LineEnding::None;
}

QString FileDiff::place() const
{
    return file.to.isEmpty() ? file.path : file.to;
}

FileDiff fileDiff(const edit::FileChange &file)
{
    FileDiff diff;
    diff.file = file;
    diff.hunks = edit::hunksOf(file);
    diff.endingBefore = endingOf(file.before);
    diff.endingAfter = endingOf(file.after);
    diff.before = QString::fromUtf8(file.before).split(u'\n');
    diff.after = QString::fromUtf8(file.after).split(u'\n');
    count(diff);
    if (file.before.first(std::min<qsizetype>(8192, file.before.size())).contains('\0')
        || file.after.first(std::min<qsizetype>(8192, file.after.size())).contains('\0')) {
        addNote(diff, Note::NoText);
    }
    if (diff.changesEndings()) {
        addNote(diff, Note::Endings);
    }
    const bool isBoth = file.kind == edit::FileChange::Kind::Modify
        || file.kind == edit::FileChange::Kind::Rename;
    if (isBoth && file.before.startsWith(byteOrderMark) != file.after.startsWith(byteOrderMark)) {
        addNote(diff, Note::Mark);
    }
    if (diff.hunks.isEmpty()) {
        const bool isMove = file.kind == edit::FileChange::Kind::Rename;
        addNote(diff, isMove ? Note::OnlyName : Note::Empty);
    }
    for (qsizetype i = 0; i < diff.hunks.size(); ++i) {
        HunkRows(diff, i).append();
    }
    return diff;
}

} // namespace roo::gui
