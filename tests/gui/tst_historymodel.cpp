// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/historymodel.h"

#include "models.h"
#include "windowtest.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

run::RunSummary summary(const QString &id, const QDateTime &begin, const QString &task)
{
    return {.id = id,
            .task = task,
            .profile = u"baseline"_s,
            .startedAt = begin.toUTC(),
            .duration = std::chrono::seconds(12),
            .status = run::RunStatus::Succeeded};
}

QDateTime noon(int daysAgo)
{
    return {QDate::currentDate().addDays(-daysAgo), QTime(12, 0)};
}

QList<run::RunSummary> threeDays()
{
    run::RunSummary failed = summary(u"d"_s, noon(30), u"Old one"_s);
    failed.status = run::RunStatus::Failed;
    return {summary(u"a"_s, noon(0), u"Create a REST API"_s),
            summary(u"b"_s, noon(0).addSecs(-60), u"Parse a CSV"_s),
            summary(u"c"_s, noon(1), u"Sort a list"_s), failed};
}

QStringList idsIn(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString id = index.data(HistoryModel::idRole).toString();
        ids += id.isEmpty() ? idsIn(model, index) : QStringList{id};
    }
    return ids;
}

} // namespace

class HistoryModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void runs_standBelowTheirDays();
    void newRun_leavesTheOthersInPlace();
    void hiddenRun_comesBack();
    void filter_findsWords_data();
    void filter_findsWords();
    void filter_showsWhatWasFoundInAnswers();
    void days_areNamed_data();
    void days_areNamed();
    void tenThousandRuns_areFiltered();
};

void HistoryModelTest::runs_standBelowTheirDays()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRuns(threeDays());
    QCOMPARE(printed(model),
             (QStringList{u"Today"_s, u"  Create a REST API"_s, u"  Parse a CSV"_s, u"Yesterday"_s,
                          u"  Sort a list"_s,
                          dayWords(QDate::currentDate().addDays(-30), QDate::currentDate()),
                          u"  Old one"_s}));
    QCOMPARE(model.indexOf(u"d"_s).data(HistoryModel::detailRole).toString(),
             u"baseline · 12.0 s · failed · 12:00:00"_s);
    QVERIFY(!model.indexOf(u"x"_s).isValid());
}

void HistoryModelTest::newRun_leavesTheOthersInPlace()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    QList<run::RunSummary> runs = threeDays();
    model.setRuns(runs);
    const QPersistentModelIndex second(model.indexOf(u"b"_s));
    runs.prepend(summary(u"new"_s, noon(0).addSecs(60), u"New"_s));
    runs[2].status = run::RunStatus::Running;
    model.setRuns(runs);
    QCOMPARE(second.data(HistoryModel::idRole).toString(), u"b"_s);
    QCOMPARE(second.row(), 2);
    QCOMPARE(idsIn(model), (QStringList{u"new"_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
}

void HistoryModelTest::hiddenRun_comesBack()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRuns(threeDays());
    model.hide(u"c"_s);
    QCOMPARE(idsIn(model), (QStringList{u"a"_s, u"b"_s, u"d"_s}));
    model.setRuns(threeDays());
    QCOMPARE(idsIn(model), (QStringList{u"a"_s, u"b"_s, u"d"_s}));
    model.unhide(u"c"_s);
    QCOMPARE(idsIn(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
}

void HistoryModelTest::filter_findsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("all") << QString() << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("one") << u"csv"_s << QStringList{u"b"_s};
    QTest::newRow("all words") << u"api create"_s << QStringList{u"a"_s};
    QTest::newRow("state") << u"failed"_s << QStringList{u"d"_s};
    QTest::newRow("none") << u"nowhere"_s << QStringList();
}

void HistoryModelTest::filter_findsWords()
{
    HistoryModel model;
    HistoryFilter filter(&model);
    const QAbstractItemModelTester tester(&filter);
    model.setRuns(threeDays());
    QFETCH(QString, text);
    filter.setText(text);
    QTEST(idsIn(filter), "ids");
}

void HistoryModelTest::filter_showsWhatWasFoundInAnswers()
{
    HistoryModel model;
    HistoryFilter filter(&model);
    model.setRuns(threeDays());
    filter.setText(u"csv"_s);
    filter.setFound({u"c"_s});
    QCOMPARE(idsIn(filter), (QStringList{u"b"_s, u"c"_s}));
    filter.setText(u"rest"_s);
    QCOMPARE(idsIn(filter), QStringList{u"a"_s});
}

void HistoryModelTest::days_areNamed_data()
{
    QTest::addColumn<int>("daysAgo");
    QTest::addColumn<QString>("words");
    QTest::newRow("today") << 0 << u"Today"_s;
    QTest::newRow("yesterday") << 1 << u"Yesterday"_s;
    QTest::newRow("this week") << 3 << u"Wednesday"_s;
    QTest::newRow("long ago") << 40 << u"Monday, 19 October 2026"_s;
}

void HistoryModelTest::days_areNamed()
{
    QFETCH(int, daysAgo);
    const QDate today(2026, 11, 28);
    QTEST(dayWords(today.addDays(-daysAgo), today), "words");
}

void HistoryModelTest::tenThousandRuns_areFiltered()
{
    QList<run::RunSummary> runs;
    for (int i = 0; i < 10'000; ++i) {
        runs.append(summary(QString::number(i), noon(i / 20), u"Task number %1"_s.arg(i)));
    }
    HistoryModel model;
    HistoryFilter filter(&model);
    model.setRuns(runs);
    QCOMPARE(idsIn(filter).size(), 10'000);
    filter.setText(u"number 9999"_s);
    QCOMPARE(idsIn(filter), QStringList{u"9999"_s});
}

ROO_WINDOW_TEST_MAIN(HistoryModelTest)
#include "tst_historymodel.moc"
