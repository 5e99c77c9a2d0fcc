// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/changewording.h"

#include "cli/wording.h"
#include "core/base/text.h"
#include "core/edit/editrules.h"
#include "core/edit/faultwords.h"
#include "core/edit/patch.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::cli::wording {

namespace {

using edit::ChangeSet;
using edit::Edit;
using edit::EditCode;
using edit::EditFault;
using edit::EditOutcome;
using edit::FaultWords;
using edit::FileChange;
using edit::LineRange;
using edit::Verdict;

constexpr std::array faultWords{
    FaultWords{EditCode::Label, "%1: no action of that name, or no file before it"_L1,
               "no action of that name, or no file before it"_L1},
    FaultWords{EditCode::Field, "%1: missing, said twice, or nothing for this action"_L1,
               "missing, said twice, or nothing for this action"_L1},
    FaultWords{EditCode::Unfenced, "%1: its text is not in a fence"_L1,
               "its text is not in a fence"_L1},
    FaultWords{EditCode::Fence,
               "%1: a fence in it ends it early; four backticks around it would help"_L1,
               "a fence in it ends it early; four backticks around it would help"_L1},
    FaultWords{EditCode::Truncated, "the answer was cut off before its end"_L1},
    FaultWords{EditCode::NoMatch, "%1 cannot be shifted"_L1,
               "the lines of the anchor do not stand in the file"_L1},
    FaultWords{EditCode::Ambiguous, "the anchor stands in the file %2 times, at lines %1"_L1},
    FaultWords{EditCode::Occurrence, "the anchor stands in the file %1 times, not %2"_L1},
    FaultWords{EditCode::Overlap, "two changes of %1 touch the same lines"_L1},
    FaultWords{EditCode::Order, "two changes of %1 exclude each other"_L1},
    FaultWords{EditCode::Elision, "a line stands for code that was left out: %1"_L1},
    FaultWords{EditCode::Missing, "there is no such file"_L1},
    FaultWords{EditCode::Exists, "%1 is there already"_L1},
    FaultWords{EditCode::Encoding, "the file is no UTF-8 text"_L1},
    FaultWords{EditCode::Size, "larger than %2"_L1},
    FaultWords{EditCode::Anchor, "the anchor has only blank lines"_L1},
    FaultWords{EditCode::Path, "the path is refused: expected %2"_L1},
    FaultWords{EditCode::Protected, "%1 is protected or ignored, and never changed"_L1},
    FaultWords{EditCode::Link, "%1 is a symbolic link"_L1},
    FaultWords{EditCode::Special, "%1 is no ordinary file"_L1},
    FaultWords{EditCode::Stale, "the file has been changed since it was looked at"_L1},
    FaultWords{EditCode::Noop, "it changes nothing"_L1},
    FaultWords{EditCode::Applied, "this stands there already"_L1},
    FaultWords{EditCode::LineNumbers, "the line numbers in front of its lines were taken off"_L1},
    FaultWords{EditCode::Bidi,
               "it holds a character that cannot be seen or turns text around: %1"_L1},
    FaultWords{EditCode::Lines, "it says line %2, and stands at line %1"_L1}};

QString editPlace(const Edit &edit)
{
    const QString path = text::oneLine(edit.path, 120);
    return edit.line > 0
        ? u"%1, %2 at line %3 of the answer"_s.arg(path, edit::verbName(edit.verb)).arg(edit.line)
        : u"%1, %2"_s.arg(path, edit::verbName(edit.verb));
}

//! All faults that decide, and where it was probably meant.
QString editLine(const QString &verdict, const Edit &edit, const EditOutcome &outcome)
{
    QStringList reasons;
    for (const EditFault &each : outcome.faults) {
        const bool decides = edit::isFailure(each.code) || each.code == EditCode::Noop
            || each.code == EditCode::Applied;
        if (decides) {
            reasons.append(fault(each) % u" ("_s % edit::editCodeName(each.code) % u')');
        }
    }
    QString line = verdict % u": "_s % editPlace(edit) % u": "_s % reasons.join(u"; "_s);
    if (outcome.nearest) {
        line += u"; did it mean lines %1 to %2?"_s.arg(outcome.nearest->first + 1)
                    .arg(outcome.nearest->first + outcome.nearest->count);
    }
    return line;
}

//! The lines that a missed anchor was probably meant for, as they stand in the file.
QStringList nearestLines(const EditOutcome &outcome)
{
    if (!outcome.nearest) {
        return {};
    }
    const LineRange &range = *outcome.nearest;
    const qsizetype width = QString::number(range.first + range.count).size();
    QStringList lines;
    for (qsizetype i = 0; i < outcome.nearestLines.size(); ++i) {
        const QString number = QString::number(range.first + 1 + i).rightJustified(width);
        lines.append(u"    "_s % number % u" | "_s
                     % text::oneLine(outcome.nearestLines.at(i), 160));
    }
    if (const qsizetype left = range.count - lines.size(); left > 0 && !lines.isEmpty()) {
        lines.append(u"    "_s % QString(width, u' ') % u" | … %1 more"_s.arg(left));
    }
    return lines;
}

//! Why a change that resolved deserves a look.
QStringList remarks(const Edit &edit, const EditOutcome &outcome)
{
    QStringList lines;
    for (const EditFault &each : outcome.faults) {
        if (each.code == EditCode::LineNumbers || each.code == EditCode::Bidi
            || each.code == EditCode::Lines) {
            lines.append(u"note: "_s % editPlace(edit) % u": "_s % fault(each) % u" ("_s
                         % edit::editCodeName(each.code) % u')');
        }
    }
    for (const edit::Consent consent : outcome.consents) {
        const QString option = consent == edit::Consent::Level3
            ? u"--accept-level 3"_s
            : QString(u"--allow "_s % edit::consentName(consent));
        lines.append(u"note: %1: needs %2"_s.arg(editPlace(edit), option));
    }
    if (outcome.level == edit::MatchLevel::Typography) {
        lines.append(u"note: %1: its anchor fits only with typographic characters taken for plain "
                     "ones"_s.arg(editPlace(edit)));
    }
    return lines;
}

//! "M src/a.py"
QString fileLine(const FileChange &file)
{
    using Kind = FileChange::Kind;
    const QChar sign = file.kind == Kind::Create ? u'A'
        : file.kind == Kind::Modify              ? u'M'
        : file.kind == Kind::Delete              ? u'D'
                                                 : u'R';
    const QString line = QString(sign) % u' ' % text::oneLine(file.path, 240);
    return file.to.isEmpty() ? line : line % u" -> "_s % text::oneLine(file.to, 240);
}

} // namespace

