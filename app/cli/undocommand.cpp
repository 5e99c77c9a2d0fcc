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
            takeBack(edit::Later::Overwrite);
        } else {
            this->console().note(u"Nothing was taken back."_s);
            finishLater(ExitCode::NotApplied);
        }
    });
}

void UndoCommand::start()
{
    if (!store()) {
        failWith({.kind = ErrorKind::RunUnknown, .subject = options().runs.constFirst()});
        return;
    }
    takeBack(edit::Later::Refuse);
}

void UndoCommand::cancel(ErrorKind why)
{
    if (!m_isWriting) {
        KeptCommand::cancel(why);
    }
}

void UndoCommand::takeBack(edit::Later later)
{
    m_isWriting = true;
    inBackground(
        [store = *store(), reference = options().runs.constFirst(),
         later](const std::stop_token &) -> Result<run::TakenBack> {
            return store.resolve(reference).and_then(
                [&](const QString &runId) { return run::undoRecorded(store, runId, later); });
        },
        [this](const Result<run::TakenBack> &result) { takenBack(result); });
}

void UndoCommand::takenBack(const Result<run::TakenBack> &result)
{
    m_isWriting = false;
    if (!result) {
        if (result.error().kind == ErrorKind::FileStale) {
            askAbout(result.error());
        } else {
            failWith(result.error());
        }
        return;
    }
    if (result->unrecorded) {
        console().warn(u"It is taken back, but the run does not say so: %1"_s.arg(
            wording::sentence(*result->unrecorded)));
    }
    const run::EditsReverted &reverted = result->what;
    if (common().isJson) {
        printText(jsonLine({{u"folder"_s, reverted.folder},
                            {u"overwritten"_s, QJsonArray::fromStringList(reverted.overwritten)}}));
    } else if (!common().isQuiet) {
        console().note(u"%1 is as it was before."_s.arg(reverted.folder));
    }
    emit finished(ExitCode::Done);
}

void UndoCommand::askAbout(const Error &stale)
{
    const QStringList paths = stale.detail.split(u'\n');
    for (const QString &path : paths) {
        console().warn(u"%1 was changed after it was written."_s.arg(text::oneLine(path)));
    }
    if (m_isConfirmed) {
        takeBack(edit::Later::Overwrite);
    } else if (Question::canBeAsked()) {
        m_question.ask(u"Take it back nevertheless, and lose what was changed since?"_s);
    } else {
        console().fail(wording::fromProgram(
            u"Nothing was taken back: say --yes if what was changed since may be lost."_s));
        emit finished(ExitCode::NotApplied);
    }
}

} // namespace roo::cli
