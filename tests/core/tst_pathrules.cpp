// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/pathrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;

namespace {

void row(const QString &path)
{
    QTest::newRow(qPrintable(path.isEmpty() ? u"empty"_s : path)) << path;
}

} // namespace

class PathRulesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void path_isAccepted_data();
    void path_isAccepted();
    void path_isRefused_data();
    void path_isRefused();
    void path_isNormalised_data();
    void path_isNormalised();
    void protectedName_isRefused_data();
    void protectedName_isRefused();
    void secrets_areToldByTheirNames_data();
    void secrets_areToldByTheirNames();
    void device_isRefused_data();
    void device_isRefused();
    void invisibleCharacter_isRefused_data();
    void invisibleCharacter_isRefused();
    void length_isBounded();
    void paths_areComparedWithEachOther_data();
    void paths_areComparedWithEachOther();
};

void PathRulesTest::path_isAccepted_data()
{
    QTest::addColumn<QString>("path");

    for (const QString &path : {u"a.py"_s,
                                u"src/a.py"_s,
                                u"a/b/c/d/e.txt"_s,
                                u"Makefile"_s,
                                u".gitignore"_s,
                                u".github/workflows/ci.yml"_s,
                                u"with blank.txt"_s,
                                u"[id].tsx"_s,
                                u"(group)/page.tsx"_s,
                                u"@scope/index.ts"_s,
                                u"$file.js"_s,
                                u"%2e%2e/a"_s,
                                u"a..b"_s,
                                u"..a"_s,
                                u"a-b_c+d=e,f;g"_s,
                                u"ä/蘋果.py"_s,
                                u"🍎.md"_s,
                                u"#notes#"_s,
                                u"!important"_s,
                                u"console.py"_s,
                                u"com10.txt"_s,
                                u"auxiliary/nullable.c"_s,
                                u".env.example"_s,
                                u".env.sample"_s,
                                u"my.env"_s,
                                u"git/config"_s,
                                u"identity.py"_s,
                                u"key.py"_s,
                                u"pem.txt"_s,
                                u"-rf"_s,
                                u"roo-harness/app/main.cpp"_s,
                                u"src/roo-harness/a.py"_s,
                                u"a\u0301.txt"_s}) {
        row(path);
    }
}

void PathRulesTest::path_isAccepted()
{
    QFETCH(QString, path);
    const Result<QString> checked = checkedPath(path);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().expected));
    QCOMPARE(*checked, path.normalized(QString::NormalizationForm_C));
}

void PathRulesTest::path_isRefused_data()
{
    QTest::addColumn<QString>("path");

    for (const QString &path : {u""_s,
                                u"/"_s,
                                u"/etc/passwd"_s,
                                u"//server/share"_s,
                                u".."_s,
                                u"../a"_s,
                                u"a/../b"_s,
                                u"a/.."_s,
                                u"a/../../b"_s,
                                u"."_s,
                                u"./"_s,
                                u"./../a"_s,
                                u"a/./b"_s,
                                u"a//b"_s,
                                u"a/"_s,
                                u"./a/"_s,
                                u"~"_s,
                                u"~/a"_s,
                                u"~root/a"_s,
                                u"a/~b"_s,
                                u"GIT~1/config"_s,
                                u"a~"_s,
                                u"C:/a"_s,
                                u"C:a"_s,
                                u"C:\\a"_s,
                                u"\\\\server\\share"_s,
                                u"\\\\?\\C:\\a"_s,
                                u"..\\a"_s,
                                u"a\\b"_s,
                                u"a:b"_s,
                                u"a.txt::$DATA"_s,
                                u"http://x/a"_s,
                                u"file:a"_s,
                                u"a*"_s,
                                u"a?"_s,
                                u"a\"b"_s,
                                u"<a>"_s,
                                u"a|b"_s,
                                u"a."_s,
                                u"a./b"_s,
                                u"a/..."_s,
                                u"a "_s,
                                u"a /b"_s,
                                u" a"_s,
                                u"a/ b"_s,
                                u".. /a"_s,
                                u" "_s,
                                u"a/ "_s,
                                u"./ "_s,
                                u".//a"_s,
                                u"././"_s}) {
        row(path);
    }
}

