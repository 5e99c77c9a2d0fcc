// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/keptoutput.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

//! It does not begin a character of UTF-8.
bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

constexpr qsizetype longestContinuation = 3;

//! How many bytes at the end are the beginning of a character that may go on.
qsizetype unfinishedSize(QByteArrayView bytes)
{
    for (qsizetype size = 1; size <= std::min(longestContinuation, bytes.size()); ++size) {
        const auto byte = static_cast<unsigned char>(bytes.at(bytes.size() - size));
        if (byte >= 0xc0U) {
            const qsizetype whole = byte >= 0xf0U ? 4 : byte >= 0xe0U ? 3 : 2;
            return whole > size ? size : 0;
        }
        if (byte < 0x80U) {
            return 0;
        }
    }
    return 0;
}

//! With every mark of byte order as a character: there is one at each place that begins so.
QString textOf(QByteArrayView bytes)
{
    using Flag = QStringDecoder::Flag;
    QStringDecoder decoder(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
    return decoder.decode(bytes);
}

} // namespace

KeptOutput::KeptOutput(qint64 limit)
    : m_half(static_cast<qsizetype>(std::max<qint64>(limit / 2, 1)))
    , m_headRoom(m_half)
{
}

QString KeptOutput::add(QByteArrayView bytes)
{
    const qsizetype size = sizeForHead(bytes);
    const QString text = decoded(bytes.first(size));
    if (!text.isEmpty()) {
        m_endsLine = text.endsWith(u'\n');
    }
    m_tail.append(bytes.sliced(size));
    if (m_tail.size() > 2 * m_half) {
        m_leftOut += m_tail.size() - m_half;
        m_tail.remove(0, m_tail.size() - m_half);
    }
    return text;
}

//! The head ends with a whole character, up to three bytes beyond its half.
qsizetype KeptOutput::sizeForHead(QByteArrayView bytes)
{
    qsizetype size = std::clamp<qsizetype>(m_headRoom, 0, bytes.size());
    m_headRoom -= size;
    while (m_isHeadOpen && m_headRoom <= 0 && size < bytes.size()) {
        m_isHeadOpen = isContinuation(bytes.at(size)) && m_headRoom > -longestContinuation;
        if (m_isHeadOpen) {
            --m_headRoom;
            ++size;
        }
    }
    return size;
}

//! A decoder with a state of its own would swallow a byte that follows half a character.
QString KeptOutput::decoded(QByteArrayView bytes)
{
    const QByteArray whole = m_unfinished + bytes;
    const qsizetype unfinished = unfinishedSize(whole);
    m_unfinished = whole.last(unfinished);
    return textOf(QByteArrayView(whole).chopped(unfinished));
}

QString KeptOutput::end()
{
    qsizetype cut = std::max<qsizetype>(m_tail.size() - m_half, 0);
    const bool isWhole = cut == 0 && m_leftOut == 0;
    if (isWhole) {
        return textOf(QByteArray(m_unfinished + m_tail));
    }
    const QString rest = textOf(m_unfinished);
    while (cut < m_tail.size() && isContinuation(m_tail.at(cut))) {
        ++cut;
    }
    m_leftOut += cut;
    const bool endsLine = m_endsLine && rest.isEmpty();
    return rest + (endsLine ? QString() : u"\n"_s) + u"[… %1 bytes left out …]\n"_s.arg(m_leftOut)
        + textOf(QByteArrayView(m_tail).sliced(cut));
}

} // namespace roo::proof
