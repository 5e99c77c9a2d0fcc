// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace roo::edit {

//! What may be the name of a file in a text that somebody has written.
struct Mention
{
    QString name; //!< With slashes, and without "./", a line number or a full stop behind it.
    bool isQuoted = false; //!< All that stands between two backticks or quotation marks.

    friend bool operator==(const Mention &, const Mention &) = default;
};

//! All that may be names in a line, in the order in which they begin. Where a name could be read in
//! several ways ("[id].ts," or "id", "ts"), each is there. Never a part of a word. Time is linear
//! in the line.
[[nodiscard]] QList<Mention> mentionsIn(QStringView line);

} // namespace roo::edit
