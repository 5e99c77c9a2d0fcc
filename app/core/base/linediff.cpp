// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/linediff.h"

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo {

namespace {

using Kind = DiffLine::Kind;

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

void append(QList<DiffLine> &result, Kind kind, const QList<QStringView> &lines)
{
    for (const QStringView line : lines) {
        result.append({kind, line});
    }
}

//! Myers' greedy walk. `m_reach` at k = x - y is how far down the diagonal k one gets with so many
//! steps; each round is kept, to find the way back.
class Walk final
{
public:
    Walk(const QList<QStringView> &before, const QList<QStringView> &after)
        : m_before(before)
        , m_after(after)
    {
    }

    //! Empty where the way is too long.
    [[nodiscard]] std::optional<QList<DiffLine>> lines()
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

    [[nodiscard]] QList<DiffLine> wayBack(qsizetype steps) const
    {
        QList<DiffLine> reversed;
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

    const QList<QStringView> &m_before;
    const QList<QStringView> &m_after;
    QList<QList<qsizetype>> m_rounds;
};

QString header(qsizetype fromBefore, qsizetype beforeCount, qsizetype fromAfter,
               qsizetype afterCount)
{
    // A range of no lines is named by the line before it.
    const auto range = [](qsizetype from, qsizetype count) {
        const QString start = QString::number(count == 0 ? from : from + 1);
        return count == 1 ? start : QString(start % u',' % QString::number(count));
    };
    return u"@@ -"_s % range(fromBefore, beforeCount) % u" +"_s % range(fromAfter, afterCount)
        % u" @@\n"_s;
}

QChar sign(Kind kind)
{
    switch (kind) {
    case Kind::Same:
        return u' ';
    case Kind::Removed:
        return u'-';
    case Kind::Added:
        return u'+';
    }
    Q_UNREACHABLE_RETURN(u' ');
}

} // namespace

QList<DiffLine> diffLines(QStringView before, QStringView after)
{
    QList<QStringView> left = linesOf(before);
    QList<QStringView> right = linesOf(after);
    const auto [endLeft, endRight] = std::ranges::mismatch(left, right);
    const qsizetype head = endLeft - left.begin();
    qsizetype tail = 0;
    while (tail < std::min(left.size(), right.size()) - head
           && left.at(left.size() - 1 - tail) == right.at(right.size() - 1 - tail)) {
        ++tail;
    }
    QList<DiffLine> result;
    append(result, Kind::Same, left.first(head));
    const QList<QStringView> removed = left.sliced(head, left.size() - head - tail);
    const QList<QStringView> added = right.sliced(head, right.size() - head - tail);
    if (const auto way = Walk(removed, added).lines()) {
        result += *way;
    } else {
        append(result, Kind::Removed, removed);
        append(result, Kind::Added, added);
    }
    append(result, Kind::Same, left.last(tail));
    return result;
}

QString unifiedHunks(QStringView before, QStringView after, qsizetype context)
{
    const QList<DiffLine> lines = diffLines(before, after);
    QString hunks;
    qsizetype position = 0; // in `lines`
    qsizetype beforeLine = 0;
    qsizetype afterLine = 0;
    const auto skip = [&](qsizetype to) {
        for (; position < to; ++position) {
            beforeLine += lines.at(position).kind != Kind::Added;
            afterLine += lines.at(position).kind != Kind::Removed;
        }
    };
    const auto isChange = [](const DiffLine &line) { return line.kind != Kind::Same; };
    for (;;) {
        const auto first = std::find_if(lines.begin() + position, lines.end(), isChange);
        if (first == lines.end()) {
            return hunks;
        }
        skip(std::max(position, first - lines.begin() - context));
        // The hunk goes on as long as the next change is near.
        qsizetype end = first - lines.begin();
        for (qsizetype i = end; i < lines.size() && i <= end + 2 * context + 1; ++i) {
            end = isChange(lines.at(i)) ? i : end;
        }
        end = std::min(lines.size(), end + 1 + context);
        QString body;
        const qsizetype fromBefore = beforeLine;
        const qsizetype fromAfter = afterLine;
        for (qsizetype i = position; i < end; ++i) {
            body += sign(lines.at(i).kind) % lines.at(i).text % u'\n';
        }
        skip(end);
        hunks
            += header(fromBefore, beforeLine - fromBefore, fromAfter, afterLine - fromAfter) % body;
    }
}

} // namespace roo
