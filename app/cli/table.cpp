// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr qsizetype leastFirstWidth = 12;

//! The end of a name says more than its beginning, which is a model's provider or a folder.
QString fitted(const QString &name, qsizetype width)
{
    return name.size() <= width ? name : QString(u'…' % name.last(width - 1));
}

} // namespace

Table::Table(const QStringList &headings, const QList<QStringList> &rows, qsizetype words)
    : m_words(words)
{
    for (qsizetype column = 0; column < headings.size(); ++column) {
        qsizetype width = headings.at(column).size();
        for (const QStringList &row : rows) {
            width = std::max(width, row.at(column).size());
        }
        m_widths.append(width);
    }
}

qsizetype Table::width() const
{
    qsizetype sum = (m_widths.size() - 1) * m_gap;
    for (const qsizetype width : m_widths) {
        sum += width;
    }
    return sum;
}

void Table::shrinkTo(qsizetype room)
{
    m_gap = 1;
    const qsizetype excess = std::max<qsizetype>(0, width() - room);
    qsizetype &first = m_widths.first();
    first = std::max(first - excess, std::min(first, leastFirstWidth));
}

QString Table::line(const QStringList &cells) const
{
    QString line
        = fitted(cells.constFirst(), m_widths.constFirst()).leftJustified(m_widths.constFirst());
    for (qsizetype column = 1; column < cells.size(); ++column) {
        const QString &cell = cells.at(column);
        const qsizetype width = m_widths.at(column);
        line += QString(m_gap, u' ')
            % (column < m_words ? cell.leftJustified(width) : cell.rightJustified(width));
    }
    return line;
}

} // namespace roo::cli
