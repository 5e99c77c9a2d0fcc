// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/attempts/attemptlog.h"

#include <algorithm>

namespace roo::gui {

std::chrono::milliseconds AttemptRecord::elapsed(const QDateTime &now) const
{
    const qint64 milliseconds = startedAt.msecsTo(endedAt.isValid() ? endedAt : now);
    return std::chrono::milliseconds(std::max<qint64>(0, milliseconds));
}

namespace {

//! What is said once, and is worth a row of its own.
bool isNote(const run::EventBody &body)
{
    return std::holds_alternative<run::ProofSkipped>(body)
        || std::holds_alternative<run::FindingsReached>(body)
        || std::holds_alternative<run::VerdictReached>(body)
        || std::holds_alternative<run::SentBack>(body)
        || std::holds_alternative<run::LoopEnded>(body)
        || std::holds_alternative<run::ApprovalGiven>(body)
        || std::holds_alternative<run::RequestPaced>(body)
        || std::holds_alternative<run::BudgetReached>(body)
        || std::holds_alternative<run::EditsApplied>(body)
        || std::holds_alternative<run::EditsReverted>(body);
}

} // namespace

//! A check that was skipped, or is known from before, ends without having begun.
bool AttemptLog::adds(const run::RunEvent &event) const
{
    if (const auto *const finished = std::get_if<run::CheckFinished>(&event.body)) {
        return indexOfRunning(finished->round, finished->result.name) < 0;
    }
    return std::holds_alternative<run::AttemptStarted>(event.body)
        || std::holds_alternative<run::CheckStarted>(event.body) || isNote(event.body);
}

qsizetype AttemptLog::take(const run::RunEvent &event)
{
    const qsizetype last = m_records.size() - 1;
    if (isNote(event.body)) {
        note(event);
        return last + 1;
    }
    return std::visit(
        run::Overloaded{
            [&](const run::RunStarted &started) -> qsizetype {
                clear();
                m_profile = started.profile;
                return -1;
            },
            [&](const run::AttemptStarted &started) -> qsizetype {
                begin(started, event.time);
                return m_records.size() - 1;
            },
            [&](const run::TextDelta &delta) -> qsizetype {
                AttemptRecord *const record = running(delta.attemptId);
                if (record == nullptr) {
                    return -1;
                }
                record->characters += delta.text.size();
                if (!record->firstTextAt.isValid()) {
                    record->firstTextAt = event.time;
                }
                if (delta.kind == run::TextKind::Answer && !record->firstAnswerAt.isValid()) {
                    record->firstAnswerAt = event.time;
                }
                return indexOf(record);
            },
            [&](const run::AttemptFailed &failed) -> qsizetype {
                AttemptRecord *const record = running(failed.attemptId);
                if (record == nullptr) {
                    return -1;
                }
                record->state = AttemptRecord::State::Failed;
                record->failure = failed;
                record->endedAt = event.time;
                return indexOf(record);
            },
            [&](const run::StageFinished &finished) -> qsizetype {
                AttemptRecord *const record = running(finished.attemptId);
                if (record == nullptr) {
                    return -1;
                }
                record->state = AttemptRecord::State::Succeeded;
                record->result = finished;
                record->endedAt = event.time;
                return indexOf(record);
            },
            [&](const run::CheckStarted &started) -> qsizetype {
                begin(started, event.time);
                return m_records.size() - 1;
            },
            [&](const run::CheckFinished &finished) -> qsizetype {
                return end(finished, event.time);
            },
            [&](const run::RunFinished &) -> qsizetype {
                m_hasEnded = true;
                if (last < 0 || m_records.at(last).state != AttemptRecord::State::Running) {
                    return -1;
                }
                m_records[last].state = AttemptRecord::State::Stopped;
                m_records[last].endedAt = event.time;
                return last;
            },
            [](const auto &) -> qsizetype { return -1; },
        },
        event.body);
}

const AttemptRecord *AttemptLog::last(run::Role stage) const
{
    const auto found = std::find_if(
        m_records.crbegin(), m_records.crend(), [stage](const AttemptRecord &record) {
            return record.kind == AttemptRecord::Kind::Attempt && record.stage == stage;
        });
    return found == m_records.crend() ? nullptr : &*found;
}

void AttemptLog::begin(const run::AttemptStarted &event, const QDateTime &time)
{
    const AttemptRecord *const before = lastAttempt();
    const bool isSameStage
        = before != nullptr && before->stage == event.stage && before->round == event.round;
    AttemptRecord record{.stage = event.stage,
                         .round = event.round,
                         .number = isSameStage ? before->number + 1 : 1,
                         .id = event.attemptId,
                         .model = event.model,
                         .startedAt = time};
    for (const run::StageSpec &spec : std::as_const(m_profile.stages)) {
        if (spec.role == event.stage) {
            record.place = static_cast<int>(spec.models.indexOf(event.model)) + 1;
            record.chainLength = static_cast<int>(spec.models.size());
        }
    }
    m_records.append(record);
}

void AttemptLog::begin(const run::CheckStarted &event, const QDateTime &time)
{
    // The first time has failed; what it came to is not said by itself.
    if (AttemptRecord *const before = m_records.isEmpty() ? nullptr : &m_records.last();
        before != nullptr && event.isRepeat && before->kind == AttemptRecord::Kind::Check
        && before->model == event.check && before->round == event.round) {
        before->state = AttemptRecord::State::Failed;
        before->endedAt = time;
    }
    m_records.append({.kind = AttemptRecord::Kind::Check,
                      .isLater = m_hasEnded,
                      .round = event.round,
                      .number = event.isRepeat ? 2 : 1,
                      .model = event.check,
                      .startedAt = time,
                      .firstTextAt = time});
}

qsizetype AttemptLog::end(const run::CheckFinished &event, const QDateTime &time)
{
    const qsizetype known = indexOfRunning(event.round, event.result.name);
    const qsizetype index = known >= 0 ? known : m_records.size();
    if (known < 0) {
        begin(run::CheckStarted{.round = event.round, .check = event.result.name}, time);
    }
    AttemptRecord &record = m_records[index];
    record.check = event.result;
    record.endedAt = time;
    switch (event.result.verdict) {
    case proof::CheckVerdict::Passed:
        record.state = AttemptRecord::State::Succeeded;
        break;
    case proof::CheckVerdict::Skipped:
        record.state = AttemptRecord::State::Stopped;
        break;
    case proof::CheckVerdict::Failed:
    case proof::CheckVerdict::TimedOut:
    case proof::CheckVerdict::CouldNotStart:
        record.state = AttemptRecord::State::Failed;
        break;
    }
    return index;
}

void AttemptLog::note(const run::RunEvent &event)
{
    m_records.append({.kind = AttemptRecord::Kind::Note,
                      .isLater = m_hasEnded,
                      .state = AttemptRecord::State::Succeeded,
                      .startedAt = event.time,
                      .endedAt = event.time,
                      .note = event.body});
}

const AttemptRecord *AttemptLog::lastAttempt() const
{
    const auto found
        = std::find_if(m_records.crbegin(), m_records.crend(), [](const AttemptRecord &record) {
              return record.kind == AttemptRecord::Kind::Attempt;
          });
    return found == m_records.crend() ? nullptr : &*found;
}

AttemptRecord *AttemptLog::running(const QString &id)
{
    for (qsizetype i = m_records.size() - 1; i >= 0; --i) {
        if (m_records.at(i).kind == AttemptRecord::Kind::Attempt) {
            AttemptRecord &last = m_records[i];
            return last.id == id && last.state == AttemptRecord::State::Running ? &last : nullptr;
        }
    }
    return nullptr;
}

qsizetype AttemptLog::indexOfRunning(int round, const QString &check) const
{
    const qsizetype last = m_records.size() - 1;
    const bool isIt = last >= 0 && m_records.at(last).kind == AttemptRecord::Kind::Check
        && m_records.at(last).state == AttemptRecord::State::Running
        && m_records.at(last).round == round && m_records.at(last).model == check;
    return isIt ? last : -1;
}

qsizetype AttemptLog::indexOf(const AttemptRecord *record) const
{
    return record - m_records.constData();
}

} // namespace roo::gui
