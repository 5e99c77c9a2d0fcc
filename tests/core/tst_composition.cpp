// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/composition.h"

#include "editanswers.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace roo::edit;
using namespace roo::test;

namespace {

using Kind = FileChange::Kind;
using Changes = QList<FileChange>;

FileChange create(const QString &path, const QByteArray &after)
{
    return {.kind = Kind::Create, .path = path, .after = after, .edits = {1}};
}

FileChange modify(const QString &path, const QByteArray &before, const QByteArray &after)
{
    return {.path = path, .before = before, .after = after, .mode = 0644, .edits = {2}};
}

FileChange remove(const QString &path, const QByteArray &before)
{
    return {.kind = Kind::Delete, .path = path, .before = before, .mode = 0644, .edits = {3}};
}

FileChange rename(const QString &path, const QString &to, const QByteArray &before,
                  const QByteArray &after)
{
    return {.kind = Kind::Rename,
            .path = path,
            .to = to,
            .before = before,
            .after = after,
            .mode = 0644,
            .edits = {4}};
}

//! Sets that fit a tree, made of chance.
class Chance final
{
public:
    explicit Chance(unsigned seed)
        : m_engine(seed)
    {
    }

    [[nodiscard]] int below(int bound)
    {
        return static_cast<int>(m_engine() % static_cast<unsigned>(bound));
    }

    [[nodiscard]] Files files()
    {
        Files files;
        for (const QString &path : m_paths) {
            if (below(3) > 0) {
                files.insert(path, text());
            }
        }
        return files;
    }

    //! Each path is in one change at most, as in what an answer makes.
    [[nodiscard]] Changes changesOf(const Files &files)
    {
        Changes changes;
        QStringList free = m_paths;
        std::ranges::shuffle(free, m_engine);
        while (free.size() > 1 && below(4) > 0) {
            const QString path = free.takeFirst();
            const QByteArray before = files.value(path);
            if (!files.contains(path)) {
                changes.append(create(path, text()));
                continue;
            }
            const int what = below(3);
            const QString to = free.constFirst();
            if (what == 0) {
                changes.append(remove(path, before));
            } else if (what == 1 && !files.contains(to)) {
                changes.append(rename(path, to, before, below(2) == 0 ? before : text()));
                free.removeFirst();
            } else if (const QByteArray after = text(); after != before) {
                changes.append(modify(path, before, after));
            }
        }
        return changes;
    }

private:
    //! Few different ones, so that many files have the same content.
    [[nodiscard]] QByteArray text() { return QByteArray(1, static_cast<char>('A' + below(4))); }

    std::mt19937 m_engine;
    QStringList m_paths{u"a"_s, u"b"_s, u"c"_s, u"d/a"_s, u"d/b"_s};
};

} // namespace

//! Changes after changes, as one.
class CompositionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void composed_isOneStep_data();
    void composed_isOneStep();
    void composed_keepsWhatSomeoneNeeds();
    void composed_neverNamesAPathTwice_data();
    void composed_neverNamesAPathTwice();
    void composed_isOneAfterTheOther();
};

void CompositionTest::composed_isOneStep_data()
{
    QTest::addColumn<Changes>("first");
    QTest::addColumn<Changes>("second");
    QTest::addColumn<Changes>("expected");
    const auto row
        = [](const char *name, const Changes &first, const Changes &second,
             const Changes &expected) { QTest::newRow(name) << first << second << expected; };
    const auto with = [](FileChange file, const QList<qsizetype> &edits) {
        file.edits = edits;
        return file;
    };
    const QString a = u"a"_s;
    const QString b = u"b"_s;
    const QString c = u"c"_s;
    row("nothing", {}, {}, {});
    row("nothing before", {}, {modify(a, "A", "B")}, {modify(a, "A", "B")});
    row("nothing after", {remove(b, "B"), create(a, "A")}, {}, {create(a, "A"), remove(b, "B")});

    row("created, modified", {create(a, "A")}, {modify(a, "A", "B")},
        {with(create(a, "B"), {1, 2})});
    row("created, deleted", {create(a, "A")}, {remove(a, "A")}, {});
    row("created, moved", {create(a, "A")}, {rename(a, b, "A", "B")},
        {with(create(b, "B"), {1, 4})});
    row("modified, modified", {modify(a, "A", "B")}, {modify(a, "B", "C")},
        {with(modify(a, "A", "C"), {2, 2})});
    row("modified, and back", {modify(a, "A", "B")}, {modify(a, "B", "A")}, {});
    row("modified, deleted", {modify(a, "A", "B")}, {remove(a, "B")},
        {with(remove(a, "A"), {2, 3})});
    row("modified, moved", {modify(a, "A", "B")}, {rename(a, b, "B", "B")},
        {with(rename(a, b, "A", "B"), {2, 4})});
    row("deleted, created", {remove(a, "A")}, {create(a, "B")},
        {with(modify(a, "A", "B"), {3, 1})});
    row("deleted, created as it was", {remove(a, "A")}, {create(a, "A")}, {});
    row("moved, modified", {rename(a, b, "A", "A")}, {modify(b, "A", "B")},
        {with(rename(a, b, "A", "B"), {4, 2})});
    row("moved, deleted", {rename(a, b, "A", "B")}, {remove(b, "B")},
        {with(remove(a, "A"), {4, 3})});
    row("moved, moved on", {rename(a, b, "A", "B")}, {rename(b, c, "B", "C")},
        {with(rename(a, c, "A", "C"), {4, 4})});
    row("moved, and back", {rename(a, b, "A", "A")}, {rename(b, a, "A", "A")}, {});
    row("moved, and back as another", {rename(a, b, "A", "B")}, {rename(b, a, "B", "B")},
        {with(modify(a, "A", "B"), {4, 4})});

    // A place that another file had before: told as what changes there.
    const auto movedTo = [](const QString &path, const QByteArray &after) {
        FileChange file = create(path, after);
        file.mode = 0644; // it stays
        file.edits = {4};
        return file;
    };
    row("moved away, created", {rename(a, b, "A", "A")}, {create(a, "C")},
        {with(modify(a, "A", "C"), {1}), movedTo(b, "A")});
    row("moved away, created as it was", {rename(a, b, "A", "A")}, {create(a, "A")},
        {movedTo(b, "A")});
    row("deleted, another moved there", {remove(a, "A")}, {rename(b, a, "B", "B")},
        {with(modify(a, "A", "B"), {3, 4}), with(remove(b, "B"), {4})});
    row("moved away, another moved there", {rename(a, c, "A", "A")}, {rename(b, a, "B", "B")},
        {with(modify(a, "A", "B"), {4}), with(remove(b, "B"), {4}), movedTo(c, "A")});
    row("moved, and in one step each moves one on", {rename(a, b, "A", "A")},
        {rename(b, c, "A", "A"), rename(c, u"d"_s, "C", "C")},
        {with(remove(a, "A"), {4, 4}), with(modify(c, "C", "A"), {4, 4}), movedTo(u"d"_s, "C")});
}

