// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/pacedtext.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace roo::gui {

namespace {

constexpr int turnMs = 33;
constexpr qint64 budgetMs = 8;
constexpr qsizetype budgetCharacters = qsizetype{64} * 1024;

} // namespace

PacedText::PacedText(Sink sink, qsizetype pieceLength)
    : m_sink(std::move(sink))
    , m_pieceLength(pieceLength)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PacedText::flush);
}

void PacedText::clear()
{
    m_timer.stop();
    m_text.clear();
    m_shown = 0;
    m_isFinished = false;
    m_hasDrained = false;
}

void PacedText::append(const QString &delta)
{
    m_text += delta;
    schedule();
}

void PacedText::finish()
{
    m_isFinished = true;
    m_timer.stop();
    schedule();
}

void PacedText::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    if (isPaused) {
        m_timer.stop();
    } else {
        schedule();
    }
}

void PacedText::schedule()
{
    const bool hasWork = m_shown < m_text.size() || (m_isFinished && !m_hasDrained);
    if (!m_isPaused && !m_timer.isActive() && hasWork) {
        m_timer.start(m_isFinished ? 0 : turnMs);
    }
}

qsizetype PacedText::endOfPiece() const
{
    const auto isParted = [this](qsizetype end) {
        return m_text.at(end - 1) == u'\r' || m_text.at(end - 1).isHighSurrogate();
    };
    qsizetype end = std::min(m_text.size(), m_shown + m_pieceLength);
    while (end < m_text.size() && isParted(end)) {
        ++end;
    }
    while (!m_isFinished && end > m_shown && end == m_text.size() && isParted(end)) {
        --end;
    }
    return end;
}

void PacedText::flush()
{
    emit aboutToFlush();
    QElapsedTimer clock;
    clock.start();
    const qsizetype limit = m_shown + budgetCharacters;
    bool isWaiting = false;
    while (m_shown < m_text.size() && m_shown < limit && !clock.hasExpired(budgetMs)) {
        const qsizetype end = endOfPiece();
        if (end == m_shown) {
            isWaiting = true; // for the other half of what must not be parted
            break;
        }
        m_sink(QStringView(m_text).sliced(m_shown, end - m_shown));
        m_shown = end;
    }
    emit flushed();
    if (m_isFinished && m_shown == m_text.size()) {
        m_hasDrained = true;
        emit drained();
    } else if (!isWaiting) {
        schedule();
    }
}

} // namespace roo::gui
