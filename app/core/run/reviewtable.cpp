// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/reviewtable.h"

#include "core/run/reviewplace.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

int columnOf(const QStringList &head, const QString &names)
{
    const QRegularExpression name(names, QRegularExpression::CaseInsensitiveOption);
    const auto found = std::ranges::find_if(head, [&name](const QString &cell) {
        return name.matchView(startOf(cell, 40)).hasMatch();
    });
    return found == head.end() ? -1 : static_cast<int>(found - head.begin());
}

} // namespace

ReviewColumns reviewColumns(const QStringList &head)
{
    return {.severity = columnOf(head, u"severity|level|priority"_s),
            .file = columnOf(head, u"file|location|path|where"_s),
            .line = columnOf(head, u"\\A[\\s*]*lines?\\b"_s),
            .what
            = columnOf(head, u"issue|finding|problem|description|what|detail|comment|message"_s),
            .suggestion = columnOf(head, u"suggest|fix|recommend|remed|solution|action"_s)};
}

QStringList cellsIn(QStringView line)
{
    QStringList cells;
    QString cell;
    QStringView row = line.trimmed().sliced(1);
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (row.at(i) == u'\\' && i + 1 < row.size() && row.at(i + 1) == u'|') {
            cell += row.at(++i);
        } else if (row.at(i) == u'|') {
            cells.append(std::exchange(cell, {}).trimmed());
        } else {
            cell += row.at(i);
        }
    }
    if (!cell.trimmed().isEmpty()) {
        cells.append(cell.trimmed());
    }
    return cells;
}

} // namespace roo::run
