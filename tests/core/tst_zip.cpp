// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/zip.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo;

namespace {

const QDateTime someTime(QDate(2026, 11, 22), QTime(12, 0, 1), QTimeZone::UTC);

QByteArray packed(const zip::Files &files)
{
    return zip::pack(files, someTime).value_or("not packed"_ba);
}

//! Compressible, not compressible, and empty.
zip::Files sampleFiles()
{
    QByteArray noise;
    quint32 state = 1;
    for (int i = 0; i < 700; ++i) {
        state = state * 1664525 + 1013904223;
        noise.append(static_cast<char>(state >> 24));
    }
    return {{u"run/events.jsonl"_s, QByteArray("{\"a\":1}\n").repeated(200)},
            {u"run/noise"_s, noise},
            {u"run/empty"_s, {}}};
}

//! Damage may take something away, or its name, and never changes what is in a file.
bool isHarmless(const Result<zip::Files> &unpacked)
{
    if (!unpacked) {
        return unpacked.error().kind == ErrorKind::SyntaxInvalid
            || unpacked.error().kind == ErrorKind::FileTooLarge;
    }
    const QList<QByteArray> whole = sampleFiles().values();
    return std::ranges::all_of(*unpacked,
                               [&](const auto &content) { return whole.contains(content); });
}

} // namespace

class ZipTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void pack_comesBack_data();
    void pack_comesBack();
    void pack_ofTheSameIsTheSame();
    void unpack_refuses_data();
    void unpack_refuses();
    void unpack_bearsEveryCut();
    void unpack_bearsEveryBrokenByte();
    void unpack_leavesFoldersOut();
    void unpack_hasLimits_data();
    void unpack_hasLimits();
    void unpack_endsBeforeABomb();
    void unpack_trustsNoSize();
};

