// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/review.h"

#include <QString>
#include <QStringView>

#include <optional>

//! The words that models use in reviews.
namespace roo::run {

//! Decoration of all kinds: blanks, bold, emoji, brackets, separators.
[[nodiscard]] bool isMark(QChar c);
//! Where the first character stands that is none, or that begins a word in backticks.
[[nodiscard]] qsizetype behindMarks(QStringView text, qsizetype from = 0);

//! By whatever word: "blocker", "HIGH", "must_fix", "nits".
[[nodiscard]] std::optional<Severity> severityFromWord(QStringView word);

//! "Critical issues (must fix)", "Nits": a heading of findings of one severity.
[[nodiscard]] std::optional<Severity> severityOfHeading(QStringView heading);

enum class SectionKind {
    Unknown,
    Findings,
    Other, //!< What stands there is no finding: a summary, praise, the verdict.
};

[[nodiscard]] SectionKind sectionKind(QStringView heading);

enum class LabelKind { Severity, File, Lines, What, Why, Suggestion, Ignored };

//! "- **Suggestion:** …": a part of a finding.
struct ReviewLabel
{
    LabelKind kind = LabelKind::Ignored;
    QString name; //!< In lower case.
    QStringView value;
};

[[nodiscard]] std::optional<ReviewLabel> reviewLabelIn(QStringView line);

//! Where in a text "Suggestion:" or the like begins, and where what it says does.
struct SuggestionBreak
{
    qsizetype at = 0;
    qsizetype behind = 0;
};
[[nodiscard]] std::optional<SuggestionBreak> suggestionIn(const QString &text);

//! "None.", "No issues found."
[[nodiscard]] bool saysNone(QStringView text);

} // namespace roo::run
