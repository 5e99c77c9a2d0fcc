// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/filetext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::edit;

class FileTextTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void lines_giveEveryByteBack_data();
    void lines_giveEveryByteBack();
    void read_refuses_data();
    void read_refuses();
    void ending_isThatOfThePlace();
    void copy_hasItsOwnText();
    void likeLines_ignoreBlanksAndTypography();
};

void FileTextTest::lines_giveEveryByteBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("nothing") << ""_ba << qsizetype(0);
    QTest::newRow("one line feed") << "\n"_ba << qsizetype(1);
    QTest::newRow("no line feed") << "a"_ba << qsizetype(1);
    QTest::newRow("LF") << "a\nb\n"_ba << qsizetype(2);
    QTest::newRow("CRLF") << "a\r\nb\r\n"_ba << qsizetype(2);
    QTest::newRow("CR") << "a\rb\r"_ba << qsizetype(2);
    QTest::newRow("mixed") << "a\r\nb\nc\r\r\nd"_ba << qsizetype(4);
    QTest::newRow("CR inside a line") << "a\rb\n"_ba << qsizetype(1);
    QTest::newRow("blank lines") << "\n\n\r\n\n"_ba << qsizetype(4);
    QTest::newRow("mark") << "\xef\xbb\xbf"
                             "a\n"_ba
                          << qsizetype(1);
    QTest::newRow("beyond the plane") << "\xf0\x9f\x98\x80\n"_ba << qsizetype(1);
}

void FileTextTest::lines_giveEveryByteBack()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const qsizetype, count);
    const auto file = FileText::read(bytes);
    QVERIFY(file);
    QCOMPARE(file->lines().size(), count);
    QByteArray back = file->hasMark() ? "\xef\xbb\xbf"_ba : QByteArray();
    for (const FileText::Line &line : file->lines()) {
        back += line.text.toUtf8() + line.ending.toUtf8();
    }
    QCOMPARE(back, bytes);
}

void FileTextTest::read_refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<TextFault>("fault");
    QTest::newRow("not UTF-8") << "caf\xe9\n"_ba << TextFault::NoText;
    QTest::newRow("half a character") << "a\xf0\x9f"_ba << TextFault::NoText;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << TextFault::NoText;
    QTest::newRow("too large") << QByteArray(largestText + 1, 'x') << TextFault::TooLarge;
}

void FileTextTest::read_refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const TextFault, fault);
    const auto file = FileText::read(bytes);
    QVERIFY(!file);
    QCOMPARE(file.error(), fault);
}

void FileTextTest::ending_isThatOfThePlace()
{
    const auto mixed = FileText::read("a\nb\r\nc"_ba);
    QCOMPARE(mixed->endingAt(0), u"\n"_s);
    QCOMPARE(mixed->endingAt(1), u"\r\n"_s);
    QCOMPARE(mixed->endingAt(2), u"\n"_s); // the first line's
    QCOMPARE(FileText::read("a"_ba)->endingAt(0), u"\n"_s);
    QCOMPARE(FileText::read(""_ba)->endingAt(0), u"\n"_s);
}

void FileTextTest::copy_hasItsOwnText()
{
    auto first = std::make_unique<FileText>(*FileText::read("one\ntwo\n"_ba));
    const FileText copy(*first);
    first.reset();
    QCOMPARE(copy.lines().at(1).text, u"two"_s);
}

void FileTextTest::likeLines_ignoreBlanksAndTypography()
{
    const auto file = FileText::read("  x = 'a'\nx = ’a’  \n\tx = \"a\"\n"_ba);
    QCOMPARE(file->linesLike(bareLine(u"x = 'a'")), (QList<qsizetype>{0, 1}));
    QCOMPARE(file->linesLike(bareLine(u" x = “a”")), QList<qsizetype>{2});
    QCOMPARE(file->linesLike(u"X = 'a'"_s), QList<qsizetype>());
}

QTEST_GUILESS_MAIN(FileTextTest)
#include "tst_filetext.moc"
