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
    return {.name = u"sample"_s,
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
                .promptTemplate = u"# System\nYou code.\n\n# User\n{{task}}\n\n{{plan}}"_s},
               {.role = run::Role::Reviewer,
                .models = {u"review"_s},
                .promptTemplate
                = u"# System\nYou review.\n\n# User\n{{task}}\n\n{{plan}}\n\n{{code}}"_s}}};
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

//! A run with every kind of event, with every member and without those that may be absent.
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
                   .code = u"given code"_s,
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
