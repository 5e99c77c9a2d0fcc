// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

namespace roo::gui {

//! What a view shows of a text, line by line, and where each line stands in it. Long lines are
//! shown in parts; characters that cannot be seen, or turn the text around, are shown as boxes,
//! each for itself, so that every place of a shown line has one in the text.
class DisplayText final
{
public:
    //! Longer lines are shown in parts.
    static constexpr qsizetype longestLine = 4000;

    void clear();
    //! What to show of the next piece; its lines end with LF. `offset` is its place in the text. CR
    //! and LF, and surrogate pairs, come together.
    [[nodiscard]] QString append(QStringView piece, qsizetype offset);

    [[nodiscard]] qsizetype lineCount() const { return m_starts.size(); }
    //! Where a shown line begins in the text.
    [[nodiscard]] qsizetype startOf(qsizetype line) const { return m_starts.at(line); }
    //! Whether a shown line goes on with the one before it.
    [[nodiscard]] bool isContinued(qsizetype line) const;
    [[nodiscard]] bool hasContinuedLines() const { return !m_continued.isEmpty(); }
    //! The number of the line in the text, from 1.
    [[nodiscard]] qsizetype numberOf(qsizetype line) const;
    //! The inverse; its first part.
    [[nodiscard]] qsizetype lineOf(qsizetype number) const;

private:
    void appendCharacter(QString &shown, QStringView piece, qsizetype &i);

    QList<qsizetype> m_starts{0};
    QList<qsizetype> m_continued; //!< In order.
    qsizetype m_length = 0; //!< Of the last line so far.
    bool m_isAfterPicture = false;
};

} // namespace roo::gui
