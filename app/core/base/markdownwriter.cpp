// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/markdownwriter.h"

#include <QHash>
#include <QUrl>

#include <algorithm>
#include <functional>
#include <numeric>

using namespace Qt::StringLiterals;

namespace roo::markdown {

namespace {

//! What a few bytes may become: a definition used again and again, the empty cells of a table.
constexpr qsizetype mostGrowth = 32;
//! Elements in each other. The text of deeper ones shows without them; browsers stop at some
//! hundreds.
constexpr int deepest = 100;

//! "&lt;", "&#60;" or "&#x3c;". The names that people write are known; others stay as they are.
QString entityText(QByteArrayView entity)
{
    static const QHash<QByteArrayView, char16_t> names{
        {"&amp;", u'&'},        {"&lt;", u'<'},          {"&gt;", u'>'},
        {"&quot;", u'"'},       {"&apos;", u'\''},       {"&nbsp;", u'\u00a0'},
        {"&copy;", u'\u00a9'},  {"&times;", u'\u00d7'},  {"&ndash;", u'\u2013'},
        {"&mdash;", u'\u2014'}, {"&hellip;", u'\u2026'}, {"&larr;", u'\u2190'},
        {"&rarr;", u'\u2192'}};
    if (!entity.startsWith("&#")) {
        const auto name = names.constFind(entity);
        return name == names.cend() ? QString::fromUtf8(entity) : QString(QChar(*name));
    }
    const bool isHex = entity.at(2) == 'x' || entity.at(2) == 'X';
    const QByteArrayView digits = entity.sliced(isHex ? 3 : 2).chopped(1);
    const char32_t code = digits.toUInt(nullptr, isHex ? 16 : 10);
    const bool isCharacter
        = code != 0 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return QString::fromUcs4(isCharacter ? &code : U"\ufffd", 1);
}

QString textOf(MD_TEXTTYPE type, QByteArrayView bytes)
{
    return type == MD_TEXT_ENTITY ? entityText(bytes) : QString::fromUtf8(bytes);
}

QString textOf(const MD_ATTRIBUTE &attribute)
{
    QString text;
    for (qsizetype i = 0, begin = 0; begin < attribute.size; ++i) {
        const qsizetype end = attribute.substr_offsets[i + 1];
        text += textOf(attribute.substr_types[i], {attribute.text + begin, end - begin});
        begin = end;
    }
    return text;
}

//! The address in ASCII if it leads to the web or to a mail address; otherwise empty. A user's name
//! before the host could pass for the host.
QString linkable(const QString &address)
{
    const QUrl url(address);
    const QString scheme = url.scheme();
    const bool isWeb = (scheme == "http"_L1 || scheme == "https"_L1) && !url.host().isEmpty()
        && url.userInfo().isEmpty();
    return isWeb || scheme == "mailto"_L1 ? QString::fromLatin1(url.toEncoded()) : QString();
}

QString addressHtml(const QString &address, const QString &title)
{
    const QString shown = title.isEmpty() ? address : QString(address % u" \"" % title % u'"');
    return u" <span class=\"address\">("_s % htmlText(shown) % u")</span>"_s;
}

QLatin1StringView alignmentClass(MD_ALIGN alignment)
{
    switch (alignment) {
    case MD_ALIGN_DEFAULT:
        break;
    case MD_ALIGN_LEFT:
        return " class=\"left\""_L1;
    case MD_ALIGN_CENTER:
        return " class=\"center\""_L1;
    case MD_ALIGN_RIGHT:
        return " class=\"right\""_L1;
    }
    return {};
}

struct Tags
{
    QLatin1StringView begin;
    QLatin1StringView end;
};

//! Of the blocks that need nothing more.
Tags tagsOf(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_HR:
        return {"<hr>\n"_L1, {}};
    case MD_BLOCK_P:
        return {"<p>"_L1, "</p>\n"_L1};
    case MD_BLOCK_TABLE:
        return {"<table>\n"_L1, "</table>\n"_L1};
    case MD_BLOCK_THEAD:
        return {"<thead>\n"_L1, "</thead>\n"_L1};
    case MD_BLOCK_TBODY:
        return {"<tbody>\n"_L1, "</tbody>\n"_L1};
    case MD_BLOCK_TR:
        return {"<tr>"_L1, "</tr>\n"_L1};
    default: // The document, what HtmlWriter knows, and what a newer md4c may bring.
        return {};
    }
}

QLatin1StringView elementOf(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        return "em"_L1;
    case MD_SPAN_STRONG:
        return "strong"_L1;
    case MD_SPAN_DEL:
        return "del"_L1;
    case MD_SPAN_CODE:
        return "code"_L1;
    default: // As above.
        return {};
    }
}

