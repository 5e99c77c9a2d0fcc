// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/eventsamples.h"

namespace roo::test {

//! A run through three stages whose Coder fails twice, each time in its own way, before the second
//! model answers.
inline QList<run::EventBody> fallbackBodies()
{
    using namespace Qt::StringLiterals;
    using namespace run;
    using std::chrono::milliseconds;
    const auto finished = [](Role stage, const QString &id, const QString &model) {
        return StageFinished{.stage = stage,
                             .attemptId = id,
                             .modelAsked = model,
                             .modelAnswered = model,
                             .usage = {.promptTokens = 1200, .completionTokens = 340},
                             .firstToken = milliseconds(400),
                             .total = milliseconds(2100)};
    };
    return {
        RunStarted{.task = u"Do it"_s, .profile = sampleProfile(), .stages = allRoles()},
        StageStarted{.stage = Role::Planner},
        AttemptStarted{.stage = Role::Planner, .attemptId = u"p1"_s, .model = u"plan"_s},
        TextDelta{.attemptId = u"p1"_s, .text = u"the "_s},
        TextDelta{.attemptId = u"p1"_s, .text = u"plan"_s},
        finished(Role::Planner, u"p1"_s, u"plan"_s),
        StageStarted{.stage = Role::Coder},
        AttemptStarted{.stage = Role::Coder, .attemptId = u"c1"_s, .model = u"code-a"_s},
        TextDelta{.attemptId = u"c1"_s, .text = u"half"_s},
        AttemptFailed{.attemptId = u"c1"_s,
                      .error = {.kind = ErrorKind::StreamCut, .subject = u"code-a"_s},
                      .action = llm::Decision::Action::Retry,
                      .nextModel = u"code-a"_s,
                      .wait = milliseconds(1000)},
        AttemptStarted{.stage = Role::Coder, .attemptId = u"c2"_s, .model = u"code-a"_s},
        AttemptFailed{.attemptId = u"c2"_s,
                      .error
                      = {.kind = ErrorKind::RateLimited, .subject = u"code-a"_s, .httpStatus = 429},
                      .action = llm::Decision::Action::Fallback,
                      .nextModel = u"code-b"_s},
        AttemptStarted{.stage = Role::Coder, .attemptId = u"c3"_s, .model = u"code-b"_s},
        TextDelta{.attemptId = u"c3"_s, .kind = TextKind::Reasoning, .text = u"hm"_s},
        TextDelta{.attemptId = u"c3"_s, .text = u"the code"_s},
        finished(Role::Coder, u"c3"_s, u"code-b"_s),
        StageStarted{.stage = Role::Reviewer},
        AttemptStarted{.stage = Role::Reviewer, .attemptId = u"r1"_s, .model = u"review"_s},
        TextDelta{.attemptId = u"r1"_s, .text = u"the review"_s},
        finished(Role::Reviewer, u"r1"_s, u"review"_s),
        RunFinished{}};
}

//! The first events of a run, and what they fold to.
struct Recording
{
    QList<run::RunEvent> events;
    run::Run run;

    explicit Recording(const QList<run::EventBody> &bodies)
        : events(numbered(bodies))
        , run(run::foldAll(events))
    {
    }
};

} // namespace roo::test
