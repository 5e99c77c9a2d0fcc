// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/outputfacts.h"
#include "support/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using proof::OutputFacts;
using proof::PrintedOutput;
using proof::TestCounts;

class TestOutputFacts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void report_countsBeforeTheText();
    void report_thatTheCheckDidNotWriteDoesNotCount();
    void report_outsideTheTreeDoesNotCount();
    void problem_isAFileOfTheTree();

private:
    [[nodiscard]] PrintedOutput printed(const QString &report = {}) const
    {
        return {.text = u"/ws/a.py:3: bad\n1 passed, 1 failed in 0.1s\n"_s,
                .root = u"/ws"_s,
                .tree = m_folder->filePath(u"tree"_s),
                .report = {.path = report}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOutputFacts::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QByteArray xml = "<testsuite><testcase/><testcase/><testcase><failure/></testcase>"
                           "</testsuite>";
    QVERIFY(test::writeFile(m_folder->filePath(u"tree/out/junit.xml"_s), xml));
    QVERIFY(test::writeFile(m_folder->filePath(u"junit.xml"_s), xml));
}

void TestOutputFacts::report_countsBeforeTheText()
{
    QCOMPARE(proof::factsIn(printed(u"out/junit.xml"_s)).tests,
             (TestCounts{.passed = 2, .failed = 1}));
    QCOMPARE(proof::factsIn(printed(u"out/none.xml"_s)).tests,
             (TestCounts{.passed = 1, .failed = 1}));
    QCOMPARE(proof::factsIn(printed()).tests, (TestCounts{.passed = 1, .failed = 1}));
}

void TestOutputFacts::report_thatTheCheckDidNotWriteDoesNotCount()
{
    PrintedOutput old = printed(u"out/junit.xml"_s);
    old.report.before = proof::lastWritten(old.tree, old.report.path);
    QVERIFY(old.report.before.isValid());
    QCOMPARE(proof::factsIn(old).tests, (TestCounts{.passed = 1, .failed = 1}));
    QVERIFY(!proof::lastWritten(old.tree, u"out/none.xml"_s).isValid());
}

void TestOutputFacts::report_outsideTheTreeDoesNotCount()
{
    QVERIFY(
        QFile::link(m_folder->filePath(u"junit.xml"_s), m_folder->filePath(u"tree/link.xml"_s)));
    for (const QString &path : {u"link.xml"_s, u"../junit.xml"_s, u"out"_s}) {
        QCOMPARE(proof::factsIn(printed(path)).tests, (TestCounts{.passed = 1, .failed = 1}));
    }
}

void TestOutputFacts::problem_isAFileOfTheTree()
{
    QCOMPARE(proof::factsIn(printed()).problem, std::nullopt);
    QVERIFY(test::writeFile(m_folder->filePath(u"tree/a.py"_s), "x"));
    const auto problem = proof::factsIn(printed()).problem;
    QVERIFY(problem);
    QCOMPARE(problem->file, u"a.py"_s);
    QCOMPARE(problem->line, 3);
}

QTEST_GUILESS_MAIN(TestOutputFacts)
#include "tst_outputfacts.moc"