template <typename Detail>
const Detail &as(const void *detail)
{
    return *static_cast<const Detail *>(detail);
}

} // namespace

HtmlWriter::HtmlWriter(QByteArrayView source, const HtmlOptions &options)
    : m_source(source)
    , m_options(options)
    , m_most(4096 + mostGrowth * source.size())
{
}

void HtmlWriter::openContainer(QLatin1StringView element, const QString &attributes)
{
    if (++m_containers <= deepest) {
        m_html += u'<' % element % attributes % u'>';
    }
    m_html += u'\n';
}

void HtmlWriter::closeContainer(QLatin1StringView element)
{
    if (m_containers-- <= deepest) {
        m_html += "</"_L1 % element % u'>';
    }
    m_html += u'\n';
}

void HtmlWriter::openSpan(QLatin1StringView element, const QString &attributes)
{
    m_spans.append(element);
    if (m_containers + m_spans.size() <= deepest) {
        m_html += u'<' % element % attributes % u'>';
    }
}

//! With all that is open in it: where emphasis seems to end in an address, md4c 0.5.2 reports the
//! beginning alone.
void HtmlWriter::closeSpan(QLatin1StringView element)
{
    const qsizetype opened = m_spans.lastIndexOf(element);
    while (opened >= 0 && m_spans.size() > opened) {
        if (m_containers + m_spans.size() <= deepest) {
            m_html += "</"_L1 % m_spans.constLast() % u'>';
        }
        m_spans.removeLast();
    }
}

void HtmlWriter::closeSpans()
{
    while (!m_spans.isEmpty()) {
        closeSpan(m_spans.constLast());
    }
}

QString HtmlWriter::headingName(const MD_BLOCK_H_DETAIL &heading) const
{
    return u'h' % QString::number(std::clamp(int(heading.level) + m_options.headingShift, 1, 6));
}

void HtmlWriter::openItem(const MD_BLOCK_LI_DETAIL &item)
{
    if (m_containers <= deepest) {
        m_html += item.is_task != 0 ? "<li class=\"task\">"_L1 : "<li>"_L1;
    }
    if (item.is_task != 0) {
        m_html += item.task_mark == ' ' ? u"\u2610 " : u"\u2611 ";
    }
}

void HtmlWriter::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    closeSpans();
    if (type == MD_BLOCK_QUOTE) {
        openContainer("blockquote"_L1);
    } else if (type == MD_BLOCK_UL) {
        openContainer("ul"_L1);
    } else if (type == MD_BLOCK_OL) {
        const unsigned start = as<MD_BLOCK_OL_DETAIL>(detail).start;
        openContainer("ol"_L1, start == 1 ? QString() : u" start=\"%1\""_s.arg(start));
    } else if (type == MD_BLOCK_LI) {
        openItem(as<MD_BLOCK_LI_DETAIL>(detail));
    } else if (type == MD_BLOCK_H) {
        m_html += u'<' % headingName(as<MD_BLOCK_H_DETAIL>(detail)) % u'>';
    } else if (type == MD_BLOCK_CODE) {
        m_code.emplace();
        m_indent = 0;
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        m_html += (type == MD_BLOCK_TH ? "<th"_L1 : "<td"_L1)
            % alignmentClass(as<MD_BLOCK_TD_DETAIL>(detail).align) % u'>';
    } else {
        m_html += tagsOf(type).begin;
    }
}

void HtmlWriter::leaveBlock(MD_BLOCKTYPE type, const void *detail)
{
    closeSpans();
    if (type == MD_BLOCK_QUOTE) {
        closeContainer("blockquote"_L1);
    } else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        closeContainer(type == MD_BLOCK_UL ? "ul"_L1 : "ol"_L1);
    } else if (type == MD_BLOCK_LI) {
        m_html += m_containers <= deepest ? "</li>\n"_L1 : "\n"_L1;
    } else if (type == MD_BLOCK_H) {
        m_html += "</"_L1 % headingName(as<MD_BLOCK_H_DETAIL>(detail)) % ">\n"_L1;
    } else if (type == MD_BLOCK_CODE) {
        closeCode(as<MD_BLOCK_CODE_DETAIL>(detail));
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        m_html += type == MD_BLOCK_TH ? "</th>"_L1 : "</td>"_L1;
    } else {
        m_html += tagsOf(type).end;
    }
}

