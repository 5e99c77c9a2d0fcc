// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/conformancetable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace std::chrono_literals;

namespace {

QList<bench::ModelResult> sampleModels()
{
    using enum edit::EditCode;
    return {{.model = u"gpt-4o-mini"_s,
             .tasks = 12,
             .answered = 12,
             .wellFormed = 12,
             .resolved = 11,
             .exact = 10,
             .levels = {14, 0, 2, 0},
             .codes = {{.code = NoMatch, .count = 2},
                       {.code = Fence, .count = 1},
                       {.code = Noop, .count = 1},
                       {.code = Label, .count = 1}},
             .median = 2100ms,
             .usage = {.promptTokens = 20000, .completionTokens = 3456, .cost = 0.00123}},
            {.model = u"openrouter/xiaomi/mimo-v2-flash:free"_s,
             .tasks = 12,
             .answered = 11,
             .withoutChanges = 7,
             .wellFormed = 3,
             .median = 65s},
            {.model = u"openrouter/qwen/qwen3-coder:free"_s,
             .tasks = 1,
             .givenUp = Error{ErrorKind::ModelUnknown}}};
}

} // namespace

class ConformanceTableTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void table_isARowAModel();
    void table_fitsATerminal_data();
    void table_fitsATerminal();
    void table_ofShortNamesIsNarrow();
    void result_hasItsWords_data();
    void result_hasItsWords();
};

void ConformanceTableTest::table_isARowAModel()
{
    const QString expected
        = uR"(MODEL                                 ANSWERED  WELL-FORMED  RESOLVED  EXACT  L0  L1  L2  L3       TIME  TOKENS      COST  FAULTS
gpt-4o-mini                              12/12           12        11     10  14   0   2   0      2.1 s   23456  $0.00123  2 E_NOMATCH, E_FENCE, W_NOOP
openrouter/xiaomi/mimo-v2-flash:free     11/12            3         0      0   0   0   0   0  1 min 5 s       -         -  7 no changes
openrouter/qwen/qwen3-coder:free           0/1            0         0      0   0   0   0   0          -       -         -  given up: unknown model
)"_s;
    QCOMPARE(cli::conformanceTable(sampleModels(), 0), expected);
    QCOMPARE(cli::conformanceTable(sampleModels(), 200), expected);
}

void ConformanceTableTest::table_fitsATerminal_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("80") << 80;
    QTest::newRow("100") << 100;
    QTest::newRow("130") << 130;
}

void ConformanceTableTest::table_fitsATerminal()
{
    QFETCH(int, width);
    const QString table = cli::conformanceTable(sampleModels(), width);
    const QStringList lines = table.split(u'\n');
    for (const QString &line : lines) {
        QVERIFY2(line.size() <= width, qPrintable(line));
    }
    QCOMPARE(lines.filter(u"E_NOMATCH"_s), QStringList{u"  2 E_NOMATCH, E_FENCE, W_NOOP"_s});
    QCOMPARE(lines.filter(u"no changes"_s), QStringList{u"  7 no changes"_s});
    QCOMPARE(lines.filter(u"given up"_s), QStringList{u"  given up: unknown model"_s});
    QCOMPARE(lines.filter(u"2-flash:free"_s).size(), 1);
    QCOMPARE(lines.filter(u"11/12"_s).size(), 1);
}

void ConformanceTableTest::table_ofShortNamesIsNarrow()
{
    const bench::ModelResult model{.model = u"a"_s, .tasks = 12, .answered = 12};
    const QString expected = u"MODEL  ANSW FORM RES EXACT L0 L1 L2 L3 TIME TOKENS COST\n"
                             "a     12/12    0   0     0  0  0  0  0    -      -    -\n"_s;
    for (const int width : {1, 56, 60}) {
        QCOMPARE(cli::conformanceTable({model}, width), expected);
    }
}

void ConformanceTableTest::result_hasItsWords_data()
{
    QTest::addColumn<bench::TaskResult>("result");
    QTest::addColumn<QString>("words");
    const auto row = [](const bench::TaskResult &result, const QString &words) {
        QTest::newRow(qPrintable(words)) << result << words;
    };
    using enum edit::EditCode;
    row({.isWellFormed = true, .isResolved = true, .isExact = true}, u"exact"_s);
    row({.isResolved = true, .isExact = true}, u"exact, not well-formed"_s);
    row({.isWellFormed = true, .isResolved = true}, u"resolved, but other files than expected"_s);
    row({.isWellFormed = true, .codes = {NoMatch, Ambiguous, NoMatch}},
        u"not resolved: E_NOMATCH, E_AMBIGUOUS"_s);
    row({.lacksChanges = true}, u"no changes in the answer"_s);
    row({.codes = {Fence}}, u"not resolved, not well-formed: E_FENCE"_s);
    row({.error = Error{ErrorKind::ModelUnknown}}, u"no answer: unknown model"_s);
}

void ConformanceTableTest::result_hasItsWords()
{
    QFETCH(bench::TaskResult, result);
    QFETCH(QString, words);
    QCOMPARE(cli::markOf(result), words);
}

QTEST_GUILESS_MAIN(ConformanceTableTest)
#include "tst_conformancetable.moc"