void PathRulesTest::path_isRefused()
{
    QFETCH(QString, path);
    const Result<QString> checked = checkedPath(path);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::ValueInvalid);
    QCOMPARE(checked.error().subject, path);
    QVERIFY(!checked.error().expected.isEmpty());
}

void PathRulesTest::path_isNormalised_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("normal");

    QTest::newRow("here") << u"./a.py"_s << u"a.py"_s;
    QTest::newRow("here, twice") << u"././src/a.py"_s << u"src/a.py"_s;
    QTest::newRow("form C") << u"a\u0308.py"_s << u"ä.py"_s;
}

void PathRulesTest::path_isNormalised()
{
    QFETCH(QString, path);
    QFETCH(QString, normal);
    QCOMPARE(checkedPath(path).value_or(QString()), normal);
    QCOMPARE(checkedPath(normal).value_or(QString()), normal);
}

void PathRulesTest::protectedName_isRefused_data()
{
    QTest::addColumn<QString>("path");

    for (const QString &path : {u".git"_s,
                                u".git/hooks/pre-commit"_s,
                                u".GIT/config"_s,
                                u".Git/x"_s,
                                u"sub/.git/config"_s,
                                u".hg/hgrc"_s,
                                u"a/.SVN/x"_s,
                                u".ssh/authorized_keys"_s,
                                u".roo-harness.toml"_s,
                                u".Roo-Harness.toml"_s,
                                u".roo-harness/state"_s,
                                u".config/roo-harness/settings.ini"_s,
                                u"me/.local/share/Roo-Harness/runs/x/events.jsonl"_s,
                                u"Library/Application Support/roo-harness/undo/x"_s,
                                u".rooignore"_s,
                                u"sub/.rooignore"_s,
                                u".env"_s,
                                u".ENV"_s,
                                u".env.local"_s,
                                u".env.production"_s,
                                u"app/.env"_s,
                                u".envrc"_s,
                                u".env.example/x/.env"_s,
                                u"server.pem"_s,
                                u"a/CERT.PEM"_s,
                                u"private.key"_s,
                                u"id_rsa"_s,
                                u"keys/id_ed25519"_s,
                                u".\u017fvn/x"_s,
                                u".\u017f\u017fh/x"_s}) {
        row(path);
    }
}

void PathRulesTest::protectedName_isRefused()
{
    path_isRefused();
}

void PathRulesTest::secrets_areToldByTheirNames_data()
{
    QTest::addColumn<bool>("isSecret");
    for (const auto name :
         {".env"_L1, ".ENV.local"_L1, ".envrc"_L1, "id_rsa"_L1, "id_ed25519.bak"_L1,
          "server.key"_L1, "cert.PEM"_L1, ".git"_L1, ".ssh"_L1, ".roo-harness"_L1}) {
        QTest::newRow(name.data()) << true;
    }
    for (const auto name :
         {".env.example"_L1, "id_map.cpp"_L1, "id_"_L1, "cacert.pem"_L1, "roots.pem"_L1,
          ".rooignore"_L1, ".roo-harness.toml"_L1, ".gitignore"_L1, "keys.py"_L1, ""_L1}) {
        QTest::newRow(name.data()) << false;
    }
}

void PathRulesTest::secrets_areToldByTheirNames()
{
    QFETCH(const bool, isSecret);
    QCOMPARE(keepsSecrets(QString::fromUtf8(QTest::currentDataTag())), isSecret);
}

void PathRulesTest::device_isRefused_data()
{
    QTest::addColumn<QString>("path");

    for (const QString &path :
         {u"CON"_s, u"con"_s, u"Con.txt"_s, u"con.tar.gz"_s, u"con .txt"_s, u"a/NUL/b"_s, u"prn"_s,
          u"aux.c"_s, u"COM1"_s, u"com9.log"_s, u"com\u00b9"_s, u"lpt1"_s, u"LPT\u00b3.txt"_s,
          u"conin$"_s, u"CONOUT$.x"_s, u"clock$"_s}) {
        row(path);
    }
}

void PathRulesTest::device_isRefused()
{
    path_isRefused();
}

