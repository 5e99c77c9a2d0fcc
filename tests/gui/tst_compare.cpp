// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/compare/comparewindow.h"

#include "gui/changes/diffview.h"
#include "gui/compare/runcomparer.h"
#include "runsamples.h"
#include "windowfixture.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTreeView>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

run::ComparedRun sideOf(const QList<run::EventBody> &bodies)
{
    const run::Run run = Recording(bodies).run;
    return {.run = run, .summary = run::summarize(run)};
}

//! The sample's run, with another answer of its Planner.
QList<run::EventBody> withPlan(const QString &plan)
{
    QList<run::EventBody> bodies = fallbackBodies();
    std::get<run::TextDelta>(bodies[3]).text = plan;
    std::get<run::TextDelta>(bodies[4]).text.clear();
    return bodies;
}

QStringList shownLines(const CompareWindow &window)
{
    return window.diff()
        ->model()
        .textOf([&] {
            QList<int> rows(window.diff()->model().rowCount());
            std::iota(rows.begin(), rows.end(), 0);
            return rows;
        }())
        .split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

//! Two runs, or two attempts, side by side.
class CompareTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void runs_differInFiguresAndAnswers();
    void sameAnswers_areSaidToBe();
    void stages_areThoseOfEitherRun();
    void attempts_areComparedWithWhatTheyHad();
    void attempts_needTwo();
    void foreignText_staysText();
    void history_comparesTwo();
    void card_comparesAttempts();

private:
    Highlighting m_highlighting;
    WindowMemory m_memory{QString()};
    TextStyle m_style{m_memory};
};

void CompareTest::runs_differInFiguresAndAnswers()
{
    const CompareWindow window(comparisonOf(run::ComparedRuns{.left = sideOf(fallbackBodies()),
                                                              .right = sideOf(withPlan(u"B"_s))}),
                               m_highlighting, m_style);
    const QStringList figures = window.figures();
    QCOMPARE(figures.constFirst(), u"Task | Do it | Do it"_s);
    QVERIFY(figures.contains(u"Outcome | done | done"_s));
    QVERIFY(figures.contains(u"Attempts | 5 | 5"_s));
    QVERIFY(figures.contains(u"Plan: Model | plan | plan"_s));
    QVERIFY(figures.contains(u"Plan: Time | 2.1 s | 2.1 s"_s));
    QVERIFY(figures.contains(u"Plan: Tokens | 1.2k in, 340 out | 1.2k in, 340 out"_s));
    QVERIFY(window.note().isEmpty());
    QVERIFY(shownLines(window).contains(u"-the plan"_s));
    QVERIFY(shownLines(window).contains(u"+B"_s));
}

void CompareTest::sameAnswers_areSaidToBe()
{
    CompareWindow window(comparisonOf(run::ComparedRuns{.left = sideOf(fallbackBodies()),
                                                        .right = sideOf(withPlan(u"B"_s))}),
                         m_highlighting, m_style);
    window.show();
    QVERIFY(window.parts()->isVisible());
    QVERIFY(window.parts()->height() > window.fontMetrics().height());
    window.parts()->setCurrentIndex(1);
    QVERIFY(window.note().contains(u"the same"_s));
    QVERIFY(window.figures().contains(u"Code: Attempts | 3 | 3"_s));
}

void CompareTest::stages_areThoseOfEitherRun()
{
    const QList<run::EventBody> bodies = fallbackBodies();
    const run::ComparedRuns runs{.left = sideOf({bodies.at(0), run::RunFinished{}}),
                                 .right = sideOf(bodies.first(6))};
    const Comparison comparison = comparisonOf(runs);
    QCOMPARE(comparison.parts.size(), 1);
    QCOMPARE(comparison.parts.constFirst().title, u"Plan"_s);
    const CompareWindow empty(
        comparisonOf(run::ComparedRuns{.left = runs.left, .right = runs.left}), m_highlighting,
        m_style);
    QVERIFY(!empty.note().isEmpty());
}