QString fault(const EditFault &fault)
{
    const QString expected = fault.code == EditCode::Size ? size(fault.expected.toLongLong())
                                                          : text::oneLine(fault.expected, 160);
    return edit::wordsFor(
        {.code = fault.code, .subject = text::oneLine(fault.subject, 160), .expected = expected},
        faultWords);
}

QString fileChange(const FileChange &file)
{
    qsizetype added = 0;
    qsizetype removed = 0;
    const QList<edit::Hunk> hunks = edit::hunksOf(file);
    for (const edit::Hunk &hunk : hunks) {
        added += std::ranges::count(hunk.lines, DiffKind::Added, &edit::HunkLine::kind);
        removed += std::ranges::count(hunk.lines, DiffKind::Removed, &edit::HunkLine::kind);
    }
    return fileLine(file) % u"  +%1 -%2"_s.arg(added).arg(removed);
}

QStringList changeLines(const ChangeSet &changes)
{
    QStringList lines;
    for (const FileChange &file : changes.files) {
        lines.append(fileChange(file));
    }
    return lines + outcomeLines(changes);
}

QStringList quickChangeLines(const ChangeSet &changes)
{
    QStringList lines;
    qsizetype left = edit::quicklyCompared;
    for (const FileChange &file : changes.files) {
        const qsizetype size = file.before.size() + file.after.size();
        const bool hasRoom = size <= left;
        left -= hasRoom ? size : 0;
        lines.append(hasRoom ? fileChange(file) : fileLine(file));
    }
    return lines + outcomeLines(changes);
}

