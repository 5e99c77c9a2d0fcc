// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/check.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using proof::Check;
using proof::CheckKind;

class TestCheck : public QObject
{
    Q_OBJECT

private slots:
    void file_namesChecksInOrder();
    void file_withoutChecksIsEmpty();
    void file_isRefused_data();
    void file_isRefused();
    void hash_isThatOfWhatRuns();
    void kind_hasAName();
};

void TestCheck::file_namesChecksInOrder()
{
    const auto checks = proof::parseChecks(uR"([[check]]
kind = "build"
command = ["cmake", "--build", "build dir"]
timeout_s = 60

[[check]]
kind = "test"
name = "unit tests"
command = ["ctest"]
folder = "./build/"
report = "build/./junit.xml"
output_bytes = 1000
)"_s,
                                           u"x.toml"_s);
    QVERIFY(checks);
    QCOMPARE(checks->size(), 2);
    QCOMPARE(checks->at(0),
             (Check{.kind = CheckKind::Build,
                    .name = u"build"_s,
                    .command = {u"cmake"_s, u"--build"_s, u"build dir"_s},
                    .timeout = std::chrono::seconds(60)}));
    QCOMPARE(checks->at(1),
             (Check{.kind = CheckKind::Test,
                    .name = u"unit tests"_s,
                    .command = {u"ctest"_s},
                    .folder = u"build"_s,
                    .report = u"build/junit.xml"_s,
                    .outputLimit = 1000}));
}

void TestCheck::file_withoutChecksIsEmpty()
{
    QCOMPARE(proof::parseChecks(u"# nothing yet\n"_s, u"x.toml"_s), QList<Check>());
}

void TestCheck::file_isRefused_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("line");
    const QString head = u"[[check]]\nkind = \"test\"\n"_s;
    const auto row = [](const char *name, const QString &content, int line,
                        ErrorKind kind = ErrorKind::SyntaxInvalid) {
        QTest::newRow(name) << content << kind << line;
    };
    row("no TOML", u"check ="_s, 1);
    row("unknown section", u"[checks]\n"_s, 1, ErrorKind::KeyUnknown);
    row("unknown key", head + u"command = [\"a\"]\nshell = true\n"_s, 4, ErrorKind::KeyUnknown);
    row("unknown kind", u"[[check]]\nkind = \"tests\"\ncommand = [\"a\"]\n"_s, 2);
    row("no kind", u"[[check]]\ncommand = [\"a\"]\n"_s, 1);
    row("no command", head, 1);
    row("command is a line for a shell", head + u"command = \"make test\"\n"_s, 3);
    row("command is empty", head + u"command = []\n"_s, 3);
    row("program is empty", head + u"command = [\" \"]\n"_s, 3);
    row("argument is a number", head + u"command = [\"a\", 1]\n"_s, 3);
    row("argument with a control", head + u"command = [\"a\", \"b\\nc\"]\n"_s, 3);
    row("folder above", head + u"command = [\"a\"]\nfolder = \"../x\"\n"_s, 4);
    row("folder above by a detour", head + u"command = [\"a\"]\nfolder = \"x/../..\"\n"_s, 4);
    row("folder from the root", head + u"command = [\"a\"]\nfolder = \"/tmp\"\n"_s, 4);
    row("timeout 0", head + u"command = [\"a\"]\ntimeout_s = 0\n"_s, 4);
    row("timeout beyond a day", head + u"command = [\"a\"]\ntimeout_s = 86401\n"_s, 4);
    row("two of a name", head + u"command = [\"a\"]\n"_s + head + u"command = [\"b\"]\n"_s, 4);
}

void TestCheck::file_isRefused()
{
    QFETCH(const QString, content);
    const auto checks = proof::parseChecks(content, u"x.toml"_s);
    QVERIFY(!checks);
    QTEST(checks.error().kind, "kind");
    QTEST(checks.error().line, "line");
    QCOMPARE(checks.error().subject, u"x.toml"_s);
}

void TestCheck::hash_isThatOfWhatRuns()
{
    const Check check{.name = u"a"_s, .command = {u"make"_s, u"test"_s}};
    Check renamed = check;
    renamed.name = u"b"_s;
    renamed.timeout = std::chrono::seconds(1);
    QCOMPARE(proof::checkHash(renamed), proof::checkHash(check));
    Check other = check;
    other.command = {u"make test"_s};
    QVERIFY(proof::checkHash(other) != proof::checkHash(check));
    other = check;
    other.folder = u"x"_s;
    QVERIFY(proof::checkHash(other) != proof::checkHash(check));
    QCOMPARE(proof::checkHash(check).size(), 64);
}

void TestCheck::kind_hasAName()
{
    for (const CheckKind kind : {CheckKind::Build, CheckKind::Test, CheckKind::Lint,
                                 CheckKind::Format, CheckKind::Custom}) {
        QCOMPARE(proof::checkKindFromName(proof::checkKindName(kind)), kind);
    }
    QVERIFY(!proof::checkKindFromName(u"Build"));
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
