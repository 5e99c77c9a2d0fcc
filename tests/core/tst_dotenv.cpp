// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/dotenv.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::config;

namespace {

const QString fileName = u".env"_s;

//! One entry after the other, as name, line and value: "A@1=x".
QStringList described(const QList<DotEnvEntry> &entries)
{
    QStringList lines;
    for (const DotEnvEntry &entry : entries) {
        lines.append(entry.name + u'@' + QString::number(entry.line) + u'=' + entry.value);
    }
    return lines;
}

} // namespace

class DotEnvTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void parse_asDotenvDoes_data();
    void parse_asDotenvDoes();
    void parse_refusesWhatDotenvSkips_data();
    void parse_refusesWhatDotenvSkips();
    void parse_boundsFileAndValue();
    void parse_isLinear_data();
    void parse_isLinear();
    void read_namesTheFile();
    void read_boundsTheFile();
};

void DotEnvTest::init()
{
    QTest::failOnWarning();
}

//! Every row gives what motdotla/dotenv 17.2 and 18.0 give.
void DotEnvTest::parse_asDotenvDoes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("entries");
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &entries) {
        QTest::newRow(name) << bytes << entries;
    };
    row("empty", "", {});
    row("blank lines and comments", "\n  \n# A=1\n \t# B=2\n", {});
    row("basic", "A=basic", {u"A@1=basic"_s});
    row("lines", "A=1\n\nB=2\n", {u"A@1=1"_s, u"B@3=2"_s});
    row("CRLF", "A=1\r\nB=2\r\n", {u"A@1=1"_s, u"B@2=2"_s});
    row("CR", "A=1\rB=2\r", {u"A@1=1"_s, u"B@2=2"_s});
    row("byte-order mark",
        "\xEF\xBB\xBF"
        "A=1",
        {u"A@1=1"_s});
    row("export", "export A=1\nexport\tB = 2", {u"A@1=1"_s, u"B@2=2"_s});
    row("a variable named export", "export=1\nexport = 2", {u"export@1=1"_s, u"export@2=2"_s});
    row("indented", "   A=1", {u"A@1=1"_s});
    row("blanks around", "A =  some value  ", {u"A@1=some value"_s});
    row("no-break blanks",
        "A=\xC2\xA0"
        "1\xC2\xA0",
        {u"A@1=1"_s});
    row("colon", "A: 1\nB:\t2", {u"A@1=1"_s, u"B@2=2"_s});
    row("odd names", "a.b-c_9=1\n9=2", {u"a.b-c_9@1=1"_s, u"9@2=2"_s});
    row("empty values", "A=\nB= \nC=''\nD: ", {u"A@1="_s, u"B@2="_s, u"C@3="_s, u"D@4="_s});
    row("equals signs", "A=b=c==", {u"A@1=b=c=="_s});
    row("last one counts", "A=1\nA=2", {u"A@1=1"_s, u"A@2=2"_s});
    row("comment", "A=1 # one", {u"A@1=1"_s});
    row("comment without a blank", "A=b#c", {u"A@1=b"_s});
    row("comment at once", "A=#c\nB= # c", {u"A@1="_s, u"B@2="_s});
    row("comment behind quotes", "A=\"x\" # c\nB='y'#c", {u"A@1=x"_s, u"B@2=y"_s});
    row("hash in quotes", "A='a#b'\nB=\"a # b\"\nC=`#`",
        {u"A@1=a#b"_s, u"B@2=a # b"_s, u"C@3=#"_s});
    row("blanks in quotes", "A='  x  '", {u"A@1=  x  "_s});
    row("other quotes inside", "A=\"it's `x`\"\nB='\"'", {u"A@1=it's `x`"_s, u"B@2=\""_s});
    row("JSON", R"(A={"foo": "bar"})", {uR"(A@1={"foo": "bar"})"_s});
    row("quoted JSON", R"(A='{"foo": "bar"}')", {uR"(A@1={"foo": "bar"})"_s});
    row("apostrophe inside", "A=it's", {u"A@1=it's"_s});
    row("line feeds expand in double quotes", R"(A="a\nb\r")", {u"A@1=a\nb\r"_s});
    row("and nowhere else", "A='a\\nb'\nB=`a\\nb`\nC=a\\nb",
        {u"A@1=a\\nb"_s, u"B@2=a\\nb"_s, u"C@3=a\\nb"_s});
    row("other escapes stay", R"(A="a\tb\\c\"d")", {uR"(A@1=a\tb\\c\"d)"_s});
    row("backslash at the end", R"(A='C:\dir\')", {uR"(A@1=C:\dir\)"_s});
    row("several lines", "A=\"one\ntwo\n\nfour\"\nB=5", {u"A@1=one\ntwo\n\nfour"_s, u"B@5=5"_s});
    row("several lines, CRLF", "A='one\r\ntwo'\r\nB=3", {u"A@1=one\ntwo"_s, u"B@3=3"_s});
    row("assignment inside quotes", "A='\nB=1\n'", {u"A@1=\nB=1\n"_s});
    row("text behind quotes", "A=\"a\" b\nB='it's'x", {u"A@1=\"a\" b"_s, u"B@2='it's'x"_s});
    row("text behind quotes expands", R"(A="a\n" b)", {u"A@1=\"a\n\" b"_s});
    row("quotes that do not match", "A='a' b'\nB='x\"'", {u"A@1=a' b"_s, u"B@2=x\""_s});
    row("no expansion", "A=$HOME\nB=${A}\nC=\"$(id)\"\nD=`id`",
        {u"A@1=$HOME"_s, u"B@2=${A}"_s, u"C@3=$(id)"_s, u"D@4=id"_s});
    row("not ASCII", "A=\xC3\xA4\xE2\x82\xAC\xF0\x9F\x99\x82", {u"A@1=ä€🙂"_s});
}