void CompareTest::attempts_areComparedWithWhatTheyHad()
{
    const auto attempts = run::lastAttempts(Recording(fallbackBodies()).run, run::Role::Coder);
    QVERIFY(attempts);
    const CompareWindow window(comparisonOf(*attempts, run::Role::Coder), m_highlighting, m_style);
    const QStringList figures = window.figures();
    QCOMPARE(figures.constFirst(), u"Model | code-a | code-b"_s);
    QVERIFY(figures.contains(u"Characters | 0 | 8"_s));
    QVERIFY(figures.contains(u"Code: Time | – | 2.1 s"_s));
    QVERIFY(shownLines(window).contains(u"+the code"_s));
}

void CompareTest::attempts_needTwo()
{
    const run::Run run = Recording(fallbackBodies()).run;
    QVERIFY(!run::lastAttempts(run, run::Role::Planner));
    QVERIFY(!run::lastAttempts(run::Run(), run::Role::Planner));
}

void CompareTest::foreignText_staysText()
{
    const QString evil = u"<img src=x><b>bold</b>"_s;
    QList<run::EventBody> bodies = withPlan(evil);
    std::get<run::RunStarted>(bodies[0]).task = evil;
    std::get<run::AttemptStarted>(bodies[2]).model = evil;
    const CompareWindow window(
        comparisonOf(run::ComparedRuns{.left = sideOf(bodies), .right = sideOf(fallbackBodies())}),
        m_highlighting, m_style);
    QCOMPARE(window.figures().constFirst(), u"Task | "_s + evil + u" | Do it"_s);
    const QList<QLabel *> labels = window.findChildren<QLabel *>();
    for (const QLabel *const label : labels) {
        QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
    }
    QVERIFY(shownLines(window).contains(u"-"_s + evil));
}

void CompareTest::history_comparesTwo()
{
    WindowFixture fixture;
    MainWindow &window = fixture.open();
    QVERIFY(fixture.run(u"First"_s));
    const QString first = window.control().run().id();
    fixture.server.forModel(u"plan"_s).always(sse({u"another plan"_s}));
    QVERIFY(fixture.run(u"Second"_s));
    const QString second = window.control().run().id();
    emit fixture.find<HistoryDock>()->compareRequested(second, first);
    QTRY_VERIFY(fixture.find<CompareWindow>() != nullptr);
    const CompareWindow &shown = *fixture.find<CompareWindow>();
    QVERIFY(shown.isWindow());
    QVERIFY(!shown.isModal());
    QCOMPARE(shown.figures().constFirst(), u"Task | First | Second"_s);
    QVERIFY(shownLines(shown).contains(u"+another plan"_s));
    fixture.find<CompareWindow>()->close();
    QTRY_VERIFY(fixture.find<CompareWindow>() == nullptr);

    emit fixture.find<HistoryDock>()->compareRequested(first, u"20000101-000000-aaaaaa"_s);
    QTRY_VERIFY(!fixture.messageWords(u"run"_s).isEmpty());
}

void CompareTest::card_comparesAttempts()
{
    WindowFixture fixture;
    fixture.server.forModel(u"code-a"_s).always(status(503));
    fixture.open();
    QVERIFY(fixture.run(u"Do it"_s));
    emit fixture.find<StageStrip>()->compareRequested(run::Role::Planner); // there is none before
    emit fixture.find<StageStrip>()->compareRequested(run::Role::Coder);
    QTRY_VERIFY(fixture.find<CompareWindow>() != nullptr);
    QCOMPARE(fixture.find<CompareWindow>()->figures().constFirst(),
             u"Model | code-a | code-b, answered by fake"_s);
    QCOMPARE(fixture.window->findChildren<CompareWindow *>().size(), 1);
}

ROO_WINDOW_TEST_MAIN(CompareTest)
#include "tst_compare.moc"
