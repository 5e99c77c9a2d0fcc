// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "runsamples.h"

namespace roo::test {

inline run::ChecksPlanned samplePlan(run::CheckSource source = run::CheckSource::Workspace)
{
    using namespace Qt::StringLiterals;
    return {.checks = {{.kind = proof::CheckKind::Build,
                        .name = u"build"_s,
                        .command = {u"make"_s, u"-C"_s, u"a b"_s}},
                       {.kind = proof::CheckKind::Test,
                        .name = u"unit tests"_s,
                        .command = {u"ctest"_s},
                        .folder = u"web"_s}},
            .source = source,
            .file = u".roo-harness.toml"_s,
            .sha256 = QString(64, u'b'),
            .isSandboxed = true};
}

inline proof::CheckResult buildResult(const QString &tree)
{
    using namespace Qt::StringLiterals;
    return {.name = u"build"_s,
            .verdict = proof::CheckVerdict::Passed,
            .exitCode = 0,
            .duration = std::chrono::milliseconds(2100),
            .tree = tree};
}

inline proof::CheckResult testResult(const QString &tree, bool hasPassed)
{
    using namespace Qt::StringLiterals;
    if (hasPassed) {
        return {.name = u"unit tests"_s,
                .verdict = proof::CheckVerdict::Passed,
                .exitCode = 0,
                .tests = proof::TestCounts{.passed = 13},
                .duration = std::chrono::milliseconds(1400),
                .tree = tree};
    }
    return {
        .name = u"unit tests"_s,
        .verdict = proof::CheckVerdict::Failed,
        .exitCode = 8,
        .tests = proof::TestCounts{.passed = 12, .failed = 1},
        .problem
        = proof::Problem{.file = u"app/main.py"_s, .line = 6, .text = u"app/main.py:6: Failure"_s},
        .duration = std::chrono::milliseconds(1400),
        .tree = tree};
}

//! The checks of one round, or of the folder as it was (0).
inline QList<run::EventBody> proofBodies(int round, const QString &tree, bool hasPassed)
{
    using namespace Qt::StringLiterals;
    using namespace run;
    return {ProofStarted{.round = round, .tree = tree},
            CheckStarted{.round = round, .check = u"build"_s},
            CheckOutput{.round = round, .check = u"build"_s, .text = u"compiling\n"_s},
            CheckFinished{.round = round, .result = buildResult(tree)},
            CheckStarted{.round = round, .check = u"unit tests"_s},
            CheckOutput{.round = round,
                        .check = u"unit tests"_s,
                        .text = u"\u001b[1mrunning round %1\u001b[0m\n"_s.arg(round)},
            CheckFinished{.round = round, .result = testResult(tree, hasPassed)},
            ProofFinished{.round = round}};
}

inline QList<run::Finding> sampleFindings()
{
    using namespace Qt::StringLiterals;
    return {{.severity = run::Severity::Critical,
             .file = u"app/main.py"_s,
             .firstLine = 5,
             .lastLine = 6,
             .what = u"The file is not closed."_s,
             .suggestion = u"Use with."_s},
            {.severity = run::Severity::Minor, .what = u"Dull names."_s}};
}

//! A run of two rounds: the first breaks a test and is sent back, the second is good.
inline QList<run::EventBody> provedBodies()
{
    using namespace Qt::StringLiterals;
    using namespace run;
    QList<EventBody> bodies{RunStarted{.task = u"Do it"_s,
                                       .profile = sampleProfile(),
                                       .stages = {Role::Coder, Role::Reviewer},
                                       .workspace = u"/nowhere"_s},
                            samplePlan()};
    EditsPlanned first{.round = 1, .folder = u"/nowhere"_s, .changes = {}};
    first.changes.files
        = {{.path = u"app/main.py"_s, .before = "one\ntwo\n", .after = "one\nTWO\n", .mode = 0644}};
    EditsPlanned second = first;
    second.round = 2;
    second.changes.files[0].after = "one\n2\n";
    bodies.append(first);
    bodies += proofBodies(0, u"before"_s, true) + proofBodies(1, u"first"_s, false);
    bodies.append(FindingsReached{.round = 1, .findings = sampleFindings()});
    bodies.append(VerdictReached{.round = 1, .verdict = ReviewVerdict::Revise});
    bodies.append(SentBack{.round = 1, .failures = {u"unit tests"_s}, .findings = {0, 1}});
    bodies.append(second);
    bodies += proofBodies(2, u"second"_s, true);
    bodies.append(VerdictReached{.round = 2, .verdict = ReviewVerdict::Accept});
    bodies.append(RunFinished{});
    return bodies;
}

//! The same, stopped after its first round.
inline QList<run::EventBody> brokenBodies()
{
    const QList<run::EventBody> all = provedBodies();
    QList<run::EventBody> bodies;
    for (const run::EventBody &body : all) {
        if (std::holds_alternative<run::SentBack>(body)) {
            break;
        }
        bodies.append(body);
    }
    return bodies + QList<run::EventBody>{run::RunFinished{.outcome = run::Outcome::Failed}};
}

} // namespace roo::test
