// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/proofreport.h"

#include "core/base/named.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

constexpr std::array comparisons{
    Named{Comparison::Unknown, "unknown"_L1}, Named{Comparison::StillPassing, "still-passing"_L1},
    Named{Comparison::NewFailure, "new-failure"_L1}, Named{Comparison::Fixed, "fixed"_L1},
    Named{Comparison::StillFailing, "still-failing"_L1}};

const CheckResult *resultOf(const QList<CheckResult> &results, const QString &name)
{
    const auto found = std::ranges::find(results, name, &CheckResult::name);
    return found == results.cend() ? nullptr : &*found;
}

bool isFailure(CheckVerdict verdict)
{
    return verdict == CheckVerdict::Failed || verdict == CheckVerdict::TimedOut
        || verdict == CheckVerdict::CouldNotStart;
}

//! What failed before may fail worse now.
bool failsMore(const CheckResult &result, const CheckResult &before)
{
    return result.tests && before.tests && result.tests->failed > before.tests->failed;
}

Comparison compared(const CheckResult &result, const CheckResult *before)
{
    const bool isKnown = before != nullptr && before->verdict != CheckVerdict::Skipped;
    if (result.verdict == CheckVerdict::Skipped) {
        return Comparison::Unknown;
    }
    if (isFailure(result.verdict)) {
        const bool failedBefore = isKnown && isFailure(before->verdict);
        return failedBefore && !failsMore(result, *before) ? Comparison::StillFailing
                                                           : Comparison::NewFailure;
    }
    if (!isKnown) {
        return Comparison::Unknown;
    }
    return isFailure(before->verdict) ? Comparison::Fixed : Comparison::StillPassing;
}

//! Without what differs from run to run: line numbers, addresses, times. Other numbers stay: "got
//! 4" after "got 3" is another failure.
QString withoutPlaces(QString text)
{
    static const QRegularExpression place(
        u"0x[0-9a-fA-F]+"
        "|(?<=:)\\d+(?::\\d+)?"
        "|(?<=\\()\\d+(?:,\\s?\\d+)?(?=\\))"
        "|(?<=:\\[)\\d+,\\d+"
        "|(?<=\\bline )\\d+"
        "|\\b\\d+(?:\\.\\d+)?(?=\\s?(?:[mun\u00b5]?s|min|sec|seconds?|minutes?)\\b)"_s);
    return text.replace(place, u"#"_s);
}

} // namespace

QString comparisonName(Comparison comparison)
{
    return nameIn(comparisons, comparison);
}

ProofReport::ProofReport(const ProofGround &ground)
    : m_isCompared(!ground.baseline.isEmpty())
{
    for (const Check &check : ground.checks) {
        const CheckResult *const result = resultOf(ground.results, check.name);
        Row row{.check = check,
                .result = result != nullptr ? *result : CheckResult{.name = check.name}};
        row.comparison = compared(row.result, resultOf(ground.baseline, check.name));
        row.isStale = row.result.verdict != CheckVerdict::Skipped && row.result.tree != ground.tree;
        m_rows.append(row);
    }
}

qsizetype ProofReport::passed() const
{
    return std::ranges::count(m_rows, CheckVerdict::Passed,
                              [](const Row &row) { return row.result.verdict; });
}

QStringList ProofReport::named(Comparison comparison) const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (row.comparison == comparison) {
            names.append(row.check.name);
        }
    }
    return names;
}

bool ProofReport::hasStale() const
{
    return std::ranges::any_of(m_rows, &Row::isStale);
}

bool ProofReport::isGood() const
{
    const bool wasStopped = std::ranges::any_of(m_rows, [](const Row &row) {
        return row.result.verdict == CheckVerdict::Skipped && row.result.reason.isEmpty();
    });
    return newFailures().isEmpty() && !hasStale() && !wasStopped;
}

QString ProofReport::failureSignature() const
{
    QStringList parts;
    for (const Row &row : m_rows) {
        if (row.comparison != Comparison::NewFailure) {
            continue;
        }
        const CheckResult &result = row.result;
        parts.append({row.check.name, checkVerdictName(result.verdict),
                      QString::number(result.exitCode.value_or(-1)), result.reason,
                      result.tests ? QString::number(result.tests->failed) : QString(),
                      result.problem ? result.problem->file : QString(),
                      result.problem ? withoutPlaces(result.problem->text) : QString()});
    }
    return parts.join(u'\n');
}

} // namespace roo::proof
