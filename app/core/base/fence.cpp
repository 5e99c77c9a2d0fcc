// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/fence.h"

namespace roo::text {

QStringView Fence::content(QStringView line) const
{
    qsizetype blanks = 0;
    while (blanks < indent && blanks < line.size() && line[blanks] == u' ') {
        ++blanks;
    }
    return line.sliced(blanks);
}

std::optional<Fence> fenceIn(QStringView line, qsizetype largestIndent)
{
    qsizetype begin = 0;
    qsizetype indent = 0;
    while (begin < line.size() && (line[begin] == u' ' || line[begin] == u'\t')) {
        indent = line[begin] == u'\t' ? indent - indent % 4 + 4 : indent + 1;
        ++begin;
    }
    if (indent > largestIndent || begin == line.size()) {
        return std::nullopt;
    }
    const QChar character = line[begin];
    if (character != u'`' && character != u'~') {
        return std::nullopt;
    }
    qsizetype end = begin;
    while (end < line.size() && line[end] == character) {
        ++end;
    }
    const QStringView info = line.sliced(end).trimmed();
    const bool isInlineCode = character == u'`' && info.contains(u'`');
    if (end - begin < 3 || isInlineCode) {
        return std::nullopt;
    }
    return Fence{.character = character, .length = end - begin, .indent = indent, .info = info};
}

} // namespace roo::text
