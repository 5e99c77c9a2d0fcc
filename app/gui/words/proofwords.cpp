// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/proofwords.h"

#include "core/base/text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace roo::gui::words {

namespace {

using proof::CheckResult;
using proof::CheckVerdict;
using proof::Comparison;

constexpr qsizetype longestReason = 120;
constexpr qsizetype longestLine = 400;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::words)
};

QString namesOf(const QStringList &names)
{
    return text::oneLine(names.join(u", "_s), longestLine);
}

//! Why a file is not in the copy, in the words of scratchtree.h.
QString whyNotCopied(const QString &why)
{
    if (why == "secret"_L1) {
        return Words::tr("may hold secrets", "a file that is not copied");
    }
    if (why == "link"_L1) {
        return Words::tr("a link out of the folder", "a file that is not copied");
    }
    if (why == "unreadable"_L1) {
        return Words::tr("cannot be read", "a file that is not copied");
    }
    if (why == "too-much"_L1 || why == "too-large"_L1) {
        return Words::tr("too large", "a file that is not copied");
    }
    return why == "no-file"_L1 ? Words::tr("no ordinary file", "a file that is not copied")
                               : text::oneLine(why, longestReason);
}

} // namespace

QString kind(proof::CheckKind kind)
{
    switch (kind) {
    case proof::CheckKind::Build:
        return Words::tr("build", "kind of a check");
    case proof::CheckKind::Test:
        return Words::tr("test", "kind of a check");
    case proof::CheckKind::Lint:
        return Words::tr("lint", "kind of a check");
    case proof::CheckKind::Format:
        return Words::tr("format", "kind of a check");
    case proof::CheckKind::Custom:
        return Words::tr("custom", "kind of a check");
    }
    Q_UNREACHABLE_RETURN({});
}

QString verdict(const CheckResult &result)
{
    const QString reason = text::oneLine(result.reason, longestReason);
    switch (result.verdict) {
    case CheckVerdict::Passed:
        return result.isFlaky ? Words::tr("passed (flaky)", "verdict of a check")
                              : Words::tr("passed", "verdict of a check");
    case CheckVerdict::Failed:
        return reason.isEmpty() ? Words::tr("failed", "verdict of a check")
                                : Words::tr("failed: ended by %1").arg(reason);
    case CheckVerdict::Skipped:
        return reason.isEmpty() ? Words::tr("stopped", "verdict of a check")
                                : Words::tr("skipped: %1 failed").arg(reason);
    case CheckVerdict::TimedOut:
        return Words::tr("timed out", "verdict of a check");
    case CheckVerdict::CouldNotStart:
        return Words::tr("could not start: %1").arg(reason);
    }
    Q_UNREACHABLE_RETURN({});
}

QString comparison(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Unknown:
        return {};
    case Comparison::StillPassing:
        return Words::tr("passed before");
    case Comparison::NewFailure:
        return Words::tr("new failure");
    case Comparison::Fixed:
        return Words::tr("fixed", "a check that failed before");
    case Comparison::StillFailing:
        return Words::tr("still failing");
    }
    Q_UNREACHABLE_RETURN({});
}

QString tests(const std::optional<proof::TestCounts> &counts)
{
    if (!counts) {
        return {};
    }
    QStringList parts{Words::tr("%1 passed", "tests").arg(counts->passed)};
    if (counts->failed > 0) {
        parts.append(Words::tr("%1 failed", "tests").arg(counts->failed));
    }
    if (counts->skipped > 0) {
        parts.append(Words::tr("%1 skipped", "tests").arg(counts->skipped));
    }
    return parts.join(u", "_s);
}

QString problem(const proof::Problem &problem)
{
    const QString line = text::oneLine(problem.text);
    if (line.contains(text::oneLine(problem.file))) {
        return line; // it says itself where
    }
    return u"%1:%2: %3"_s.arg(text::oneLine(problem.file))
        .arg(problem.line)
        .arg(text::oneLine(problem.text));
}

QString proofFoot(const proof::ProofReport &report)
{
    QStringList parts{
        Words::tr("%1 of %2 passed", "checks").arg(report.passed()).arg(report.rows().size())};
    if (const QStringList names = report.newFailures(); !names.isEmpty()) {
        const int count = static_cast<int>(names.size());
        parts.append((report.isCompared() ? Words::tr("%n new failure(s) in %1", nullptr, count)
                                          : Words::tr("%n failure(s) in %1", nullptr, count))
                         .arg(namesOf(names)));
    }
    if (const QStringList names = report.named(Comparison::Fixed); !names.isEmpty()) {
        parts.append(Words::tr("fixed: %1").arg(namesOf(names)));
    }
    if (const QStringList names = report.named(Comparison::StillFailing); !names.isEmpty()) {
        parts.append(Words::tr("failing as before: %1").arg(namesOf(names)));
    }
    if (report.hasStale()) {
        parts.append(Words::tr("stale: the files have changed since"));
    }
    return parts.join(u"; "_s);
}

