// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/anchor.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

bool isBlank(QStringView text)
{
    return text.trimmed().isEmpty();
}

QStringView indentOf(QStringView line)
{
    qsizetype end = 0;
    while (end < line.size() && (line[end] == u' ' || line[end] == u'\t')) {
        ++end;
    }
    return line.first(end);
}

QStringView withoutTrailingBlanks(QStringView line)
{
    while (!line.isEmpty() && (line.back() == u' ' || line.back() == u'\t')) {
        line.chop(1);
    }
    return line;
}

//! Spaces and tabs alone: what else looks like one is a character of its own, or typography.
QStringView withoutBlanks(QStringView line)
{
    return withoutTrailingBlanks(line).sliced(indentOf(withoutTrailingBlanks(line)).size());
}

bool isAll(QStringView text, QChar character)
{
    return std::ranges::all_of(text, [character](QChar each) { return each == character; });
}

//! The step of indentation that most of the file's lines use: 0 for tabs, else so many blanks; none
//! where it has no indented line.
std::optional<int> indentUnit(const FileText &file)
{
    qsizetype withTabs = 0;
    qsizetype withBlanks = 0;
    int smallest = 0;
    for (const FileText::Line &line : file.lines()) {
        const QStringView indent = indentOf(line.text);
        if (indent.isEmpty() || isBlank(line.text)) {
            continue;
        }
        if (indent.front() == u'\t') {
            ++withTabs;
        } else {
            ++withBlanks;
            const int width = static_cast<int>(indent.size());
            smallest = smallest == 0 ? width : std::min(smallest, width);
        }
    }
    if (withTabs + withBlanks == 0) {
        return std::nullopt;
    }
    return withTabs >= withBlanks ? 0 : smallest;
}

//! What leads from one line's indentation to the other's, if it is a plain difference.
std::optional<IndentShift> plainShift(QStringView inFile, QStringView inAnchor)
{
    if (inFile == inAnchor) {
        return IndentShift{};
    }
    if (inFile.endsWith(inAnchor)) {
        return IndentShift{.kind = IndentShift::Kind::Add,
                           .blanks = inFile.chopped(inAnchor.size()).toString()};
    }
    if (inAnchor.endsWith(inFile)) {
        return IndentShift{.kind = IndentShift::Kind::Remove,
                           .blanks = inAnchor.chopped(inFile.size()).toString()};
    }
    return std::nullopt;
}

//! Tabs on one side and blanks on the other, if the blanks are of the file's own step.
std::optional<IndentShift> tabShift(QStringView inFile, QStringView inAnchor,
                                    const std::optional<int> &unit)
{
    if (inFile.isEmpty() || inAnchor.isEmpty() || !unit) {
        return std::nullopt;
    }
    if (*unit == 0 && isAll(inFile, u'\t') && isAll(inAnchor, u' ')
        && inAnchor.size() % inFile.size() == 0) {
        return IndentShift{.kind = IndentShift::Kind::ToTabs,
                           .width = static_cast<int>(inAnchor.size() / inFile.size())};
    }
    if (*unit > 0 && isAll(inFile, u' ') && isAll(inAnchor, u'\t')
        && inFile.size() == inAnchor.size() * *unit) {
        return IndentShift{.kind = IndentShift::Kind::ToBlanks, .width = *unit};
    }
    return std::nullopt;
}

//! Compares one window of a file with an anchor, level by level.
class Comparison final
{
public:
    Comparison(const FileText &file, const QStringList &anchor, qsizetype first)
        : m_file(file)
        , m_anchor(anchor)
        , m_first(first)
    {
    }

