// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/repair.h"

#include "core/base/text.h"
#include "core/edit/changeplan.h"
#include "core/edit/editrules.h"
#include "core/edit/faultwords.h"
#include "core/edit/filetext.h"
#include "core/run/prompt.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using edit::ChangeSet;
using edit::Edit;
using edit::EditCode;
using edit::EditFault;
using edit::EditOutcome;
using edit::FaultWords;
using edit::LineRange;
using edit::TreeEntry;

constexpr qsizetype wholeFileLines = 150; //!< A file up to here is shown whole.
constexpr qsizetype wholeFileLinesElse = 600; //!< Where nobody knows which of its lines are meant.
constexpr qsizetype nearbyLines = 6; //!< Above and below.
constexpr qsizetype mostPlaces = 4;

QString field(const QString &label, const QString &path, const std::optional<QStringList> &lines)
{
    if (!lines) {
        return {};
    }
    QString content;
    for (const QString &line : *lines) {
        content += line % u'\n';
    }
    return label % u":\n"_s % fencedFile(path, content);
}

QString bodyLabel(edit::Verb verb)
{
    switch (verb) {
    case edit::Verb::Replace:
    case edit::Verb::Delete:
        return u"Replace With"_s;
    case edit::Verb::InsertBefore:
    case edit::Verb::InsertAfter:
        return u"Insert"_s;
    case edit::Verb::Create:
    case edit::Verb::Overwrite:
    case edit::Verb::Append:
    case edit::Verb::Prepend:
    case edit::Verb::DeleteFile:
    case edit::Verb::Rename:
        return u"Content"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

//! A change in the form that the Coder was asked for.
QString written(const Edit &edit)
{
    QString text = u"File: "_s % edit.path % u"\nAction: "_s % edit::verbName(edit.verb) % u'\n';
    if (!edit.to.isEmpty()) {
        text += u"To: "_s % edit.to % u'\n';
    }
    if (edit.occurrence) {
        text += u"Occurrence: %1 of %2\n"_s.arg(edit.occurrence->number).arg(edit.occurrence->of);
    }
    return text % field(u"Anchor"_s, edit.path, edit.anchor)
        % field(u"Anchor End"_s, edit.path, edit.anchorEnd)
        % field(bodyLabel(edit.verb), edit.path, edit.body);
}

//! Why a change was refused, and what would be right, in the model's words.
constexpr std::array faultWords{
    FaultWords{EditCode::Label, "\"%1\" is not an action, or stands before any File line"_L1,
               "there is no such action"_L1},
    FaultWords{EditCode::Field,
               "%1 is missing, stands there twice, or does not belong to this action"_L1},
    FaultWords{EditCode::Unfenced,
               "the text of %1 is not in a fence of its own below the label"_L1},
    FaultWords{EditCode::Fence,
               "the text of %1 holds a fence, so its end cannot be told: put four backticks around "
               "it"_L1},
    FaultWords{EditCode::Truncated, "the answer was cut off before it ended"_L1},
    FaultWords{EditCode::NoMatch, "%1 do not fit the file"_L1,
               "the lines of the anchor do not stand in the file"_L1},
    FaultWords{EditCode::Ambiguous,
               "the anchor stands in the file %2 times (at lines %1): take more lines, or say "
               "Occurrence: N of %2"_L1},
    FaultWords{EditCode::Occurrence, "the anchor stands in the file %1 times, not %2"_L1},
    FaultWords{EditCode::Overlap,
               "it touches the same lines of %1 as another change: make one change of both"_L1},
    FaultWords{EditCode::Order,
               "another change of %1 excludes it: one change of a whole file, or several of its "
               "lines, not both"_L1},
    FaultWords{EditCode::Elision,
               "the line \"%1\" stands for code that was left out: write all lines"_L1},
    FaultWords{EditCode::Missing, "there is no file %1"_L1},
    FaultWords{EditCode::Exists, "there is a file %1 already: change it, or use overwrite"_L1},
    FaultWords{EditCode::Encoding, "%1 is no UTF-8 text, and cannot be changed"_L1},
    FaultWords{EditCode::Size, "%1 is too large to be changed"_L1},
    FaultWords{EditCode::Anchor, "the anchor has only blank lines"_L1},
    FaultWords{EditCode::Path, "the path %1 is not allowed: expected %2"_L1},
    FaultWords{EditCode::Protected, "%1 may not be changed: leave it as it is"_L1},
    FaultWords{EditCode::Link, "%1 is no ordinary file, and may not be changed"_L1},
    FaultWords{EditCode::Special, "%1 is no ordinary file, and may not be changed"_L1},
    FaultWords{EditCode::Stale, "%1 has been changed meanwhile"_L1}};

bool has(const EditOutcome &outcome, EditCode code)
{
    return std::ranges::contains(outcome.faults, code, &EditFault::code);
}

//! Whether the file is one that a model may see at all.
bool mayBeShown(const EditOutcome &outcome)
{
    return std::ranges::none_of(outcome.faults, [](const EditFault &fault) {
        return edit::isFinal(fault.code) || fault.code == EditCode::Path
            || fault.code == EditCode::Encoding || fault.code == EditCode::Size;
    });
}

//! The lines where a change was probably meant.
QList<LineRange> placesOf(const EditOutcome &outcome)
{
    QList<LineRange> places;
    if (outcome.nearest) {
        places.append(*outcome.nearest);
    }
    for (const EditFault &fault : outcome.faults) {
        const QStringList lines
            = fault.code == EditCode::Ambiguous ? fault.subject.split(u", "_s) : QStringList();
        for (const QString &line : lines) {
            bool isNumber = false;
            const qsizetype first = line.toLongLong(&isNumber) - 1;
            if (isNumber && places.size() < mostPlaces) {
                places.append({.first = first, .count = 1});
            }
        }
    }
    if (places.isEmpty() && outcome.anchor.count > 0) {
        places.append(outcome.anchor);
    }
    return places;
}

//! Writes about the refused changes of one set.
class FailureWriter final
{
public:
    enum class Shown { Nearby, Whole };

    FailureWriter(const ChangeSet &set, const RepairGround &ground, Shown shown)
        : m_set(set)
        , m_ground(ground)
        , m_tree(edit::overlaid(ground.folder, set.files))
        , m_shown(shown)
        , m_left(ground.limit)
    {
    }

    [[nodiscard]] QString write()
    {
        for (qsizetype i = 0; i < m_set.edits.size(); ++i) {
            if (m_set.outcomes.at(i).verdict == edit::Verdict::Refused) {
                writeEdit(m_set.edits.at(i), m_set.outcomes.at(i));
            }
        }
        for (const EditFault &fault : m_set.faults) {
            writeFault(fault);
        }
        return m_shown == Shown::Whole && m_whole.isEmpty() ? QString() : m_text.trimmed();
    }

private:
    void writeEdit(const Edit &edit, const EditOutcome &outcome)
    {
        const QString file = mayBeShown(outcome) ? fileText(edit.path, outcome) : QString();
        if (m_shown == Shown::Whole && !m_whole.contains(edit.path)) {
            return; // a file that is not seen would be made up
        }
        const QString change = written(edit);
        const QString fence = text::fenceFor(change);
        m_text += u"## Change %1\n\nAs you wrote it:\n\n"_s.arg(++m_number) % fence % u"text\n"_s
            % change % fence % u"\n\nWhy it could not be used:\n"_s;
        for (const EditFault &fault : outcome.faults) {
            if (edit::isFailure(fault.code)) {
                m_text += u"- "_s % edit::editCodeName(fault.code) % u": "_s
                    % edit::wordsFor(fault, faultWords) % u".\n"_s;
            }
        }
        m_text += u'\n';
        if (has(outcome, EditCode::Missing) || has(outcome, EditCode::Path)) {
            writeAlike(edit.path);
        }
        m_text += file;
    }

    void writeFault(const EditFault &fault)
    {
        if (fault.code == EditCode::Truncated) {
            m_text += u"Your answer was cut off before its end. Write the changes that are missing "
                      "behind the last whole one.\n\n"_s;
        } else if (fault.code == EditCode::Label) {
            m_text += u"A line \"%1:\" stood before any line \"File:\", so nobody knows what file "
                      "it is about.\n\n"_s.arg(fault.subject);
        }
    }

    void writeAlike(const QString &path)
    {
        const QStringList alike = text::lookAlikes(path, m_ground.paths, 5);
        if (!alike.isEmpty()) {
            m_text += u"Files of a similar name: `"_s % alike.join(u"`, `"_s) % u"`\n\n"_s;
        }
    }

    //! What a file has there; empty where it may not be shown or has no room.
    [[nodiscard]] QString fileText(const QString &path, const EditOutcome &outcome)
    {
        const TreeEntry entry = m_tree(path);
        const auto file = entry.kind == TreeEntry::Kind::File && !entry.isTooLarge
                && !entry.isIgnored
                && entry.twin.isEmpty() // by its right name it may be one that nobody may see
            ? edit::FileText::read(entry.bytes)
            : std::unexpected(edit::TextFault::NoText);
        if (!file) {
            return {};
        }
        const qsizetype count = file->lines().size();
        const QList<LineRange> places = placesOf(outcome);
        const bool isShort
            = count <= wholeFileLines || (places.isEmpty() && count <= wholeFileLinesElse);
        if (m_shown == Shown::Whole || isShort) {
            return wholeText(path, *file);
        }
        QString text;
        for (const LineRange &place : places) {
            const qsizetype first = std::clamp<qsizetype>(place.first - nearbyLines, 0, count);
            const qsizetype end
                = std::clamp<qsizetype>(place.first + place.count + nearbyLines, first, count);
            text += linesText(path, *file, {.first = first, .count = end - first});
        }
        return text;
    }

    //! Once.
    [[nodiscard]] QString wholeText(const QString &path, const edit::FileText &file)
    {
        if (m_whole.contains(path) || file.text().size() > edit::ContextLimits{}.file
            || !hasRoomFor(file.text())) {
            return {};
        }
        m_whole.insert(path);
        return u"The file `"_s % path % u"` as it is now:\n"_s % fencedFile(path, file.text())
            % u'\n';
    }

    [[nodiscard]] QString linesText(const QString &path, const edit::FileText &file,
                                    const LineRange &range)
    {
        QString lines;
        for (qsizetype i = range.first; i < range.first + range.count; ++i) {
            lines += file.lines().at(i).text % u'\n';
        }
        return hasRoomFor(lines)
            ? u"Lines %1 to %2 of `%3` as they are now:\n"_s.arg(range.first + 1)
                    .arg(range.first + range.count)
                    .arg(path)
                % fencedFile(path, lines) % u'\n'
            : QString();
    }

    //! Takes the room as well.
    [[nodiscard]] bool hasRoomFor(const QString &text)
    {
        const qsizetype size = text.toUtf8().size();
        const bool hasRoom = size <= m_left;
        m_left -= hasRoom ? size : 0;
        return hasRoom;
    }

    const ChangeSet &m_set;
    const RepairGround &m_ground;
    edit::Tree m_tree;
    Shown m_shown;
    QString m_text;
    qint64 m_left = 0; //!< Bytes of files that may still be shown.
    QSet<QString> m_whole; //!< Shown already.
    int m_number = 0;
};

} // namespace

QString failuresText(const ChangeSet &set, const RepairGround &ground)
{
    if (set.edits.isEmpty() && set.faults.isEmpty()) {
        return u"Your answer held no change in the form that was asked for: no line `File:` with a "
               "line `Action:` below it, and no fence with the name of its file. Write all of the "
               "changes in that form."_s;
    }
    return FailureWriter(set, ground, FailureWriter::Shown::Nearby).write();
}

QString wholeFilesText(const ChangeSet &set, const RepairGround &ground)
{
    return FailureWriter(set, ground, FailureWriter::Shown::Whole).write();
}

} // namespace roo::run
