// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/recorder.h"

#include "keptruns.h"
#include "projectfolder.h"

namespace roo::test {

using namespace Qt::StringLiterals;

using namespace run;

inline const QString runId = u"20261122-120000-abcdef"_s;
inline const Files before{{u"a"_s, "1\n2\n3\n"_ba}, {u"b"_s, "x\n"_ba}};
inline const Files after{{u"a"_s, "1\ntwo\n3\n"_ba}, {u"b"_s, "x\n"_ba}};
inline const QString answer = replacing(u"a"_s, u"2"_s, u"two"_s);

//! A store, a folder, and a run for it that has planned its changes.
struct PlannedRun
{
    QTemporaryDir home;
    run::RunStore store{home.filePath(u"data/runs"_s)};
    ProjectFolder project{before};
    bool isFine = true;

    explicit PlannedRun(bool hasEnded = true, const QString &code = answer)
    {
        QList<EventBody> bodies{
            RunStarted{.task = u"Do it"_s,
                       .profile = sampleProfile(),
                       .stages = {Role::Coder},
                       .workspace = project.path()},
            StageStarted{.stage = Role::Coder},
            AttemptStarted{.stage = Role::Coder, .attemptId = u"c"_s, .model = u"m"_s},
            TextDelta{.attemptId = u"c"_s, .text = code},
            StageFinished{.stage = Role::Coder, .attemptId = u"c"_s, .modelAsked = u"m"_s}};
        if (const auto proposal = propose({project.path()}, {}, {.text = code})) {
            bodies.append(EditsPlanned{.folder = project.path(),
                                       .changes = proposal->changes.withoutTexts()});
        }
        if (hasEnded) {
            bodies.append(RunFinished{});
        }
        isFine = layDown(store, runId, bodies);
    }

    [[nodiscard]] ApplicationRequest request(const QString &reference = runId) const
    {
        return {.store = store,
                .reference = reference,
                .answer = {},
                .folder = {},
                .allowed = {},
                .keepsHistory = true};
    }

    //! Planned and written.
    [[nodiscard]] Result<Applied> apply(const ApplicationRequest &request) const
    {
        return planApplication(request, {}).and_then([this](const Application &application) {
            return carryOut(application, store, {});
        });
    }

    //! Taken back, if nothing is lost.
    [[nodiscard]] Result<TakenBack> undo(const QString &id = runId) const
    {
        return planUndo(store, id).and_then([this](UndoPlan plan) {
            plan.later.clear();
            return undoRecorded(store, plan);
        });
    }
    //! Taken back, whatever was changed since.
    [[nodiscard]] Result<TakenBack> undoAnyway() const
    {
        return planUndo(store, runId).and_then([this](const UndoPlan &plan) {
            return undoRecorded(store, plan);
        });
    }

    //! What is stored of it, and is the same when it is folded again.
    [[nodiscard]] Run stored(const QString &id = runId) const
    {
        const auto events = store.load(id);
        const Run run = foldAll(events.value_or(QList<RunEvent>()));
        return events && run.lastSequence() == events->size() ? run : Run();
    }

    [[nodiscard]] QByteArray kept(const QString &name, const QString &id = runId) const
    {
        return contentOf(store.folder() + u'/' + id + u'/' + name);
    }
};

} // namespace roo::test
