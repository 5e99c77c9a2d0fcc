// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/editrules.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

struct NamedCode
{
    EditCode code;
    QLatin1StringView name;
};

constexpr std::array codeNames{NamedCode{EditCode::Label, "E_LABEL"_L1},
                               NamedCode{EditCode::Field, "E_FIELD"_L1},
                               NamedCode{EditCode::Unfenced, "E_UNFENCED"_L1},
                               NamedCode{EditCode::Fence, "E_FENCE"_L1},
                               NamedCode{EditCode::Truncated, "E_TRUNCATED"_L1},
                               NamedCode{EditCode::NoMatch, "E_NOMATCH"_L1},
                               NamedCode{EditCode::Ambiguous, "E_AMBIGUOUS"_L1},
                               NamedCode{EditCode::Occurrence, "E_OCCURRENCE"_L1},
                               NamedCode{EditCode::Overlap, "E_OVERLAP"_L1},
                               NamedCode{EditCode::Order, "E_ORDER"_L1},
                               NamedCode{EditCode::Elision, "E_ELISION"_L1},
                               NamedCode{EditCode::Missing, "E_MISSING"_L1},
                               NamedCode{EditCode::Exists, "E_EXISTS"_L1},
                               NamedCode{EditCode::Encoding, "E_ENCODING"_L1},
                               NamedCode{EditCode::Size, "E_SIZE"_L1},
                               NamedCode{EditCode::Anchor, "E_ANCHOR"_L1},
                               NamedCode{EditCode::Path, "E_PATH"_L1},
                               NamedCode{EditCode::Protected, "E_PROTECTED"_L1},
                               NamedCode{EditCode::Link, "E_LINK"_L1},
                               NamedCode{EditCode::Special, "E_SPECIAL"_L1},
                               NamedCode{EditCode::Stale, "E_STALE"_L1},
                               NamedCode{EditCode::Noop, "W_NOOP"_L1},
                               NamedCode{EditCode::Applied, "W_APPLIED"_L1},
                               NamedCode{EditCode::LineNumbers, "W_LINENO"_L1},
                               NamedCode{EditCode::Bidi, "W_BIDI"_L1}};

struct NamedVerb
{
    QLatin1StringView name;
    Verb verb;
};

//! The names first, then the aliases.
constexpr std::array verbNames{NamedVerb{"create"_L1, Verb::Create},
                               NamedVerb{"overwrite"_L1, Verb::Overwrite},
                               NamedVerb{"replace"_L1, Verb::Replace},
                               NamedVerb{"insert-before"_L1, Verb::InsertBefore},
                               NamedVerb{"insert-after"_L1, Verb::InsertAfter},
                               NamedVerb{"append"_L1, Verb::Append},
                               NamedVerb{"prepend"_L1, Verb::Prepend},
                               NamedVerb{"delete"_L1, Verb::Delete},
                               NamedVerb{"delete-file"_L1, Verb::DeleteFile},
                               NamedVerb{"rename"_L1, Verb::Rename},
                               NamedVerb{"add"_L1, Verb::Create},
                               NamedVerb{"new"_L1, Verb::Create},
                               NamedVerb{"update"_L1, Verb::Replace},
                               NamedVerb{"modify"_L1, Verb::Replace},
                               NamedVerb{"edit"_L1, Verb::Replace},
                               NamedVerb{"move"_L1, Verb::Rename},
                               NamedVerb{"remove"_L1, Verb::Delete}};

//! What a verb has beside its file.
struct Needs
{
    bool anchor = false;
    bool body = false;
};

Needs needsOf(Verb verb)
{
    switch (verb) {
    case Verb::Create:
    case Verb::Overwrite:
    case Verb::Append:
    case Verb::Prepend:
        return {.body = true};
    case Verb::Replace:
    case Verb::InsertBefore:
    case Verb::InsertAfter:
        return {.anchor = true, .body = true};
    case Verb::Delete:
        return {.anchor = true};
    case Verb::DeleteFile:
    case Verb::Rename:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

bool isBlank(const QStringList &lines)
{
    return std::ranges::all_of(lines, [](const QString &line) { return line.trimmed().isEmpty(); });
}

//! The lines without "12 | " in front, if every one has a number, each one more than the last.
std::optional<QStringList> withoutLineNumbers(const QStringList &lines)
{
    static const QRegularExpression numbered(u"\\A\\s*(\\d{1,7})(?:\\s*[|:→]\\s?|\\t)(.*)\\z"_s);
    QStringList bare;
    int previous = -1;
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = numbered.match(line);
        const int number = match.captured(1).toInt();
        if (!match.hasMatch() || (previous >= 0 && number != previous + 1)) {
            return std::nullopt;
        }
        previous = number;
        bare.append(match.captured(2));
    }
    return lines.isEmpty() ? std::nullopt : std::optional(bare);
}

void stripLineNumbers(Edit &edit)
{
    if (!edit.anchor || edit.anchor->size() < 2) {
        return; // one line may begin with a number of its own
    }
    const auto bare = withoutLineNumbers(*edit.anchor);
    if (!bare) {
        return;
    }
    edit.anchor = *bare;
    if (edit.body) {
        edit.body = withoutLineNumbers(*edit.body).value_or(*edit.body);
    }
    edit.faults.append({.code = EditCode::LineNumbers});
}

//! A line of the body that stands for left-out code, unless the anchor has it in the same order.
std::optional<QString> leftOut(const Edit &edit)
{
    const auto elisions = [](const QStringList &lines) {
        QStringList found;
        for (const QString &line : lines) {
            if (isElision(line)) {
                found.append(line.trimmed());
            }
        }
        return found;
    };
    const QStringList inBody = elisions(edit.body.value_or(QStringList()));
    const QStringList inAnchor = elisions(edit.anchor.value_or(QStringList()));
    return inBody.isEmpty() || inBody == inAnchor ? std::nullopt
                                                  : std::optional(inBody.constFirst());
}

} // namespace

