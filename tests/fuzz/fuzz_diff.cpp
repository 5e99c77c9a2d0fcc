// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/patch.h"

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

QByteArrayView takeLine(QByteArrayView &text)
{
    const qsizetype feed = text.indexOf('\n');
    const QByteArrayView line = text.first(feed < 0 ? text.size() : feed + 1);
    text = text.sliced(line.size());
    return line;
}

QList<QByteArrayView> linesOf(QByteArrayView text)
{
    QList<QByteArrayView> lines;
    while (!text.isEmpty()) {
        lines.append(takeLine(text));
    }
    return lines;
}

//! A small `git apply` for the hunks of one file: everything has to fit to the letter.
class Applier final
{
public:
    enum class Direction { Forward, Reverse };

    Applier(QByteArrayView from, Direction direction)
        : m_from(linesOf(from))
        , m_taken(direction == Direction::Forward ? '-' : '+')
        , m_given(direction == Direction::Forward ? '+' : '-')
    {
    }

    QByteArray applied(QByteArrayView hunks)
    {
        while (!hunks.isEmpty()) {
            applyHunk(hunks);
        }
        keepUpTo(m_from.size());
        return m_to.join();
    }

private:
    struct Range
    {
        qsizetype first = 0; //!< From 0.
        qsizetype count = 0;
    };

    static Range rangeIn(QByteArrayView header, char sign)
    {
        QByteArrayView text = header.sliced(header.indexOf(sign) + 1);
        text = text.first(text.indexOf(' '));
        const qsizetype comma = text.indexOf(',');
        const qsizetype count = comma < 0 ? 1 : text.sliced(comma + 1).toLongLong();
        const qsizetype start = (comma < 0 ? text : text.first(comma)).toLongLong();
        return {.first = count == 0 ? start : start - 1, .count = count};
    }

    void keepUpTo(qsizetype line)
    {
        require(line >= m_next && line <= m_from.size());
        for (; m_next < line; ++m_next) {
            m_to.append(m_from.at(m_next).toByteArray());
        }
    }

    void applyHunk(QByteArrayView &hunks)
    {
        const QByteArrayView header = takeLine(hunks);
        require(header.startsWith("@@ -") && header.endsWith(" @@\n"));
        const Range taken = rangeIn(header, m_taken);
        const Range given = rangeIn(header, m_given);
        keepUpTo(taken.first);
        require(m_to.size() == given.first);
        while (m_next < taken.first + taken.count || m_to.size() < given.first + given.count) {
            applyLine(hunks);
        }
        require(m_next == taken.first + taken.count);
        require(m_to.size() == given.first + given.count);
    }

    void applyLine(QByteArrayView &hunks)
    {
        require(!hunks.isEmpty());
        const char sign = hunks.front();
        QByteArrayView line = takeLine(hunks).sliced(1);
        require(line.endsWith('\n'));
        if (hunks.startsWith('\\')) {
            require(takeLine(hunks) == "\\ No newline at end of file\n");
            line = line.chopped(1);
        }
        require(sign == ' ' || sign == m_taken || sign == m_given);
        if (sign != m_given) {
            require(m_next < m_from.size() && m_from.at(m_next) == line);
            ++m_next;
        }
        if (sign != m_taken) {
            m_to.append(line.toByteArray());
        }
    }

    QList<QByteArrayView> m_from;
    char m_taken;
    char m_given;
    qsizetype m_next = 0; // in m_from
    QByteArrayList m_to;
};

//! What stands in a patch for a name, taken back.
QByteArray unquoted(QByteArrayView name)
{
    constexpr QByteArrayView letters = "abtnvfr\"\\";
    constexpr QByteArrayView meant = "\a\b\t\n\v\f\r\"\\";
    if (!name.startsWith('"')) {
        return name.toByteArray();
    }
    require(name.size() > 2 && name.endsWith('"'));
    QByteArray result;
    for (qsizetype i = 1; i < name.size() - 1; ++i) {
        require(name.at(i) >= ' ' && name.at(i) < 0x7f && name.at(i) != '"');
        if (name.at(i) != '\\') {
            result += name.at(i);
        } else if (const qsizetype letter = letters.indexOf(name.at(++i)); letter >= 0) {
            result += meant.at(letter);
        } else {
            result += static_cast<char>(name.sliced(i, 3).toInt(nullptr, 8));
            i += 2;
        }
    }
    return result;
}

//! "--- " and "+++ ", a tab where git wants one.
void checkName(QByteArrayView line, const QByteArray &name)
{
    require(line.endsWith('\n') && line.size() > 5);
    line = line.sliced(4).chopped(1);
    require(line.endsWith('\t') == name.contains(' '));
    require(unquoted(line.endsWith('\t') ? line.chopped(1) : line) == name);
}

void checkShown(const FileChange &file)
{
    const QList<QByteArrayView> before = linesOf(file.before);
    const QList<QByteArrayView> after = linesOf(file.after);
    const QList<Hunk> hunks = hunksOf(file);
    for (const Hunk &hunk : hunks) {
        for (const HunkLine &line : hunk.lines) {
            require((line.before == 0) == (line.kind == DiffKind::Added));
            require((line.after == 0) == (line.kind == DiffKind::Removed));
            const QByteArrayView bytes
                = line.before > 0 ? before.at(line.before - 1) : after.at(line.after - 1);
            require(line.after == 0 || bytes == after.at(line.after - 1));
            require(line.hasLineFeed == bytes.endsWith('\n'));
            // A mark in front keeps the decoder from taking one that is part of the line.
            const QByteArray marked = "\xef\xbb\xbf" + bytes.chopped(line.hasLineFeed ? 1 : 0);
            require(line.text == QString::fromUtf8(marked));
        }
    }
}

} // namespace

//! A path, the old and the new bytes of a file, with a NUL between them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype first = input.indexOf('\0');
    const qsizetype second = first < 0 ? -1 : input.indexOf('\0', first + 1);
    if (second < 0) {
        return 0;
    }
    const FileChange file{.path = QString::fromUtf8(input.first(first)),
                          .before = input.sliced(first + 1, second - first - 1),
                          .after = input.sliced(second + 1)};
    checkShown(file);
    const QByteArray patch = patchOf({file});
    require(patch.isEmpty() == (file.before == file.after));
    if (patch.isEmpty()) {
        return 0;
    }
    QByteArrayView rest = patch;
    require(takeLine(rest).startsWith("diff --git "));
    require(takeLine(rest).startsWith("index "));
    checkName(takeLine(rest), "a/" + file.path.toUtf8());
    checkName(takeLine(rest), "b/" + file.path.toUtf8());
    require(Applier(file.before, Applier::Direction::Forward).applied(rest) == file.after);
    require(Applier(file.after, Applier::Direction::Reverse).applied(rest) == file.before);
    return 0;
}
