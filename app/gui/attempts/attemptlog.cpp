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

qsizetype AttemptLog::take(const run::RunEvent &event)
{
    const qsizetype last = m_records.size() - 1;
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
                return last;
            },
            [&](const run::AttemptFailed &failed) -> qsizetype {
                AttemptRecord *const record = running(failed.attemptId);
                if (record == nullptr) {
                    return -1;
                }
                record->state = AttemptRecord::State::Failed;
                record->failure = failed;
                record->endedAt = event.time;
                return last;
            },
            [&](const run::StageFinished &finished) -> qsizetype {
                AttemptRecord *const record = running(finished.attemptId);
                if (record == nullptr) {
                    return -1;
                }
                record->state = AttemptRecord::State::Succeeded;
                record->result = finished;
                record->endedAt = event.time;
                return last;
            },
            [&](const run::RunFinished &) -> qsizetype {
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
    const auto found
        = std::find_if(m_records.crbegin(), m_records.crend(),
                       [stage](const AttemptRecord &record) { return record.stage == stage; });
    return found == m_records.crend() ? nullptr : &*found;
}

void AttemptLog::begin(const run::AttemptStarted &event, const QDateTime &time)
{
    const AttemptRecord *const before = m_records.isEmpty() ? nullptr : &m_records.constLast();
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

AttemptRecord *AttemptLog::running(const QString &id)
{
    if (m_records.isEmpty()) {
        return nullptr;
    }
    AttemptRecord &last = m_records.last();
    return last.id == id && last.state == AttemptRecord::State::Running ? &last : nullptr;
}

} // namespace roo::gui
