// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/ignore.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;

//! The rules of ignore files, sentence by sentence as gitignore(5) has them.
class IgnoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void rules_areThoseOfTheManual_data();
    void rules_areThoseOfTheManual();
    void wildcards_areThoseOfTheManual_data();
    void wildcards_areThoseOfTheManual();
    void deeperFiles_winOverHigherOnes();
    void laterFiles_winOverEarlierOnesOfTheFolder();
    void rules_thatAreTooManyShutTheFolder();
    void shutFolder_staysShut();
    void matching_isBounded_data();
    void matching_isBounded();
};

void IgnoreTest::rules_areThoseOfTheManual_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("ignored"); // paths; a folder has a slash at its end
    QTest::addColumn<QString>("seen");
    const auto row = [](const char *name, const QByteArray &file, const QString &ignored,
                        const QString &seen) { QTest::newRow(name) << file << ignored << seen; };

    row("nothing", "", u""_s, u"a|a/b"_s);
    row("blank lines match nothing", "\n\n   \na\n\n", u"a"_s, u"b| |   "_s);
    row("a comment", "#a\n# b\n", u""_s, u"a|b|#a|# b"_s);
    row("no comment", "\\#a\n #b\na#c\n", u"#a| #b|a#c"_s, u"a|#b"_s);
    row("trailing blanks", "a  \nb\\ \nc\\  \nd\\\\ \n", u"a|b |c |d\\"_s, u"b|c|d|a  |c  "_s);
    row("blanks at the front and within", " a\nb c\n", u" a|b c"_s, u"a|b"_s);
    row("a trailing tab", "a\t\n", u"a\t"_s, u"a"_s);
    row("a negation", "*.o\n!b.o\n", u"a.o|x/a.o"_s, u"b.o|x/b.o"_s);
    row("later rules win", "!a\na\n!b\nb\n!b\n", u"a"_s, u"b"_s);
    row("no negation", "\\!a\nx!\n", u"!a|x!"_s, u"a"_s);
    row("a negation of a mark", "*a\n!!a\n", u"a|ba"_s, u"!a"_s);
    row("a negation of a hash", "*a\n!#a\n", u"a"_s, u"#a"_s);
    row("not below an excluded folder", "a/\n!a/b\n!b\n", u"a/|a/b|a/c/b"_s, u"b|c/b"_s);
    row("below a folder whose files are", "a/*\n!a/b\n", u"a/c|a/d/"_s, u"a/|a/b|a/b/c"_s);
    row("a slash at the front", "/a\n/*.c\n", u"a|a/|cat.c"_s, u"b/a|b/cat.c"_s);
    row("a slash in the middle", "doc/frotz\n", u"doc/frotz|doc/frotz/|doc/frotz/x"_s,
        u"a/doc/frotz|frotz"_s);
    row("a slash at the end", "frotz/\n", u"frotz/|a/frotz/|frotz/x|a/frotz/b/c"_s,
        u"frotz|a/frotz"_s);
    row("slashes in the middle and at the end", "doc/frotz/\n", u"doc/frotz/|doc/frotz/x"_s,
        u"a/doc/frotz/|doc/frotz"_s);
    row("no slash", "frotz\n", u"frotz|a/frotz|a/b/frotz/|a/frotz/b"_s, u"frot|frotzy|a/xfrotz"_s);
    row("nothing but marks", "!\n/\n//\n\\\n!/\n", u""_s, u"a|a/|a/b|\\|!"_s);
    row("two slashes", "//a\nb//\nc//d\n", u""_s, u"a|b/|c/d"_s);
    row("an escaped slash", "a\\/b\n\\/c\n", u"a/b"_s, u"x/a/b|c|b"_s);
    row("an escape at the end", "a\\\nb\\/\n", u""_s, u"a|a\\|b/|b\\/"_s);
    row("an escape of anything", "\\a\\b\n\\*c\n", u"ab|*c"_s, u"xc"_s);
    row("hello.*", "hello.*\n/bye.*\n", u"hello.txt|a/hello.java|bye.c"_s, u"a/bye.java|hello"_s);
    row("foo/*", "foo/*\n", u"foo/test.json|foo/bar/|foo/bar/hello.c"_s, u"foo/|x/foo/a"_s);
    row("all but foo/bar", "/*\n!/foo\n/foo/*\n!/foo/bar\n", u"a|b/c|foo/x|foo/y/z"_s,
        u"foo/|foo/bar/|foo/bar/x"_s);
    row("carriage returns", "a\r\nb \r\n\r\nc\rd\r\ne\r", u"a|b|c\rd|e"_s, u"d|c|\r"_s);
    row("a byte-order mark", "\xef\xbb\xbf#a\nb\n", u"b"_s, u"#a|a"_s);
    row("a mark at the first pattern",
        "\xef\xbb\xbf/a\n\xef\xbb\xbf"
        "b\n",
        u"a|\ufeffb"_s, u"x/a|b"_s);
    row("no last line feed", "a\nb", u"a|b"_s, u"c"_s);
    row("letter cases", "Abc\n[x]yz\n", u"Abc|xyz"_s, u"abc|ABC|XYZ|Xyz"_s);
    row("not only ASCII", "é?\n[ä]\n*ö\n", u"éa|öö"_s, u"é|éé|ä"_s);
    row("a NUL ends a line", QByteArray("a\0b\nc\n", 6), u"a|c"_s, u"ab|b"_s);
}

