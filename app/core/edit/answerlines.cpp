// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/answerlines.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::edit {

bool unwrap(QStringView &text)
{
    for (const auto &mark : {u"**"_s, u"`"_s, u"\""_s, u"'"_s, u"*"_s}) {
        if (text.size() > 2 * mark.size() && text.startsWith(mark) && text.endsWith(mark)) {
            text = text.sliced(mark.size()).chopped(mark.size()).trimmed();
            return true;
        }
    }
    return false;
}

QStringView unwrapped(QStringView text)
{
    text = text.trimmed();
    while (unwrap(text)) {}
    return text;
}

std::optional<Label> labelIn(QStringView line)
{
    static const QRegularExpression pattern(
        u"\\A {0,3}(?:(?:[-*]|\\d+\\.|#{1,6})[ \\t]+)?(\\*\\*)?"
        "(file|action|anchor|anchor end|replace with|insert|content|to|occurrence|lines|mode)"
        "[ \\t]*(?:\\*\\*)?[ \\t]*\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    // Only what stands before the value has a bound: a path that is too long is still one.
    const qsizetype colon = line.indexOf(u':');
    if (colon < 0 || colon > longestNameLine) {
        return std::nullopt;
    }
    const QRegularExpressionMatch match = pattern.matchView(line.first(colon));
    const QString name = match.captured(2).toLower();
    const bool isAscii // to the pattern, a long s is an s
        = std::ranges::all_of(name, [](QChar character) { return character < QChar(0x80); });
    if (!match.hasMatch() || !isAscii) {
        return std::nullopt;
    }
    QStringView value = line.sliced(colon + 1).trimmed();
    const bool isBold = match.hasCaptured(1);
    if (value.startsWith("**"_L1) && (isBold || !value.endsWith("**"_L1))) {
        value = value.sliced(2).trimmed(); // **File:** a.py
    } else if (isBold && value.endsWith("**"_L1)) {
        value.chop(2); // **File: a.py**
    }
    return Label{.name = name, .value = unwrapped(value).toString()};
}

} // namespace roo::edit
