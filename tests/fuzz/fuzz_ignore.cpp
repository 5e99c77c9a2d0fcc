// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/ignore.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

//! Asterisks and question marks as the manual has them, tried one way after the other.
bool matches(QByteArrayView pattern, QByteArrayView text, bool isAtSlash = true)
{
    if (pattern.isEmpty()) {
        return text.isEmpty();
    }
    const char first = pattern.front();
    if (first != '*') {
        const bool isHere
            = !text.isEmpty() && (first == '?' ? text.front() != '/' : text.front() == first);
        return isHere && matches(pattern.sliced(1), text.sliced(1), first == '/');
    }
    qsizetype count = 1;
    while (count < pattern.size() && pattern.at(count) == '*') {
        ++count;
    }
    const QByteArrayView rest = pattern.sliced(count);
    if (count > 1 && isAtSlash && rest.startsWith('/') && matches(rest.sliced(1), text, true)) {
        return true;
    }
    const bool isAcross = count > 1 && isAtSlash && (rest.isEmpty() || rest.startsWith('/'));
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (matches(rest, text.sliced(i), false)) {
            return true;
        }
        if (!isAcross && i < text.size() && text.at(i) == '/') {
            return false;
        }
    }
    return false;
}

//! Short patterns and texts out of few letters, as a slow and plain matcher sees them.
void checkWildcard(const std::uint8_t *data, std::size_t size)
{
    static constexpr QByteArrayView letters("ab/*?/*a");
    QByteArray pattern;
    QByteArray text;
    for (std::size_t i = 0; i < std::min<std::size_t>(size, 14); ++i) {
        pattern.append(letters.at(data[i] & 7));
        const char letter = letters.at((data[i] >> 3) & 7);
        text.append(letter == '*' || letter == '?' ? 'a' : letter);
    }
    pattern.truncate(9);
    require(Wildcard(pattern).matches(text) == matches(pattern, text));
}

//! Any bytes are rules; the same path has the same verdict as its folders allow.
void checkRules(const QByteArray &content)
{
    const qsizetype cut = content.indexOf('\n');
    const QString path = QString::fromUtf8(cut < 0 ? content : content.first(cut))
                             .left(240)
                             .split(u'/', Qt::SkipEmptyParts)
                             .join(u'/');
    if (path.isEmpty()) {
        return;
    }
    IgnoreRules rules;
    const bool isAdded = rules.add({}, content);
    require(!isAdded || content.size() <= largestIgnoreFile);
    const bool isIgnored = rules.isIgnored(path, false);
    require(!rules.isIgnoredItself(path, false) || isIgnored);
    if (path.contains(u'/') && rules.isIgnored(path.section(u'/', 0, -2), true)) {
        require(isIgnored);
    }

    // As far away as it may be: the rules of a folder are those of the root, seen from there.
    IgnoreRules below;
    require(below.add(u"x/y"_s, content) == isAdded);
    require(below.isIgnored(u"x/y/"_s + path, false) == isIgnored);

    // What is said last counts, and what a comment says does not.
    IgnoreRules back;
    require(back.add({}, content) == isAdded && back.add({}, "#*\n\n") && back.add({}, "!*\n"));
    require(!isAdded || !back.isIgnoredItself(path, false));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    checkWildcard(data, size);
    checkRules(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