void CompositionTest::composed_isOneStep()
{
    QFETCH(const Changes, first);
    QFETCH(const Changes, second);
    QFETCH(const Changes, expected);
    QCOMPARE(linesOf(composed(first, second)), linesOf(expected));
    QCOMPARE(composed(first, second), expected);
}

//! The bytes and the mode of a file that moved to make room, and what made it move.
void CompositionTest::composed_keepsWhatSomeoneNeeds()
{
    FileChange move = rename(u"a"_s, u"b"_s, "A", "A");
    move.mode = 0600;
    FileChange made = create(u"c"_s, "C");
    made.isExecutable = true;
    const Changes all = composed({move, made}, {create(u"a"_s, "new"), modify(u"c"_s, "C", "D")});
    QCOMPARE(linesOf(all), (QStringList{u"modify a"_s, u"create b"_s, u"create c"_s}));
    QCOMPARE(all.at(0).mode, 0600);
    QCOMPARE(all.at(1).mode, 0600); // nobody else may read it there either
    QVERIFY(all.at(2).isExecutable);
    QCOMPARE(all.at(2).after, "D"_ba);
}

void CompositionTest::composed_neverNamesAPathTwice_data()
{
    QTest::addColumn<QList<Changes>>("rounds");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const QList<Changes> &rounds, const QStringList &lines) {
        QTest::newRow(name) << rounds << lines;
    };
    const auto move = [](const QString &path, const QString &to, const QByteArray &bytes) {
        return Changes{rename(path, to, bytes, bytes)};
    };
    row("two files change places",
        {move(u"a"_s, u"t"_s, "A"), move(u"b"_s, u"a"_s, "B"), move(u"t"_s, u"b"_s, "A")},
        {u"modify a"_s, u"modify b"_s});
    row("each moves one on, and a new one comes",
        {move(u"b"_s, u"c"_s, "B"), move(u"a"_s, u"b"_s, "A"), {create(u"a"_s, "new")}},
        {u"modify a"_s, u"modify b"_s, u"create c"_s});
    row("deleted, another moved there, and modified there",
        {{remove(u"a"_s, "A")}, move(u"b"_s, u"a"_s, "B"), {modify(u"a"_s, "B", "C")}},
        {u"modify a"_s, u"delete b"_s});
    row("moved onto what was made and went",
        {{create(u"t"_s, "T")}, {remove(u"t"_s, "T")}, move(u"a"_s, u"t"_s, "A")},
        {u"rename a t"_s});
}

void CompositionTest::composed_neverNamesAPathTwice()
{
    QFETCH(const QList<Changes>, rounds);
    QFETCH(const QStringList, lines);
    Files files{{u"a"_s, "A"_ba}, {u"b"_s, "B"_ba}};
    const Files before = files;
    Changes all;
    for (const Changes &round : rounds) {
        const auto after = appliedTo(files, round);
        QVERIFY(after);
        files = *after;
        all = composed(all, round);
    }
    QCOMPARE(linesOf(all), lines);
    QCOMPARE(appliedTo(before, all), files);
}

//! Whatever the sets are, and however they are put together.
void CompositionTest::composed_isOneAfterTheOther()
{
    Chance chance(20261122);
    for (int round = 0; round < 2000; ++round) {
        const Files before = chance.files();
        QList<Files> states{before};
        QList<Changes> sets;
        for (int i = 0; i < 4; ++i) {
            sets.append(chance.changesOf(states.constLast()));
            const auto next = appliedTo(states.constLast(), sets.constLast());
            QVERIFY(next);
            states.append(*next);
        }
        const Changes fromLeft
            = composed(composed(composed(sets.at(0), sets.at(1)), sets.at(2)), sets.at(3));
        const Changes fromRight
            = composed(sets.at(0), composed(sets.at(1), composed(sets.at(2), sets.at(3))));
        const Changes inPairs
            = composed(composed(sets.at(0), sets.at(1)), composed(sets.at(2), sets.at(3)));
        for (const Changes &all : {fromLeft, fromRight, inPairs}) {
            const auto after = appliedTo(before, all);
            QVERIFY2(after && *after == states.constLast(),
                     qPrintable(u"round %1: "_s.arg(round) + linesOf(all).join(u", "_s)));
        }
        QCOMPARE(appliedTo(before, composed(sets.at(0), sets.at(1))), states.at(2));
    }
}

QTEST_GUILESS_MAIN(CompositionTest)
#include "tst_composition.moc"
