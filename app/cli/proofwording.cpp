// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/proofwording.h"

#include "cli/table.h"
#include "cli/wording.h"
#include "core/base/text.h"

using namespace Qt::StringLiterals;

namespace roo::cli::wording {

namespace {

using proof::CheckResult;
using proof::CheckVerdict;
using proof::Comparison;
using proof::ProofReport;

constexpr qsizetype longestReason = 120;

QString comparison(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Unknown:
        return u"-"_s;
    case Comparison::StillPassing:
        return u"passed"_s;
    case Comparison::NewFailure:
        return u"new failure"_s;
    case Comparison::Fixed:
        return u"fixed"_s;
    case Comparison::StillFailing:
        return u"still failing"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

//! "12/1/0"
QString testCell(const std::optional<proof::TestCounts> &counts)
{
    return counts ? u"%1/%2/%3"_s.arg(counts->passed).arg(counts->failed).arg(counts->skipped)
                  : u"-"_s;
}

bool hasRun(const CheckResult &result)
{
    return result.verdict != CheckVerdict::Skipped && result.verdict != CheckVerdict::CouldNotStart;
}

QStringList cellsOf(const ProofReport::Row &row, bool isCompared)
{
    const CheckResult &result = row.result;
    QString verdict = proof::checkVerdictName(result.verdict).replace(u'-', u' ');
    if (result.isFlaky) {
        verdict += u" (flaky)"_s;
    }
    return {text::oneLine(row.check.name, 60),
            proof::checkKindName(row.check.kind),
            row.check.folder.isEmpty() ? u"."_s : text::oneLine(row.check.folder, 40),
            verdict,
            isCompared ? comparison(row.comparison) : u"-"_s,
            result.exitCode ? QString::number(*result.exitCode) : u"-"_s,
            testCell(result.tests),
            hasRun(result) ? duration(result.duration) : u"-"_s};
}

QStringList remarksOf(const ProofReport::Row &row)
{
    const CheckResult &result = row.result;
    QStringList remarks;
    if (!result.reason.isEmpty()) {
        remarks.append(verdict(result));
    }
    if (result.problem) {
        remarks.append(u"%1:%2: %3"_s.arg(text::oneLine(result.problem->file))
                           .arg(result.problem->line)
                           .arg(text::oneLine(result.problem->text, longestReason)));
    }
    if (row.isStale) {
        remarks.append(u"stale: a check before it has changed the files"_s);
    }
    if (result.isOutputCut) {
        remarks.append(u"the middle of its output is left out"_s);
    }
    return remarks;
}

} // namespace

QString verdict(const CheckResult &result)
{
    const QString reason = text::oneLine(result.reason, longestReason);
    switch (result.verdict) {
    case CheckVerdict::Passed:
        return result.isFlaky ? u"passed when it was run again (flaky)"_s : u"passed"_s;
    case CheckVerdict::Failed:
        return reason.isEmpty() ? u"failed"_s : u"failed: ended by %1"_s.arg(reason);
    case CheckVerdict::Skipped:
        return reason.isEmpty() ? u"stopped"_s : u"skipped: %1 failed"_s.arg(reason);
    case CheckVerdict::TimedOut:
        return u"timed out"_s;
    case CheckVerdict::CouldNotStart:
        return u"could not start: %1"_s.arg(reason);
    }
    Q_UNREACHABLE_RETURN({});
}

QString tests(const std::optional<proof::TestCounts> &counts)
{
    if (!counts) {
        return {};
    }
    QStringList parts{u"%1 passed"_s.arg(counts->passed)};
    if (counts->failed > 0) {
        parts.append(u"%1 failed"_s.arg(counts->failed));
    }
    if (counts->skipped > 0) {
        parts.append(u"%1 skipped"_s.arg(counts->skipped));
    }
    return parts.join(u", "_s);
}

QString checkResult(const CheckResult &result)
{
    QStringList parts{verdict(result)};
    if (result.exitCode && *result.exitCode != 0) {
        parts.append(u"exit %1"_s.arg(*result.exitCode));
    }
    if (const QString counts = tests(result.tests); !counts.isEmpty()) {
        parts.append(counts);
    }
    if (hasRun(result)) {
        parts.append(duration(result.duration));
    }
    return text::oneLine(result.name) % u": "_s % parts.join(u", "_s);
}

QString proofFoot(const ProofReport &report)
{
    QStringList parts{u"%1 of %2 passed"_s.arg(report.passed()).arg(report.rows().size())};
    if (const QStringList names = report.newFailures(); !names.isEmpty()) {
        const QString kind = report.isCompared() ? u"new failure"_s : u"failure"_s;
        parts.append(
            u"%1 in %2"_s.arg(counted(names.size(), kind, kind % u's'), names.join(u", "_s)));
    }
    if (const QStringList names = report.named(Comparison::Fixed); !names.isEmpty()) {
        parts.append(u"fixed: %1"_s.arg(names.join(u", "_s)));
    }
    if (const QStringList names = report.named(Comparison::StillFailing); !names.isEmpty()) {
        parts.append(u"failing as before: %1"_s.arg(names.join(u", "_s)));
    }
    if (report.hasStale()) {
        parts.append(u"stale: the files have changed since"_s);
    }
    return text::oneLine(parts.join(u"; "_s), 400);
}

QString proofTable(const ProofReport &report, int width)
{
    const QStringList headings{u"CHECK"_s,    u"KIND"_s, u"WHERE"_s, u"VERDICT"_s,
                               u"BASELINE"_s, u"EXIT"_s, u"TESTS"_s, u"TIME"_s};
    QList<QStringList> rows;
    for (const ProofReport::Row &row : report.rows()) {
        rows.append(cellsOf(row, report.isCompared()));
    }
    Table table(headings, rows, 5);
    if (width > 0 && table.width() > width) {
        table.shrinkTo(width);
    }
    QString lines = table.line(headings) % u'\n';
    for (qsizetype i = 0; i < rows.size(); ++i) {
        lines += table.line(rows.at(i)) % u'\n';
        const QStringList remarks = remarksOf(report.rows().at(i));
        for (const QString &remark : remarks) {
            lines += u"  "_s % remark % u'\n';
        }
    }
    return lines;
}

QString command(const proof::Check &check)
{
    QStringList words;
    for (const QString &word : check.command) {
        const bool isPlain = !word.isEmpty() && !word.contains(u' ') && !word.contains(u'"');
        words.append(isPlain ? word : u'"' % word % u'"');
    }
    return text::oneLine(words.join(u' '), 400)
        % (check.folder.isEmpty() ? QString() : QString(u", in "_s % text::oneLine(check.folder)));
}

QString sandbox(const run::ChecksPlanned &checks)
{
    return checks.isSandboxed
        ? u"The checks run in a copy of the folder, in a sandbox without network and without your "
          "home folder."_s
        : u"The checks run in a copy of the folder, but without a sandbox (%1): they can reach "
          "whatever you can."_s.arg(text::oneLine(checks.noSandbox, longestReason));
}

QString proofSkipped(const run::ProofSkipped &skipped)
{
    switch (skipped.why) {
    case run::NoProof::Refused:
        return u"Nothing is checked: the checks were not allowed."_s;
    case run::NoProof::Offered:
        return u"Nothing is checked: no checks are named. `orchestrator prove` offers some."_s;
    case run::NoProof::Incomplete:
        return u"Nothing is checked this time: not all of the changes fit the files."_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString notCopied(const run::ProofStarted::NotCopied &file)
{
    const QString path = text::oneLine(file.path, 200);
    const QString why = text::oneLine(file.why, 60);
    return u"%1 is not in the copy that is checked (%2)"_s.arg(path, why);
}

QString finding(const run::Finding &finding)
{
    QString place = text::oneLine(finding.file);
    if (!place.isEmpty() && finding.firstLine > 0) {
        place += u":%1"_s.arg(finding.firstLine);
        if (finding.lastLine > finding.firstLine) {
            place += u"-%1"_s.arg(finding.lastLine);
        }
    }
    return run::severityName(finding.severity) % u": "_s
        % (place.isEmpty() ? QString() : QString(place % u": "_s))
        % text::oneLine(finding.what, 400);
}

QString loopEnd(const run::LoopEnded &end)
{
    switch (end.why) {
    case run::LoopEnd::RoundsUsed:
        return u"No more rounds: what is left stays as it is after round %1."_s.arg(end.round);
    case run::LoopEnd::SameFailure:
        return u"No more rounds: the checks fail in round %1 just as they did before."_s.arg(
            end.round);
    case run::LoopEnd::SameFindings:
        return u"No more rounds: the Reviewer finds in round %1 just what it found before."_s.arg(
            end.round);
    case run::LoopEnd::NothingChanged:
        return u"No more rounds: the Coder has changed nothing in round %1."_s.arg(end.round);
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList evidence(const run::Evidence &evidence)
{
    QStringList lines;
    if (const auto report = evidence.report()) {
        lines = proofTable(*report, 0).split(u'\n', Qt::SkipEmptyParts);
        lines.append(proofFoot(*report));
    } else if (evidence.skipped()) {
        lines.append(proofSkipped(*evidence.skipped()));
    }
    if (!evidence.findings().isEmpty()) {
        const QList<run::Finding> findings = evidence.findings().constLast().findings;
        for (qsizetype i = 0; i < findings.size(); ++i) {
            lines.append(u"%1. %2"_s.arg(i + 1).arg(finding(findings.at(i))));
        }
    }
    if (!evidence.verdicts().isEmpty()) {
        lines.append(
            u"Verdict: %1"_s.arg(run::reviewVerdictName(evidence.verdicts().constLast().verdict)));
    }
    if (evidence.loopEnd()) {
        lines.append(loopEnd(*evidence.loopEnd()));
    }
    return lines;
}

QString objections(const QStringList &names)
{
    QStringList words;
    for (const QString &name : names) {
        if (name == "failing"_L1) {
            words.append(u"checks newly fail"_s);
        } else if (name == "stale"_L1) {
            words.append(u"they were proved on other files than those that are there now"_s);
        } else if (name == "rejected"_L1) {
            words.append(u"the Reviewer rejects them"_s);
        }
    }
    return words.join(u"; "_s);
}

} // namespace roo::cli::wording