    [[nodiscard]] std::optional<IndentShift> at(MatchLevel level,
                                                const std::optional<int> &unit) const
    {
        switch (level) {
        case MatchLevel::Equal:
            return allLines([](QStringView left, QStringView right) { return left == right; });
        case MatchLevel::TrailingBlanks:
            return allLines([](QStringView left, QStringView right) {
                return withoutTrailingBlanks(left) == withoutTrailingBlanks(right);
            });
        case MatchLevel::Indentation:
            return shifted(unit, false);
        case MatchLevel::Typography:
            return shifted(unit, true);
        }
        Q_UNREACHABLE_RETURN(std::nullopt);
    }

private:
    [[nodiscard]] QStringView fileLine(qsizetype index) const
    {
        return m_file.lines().at(m_first + index).text;
    }

    template <typename Equal>
    [[nodiscard]] std::optional<IndentShift> allLines(Equal isEqual) const
    {
        for (qsizetype i = 0; i < m_anchor.size(); ++i) {
            if (!isEqual(fileLine(i), m_anchor.at(i))) {
                return std::nullopt;
            }
        }
        return IndentShift{};
    }

    //! One shift that fits every line that is not blank.
    [[nodiscard]] std::optional<IndentShift> shifted(const std::optional<int> &unit,
                                                     bool folds) const
    {
        std::optional<IndentShift> plain;
        std::optional<IndentShift> tabs;
        bool plainFits = true;
        bool tabsFit = true;
        for (qsizetype i = 0; i < m_anchor.size(); ++i) {
            const QString left = folds ? foldedTypography(fileLine(i)) : fileLine(i).toString();
            const QString right = folds ? foldedTypography(m_anchor.at(i)) : m_anchor.at(i);
            const QStringView bare = withoutBlanks(right);
            if (withoutBlanks(left) != bare) {
                return std::nullopt;
            }
            if (bare.isEmpty()) {
                continue;
            }
            const QStringView inFile = indentOf(left);
            const QStringView inAnchor = indentOf(right);
            const auto plainHere = plainShift(inFile, inAnchor);
            plainFits = plainFits && plainHere && (!plain || plain == plainHere);
            plain = plain ? plain : plainHere;
            if (!inFile.isEmpty() || !inAnchor.isEmpty()) { // what is not indented fits any step
                const auto tabsHere = tabShift(inFile, inAnchor, unit);
                tabsFit = tabsFit && tabsHere && (!tabs || tabs == tabsHere);
                tabs = tabs ? tabs : tabsHere;
            }
        }
        if (plainFits) {
            return plain.value_or(IndentShift{});
        }
        return tabsFit ? tabs : std::nullopt;
    }

    const FileText &m_file;
    const QStringList &m_anchor;
    qsizetype m_first;
};

//! Where the anchor may begin at all, by that of its lines which the file has least often.
QList<qsizetype> candidates(const FileText &file, const QStringList &anchor)
{
    std::optional<QList<qsizetype>> rarest;
    qsizetype offset = 0;
    for (qsizetype i = 0; i < anchor.size(); ++i) {
        const QString bare = bareLine(anchor.at(i));
        if (bare.isEmpty()) {
            continue;
        }
        const QList<qsizetype> alike = file.linesLike(bare);
        if (!rarest || alike.size() < rarest->size()) {
            rarest = alike;
            offset = i;
        }
    }
    QList<qsizetype> starts;
    const QList<qsizetype> places = rarest.value_or(QList<qsizetype>());
    for (const qsizetype place : places) {
        const qsizetype start = place - offset;
        if (start >= 0 && start + anchor.size() <= file.lines().size()) {
            starts.append(start);
        }
    }
    return starts;
}

std::optional<QString> shiftedLine(const IndentShift &shift, const QString &line)
{
    using Kind = IndentShift::Kind;
    const QString indent = indentOf(line).toString();
    const QString rest = line.sliced(indent.size());
    if (rest.trimmed().isEmpty()) {
        return line;
    }
    switch (shift.kind) {
    case Kind::None:
        return line;
    case Kind::Add:
        return shift.blanks + line;
    case Kind::Remove:
        return line.startsWith(shift.blanks) ? std::optional(line.sliced(shift.blanks.size()))
                                             : std::nullopt;
    case Kind::ToTabs:
        if (!isAll(indent, u' ')) {
            return std::nullopt;
        }
        return QString(indent.size() / shift.width, u'\t')
            + QString(indent.size() % shift.width, u' ') + rest;
    case Kind::ToBlanks:
        if (!isAll(indent, u'\t')) {
            return std::nullopt;
        }
        return QString(indent.size() * shift.width, u' ') + rest;
    }
    Q_UNREACHABLE_RETURN(std::nullopt);
}

} // namespace

