// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/replaycommand.h"

using namespace Qt::StringLiterals;

namespace roo::cli {

ReplayCommand::ReplayCommand(Console &console, const Invocation &invocation)
    : KeptCommand(console, invocation)
    , m_isLive(invocation.run.isLive)
{
}

ReplayCommand::~ReplayCommand() = default;

void ReplayCommand::start()
{
    if (run::isSample(options().runs.constFirst()) && !common().isQuiet) {
        console().note(u"This is a sample that ships with the program: it was made by hand, and no "
                       "model was asked."_s);
    }
    withRuns(
        [](const QList<run::StoredRun> &runs, const std::stop_token &) {
            return Result<QList<run::RunEvent>>(runs.constFirst().events);
        },
        [this](const QList<run::RunEvent> &events) { play(events); });
}

void ReplayCommand::cancel(ErrorKind why)
{
    if (m_replayer) {
        m_isStopped = true;
        m_replayer->stop();
    } else {
        KeptCommand::cancel(why);
    }
}

void ReplayCommand::play(const QList<run::RunEvent> &events)
{
    const auto &started = std::get<run::RunStarted>(events.constFirst().body);
    m_answers = std::make_unique<AnswerPrinter>(
        console(), answerMode(console(), common().isJson, m_isLive), hasHeadings(started.stages));
    m_progress = std::make_unique<ProgressPrinter>(
        console(),
        ProgressPrinter::Detail{.isQuiet = common().isQuiet, .isVerbose = common().isVerbose});
    m_replayer = std::make_unique<run::Replayer>(
        events, options().isFast ? run::Replayer::Pace::Fast : run::Replayer::Pace::Own);
    connect(m_replayer.get(), &run::Replayer::eventRecorded, this, &ReplayCommand::take);
    connect(m_replayer.get(), &run::Replayer::finished, this, &ReplayCommand::ended);
    m_replayer->start();
}

void ReplayCommand::take(const run::RunEvent &event)
{
    m_answers->take(event, m_replayer->run());
    m_progress->take(event, m_replayer->run());
}

void ReplayCommand::ended()
{
    const std::optional<run::RunFinished> &finish = m_replayer->run().finish();
    if (finish && finish->error) {
        console().warn(u"The run ended so: %1"_s.arg(wording::sentence(*finish->error)));
    } else if (!finish && !m_isStopped && !common().isQuiet) {
        console().note(u"The run has no end: the program was stopped, or is still at it."_s);
    }
    emit finished(ExitCode::Done);
}

} // namespace roo::cli
