// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/proofprogress.h"

#include "cli/proofwording.h"
#include "cli/wording.h"
#include "core/base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr qsizetype mostNotCopied = 5;
constexpr qsizetype mostOutput = 100'000; //!< Characters that are looked at.
constexpr qsizetype mostLines = 200;
constexpr qsizetype longestLine = 400;

QStringList checksPlanned(const run::ChecksPlanned &planned)
{
    if (planned.source == run::CheckSource::Offered) {
        return {};
    }
    QStringList names;
    for (const proof::Check &check : planned.checks) {
        names.append(text::oneLine(check.name, 60));
    }
    return {u"checks, from %1: %2"_s.arg(text::oneLine(planned.file), names.join(u", "_s)),
            wording::sandbox(planned)};
}

QStringList proofStarted(const run::ProofStarted &started)
{
    QStringList lines;
    if (started.round > 0) {
        lines.append(u"proof of round %1"_s.arg(started.round));
    } else {
        lines.append(started.isKept ? u"proof of the folder as it was: known from before"_s
                                    : u"proof of the folder as it is"_s);
    }
    const qsizetype shown = std::min(started.notCopied.size(), mostNotCopied);
    const QList<run::ProofStarted::NotCopied> files = started.notCopied.first(shown);
    for (const run::ProofStarted::NotCopied &file : files) {
        lines.append(u"  "_s % wording::notCopied(file));
    }
    if (const qsizetype left = started.notCopied.size() - shown; left > 0) {
        lines.append(u"  … and %1 more"_s.arg(left));
    }
    return lines;
}

//! The table with its foot.
QStringList proofFinished(const run::ProofFinished &finished, const run::Run &run, int width)
{
    const run::Proof *const proof = run.evidence().proofOf(finished.round);
    if (finished.round == 0 || proof == nullptr) {
        return {};
    }
    const auto report = run.evidence().reportOf(*proof);
    if (!report) {
        return {};
    }
    QStringList lines = wording::proofTable(*report, width).split(u'\n', Qt::SkipEmptyParts);
    lines.append(wording::proofFoot(*report));
    return lines;
}

//! The end of what a check has printed.
QStringList outputOf(const run::CheckFinished &finished, const run::Run &run)
{
    const run::Proof *const proof = run.evidence().proofOf(finished.round);
    if (proof == nullptr) {
        return {};
    }
    const auto check = std::ranges::find(proof->checks, finished.result.name, &run::CheckRun::name);
    if (check == proof->checks.cend() || check->output.isEmpty()) {
        return {};
    }
    QStringList lines;
    const QStringView output
        = QStringView(check->output).last(std::min<qsizetype>(check->output.size(), mostOutput));
    const QList<QStringView> views = output.trimmed().split(u'\n');
    for (const QStringView line : views) {
        lines.append(u"    "_s % text::oneLine(line.toString(), longestLine));
    }
    return lines.last(std::min(lines.size(), mostLines));
}

QStringList findingsReached(const run::FindingsReached &reached)
{
    QStringList lines{u"reviewer: %1"_s.arg(
        wording::counted(reached.findings.size(), u"finding"_s, u"findings"_s))};
    for (const run::Finding &finding : reached.findings) {
        lines.append(u"  %1. %2"_s.arg(lines.size()).arg(wording::finding(finding)));
    }
    return lines;
}

QString sentBack(const run::SentBack &event)
{
    QStringList with;
    if (!event.failures.isEmpty()) {
        with.append(wording::counted(event.failures.size(), u"new failure"_s, u"new failures"_s));
    }
    if (!event.findings.isEmpty()) {
        with.append(wording::counted(event.findings.size(), u"finding"_s, u"findings"_s));
    }
    return with.isEmpty()
        ? u"round %1: back to the Coder"_s.arg(event.round + 1)
        : u"round %1: back to the Coder with %2"_s.arg(event.round + 1).arg(with.join(u" and "_s));
}

} // namespace

QStringList proofProgress(const run::RunEvent &event, const run::Run &run,
                          const ProofDetail &detail)
{
    return std::visit(
        run::Overloaded{
            [](const run::ChecksPlanned &planned) { return checksPlanned(planned); },
            [](const run::ProofSkipped &skipped) {
                return QStringList{wording::proofSkipped(skipped)};
            },
            [](const run::ProofStarted &started) { return proofStarted(started); },
            [](const run::CheckStarted &started) {
                return started.isRepeat ? QStringList{u"  %1: it failed, and runs again"_s.arg(
                                              text::oneLine(started.check, 60))}
                                        : QStringList();
            },
            [&](const run::CheckFinished &finished) {
                return (detail.hasOutput ? outputOf(finished, run) : QStringList())
                    + QStringList{u"  "_s % wording::checkResult(finished.result)};
            },
            [&](const run::ProofFinished &finished) {
                return proofFinished(finished, run, detail.width);
            },
            [](const run::FindingsReached &reached) { return findingsReached(reached); },
            [](const run::VerdictReached &reached) {
                return QStringList{
                    u"reviewer: the verdict is %1"_s.arg(run::reviewVerdictName(reached.verdict))};
            },
            [](const run::SentBack &back) { return QStringList{sentBack(back)}; },
            [](const run::LoopEnded &end) { return QStringList{wording::loopEnd(end)}; },
            [](const auto &) { return QStringList(); },
        },
        event.body);
}

} // namespace roo::cli
