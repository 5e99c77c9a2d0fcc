// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/markdownsplitter.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo::gui;

namespace {

using Kind = MarkdownPiece::Kind;

//! "prose: …", a word for each piece.
QStringList shown(const QList<MarkdownPiece> &pieces)
{
    QStringList result;
    for (const MarkdownPiece &piece : pieces) {
        QString text = piece.text;
        text.replace(u'\n', u'/');
        switch (piece.kind) {
        case Kind::Prose:
            result.append(u"prose: " + text);
            break;
        case Kind::Plain:
            result.append(u"plain: " + text);
            break;
        case Kind::FenceBegin:
            result.append(u"begin: " + text);
            break;
        case Kind::Code:
            result.append(u"code: " + text);
            break;
        case Kind::FenceEnd:
            result.append(u"end"_s);
            break;
        }
    }
    return result;
}

QList<MarkdownPiece> piecesOf(const QString &text, qsizetype step)
{
    MarkdownSplitter splitter;
    QList<MarkdownPiece> pieces;
    for (qsizetype at = 0; at < text.size(); at += step) {
        pieces += splitter.append(QStringView(text).sliced(at, std::min(step, text.size() - at)));
    }
    return pieces + splitter.finish();
}

} // namespace

class TestMarkdownSplitter : public QObject
{
    Q_OBJECT

private slots:
    void text_isCut_data();
    void text_isCut();
    void proseWithoutEnd_isPlain();
    void textBeyondTheLimit_isPlain();
    void tail_isWhatNoPieceHas();
};

void TestMarkdownSplitter::text_isCut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("pieces");
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("paragraphs") << u"a\nb\n\nc"_s << QStringList{u"prose: a/b//"_s, u"prose: c/"_s};
    QTest::newRow("fence") << u"a\n```py x.py\n  b\n\n```\nc\n"_s
                           << QStringList{u"prose: a/"_s, u"begin: py x.py"_s,
                                          u"code:   b"_s, u"code: "_s,
                                          u"end"_s,       u"prose: c/"_s};
    QTest::newRow("fence in a fence")
        << u"````md\n```\na\n```\n````\n"_s
        << QStringList{u"begin: md"_s, u"code: ```"_s, u"code: a"_s, u"code: ```"_s, u"end"_s};
    QTest::newRow("open fence") << u"~~~\na"_s << QStringList{u"begin: "_s, u"code: a"_s, u"end"_s};
    QTest::newRow("indented fence")
        << u"  ```\n    a\n b\n  ```\n"_s
        << QStringList{u"begin: "_s, u"code:   a"_s, u"code: b"_s, u"end"_s};
    QTest::newRow("indented code")
        << u"    ```\n\na\n"_s << QStringList{u"prose:     ```//"_s, u"prose: a/"_s};
    QTest::newRow("list stays whole")
        << u"1. a\n\n2. b\n\n   c\n\nd\n"_s
        << QStringList{u"prose: 1. a//2. b//   c//"_s, u"prose: d/"_s};
    QTest::newRow("fence in a list")
        << u"- a\n\n  ```py\n  b\n\nc\n  ```\n\nd\n"_s
        << QStringList{u"prose: - a//  ```py/  b//c/  ```//"_s, u"prose: d/"_s};
    QTest::newRow("fence behind a list")
        << u"- a\n```\nb\n```\n"_s
        << QStringList{u"prose: - a/"_s, u"begin: "_s, u"code: b"_s, u"end"_s};
    QTest::newRow("crlf") << u"a\r\n\r\n```\r\nb\r\n```\r\n"_s
                          << QStringList{u"prose: a//"_s, u"begin: "_s, u"code: b"_s, u"end"_s};
    QTest::newRow("backtick behind a fence is none")
        << u"``` a`b\n\nc\n"_s << QStringList{u"prose: ``` a`b//"_s, u"prose: c/"_s};
}

void TestMarkdownSplitter::text_isCut()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, pieces);
    QCOMPARE(shown(piecesOf(text, std::max<qsizetype>(1, text.size()))), pieces);
    QCOMPARE(shown(piecesOf(text, 1)), pieces);
    QCOMPARE(shown(piecesOf(text, 3)), pieces);
}

void TestMarkdownSplitter::proseWithoutEnd_isPlain()
{
    const QString line = u"word "_s.repeated(MarkdownSplitter::longestProse);
    QString back;
    const QList<MarkdownPiece> pieces = piecesOf(line, 4000);
    for (const MarkdownPiece &piece : pieces) {
        back += piece.text;
        QVERIFY(piece.kind == Kind::Plain || piece.text.size() <= MarkdownSplitter::longestProse);
    }
    QCOMPARE(back.remove(u'\n'), line);
}

void TestMarkdownSplitter::textBeyondTheLimit_isPlain()
{
    const QString text = u"some words\n\n"_s.repeated(MarkdownSplitter::mostRendered / 8);
    const QList<MarkdownPiece> pieces = piecesOf(text, 4000);
    QCOMPARE(pieces.constFirst().kind, Kind::Prose);
    QCOMPARE(pieces.constLast().kind, Kind::Plain);
    QString back;
    for (const MarkdownPiece &piece : pieces) {
        back += piece.text;
    }
    QCOMPARE(back, text);
}

void TestMarkdownSplitter::tail_isWhatNoPieceHas()
{
    MarkdownSplitter splitter;
    QCOMPARE(shown(splitter.append(u"a\n\n")), QStringList());
    QCOMPARE(splitter.tail(), u"a\n\n"_s);
    QCOMPARE(shown(splitter.append(u"b")), QStringList{u"prose: a//"_s});
    QCOMPARE(shown(splitter.append(u"c\n")), QStringList());
    QCOMPARE(splitter.tail(), u"bc\n"_s);
    QCOMPARE(shown(splitter.append(u"```\nx")), (QStringList{u"prose: bc/"_s, u"begin: "_s}));
    QCOMPARE(splitter.tail(), u"x"_s);
    QVERIFY(splitter.isInFence());
}

QTEST_APPLESS_MAIN(TestMarkdownSplitter)
#include "tst_markdownsplitter.moc"
