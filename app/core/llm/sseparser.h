// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>

namespace roo::llm {

//! Server-sent events out of bytes cut anywhere: LF, CR and CRLF line ends, a byte-order mark,
//! comments, several `data:` lines joined by line feeds, unknown fields. Only the data is given
//! out: chat completions use no event names. Events without data are dropped.
//! Source: WHATWG HTML, section "Server-sent events"; unlike it, `finish` gives out a last event
//! that lacks its blank line, because servers leave it away.
//!
//! However the bytes are cut, the events and the error in their order are the same.
class SseParser final
{
public:
    //! `lineLimit` bounds one line, and the joined data of one event, in bytes.
    explicit SseParser(qsizetype lineLimit);

    //! The events that these bytes complete. Error: AnswerTooLarge, after which nothing more comes:
    //! every later call gives the same error. Events that were complete before the line that is
    //! too long are given out first, and the error with the next call.
    [[nodiscard]] Result<QList<QByteArray>> feed(QByteArrayView bytes);

    //! The last event, if the stream ended without the blank line. Error: as in `feed`.
    [[nodiscard]] Result<QList<QByteArray>> finish();

    //! How many comment lines (keep-alives) have come.
    [[nodiscard]] qint64 comments() const { return m_comments; }

private:
    [[nodiscard]] QByteArrayView afterMark(QByteArrayView bytes);
    void readLines(QByteArrayView bytes, QList<QByteArray> &events);
    void endLine(QByteArrayView lastPart, QList<QByteArray> &events);
    void readField(QByteArrayView line);
    void dispatch(QList<QByteArray> &events);
    [[nodiscard]] Result<QList<QByteArray>> given(QList<QByteArray> events) const;

    qsizetype m_lineLimit;
    QByteArray m_line;
    QByteArray m_data;
    qint64 m_comments = 0;
    bool m_hasData = false;
    bool m_lastWasCarriageReturn = false;
    bool m_atStart = true;
    bool m_overLimit = false;
};

} // namespace roo::llm
