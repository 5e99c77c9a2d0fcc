// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/markdown.h"

#include "core/base/markdownwriter.h"
#include "core/base/text.h"

#include <algorithm>

#include <md4c.h>

using namespace Qt::StringLiterals;

namespace roo::markdown {

namespace {

constexpr unsigned dialect
    = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML;

// Within these, md4c 0.5.2 takes some two seconds at most; without, its time is quadratic.
constexpr qsizetype longestRead = qsizetype{512} * 1024;
//! For each blank line it goes through all lists that are open.
constexpr qsizetype mostMarksOnALine = 100;
//! For each link it goes through all lines of the paragraph.
constexpr qsizetype mostLinesTimesLinks = 50'000'000;

bool isBlank(QChar character)
{
    return character == u' ' || character == u'\t';
}

//! What the line may open at most: each '>', and each '-', '+', '*', '.' or ')' before a blank.
qsizetype marksBefore(QStringView line)
{
    constexpr QStringView marks = u"-+*.)";
    qsizetype count = 0;
    QChar last;
    for (const QChar character : line) {
        if (character == u'>' || (isBlank(character) && marks.contains(last))) {
            ++count;
        } else if (!isBlank(character) && !marks.contains(character)
                   && (character < u'0' || character > u'9')) {
            break;
        }
        last = character;
    }
    return count;
}

bool isWithinBounds(QStringView markdown)
{
    if (markdown.size() > longestRead) {
        return false;
    }
    qsizetype lines = 0;
    qsizetype links = 0;
    for (const QStringView line : markdown.tokenize(u'\n')) {
        if (std::ranges::all_of(line, isBlank)) {
            lines = 0;
            links = 0;
            continue;
        }
        ++lines;
        links += line.count(u"](");
        if (marksBefore(line) > mostMarksOnALine || lines * links > mostLinesTimesLinks) {
            return false;
        }
    }
    return true;
}

QString plainHtml(QStringView markdown)
{
    return u"<div class=\"text\">"_s % htmlText(markdown) % u"</div>\n"_s;
}

HtmlWriter &writerOf(void *user)
{
    return *static_cast<HtmlWriter *>(user);
}

//! False where it gave up.
bool read(const QByteArray &source, HtmlWriter &writer)
{
    MD_PARSER parser{};
    parser.flags = dialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *user) {
        writerOf(user).enterBlock(type, detail);
        return int{writerOf(user).isTooLong()};
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *detail, void *user) {
        writerOf(user).leaveBlock(type, detail);
        return int{writerOf(user).isTooLong()};
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *user) {
        writerOf(user).enterSpan(type, detail);
        return int{writerOf(user).isTooLong()};
    };
    parser.leave_span = [](MD_SPANTYPE type, void *detail, void *user) {
        writerOf(user).leaveSpan(type, detail);
        return int{writerOf(user).isTooLong()};
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user) {
        writerOf(user).addText(type, {text, static_cast<qsizetype>(size)});
        return int{writerOf(user).isTooLong()};
    };
    const auto size = static_cast<MD_SIZE>(source.size());
    return md_parse(source.constData(), size, &parser, &writer) == 0;
}

} // namespace

QString htmlText(QStringView text)
{
    return text::printable(text).toHtmlEscaped();
}

QString toHtml(QStringView markdown, const HtmlOptions &options)
{
    if (markdown.trimmed().isEmpty()) {
        return {};
    }
    QString text = markdown.toString();
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    text.replace(QChar::Null, u'\u2400'); // md4c 0.5.2 reports it twice.
    if (isWithinBounds(text)) {
        const QByteArray source = text.toUtf8();
        HtmlWriter writer(source, options);
        // Nothing but definitions of links would leave nothing to see.
        if (read(source, writer) && !writer.html().isEmpty()) {
            return writer.html();
        }
    }
    return plainHtml(text);
}

} // namespace roo::markdown
