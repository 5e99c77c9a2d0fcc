// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"

#include <QRandomGenerator>

//! Changes that are hard on a patch.
namespace roo::test::patchsamples {

template <typename List>
auto oneOf(QRandomGenerator &random, const List &list)
{
    return list.at(random.bounded(list.size()));
}

//! Of files, without folders.
inline QStringList names()
{
    using namespace Qt::StringLiterals;
    return {u"plain.txt"_s, u"with blank"_s, u"two  blanks "_s,    u" blank"_s,  u"tab\tin it"_s,
            u"tab\t"_s,     u"\"quoted\""_s, u"quote's"_s,         u"back\\"_s,  u"line\nfeed"_s,
            u"return\r"_s,  u"Größe €"_s,    u"\U0001f600"_s,      u"e\u0301"_s, u"\u007f\u0001"_s,
            u"-dash"_s,     u"null"_s,       u"a b b"_s,           u"(1).txt"_s, u"100%"_s,
            u"=> there"_s,  u"{a => b}"_s,   u"2026-01-01 00:00"_s};
}

inline QByteArray randomLine(QRandomGenerator &random)
{
    static const QByteArrayList lines{"a",
                                      "b",
                                      "c",
                                      "",
                                      "",
                                      " ",
                                      "\t",
                                      "+",
                                      "-",
                                      "--- a/x",
                                      "+++ b/x",
                                      "-- a/x",
                                      "++ b/x",
                                      "@@ -1 +1 @@",
                                      "@@ -1,2 +1,2 @@",
                                      "diff --git a/x b/x",
                                      "rename from x",
                                      "GIT binary patch",
                                      "\\ No newline at end of file",
                                      "-- ",
                                      "From x",
                                      "\xef\xbb\xbf",
                                      "gr\xc3\xbc\xc3\x9f",
                                      "\xff\xfe",
                                      QByteArray(1, '\0'),
                                      "a\rb",
                                      "trailing "};
    static const QByteArrayList endings{"\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\r"};
    return oneOf(random, lines) + oneOf(random, endings);
}

inline QByteArrayList randomLines(QRandomGenerator &random)
{
    QByteArrayList lines(random.bounded(3) == 0 ? random.bounded(4) : random.bounded(60));
    for (QByteArray &line : lines) {
        line = randomLine(random);
    }
    return lines;
}

inline QByteArray joined(QRandomGenerator &random, const QByteArrayList &lines)
{
    const QByteArray text = lines.join();
    return random.bounded(3) == 0 ? text.first(std::max<qsizetype>(0, text.size() - 1)) : text;
}

inline QByteArray randomlyEdited(QRandomGenerator &random, QByteArrayList lines)
{
    const int count = random.bounded(6);
    for (int i = 0; i < count; ++i) {
        const qsizetype at = random.bounded(lines.size() + 1);
        if (random.bounded(2) == 0 || at == lines.size()) {
            lines.insert(at, randomLine(random));
        } else {
            lines.removeAt(at);
        }
    }
    switch (random.bounded(12)) {
    case 0:
        return {};
    case 1:
        return joined(random, lines).replace("\r\n", "\n");
    case 2:
        return joined(random, randomLines(random));
    default:
        return joined(random, lines);
    }
}

//! A path that no other number has, and that is no folder of another one.
inline QString randomPath(QRandomGenerator &random, int number)
{
    using namespace Qt::StringLiterals;
    static const QStringList folders{u""_s,         u""_s,       u"a/"_s,     u"b/b/"_s,
                                     u"a b/c d/"_s, u"\"q\"/"_s, u"tab\t/"_s, u"größe/"_s};
    return oneOf(random, folders) + QString::number(number) + oneOf(random, names());
}

//! A few files, each with a change.
inline QList<edit::FileChange> randomChanges(QRandomGenerator &random)
{
    using Kind = edit::FileChange::Kind;
    static const QList<int> modes{0644, 0755, 0600, 0700, 0664, 0744};
    QList<edit::FileChange> changes;
    const int count = 1 + random.bounded(8);
    for (int i = 0; i < count; ++i) {
        const QByteArrayList lines = randomLines(random);
        edit::FileChange change{
            .kind = oneOf(random, QList{Kind::Modify, Kind::Create, Kind::Delete, Kind::Rename}),
            .path = randomPath(random, 2 * i),
            .before = joined(random, lines),
            .after = randomlyEdited(random, lines),
            .mode = oneOf(random, modes)};
        switch (change.kind) {
        case Kind::Create:
            change.before.clear();
            change.mode = -1;
            change.isExecutable = random.bounded(2) == 0;
            break;
        case Kind::Delete:
            change.after.clear();
            break;
        case Kind::Rename:
            change.to = randomPath(random, 2 * i + 1);
            change.after = random.bounded(2) == 0 ? change.before : change.after;
            break;
        case Kind::Modify:
            change.after += change.after == change.before ? "more" : "";
            break;
        }
        changes.append(change);
    }
    return changes;
}

} // namespace roo::test::patchsamples
