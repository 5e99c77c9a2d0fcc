// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/stages/stagestatus.h"

#include "gui/words/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::StageStatus)
};

using State = StageStatus::State;

State stateWithoutStage(const run::Run &run, run::Role role)
{
    if (!run.answer(role).isEmpty()) {
        return State::Given;
    }
    if (run.state() == run::Run::State::Empty) {
        return State::Empty;
    }
    if (!run.start().stages.contains(role)) {
        return State::Absent;
    }
    return run.finish() ? State::Absent : State::Pending;
}

//! The last attempt of the stage decides what it does.
void takeAttempt(const AttemptRecord &record, StageStatus &status)
{
    status.modelAsked = record.model;
    status.place = record.place;
    status.chainLength = record.chainLength;
    status.attempt = record.number;
    status.characters = record.characters;
    switch (record.state) {
    case AttemptRecord::State::Running:
        status.state = record.firstAnswerAt.isValid() ? State::Answering
            : record.firstTextAt.isValid()            ? State::Thinking
                                                      : State::Waiting;
        status.since = record.startedAt;
        break;
    case AttemptRecord::State::Failed:
        status.error = record.failure->error;
        status.since = record.endedAt;
        status.nextModel = record.failure->nextModel;
        status.until = record.endedAt.addMSecs(record.failure->wait.count());
        status.state = record.failure->action == llm::Decision::Action::Stop ? State::Failed
                                                                             : State::Pausing;
        break;
    case AttemptRecord::State::Succeeded:
        status.state = State::Succeeded;
        status.result = record.result;
        status.modelAnswered = record.result->modelAnswered;
        status.since = record.startedAt;
        break;
    case AttemptRecord::State::Stopped:
        status.state = State::Stopped;
        status.since = record.endedAt;
        break;
    }
}

QString placeInChain(int place, int length)
{
    switch (place) {
    case 1:
        return Words::tr("1st of %1").arg(length);
    case 2:
        return Words::tr("2nd of %1").arg(length);
    case 3:
        return Words::tr("3rd of %1").arg(length);
    default:
        return Words::tr("%1th of %2").arg(place).arg(length);
    }
}

QString pauseWords(const StageStatus &status, const QDateTime &now)
{
    const qint64 left = std::max<qint64>(0, now.msecsTo(status.until));
    const bool isOther = status.nextModel != status.modelAsked;
    const QString rest = words::seconds(std::chrono::milliseconds(left + 999));
    return isOther ? Words::tr("%1 – next model in %2").arg(words::brief(*status.error), rest)
                   : Words::tr("%1 – trying again in %2").arg(words::brief(*status.error), rest);
}

} // namespace

bool StageStatus::isBusy() const
{
    switch (state) {
    case State::Preparing:
    case State::Waiting:
    case State::Thinking:
    case State::Answering:
    case State::Pausing:
        return true;
    case State::Empty:
    case State::Absent:
    case State::Given:
    case State::Pending:
    case State::Succeeded:
    case State::Failed:
    case State::Stopped:
        return false;
    }
    Q_UNREACHABLE_RETURN(false);
}

StageStatus stageStatus(const run::Run &run, const AttemptLog &attempts, run::Role role)
{
    StageStatus status;
    const run::Stage *const stage = run.stage(role);
    if (stage == nullptr) {
        status.state = stateWithoutStage(run, role);
        return status;
    }
    status.round = stage->round;
    const AttemptRecord *const record = attempts.last(role);
    if (record != nullptr && record->round == stage->round) {
        takeAttempt(*record, status);
    } else {
        status.state = State::Preparing;
    }
    if (run.finish() && status.isBusy()) {
        const bool wasStopped = run.finish()->outcome == run::Outcome::Cancelled;
        status.state = wasStopped ? State::Stopped : State::Failed;
        if (!wasStopped && run.finish()->error) {
            status.error = run.finish()->error;
        }
    }
    return status;
}

