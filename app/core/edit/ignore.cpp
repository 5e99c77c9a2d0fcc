// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/ignore.h"

#include <algorithm>
#include <ranges>

namespace roo::edit {

namespace {

//! Blanks at the end do not count, unless a backslash is before them; tabs do.
QByteArrayView withoutTrailingBlanks(QByteArrayView line)
{
    qsizetype end = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool isEscape = line.at(i) == '\\';
        if (isEscape && i + 1 == line.size()) {
            return line;
        }
        i += isEscape ? 1 : 0;
        if (isEscape || line.at(i) != ' ') {
            end = i + 1;
        }
    }
    return line.first(end);
}

//! What is left of a line of a file: without its ending, and up to a NUL.
QByteArrayView contentOf(QByteArrayView line)
{
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    const qsizetype end = line.indexOf('\0');
    return end < 0 ? line : line.first(end);
}

} // namespace

bool IgnoreRules::add(const QString &folder, const QByteArray &content)
{
    const QByteArray base = folder.toUtf8();
    QByteArrayView rest = content;
    if (rest.startsWith("\xef\xbb\xbf")) {
        rest = rest.sliced(3);
    }
    bool isBounded = content.size() <= largestIgnoreFile;
    while (isBounded && !rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = contentOf(end < 0 ? rest : rest.first(end));
        if (!line.startsWith('#')) {
            addLine(base, withoutTrailingBlanks(line));
        }
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        isBounded = m_count <= mostIgnoreRules;
    }
    if (!isBounded) {
        shut(folder);
    }
    return isBounded;
}

void IgnoreRules::shut(const QString &folder)
{
    const QByteArray base = folder.toUtf8();
    m_count -= m_rules.take(base).size();
    m_shut.insert(base);
}

void IgnoreRules::addLine(const QByteArray &folder, QByteArrayView line)
{
    const bool isNegated = line.startsWith('!');
    line = line.sliced(isNegated ? 1 : 0);
    const bool isForFolders = line.endsWith('/');
    line.chop(isForFolders ? 1 : 0);
    const bool isForNames = !line.contains('/');
    line = line.sliced(line.startsWith('/') ? 1 : 0);
    if (line.isEmpty()) {
        return;
    }
    m_rules[folder].append({.pattern = Wildcard(line),
                            .isNegated = isNegated,
                            .isForFolders = isForFolders,
                            .isForNames = isForNames});
    ++m_count;
}

bool IgnoreRules::isIgnored(const QString &path, bool isFolder) const
{
    const QByteArray bytes = path.toUtf8();
    for (qsizetype slash = bytes.indexOf('/'); slash >= 0; slash = bytes.indexOf('/', slash + 1)) {
        if (isIgnoredItself(bytes.first(slash), true)) {
            return true;
        }
    }
    return isIgnoredItself(bytes, isFolder);
}

bool IgnoreRules::isIgnoredItself(const QString &path, bool isFolder) const
{
    return isIgnoredItself(path.toUtf8(), isFolder);
}

//! The rules of the nearest folder are asked first, and of them the last one.
bool IgnoreRules::isIgnoredItself(const QByteArray &path, bool isFolder) const
{
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArrayView name = QByteArrayView(path).sliced(slash + 1);
    if (m_shut.contains(path.first(std::max<qsizetype>(slash, 0)))) {
        return true;
    }
    for (qsizetype end = slash;; end = QByteArrayView(path).first(end).lastIndexOf('/')) {
        const auto rules = m_rules.constFind(path.first(std::max<qsizetype>(end, 0)));
        if (rules != m_rules.cend()) {
            const QByteArrayView below = QByteArrayView(path).sliced(end + 1);
            for (const Rule &rule : std::views::reverse(*rules)) {
                if ((isFolder || !rule.isForFolders)
                    && rule.pattern.matches(rule.isForNames ? name : below)) {
                    return !rule.isNegated;
                }
            }
        }
        if (end < 0) {
            return false;
        }
    }
}

} // namespace roo::edit