void ZipTest::pack_comesBack_data()
{
    QTest::addColumn<zip::Files>("files");
    zip::Files many;
    for (int i = 0; i < 1000; ++i) {
        many.insert(u"d%1/f%1"_s.arg(i), QByteArray::number(i));
    }
    QByteArray bytes;
    for (int i = 0; i < 256; ++i) {
        bytes.append(static_cast<char>(i));
    }
    QTest::newRow("nothing") << zip::Files(); // no bytes
    QTest::newRow("nothing in a file") << zip::Files{{u"a"_s, {}}};
    QTest::newRow("all kinds") << sampleFiles();
    QTest::newRow("every byte") << zip::Files{{u"a"_s, bytes}};
    QTest::newRow("large") << zip::Files{{u"a"_s, bytes.repeated(40'000)}};
    QTest::newRow("many") << many;
    QTest::newRow("names of other languages")
        << zip::Files{{u"ü/Ω.md"_s, "1"_ba}, {u"\U0001f600 x.txt"_s, "2"_ba}};
    QTest::newRow("names as they stand")
        << zip::Files{{u"../../x"_s, "1"_ba}, {u"/etc/passwd"_s, "2"_ba},
                      {u"C:\\x"_s, "3"_ba},   {u"a//b/./c"_s, "4"_ba},
                      {u"a"_s, "5"_ba},       {u"A"_s, "6"_ba},
                      {u"\ufeffx"_s, "7"_ba}, {u"\ufeff\ufeffx"_s, "8"_ba}};
}

void ZipTest::pack_comesBack()
{
    QFETCH(const zip::Files, files);
    const auto bytes = zip::pack(files, someTime);
    QVERIFY(bytes);
    const auto unpacked = zip::unpack(*bytes);
    QVERIFY(unpacked);
    QCOMPARE(*unpacked, files);
}

void ZipTest::pack_ofTheSameIsTheSame()
{
    const QByteArray bytes = packed(sampleFiles());
    QCOMPARE(packed(sampleFiles()), bytes);
    // What counts is the moment, not the zone that it is told in.
    QCOMPARE(zip::pack(sampleFiles(), someTime.toOffsetFromUtc(5 * 3600)), bytes);
    QVERIFY(zip::pack(sampleFiles(), someTime.addDays(1)) != bytes);
}

void ZipTest::unpack_refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a text") << "no zip at all\n"_ba;
    QTest::newRow("its first bytes") << "PK\x03\x04"_ba;
    QTest::newRow("zeros") << QByteArray(10'000, '\0');
    QTest::newRow("without its beginning") << packed(sampleFiles()).sliced(300);
    QTest::newRow("without its end") << packed(sampleFiles()).chopped(40);
}

void ZipTest::unpack_refuses()
{
    QFETCH(const QByteArray, bytes);
    const auto unpacked = zip::unpack(bytes);
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().kind, ErrorKind::SyntaxInvalid);
    QVERIFY(!unpacked.error().expected.isEmpty());
    QVERIFY(!unpacked.error().detail.isEmpty());
}

void ZipTest::unpack_bearsEveryCut()
{
    const QByteArray whole = packed(sampleFiles());
    for (qsizetype cut = 0; cut < whole.size(); cut += 7) {
        QVERIFY(isHarmless(zip::unpack(whole.first(cut))));
        QVERIFY(isHarmless(zip::unpack(whole.sliced(cut))));
    }
}

void ZipTest::unpack_bearsEveryBrokenByte()
{
    const QByteArray whole = packed(sampleFiles());
    const zip::Limits limits{.files = 100, .bytesOfAFile = 100'000, .bytes = 100'000};
    for (qsizetype i = 0; i < whole.size(); ++i) {
        for (const char flipped : {'\x01', '\x80', '\xff'}) {
            QByteArray broken = whole;
            broken[i] = static_cast<char>(broken.at(i) ^ flipped);
            QVERIFY2(isHarmless(zip::unpack(broken, limits)), QByteArray::number(i).constData());
        }
    }
}

void ZipTest::unpack_leavesFoldersOut()
{
    const zip::Files files{{u"a/"_s, {}}, {u"a/b/"_s, "even with content"_ba}, {u"a/c"_s, "x"_ba}};
    QCOMPARE(zip::unpack(packed(files)).value_or(zip::Files()), (zip::Files{{u"a/c"_s, "x"_ba}}));
}

void ZipTest::unpack_hasLimits_data()
{
    QTest::addColumn<qint64>("files");
    QTest::addColumn<qint64>("bytesOfAFile");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("exceeded");
    // Three files of 100 bytes.
    QTest::newRow("just enough") << qint64{3} << qint64{100} << qint64{300} << QString();
    QTest::newRow("a file too many") << qint64{2} << qint64{100} << qint64{300} << u"2"_s;
    QTest::newRow("a byte too many in one") << qint64{3} << qint64{99} << qint64{300} << u"99"_s;
    QTest::newRow("a byte too many in all") << qint64{3} << qint64{100} << qint64{299} << u"299"_s;
    QTest::newRow("nothing allowed") << qint64{3} << qint64{100} << qint64{0} << u"0"_s;
}

void ZipTest::unpack_hasLimits()
{
    QFETCH(const qint64, files);
    QFETCH(const qint64, bytesOfAFile);
    QFETCH(const qint64, bytes);
    QFETCH(const QString, exceeded);
    const QByteArray content(100, 'x');
    const QByteArray archive = packed({{u"a"_s, content}, {u"b"_s, content}, {u"c"_s, content}});
    const auto unpacked
        = zip::unpack(archive, {.files = files, .bytesOfAFile = bytesOfAFile, .bytes = bytes});
    QCOMPARE(unpacked.has_value(), exceeded.isEmpty());
    if (!unpacked) {
        QCOMPARE(unpacked.error().kind, ErrorKind::FileTooLarge);
        QCOMPARE(unpacked.error().expected, exceeded);
    }
}

void ZipTest::unpack_endsBeforeABomb()
{
    const QByteArray bomb = packed({{u"zeros"_s, QByteArray(64'000'000, '\0')}});
    QCOMPARE_LT(bomb.size(), 100'000);
    const auto unpacked = zip::unpack(bomb, {.bytesOfAFile = 1'000'000});
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().kind, ErrorKind::FileTooLarge);
    QCOMPARE(unpacked.error().expected, u"1000000"_s);
}

//! The size of what is in it stands twice in a zip, and both can lie.
void ZipTest::unpack_trustsNoSize()
{
    const QByteArray content(500'000, 'x');
    QByteArray lying = packed({{u"a"_s, content}});
    const QByteArray size("\x20\xa1\x07\x00", 4); // 500,000
    QCOMPARE(lying.count(size), 2);
    lying.replace(size, QByteArray("\x0a\x00\x00\x00", 4));
    const auto unpacked = zip::unpack(lying, {.bytesOfAFile = 1000});
    QVERIFY(!unpacked);
}

QTEST_GUILESS_MAIN(ZipTest)
#include "tst_zip.moc"
