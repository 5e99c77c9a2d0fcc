// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/reviewplace.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! Longer ones name no file.
constexpr qsizetype longestPath = 300;

QStringView nameOf(QStringView path)
{
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

LineRange range(QStringView first, QStringView last)
{
    const int from = first.toInt();
    const int to = last.isEmpty() ? from : last.toInt();
    return from > 0 ? LineRange{.first = from, .last = std::max(from, to)} : LineRange{};
}

//! Without them a dot is as good as a full stop.
bool isUsualSuffix(const QString &suffix)
{
    static const QSet<QString> usual{
        u"bash"_s,  u"bat"_s,  u"c"_s,    u"cc"_s,  u"cfg"_s,    u"cjs"_s,  u"cmake"_s, u"conf"_s,
        u"cpp"_s,   u"cs"_s,   u"css"_s,  u"csv"_s, u"cxx"_s,    u"dart"_s, u"ex"_s,    u"exs"_s,
        u"go"_s,    u"h"_s,    u"hpp"_s,  u"htm"_s, u"html"_s,   u"hxx"_s,  u"ini"_s,   u"java"_s,
        u"js"_s,    u"json"_s, u"jsx"_s,  u"kt"_s,  u"kts"_s,    u"lock"_s, u"lua"_s,   u"md"_s,
        u"mjs"_s,   u"mk"_s,   u"mm"_s,   u"php"_s, u"pl"_s,     u"ps1"_s,  u"py"_s,    u"pyi"_s,
        u"qml"_s,   u"rb"_s,   u"rs"_s,   u"rst"_s, u"scala"_s,  u"scss"_s, u"sh"_s,    u"sql"_s,
        u"swift"_s, u"tex"_s,  u"toml"_s, u"ts"_s,  u"tsx"_s,    u"txt"_s,  u"ui"_s,    u"vue"_s,
        u"xml"_s,   u"yaml"_s, u"yml"_s,  u"zig"_s, u"svelte"_s, u"proto"_s};
    return usual.contains(suffix);
}

//! Whether a word that is none of the known files looks like one.
bool looksLikeFile(QStringView path, bool hasLines)
{
    const QStringView name = nameOf(path);
    const qsizetype dot = name.lastIndexOf(u'.');
    const QStringView suffix = name.sliced(dot + 1);
    const auto isWord = [](QChar c) { return c.isLetterOrNumber(); };
    const bool hasSuffix = dot > 0 && !suffix.isEmpty() && suffix.size() <= 10
        && suffix.front().isLetter() && std::ranges::all_of(suffix, isWord);
    const bool isPlain = std::ranges::none_of(path, [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || u"()<>{}=\"'"_s.contains(c);
    });
    if (!hasSuffix || !isPlain || path.contains("://"_L1) || path.startsWith(u'-')) {
        return false;
    }
    const bool isProduct = name.front().isUpper() && suffix == "js"_L1; // Node.js
    return path.contains(u'/') || hasLines
        || (isUsualSuffix(suffix.toString().toLower()) && !isProduct);
}

//! A path with or without lines behind it, and nothing else.
std::optional<CodePlace> placeFrom(QStringView text, const KnownFiles &files)
{
    static const QRegularExpression behind(
        u"(?::[Ll]?(\\d{1,7})(?:\\s*[-–]\\s*[Ll]?(\\d{1,7}))?(?::\\d{1,7})?"
        "|#[Ll](\\d{1,7})(?:C\\d{1,5})?(?:-[Ll]?(\\d{1,7})(?:C\\d{1,5})?)?)\\z"_s);
    if (text.isEmpty() || text.size() > longestPath) {
        return std::nullopt;
    }
    CodePlace place;
    if (const auto match = behind.matchView(text); match.hasMatch()) {
        place.lines = match.hasCaptured(1) ? range(match.capturedView(1), match.capturedView(2))
                                           : range(match.capturedView(3), match.capturedView(4));
        text = text.first(match.capturedStart());
    }
    const QString path = text.trimmed().toString().replace(u'\\', u'/');
    place.file = files.complete(path);
    if (place.file.isEmpty() && looksLikeFile(path, place.lines.first > 0)) {
        place.file = path.startsWith("./"_L1) ? path.sliced(2) : path;
    }
    return place.file.isEmpty() ? std::nullopt : std::optional(place);
}

//! How long the word is that a text begins with, if it is a path.
qsizetype wordLength(QStringView text)
{
    qsizetype length = 0;
    while (length < text.size() && length <= longestPath) {
        const QChar c = text.at(length);
        const bool isDash = c == u'–' && (length == 0 || !text.at(length - 1).isDigit());
        if (c.isSpace() || isDash || u"`()[]{}<>\"'|,;*—"_s.contains(c)) {
            break;
        }
        ++length;
    }
    while (length > 0 && u".:!?#–-"_s.contains(text.at(length - 1))) {
        --length;
    }
    return length;
}

} // namespace

QStringView startOf(QStringView text, qsizetype length)
{
    if (text.size() <= length) {
        return text;
    }
    const bool isInPair = length > 0 && text.at(length - 1).isHighSurrogate();
    return text.first(isInPair ? length - 1 : length);
}

