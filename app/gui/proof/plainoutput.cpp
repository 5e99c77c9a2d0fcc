// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proof/plainoutput.h"

namespace roo::gui {

namespace {

constexpr char16_t bell = 0x07;
constexpr char16_t escape = 0x1b;
constexpr char16_t sequenceStart = 0x9b; //!< ESC [ in one character.

bool isWithin(QChar character, char16_t first, char16_t last)
{
    return character.unicode() >= first && character.unicode() <= last;
}

} // namespace

QString PlainOutput::append(QStringView piece)
{
    QString shown;
    shown.reserve(piece.size());
    for (const QChar character : piece) {
        take(character, shown);
    }
    return shown;
}

//! As ECMA-48 has it. A line feed ends whatever was begun and not ended: output may be cut.
void PlainOutput::take(QChar character, QString &shown)
{
    if (character == u'\n') {
        m_state = State::Text;
    }
    switch (m_state) {
    case State::Text:
        break;
    case State::Escape:
        m_state = character == u'['                  ? State::Sequence
            : character == u']' || character == u'P' ? State::Command
            : isWithin(character, u' ', u'/')        ? State::Charset
                                                     : State::Text;
        return;
    case State::Sequence:
        if (isWithin(character, u'@', u'~')) {
            m_state = State::Text;
        }
        return;
    case State::Command:
        m_state = character == escape ? State::CommandEscape
            : character == bell       ? State::Text
                                      : State::Command;
        return;
    case State::CommandEscape:
    case State::Charset:
        m_state = State::Text;
        return;
    }
    const bool wasReturn = m_wasReturn;
    m_wasReturn = character == u'\r';
    if (character == escape) {
        m_state = State::Escape;
    } else if (character == sequenceStart) {
        m_state = State::Sequence;
    } else if (character == u'\r') {
        shown += u'\n'; // a line that was meant to be written over
    } else if (character == u'\n') {
        shown += wasReturn ? QString() : QString(character);
    } else if (character == u'\t' || !isWithin(character, 0, 0x1f)) {
        shown += character;
    }
}

QString plainOutput(QStringView output)
{
    return PlainOutput().append(output);
}

} // namespace roo::gui
