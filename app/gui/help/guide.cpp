// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/help/guide.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui::guide {

namespace {

QString withoutMarks(QString markdown)
{
    static const QRegularExpression link(u"!?\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    return markdown.replace(link, u"\\1"_s).remove(u'`').remove(u"**"_s);
}

Page readPage(const QString &name)
{
    QFile file(u":/guide/"_s % name % u".md"_s);
    const QString text
        = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    return {.name = name, .text = text, .headings = headingsIn(text)};
}

//! In the order of the links, each once.
QStringList pagesNamedIn(const QString &markdown)
{
    static const QRegularExpression link(u"\\]\\(([^)#:]+)\\.md[)#]"_s);
    QStringList names;
    for (const QRegularExpressionMatch &match : link.globalMatch(markdown)) {
        names.append(QFileInfo(match.captured(1)).fileName());
    }
    names.removeDuplicates();
    return names;
}

QList<Page> readPages()
{
    QList<Page> read{readPage(QString::fromLatin1(indexPage))};
    const QStringList names = pagesNamedIn(read.constFirst().text);
    for (const QString &name : names) {
        if (Page page = readPage(name); !page.text.isEmpty()) {
            read.append(std::move(page));
        }
    }
    return read;
}

} // namespace

const QList<Page> &pages()
{
    static const QList<Page> all = readPages();
    return all;
}

const Page *findPage(const QString &name)
{
    const auto found = std::ranges::find(pages(), name, &Page::name);
    return found == pages().end() ? nullptr : &*found;
}

std::optional<Place> placeOf(const QString &address, const QString &page)
{
    const QUrl url(address);
    if (!url.isRelative()) {
        return std::nullopt;
    }
    // Files of other folders are compiled in beside the others.
    const QString file = QFileInfo(url.path()).fileName();
    if (file.isEmpty()) {
        return Place{.page = page, .anchor = url.fragment()};
    }
    const QString name = file.endsWith(u".md"_s) ? file.chopped(3) : QString();
    return findPage(name) == nullptr ? std::nullopt
                                     : std::optional(Place{.page = name, .anchor = url.fragment()});
}

QList<Heading> headingsIn(const QString &markdown)
{
    static const QRegularExpression heading(u"^(#{1,6}) +(.*?)[ #]*$"_s);
    static const QRegularExpression fence(u"^ {0,3}(`{3,}|~{3,})"_s);
    QList<Heading> headings;
    QHash<QString, int> seen;
    QString open;
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        if (const QString mark = fence.match(line).captured(1); !mark.isEmpty()) {
            if (open.isEmpty()) {
                open = mark;
            } else if (mark.startsWith(open)) {
                open.clear();
            }
        }
        const QRegularExpressionMatch match = heading.match(line);
        if (!open.isEmpty() || !match.hasMatch()) {
            continue;
        }
        const QString anchor = anchorOf(withoutMarks(match.captured(2)));
        const int before = seen[anchor]++;
        headings.append(
            {.level = static_cast<int>(match.capturedLength(1)),
             .text = withoutMarks(match.captured(2)),
             .anchor = before == 0 ? anchor : QString(anchor % u'-' % QString::number(before))});
    }
    return headings;
}

QString anchorOf(const QString &heading)
{
    QString anchor;
    const QString small = heading.toLower();
    for (const QChar character : small) {
        if (character.isLetterOrNumber() || character == u'-' || character == u'_') {
            anchor += character;
        } else if (character == u' ') {
            anchor += u'-';
        }
    }
    return anchor;
}

QString wordsOf(const QString &markdown)
{
    return withoutMarks(markdown).simplified();
}

} // namespace roo::gui::guide