QStringList outcomeLines(const ChangeSet &changes)
{
    QStringList lines;
    for (qsizetype i = 0; i < changes.edits.size(); ++i) {
        const Edit &edit = changes.edits.at(i);
        const EditOutcome &outcome = changes.outcomes.at(i);
        switch (outcome.verdict) {
        case Verdict::Resolved:
            lines += remarks(edit, outcome);
            break;
        case Verdict::Skipped:
            lines.append(editLine(u"skipped"_s, edit, outcome));
            break;
        case Verdict::Refused:
            lines.append(editLine(u"refused"_s, edit, outcome));
            lines += nearestLines(outcome);
            break;
        }
    }
    for (const EditFault &each : changes.faults) {
        lines.append(u"refused: all of it: "_s % fault(each) % u" ("_s
                     % edit::editCodeName(each.code) % u')');
    }
    return lines;
}

QString changeTotal(const ChangeSet &changes)
{
    const auto refused
        = std::ranges::count(changes.outcomes, Verdict::Refused, &EditOutcome::verdict);
    const QString files = changes.files.isEmpty()
        ? u"nothing changes"_s
        : counted(changes.files.size(), u"file changes"_s, u"files change"_s);
    if (refused == 0) {
        return changes.isComplete() ? files : files % u", and the answer is not complete"_s;
    }
    return files % u", "_s % counted(refused, u"change was refused"_s, u"changes were refused"_s);
}

QString workspaceRead(const run::WorkspaceRead &read)
{
    QStringList names;
    for (const auto &file : read.shown) {
        names.append(text::oneLine(file.path, 120));
    }
    const QString listed = counted(read.listed, u"file name"_s, u"file names"_s)
        % (read.unlisted > 0 ? u" (%1 more have no room)"_s.arg(read.unlisted) : QString());
    return u"%1 is shown %2 and the content of %3, %4 of %5%6"_s.arg(
        run::roleName(read.stage), listed, counted(read.shown.size(), u"file"_s, u"files"_s),
        size(read.bytes), size(read.limit),
        names.isEmpty() ? QString() : u": "_s % names.join(u", "_s));
}

QString notShown(const run::WorkspaceRead::NotShown &file)
{
    static const QHash<QString, QString> reasons{
        {u"too-large"_s, u"it is too large"_s},
        {u"over-budget"_s, u"it has no room beside the others"_s},
        {u"no-text"_s, u"it is no text"_s},
        {u"protected"_s, u"it may hold secrets"_s},
        {u"ignored"_s, u"an ignore file names it"_s},
        {u"link"_s, u"it is reached by a symbolic link"_s},
        {u"missing"_s, u"it has just gone"_s},
        {u"unreadable"_s, u"it cannot be read"_s}};
    return u"%1 is not shown: %2%3"_s.arg(
        text::oneLine(file.path, 120), reasons.value(file.why, file.why),
        file.size > 0 ? u" (%1)"_s.arg(size(file.size)) : QString());
}

QString secret(const run::SecretsFound::Finding &finding)
{
    const QString place = finding.line > 0
        ? u"%1, line %2"_s.arg(text::oneLine(finding.where, 120)).arg(finding.line)
        : text::oneLine(finding.where, 120);
    return u"%1: looks like a secret, %2 (%3)"_s.arg(place, text::oneLine(finding.kind, 40),
                                                     text::oneLine(finding.masked, 40));
}

} // namespace roo::cli::wording