void DotEnvTest::parse_asDotenvDoes()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, entries);
    const auto parsed = parseDotEnv(bytes, fileName);
    QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error().expected));
    QCOMPARE(described(*parsed), entries);
}

//! The deviations: motdotla/dotenv skips these lines, or takes them for something unexpected.
void DotEnvTest::parse_refusesWhatDotenvSkips_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *name, const QByteArray &bytes, int line, const QString &expected) {
              QTest::newRow(name) << bytes << line << expected;
          };
    const QString assignment = u"NAME=value"_s;
    row("no assignment", "A=1\nsecret-value", 2, assignment);
    row("only export", "export A", 1, assignment);
    row("no name", "=secret-value", 1, assignment);
    row("blank in the name", "A B=secret-value", 1, assignment);
    row("name not ASCII", "\xC3\x84=secret-value", 1, assignment);
    row("colon without a blank", "A:secret-value", 1, assignment);
    row("blank before the colon", "A : secret-value", 1, assignment);
    row("blank before the colon, export", "export : secret-value", 1, assignment);
    row("colon at the end", "A:\nB=1", 1, assignment);
    row("equals sign on the next line", "A\n=secret-value", 1, assignment);
    row("quotes on the next line", "A=\n'secret-value'", 2, assignment);
    row("shell", "if true; then", 1, assignment);
    row("section", "\n\n[section]", 3, assignment);
    row("behind a long value", "A='\n\n'\nsecret-value", 4, assignment);
    row("unterminated double quote", "A=1\nB=\"secret-value\nC=1", 2, u"a closing \""_s);
    row("unterminated single quote", "A='secret-value", 1, u"a closing '"_s);
    row("unterminated backtick", "A=`secret-value", 1, u"a closing `"_s);
    row("closed far away", "A='secret-value\nB='x'", 1, u"a closing '"_s);
    row("closed by an escape", R"(A="secret-value\"x)", 1, u"a closing \""_s);
    row("only a quote", "A='", 1, u"a closing '"_s);
    row("NUL", QByteArray("A=1\r\nB=secret\0value", 19), 2, u"UTF-8 text"_s);
    row("latin 1", "A=1\rB=2\rC=caf\xE9", 3, u"UTF-8 text"_s);
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "A\0=\0",
                   6),
        1, u"UTF-8 text"_s);
}

void DotEnvTest::parse_refusesWhatDotenvSkips()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, line);
    QFETCH(const QString, expected);
    const Error error{
        .kind = ErrorKind::SyntaxInvalid, .subject = fileName, .expected = expected, .line = line};
    // The whole error, so that the value is in no part of it.
    QCOMPARE(parseDotEnv(bytes, fileName), std::unexpected(error));
}

void DotEnvTest::parse_boundsFileAndValue()
{
    const auto value
        = [](qsizetype size) -> QByteArray { return "A=1\nB='" + QByteArray(size, 'x') + "'"; };
    QVERIFY(parseDotEnv(value(65536), fileName).has_value());
    const auto longValue = parseDotEnv(value(65537), fileName);
    QVERIFY(!longValue);
    QCOMPARE(longValue.error().kind, ErrorKind::SyntaxInvalid);
    QCOMPARE(longValue.error().line, 2);
    // Bytes, not characters.
    const QByteArray euros = "A=" + QByteArray("\xE2\x82\xAC").repeated(21846);
    QVERIFY(!parseDotEnv(euros, fileName));

    QVERIFY(parseDotEnv(QByteArray(1'048'576, '#'), fileName).has_value());
    const auto longFile = parseDotEnv(QByteArray(1'048'576 + 1, '#'), fileName);
    QVERIFY(!longFile);
    QCOMPARE(longFile.error().kind, ErrorKind::SyntaxInvalid);
    QCOMPARE(longFile.error().line, 0);
}

void DotEnvTest::parse_isLinear_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("assignments") << "A=1\n"_ba;
    QTest::newRow("line feeds") << "\n"_ba;
    QTest::newRow("blanks") << "    "_ba;
    QTest::newRow("quoted lines") << "A='\n'\n"_ba;
    QTest::newRow("text behind quotes") << "A=\"a\" b\n"_ba;
    QTest::newRow("escaped quotes") << "A='\\'\\'\\'"_ba;
    QTest::newRow("escaped quotes in lines") << "A='\\'x\\'\n"_ba;
    QTest::newRow("blanks behind escaped quotes") << "A='\\'     "_ba;
}

void DotEnvTest::parse_isLinear()
{
    QFETCH(const QByteArray, piece);
    const QByteArray bytes = piece.repeated(1'048'576 / piece.size());
    QElapsedTimer timer;
    timer.start();
    const auto parsed = parseDotEnv(bytes, fileName);
    QVERIFY(parsed.has_value() || parsed.error().line > 0);
    // Milliseconds where it is linear; a square would be hours.
    QVERIFY(timer.elapsed() < 20'000);
}

void DotEnvTest::read_namesTheFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u".env"_s);
    const auto missing = readDotEnv(path);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(missing.error().subject, path);

    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("A=1\noops\n");
    file.close();
    const auto broken = readDotEnv(path);
    QVERIFY(!broken);
    QCOMPARE(broken.error().subject, path);
    QCOMPARE(broken.error().line, 2);
}

void DotEnvTest::read_boundsTheFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u".env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(1'048'576 + 1));
    file.close();
    const auto entries = readDotEnv(file.fileName());
    QVERIFY(!entries);
    QCOMPARE(entries.error().kind, ErrorKind::SyntaxInvalid);
    QCOMPARE(entries.error().subject, file.fileName());
}

QTEST_GUILESS_MAIN(DotEnvTest)
#include "tst_dotenv.moc"
