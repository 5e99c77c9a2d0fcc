// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace roo::test {

//! A model as text: a line for each row, its cells divided by " | ", children behind two blanks.
inline QStringList printed(const QAbstractItemModel &model, const QModelIndex &parent = {},
                           const QString &indent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            cells.append(model.index(row, column, parent).data().toString());
        }
        lines.append(indent + cells.join(QStringLiteral(" | ")));
        lines += printed(model, model.index(row, 0, parent), indent + QStringLiteral("  "));
    }
    return lines;
}

} // namespace roo::test
