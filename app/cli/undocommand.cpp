// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/undocommand.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace roo::cli {

UndoCommand::UndoCommand(Console &console, const Invocation &invocation)
    : KeptCommand(console, invocation)
    , m_isConfirmed(invocation.edits.isConfirmed)
    , m_question(console)
{
    connect(&m_question, &Question::answered, this, [this](bool isYes) {
        if (isYes) {
            takeBack();
        } else {
            this->console().note(u"Nothing was taken back."_s);
            leave({.kind = ErrorKind::ApprovalMissing});
        }
    });
}

void UndoCommand::start()
{
    if (!store()) {
        refuse({.kind = ErrorKind::RunUnknown, .subject = options().runs.constFirst()});
        return;
    }
    inBackground(
        [store = *store(), reference = options().runs.constFirst()](const std::stop_token &) {
            return store.resolve(reference).and_then(
                [&store](const QString &runId) { return run::planUndo(store, runId); });
        },
        [this](const Result<run::UndoPlan> &plan) {
            if (plan) {
                show(*plan);
            } else {
                refuse(plan.error());
            }
        });
}

void UndoCommand::cancel(ErrorKind why)
{
    if (!m_isWriting) {
        KeptCommand::cancel(why);
    }
}

void UndoCommand::show(const run::UndoPlan &plan)
{
    m_plan = plan;
    for (const auto &[path, now] : plan.later.asKeyValueRange()) {
        console().warn(u"%1 was changed after it was written."_s.arg(text::oneLine(path)));
    }
    if (plan.later.isEmpty() || m_isConfirmed) {
        takeBack();
    } else if (Question::canBeAsked()) {
        m_question.ask(u"Take it back nevertheless, and lose what was changed since?"_s);
    } else {
        console().fail(wording::fromProgram(
            u"Nothing was taken back: say --yes if what was changed since may be lost."_s));
        const QStringList paths = plan.later.keys();
        leave({.kind = ErrorKind::FileStale,
               .subject = paths.constFirst(),
               .detail = paths.join(u'\n')});
    }
}

//! What is to be said to people is said.
void UndoCommand::leave(const Error &why)
{
    if (common().isJson) {
        printText(jsonLine(errorObject(why)));
    }
    finishLater(ExitCode::NotApplied);
}

void UndoCommand::takeBack()
{
    m_isWriting = true;
    inBackground([store = *store(), plan = *m_plan](
                     const std::stop_token &) { return run::undoRecorded(store, plan); },
                 [this](const Result<run::TakenBack> &result) {
                     m_isWriting = false;
                     if (result) {
                         takenBack(*result);
                     } else {
                         refuse(result.error());
                     }
                 });
}

void UndoCommand::takenBack(const run::TakenBack &what)
{
    if (what.unrecorded) {
        console().warn(u"It is taken back, but the run does not say so: %1"_s.arg(
            wording::sentence(*what.unrecorded)));
    }
    const run::EditsReverted &reverted = what.what;
    if (common().isJson) {
        printText(jsonLine({{u"folder"_s, reverted.folder},
                            {u"overwritten"_s, QJsonArray::fromStringList(reverted.overwritten)}}));
    } else if (!common().isQuiet) {
        console().note(u"%1 is as it was before."_s.arg(reverted.folder));
    }
    emit finished(ExitCode::Done);
}

} // namespace roo::cli