void IgnoreTest::rules_areThoseOfTheManual()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, ignored);
    QFETCH(const QString, seen);
    IgnoreRules rules;
    QVERIFY(rules.add({}, file));
    IgnoreRules below;
    QVERIFY(below.add(u"some/folder"_s, file));
    for (const bool isIgnored : {true, false}) {
        const QStringList paths = (isIgnored ? ignored : seen).split(u'|', Qt::SkipEmptyParts);
        for (const QString &each : paths) {
            const bool isFolder = each.endsWith(u'/');
            const QString path = each.chopped(isFolder ? 1 : 0);
            QVERIFY2(rules.isIgnored(path, isFolder) == isIgnored, qPrintable(each));
            // The folder of a file is its root, and nothing outside it is its business.
            QVERIFY2(below.isIgnored(u"some/folder/"_s + path, isFolder) == isIgnored,
                     qPrintable(each));
            QVERIFY2(!below.isIgnored(path, isFolder), qPrintable(each));
        }
    }
}

void IgnoreTest::wildcards_areThoseOfTheManual_data()
{
    QTest::addColumn<QByteArray>("pattern"); // as a path from the root
    QTest::addColumn<QString>("matched");
    QTest::addColumn<QString>("others");
    const auto row = [](const QByteArray &pattern, const QString &matched, const QString &others) {
        QTest::newRow(pattern.constData()) << pattern << matched << others;
    };
    row("*", u"a|.a|a b"_s, u"a/b"_s);
    row("a*b*c", u"abc|aabbcc|abcbc"_s, u"ab|abcd|a/bc"_s);
    row("*.c", u".c|a.c|a.b.c"_s, u"a.cc|a/b.c|c"_s);
    row("x/*", u"x/a"_s, u"x|x/a/b|xa"_s);
    row("x/*/y", u"x/a/y"_s, u"x/y|x/a/b/y"_s);
    row("x*/y", u"x/y|xa/y"_s, u"x/a/y|xy"_s);
    row("?", u"a|?"_s, u"ab|é|a/b"_s);
    row("a?b", u"a-b|aab"_s, u"a/b|ab"_s);

    row("[abc]", u"a|b|c"_s, u"d|ab|[abc]"_s);
    row("[a-c]x", u"ax|bx|cx"_s, u"dx|-x|x"_s);
    row("[!a-c]", u"d|-|!"_s, u"a|b|c"_s);
    row("[^a]", u"b|^"_s, u"a"_s);
    row("[a^!]", u"a|^|!"_s, u"b"_s);
    row("[]a]", u"]|a"_s, u"b|]a]"_s);
    row("[!]a]", u"b|!"_s, u"]|a"_s);
    row("[a-]", u"a|-"_s, u"b"_s);
    row("[-a]", u"a|-"_s, u"b"_s);
    row("[a-c-e]", u"a|b|c|-|e"_s, u"d"_s);
    row("[c-a]", u"c"_s, u"a|b|-"_s);
    row("[]-_]", u"]|^|_"_s, u"-|[|`"_s);
    row("[\\]]", u"]"_s, u"\\"_s);
    row("[\\\\-^]", u"\\|]|^"_s, u"-|["_s);
    row("[a-\\c]", u"a|b|c"_s, u"-|\\"_s);
    row("[\\-a]", u"-|a"_s, u"\\"_s);
    row("x[/]y", u""_s, u"x/y|xy"_s);
    row("x[!a]y", u"xby"_s, u"x/y|xay"_s);
    row("x[.-0]y", u"x.y|x0y"_s, u"x/y"_s);
    row("[a", u""_s, u"a|[a"_s);
    row("a[", u""_s, u"a|a["_s);
    row("[]", u""_s, u"[]|]"_s);
    row("[!]", u""_s, u"[!]|a"_s);
    row("[a\\", u""_s, u"a|[a\\"_s);

    row("[[:digit:]]", u"0|9"_s, u"a|:|["_s);
    row("[[:alpha:]_]", u"a|Z|_"_s, u"0|é"_s);
    row("[[:alnum:]]", u"a|Z|5"_s, u"_"_s);
    row("[[:upper:]]", u"A"_s, u"a|1"_s);
    row("[[:lower:]]", u"a"_s, u"A|1"_s);
    row("[[:space:]]", u" "_s, u"a"_s);
    row("[[:blank:]]", u" "_s, u"a"_s);
    row("[[:punct:]]", u"!|~|[|^"_s, u"a|1| "_s);
    row("[[:xdigit:]]", u"a|F|0"_s, u"g|G"_s);
    row("[[:print:]]", u"a| |~"_s, u"\x7f"_s);
    row("[[:graph:]]", u"a|~"_s, u" "_s);
    row("[[:cntrl:]]", u"\x01|\x7f"_s, u"a| "_s);
    row("[![:digit:]]", u"a"_s, u"1"_s);
    row("[[:digit:][:upper:]x]", u"1|A|x"_s, u"a"_s);
    row("[[:digit:]-a]", u"1|-|a"_s, u"b|A"_s);
    row("[[:none:]]", u""_s, u"n|[|:"_s);
    row("[[::]]", u""_s, u":]|[]|:"_s);
    row("[[:]", u"[|:"_s, u"]|[:"_s);
    row("[[:digit]", u"[|:|d|t"_s, u"1|]"_s);
    row("[[:digit:]", u""_s, u"1|d"_s);

    row("**/foo", u"foo|a/foo|a/b/foo"_s, u"afoo|a/xfoo|foo/x"_s);
    row("**/foo/bar", u"foo/bar|a/foo/bar|a/b/foo/bar"_s, u"foo/a/bar|bar"_s);
    row("abc/**", u"abc/x|abc/x/y"_s, u"abc|x/abc/y|abcx"_s);
    row("a/**/b", u"a/b|a/x/b|a/x/y/b"_s, u"ab|a/xb|x/a/b|a/b/c|axb"_s);
    row("a/***/b", u"a/b|a/x/y/b"_s, u"a/xb"_s);
    row("a/**/**/b", u"a/b|a/x/b|a/x/y/z/b"_s, u"ab"_s);
    row("**/*.c", u"a.c|x/y/a.c"_s, u"a.cc"_s);
    row("**/a*/**/*b", u"a/b|x/ac/y/z/cb|a/ab"_s, u"b|a|ab"_s);
    row("**", u"a|a/b"_s, u""_s);
    // Elsewhere they are like one.
    row("x/a**b", u"x/ab|x/acb"_s, u"x/a/b|x/a/c/b"_s);
    row("x/**b", u"x/b|x/ab"_s, u"x/a/b"_s);
    row("a**/b", u"a/b|ax/b"_s, u"ab|a/x/b"_s);
    row("a/b**", u"a/b|a/bc"_s, u"a/b/c"_s);
}

