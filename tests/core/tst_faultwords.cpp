// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/faultwords.h"

#include "support/editcodes.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

constexpr std::array table{
    FaultWords{EditCode::Label, "%1: no such action"_L1, "no such action"_L1},
    FaultWords{EditCode::Ambiguous, "%2 times, at %1, of %2"_L1},
    FaultWords{EditCode::Anchor, "only blank lines"_L1},
    FaultWords{EditCode::Elision, "100 % of %3%"_L1}};

} // namespace

class FaultWordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void words_areFilledIn_data();
    void words_areFilledIn();
    void words_ofEveryCodeAreThoseOfTheTable();
    void codes_haveNamesOfTheirOwn();
};

void FaultWordsTest::words_areFilledIn_data()
{
    QTest::addColumn<EditCode>("code");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("words");
    const auto row
        = [](const char *name, EditCode code, const QString &subject, const QString &expected,
             const QString &words) { QTest::newRow(name) << code << subject << expected << words; };
    row("the subject", EditCode::Label, u"fix"_s, {}, u"fix: no such action"_s);
    row("no subject", EditCode::Label, {}, u"x"_s, u"no such action"_s);
    row("both, and one twice", EditCode::Ambiguous, u"1, 3"_s, u"2"_s, u"2 times, at 1, 3, of 2"_s);
    row("no subject, and no other words", EditCode::Ambiguous, {}, u"2"_s, u"2 times, at , of 2"_s);
    row("nothing to fill in", EditCode::Anchor, u"a"_s, u"b"_s, u"only blank lines"_s);
    row("marks in what is filled in", EditCode::Ambiguous, u"%2%1"_s, u"%1"_s,
        u"%1 times, at %2%1, of %1"_s);
    row("other percent signs", EditCode::Elision, u"a"_s, u"b"_s, u"100 % of %3%"_s);
    row("not in the table", EditCode::NoMatch, u"a"_s, u"b"_s, {});
}

void FaultWordsTest::words_areFilledIn()
{
    QFETCH(const EditCode, code);
    QFETCH(const QString, subject);
    QFETCH(const QString, expected);
    QFETCH(const QString, words);
    QCOMPARE(wordsFor({.code = code, .subject = subject, .expected = expected}, table), words);
}

void FaultWordsTest::words_ofEveryCodeAreThoseOfTheTable()
{
    const QList<EditCode> codes = roo::test::allEditCodes();
    for (const EditCode code : codes) {
        const bool isThere = std::ranges::contains(table, code, &FaultWords::code);
        QVERIFY2(wordsFor({.code = code, .subject = u"s"_s}, table).isEmpty() != isThere,
                 qPrintable(editCodeName(code)));
    }
    QCOMPARE(wordsFor({.code = EditCode::Label}, {}), QString());
}

void FaultWordsTest::codes_haveNamesOfTheirOwn()
{
    const QList<EditCode> codes = roo::test::allEditCodes();
    for (const EditCode code : codes) {
        QCOMPARE(editCodeFromName(editCodeName(code)), code);
    }
}

QTEST_GUILESS_MAIN(FaultWordsTest)
#include "tst_faultwords.moc"
