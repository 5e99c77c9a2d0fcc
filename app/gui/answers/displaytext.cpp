// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/displaytext.h"

#include "core/base/text.h"

#include <algorithm>

namespace roo::gui {

namespace {

constexpr QChar box{0x25af};

bool isPlain(QChar character)
{
    return (character >= u' ' && character < u'\x7f') || character == u'\t';
}

bool isHidden(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Other_Format || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph || category == QChar::Other_Control
        || text::isInvisible(character) || QChar::isNonCharacter(character);
}

//! Joiners and selectors of an emoji are part of what one sees.
bool isPartOfPicture(char32_t character)
{
    return character == 0x200d || character == 0xfe0e || character == 0xfe0f;
}

} // namespace

void DisplayText::clear()
{
    *this = DisplayText();
}

QString DisplayText::append(QStringView piece, qsizetype offset)
{
    QString shown;
    shown.reserve(piece.size() + 16);
    for (qsizetype i = 0; i < piece.size(); ++i) {
        const QChar character = piece.at(i);
        if (character == u'\n' || character == u'\r') {
            if (character == u'\r' && i + 1 < piece.size() && piece.at(i + 1) == u'\n') {
                ++i;
            }
            shown += u'\n';
            m_starts.append(offset + i + 1);
            m_length = 0;
            m_isAfterPicture = false;
            continue;
        }
        if (m_length >= longestLine) {
            shown += u'\n';
            m_continued.append(m_starts.size());
            m_starts.append(offset + i);
            m_length = 0;
        }
        if (isPlain(character)) {
            shown += character;
            ++m_length;
            m_isAfterPicture = false;
        } else {
            appendCharacter(shown, piece, i);
        }
    }
    return shown;
}

void DisplayText::appendCharacter(QString &shown, QStringView piece, qsizetype &i)
{
    const QChar unit = piece.at(i);
    const bool isPair
        = unit.isHighSurrogate() && i + 1 < piece.size() && piece.at(i + 1).isLowSurrogate();
    const char32_t character
        = isPair ? QChar::surrogateToUcs4(unit, piece.at(i + 1)) : char32_t{unit.unicode()};
    const qsizetype units = isPair ? 2 : 1;
    const bool hides = isHidden(character);
    if (hides && !(isPartOfPicture(character) && m_isAfterPicture)) {
        shown += character < 0x20 ? QString(QChar(0x2400 + unit.unicode())) : QString(units, box);
    } else if (!isPair && unit.isSurrogate()) {
        shown += QChar(QChar::ReplacementCharacter);
    } else {
        shown += piece.sliced(i, units);
    }
    const QChar::Category category = QChar::category(character);
    m_isAfterPicture = category == QChar::Symbol_Other || category == QChar::Symbol_Modifier
        || (hides && m_isAfterPicture);
    m_length += units;
    i += units - 1;
}

bool DisplayText::isContinued(qsizetype line) const
{
    return std::ranges::binary_search(m_continued, line);
}

qsizetype DisplayText::numberOf(qsizetype line) const
{
    return line + 1 - (std::ranges::upper_bound(m_continued, line) - m_continued.begin());
}

qsizetype DisplayText::lineOf(qsizetype number) const
{
    qsizetype first = 0;
    qsizetype last = m_starts.size() - 1;
    while (first < last) {
        const qsizetype middle = (first + last) / 2;
        if (numberOf(middle) < number) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first;
}

} // namespace roo::gui
