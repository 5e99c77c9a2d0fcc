// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace roo::run {

//! Plays the events of a run that was kept, without a network and without keeping them again: what
//! listens cannot tell it from the live run.
class Replayer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Replayer)

public:
    enum class Pace {
        Own, //!< With the waits that the run had, ten minutes each at most.
        Fast, //!< Without.
    };

    Replayer(QList<RunEvent> events, Pace pace);
    ~Replayer() override;

    void start();
    //! Ends it: `finished` follows at once, and no further event.
    void stop();

    //! The fold of what was played so far.
    [[nodiscard]] const Run &run() const { return m_run; }

signals:
    void eventRecorded(const roo::run::RunEvent &event);
    //! Once, never from within `start`.
    void finished();

private:
    void playNext();
    void waitForNext();

    QList<RunEvent> m_events;
    Pace m_pace;
    qsizetype m_next = 0;
    bool m_isFinished = false;
    QTimer m_timer;
    Run m_run;
};

} // namespace roo::run
