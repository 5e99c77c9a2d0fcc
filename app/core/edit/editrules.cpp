// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/editrules.h"

#include "core/base/named.h"
#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr auto codeNames = std::to_array<Named<EditCode>>({
    {EditCode::Label, "E_LABEL"_L1},         {EditCode::Field, "E_FIELD"_L1},
    {EditCode::Unfenced, "E_UNFENCED"_L1},   {EditCode::Fence, "E_FENCE"_L1},
    {EditCode::Truncated, "E_TRUNCATED"_L1}, {EditCode::NoMatch, "E_NOMATCH"_L1},
    {EditCode::Ambiguous, "E_AMBIGUOUS"_L1}, {EditCode::Occurrence, "E_OCCURRENCE"_L1},
    {EditCode::Overlap, "E_OVERLAP"_L1},     {EditCode::Order, "E_ORDER"_L1},
    {EditCode::Elision, "E_ELISION"_L1},     {EditCode::Missing, "E_MISSING"_L1},
    {EditCode::Exists, "E_EXISTS"_L1},       {EditCode::Encoding, "E_ENCODING"_L1},
    {EditCode::Size, "E_SIZE"_L1},           {EditCode::Anchor, "E_ANCHOR"_L1},
    {EditCode::Path, "E_PATH"_L1},           {EditCode::Protected, "E_PROTECTED"_L1},
    {EditCode::Link, "E_LINK"_L1},           {EditCode::Special, "E_SPECIAL"_L1},
    {EditCode::Stale, "E_STALE"_L1},         {EditCode::Noop, "W_NOOP"_L1},
    {EditCode::Applied, "W_APPLIED"_L1},     {EditCode::LineNumbers, "W_LINENO"_L1},
    {EditCode::Bidi, "W_BIDI"_L1},           {EditCode::Lines, "W_LINES"_L1},
});

//! The names first, then the aliases.
constexpr auto verbNames = std::to_array<Named<Verb>>({
    {Verb::Create, "create"_L1},
    {Verb::Overwrite, "overwrite"_L1},
    {Verb::Replace, "replace"_L1},
    {Verb::InsertBefore, "insert-before"_L1},
    {Verb::InsertAfter, "insert-after"_L1},
    {Verb::Append, "append"_L1},
    {Verb::Prepend, "prepend"_L1},
    {Verb::Delete, "delete"_L1},
    {Verb::DeleteFile, "delete-file"_L1},
    {Verb::Rename, "rename"_L1},
    {Verb::Create, "add"_L1},
    {Verb::Create, "new"_L1},
    {Verb::Replace, "update"_L1},
    {Verb::Replace, "modify"_L1},
    {Verb::Replace, "edit"_L1},
    {Verb::Rename, "move"_L1},
    {Verb::Delete, "remove"_L1},
});

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

QRegularExpressionMatch numberOf(const QString &line)
{
    static const QRegularExpression numbered(u"\\A\\s*(\\d{1,7})(?:\\s*[|:→]\\s?|\\t)(.*)\\z"_s);
    return numbered.match(line);
}

//! The lines without "12 | " in front, if every one has a number, each one more than the last.
std::optional<QStringList> withoutLineNumbers(const QStringList &lines)
{
    QStringList bare;
    int previous = -1;
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = numberOf(line);
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
    edit.numbered = {.anchor = *edit.anchor, .anchorEnd = edit.anchorEnd, .body = edit.body};
    const QStringList body = edit.body.value_or(QStringList());
    edit.numbered->isBodyMixed = !withoutLineNumbers(body)
        && std::ranges::any_of(body, [](const QString &line) { return numberOf(line).hasMatch(); });
    edit.anchor = *bare;
    for (std::optional<QStringList> *const lines : {&edit.anchorEnd, &edit.body}) {
        if (*lines) {
            *lines = withoutLineNumbers(**lines).value_or(**lines);
        }
    }
    edit.faults.append({.code = EditCode::LineNumbers});
}

//! A line of the body that stands for left-out code, unless the anchor, from its begin to its
//! end, has the same such lines in the same order.
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
    const QStringList inAnchor
        = elisions(edit.anchor.value_or(QStringList()) + edit.anchorEnd.value_or(QStringList()));
    return inBody.isEmpty() || inBody == inAnchor ? std::nullopt
                                                  : std::optional(inBody.constFirst());
}

