// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace roo::gui {

//! One attempt over time, as the events tell it; or one check, or what was said once.
struct AttemptRecord
{
    enum class Kind { Attempt, Check, Note };
    enum class State { Running, Failed, Succeeded, Stopped };

    Kind kind = Kind::Attempt;
    bool isLater = false; //!< After the end of the run.

    run::Role stage = run::Role::Planner;
    int round = 1; //!< Of a check 0: the folder as it was.
    int number = 1; //!< In its stage and round.
    QString id;
    QString model; //!< The name of a check.
    int place = 0; //!< In the chain, from 1; 0 where it is not known.
    int chainLength = 0;
    State state = State::Running;
    QDateTime startedAt;
    QDateTime firstTextAt; //!< Invalid until then; reasoning counts.
    QDateTime firstAnswerAt; //!< Invalid until then.
    QDateTime endedAt; //!< Invalid until then.
    qint64 characters = 0;
    std::optional<run::AttemptFailed> failure;
    std::optional<run::StageFinished> result;
    std::optional<proof::CheckResult> check = {};
    run::EventBody note = {}; //!< What was said.

    //! Up to `now` while it runs.
    [[nodiscard]] std::chrono::milliseconds elapsed(const QDateTime &now) const;
};

//! The attempts and the checks of a run with their times, which the run itself does not keep: a
//! second fold of the same events.
class AttemptLog final
{
public:
    //! Whether an event makes a row.
    [[nodiscard]] bool adds(const run::RunEvent &event) const;
    //! Which row has changed or is new; -1: none. Rows are only ever added at the end.
    qsizetype take(const run::RunEvent &event);
    void clear() { *this = {}; }

    [[nodiscard]] const QList<AttemptRecord> &records() const { return m_records; }
    //! The last attempt of a stage, or nullptr.
    [[nodiscard]] const AttemptRecord *last(run::Role stage) const;

private:
    void begin(const run::AttemptStarted &event, const QDateTime &time);
    void begin(const run::CheckStarted &event, const QDateTime &time);
    qsizetype end(const run::CheckFinished &event, const QDateTime &time);
    void note(const run::RunEvent &event);
    //! nullptr unless it runs.
    [[nodiscard]] AttemptRecord *running(const QString &id);
    [[nodiscard]] qsizetype indexOfRunning(int round, const QString &check) const;
    [[nodiscard]] const AttemptRecord *lastAttempt() const;
    [[nodiscard]] qsizetype indexOf(const AttemptRecord *record) const;

    run::Profile m_profile;
    QList<AttemptRecord> m_records;
    bool m_hasEnded = false;
};

} // namespace roo::gui