void PathRulesTest::invisibleCharacter_isRefused_data()
{
    QTest::addColumn<QString>("character");

    for (const char32_t character :
         {U'\0',     U'\1',         U'\t',         U'\n',         U'\r',         U'\x1b',
          U'\x7f',   U'\u0080',     U'\u009b',     U'\u00a0',     U'\u00ad',     U'\u034f',
          U'\u061c', U'\u115f',     U'\u17b4',     U'\u180e',     U'\u2000',     U'\u200b',
          U'\u200c', U'\u200d',     U'\u200e',     U'\u200f',     U'\u2028',     U'\u2029',
          U'\u202a', U'\u202e',     U'\u2060',     U'\u2066',     U'\u2069',     U'\u206a',
          U'\u2800', U'\u3000',     U'\u3164',     U'\ue000',     U'\ufe0f',     U'\ufeff',
          U'\uffa0', U'\U000e0001', U'\U000e0041', U'\U000e0100', U'\U000f0000', U'\U0010ffff',
          U'\ufffe'}) {
        QTest::addRow("U+%04X", static_cast<unsigned int>(character))
            << QString(QChar::fromUcs4(character));
    }
    QTest::newRow("half of a pair") << QString(QChar(0xd83c));
    QTest::newRow("the other half") << QString(QChar(0xdf4e));
}

void PathRulesTest::invisibleCharacter_isRefused()
{
    QFETCH(QString, character);
    for (const QString &pattern :
         {u"%1"_s, u"%1a"_s, u"a%1"_s, u"a%1b"_s, u".g%1it/config"_s, u"a/%1/b"_s}) {
        QVERIFY(!checkedPath(pattern.arg(character)));
    }
}

void PathRulesTest::length_isBounded()
{
    QVERIFY(checkedPath(QString(240, u'a')));
    QVERIFY(!checkedPath(QString(241, u'a')));
    QVERIFY(checkedPath(QString(120, u'ä')));
    QVERIFY(!checkedPath(QString(120, u'ä') + u'a'));
    QVERIFY(!checkedPath(u"a/"_s.repeated(119) + u"bcd"_s));
    QVERIFY(checkedPath(u"a/"_s.repeated(119) + u"bc"_s));
}

void PathRulesTest::paths_areComparedWithEachOther_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<bool>("accepted");

    const auto row = [](const char *name, const QStringList &paths, bool accepted) {
        QTest::newRow(name) << paths << accepted;
    };
    row("none", {}, true);
    row("different", {u"a"_s, u"b"_s, u"c/a"_s}, true);
    row("neighbours", {u"src/a"_s, u"src/b"_s, u"src/sub/a"_s}, true);
    row("the same", {u"a"_s, u"a"_s}, false);
    row("the same, written differently", {u"a"_s, u"./a"_s}, false);
    row("other case", {u"a.py"_s, u"A.py"_s}, false);
    row("other case, beyond ASCII", {u"ä"_s, u"Ä"_s}, false);
    row("Kelvin", {u"k"_s, u"\u212a"_s}, false);
    row("long s", {u"s"_s, u"\u017f"_s}, false);
    row("other form of Unicode", {u"ä"_s, u"a\u0308"_s}, false);
    row("folder in another case", {u"src/a"_s, u"Src/b"_s}, false);
    row("folder deep below in another case", {u"x/y/Z/a"_s, u"x/y/z/b"_s}, false);
    row("below a file", {u"a"_s, u"a/b"_s}, false);
    row("below a file, the other way round", {u"a/b/c"_s, u"a/b"_s}, false);
    row("below a file in another case", {u"A/b"_s, u"a"_s}, false);
    row("one of them bad", {u"a"_s, u"../b"_s}, false);
}

void PathRulesTest::paths_areComparedWithEachOther()
{
    QFETCH(QStringList, paths);
    QFETCH(bool, accepted);
    const Result<QStringList> checked = checkedPaths(paths);
    QCOMPARE(checked.has_value(), accepted);
    if (accepted) {
        QCOMPARE(*checked, paths);
    } else {
        QVERIFY(paths.contains(checked.error().subject));
    }
}

QTEST_GUILESS_MAIN(PathRulesTest)
#include "tst_pathrules.moc"
