// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace roo::proof {

//! What is kept of what a command prints: the first half of a limit as it comes, and the last half
//! when it has ended; between them a line says how many bytes were left out. Bytes may be cut
//! anywhere; what is no UTF-8 becomes U+FFFD. Memory is bound by the limit.
class KeptOutput final
{
public:
    explicit KeptOutput(qint64 limit);

    //! The text of these bytes that is kept for sure.
    [[nodiscard]] QString add(QByteArrayView bytes);
    //! The rest: with it the text is whole. Once, at the end.
    [[nodiscard]] QString end();
    [[nodiscard]] qint64 leftOut() const { return m_leftOut; }

private:
    [[nodiscard]] qsizetype sizeForHead(QByteArrayView bytes);
    [[nodiscard]] QString decoded(QByteArrayView bytes);

    qsizetype m_half;
    qsizetype m_headRoom; //!< Bytes that it still takes.
    bool m_isHeadOpen = true;
    bool m_endsLine = true; //!< The head does.
    QByteArray m_unfinished; //!< Of a character, at the end of the head.
    QByteArray m_tail; //!< At most twice its half.
    qint64 m_leftOut = 0;
};

} // namespace roo::proof
