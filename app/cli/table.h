// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace roo::cli {

//! Cells under headings. The first columns are words and stand on the left, the others are numbers.
class Table final
{
public:
    Table(const QStringList &headings, const QList<QStringList> &rows, qsizetype words = 1);

    //! Of a line, in characters.
    [[nodiscard]] qsizetype width() const;
    //! Takes from the first column what is too much, and from the gaps.
    void shrinkTo(qsizetype room);
    [[nodiscard]] QString line(const QStringList &cells) const;

private:
    QList<qsizetype> m_widths;
    qsizetype m_words = 1;
    qsizetype m_gap = 2;
};

} // namespace roo::cli
