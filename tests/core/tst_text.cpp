// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/error.h"
#include "core/base/text.h"

#include "support/files.h"

#include <QFile>
#include <QMetaEnum>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;

class TextTest final : public QObject
{
    Q_OBJECT

private slots:
    void utf8Pieces_giveTheTextBack();
    void init();
    void errorKindName_isReversible();
    void errorKindFromName_refusesOthers_data();
    void errorKindFromName_refusesOthers();
    void decodeUtf8_isStrict_data();
    void decodeUtf8_isStrict();
    void printable_showsControls_data();
    void printable_showsControls();
    void printable_leavesNoControl();
    void printable_mayBeCutAnywhere();
    void oneLine_isShort_data();
    void oneLine_isShort();
    void lookAlikes_bestFirst_data();
    void lookAlikes_bestFirst();
    void lookAlikes_isFastOnLongWords();
    void fenceFor_isLongerThanContent_data();
    void fenceFor_isLongerThanContent();
    void readFile_limitIsInclusive();
    void readFile_namesWhatItCannotRead_data();
    void readFile_namesWhatItCannotRead();
    void readFile_boundsEndlessDevices();
    void readFile_readsPipes();
    void readFile_givesUpOnSilentPipes();
    void readUtf8File_refusesOtherEncodings();

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes) const;
};

void TextTest::init()
{
    QTest::failOnWarning();
    QVERIFY(m_folder.isValid());
}

QString TextTest::write(const QString &name, const QByteArray &bytes) const
{
    const QString file = m_folder.filePath(name);
    if (!test::writeFile(file, bytes)) {
        qFatal("cannot write %ls", qUtf16Printable(file));
    }
    return file;
}

void TextTest::errorKindName_isReversible()
{
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    QVERIFY(kinds.keyCount() > 30);
    for (int i = 0; i < kinds.keyCount(); ++i) {
        const auto kind = static_cast<ErrorKind>(kinds.value(i));
        QCOMPARE(errorKindFromName(errorKindName(kind)), kind);
    }
    QCOMPARE(errorKindName(ErrorKind::RateLimited), u"RateLimited"_s);
}

void TextTest::errorKindFromName_refusesOthers_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("unknown") << u"Gremlins"_s;
    QTest::newRow("other case") << u"ratelimited"_s;
    QTest::newRow("qualified") << u"ErrorKind::RateLimited"_s;
    QTest::newRow("two") << u"RateLimited|TimedOut"_s;
    QTest::newRow("blank") << u" RateLimited"_s;
}

void TextTest::errorKindFromName_refusesOthers()
{
    QFETCH(const QString, name);
    QVERIFY(!errorKindFromName(name));
}

void TextTest::decodeUtf8_isStrict_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << ""_ba << true << u""_s;
    QTest::newRow("ascii") << "abc"_ba << true << u"abc"_s;
    QTest::newRow("all lengths") << "a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x99\x82"_ba << true
                                 << u"aä€🙂"_s;
    QTest::newRow("byte-order mark") << "\xEF\xBB\xBF"
                                        "abc"_ba
                                     << true << u"abc"_s;
    QTest::newRow("mark inside") << "a\xEF\xBB\xBF"
                                    "b"_ba
                                 << true << u"a\uFEFFb"_s;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << true << QString(u"a\0b"_s);
    QTest::newRow("latin 1") << "caf\xE9"_ba << false << QString();
    QTest::newRow("cut short") << "\xE2\x82"_ba << false << QString();
    QTest::newRow("overlong") << "\xC0\xAF"_ba << false << QString();
    QTest::newRow("surrogate") << "\xED\xA0\x80"_ba << false << QString();
    QTest::newRow("beyond Unicode") << "\xF5\x80\x80\x80"_ba << false << QString();
    QTest::newRow("UTF-16") << "\xFF\xFE"
                               "a"_ba
                            << false << QString();
}

void TextTest::decodeUtf8_isStrict()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, valid);
    QFETCH(const QString, text);
    const auto decoded = text::decodeUtf8(bytes);
    QCOMPARE(decoded.has_value(), valid);
    QCOMPARE(decoded.value_or(QString()), text);
}

void TextTest::printable_showsControls_data()
{
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Grüße, 世界 🙂"_s << u"Grüße, 世界 🙂"_s;
    QTest::newRow("line feed and tab") << u"a\n\tb"_s << u"a\n\tb"_s;
    QTest::newRow("carriage return") << u"a\r\nb\rc"_s << u"a\nbc"_s;
    QTest::newRow("colour") << u"\x1b[31mred"_s << u"␛[31mred"_s;
    QTest::newRow("title") << u"\x1b]0;x\a"_s << u"␛]0;x␇"_s;
    QTest::newRow("NUL") << QString(QChar::Null) << u"␀"_s;
    QTest::newRow("backspace, DEL") << u"a\b\x7f"_s << u"a␈␡"_s;
    QTest::newRow("C1 introducer") << QString(QChar(0x9b)) + u"31m"_s << u"<U+009B>31m"_s;
    QTest::newRow("right-to-left override") << u"a\u202eb"_s << u"a<U+202E>b"_s;
    QTest::newRow("isolates") << u"\u2066\u2069"_s << u"<U+2066><U+2069>"_s;
    QTest::newRow("marks") << u"\u200e\u200f\u061c"_s << u"<U+200E><U+200F><U+061C>"_s;
    QTest::newRow("joiner of an emoji") << u"👩\u200d💻"_s << u"👩\u200d💻"_s;
}

