// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/linediff.h"

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo {

namespace {

using Kind = DiffKind;

//! Of the edit script; memory and time grow with its square.
constexpr qsizetype longestScript = 3000;

QList<QStringView> linesOf(QStringView text)
{
    QList<QStringView> lines = text.split(u'\n');
    if (lines.constLast().isEmpty()) {
        lines.removeLast(); // the last line's own line feed, or an empty text
    }
    return lines;
}

QList<QByteArrayView> linesOf(QByteArrayView text)
{
    QList<QByteArrayView> lines;
    while (!text.isEmpty()) {
        const qsizetype feed = text.indexOf('\n');
        const qsizetype size = feed < 0 ? text.size() : feed + 1;
        lines.append(text.first(size));
        text = text.sliced(size);
    }
    return lines;
}

template <typename View>
void append(QList<LineOfDiff<View>> &result, Kind kind, const QList<View> &lines)
{
    for (const View line : lines) {
        result.append({kind, line});
    }
}

//! Myers' greedy walk. `m_reach` at k = x - y is how far down the diagonal k one gets with so many
//! steps; each round is kept, to find the way back.
template <typename View>
class Walk final
{
public:
    Walk(const QList<View> &before, const QList<View> &after)
        : m_before(before)
        , m_after(after)
    {
    }

    //! Empty where the way is too long.
    [[nodiscard]] std::optional<QList<LineOfDiff<View>>> lines()
    {
        const qsizetype most = std::min(m_before.size() + m_after.size(), longestScript);
        QList<qsizetype> reach{0, 0, 0}; // k from -1 to 1
        for (qsizetype steps = 0; steps <= most; ++steps) {
            m_rounds.append(reach);
            QList<qsizetype> next(2 * steps + 5, 0); // k from -steps - 2 to steps + 2
            for (qsizetype k = -steps; k <= steps; k += 2) {
                const qsizetype x = farthest(reach, steps, k);
                next[k + steps + 2] = x;
                if (x >= m_before.size() && x - k >= m_after.size()) {
                    return wayBack(steps);
                }
            }
            reach = std::move(next);
        }
        return std::nullopt;
    }

private:
    //! `reach` is that of one step less: its k begins at -steps - 1.
    static qsizetype startOf(const QList<qsizetype> &reach, qsizetype steps, qsizetype k)
    {
        const auto at = [&](qsizetype diagonal) { return reach.at(diagonal + steps + 1); };
        if (steps == 0) {
            return 0;
        }
        const bool isDown = k == -steps || (k != steps && at(k - 1) < at(k + 1));
        return isDown ? at(k + 1) : at(k - 1) + 1;
    }

    qsizetype farthest(const QList<qsizetype> &reach, qsizetype steps, qsizetype k) const
    {
        qsizetype x = startOf(reach, steps, k);
        while (x < m_before.size() && x - k < m_after.size()
               && m_before.at(x) == m_after.at(x - k)) {
            ++x;
        }
        return x;
    }

    [[nodiscard]] QList<LineOfDiff<View>> wayBack(qsizetype steps) const
    {
        QList<LineOfDiff<View>> reversed;
        qsizetype x = m_before.size();
        qsizetype y = m_after.size();
        for (; steps >= 0; --steps) {
            const qsizetype k = x - y;
            const qsizetype start = startOf(m_rounds.at(steps), steps, k);
            for (; x > start; --x, --y) {
                reversed.append({Kind::Same, m_before.at(x - 1)});
            }
            if (steps == 0) {
                break;
            }
            const auto at = [&](qsizetype d) { return m_rounds.at(steps).at(d + steps + 1); };
            if (k == -steps || (k != steps && at(k - 1) < at(k + 1))) {
                reversed.append({Kind::Added, m_after.at(--y)});
            } else {
                reversed.append({Kind::Removed, m_before.at(--x)});
            }
        }
        std::ranges::reverse(reversed);
        return reversed;
    }

    const QList<View> &m_before;
    const QList<View> &m_after;
    QList<QList<qsizetype>> m_rounds;
};

template <typename View>
QList<LineOfDiff<View>> laidSideBySide(const QList<View> &left, const QList<View> &right)
{
    const auto [endLeft, endRight] = std::ranges::mismatch(left, right);
    const qsizetype head = endLeft - left.begin();
    qsizetype tail = 0;
    while (tail < std::min(left.size(), right.size()) - head
           && left.at(left.size() - 1 - tail) == right.at(right.size() - 1 - tail)) {
        ++tail;
    }
    QList<LineOfDiff<View>> result;
    append(result, Kind::Same, left.first(head));
    const QList<View> removed = left.sliced(head, left.size() - head - tail);
    const QList<View> added = right.sliced(head, right.size() - head - tail);
    // A walk along one side alone would cost the square of its length.
    const bool isOneSided = removed.isEmpty() || added.isEmpty();
    if (const auto way = isOneSided ? std::nullopt : Walk<View>(removed, added).lines()) {
        result += *way;
    } else {
        append(result, Kind::Removed, removed);
        append(result, Kind::Added, added);
    }
    append(result, Kind::Same, left.last(tail));
    return result;
}

template <typename View>
bool isChange(const LineOfDiff<View> &line)
{
    return line.kind != Kind::Same;
}

//! Behind the last line of the hunk whose first change is `change`: it goes on as long as the next
//! one is near.
template <typename View>
qsizetype endOfHunk(const QList<LineOfDiff<View>> &lines, qsizetype change, qsizetype context)
{
    for (qsizetype i = change; i < lines.size() && i <= change + 2 * context + 1; ++i) {
        change = isChange(lines.at(i)) ? i : change;
    }
    return std::min(lines.size(), change + 1 + context);
}

} // namespace

char diffSign(DiffKind kind)
{
    switch (kind) {
    case Kind::Same:
        return ' ';
    case Kind::Removed:
        return '-';
    case Kind::Added:
        return '+';
    }
    Q_UNREACHABLE_RETURN(' ');
}

QList<DiffLine> diffLines(QStringView before, QStringView after)
{
    return laidSideBySide(linesOf(before), linesOf(after));
}

QList<DiffByteLine> diffByteLines(QByteArrayView before, QByteArrayView after)
{
    return laidSideBySide(linesOf(before), linesOf(after));
}

QString DiffHunk::header() const
{
    // A range of no lines is named by the line before it.
    const auto text = [](const Range &range) {
        const QString start = QString::number(range.count == 0 ? range.first : range.first + 1);
        return range.count == 1 ? start : QString(start % u',' % QString::number(range.count));
    };
    return u"@@ -"_s % text(before) % u" +"_s % text(after) % u" @@"_s;
}

template <typename View>
QList<DiffHunk> diffHunks(const QList<LineOfDiff<View>> &lines, qsizetype context)
{
    QList<DiffHunk> hunks;
    qsizetype position = 0; // in the diff, and in either text:
    qsizetype before = 0;
    qsizetype after = 0;
    for (;;) {
        const auto found = std::find_if(lines.begin() + position, lines.end(), &isChange<View>);
        if (found == lines.end()) {
            return hunks;
        }
        const qsizetype change = found - lines.begin();
        const qsizetype first = std::max(position, change - context);
        before += first - position;
        after += first - position;
        position = endOfHunk(lines, change, context);
        DiffHunk hunk{
            .lines = {first, position - first}, .before = {before, 0}, .after = {after, 0}};
        for (qsizetype i = first; i < position; ++i) {
            hunk.before.count += lines.at(i).kind != Kind::Added;
            hunk.after.count += lines.at(i).kind != Kind::Removed;
        }
        before += hunk.before.count;
        after += hunk.after.count;
        hunks.append(hunk);
    }
}

template QList<DiffHunk> diffHunks(const QList<DiffLine> &lines, qsizetype context);
template QList<DiffHunk> diffHunks(const QList<DiffByteLine> &lines, qsizetype context);

QString unifiedHunks(QStringView before, QStringView after, qsizetype context)
{
    const QList<DiffLine> lines = diffLines(before, after);
    const QList<DiffHunk> hunks = diffHunks(lines, context);
    QString text;
    for (const DiffHunk &hunk : hunks) {
        text += hunk.header() % u'\n';
        const QList<DiffLine> part = lines.sliced(hunk.lines.first, hunk.lines.count);
        for (const DiffLine &line : part) {
            text += QLatin1Char(diffSign(line.kind)) % line.text % u'\n';
        }
    }
    return text;
}

} // namespace roo
