// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace roo::test {

namespace ownmarkup {

using namespace Qt::StringLiterals;

//! The elements that Markdown may become, with what may stand behind their names.
inline const QHash<QString, QRegularExpression> &elements()
{
    const auto pattern = [](const QString &attributes) {
        return QRegularExpression(QRegularExpression::anchoredPattern(attributes));
    };
    static const QHash<QString, QRegularExpression> known = [&pattern] {
        QHash<QString, QRegularExpression> all{
            {u"ol"_s, pattern(u"( start=\"[0-9]+\")?"_s)},
            {u"li"_s, pattern(u"( class=\"task\")?"_s)},
            {u"div"_s, pattern(u" class=\"(text|caption)\""_s)},
            {u"span"_s, pattern(u" class=\"address\""_s)},
            {u"a"_s,
             pattern(u" href=\"(https?://|mailto:)([!#-%'-;=?-~]|&amp;)*\""
                     " rel=\"noreferrer noopener\""_s)}};
        for (const QString &cell : {u"th"_s, u"td"_s}) {
            all.insert(cell, pattern(u"( class=\"(left|center|right)\")?"_s));
        }
        for (const QString &plain :
             {u"p"_s,  u"h1"_s,         u"h2"_s,    u"h3"_s,    u"h4"_s,    u"h5"_s,     u"h6"_s,
              u"ul"_s, u"blockquote"_s, u"pre"_s,   u"code"_s,  u"em"_s,    u"strong"_s, u"del"_s,
              u"hr"_s, u"br"_s,         u"table"_s, u"thead"_s, u"tbody"_s, u"tr"_s}) {
            all.insert(plain, pattern({}));
        }
        return all;
    }();
    return known;
}

//! Nothing that is markup or that cannot be seen.
inline bool isText(const QString &text)
{
    const auto isSeen = [](QChar character) {
        const char16_t unit = character.unicode();
        return (unit >= 0x20 || unit == u'\n' || unit == u'\t') && (unit < 0x7f || unit > 0x9f)
            && (unit < 0x202a || unit > 0x202e) && (unit < 0x2066 || unit > 0x2069);
    };
    static const QRegularExpression markup(u"[<>\"]|&(?!(lt|gt|amp|quot);)"_s);
    return std::ranges::all_of(text, isSeen) && !text.contains(markup);
}

} // namespace ownmarkup

//! What is wrong with a piece of HTML that was made of Markdown: empty where it is balanced, every
//! element and attribute is one of ours, and every link leads where one may be led.
inline QString faultOfMarkup(const QString &html)
{
    using namespace Qt::StringLiterals;
    static const QRegularExpression tag(u"\\A<(/?)([a-z0-9]+)([^<>]*)>"_s);
    QStringList open;
    for (qsizetype at = 0; at < html.size();) {
        const qsizetype begin = html.indexOf(u'<', at);
        const QString text = html.sliced(at, (begin < 0 ? html.size() : begin) - at);
        if (!ownmarkup::isText(text)) {
            return u"not escaped: "_s + text;
        }
        if (begin < 0) {
            break;
        }
        const auto match = tag.matchView(QStringView(html).sliced(begin));
        const QString name = match.captured(2);
        const auto known = ownmarkup::elements().constFind(name);
        if (!match.hasMatch() || known == ownmarkup::elements().cend()) {
            return u"not ours: "_s + html.sliced(begin);
        }
        const bool isEnd = !match.captured(1).isEmpty();
        if (isEnd ? open.isEmpty() || open.takeLast() != name || !match.captured(3).isEmpty()
                  : !known->match(match.captured(3)).hasMatch()) {
            return u"not balanced, or not our attributes: "_s + match.captured();
        }
        if (!isEnd && name != "hr"_L1 && name != "br"_L1) {
            open.append(name);
        }
        at = begin + match.capturedLength();
    }
    return open.isEmpty() ? QString() : u"not closed: "_s + open.join(u' ');
}

} // namespace roo::test