void TextTest::printable_showsControls()
{
    QFETCH(const QString, foreign);
    QFETCH(const QString, shown);
    QCOMPARE(text::printable(foreign), shown);
}

void TextTest::printable_leavesNoControl()
{
    for (char32_t unit = 0; unit <= 0xffff; ++unit) {
        const QChar character(static_cast<char16_t>(unit));
        const bool allowed = unit == U'\n' || unit == U'\t';
        const QString shown = text::printable(QString(character));
        for (const QChar left : shown) {
            QVERIFY2(allowed || left.category() != QChar::Other_Control, qPrintable(shown));
        }
    }
}

void TextTest::printable_mayBeCutAnywhere()
{
    const QString text = u"a\x1b[2J\r\n\u202e🙂\x7f"_s;
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        QCOMPARE(text::printable(text.first(cut)) + text::printable(text.sliced(cut)),
                 text::printable(text));
    }
}

void TextTest::oneLine_isShort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("limit");
    QTest::addColumn<QString>("line");
    QTest::newRow("lines") << u" a\r\n\n\tb  c\u2028d "_s << qsizetype(300) << u"a b c d"_s;
    QTest::newRow("escape") << u"\x1b[2J"_s << qsizetype(300) << u"␛[2J"_s;
    QTest::newRow("fits") << u"abcde"_s << qsizetype(5) << u"abcde"_s;
    QTest::newRow("cut") << u"abcdef"_s << qsizetype(5) << u"abcd…"_s;
    QTest::newRow("pair not split") << u"abc🙂def"_s << qsizetype(5) << u"abc…"_s;
    QTest::newRow("pair kept") << u"ab🙂def"_s << qsizetype(5) << u"ab🙂…"_s;
    QTest::newRow("one") << u"abc"_s << qsizetype(1) << u"…"_s;
    QTest::newRow("nothing") << u"abc"_s << qsizetype(0) << u""_s;
}

void TextTest::oneLine_isShort()
{
    QFETCH(const QString, text);
    QFETCH(const qsizetype, limit);
    QFETCH(const QString, line);
    QCOMPARE(text::oneLine(text, limit), line);
}

void TextTest::lookAlikes_bestFirst_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("candidates");
    QTest::addColumn<QStringList>("alike");
    const QStringList commands{u"plan"_s,   u"code"_s,   u"review"_s, u"run"_s,
                               u"models"_s, u"doctor"_s, u"config"_s};
    QTest::newRow("swapped letters") << u"plna"_s << commands << QStringList{u"plan"_s};
    QTest::newRow("left out") << u"modls"_s << commands << QStringList{u"models"_s};
    QTest::newRow("short") << u"rn"_s << commands << QStringList{u"run"_s};
    QTest::newRow("other case") << u"DOCTOR"_s << commands << QStringList{u"doctor"_s};
    QTest::newRow("nothing like it") << u"xylophone"_s << commands << QStringList();
    QTest::newRow("empty") << u""_s << commands << QStringList();
    QTest::newRow("models") << u"gpt-4o-mini"_s
                            << QStringList{u"claude"_s, u"openai/gpt-4o-mini-2024-07-18"_s,
                                           u"gpt-4o"_s, u"gpt-4.0-mini"_s}
                            << QStringList{u"gpt-4.0-mini"_s, u"gpt-4o"_s,
                                           u"openai/gpt-4o-mini-2024-07-18"_s};
    QTest::newRow("not more than three")
        << u"abcd"_s << QStringList{u"abce"_s, u"abcf"_s, u"abcd"_s, u"abcg"_s}
        << QStringList{u"abcd"_s, u"abce"_s, u"abcf"_s};
    QTest::newRow("one letter is in everything") << u"n"_s << commands << QStringList();
}

void TextTest::lookAlikes_bestFirst()
{
    QFETCH(const QString, word);
    QFETCH(const QStringList, candidates);
    QFETCH(const QStringList, alike);
    QCOMPARE(text::lookAlikes(word, candidates), alike);
}