void IgnoreTest::wildcards_areThoseOfTheManual()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QString, matched);
    QFETCH(const QString, others);
    IgnoreRules rules;
    QVERIFY(rules.add({}, '/' + pattern));
    for (const bool isMatched : {true, false}) {
        const QStringList paths = (isMatched ? matched : others).split(u'|', Qt::SkipEmptyParts);
        for (const QString &path : paths) {
            QVERIFY2(rules.isIgnoredItself(path, false) == isMatched, qPrintable(path));
        }
    }
}

void IgnoreTest::deeperFiles_winOverHigherOnes()
{
    IgnoreRules rules;
    QVERIFY(rules.add({}, "*.html\nvmlinux*\n/out\n"));
    QVERIFY(rules.add(u"doc"_s, "!foo.html\n/*.txt\n"));
    QVERIFY(rules.add(u"arch/foo/kernel"_s, "!/vmlinux*\n"));
    QVERIFY(rules.add(u"out"_s, "!*\n"));
    QVERIFY(rules.isIgnored(u"doc/bar.html"_s, false));
    QVERIFY(!rules.isIgnored(u"doc/foo.html"_s, false));
    QVERIFY(!rules.isIgnored(u"doc/deep/foo.html"_s, false));
    QVERIFY(rules.isIgnored(u"foo.html"_s, false));
    QVERIFY(rules.isIgnored(u"doc/a.txt"_s, false));
    QVERIFY(!rules.isIgnored(u"doc/deep/a.txt"_s, false));
    QVERIFY(!rules.isIgnored(u"docs/a.txt"_s, false));
    QVERIFY(!rules.isIgnored(u"arch/foo/kernel/vmlinux.lds.S"_s, false));
    QVERIFY(rules.isIgnored(u"arch/foo/vmlinux.lds.S"_s, false));
    QVERIFY(rules.isIgnored(u"out/a"_s, false));
}