void HtmlWriter::enterSpan(MD_SPANTYPE type, const void *detail)
{
    if (type == MD_SPAN_A) {
        m_linkText.clear();
        const QString address = linkable(textOf(as<MD_SPAN_A_DETAIL>(detail).href));
        if (!address.isEmpty()) {
            openSpan("a"_L1, u" href=\"%1\" rel=\"noreferrer noopener\""_s.arg(htmlText(address)));
        }
    } else if (const QLatin1StringView element = elementOf(type); !element.isEmpty()) {
        openSpan(element);
    }
}

void HtmlWriter::leaveSpan(MD_SPANTYPE type, const void *detail)
{
    if (type == MD_SPAN_A) {
        closeLink(as<MD_SPAN_A_DETAIL>(detail));
    } else if (type == MD_SPAN_IMG) {
        const auto &image = as<MD_SPAN_IMG_DETAIL>(detail);
        m_html += addressHtml(textOf(image.src), textOf(image.title));
    } else if (const QLatin1StringView element = elementOf(type); !element.isEmpty()) {
        closeSpan(element);
    }
}

void HtmlWriter::closeLink(const MD_SPAN_A_DETAIL &link)
{
    const QString written = textOf(link.href);
    const QString followed = linkable(written);
    if (!followed.isEmpty()) {
        closeSpan("a"_L1);
    }
    // A browser goes where `followed` leads, whatever `written` looks like.
    const QString address = followed.isEmpty() ? written : followed;
    const QString title = textOf(link.title);
    const bool isSeen = m_linkText == address || u"mailto:"_s % m_linkText == address;
    if (!isSeen || !title.isEmpty()) {
        m_html += addressHtml(address, title);
    }
}

void HtmlWriter::addText(MD_TEXTTYPE type, QByteArrayView text)
{
    if (m_code) {
        addCode(type, text);
    } else if (type == MD_TEXT_BR) {
        m_html += "<br>\n"_L1;
    } else {
        const QString plain = type == MD_TEXT_SOFTBR ? u"\n"_s : textOf(type, text);
        m_html += htmlText(plain);
        m_linkText += plain;
    }
}

//! A line comes as blanks that the parser makes up, then as it is, then its end.
void HtmlWriter::addCode(MD_TEXTTYPE type, QByteArrayView text)
{
    const bool isFromSource = isInSource(text.data());
    if (!isFromSource && type == MD_TEXT_CODE && text != "\n") {
        m_indent += text.size();
        return;
    }
    *m_code += isFromSource ? indentation(text.data() - m_source.data()) : QString(m_indent, u' ');
    *m_code += textOf(type, text);
    m_indent = 0;
}

void HtmlWriter::closeCode(const MD_BLOCK_CODE_DETAIL &block)
{
    const QString caption = textOf(block.info);
    if (!caption.isEmpty()) {
        m_html += u"<div class=\"caption\">"_s % htmlText(caption) % u"</div>\n"_s;
    }
    const QString code = m_options.code(*m_code, textOf(block.lang));
    m_html += u"<pre><code>"_s % code % u"</code></pre>\n"_s;
    m_most += code.size();
    m_code.reset();
}

bool HtmlWriter::isInSource(const char *position) const
{
    return std::less_equal()(m_source.begin(), position) && std::less()(position, m_source.end());
}

//! The blanks before `end` that make up the last `m_indent` columns: the parser has spaces for
//! tabs, which a Makefile does not survive.
QString HtmlWriter::indentation(qsizetype end) const
{
    if (m_indent == 0) {
        return {};
    }
    const auto columnAfter = [](qsizetype column, char character) {
        return character == '\t' ? (column / 4 + 1) * 4 : column + 1;
    };
    qsizetype begin = end;
    while (begin > 0 && m_source[begin - 1] != '\n') {
        --begin;
    }
    const QByteArrayView line = m_source.sliced(begin, end - begin);
    const qsizetype columns = std::accumulate(line.begin(), line.end(), qsizetype{0}, columnAfter);
    const qsizetype skipped = columns - m_indent;
    QString blanks;
    qsizetype column = 0;
    for (const char character : line) {
        const qsizetype next = columnAfter(column, character);
        if (column >= skipped) {
            blanks += character == '\t' ? u'\t' : u' ';
        } else if (next > skipped) { // A tab of which a quote or a list has taken a part.
            blanks += QString(next - skipped, u' ');
        }
        column = next;
    }
    return blanks;
}

} // namespace roo::markdown
