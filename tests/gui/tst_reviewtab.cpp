// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/review/reviewtab.h"

#include "gui/answers/highlighting.h"
#include "models.h"
#include "proofsamples.h"
#include "windowtest.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;
using namespace roo::run;
using namespace roo::test;

namespace {

struct Shown
{
    Highlighting highlighting;
    ReviewTab tab{highlighting};

    explicit Shown(const QList<EventBody> &bodies)
    {
        tab.resize(800, 500);
        tab.show();
        tab.setRun(foldAll(numbered(bodies)));
    }
};

void markRow(FindingsModel &model, int row)
{
    QVERIFY(model.setData(model.index(row, 0), Qt::Checked, Qt::CheckStateRole));
}

} // namespace

class ReviewTabTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void findings_areRows();
    void findings_leadToTheirPlace();
    void sendBack_takesWhatIsMarked();
    void sendBack_waitsForTheEnd();
    void verdict_isAWord();
    void sentBack_takesTheFindingsAway();
    void runWithoutFindings_showsOnlyItsText();
};

void ReviewTabTest::findings_areRows()
{
    Shown shown(brokenBodies());
    FindingsModel &model = shown.tab.model();
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(printed(model),
             (QStringList{u"critical | app/main.py:5-6 | The file is not closed."_s,
                          u"minor |  | Dull names."_s}));
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"Use with."_s));
    QVERIFY(shown.tab.table()->isVisible());
}

void ReviewTabTest::findings_leadToTheirPlace()
{
    Shown shown(brokenBodies());
    const QSignalSpy activated(&shown.tab, &ReviewTab::placeActivated);
    emit shown.tab.table()->activated(shown.tab.model().index(0, FindingsModel::What));
    QCOMPARE(activated, (QList<QVariantList>{{u"app/main.py"_s, 5}}));
}

void ReviewTabTest::sendBack_takesWhatIsMarked()
{
    Shown shown(brokenBodies());
    QSignalSpy sent(&shown.tab, &ReviewTab::sendBackRequested);
    QPushButton &send = *shown.tab.sendButton();
    QCOMPARE(QString(send.text()).remove(u'&'), u"Send All Back"_s);
    send.click();
    QCOMPARE(sent.takeFirst().constFirst().value<QList<qsizetype>>(), QList<qsizetype>());
    markRow(shown.tab.model(), 1);
    QCOMPARE(QString(send.text()).remove(u'&'), u"Send Marked Back"_s);
    send.click();
    QCOMPARE(sent.takeFirst().constFirst().value<QList<qsizetype>>(), QList<qsizetype>{1});
}

void ReviewTabTest::sendBack_waitsForTheEnd()
{
    QList<EventBody> bodies = brokenBodies();
    bodies.removeLast();
    Shown shown(bodies);
    QVERIFY(!shown.tab.sendButton()->isEnabled());
    QVERIFY(
        !shown.tab.model().flags(shown.tab.model().index(0, 0)).testFlag(Qt::ItemIsUserCheckable));
    shown.tab.setRun(foldAll(numbered(brokenBodies())));
    QVERIFY(shown.tab.sendButton()->isEnabled());
    shown.tab.setObstacle(u"The run is not kept."_s);
    QVERIFY(!shown.tab.sendButton()->isEnabled());
    QCOMPARE(shown.tab.sendButton()->toolTip(), u"The run is not kept."_s);
}

void ReviewTabTest::verdict_isAWord()
{
    Shown shown(brokenBodies());
    QCOMPARE(shown.tab.verdict(), u"Verdict: revise"_s);
    QList<EventBody> bodies = brokenBodies();
    bodies.insert(bodies.size() - 1, LoopEnded{.round = 1, .why = LoopEnd::RoundsUsed});
    shown.tab.setRun(foldAll(numbered(bodies)));
    QVERIFY(shown.tab.verdict().startsWith(u"Verdict: revise No more rounds"_s));
}

void ReviewTabTest::sentBack_takesTheFindingsAway()
{
    Shown shown(provedBodies());
    QCOMPARE(shown.tab.model().rowCount(), 0);
    QCOMPARE(shown.tab.verdict(), u"Verdict: accept"_s);
}

void ReviewTabTest::runWithoutFindings_showsOnlyItsText()
{
    Shown shown(fallbackBodies());
    QVERIFY(!shown.tab.table()->isVisible());
    QVERIFY(!shown.tab.sendButton()->isVisible());
    QCOMPARE(shown.tab.verdict(), QString());
}

ROO_WINDOW_TEST_MAIN(ReviewTabTest)
#include "tst_reviewtab.moc"
