// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/attempts/attemptmodel.h"
#include "gui/attempts/logtab.h"
#include "gui/attempts/timeline.h"
#include "gui/words/translators.h"

#include "models.h"
#include "proofsamples.h"
#include "windowtest.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

QString withoutTime(const QString &line)
{
    return line.section(u" | "_s, 1);
}

} // namespace

class AttemptModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        installTranslators(*QCoreApplication::instance(), QLocale(QLocale::English));
    }
    void init() { roo::test::failOnWarning(); }
    void rows_areTheAttempts();
    void rows_areTheSameAllAtOnce();
    void runningAttempt_endsWithTheRun();
    void log_isCopiedAsItIsSorted();
    void timeline_isWalkedByKeys();
    void checks_areRowsToo();
    void timeline_showsOnlyWhatTakesTime();
};

void AttemptModelTest::rows_areTheAttempts()
{
    AttemptModel model;
    const QAbstractItemModelTester tester(&model);
    const QList<run::RunEvent> events = numbered(fallbackBodies());
    for (const run::RunEvent &event : events) {
        model.take(event);
    }
    QStringList rows = printed(model);
    std::ranges::transform(rows, rows.begin(), withoutTime);
    QCOMPARE(rows,
             (QStringList{
                 u"Plan | plan | done | 3.0 s |  |  | p1"_s,
                 u"Code | code-a | failed | 2.0 s | StreamCut | again in 1.0 s | c1"_s,
                 u"Code | code-a | failed, HTTP 429 | 1.0 s | RateLimited | next: code-b | c2"_s,
                 u"Code | code-b | done | 3.0 s |  |  | c3"_s,
                 u"Review | review | done | 2.0 s |  |  | r1"_s}));
}

void AttemptModelTest::rows_areTheSameAllAtOnce()
{
    AttemptModel live;
    AttemptModel opened;
    const QAbstractItemModelTester tester(&opened);
    const QList<run::RunEvent> events = numbered(fallbackBodies());
    for (const run::RunEvent &event : events) {
        live.take(event);
    }
    opened.setEvents(events);
    QCOMPARE(printed(opened), printed(live));
    opened.clear();
    QCOMPARE(opened.rowCount(), 0);
}

void AttemptModelTest::runningAttempt_endsWithTheRun()
{
    AttemptModel model;
    model.setEvents(
        numbered(fallbackBodies().first(5)
                 + QList<run::EventBody>{run::RunFinished{.outcome = run::Outcome::Cancelled}}));
    QCOMPARE(withoutTime(printed(model).constFirst()),
             u"Plan | plan | stopped | 3.0 s |  |  | p1"_s);
}

void AttemptModelTest::log_isCopiedAsItIsSorted()
{
    AttemptModel model;
    model.setEvents(numbered(fallbackBodies()));
    const LogTab tab(&model);
    tab.table()->sortByColumn(AttemptModel::Model, Qt::DescendingOrder);
    const QStringList lines = tab.table()->copyText().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.at(0).section(u'\t', 0, 2), u"Time\tStage\tModel"_s);
    QCOMPARE(lines.at(1).section(u'\t', 2, 2), u"review"_s);
    tab.table()->selectRow(1);
    QCOMPARE(tab.table()->copyText().count(u'\n'), 2);
}

void AttemptModelTest::timeline_isWalkedByKeys()
{
    AttemptModel model;
    Timeline timeline(model);
    timeline.resize(500, 300);
    timeline.show();
    QVERIFY(QTest::qWaitForWindowExposed(&timeline));
    QTest::keyClick(&timeline, Qt::Key_Down);
    QCOMPARE(timeline.current(), -1);
    model.setEvents(numbered(fallbackBodies()));
    QTest::keyClick(&timeline, Qt::Key_Down);
    QTest::keyClick(&timeline, Qt::Key_Down);
    QCOMPARE(timeline.current(), 1);
    QCOMPARE(timeline.accessibleDescription(),
             u"Code, attempt 1: code-a; failed; first token after 1.0 s; took 2.0 s; The stream "
             "ended in the middle of the answer; again in 1.0 s"_s);
    QTest::keyClick(&timeline, Qt::Key_End);
    QCOMPARE(timeline.current(), 4);
    model.clear();
    QCOMPARE(timeline.current(), -1);
}

void AttemptModelTest::checks_areRowsToo()
{
    AttemptModel model;
    const QAbstractItemModelTester tester(&model);
    const QList<run::RunEvent> events
        = numbered(brokenBodies()
                   + QList<run::EventBody>{
                       run::ApprovalGiven{.despite = {u"failing"_s}},
                       run::EditsApplied{.folder = u"/nowhere"_s, .paths = {u"app/main.py"_s}}});
    for (const run::RunEvent &event : events) {
        model.take(event);
    }
    QStringList rows = printed(model);
    std::ranges::transform(rows, rows.begin(), withoutTime);
    QCOMPARE(rows,
             (QStringList{u"Proof, Before the changes | build | passed | 2.0 s |  |  | "_s,
                          u"Proof, Before the changes | unit tests | passed | 2.0 s |  |  | "_s,
                          u"Proof, Round 1 | build | passed | 2.0 s |  |  | "_s,
                          u"Proof, Round 1 | unit tests | failed | 2.0 s |  |  | "_s,
                          u"Review |  | 2 findings |  |  |  | "_s,
                          u"Review |  | verdict: revise |  |  |  | "_s,
                          u"Changes |  | approved all the same: checks newly fail |  |  |  | "_s,
                          u"Changes |  | applied: 1 file |  |  |  | "_s}));
    AttemptModel opened;
    opened.setEvents(events);
    QCOMPARE(printed(opened), printed(model));
}

void AttemptModelTest::timeline_showsOnlyWhatTakesTime()
{
    AttemptModel model;
    Timeline timeline(model);
    timeline.resize(500, 300);
    timeline.show();
    QVERIFY(QTest::qWaitForWindowExposed(&timeline));
    model.setEvents(numbered(brokenBodies() + proofBodies(1, u"later"_s, true)));
    QTest::keyClick(&timeline, Qt::Key_End);
    QCOMPARE(timeline.current(), 3);
    QCOMPARE(timeline.accessibleDescription(), u"Round 1, check unit tests: failed"_s);
}

ROO_WINDOW_TEST_MAIN(AttemptModelTest)
#include "tst_attemptmodel.moc"