QString editCodeName(EditCode code)
{
    return std::ranges::find(codeNames, code, &NamedCode::code)->name;
}

QString verbName(Verb verb)
{
    return std::ranges::find(verbNames, verb, &NamedVerb::verb)->name;
}

std::optional<Verb> verbFromName(const QString &name)
{
    static const QRegularExpression blanks(u"[\\s_-]+"_s);
    const QString plain = name.trimmed().toLower().replace(blanks, u"-"_s);
    const auto found = std::ranges::find_if(
        verbNames, [&plain](const NamedVerb &named) { return named.name == plain; });
    return found == verbNames.end() ? std::nullopt : std::optional(found->verb);
}

bool isFailure(EditCode code)
{
    return code < EditCode::Noop;
}

bool isElision(const QString &line)
{
    static const QRegularExpression comment(
        u"\\A(?:#+|//+|/\\*+|--+|<!--|;+|%+|\\{/\\*|\\*)?\\s*(.*?)\\s*(?:\\*+/\\}?|-->)?\\z"_s);
    static const QRegularExpression dots(u"\\A(?:\\.\\.\\.|…)(?:.*(?:\\.\\.\\.|…))?\\z"_s);
    static const QRegularExpression words(
        u"\\A(?:\\.\\.\\.|…)?\\s*\\(?(?:the )?(?:rest|remaining|remainder|existing|previous|other|"
        "unchanged|same)\\b.{0,60}\\z|\\A.{0,60}\\b(?:unchanged|omitted|as before|goes here|"
        "stays the same|remains the same)\\)?\\s*(?:\\.\\.\\.|…)?\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = line.trimmed();
    const QString text = comment.match(trimmed).captured(1);
    if (dots.match(text).hasMatch()) {
        return true;
    }
    const bool isComment = text != trimmed;
    return isComment && words.match(text).hasMatch();
}

std::optional<Edit::Occurrence> occurrenceIn(const QString &value)
{
    static const QRegularExpression form(u"\\A(\\d{1,6})\\s+of\\s+(\\d{1,6})\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(value.trimmed());
    const Edit::Occurrence occurrence{.number = match.captured(1).toInt(),
                                      .of = match.captured(2).toInt()};
    const bool isRight
        = match.hasMatch() && occurrence.number >= 1 && occurrence.number <= occurrence.of;
    return isRight ? std::optional(occurrence) : std::nullopt;
}

std::optional<Edit::LineHint> lineHintIn(const QString &value)
{
    static const QRegularExpression form(u"\\A(\\d{1,8})(?:\\s*[-–]\\s*(\\d{1,8}))?\\z"_s);
    const QRegularExpressionMatch match = form.match(value.trimmed());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const int first = match.captured(1).toInt();
    return Edit::LineHint{.first = first,
                          .last = match.hasCaptured(2) ? match.captured(2).toInt() : first};
}

void checkFields(Edit &edit)
{
    const auto fault = [&edit](EditCode code, const QString &subject) {
        edit.faults.append({.code = code, .subject = subject});
    };
    const Needs needs = needsOf(edit.verb);
    if (needs.anchor != edit.anchor.has_value()) {
        fault(EditCode::Field, u"Anchor"_s);
    }
    if (edit.anchorEnd && !needs.anchor) {
        fault(EditCode::Field, u"Anchor End"_s);
    }
    if (needs.body != edit.body.has_value()) {
        fault(EditCode::Field, u"Replace With"_s);
    }
    if (edit.to.isEmpty() == (edit.verb == Verb::Rename)) {
        fault(EditCode::Field, u"To"_s);
    }
    if (edit.occurrence && !needs.anchor) {
        fault(EditCode::Field, u"Occurrence"_s);
    }
    if (edit.isExecutable && edit.verb != Verb::Create) {
        fault(EditCode::Field, u"Mode"_s);
    }
    stripLineNumbers(edit);
    for (const auto &anchor : {edit.anchor, edit.anchorEnd}) {
        if (anchor && isBlank(*anchor)) {
            fault(EditCode::Anchor, {});
        }
    }
    if (const std::optional<QString> line = leftOut(edit)) {
        fault(EditCode::Elision, *line);
    }
    if (edit.verb == Verb::Replace && edit.anchor == edit.body && !edit.anchorEnd) {
        fault(EditCode::Noop, {});
    }
}

} // namespace roo::edit
