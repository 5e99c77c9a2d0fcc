// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/exporter.h"

#include "eventsamples.h"

namespace roo::test {

//! "planner's", "RateLimited: slow down", "by plan-2026".
inline run::exporter::Words plainWords()
{
    using namespace Qt::StringLiterals;
    return {
        .stageTitle = [](run::Role role) { return QString(run::roleName(role) + u"'s"); },
        .failure =
            [](const Error &error) {
                return QString(errorKindName(error.kind) + u": " + error.detail);
            },
        .figures
        = [](const run::StageFinished &result) { return QString(u"by " + result.modelAnswered); },
        .changes =
            [](const edit::ChangeSet &changes) {
                QStringList lines;
                for (const edit::FileChange &file : changes.files) {
                    lines.append(u"changes " + file.path);
                }
                return lines;
            }};
}

//! A run whose Planner answered so.
inline run::Run answering(const QString &answer)
{
    using namespace Qt::StringLiterals;
    using namespace run;
    return folded(numbered({RunStarted{.task = u"Do it"_s, .profile = sampleProfile()},
                            StageStarted{}, AttemptStarted{.attemptId = u"1"_s, .model = u"m"_s},
                            TextDelta{.attemptId = u"1"_s, .text = answer},
                            StageFinished{.attemptId = u"1"_s}, RunFinished{}}));
}

//! A run of which every text is this one.
inline run::Run everywhere(const QString &text, run::Outcome outcome)
{
    using namespace run;
    Profile profile = sampleProfile();
    profile.name = text;
    profile.description = text;
    profile.origin = text;
    for (StageSpec &stage : profile.stages) {
        stage.models = {text};
        stage.promptTemplate = text;
    }
    const Error error{.subject = text, .detail = text, .expected = text};
    QList<RunEvent> events = numbered(
        {RunStarted{.task = text,
                    .profile = profile,
                    .stages = allRoles(),
                    .plan = text,
                    .code = {{.text = text}},
                    .baseUrl = text,
                    .version = text,
                    .parentRun = text},
         AttachmentsAdded{.files = {{.path = text, .sha256 = text}}}, StageStarted{},
         AttemptStarted{.attemptId = text, .model = text, .requestSha256 = text},
         TextDelta{.attemptId = text, .kind = TextKind::Reasoning, .text = text},
         TextDelta{.attemptId = text, .text = text},
         AttemptFailed{.attemptId = text, .error = error, .nextModel = text},
         AttemptStarted{.attemptId = text, .model = text},
         TextDelta{.attemptId = text, .text = text},
         StageFinished{
             .attemptId = text, .modelAsked = text, .modelAnswered = text, .proxyVersion = text},
         StageStarted{.stage = Role::Coder},
         AttemptStarted{.stage = Role::Coder, .attemptId = text, .model = text},
         TextDelta{.attemptId = text, .text = text},
         EditsPlanned{.folder = text,
                      .changes = {.edits = {{.path = text, .to = text}},
                                  .outcomes = {{.faults = {{.subject = text, .expected = text}}}},
                                  .files = {{.path = text, .to = text, .after = text.toUtf8()}},
                                  .faults = {{.subject = text, .expected = text}}}},
         EditsApplied{.folder = text, .paths = {text}, .journal = text},
         RunFinished{.outcome = outcome, .error = error}});
    for (RunEvent &event : events) {
        event.runId = text;
    }
    return folded(events);
}

} // namespace roo::test
