// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proof/prooftab.h"

#include "gui/answers/codeview.h"
#include "gui/answers/highlighting.h"
#include "gui/proof/checkoffer.h"
#include "gui/proof/checkoutputview.h"
#include "gui/proof/plainoutput.h"
#include "gui/words/translators.h"
#include "models.h"
#include "proofsamples.h"
#include "windowtest.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;
using namespace roo::run;
using namespace roo::test;

namespace {

//! A tab that a run is played into, as the presenter does it.
struct Shown
{
    Highlighting highlighting;
    ProofTab tab{highlighting};
    Run run;

    Shown()
    {
        tab.resize(800, 500);
        tab.show();
    }
    void play(const QList<RunEvent> &events)
    {
        for (const RunEvent &event : events) {
            run.fold(event);
            if (const auto *const output = std::get_if<CheckOutput>(&event.body)) {
                tab.append(*output);
            } else {
                tab.setRun(run, event.time);
            }
        }
    }
    [[nodiscard]] QString text() const { return tab.output()->view()->text(); }
};

QList<RunEvent> upTo(const QList<EventBody> &bodies, qsizetype count)
{
    return numbered(bodies).first(count);
}

} // namespace

class ProofTabTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { roo::test::failOnWarning(); }
    void output_isPlain_data();
    void output_isPlain();
    void output_isPlainWhereverItIsCut();
    void table_saysWhatCameOfTheChecks();
    void table_isLive();
    void rounds_canBeChosen();
    void markedCheck_showsItsOutput();
    void longOutput_showsItsEnd();
    void problem_isActivated();
    void brokenProof_saysSo();
    void offer_isThereWhereNoChecksAreNamed();
    void offer_saysWhyNothingIsProved_data();
    void offer_saysWhyNothingIsProved();
    void proveAgain_needsAnEndAndChanges();
    void nextRun_beginsWithNothing();
};

void ProofTabTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    installTranslators(*QCoreApplication::instance(), QLocale(QLocale::English));
}

void ProofTabTest::output_isPlain_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("shown");
    QTest::newRow("text") << u"a\tb\nü\n"_s << u"a\tb\nü\n"_s;
    QTest::newRow("colours") << u"\u001b[1;31mbad\u001b[0m\n"_s << u"bad\n"_s;
    QTest::newRow("one character") << u"\u009b31mbad"_s << u"bad"_s;
    QTest::newRow("title, ended by a bell") << u"\u001b]0;title\u0007x"_s << u"x"_s;
    QTest::newRow("title, ended by a string end") << u"\u001b]0;title\u001b\\x"_s << u"x"_s;
    QTest::newRow("character set") << u"\u001b(Bx"_s << u"x"_s;
    QTest::newRow("one letter") << u"\u001bcx"_s << u"x"_s;
    QTest::newRow("cut sequence") << u"\u001b[31\nx"_s << u"\nx"_s;
    QTest::newRow("cut title") << u"\u001b]0;title\nx"_s << u"\nx"_s;
    QTest::newRow("line ends of Windows") << u"a\r\nb"_s << u"a\nb"_s;
    QTest::newRow("progress") << u"10%\r20%\r\n"_s << u"10%\n20%\n"_s;
    QTest::newRow("controls") << u"a\u0000\b\u0007b"_s << u"ab"_s;
}

void ProofTabTest::output_isPlain()
{
    QFETCH(const QString, output);
    QTEST(plainOutput(output), "shown");
}

void ProofTabTest::output_isPlainWhereverItIsCut()
{
    const QString output = u"a\u001b[1;31mb\u001b]0;t\u001b\\c\r\nd\u001b(Be"_s;
    for (qsizetype cut = 0; cut <= output.size(); ++cut) {
        PlainOutput plain;
        const QString first = plain.append(output.first(cut));
        QCOMPARE(first + plain.append(output.sliced(cut)), u"abc\nde"_s);
    }
}

