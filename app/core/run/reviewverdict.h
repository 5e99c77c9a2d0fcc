// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/review.h"

#include <QList>
#include <QStringView>

#include <optional>

namespace roo::run {

//! What a sentence decides: "**revise**: …", "LGTM", "I would request changes". A negation is no
//! acceptance, nor is a condition, nor a list of choices.
[[nodiscard]] std::optional<ReviewVerdict> verdictIn(QStringView sentence);

//! The same where nothing but the verdict is said.
[[nodiscard]] std::optional<ReviewVerdict> bareVerdictIn(QStringView text);

//! Finds the verdict of an answer line by line: below a heading that says so, behind a label, or
//! as the last line of all.
class VerdictReader final
{
public:
    void takeHeading(QStringView heading);
    void takeLine(QStringView line); //!< Any but a heading, and none of code.
    void take(std::optional<ReviewVerdict> verdict); //!< Found otherwise.
    [[nodiscard]] std::optional<ReviewVerdict> verdict();

private:
    struct Choice
    {
        ReviewVerdict verdict = ReviewVerdict::Revise;
        bool isListed = false;
    };

    void closeSection();

    std::optional<ReviewVerdict> m_verdict;
    std::optional<ReviewVerdict> m_lastLine;
    QList<Choice> m_section; //!< What the lines of the section say that is read.
    bool m_isInSection = false;
};

} // namespace roo::run