namespace {

//! A text of the last attempt of each round, unless that is made good again.
QString textOfRounds(const run::Run &run, run::Role role, QString run::Attempt::*text)
{
    QStringList rounds;
    for (const run::Stage &stage : run.stages()) {
        if (stage.role != role || stage.attempts.isEmpty()) {
            continue;
        }
        const run::Attempt &last = stage.attempts.constLast();
        const bool isMadeGood
            = last.failure && last.failure->action != llm::Decision::Action::Stop && !run.finish();
        if (!isMadeGood && !(last.*text).isEmpty()) {
            rounds.append(last.*text);
        }
    }
    return rounds.join(u"\n\n"_s);
}

} // namespace

QString stageText(const run::Run &run, run::Role role)
{
    return run.stage(role) == nullptr ? run.answer(role)
                                      : textOfRounds(run, role, &run::Attempt::answer);
}

QString stageReasoning(const run::Run &run, run::Role role)
{
    return textOfRounds(run, role, &run::Attempt::reasoning);
}

QString stateWords(const StageStatus &status, const QDateTime &now)
{
    const auto elapsed = [&] {
        return words::seconds(
            std::chrono::milliseconds(status.since.isValid() ? status.since.msecsTo(now) : 0));
    };
    switch (status.state) {
    case State::Empty:
        return {};
    case State::Absent:
        return Words::tr("not part of this run");
    case State::Given:
        return Words::tr("taken over");
    case State::Pending:
        return Words::tr("comes later");
    case State::Preparing:
        return Words::tr("preparing");
    case State::Waiting:
        return Words::tr("waiting for the first token, %1").arg(elapsed());
    case State::Thinking:
        return Words::tr("thinking, %1").arg(elapsed());
    case State::Answering:
        return Words::tr("answering, %1").arg(elapsed());
    case State::Pausing:
        return pauseWords(status, now);
    case State::Succeeded:
        return status.result->finishReason == llm::FinishReason::Length
            ? Words::tr("done, cut by the token limit")
            : Words::tr("done");
    case State::Failed:
        return status.error ? Words::tr("failed: %1").arg(words::brief(*status.error))
                            : Words::tr("failed");
    case State::Stopped:
        return Words::tr("stopped");
    }
    Q_UNREACHABLE_RETURN({});
}

QString modelWords(const StageStatus &status)
{
    return status.modelAnswered.isEmpty() || status.modelAnswered == status.modelAsked
        ? status.modelAsked
        : Words::tr("%1, answered by %2").arg(status.modelAsked, status.modelAnswered);
}

QString shortModelWords(const StageStatus &status)
{
    StageStatus shorter = status;
    shorter.modelAsked = status.modelAsked.section(u'/', -1);
    shorter.modelAnswered = status.modelAnswered.section(u'/', -1);
    return modelWords(shorter);
}

QString placeWords(const StageStatus &status)
{
    QStringList parts;
    if (status.place > 0 && status.chainLength > 1) {
        parts.append(placeInChain(status.place, status.chainLength));
    }
    if (status.attempt > 1) {
        parts.append(Words::tr("attempt %1").arg(status.attempt));
    }
    if (status.round > 1) {
        parts.append(Words::tr("round %1").arg(status.round));
    }
    return parts.join(u", "_s);
}

QString timeWords(const StageStatus &status)
{
    if (status.result) {
        return Words::tr("%1, first token %2")
            .arg(words::duration(status.result->total), words::duration(status.result->firstToken));
    }
    return status.characters > 0 ? Words::tr("%1 characters").arg(words::count(status.characters))
                                 : QString();
}

QString usageWords(const StageStatus &status)
{
    return status.result
        ? words::tokens(status.result->usage) % u", "_s % words::cost(status.result->usage)
        : QString();
}

Sign signOf(StageStatus::State state)
{
    switch (state) {
    case State::Empty:
    case State::Absent:
        return Sign::Dash;
    case State::Given:
        return Sign::Tick;
    case State::Pending:
        return Sign::Circle;
    case State::Preparing:
    case State::Waiting:
        return Sign::Dots;
    case State::Thinking:
    case State::Answering:
        return Sign::Spark;
    case State::Pausing:
        return Sign::Pause;
    case State::Succeeded:
        return Sign::Tick;
    case State::Failed:
        return Sign::Cross;
    case State::Stopped:
        return Sign::Square;
    }
    Q_UNREACHABLE_RETURN(Sign::None);
}

} // namespace roo::gui
