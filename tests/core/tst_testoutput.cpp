// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/testoutput.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using proof::TestCounts;

class TestTestOutput : public QObject
{
    Q_OBJECT

private slots:
    void counts_areThoseOfTheClosingLine_data();
    void counts_areThoseOfTheClosingLine();
    void counts_ofAnotherProgramAreNone_data();
    void counts_ofAnotherProgramAreNone();
    void junit_isCounted_data();
    void junit_isCounted();
    void problem_isTheFirstInTheWorkspace_data();
    void problem_isTheFirstInTheWorkspace();
};

void TestTestOutput::counts_areThoseOfTheClosingLine_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<qint64>("passed");
    QTest::addColumn<qint64>("failed");
    QTest::addColumn<qint64>("skipped");
    const auto row
        = [](const char *name, const QString &output, qint64 passed, qint64 failed,
             qint64 skipped) { QTest::newRow(name) << output << passed << failed << skipped; };
    row("ctest", u"100% tests passed, 0 tests failed out of 12\n\nTotal Test time"_s, 12, 0, 0);
    row("ctest, failed", u"92% tests passed, 1 tests failed out of 12"_s, 11, 1, 0);
    row("ctest, skipped",
        u" 3/4 Test #3: x ......***Skipped 0.1 sec\n"
        "100% tests passed, 0 tests failed out of 4"_s,
        3, 0, 1);
    row("pytest", u"============ 3 passed, 1 failed, 2 skipped in 0.12s ============"_s, 3, 1, 2);
    row("pytest, quiet", u"..\n2 passed in 0.01s\n"_s, 2, 0, 0);
    row("pytest, errors and warnings",
        u"=== 1 passed, 4 warnings, 2 errors in 61.20s (0:01:01) ===\r\n"_s, 1, 2, 0);
    row("pytest, in colours",
        u"\x1b[31m=== \x1b[1m1 failed\x1b[0m, \x1b[32m2 passed\x1b[0m in 0.1s ===\x1b[0m"_s, 2, 1,
        0);
    row("jest",
        u"Test Suites: 1 failed, 1 total\nTests:       1 failed, 2 skipped, 3 passed, 6 total\n"_s,
        3, 1, 2);
    row("vitest",
        u" Test Files  1 failed (1)\n      Tests  1 failed | 3 passed | 1 skipped (5)\n"_s, 3, 1,
        1);
    row("cargo, twice",
        u"test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n"
        "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured"_s,
        4, 2, 1);
    row("go, packages",
        u"ok  \texample.com/a\t0.01s\nFAIL\texample.com/b\t0.2s\n"
        "?   \texample.com/c\t[no test files]\n"_s,
        1, 1, 1);
    row("go, tests",
        u"--- PASS: TestA (0.00s)\n--- FAIL: TestB (0.00s)\n--- SKIP: TestC (0.00s)\n"
        "FAIL\nFAIL\texample.com/b\t0.2s\n"_s,
        1, 1, 1);
}

void TestTestOutput::counts_areThoseOfTheClosingLine()
{
    QFETCH(const QString, output);
    const auto counts = proof::testCountsIn(output);
    QVERIFY(counts);
    QTEST(counts->passed, "passed");
    QTEST(counts->failed, "failed");
    QTEST(counts->skipped, "skipped");
}

void TestTestOutput::counts_ofAnotherProgramAreNone_data()
{
    QTest::addColumn<QString>("output");
    QTest::newRow("nothing") << QString();
    QTest::newRow("prose") << u"all 3 passed, as one would think"_s;
    QTest::newRow("compiler") << u"[3/3] Linking CXX executable a\n"_s;
    QTest::newRow("pytest without tests") << u"=== no tests ran in 0.01s ===\n"_s;
    QTest::newRow("a line without end") << QString(100'000, u'1') + u" passed in 1s"_s;
}

void TestTestOutput::counts_ofAnotherProgramAreNone()
{
    QFETCH(const QString, output);
    QVERIFY(!proof::testCountsIn(output));
}

void TestTestOutput::junit_isCounted_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<bool>("isReport");
    QTest::addColumn<TestCounts>("counts");
    QTest::newRow("report") << QByteArray(
        "<testsuites><testsuite name=\"a\"><testcase name=\"x\"/>"
        "<testcase name=\"y\"><failure message=\"m\">t</failure></testcase>"
        "<testcase name=\"z\"><skipped/></testcase>"
        "<testcase name=\"e\"><error/></testcase></testsuite></testsuites>")
                            << true << TestCounts{.passed = 1, .failed = 2, .skipped = 1};
    QTest::newRow("empty suite") << QByteArray("<testsuite/>") << true << TestCounts();
    QTest::newRow("other XML") << QByteArray("<html/>") << false << TestCounts();
    QTest::newRow("cut") << QByteArray("<testsuite><testcase>") << false << TestCounts();
    QTest::newRow("no XML") << QByteArray("ok") << false << TestCounts();
}

void TestTestOutput::junit_isCounted()
{
    QFETCH(const QByteArray, xml);
    const auto counts = proof::junitCounts(xml);
    QTEST(counts.has_value(), "isReport");
    if (counts) {
        QTEST(*counts, "counts");
    }
}

void TestTestOutput::problem_isTheFirstInTheWorkspace_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QString &output, const QString &file, int line) {
        QTest::newRow(name) << output << file << line;
    };
    row("gcc", u"src/a.cpp:3:5: error: expected ';'"_s, u"src/a.cpp"_s, 3);
    row("gcc, absolute", u"/w/src/a.cpp:7:1: error: x"_s, u"src/a.cpp"_s, 7);
    row("header of the system first", u"/usr/include/x.h:1: note\nsrc/a.cpp:9: error"_s,
        u"src/a.cpp"_s, 9);
    row("rustc", u"error[E0308]: mismatched types\n --> src/a.cpp:2:5"_s, u"src/a.cpp"_s, 2);
    row("pytest", u"E   assert 1 == 2\n\nb.py:5: AssertionError"_s, u"b.py"_s, 5);
    row("traceback", u"  File \"/usr/lib/python3/x.py\", line 1, in x\n  File \"b.py\", line 8"_s,
        u"b.py"_s, 8);
    row("tsc", u"src/a.cpp(3,5): error TS2322: x"_s, u"src/a.cpp"_s, 3);
    row("QtTest", u"   Loc: [/w/src/a.cpp(12)]"_s, u"src/a.cpp"_s, 12);
    row("javac by maven", u"[ERROR] /w/src/a.cpp:[3,5] cannot find symbol"_s, u"src/a.cpp"_s, 3);
    row("jest", u"      at Object.<anonymous> (src/a.cpp:14:3)"_s, u"src/a.cpp"_s, 14);
    row("a file that is not there", u"src/none.cpp:3: error"_s, QString(), 0);
    row("outside", u"../src/a.cpp:3: error"_s, QString(), 0);
    row("a time", u"12:30:01 done"_s, QString(), 0);
}

void TestTestOutput::problem_isTheFirstInTheWorkspace()
{
    QFETCH(const QString, output);
    const auto problem = proof::firstProblemIn(output, u"/w"_s, [](const QString &path) {
        return path == "src/a.cpp"_L1 || path == "b.py"_L1;
    });
    QTEST(problem ? problem->file : QString(), "file");
    QTEST(problem ? problem->line : 0, "line");
}

QTEST_GUILESS_MAIN(TestTestOutput)
#include "tst_testoutput.moc"