void ProofTabTest::table_saysWhatCameOfTheChecks()
{
    Shown shown;
    const QAbstractItemModelTester tester(&shown.tab.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.play(numbered(brokenBodies()));
    QCOMPARE(printed(shown.tab.model()),
             (QStringList{u"build | passed | passed before |  | 2.1 s |  | 0 | build | . | first"_s,
                          u"unit tests | failed | new failure | 12 passed, 1 failed | 1.4 s | "
                          "app/main.py:6: Failure | 8 | test | web | first"_s}));
    QCOMPARE(shown.tab.foot(), u"1 of 2 passed; 1 new failure in unit tests"_s);
}

void ProofTabTest::table_isLive()
{
    Shown shown;
    const QAbstractItemModelTester tester(&shown.tab.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    // Up to the output of the first check of the first round.
    const qsizetype begin = 3 + proofBodies(0, {}, true).size();
    shown.play(upTo(provedBodies(), begin + 3));
    QStringList rows = printed(shown.tab.model());
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows.at(0).startsWith(u"build | running |  |  | 0 s"_s), qPrintable(rows.at(0)));
    QVERIFY2(rows.at(1).startsWith(u"unit tests | comes later"_s), qPrintable(rows.at(1)));
    const QDateTime began = numbered(provedBodies()).at(begin + 1).time;
    shown.tab.model().tick(began.addSecs(75));
    QCOMPARE(shown.tab.model().index(0, ProofModel::Took).data().toString(), u"1 min 15 s"_s);
    QCOMPARE(shown.tab.foot(), u"The checks are running."_s);
    QTRY_COMPARE(shown.text(), u"compiling\n"_s);
    QCOMPARE(shown.tab.rounds()->currentText(), u"Round 1"_s);
}

void ProofTabTest::rounds_canBeChosen()
{
    Shown shown;
    shown.play(numbered(provedBodies()));
    QComboBox &rounds = *shown.tab.rounds();
    QCOMPARE(rounds.count(), 3);
    QCOMPARE(rounds.currentText(), u"Round 2"_s);
    QCOMPARE(shown.tab.foot(), u"2 of 2 passed"_s);
    const auto choose = [&rounds](const QString &name) {
        rounds.setCurrentText(name);
        emit rounds.activated(rounds.currentIndex());
    };
    choose(u"Round 1"_s);
    QCOMPARE(shown.tab.foot(), u"1 of 2 passed; 1 new failure in unit tests"_s);
    shown.tab.table()->selectRow(1);
    QTRY_COMPARE(shown.text(), u"running round 1\n"_s);
    choose(u"Before the changes"_s);
    QCOMPARE(shown.tab.foot(), u"2 of 2 passed"_s);
    QTRY_COMPARE(shown.text(), u"running round 0\n"_s);
}

void ProofTabTest::markedCheck_showsItsOutput()
{
    Shown shown;
    shown.play(numbered(provedBodies()));
    shown.tab.table()->selectRow(0);
    QTRY_COMPARE(shown.text(), u"compiling\n"_s);
    QCOMPARE(shown.tab.output()->title(), u"build: what it has printed"_s);
    shown.tab.table()->selectRow(1);
    QTRY_COMPARE(shown.text(), u"running round 2\n"_s);
}

void ProofTabTest::longOutput_showsItsEnd()
{
    Shown shown;
    QList<EventBody> bodies = brokenBodies();
    const QString line = QString(999, u'x') + u'\n';
    const auto output = std::ranges::find_if(bodies, [](const EventBody &body) {
        const auto *const each = std::get_if<CheckOutput>(&body);
        return each != nullptr && each->round == 1 && each->check == "unit tests"_L1;
    });
    std::get<CheckOutput>(*output).text = line.repeated(4000) + u"the end\n"_s;
    shown.play(numbered(bodies));
    shown.tab.table()->selectRow(1);
    QTRY_VERIFY_WITH_TIMEOUT(shown.text().endsWith(u"the end\n"_s), 20'000);
    QCOMPARE_LE(shown.text().size(), CheckOutputView::mostShown);
    QVERIFY(shown.text().startsWith(line)); // no half a line
    QCOMPARE(shown.tab.output()->title(), u"unit tests: the end of what it has printed"_s);
}

void ProofTabTest::problem_isActivated()
{
    Shown shown;
    shown.play(numbered(brokenBodies()));
    const QSignalSpy activated(&shown.tab, &ProofTab::placeActivated);
    emit shown.tab.table()->activated(shown.tab.model().index(0, ProofModel::Name));
    QCOMPARE(activated.size(), 0); // it has none
    emit shown.tab.table()->activated(shown.tab.model().index(1, ProofModel::Name));
    QCOMPARE(activated, (QList<QVariantList>{{u"app/main.py"_s, 6}}));
}

void ProofTabTest::brokenProof_saysSo()
{
    Shown shown;
    const qsizetype begin = 3 + proofBodies(0, {}, true).size();
    shown.play(numbered(provedBodies().first(begin + 3)
                        + QList<EventBody>{RunFinished{.outcome = Outcome::Cancelled}}));
    for (const QString &row : printed(shown.tab.model())) {
        QVERIFY2(row.contains(u" | stopped | "_s), qPrintable(row));
    }
    QCOMPARE(shown.tab.foot(), u"The checks were stopped."_s);
}

void ProofTabTest::offer_isThereWhereNoChecksAreNamed()
{
    Shown shown;
    QList<EventBody> bodies = provedBodies();
    bodies = {bodies.constFirst(), samplePlan(CheckSource::Offered),
              ProofSkipped{.why = NoProof::Offered}, bodies.at(2), RunFinished{}};
    shown.play(numbered(bodies));
    CheckOffer &offer = *shown.tab.offer();
    QVERIFY(offer.isVisible());
    QCOMPARE(offer.lines().sliced(1),
             (QStringList{u"build: make -C \"a b\""_s, u"unit tests: ctest, in web"_s}));
    QVERIFY(offer.lines().constFirst().contains(u"no checks are named"_s));
    QSignalSpy allowed(&shown.tab, &ProofTab::allowedRequested);
    QSignalSpy file(&shown.tab, &ProofTab::fileRequested);
    offer.runButton()->click();
    offer.writeButton()->click();
    QCOMPARE(allowed.size(), 1);
    QCOMPARE(allowed.constFirst().constFirst().value<ChecksPlanned>(),
             samplePlan(CheckSource::Offered));
    QCOMPARE(file.size(), 1);
    shown.tab.setObstacle(u"A run is on."_s);
    QVERIFY(!offer.runButton()->isEnabled());
}

void ProofTabTest::offer_saysWhyNothingIsProved_data()
{
    QTest::addColumn<QList<EventBody>>("bodies");
    QTest::addColumn<QString>("words");
    QTest::newRow("refused") << QList<EventBody>{samplePlan(),
                                                 ProofSkipped{.why = NoProof::Refused}}
                             << u"were not allowed"_s;
    QTest::newRow("incomplete") << QList<EventBody>{samplePlan(),
                                                    ProofSkipped{.why = NoProof::Incomplete}}
                                << u"not all of the changes fit"_s;
    QTest::newRow("none") << QList<EventBody>() << u".roo-harness.toml"_s;
}

void ProofTabTest::offer_saysWhyNothingIsProved()
{
    QFETCH(const QList<EventBody>, bodies);
    QFETCH(const QString, words);
    Shown shown;
    shown.play(numbered(provedBodies().first(1) + bodies + QList<EventBody>{RunFinished{}}));
    QVERIFY(shown.tab.offer()->isVisible());
    const QString sentence = shown.tab.offer()->lines().constFirst();
    QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

void ProofTabTest::proveAgain_needsAnEndAndChanges()
{
    Shown shown;
    const QPushButton &prove = *shown.tab.proveButton();
    const QList<RunEvent> events = numbered(provedBodies());
    shown.play(events.first(events.size() - 1));
    QVERIFY(!prove.isEnabled());
    shown.play(events.last(1));
    QVERIFY(prove.isEnabled());
    QSignalSpy asked(&shown.tab, &ProofTab::proveRequested);
    QSignalSpy stopped(&shown.tab, &ProofTab::stopRequested);
    shown.tab.proveButton()->click();
    QCOMPARE(asked.size(), 1);
    shown.tab.setProving(true);
    QCOMPARE(prove.text(), u"Stop"_s);
    shown.tab.proveButton()->click();
    QCOMPARE(stopped.size(), 1);
    shown.tab.setProving(false);
    shown.tab.setObstacle(u"The run is not kept."_s);
    QVERIFY(!prove.isEnabled());
    QCOMPARE(prove.toolTip(), u"The run is not kept."_s);
}

void ProofTabTest::nextRun_beginsWithNothing()
{
    Shown shown;
    shown.play(numbered(provedBodies()));
    shown.tab.setRun({});
    QCOMPARE(shown.tab.model().rowCount(), 0);
    QCOMPARE(shown.text(), QString());
    QVERIFY(shown.tab.offer()->isVisible());
}

ROO_WINDOW_TEST_MAIN(ProofTabTest)
#include "tst_prooftab.moc"
