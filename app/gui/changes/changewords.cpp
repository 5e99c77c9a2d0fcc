// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/changewords.h"

#include "core/base/text.h"
#include "core/edit/editrules.h"
#include "gui/words/words.h"

#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

using edit::EditCode;

constexpr qsizetype longestPath = 120;

QString shown(const QString &foreign)
{
    return text::oneLine(foreign, longestPath);
}

} // namespace

QString ChangeWords::fault(const edit::EditFault &fault)
{
    const QString subject = shown(fault.subject);
    const QString expected = shown(fault.expected);
    switch (fault.code) {
    case EditCode::Label:
        return tr("There is no action of that name, or no file before it: %1").arg(subject);
    case EditCode::Field:
        return tr("This is missing, said twice, or nothing for this action: %1").arg(subject);
    case EditCode::Unfenced:
        return tr("Its text is not in a fence.");
    case EditCode::Fence:
        return tr("A fence in its text ends it early.");
    case EditCode::Truncated:
        return tr("The answer was cut off before its end.");
    case EditCode::NoMatch:
        return subject.isEmpty() ? tr("The lines it looks for do not stand in the file.")
                                 : tr("This line cannot be shifted: %1").arg(subject);
    case EditCode::Ambiguous:
        return tr("The lines it looks for stand in the file %1 times, at lines %2.")
            .arg(expected, subject);
    case EditCode::Occurrence:
        return tr("The lines it looks for stand in the file %1 times, and it expects %2.")
            .arg(subject, expected);
    case EditCode::Overlap:
        return tr("Two changes of %1 touch the same lines.").arg(subject);
    case EditCode::Order:
        return tr("Two changes of %1 exclude each other.").arg(subject);
    case EditCode::Elision:
        return tr("One of its lines only stands for code that was left out: %1").arg(subject);
    case EditCode::Missing:
        return tr("There is no such file.");
    case EditCode::Exists:
        return tr("%1 is there already.").arg(subject);
    case EditCode::Encoding:
        return tr("The file is not text in UTF-8.");
    case EditCode::Size:
        return tr("It is larger than %1 bytes.").arg(expected);
    case EditCode::Anchor:
        return tr("The lines it looks for are all blank.");
    case EditCode::Path:
        return tr("The path is refused. Expected: %1").arg(words::expectation(expected));
    case EditCode::Protected:
        return tr("%1 is protected or ignored, and is never changed.").arg(subject);
    case EditCode::Link:
        return tr("%1 is a symbolic link.").arg(subject);
    case EditCode::Special:
        return tr("%1 is no ordinary file.").arg(subject);
    case EditCode::Stale:
        return tr("The file has been changed since it was looked at.");
    case EditCode::Noop:
        return tr("It changes nothing.");
    case EditCode::Applied:
        return tr("This stands there already.");
    case EditCode::LineNumbers:
        return tr("The line numbers in front of its lines were taken off.");
    case EditCode::Bidi:
        return tr("It has a character that cannot be seen or turns text around: %1").arg(subject);
    case EditCode::Lines:
        return tr("It says line %1, and stands at line %2.").arg(expected, subject);
    }
    Q_UNREACHABLE_RETURN({});
}

QString ChangeWords::refusal(const edit::Edit &edit, const edit::EditOutcome &outcome)
{
    QStringList reasons;
    for (const edit::EditFault &each : outcome.faults) {
        if (edit::isFailure(each.code)) {
            reasons.append(fault(each) % u" ("_s % edit::editCodeName(each.code) % u')');
        }
    }
    const QString why = reasons.join(u' ');
    return edit.line > 0
        ? tr("%1, line %2 of the answer: %3").arg(shown(edit.path)).arg(edit.line).arg(why)
        : tr("%1: %2").arg(shown(edit.path), why);
}

QString ChangeWords::match(edit::MatchLevel level)
{
    switch (level) {
    case edit::MatchLevel::Equal:
        return tr("exact");
    case edit::MatchLevel::TrailingBlanks:
        return tr("but for blanks at line ends");
    case edit::MatchLevel::Indentation:
        return tr("but for indentation");
    case edit::MatchLevel::Typography:
        return tr("but for typographic characters");
    }
    Q_UNREACHABLE_RETURN({});
}

QString ChangeWords::consent(edit::Consent consent, const QString &path)
{
    const QString file = shown(path);
    switch (consent) {
    case edit::Consent::Level3:
        return tr("%1: the place fits only with typographic characters taken for plain ones.")
            .arg(file);
    case edit::Consent::Delete:
        return tr("%1 is deleted.").arg(file);
    case edit::Consent::Shrink:
        return tr("%1 loses most of its text.").arg(file);
    case edit::Consent::Bidi:
        return tr("%1 gets characters that cannot be seen or turn text around.").arg(file);
    case edit::Consent::Links:
        return tr("%1 has other names (hard links), which keep the old text.").arg(file);
    }
    Q_UNREACHABLE_RETURN({});
}

QString ChangeWords::counts(qsizetype added, qsizetype removed)
{
    const QLocale locale;
    return u'+' % locale.toString(added) % u" \u2212"_s % locale.toString(removed);
}

QString ChangeWords::origin(const QList<run::EditOrigin> &origins)
{
    QStringList lines;
    for (const run::EditOrigin &origin : origins) {
        const QString line = origin.round == 0 ? tr("From an answer that was given with the task.")
                                               : tr("From %1: attempt %2 in round %3 of the Coder.")
                                                     .arg(text::oneLine(origin.model))
                                                     .arg(origin.attempt)
                                                     .arg(origin.round);
        if (!lines.contains(line)) {
            lines.append(line);
        }
    }
    return lines.join(u'\n');
}

QString ChangeWords::kind(edit::FileChange::Kind kind)
{
    switch (kind) {
    case edit::FileChange::Kind::Create:
        return tr("new");
    case edit::FileChange::Kind::Modify:
        return tr("changed");
    case edit::FileChange::Kind::Delete:
        return tr("deleted");
    case edit::FileChange::Kind::Rename:
        return tr("renamed");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace roo::gui
