// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/applycommand.h"

#include "cli/changewording.h"
#include "cli/proofwording.h"
#include "core/run/app.h"
#include "core/run/changesetjson.h"
#include "core/run/eventcodec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

//! All that is known before there is a plan.
QJsonObject notApplied()
{
    return {{u"applied"_s, false}};
}

} // namespace

ApplyCommand::ApplyCommand(Console &console, const Invocation &invocation, const QString &answer)
    : KeptCommand(console, invocation)
    , m_edits(invocation.edits)
    , m_answer(answer)
    , m_keepsHistory(run::inspect(invocation.common.app).settings.history.value)
    , m_question(console)
{
    connect(&m_question, &Question::answered, this, [this](bool isYes) {
        if (isYes) {
            write();
        } else {
            this->console().note(u"Nothing was written."_s);
            end(Error{.kind = ErrorKind::ApprovalMissing});
        }
    });
}

void ApplyCommand::start()
{
    if (!store()) {
        refuse({.kind = ErrorKind::HistoryUnwritable,
                .subject = u"the data folder"_s,
                .detail = u"there is no home folder"_s},
               notApplied());
        return;
    }
    const run::ApplicationRequest request{.store = *store(),
                                          .reference = options().runs.constFirst(),
                                          .answer = m_answer,
                                          .folder = m_edits.workspace,
                                          .allowed = m_edits.allowed,
                                          .keepsHistory = m_keepsHistory};
    inBackground(
        [request, style = diffStyle()](const std::stop_token &stop) {
            return run::planApplication(request, stop)
                .transform([&style](const run::Application &application) {
                    const edit::ChangeSet &changes = application.planned.changes;
                    return Made{.application = application,
                                .shown = shown(changes, style),
                                .json = style.isShown ? QJsonObject()
                                                      : run::eventcodec::changesToJson(changes)};
                });
        },
        [this](const Result<Made> &made) {
            if (made) {
                show(*made);
            } else {
                refuse(made.error(), notApplied());
            }
        });
}

void ApplyCommand::cancel(ErrorKind why)
{
    if (!m_isWriting) {
        KeptCommand::cancel(why);
    }
}

void ApplyCommand::show(const Made &made)
{
    m_application = made.application;
    m_json = made.json;
    if (!common().isJson) {
        console().answer(made.shown.diff);
    }
    if (m_application->isAnew && !common().isQuiet) {
        console().note(u"The files are no longer as they were in the run: its answers were held "
                       "against them anew."_s);
    }
    if (!common().isQuiet || m_application->obstacle) {
        for (const QString &line : made.shown.lines) {
            console().note(line);
        }
    }
    decide();
}

void ApplyCommand::decide()
{
    if (m_application->obstacle) {
        report(*m_application->obstacle);
        end(m_application->obstacle);
        return;
    }
    const edit::ChangeSet &changes = m_application->planned.changes;
    if (changes.files.isEmpty()) {
        if (!common().isQuiet) {
            console().note(u"Nothing is left to do: the files are as the changes want them."_s);
        }
        end({});
        return;
    }
    const QString against = wording::objections(m_application->objections);
    if (!against.isEmpty()) {
        console().warn(u"Against the changes: %1."_s.arg(against));
    }
    if (!against.isEmpty() && !m_edits.appliesAnyway && (m_edits.isConfirmed || !mayAsk())) {
        refuseObjected();
    } else if (m_edits.isConfirmed) {
        write();
    } else if (mayAsk()) {
        m_question.ask((against.isEmpty() ? u"%1 in %2. Write?"_s : u"%1 in %2. Write anyway?"_s)
                           .arg(wording::changeTotal(changes), m_application->planned.folder));
    } else {
        console().fail(
            wording::fromProgram(u"Nothing was written: say --yes where nobody can be asked."_s));
        end(Error{.kind = ErrorKind::ApprovalMissing});
    }
}

bool ApplyCommand::mayAsk() const
{
    return Question::canBeAsked() && options().runs.constFirst() != "-"_L1;
}

//! A yes to changes is none to changes that something speaks against.
void ApplyCommand::refuseObjected()
{
    const QStringList &against = m_application->objections;
    const bool isProof = against.contains(u"failing"_s) || against.contains(u"stale"_s);
    console().fail(wording::fromProgram(
        u"Nothing was written: --anyway writes the changes all the same, and the run remembers "
        "it."_s));
    end(isProof ? Error{.kind = ErrorKind::ProofFailed,
                        .detail = against.contains(u"failing"_s) ? QString() : u"stale"_s}
                : Error{.kind = ErrorKind::ReviewRejected});
}

void ApplyCommand::write()
{
    m_isWriting = true;
    inBackground(
        [application = *m_application, store = *store(),
         approval
         = run::Approval{.allowed = m_edits.allowed, .despite = m_application->objections}](
            const std::stop_token &) { return run::carryOut(application, store, approval); },
        [this](const Result<run::Applied> &applied) { written(applied); });
}

void ApplyCommand::written(const Result<run::Applied> &applied)
{
    if (!applied) {
        report(applied.error());
        end(applied.error());
        return;
    }
    m_applied = applied->what;
    if (applied->unrecorded) {
        console().warn(u"The changes are written, but the run does not say so: %1"_s.arg(
            wording::sentence(*applied->unrecorded)));
    }
    if (!common().isQuiet) {
        console().note(u"Written to %1"_s.arg(applied->what.folder));
        if (!m_application->runId.isEmpty()) {
            console().note(u"`orchestrator undo %1` takes it back."_s.arg(
                m_application->runId.right(run::shortIdLength)));
        }
    }
    end({});
}

void ApplyCommand::end(const std::optional<Error> &error)
{
    const ExitCode code = error ? exitCodeForWriting(*error) : ExitCode::Done;
    if (!common().isJson) {
        finishLater(code);
        return;
    }
    m_json.insert(u"folder"_s, m_application->planned.folder);
    m_json.insert(u"applied"_s, m_applied.has_value());
    if (!m_application->runId.isEmpty()) {
        m_json.insert(u"run"_s, m_application->runId);
    }
    if (!m_application->objections.isEmpty()) {
        m_json.insert(u"against"_s, QJsonArray::fromStringList(m_application->objections));
    }
    if (error) {
        m_json.insert(u"error"_s, run::eventcodec::errorToJson(*error));
    }
    printJsonAndFinish(m_json, code);
}

} // namespace roo::cli