QString proofTitle(int round)
{
    return round > 0 ? Words::tr("Round %1").arg(round) : Words::tr("Before the changes");
}

QString command(const proof::Check &check)
{
    QStringList parts;
    for (const QString &word : check.command) {
        const bool isPlain = !word.isEmpty() && !word.contains(u' ') && !word.contains(u'"');
        parts.append(isPlain ? word : u'"' % word % u'"');
    }
    const QString line = text::oneLine(parts.join(u' '), longestLine);
    return check.folder.isEmpty()
        ? line
        : Words::tr("%1, in %2", "a command, in a folder").arg(line, text::oneLine(check.folder));
}

QString sandbox(const run::ChecksPlanned &checks)
{
    return checks.isSandboxed
        ? Words::tr("They run in a copy of the folder, in a sandbox without network and without "
                    "your home folder.")
        : Words::tr("They run in a copy of the folder, but without a sandbox (%1): they can reach "
                    "whatever you can.")
              .arg(text::oneLine(checks.noSandbox, longestReason));
}

QString proofSkipped(run::NoProof why)
{
    switch (why) {
    case run::NoProof::Refused:
        return Words::tr("Nothing was checked: the checks were not allowed.");
    case run::NoProof::Offered:
        return Words::tr("Nothing was checked: no checks are named for this workspace.");
    case run::NoProof::Incomplete:
        return Words::tr("Nothing was checked this time: not all of the changes fit the files.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString notCopied(const run::ProofStarted::NotCopied &file)
{
    return u"%1 (%2)"_s.arg(text::oneLine(file.path, longestReason), whyNotCopied(file.why));
}

QString severity(run::Severity severity)
{
    switch (severity) {
    case run::Severity::Critical:
        return Words::tr("critical", "severity of a finding");
    case run::Severity::Major:
        return Words::tr("major", "severity of a finding");
    case run::Severity::Minor:
        return Words::tr("minor", "severity of a finding");
    }
    Q_UNREACHABLE_RETURN({});
}

QString place(const run::Finding &finding)
{
    QString place = text::oneLine(finding.file);
    if (!place.isEmpty() && finding.firstLine > 0) {
        place += u":%1"_s.arg(finding.firstLine);
        if (finding.lastLine > finding.firstLine) {
            place += u"-%1"_s.arg(finding.lastLine);
        }
    }
    return place;
}

QString reviewVerdict(run::ReviewVerdict verdict)
{
    switch (verdict) {
    case run::ReviewVerdict::Accept:
        return Words::tr("accept", "verdict of the Reviewer");
    case run::ReviewVerdict::Revise:
        return Words::tr("revise", "verdict of the Reviewer");
    case run::ReviewVerdict::Reject:
        return Words::tr("reject", "verdict of the Reviewer");
    }
    Q_UNREACHABLE_RETURN({});
}

QString sentBack(const run::SentBack &event)
{
    QStringList with;
    if (!event.failures.isEmpty()) {
        with.append(
            Words::tr("%n new failure(s)", nullptr, static_cast<int>(event.failures.size())));
    }
    if (!event.findings.isEmpty()) {
        with.append(Words::tr("%n finding(s)", nullptr, static_cast<int>(event.findings.size())));
    }
    return with.isEmpty() ? Words::tr("back to the Coder")
                          : Words::tr("back to the Coder: %1").arg(with.join(u", "_s));
}

QString loopEnd(const run::LoopEnded &end)
{
    switch (end.why) {
    case run::LoopEnd::RoundsUsed:
        return Words::tr("No more rounds: what is left stays as it is after round %1.")
            .arg(end.round);
    case run::LoopEnd::SameFailure:
        return Words::tr("No more rounds: the checks fail in round %1 just as they did before.")
            .arg(end.round);
    case run::LoopEnd::SameFindings:
        return Words::tr("No more rounds: the Reviewer finds in round %1 just what it found "
                         "before.")
            .arg(end.round);
    case run::LoopEnd::NothingChanged:
        return Words::tr("No more rounds: the Coder has changed nothing in round %1.")
            .arg(end.round);
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList objections(const QStringList &names)
{
    QStringList parts;
    for (const QString &name : names) {
        if (name == "failing"_L1) {
            parts.append(Words::tr("checks newly fail"));
        } else if (name == "stale"_L1) {
            parts.append(
                Words::tr("they were proved on other files than those that are there now"));
        } else if (name == "rejected"_L1) {
            parts.append(Words::tr("the Reviewer rejects them"));
        }
    }
    return parts;
}

} // namespace roo::gui::words
