// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace roo::gui {

//! What a command has printed, without what only means something to a terminal: colours, movements
//! of the cursor, titles. May be given in pieces, cut anywhere.
class PlainOutput final
{
public:
    [[nodiscard]] QString append(QStringView piece);

private:
    enum class State { Text, Escape, Sequence, Command, CommandEscape, Charset };

    void take(QChar character, QString &shown);

    State m_state = State::Text;
    bool m_wasReturn = false;
};

//! All at once.
[[nodiscard]] QString plainOutput(QStringView output);

} // namespace roo::gui