//! Whether the words of a comment stand for code. Most comments with "other" or "same" do not: it
//! takes dots beside them, or a word for code and nothing more.
bool saysLeftOut(const QString &words)
{
    constexpr auto option = QRegularExpression::CaseInsensitiveOption;
    const QString ellipsis = u"(?:\\.\\.\\.|…)"_s;
    const QString others
        = u"(?:the )?(?:rest|remaining|remainder|existing|previous|other|unchanged|same)\\b"_s;
    const QString code
        = u"(?:code|lines?|contents?|file|text|body|sections?|module|class(?:es)?|functions?|"
          "methods?|imports?|definitions?|declarations?|implementations?|logic|tests|properties|"
          "styles|rules|routes|handlers|setup|configuration)"_s;
    const QString stay = u"(?: (?:is|are|go|goes|stays?|remains?))?(?: here| the same| as is)?"_s;
    static const QRegularExpression withDots(
        u"\\A(?:%1\\s*\\(?%2.{0,60}|\\(?%2.{0,60}%1)\\z"_s.arg(ellipsis, others), option);
    static const QRegularExpression ofCode(
        u"\\A\\(?(?:%1(?: of)?(?: (?:the|this|your))?(?: [\\w-]+)? %2|(?:the )?(?:rest|remainder))%3\\)?\\z"_s
            .arg(others, code, stay),
        option);
    static const QRegularExpression ending(
        u"\\A.{0,60}\\b(?:unchanged|omitted|as before|goes here|stays the same|remains the same)"
        "\\)?\\s*%1?\\z"_s.arg(ellipsis),
        option);
    return withDots.match(words).hasMatch() || ofCode.match(words).hasMatch()
        || ending.match(words).hasMatch();
}

} // namespace

QString editCodeName(EditCode code)
{
    return nameIn(codeNames, code);
}

std::optional<EditCode> editCodeFromName(QStringView name)
{
    return valueIn(codeNames, name);
}

QString verbName(Verb verb)
{
    return nameIn(verbNames, verb);
}

std::optional<Verb> verbFromName(const QString &name)
{
    static const QRegularExpression blanks(u"[\\s_-]+"_s);
    return valueIn(verbNames, name.trimmed().toLower().replace(blanks, u"-"_s));
}

bool isWholeFile(Verb verb)
{
    return verb == Verb::Create || verb == Verb::Overwrite || verb == Verb::DeleteFile;
}

bool isFailure(EditCode code)
{
    return code < EditCode::Noop;
}

bool isFinal(EditCode code)
{
    return code == EditCode::Protected || code == EditCode::Link || code == EditCode::Special;
}

std::optional<EditFault> faultIn(const QStringList &lines)
{
    const auto named = [](EditCode code, char32_t character) {
        const QString number = QString::number(uint{character}, 16).rightJustified(4, u'0');
        return EditFault{.code = code, .subject = u"U+"_s % number.toUpper()};
    };
    std::optional<EditFault> hidden;
    for (const QString &line : lines) {
        if (line.contains(QChar(u'\0'))) {
            return named(EditCode::Encoding, U'\0');
        }
        if (!hidden) {
            const auto character = text::hiddenCharacter(line);
            hidden = character ? std::optional(named(EditCode::Bidi, *character)) : std::nullopt;
        }
    }
    return hidden;
}

bool isElision(const QString &line)
{
    static const QRegularExpression comment(
        u"\\A(?:#+|//+|/\\*+|--+|<!--|;+|%+|\\{/\\*|\\*)?\\s*(.*?)\\s*(?:\\*+/\\}?|-->)?\\z"_s);
    static const QRegularExpression dots(u"\\A(?:\\.\\.\\.|…)(?:.*(?:\\.\\.\\.|…))?\\z"_s);
    const QString trimmed = line.trimmed();
    const QString text = comment.match(trimmed).captured(1);
    if (dots.match(text).hasMatch()) {
        return true;
    }
    const bool isComment = text != trimmed;
    return isComment && saysLeftOut(text);
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
    if (edit.verb == Verb::Replace && edit.anchor && edit.anchor == edit.body && !edit.anchorEnd) {
        fault(EditCode::Noop, {});
    }
}

} // namespace roo::edit