std::optional<QStringList> IndentShift::applied(const QStringList &lines) const
{
    QStringList result;
    for (const QString &line : lines) {
        const std::optional<QString> shifted = shiftedLine(*this, line);
        if (!shifted) {
            return std::nullopt;
        }
        result.append(*shifted);
    }
    return result;
}

AnchorMatch findAnchor(const FileText &file, const QStringList &anchor)
{
    using enum MatchLevel;
    const QList<qsizetype> starts = candidates(file, anchor);
    std::optional<int> unit;
    bool hasUnit = false;
    for (const MatchLevel level : {Equal, TrailingBlanks, Indentation, Typography}) {
        if (level == Indentation && !hasUnit && !starts.isEmpty()) {
            unit = indentUnit(file);
            hasUnit = true;
        }
        AnchorMatch match{.level = level};
        for (const qsizetype start : starts) {
            if (match.places.size() >= mostPlaces) {
                break;
            }
            if (const auto shift = Comparison(file, anchor, start).at(level, unit)) {
                match.places.append(
                    {.range = {.first = start, .count = anchor.size()}, .shift = *shift});
            }
        }
        if (!match.places.isEmpty()) {
            return match;
        }
    }
    return {};
}

AnchorMatch findRange(const FileText &file, const QStringList &anchor, const QStringList &end)
{
    const AnchorMatch begins = findAnchor(file, anchor);
    const AnchorMatch ends = findAnchor(file, end);
    AnchorMatch match{.level = std::max(begins.level, ends.level)};
    for (const AnchorPlace &from : begins.places) {
        for (const AnchorPlace &to : ends.places) {
            const qsizetype last = to.range.first + to.range.count;
            const bool isBehind = to.range.first >= from.range.first + from.range.count;
            if (match.places.size() >= mostPlaces) {
                return match;
            }
            if (isBehind && from.shift == to.shift) {
                match.places.append(
                    {.range = {.first = from.range.first, .count = last - from.range.first},
                     .shift = from.shift});
            }
        }
    }
    return match;
}

std::optional<LineRange> nearestLines(const FileText &file, const QStringList &anchor)
{
    // Each line of the file that the anchor has, too, votes for the place where the anchor would
    // begin.
    QHash<qsizetype, qsizetype> votes;
    qsizetype wanted = 0;
    for (qsizetype i = 0; i < anchor.size(); ++i) {
        const QString bare = bareLine(anchor.at(i));
        if (bare.isEmpty()) {
            continue;
        }
        ++wanted;
        const QList<qsizetype> alike = file.linesLike(bare);
        constexpr qsizetype commonLine = 50; // "}" says nothing
        for (qsizetype k = 0; k < std::min(alike.size(), commonLine); ++k) {
            ++votes[std::max<qsizetype>(alike.at(k) - i, 0)];
        }
    }
    std::optional<qsizetype> best;
    for (const auto &[start, count] : votes.asKeyValueRange()) {
        const bool isBetter
            = !best || count > votes.value(*best) || (count == votes.value(*best) && start < *best);
        if (isBetter) {
            best = start;
        }
    }
    if (!best || votes.value(*best) * 3 < wanted) {
        return std::nullopt;
    }
    const qsizetype count = std::min(anchor.size(), file.lines().size() - *best);
    return LineRange{.first = *best, .count = std::max<qsizetype>(count, 1)};
}

} // namespace roo::edit