void TextTest::lookAlikes_isFastOnLongWords()
{
    const QString word(1'000'000, u'a');
    const QStringList candidates(20, QString(999'999, u'b'));
    QVERIFY(text::lookAlikes(word, candidates).isEmpty());
}

void TextTest::fenceFor_isLongerThanContent_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("fence");
    QTest::newRow("empty") << u""_s << u"```"_s;
    QTest::newRow("inline code") << u"a `b` c"_s << u"```"_s;
    QTest::newRow("a block") << u"```cpp\n```"_s << u"````"_s;
    QTest::newRow("longer at the end") << u"``` `````"_s << u"``````"_s;
    QTest::newRow("tildes do not count") << u"~~~~~"_s << u"```"_s;
}

void TextTest::fenceFor_isLongerThanContent()
{
    QFETCH(const QString, content);
    QFETCH(const QString, fence);
    QCOMPARE(text::fenceFor(content), fence);
}

void TextTest::readFile_limitIsInclusive()
{
    const QString path = write(u"ten"_s, "0123456789"_ba);
    QCOMPARE(text::readFile(path, 10), "0123456789"_ba);
    const Error tooLarge{.kind = ErrorKind::FileTooLarge, .subject = path, .expected = u"9"_s};
    QCOMPARE(text::readFile(path, 9), std::unexpected(tooLarge));
    QCOMPARE(text::readFile(write(u"empty"_s, ""_ba), 0), ""_ba);

    const QByteArray blocks = QByteArray(300'000, 'x');
    QCOMPARE(text::readFile(write(u"blocks"_s, blocks), 1 << 20), blocks);
}

void TextTest::readFile_namesWhatItCannotRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("empty path") << QString();
    QTest::newRow("missing") << m_folder.filePath(u"missing"_s);
    QTest::newRow("folder") << m_folder.path();
    QTest::newRow("beneath a file") << write(u"file"_s, ""_ba) + u"/x"_s;
    QTest::newRow("NUL in the name") << write(u"file"_s, "x"_ba) + QChar::Null + u"x"_s;
    QTest::newRow("missing resource") << u":/no/such/resource"_s;
#ifdef Q_OS_UNIX
    if (::geteuid() != 0) { // Root may read everything.
        const QString forbidden = write(u"forbidden"_s, "x"_ba);
        QVERIFY(QFile::setPermissions(forbidden, {}));
        QTest::newRow("no permission") << forbidden;
    }
#endif
}

void TextTest::readFile_namesWhatItCannotRead()
{
    QFETCH(const QString, path);
    const auto bytes = text::readFile(path, 100);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(bytes.error().subject, path);
    QVERIFY(!bytes.error().detail.isEmpty());
}

void TextTest::readFile_boundsEndlessDevices()
{
#ifdef Q_OS_UNIX
    const auto endless = text::readFile(u"/dev/zero"_s, 1 << 20);
    QVERIFY(!endless);
    QCOMPARE(endless.error().kind, ErrorKind::FileTooLarge);
    QCOMPARE(text::readFile(u"/dev/null"_s, 10), ""_ba);
#else
    QSKIP("no devices here");
#endif
}

void TextTest::readFile_readsPipes()
{
#ifdef Q_OS_UNIX
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    QCOMPARE(::write(ends[1], "piped", 5), 5);
    ::close(ends[1]);
    // What a shell passes for <(command).
    const auto bytes = text::readFile(u"/dev/fd/%1"_s.arg(ends[0]), 100);
    ::close(ends[0]);
    QCOMPARE(bytes, "piped"_ba);
#else
    QSKIP("no pipes with names here");
#endif
}

void TextTest::readFile_givesUpOnSilentPipes()
{
#ifdef Q_OS_UNIX
    const QString path = m_folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const auto bytes = text::readFile(path, 100, 20ms);
    // Some systems see a pipe without a writer as one that has ended.
    QVERIFY(bytes.has_value() ? bytes->isEmpty() : bytes.error().kind == ErrorKind::FileUnreadable);

    const int writer = ::open(QFile::encodeName(path).constData(), O_RDWR);
    QVERIFY(writer >= 0);
    const auto silent = text::readFile(path, 100, 20ms);
    ::close(writer);
    QVERIFY(!silent);
    QCOMPARE(silent.error().kind, ErrorKind::FileUnreadable);
#else
    QSKIP("no pipes with names here");
#endif
}

void TextTest::readUtf8File_refusesOtherEncodings()
{
    QCOMPARE(text::readUtf8File(write(u"utf8"_s, "\xEF\xBB\xBF\xC3\xA4"_ba), 100), u"ä"_s);
    const QString path = write(u"latin1"_s, "caf\xE9"_ba);
    const Error notUtf8{.kind = ErrorKind::FileNotUtf8, .subject = path};
    QCOMPARE(text::readUtf8File(path, 100), std::unexpected(notUtf8));
}

void TextTest::utf8Pieces_giveTheTextBack()
{
    for (const qsizetype length : {0, 1, 262'143, 262'144, 262'145, 600'000}) {
        // A pair at each border: one unit before the text moves all of them.
        const QString pairs = u"x"_s + u"\U0001f600"_s.repeated(length / 2);
        QByteArray joined;
        for (QStringView rest(pairs); !rest.isEmpty();) {
            joined += text::takeUtf8Piece(rest);
        }
        QCOMPARE(joined, pairs.toUtf8());
    }
    QStringView nothing;
    QCOMPARE(text::takeUtf8Piece(nothing), QByteArray());
}

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
