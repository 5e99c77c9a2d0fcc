// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

//! What the Reviewer's answer says, for the run to act on. The answer is foreign text in whatever
//! form the model chose; what is not understood of it is only shown.
namespace roo::run {

enum class Severity { Critical, Major, Minor };

//! "critical", "major", "minor": in events and `--json`.
[[nodiscard]] QString severityName(Severity severity);
[[nodiscard]] std::optional<Severity> severityFromName(QStringView name);

enum class ReviewVerdict { Accept, Revise, Reject };

//! "accept", "revise", "reject".
[[nodiscard]] QString reviewVerdictName(ReviewVerdict verdict);
[[nodiscard]] std::optional<ReviewVerdict> reviewVerdictFromName(QStringView name);

struct Finding
{
    Severity severity = Severity::Major;
    QString file = {}; //!< As the change set has it where it does; empty where none is named.
    int firstLine = 0; //!< From 1; 0 where no line is named.
    int lastLine = 0; //!< Not before the first.
    QString what = {}; //!< Never empty; Markdown.
    QString suggestion = {}; //!< Markdown.

    friend bool operator==(const Finding &, const Finding &) = default;
};

//! More of them than this are not kept.
inline constexpr qsizetype mostFindings = 200;
//! Characters of a finding's texts.
inline constexpr qsizetype longestFindingText = 2000;

struct Review
{
    QList<Finding> findings; //!< In the order of the answer.
    std::optional<ReviewVerdict> verdict; //!< The last that is clear.

    friend bool operator==(const Review &, const Review &) = default;
};

//! Reads lists, headings, tables, labelled paragraphs and JSON. `files` are the paths of the change
//! set, to which a path is completed where only one ends so. Takes linear time.
[[nodiscard]] Review parseReview(const QString &answer, const QStringList &files);

//! Whether two lists complain of the same: order, lines, case and punctuation do not count. Two
//! empty ones do.
[[nodiscard]] bool sameFindings(const QList<Finding> &a, const QList<Finding> &b);

} // namespace roo::run
