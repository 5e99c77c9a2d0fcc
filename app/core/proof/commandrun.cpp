// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/commandrun.h"

#include "core/proof/signalname.h"

#include <QPointer>

#include <algorithm>
#include <utility>

using std::chrono::milliseconds;

namespace roo::proof {

namespace {

constexpr milliseconds joinTime{33};
constexpr milliseconds patience{2000};
//! How long the output may stay open after the command itself has ended.
constexpr milliseconds closingTime{500};
constexpr qsizetype longestPiece = qsizetype{64} * 1024; //!< Characters of one signal.

} // namespace

CommandRun::CommandRun(const Command &command)
    : m_timeLimit(command.timeLimit)
    , m_process(command)
    , m_kept(command.outputLimit)
{
    m_join.setSingleShot(true);
    m_limit.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_join, &QTimer::timeout, this, &CommandRun::giveOutput);
    connect(&m_limit, &QTimer::timeout, this, [this] { end(CommandEnd::TimedOut); });
    connect(&m_patience, &QTimer::timeout, this,
            [this] { m_hasEnded ? settle() : m_process.kill(); });
    connect(&m_process, &CommandProcess::received, this, &CommandRun::receive);
    connect(&m_process, &CommandProcess::outputClosed, this, &CommandRun::closeOutput);
    connect(&m_process, &CommandProcess::ended, this, &CommandRun::processEnded);
    connect(
        &m_process, &CommandProcess::couldNotStart, this,
        [this](const QString &words) {
            m_outcome.end = CommandEnd::CouldNotStart;
            m_outcome.reason = words;
            settle();
        },
        Qt::QueuedConnection);
}

CommandRun::~CommandRun() = default;

void CommandRun::start()
{
    if (std::exchange(m_isStarted, true)) {
        return;
    }
    m_clock.start();
    if (m_why) {
        QMetaObject::invokeMethod(this, &CommandRun::settle, Qt::QueuedConnection);
        return;
    }
    m_limit.start(m_timeLimit);
    m_process.start();
}

void CommandRun::stop()
{
    end(CommandEnd::Stopped);
}

void CommandRun::end(CommandEnd why)
{
    if (m_isSettled) {
        return;
    }
    const bool isFirst = !m_why;
    m_why = m_why.value_or(why);
    if (!m_isStarted) {
        return;
    }
    m_limit.stop();
    if (!isFirst || m_hasEnded) {
        m_process.kill();
        m_patience.start(0); // settles where the command itself had ended
        return;
    }
    m_process.terminate();
    m_patience.start(patience);
}

void CommandRun::receive(const QByteArray &bytes)
{
    m_held += m_kept.add(bytes);
    if (!m_held.isEmpty() && !m_join.isActive()) {
        m_join.start(joinTime);
    }
}

void CommandRun::giveOutput()
{
    const QString text = std::exchange(m_held, {});
    if (!text.isEmpty()) {
        m_outcome.output += text;
        emit outputReceived(text);
    }
}

void CommandRun::processEnded(int exitCode, int signal)
{
    m_hasEnded = true;
    m_limit.stop();
    m_outcome.duration = milliseconds(m_clock.elapsed());
    if (signal == 0) {
        m_outcome.end = CommandEnd::Exited;
        m_outcome.exitCode = exitCode;
    } else {
        m_outcome.end = CommandEnd::Signalled;
        m_outcome.reason = signalName(signal);
    }
    if (m_isOutputClosed) {
        settle();
    } else {
        m_patience.start(closingTime);
    }
}

void CommandRun::closeOutput()
{
    m_isOutputClosed = true;
    if (m_hasEnded) {
        settle();
    }
}

void CommandRun::settle()
{
    if (std::exchange(m_isSettled, true)) {
        return;
    }
    m_limit.stop();
    m_patience.stop();
    m_join.stop();
    m_process.kill(); // what it has left behind
    m_process.disconnect(this);
    if (m_why) {
        m_outcome.end = *m_why;
        m_outcome.reason.clear();
        m_outcome.exitCode.reset();
    }
    giveLast();
}

void CommandRun::giveLast()
{
    const QPointer<CommandRun> guard(this);
    const QString last = std::exchange(m_held, {}) + m_kept.end();
    m_outcome.output += last;
    m_outcome.leftOut = m_kept.leftOut();
    for (qsizetype at = 0; guard && at < last.size();) {
        qsizetype size = std::min(longestPiece, last.size() - at);
        size -= size > 1 && last.at(at + size - 1).isHighSurrogate() ? 1 : 0;
        emit outputReceived(last.sliced(at, size));
        at += size;
    }
    if (guard) {
        emit finished(m_outcome);
    }
}

} // namespace roo::proof
