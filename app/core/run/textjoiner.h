// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"
#include "core/run/runevent.h"

#include <QObject>
#include <QTimer>

namespace roo::run {

//! Joins the deltas of one attempt for 33 ms, so that a stream of many small pieces becomes few
//! events. A surrogate pair is never cut in two; a half one at the end becomes U+FFFD, because no
//! file could hold it.
class TextJoiner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextJoiner)

public:
    TextJoiner();

    void begin(const QString &attemptId);
    void add(const llm::ChatDelta &delta);
    //! Gives out what is held, at the end of an attempt.
    void flush();

signals:
    void joined(const roo::run::TextDelta &delta);

private:
    void give(TextKind kind, QString &held, bool isLast);

    QString m_attemptId;
    QString m_answer;
    QString m_reasoning;
    QTimer m_timer;
};

} // namespace roo::run
