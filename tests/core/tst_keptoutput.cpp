// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/keptoutput.h"

#include <QTest>

using namespace Qt::StringLiterals;
using roo::proof::KeptOutput;

namespace {

//! Of bytes that come in pieces of this size.
QString keptOf(QByteArrayView bytes, qint64 limit, qsizetype piece)
{
    KeptOutput kept(limit);
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        text += kept.add(bytes.sliced(at, std::min(piece, bytes.size() - at)));
    }
    return text + kept.end();
}

} // namespace

class TestKeptOutput : public QObject
{
    Q_OBJECT

private slots:
    void text_isTheSameWhereverItIsCut_data();
    void text_isTheSameWhereverItIsCut();
    void head_isGivenAtOnce();
    void flood_keepsItsEnds();
};

void TestKeptOutput::text_isTheSameWhereverItIsCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << ""_ba << qint64{10} << QString();
    QTest::newRow("below") << "abc\n"_ba << qint64{10} << u"abc\n"_s;
    QTest::newRow("at the limit") << "abcdefghij"_ba << qint64{10} << u"abcdefghij"_s;
    QTest::newRow("above") << "abcdefghijk"_ba << qint64{10}
                           << u"abcde\n[… 1 bytes left out …]\nghijk"_s;
    QTest::newRow("a line ends there")
        << "abcd\nxxxx12345"_ba << qint64{10} << u"abcd\n[… 4 bytes left out …]\n12345"_s;
    QTest::newRow("no character is cut")
        << "äöüß€😀äöüß"_ba << qint64{10} << u"äöü\n[… 13 bytes left out …]\nüß"_s;
    QTest::newRow("characters of four bytes") << "😀😀😀"_ba << qint64{12} << u"😀😀😀"_s;
    QTest::newRow("no UTF-8") << "a\xff"
                                 "b"_ba
                              << qint64{10} << u"a\uFFFDb"_s;
    QTest::newRow("half a character at the end") << "ab\xc3"_ba << qint64{10} << u"ab\uFFFD"_s;
}

void TestKeptOutput::text_isTheSameWhereverItIsCut()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const qint64, limit);
    for (qsizetype piece = 1; piece <= bytes.size() + 1; ++piece) {
        QTEST(keptOf(bytes, limit, piece), "expected");
    }
}

void TestKeptOutput::head_isGivenAtOnce()
{
    KeptOutput kept(8);
    QCOMPARE(kept.add("ab"), u"ab"_s);
    QCOMPARE(kept.add("cdef"), u"cd"_s);
    QCOMPARE(kept.add("gh"), QString());
    QCOMPARE(kept.end(), u"efgh"_s);
    QCOMPARE(kept.leftOut(), 0);
}

void TestKeptOutput::flood_keepsItsEnds()
{
    KeptOutput kept(1000);
    QString text;
    const QByteArray line("yes\n");
    for (int i = 0; i < 100'000; ++i) {
        text += kept.add(line);
    }
    text += kept.end();
    QCOMPARE(kept.leftOut(), 400'000 - 1000);
    QCOMPARE(text,
             u"yes\n"_s.repeated(125) + u"[… 399000 bytes left out …]\n"_s
                 + u"yes\n"_s.repeated(125));
}

QTEST_GUILESS_MAIN(TestKeptOutput)
#include "tst_keptoutput.moc"
