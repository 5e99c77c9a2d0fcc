// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"

#include <QTimeZone>

namespace roo::test {

//! A workflow of three stages, the Coder's with a chain of two models.
inline run::Profile sampleProfile()
{
    using namespace Qt::StringLiterals;
    return {
        .name = u"sample"_s,
        .description = u"für Tests"_s,
        .origin = u":/profiles/sample"_s,
        .stages
        = {{.role = run::Role::Planner,
            .models = {u"plan"_s},
            .temperature = 0.7,
            .maxTokens = 2000,
            .promptTemplate = u"# System\nYou plan.\n\n# User\n{{task}}\n\n{{attachments}}"_s},
           {.role = run::Role::Coder,
            .models = {u"code-a"_s, u"code-b"_s},
            .temperature = 0.3,
            .promptTemplate = u"# System\nYou code.\n\n# User\n{{task}}\n\n{{plan}}"_s,
            .workspaceTemplate
            = u"# System\nYou edit.\n\n# User\n{{task}}\n\n{{plan}}\n\n{{workspace}}"_s},
           {.role = run::Role::Reviewer,
            .models = {u"review"_s},
            .promptTemplate
            = u"# System\nYou review.\n\n# User\n{{task}}\n\n{{plan}}\n\n{{code}}"_s}},
        .edits
        = {.rounds = 2,
           .repairTemplate = u"# System\nYou repair.\n\n# User\n{{task}}\n\n{{failures}}"_s,
           .wholeFilesTemplate = u"# System\nYou rewrite.\n\n# User\n{{task}}\n\n{{failures}}"_s}};
}

//! Bodies as the events of one run, one second after the other.
inline QList<run::RunEvent> numbered(const QList<run::EventBody> &bodies)
{
    QList<run::RunEvent> events;
    const QDateTime begin(QDate(2026, 11, 22), QTime(12, 0, 0, 1), QTimeZone::UTC);
    for (const run::EventBody &body : bodies) {
        events.append({.runId = QStringLiteral("20261122-120000-abcdef"),
                       .sequence = events.size() + 1,
                       .time = begin.addSecs(events.size()),
                       .body = body});
    }
    return events;
}

//! Changes of every kind, from edits of every verdict.
inline edit::ChangeSet sampleChanges()
{
    using namespace Qt::StringLiterals;
    using namespace edit;
    using enum EditCode;
    return {.edits = {{.line = 3, .path = u"src/a.py"_s, .verb = Verb::InsertBefore},
                      {.line = 20, .path = u"b ü.txt"_s, .verb = Verb::Overwrite, .isWeak = true},
                      {.line = 31, .path = u"old"_s, .verb = Verb::Rename, .to = u"new"_s},
                      {.line = 40, .path = u"c.bin"_s, .verb = Verb::DeleteFile}},
            .outcomes = {{.verdict = Verdict::Refused,
                          .faults = {{.code = Ambiguous, .subject = u"3, 9"_s, .expected = u"2"_s}},
                          .level = MatchLevel::Indentation,
                          .anchor = {.first = 2, .count = 1},
                          .nearest = LineRange{.first = 0, .count = 4},
                          .nearestLines = {u"\tone"_s, QString()}},
                         {.verdict = Verdict::Resolved,
                          .faults = {{.code = Bidi, .subject = u"U+202E"_s}},
                          .consents = {Consent::Shrink, Consent::Bidi}},
                         {.verdict = Verdict::Skipped, .faults = {{.code = EditCode::Applied}}},
                         {.verdict = Verdict::Resolved, .consents = {Consent::Delete}}},
            .files
            = {{.kind = FileChange::Kind::Modify,
                .path = u"b ü.txt"_s,
                .before = "\xef\xbb\xbfold\r\n"_ba,
                .after = "new \xe2\x80\xae\n"_ba,
                .mode = 0644,
                .edits = {1}},
               {.kind = FileChange::Kind::Delete,
                .path = u"c.bin"_s,
                .before = "\0\xff"_ba,
                .mode = 0755,
                .edits = {3}},
               {.kind = FileChange::Kind::Create,
                .path = u"made"_s,
                .after = "x"_ba,
                .isExecutable = true},
               {.kind = FileChange::Kind::Rename, .path = u"from"_s, .to = u"to"_s, .edits = {2}}},
            .faults = {{.code = Label, .subject = u"Anchor"_s}}};
}

//! A run with every kind of event but those of a workspace, with every member and without those
//! that may be absent.
inline QList<run::EventBody> sampleBodies()
{
    using namespace Qt::StringLiterals;
    using namespace run;
    using std::chrono::milliseconds;
    const QString sha(64, u'a');
    return {
        RunStarted{.task = u"Tü \"quoted\"\n\u2028 \U0001f600"_s,
                   .profile = sampleProfile(),
                   .stages = {Role::Planner, Role::Coder},
                   .plan = u"given plan"_s,
                   .code = {{.text = u"given code"_s}, {.text = u"more"_s, .wasCut = true}},
                   .baseUrl = u"http://localhost:4000/v1"_s,
                   .version = u"0.1.0"_s,
                   .parentRun = u"20261121-000000-aaaaaa"_s},
        AttachmentsAdded{.files
                         = {{.path = u"a b.txt"_s, .size = 5'000'000'000, .sha256 = sha}, {}}},
        StageStarted{.stage = Role::Planner, .round = 1},
        AttemptStarted{
            .stage = Role::Planner, .attemptId = u"p1"_s, .model = u"plan"_s, .requestSha256 = sha},
        TextDelta{.attemptId = u"p1"_s, .kind = TextKind::Reasoning, .text = u"think"_s},
        TextDelta{.attemptId = u"p1"_s, .text = u"1. do\t\0it \U0001f600"_s},
        StageFinished{
            .stage = Role::Planner,
            .attemptId = u"p1"_s,
            .modelAsked = u"plan"_s,
            .modelAnswered = u"plan-2026"_s,
            .finishReason = llm::FinishReason::Length,
            .usage
            = {.promptTokens = 9, .completionTokens = 2, .reasoningTokens = 0, .cost = 0.0000123},
            .proxyVersion = u"1.80.0"_s,
            .firstToken = milliseconds(12),
            .total = milliseconds(345)},
        StageStarted{.stage = Role::Coder, .round = 1},
        AttemptStarted{.stage = Role::Coder, .attemptId = u"c1"_s, .model = u"code-a"_s},
        TextDelta{.attemptId = u"c1"_s, .text = u"half an ans"_s},
        AttemptFailed{.attemptId = u"c1"_s,
                      .error = {.kind = ErrorKind::RateLimited,
                                .subject = u"code-a"_s,
                                .detail = u"slow down"_s,
                                .expected = u"patience"_s,
                                .line = 3,
                                .httpStatus = 429,
                                .wait = milliseconds(2000)},
                      .action = llm::Decision::Action::Fallback,
                      .nextModel = u"code-b"_s,
                      .wait = milliseconds(1)},
        AttemptStarted{.stage = Role::Coder, .attemptId = u"c2"_s, .model = u"code-b"_s},
        AttemptFailed{.attemptId = u"c2"_s,
                      .error = {.kind = ErrorKind::ServerFailed},
                      .action = llm::Decision::Action::Retry,
                      .nextModel = u"code-b"_s},
        AttemptStarted{.stage = Role::Coder, .attemptId = u"c3"_s, .model = u"code-b"_s},
        TextDelta{.attemptId = u"c3"_s, .text = u"print("_s},
        TextDelta{.attemptId = u"c3"_s, .text = u"1)\n"_s},
        StageFinished{.stage = Role::Coder, .attemptId = u"c3"_s, .modelAsked = u"code-b"_s},
        RunFinished{.outcome = Outcome::Succeeded},
    };
}

//! The same of a run with a workspace: its start, its own kinds of events, and its end.
inline QList<run::EventBody> workspaceBodies()
{
    using namespace Qt::StringLiterals;
    using namespace run;
    return {
        RunStarted{.task = u"t"_s,
                   .profile = sampleProfile(),
                   .stages = {Role::Coder},
                   .workspace = u"/home/ü/project"_s},
        WorkspaceRead{.stage = Role::Coder,
                      .round = 1,
                      .listed = 3,
                      .unlisted = 2,
                      .shown = {{.path = u"src/a.py"_s, .size = 12}},
                      .notShown
                      = {{.path = u"b ü.txt"_s, .why = u"too-large"_s, .size = 5'000'000'000},
                         {.path = u".env"_s, .why = u"protected"_s}},
                      .bytes = 30,
                      .limit = 204800},
        SecretsFound{.stage = Role::Coder,
                     .findings = {{.where = u"src/a.py"_s,
                                   .line = 7,
                                   .kind = u"aws-access-key"_s,
                                   .masked = u"AKIA…"_s}}},
        ConsentGiven{.what = u"secrets"_s},
        EditsPlanned{.round = 2, .folder = u"/home/ü/project"_s, .changes = sampleChanges()},
        EditsApplied{.folder = u"/home/ü/project"_s,
                     .paths = {u"b ü.txt"_s, u"c.bin"_s},
                     .consents = {edit::Consent::Delete, edit::Consent::Shrink},
                     .journal = u"20261122-120000-abcdef.1"_s},
        EditsReverted{.folder = u"/home/ü/project"_s,
                      .journal = u"20261122-120000-abcdef.1"_s,
                      .overwritten = {u"c.bin"_s}},
        ChecksPlanned{.checks = {{.kind = proof::CheckKind::Build,
                                  .name = u"build ü"_s,
                                  .command = {u"make"_s, u"-C"_s, u"a b"_s},
                                  .folder = u"src"_s,
                                  .timeout = std::chrono::seconds(5),
                                  .outputLimit = 1000}},
                      .source = CheckSource::Workspace,
                      .file = u".roo-harness.toml"_s,
                      .sha256 = QString(64, u'b'),
                      .isSandboxed = true},
        ProofStarted{.round = 0,
                     .tree = u"tree"_s,
                     .isKept = true,
                     .notCopied = {{.path = u"big"_s, .why = u"too-large"_s}}},
        CheckFinished{
            .round = 0,
            .result
            = {.name = u"build ü"_s,
               .verdict = proof::CheckVerdict::Failed,
               .reason = u"SIGSEGV"_s,
               .exitCode = 2,
               .tests = proof::TestCounts{.passed = 1, .failed = 2, .skipped = 3},
               .problem = proof::Problem{.file = u"a.c"_s, .line = 7, .text = u"a.c:7: bad"_s},
               .duration = std::chrono::milliseconds(1234),
               .isFlaky = true,
               .isOutputCut = true,
               .tree = u"tree"_s}},
        ProofFinished{.round = 0},
        ProofStarted{.round = 1, .tree = u"other"_s},
        CheckStarted{.round = 1, .check = u"build ü"_s},
        CheckOutput{.round = 1, .check = u"build ü"_s, .text = u"one\n\u001b[1mtwo"_s},
        CheckStarted{.round = 1, .check = u"build ü"_s, .isRepeat = true},
        CheckFinished{.round = 1, .result = {.name = u"build ü"_s, .exitCode = 0}},
        ProofFinished{.round = 1},
        FindingsReached{.round = 1,
                        .findings = {{.severity = Severity::Critical,
                                      .file = u"src/a.py"_s,
                                      .firstLine = 3,
                                      .lastLine = 5,
                                      .what = u"wrong"_s,
                                      .suggestion = u"right"_s},
                                     {.severity = Severity::Minor, .what = u"dull"_s}}},
        VerdictReached{.round = 1, .verdict = ReviewVerdict::Revise},
        SentBack{.round = 1, .failures = {u"build ü"_s}, .findings = {0, 1}},
        LoopEnded{.round = 2, .why = LoopEnd::SameFailure},
        ApprovalGiven{.despite = {u"failing"_s, u"stale"_s}},
        // The same with nothing that may be absent.
        ChecksPlanned{.checks = {}, .source = CheckSource::Offered, .noSandbox = u"none"_s},
        ProofSkipped{.why = NoProof::Offered},
        SentBack{.round = 1, .failures = {}, .findings = {}},
        ApprovalGiven{.despite = {}},
        WorkspaceRead{.stage = Role::Planner},
        SecretsFound{.stage = Role::Planner},
        EditsPlanned{.folder = u"/w"_s},
        EditsApplied{.folder = u"/w"_s, .paths = {}},
        EditsReverted{.folder = u"/w"_s},
        RunFinished{.outcome = Outcome::Succeeded},
    };
}

//! What budgets do to a run.
inline QList<run::EventBody> budgetBodies()
{
    using namespace Qt::StringLiterals;
    using namespace run;
    return {
        RequestPaced{.stage = Role::Coder,
                     .round = 2,
                     .model = u"code-a:free"_s,
                     .wait = std::chrono::milliseconds(12'345)},
        BudgetReached{.what = u"day/cost"_s, .limit = u"2.5"_s, .spent = u"2.125"_s},
        BudgetReached{.what = u"run/requests"_s, .limit = u"5"_s, .spent = u"5"_s, .isStop = true}};
}

inline QList<run::RunEvent> sampleEvents()
{
    return numbered(sampleBodies());
}

inline run::Run folded(const QList<run::RunEvent> &events)
{
    run::Run run;
    for (const run::RunEvent &event : events) {
        run.fold(event);
    }
    return run;
}

} // namespace roo::test
