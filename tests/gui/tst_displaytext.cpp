// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/displaytext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::gui;

class TestDisplayText : public QObject
{
    Q_OBJECT

private slots:
    void text_isShown_data();
    void text_isShown();
    void places_areThoseOfTheText_data();
    void places_areThoseOfTheText();
    void longLine_isShownInParts();
};

void TestDisplayText::text_isShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"a\tb\nc"_s << u"a\tb\nc"_s;
    QTest::newRow("crlf") << u"a\r\nb\r\n"_s << u"a\nb\n"_s;
    QTest::newRow("cr alone") << u"a\rb"_s << u"a\nb"_s;
    QTest::newRow("letters") << u"gr\u00fc\u00df \u4f60\u597d"_s
                             << u"gr\u00fc\u00df \u4f60\u597d"_s;
    QTest::newRow("emoji") << u"\U0001f469\u200d\U0001f4bb \u2764\ufe0f"_s
                           << u"\U0001f469\u200d\U0001f4bb \u2764\ufe0f"_s;
    QTest::newRow("turned around") << u"a\u202eb\u202c"_s << u"a\u25afb\u25af"_s;
    QTest::newRow("invisible") << u"a\u200bb\u2060\ufeff"_s << u"a\u25afb\u25af\u25af"_s;
    QTest::newRow("joiner in a name") << u"a\u200db"_s << u"a\u25afb"_s;
    QTest::newRow("tag") << u"x\U000e0041"_s << u"x\u25af\u25af"_s;
    QTest::newRow("controls") << u"a\u001bb\u007fc\u009b"_s << u"a\u241bb\u25afc\u25af"_s;
    QTest::newRow("zero") << QString(u"a"_s + QChar(0) + u"b"_s) << u"a\u2400b"_s;
    QTest::newRow("separators") << u"a\u2028b\u2029c"_s << u"a\u25afb\u25afc"_s;
    QTest::newRow("what Qt takes for frames")
        << QString(u"a"_s + QChar(0xfdd0) + QChar(0xfdd1)) << u"a\u25af\u25af"_s;
    QTest::newRow("half a pair") << QString(u"a"_s + QChar(0xd83d) + u"b"_s) << u"a\ufffdb"_s;
}

void TestDisplayText::text_isShown()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    DisplayText display;
    QCOMPARE(display.append(text, 0), shown);
    QCOMPARE(display.lineCount(), shown.count(u'\n') + 1);
}

void TestDisplayText::places_areThoseOfTheText_data()
{
    QTest::addColumn<QStringList>("pieces");
    QTest::newRow("lines") << QStringList{u"one\ntwo\n"_s, u"three"_s};
    QTest::newRow("crlf") << QStringList{u"one\r\n"_s, u"two\r\nthree\r\n"_s};
    QTest::newRow("pairs") << QStringList{u"\U0001f469a\n"_s, u"\U000e0041b\nc"_s};
    QTest::newRow("a long line") << QStringList{QString(9500, u'x'), u"\ny\n"_s};
    QTest::newRow("a long line of pairs") << QStringList{u"\U0001f469"_s.repeated(5000), u"\ny"_s};
}

//! Every shown character that is no line feed is that of the text, or stands for it.
void TestDisplayText::places_areThoseOfTheText()
{
    QFETCH(const QStringList, pieces);
    DisplayText display;
    QString shown;
    qsizetype offset = 0;
    for (const QString &piece : pieces) {
        shown += display.append(piece, offset);
        offset += piece.size();
    }
    const QString text = pieces.join(QString());
    const QStringList lines = shown.split(u'\n');
    QCOMPARE(display.lineCount(), lines.size());
    for (qsizetype line = 0; line < lines.size(); ++line) {
        for (qsizetype i = 0; i < lines.at(line).size(); ++i) {
            const QChar character = lines.at(line).at(i);
            const QChar original = text.at(display.startOf(line) + i);
            QVERIFY(character == original || character == QChar(0x25af));
        }
        QVERIFY(line == 0 || display.startOf(line) >= display.startOf(line - 1));
    }
}

void TestDisplayText::longLine_isShownInParts()
{
    DisplayText display;
    const QString shown = display.append(QString(u"a\n"_s + QString(9000, u'x') + u"\nb"_s), 0);
    QCOMPARE(shown.split(u'\n').size(), 5);
    QList<qsizetype> numbers;
    for (qsizetype line = 0; line < display.lineCount(); ++line) {
        numbers.append(display.numberOf(line));
    }
    QCOMPARE(numbers, (QList<qsizetype>{1, 2, 2, 2, 3}));
    QVERIFY(!display.isContinued(1));
    QVERIFY(display.isContinued(2));
    QCOMPARE(display.lineOf(1), 0);
    QCOMPARE(display.lineOf(2), 1);
    QCOMPARE(display.lineOf(3), 4);
}

QTEST_APPLESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
