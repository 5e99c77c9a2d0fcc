// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/fence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;

class TestFence : public QObject
{
    Q_OBJECT

private slots:
    void line_isFence_data();
    void line_isFence();
    void line_isNoFence_data();
    void line_isNoFence();
    void fence_closes_data();
    void fence_closes();
    void content_losesTheFencesBlanksAlone();
};

void TestFence::line_isFence_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<qsizetype>("indent");
    QTest::addColumn<QString>("info");
    QTest::newRow("backticks") << u"```"_s << qsizetype{3} << qsizetype{0} << QString();
    QTest::newRow("tildes") << u"~~~~ py"_s << qsizetype{4} << qsizetype{0} << u"py"_s;
    QTest::newRow("three blanks") << u"   ```c++ "_s << qsizetype{3} << qsizetype{3} << u"c++"_s;
    QTest::newRow("backtick behind tildes")
        << u"~~~ a`b"_s << qsizetype{3} << qsizetype{0} << u"a`b"_s;
}

void TestFence::line_isFence()
{
    QFETCH(const QString, line);
    const auto fence = text::fenceIn(line);
    QVERIFY(fence);
    QTEST(fence->length, "length");
    QTEST(fence->indent, "indent");
    QTEST(fence->info.toString(), "info");
}

void TestFence::line_isNoFence_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isFenceInList");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blanks") << u"   "_s << false;
    QTest::newRow("two") << u"``"_s << false;
    QTest::newRow("code in a line") << u"```a``` b"_s << false;
    QTest::newRow("mixed") << u"``~"_s << false;
    QTest::newRow("four blanks") << u"    ```"_s << true;
    QTest::newRow("tab") << u"\t```"_s << true;
    QTest::newRow("two tabs") << u"\t\t```"_s << true;
}

void TestFence::line_isNoFence()
{
    QFETCH(const QString, line);
    QVERIFY(!text::fenceIn(line));
    QTEST(text::fenceIn(line, text::anyIndent).has_value(), "isFenceInList");
}

void TestFence::fence_closes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("closes");
    QTest::newRow("same") << u"````"_s << true;
    QTest::newRow("longer") << u"`````"_s << true;
    QTest::newRow("shorter") << u"```"_s << false;
    QTest::newRow("other") << u"~~~~"_s << false;
    QTest::newRow("with info") << u"```` c"_s << false;
}

void TestFence::fence_closes()
{
    QFETCH(const QString, line);
    const auto opening = text::fenceIn(u"````py");
    QVERIFY(opening);
    const auto fence = text::fenceIn(line);
    QVERIFY(fence);
    QTEST(fence->closes(*opening), "closes");
}

void TestFence::content_losesTheFencesBlanksAlone()
{
    const auto fence = text::fenceIn(u"  ```");
    QVERIFY(fence);
    QCOMPARE(fence->content(u"    a"), u"  a");
    QCOMPARE(fence->content(u" a"), u"a");
    QCOMPARE(fence->content(u""), u"");
}

QTEST_GUILESS_MAIN(TestFence)
#include "tst_fence.moc"
