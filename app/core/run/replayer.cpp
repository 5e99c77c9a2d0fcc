// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/replayer.h"

#include <algorithm>
#include <utility>

namespace roo::run {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds longestWait = 10min;

} // namespace

Replayer::Replayer(QList<RunEvent> events, Pace pace)
    : m_events(std::move(events))
    , m_pace(pace)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Replayer::playNext);
}

Replayer::~Replayer() = default;

void Replayer::start()
{
    if (!m_isFinished) {
        m_timer.start(0);
    }
}

void Replayer::stop()
{
    m_timer.stop();
    if (!m_isFinished) {
        m_isFinished = true;
        emit finished();
    }
}

void Replayer::playNext()
{
    if (m_next >= m_events.size()) {
        stop();
        return;
    }
    const RunEvent event = m_events.at(m_next++);
    if (m_run.fold(event)) { // a foreign file may hold events that no run ever had
        emit eventRecorded(event);
    }
    if (!m_isFinished) {
        waitForNext();
    }
}

void Replayer::waitForNext()
{
    std::chrono::milliseconds wait = 0ms;
    if (m_pace == Pace::Own && m_next > 0 && m_next < m_events.size()) {
        wait = std::chrono::milliseconds(
            m_events.at(m_next - 1).time.msecsTo(m_events.at(m_next).time));
    }
    m_timer.start(std::clamp(wait, 0ms, longestWait));
}

} // namespace roo::run
