// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace roo::run {

//! Where the columns of a table of findings are; -1: there is none.
struct ReviewColumns
{
    int severity = -1;
    int file = -1;
    int line = -1;
    int what = -1;
    int suggestion = -1;
};

//! By the names in the table's first row.
[[nodiscard]] ReviewColumns reviewColumns(const QStringList &head);

//! The cells of a line that begins with a bar; a bar behind a backslash is text.
[[nodiscard]] QStringList cellsIn(QStringView line);

} // namespace roo::run
