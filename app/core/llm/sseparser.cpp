// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/sseparser.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace roo::llm {
namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

//! Where `wanted` stands at or after `from`; the end, where it does not.
qsizetype find(QByteArrayView bytes, char wanted, qsizetype from)
{
    if (from >= bytes.size()) {
        return bytes.size();
    }
    const char *const start = bytes.data() + from;
    const auto room = static_cast<std::size_t>(bytes.size() - from);
    const void *const hit = std::memchr(start, wanted, room);
    return hit ? static_cast<const char *>(hit) - bytes.data() : bytes.size();
}

} // namespace

SseParser::SseParser(qsizetype lineLimit)
    : m_lineLimit(lineLimit)
{
}

Result<QList<QByteArray>> SseParser::feed(QByteArrayView bytes)
{
    QList<QByteArray> events;
    if (!m_overLimit) {
        readLines(afterMark(bytes), events);
    }
    return given(std::move(events));
}

Result<QList<QByteArray>> SseParser::finish()
{
    QList<QByteArray> events;
    m_atStart = false;
    if (!m_overLimit && !m_line.isEmpty()) {
        endLine({}, events);
    }
    if (!m_overLimit) {
        dispatch(events);
    }
    return given(std::move(events));
}

//! Until it is known whether the stream begins with a mark, its bytes wait in `m_line`.
QByteArrayView SseParser::afterMark(QByteArrayView bytes)
{
    while (m_atStart && !bytes.isEmpty()) {
        if (bytes.front() != byteOrderMark.at(m_line.size())) {
            m_atStart = false;
            break;
        }
        m_line.append(bytes.front());
        bytes = bytes.sliced(1);
        if (m_line.size() == byteOrderMark.size()) {
            m_line.clear();
            m_atStart = false;
        }
    }
    return bytes;
}

void SseParser::readLines(QByteArrayView bytes, QList<QByteArray> &events)
{
    qsizetype from = 0;
    // Each is searched again only after it was passed: a stream without any CR costs one search.
    qsizetype lineFeed = -1;
    qsizetype carriageReturn = -1;
    while (from < bytes.size()) {
        if (std::exchange(m_lastWasCarriageReturn, false) && bytes.at(from) == '\n') {
            ++from;
            continue;
        }
        if (lineFeed < from) {
            lineFeed = find(bytes, '\n', from);
        }
        if (carriageReturn < from) {
            carriageReturn = find(bytes, '\r', from);
        }
        const qsizetype end = std::min(lineFeed, carriageReturn);
        const QByteArrayView part = bytes.sliced(from, end - from);
        if (part.size() > m_lineLimit - m_line.size()) {
            m_overLimit = true;
            return;
        }
        if (end == bytes.size()) {
            m_line.append(part);
            return;
        }
        endLine(part, events);
        if (m_overLimit) {
            return;
        }
        m_lastWasCarriageReturn = end == carriageReturn;
        from = end + 1;
    }
}

void SseParser::endLine(QByteArrayView lastPart, QList<QByteArray> &events)
{
    if (m_line.isEmpty()) {
        if (lastPart.isEmpty()) {
            dispatch(events);
        } else {
            readField(lastPart);
        }
        return;
    }
    m_line.append(lastPart);
    readField(m_line);
    m_line.truncate(0); // Keeps its memory for the next line.
}

void SseParser::readField(QByteArrayView line)
{
    if (line.startsWith(':')) {
        ++m_comments;
        return;
    }
    constexpr QByteArrayView data("data");
    if (!line.startsWith(data)) {
        return;
    }
    QByteArrayView value = line.sliced(data.size());
    if (!value.isEmpty()) {
        if (value.front() != ':') {
            return; // Another field, whose name begins alike.
        }
        value = value.sliced(1);
        if (value.startsWith(' ')) {
            value = value.sliced(1);
        }
    }
    const qsizetype separator = m_hasData ? 1 : 0;
    if (value.size() > m_lineLimit - m_data.size() - separator) {
        m_overLimit = true;
        return;
    }
    if (m_hasData) {
        m_data.append('\n');
    }
    m_data.append(value);
    m_hasData = true;
}

void SseParser::dispatch(QList<QByteArray> &events)
{
    if (std::exchange(m_hasData, false)) {
        events.append(std::exchange(m_data, {}));
    }
}

Result<QList<QByteArray>> SseParser::given(QList<QByteArray> events) const
{
    if (m_overLimit && events.isEmpty()) {
        return std::unexpected(
            Error{.kind = ErrorKind::AnswerTooLarge, .expected = QString::number(m_lineLimit)});
    }
    return events;
}

} // namespace roo::llm