void IgnoreTest::laterFiles_winOverEarlierOnesOfTheFolder()
{
    IgnoreRules rules;
    QVERIFY(rules.add({}, "*.log\nbuild/\n"));
    QVERIFY(rules.add({}, "!keep.log\nsecret\n"));
    QVERIFY(rules.isIgnored(u"a.log"_s, false));
    QVERIFY(!rules.isIgnored(u"keep.log"_s, false));
    QVERIFY(rules.isIgnored(u"x/secret"_s, false));
}

void IgnoreTest::rules_thatAreTooManyShutTheFolder()
{
    IgnoreRules rules;
    QVERIFY(rules.add({}, "#" + QByteArray(largestIgnoreFile - 1, '-')));
    QVERIFY(!rules.isIgnored(u"a"_s, false));
    QVERIFY(!rules.add(u"large"_s, QByteArray(largestIgnoreFile + 1, '\n')));
    QVERIFY(rules.isIgnored(u"large/a"_s, false));
    QVERIFY(!rules.isIgnored(u"large"_s, true));

    QVERIFY(rules.add(u"many"_s, QByteArray("x\n").repeated(mostIgnoreRules)));
    QVERIFY(!rules.isIgnored(u"many/a"_s, false));
    QVERIFY(!rules.add(u"more"_s, "x"));
    QVERIFY(rules.isIgnored(u"more/a"_s, false));
    QVERIFY(rules.add(u"none"_s, "# nothing\n"));
    QVERIFY(!rules.isIgnored(u"none/a"_s, false));
}

void IgnoreTest::shutFolder_staysShut()
{
    IgnoreRules rules;
    rules.shut(u"a"_s);
    QVERIFY(rules.add(u"a"_s, "!*\n"));
    QVERIFY(rules.add(u"a/b"_s, "!*\n"));
    QVERIFY(rules.isIgnored(u"a/b"_s, true));
    QVERIFY(rules.isIgnored(u"a/b/c"_s, false));
    QVERIFY(!rules.isIgnored(u"a"_s, true));
    rules.shut({});
    QVERIFY(rules.isIgnored(u"a"_s, true));
}

void IgnoreTest::matching_isBounded_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QString>("path");
    const QString name(200, u'a');
    QTest::newRow("asterisks") << QByteArray("*a").repeated(100) + "b" << name;
    QTest::newRow("folders") << "/" + QByteArray("**/a/").repeated(80) + "b"
                             << u"a/"_s.repeated(100) + u'a';
    QTest::newRow("both") << "/" + QByteArray("**/*a*/").repeated(60) + "b"
                          << u"aaa/"_s.repeated(60) + u'a';
    QTest::newRow("sets") << QByteArray("*[!b]").repeated(100) + "b" << name;
    QTest::newRow("long") << QByteArray(100'000, '?') << name;
}

void IgnoreTest::matching_isBounded()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QString, path);
    IgnoreRules rules;
    QVERIFY(rules.add({}, pattern));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!rules.isIgnored(path, false));
    QVERIFY(timer.elapsed() < 2000); // going back and trying again would take years
}

QTEST_GUILESS_MAIN(IgnoreTest)
#include "tst_ignore.moc"