KnownFiles::KnownFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        m_byName[nameOf(path).toString()].append(path);
    }
}

QString KnownFiles::complete(const QString &path) const
{
    const auto known = m_completed.constFind(path);
    return known != m_completed.cend() ? *known : *m_completed.insert(path, found(path));
}

QString KnownFiles::found(const QString &path) const
{
    const QStringList candidates = m_byName.value(nameOf(path).toString());
    QStringView wanted = path;
    if (wanted.startsWith("./"_L1)) {
        wanted.slice(2);
    }
    const auto isDiffPrefix
        = path.startsWith("a/"_L1) || path.startsWith("b/"_L1); // as diffs have them
    for (const QStringView exact : {wanted, isDiffPrefix ? wanted.sliced(2) : wanted}) {
        if (std::ranges::any_of(candidates, [exact](const QString &c) { return c == exact; })) {
            return exact.toString();
        }
    }
    QStringList ending;
    for (const QString &candidate : candidates) {
        const QString tail = u'/' % wanted.toString();
        if (candidate.endsWith(tail) || wanted.endsWith(QString(u'/' % candidate))) {
            ending.append(candidate);
        }
    }
    return ending.size() == 1 ? ending.constFirst() : QString();
}

std::optional<Taken<CodePlace>> placeAt(QStringView text, const KnownFiles &files)
{
    const bool isQuoted = text.startsWith(u'`');
    const qsizetype end = isQuoted ? startOf(text, longestPath).indexOf(u'`', 1) : wordLength(text);
    if (end <= (isQuoted ? 1 : 0)) {
        return std::nullopt;
    }
    const auto place = placeFrom(isQuoted ? text.sliced(1, end - 1) : text.first(end), files);
    if (!place) {
        return std::nullopt;
    }
    qsizetype length = isQuoted ? end + 1 : end;
    // `a.py`:12, and [a.py](a.py#L12) once its bracket is open
    static const QRegularExpression lines(u"\\A:(\\d{1,7})(?:[-–](\\d{1,7}))?"_s);
    static const QRegularExpression target(u"\\A\\]\\([^()\\s]{0,300}\\)"_s);
    CodePlace found = *place;
    if (const auto match = lines.matchView(text.sliced(length));
        isQuoted && found.lines.first == 0 && match.hasMatch()) {
        found.lines = range(match.capturedView(1), match.capturedView(2));
        length += match.capturedLength();
    }
    if (const auto match = target.matchView(text.sliced(length)); match.hasMatch()) {
        length += match.capturedLength();
    }
    return Taken<CodePlace>{.value = found, .length = length};
}

std::optional<Taken<LineRange>> linesAt(QStringView text)
{
    static const QRegularExpression words(
        u"\\A(?:lines?|ln\\.?)\\s*(?:nos?\\.|numbers?)?\\s*(?:\\*\\*)?[:#~]?(?:\\*\\*)?\\s*"
        "[`~]?[Ll]?(\\d{1,7})"
        "(?:\\s*(?:-|–|—|\\.{2,3}|to|through|and|&|,)\\s*(?:lines?\\s*)?[Ll]?(\\d{1,7}))?`?(?!\\w)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression letter(
        u"\\A[`]?L(\\d{1,7})(?:\\s*[-–—]\\s*L?(\\d{1,7}))?`?(?!\\w)"_s);
    constexpr qsizetype enough = 80;
    const QStringView head = startOf(text, enough);
    for (const QRegularExpression &pattern : {words, letter}) {
        if (const auto match = pattern.matchView(head); match.hasMatch()) {
            return Taken<LineRange>{.value = range(match.capturedView(1), match.capturedView(2)),
                                    .length = match.capturedLength()};
        }
    }
    return std::nullopt;
}

CodePlace placeIn(QStringView text, const KnownFiles &files)
{
    CodePlace found;
    bool isWordBegun = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        const bool isBegin = !isWordBegun;
        isWordBegun = !c.isSpace() && !u"([*\"'"_s.contains(c);
        if (!isBegin || !isWordBegun) {
            continue;
        }
        const QStringView rest = text.sliced(at);
        if (found.file.isEmpty()) {
            if (const auto place = placeAt(rest, files)) {
                found.file = place->value.file;
                found.lines = place->value.lines.first > 0 ? place->value.lines : found.lines;
                at += place->length - 1;
                continue;
            }
        }
        if (found.lines.first == 0 && (c == u'l' || c == u'L')) {
            const auto lines = linesAt(rest);
            found.lines = lines ? lines->value : found.lines;
        }
    }
    return found;
}

LineRange linesFrom(QStringView value)
{
    static const QRegularExpression numbers(
        u"\\A\\D{0,20}(\\d{1,7})(?:\\s*(?:-|–|—|to|,|and)\\s*[Ll]?(\\d{1,7}))?"_s);
    const auto match = numbers.matchView(startOf(value, 60));
    return match.hasMatch() ? range(match.capturedView(1), match.capturedView(2)) : LineRange{};
}

} // namespace roo::run
