// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/session.h"

#include "core/base/files.h"

#include "runfixture.h"
#include "sizelimit.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

void answerAll(RunFixture &fixture)
{
    fixture.server.forModel(u"plan"_s).always(sse({u"the plan"_s}));
    fixture.server.forModel(u"code-a"_s).always(sse({u"the code"_s}));
    fixture.server.forModel(u"review"_s).always(sse({u"the review"_s}));
}

//! Twelve events of success: start, and stage, ask, answer and done for each; the end is the 14th.
constexpr int eventsOfSuccess = 14;

} // namespace

//! A run goes on when it cannot be kept, says so once, and what was kept stays readable.
class SessionHistoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void lost_fromTheStart();
    void lost_whenTheDiskIsFull_data();
    void lost_whenTheDiskIsFull();
    void lost_withTheRequests();
    void lost_withTheSummary();
    void lost_saidBeforeTheFirstEvent();
    void lost_mayCancel_data();
    void lost_mayCancel();
    void lost_onceForEachRun();
};

void SessionHistoryTest::lost_fromTheStart()
{
    RunFixture fixture;
    answerAll(fixture);
    QFile file(fixture.home.filePath(u"data"_s));
    QVERIFY(file.open(QFile::WriteOnly, QFile::ReadOwner | QFile::WriteOwner));
    fixture.run();
    QCOMPARE(fixture.log.last(), u"run succeeded"_s);
    QCOMPARE(fixture.events.size(), eventsOfSuccess);
    QCOMPARE(fixture.losses.size(), 1);
    QCOMPARE(fixture.losses.first().kind, ErrorKind::HistoryUnwritable);
    QCOMPARE(fixture.session->folder(), QString());
    QVERIFY(!fixture.session->run().id().isEmpty());
    QCOMPARE(fixture.checked(), QStringList());
}

void SessionHistoryTest::lost_whenTheDiskIsFull_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<qint64>("room");
    for (int number = 1; number < eventsOfSuccess; ++number) {
        QTest::addRow("after event %d", number) << number << qint64(0);
        QTest::addRow("after event %d and a half", number) << number << qint64(50);
    }
}

void SessionHistoryTest::lost_whenTheDiskIsFull()
{
    if (!SizeLimit::isPossible) {
        QSKIP("files cannot be limited here");
    }
    QFETCH(const int, number);
    QFETCH(const qint64, room);
    RunFixture fixture;
    answerAll(fixture);
    std::unique_ptr<SizeLimit> disk;
    QString folder;
    fixture.listener = [&](const RunEvent &event) {
        if (event.sequence == number) {
            folder = fixture.session->folder();
            disk
                = std::make_unique<SizeLimit>(QFileInfo(folder + u"/events.jsonl"_s).size() + room);
        }
    };
    fixture.run();
    disk.reset();
    QCOMPARE(fixture.log.last(), u"run succeeded"_s);
    QCOMPARE(fixture.losses.size(), 1);
    QCOMPARE(fixture.losses.first().kind, ErrorKind::HistoryUnwritable);
    QVERIFY(!fixture.losses.first().detail.isEmpty());
    QCOMPARE(fixture.session->folder(), QString());
    QCOMPARE(fixture.checked(), QStringList());

    const auto kept = fixture.store.load(fixture.session->run().id());
    QVERIFY(kept);
    QCOMPARE(*kept, fixture.events.first(number));
    QCOMPARE(contentOf(folder + u"/events.jsonl"_s).back(), '\n');
}

void SessionHistoryTest::lost_withTheRequests()
{
    RunFixture fixture;
    answerAll(fixture);
    fixture.listener = [&fixture](const RunEvent &event) {
        if (std::holds_alternative<StageFinished>(event.body) && fixture.losses.isEmpty()) {
            QVERIFY(QDir(fixture.path(u"requests"_s)).removeRecursively());
        }
    };
    fixture.run();
    QCOMPARE(fixture.log.last(), u"run succeeded"_s);
    QCOMPARE(fixture.losses.size(), 1);
    QCOMPARE(fixture.checked(), QStringList());
    // No event names a request that is not there.
    const auto kept = fixture.store.load(fixture.session->run().id());
    QVERIFY(kept);
    QCOMPARE(RunFixture::lineOf(kept->last()), u"stage coder"_s);
    QCOMPARE(*kept, fixture.events.first(kept->size()));
}

void SessionHistoryTest::lost_withTheSummary()
{
    RunFixture fixture;
    answerAll(fixture);
    fixture.listener = [&fixture](const RunEvent &event) {
        if (event.sequence == 1) {
            QVERIFY(files::makePrivateFolder(fixture.path(u"run.json/full"_s)));
        }
    };
    fixture.run();
    QCOMPARE(fixture.log.last(), u"run succeeded"_s);
    QCOMPARE(fixture.losses.size(), 1);
    QCOMPARE(fixture.losses.first().subject, fixture.path(u"run.json"_s));
    QCOMPARE(fixture.checked(), QStringList());
    const auto kept = fixture.store.load(fixture.session->run().id());
    QVERIFY(kept);
    QCOMPARE(*kept, fixture.events);
}

void SessionHistoryTest::lost_saidBeforeTheFirstEvent()
{
    RunFixture fixture;
    answerAll(fixture);
    fixture.store = RunStore(u"/dev/null/runs"_s);
    QStringList order;
    Session &session = fixture.make();
    connect(&session, &Session::historyLost, this, [&order] { order.append(u"lost"_s); });
    connect(&session, &Session::eventRecorded, this, [&order] { order.append(u"event"_s); });
    fixture.run();
    QCOMPARE(order.indexOf(u"lost"_s), 0);
    QCOMPARE(order.size(), eventsOfSuccess + 1);
}

void SessionHistoryTest::lost_mayCancel_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QStringList>("log");
    const QString end = u"run cancelled Cancelled"_s;
    QTest::newRow("from the start") << 0 << QStringList{u"start"_s, end};
    QTest::newRow("with an event") << 1 << QStringList{u"start"_s, u"stage planner"_s, end};
    QTest::newRow("with a request") << 2 << QStringList{u"start"_s, u"stage planner"_s, end};
}

//! A front end may want no run that is not kept.
void SessionHistoryTest::lost_mayCancel()
{
    if (!SizeLimit::isPossible) {
        QSKIP("files cannot be limited here");
    }
    QFETCH(const int, number);
    QFETCH(const QStringList, log);
    RunFixture fixture;
    answerAll(fixture);
    if (number == 0) {
        fixture.store = RunStore(u"/dev/null/runs"_s);
    }
    Session &session = fixture.make();
    connect(&session, &Session::historyLost, this, [&session] { session.cancel(); });
    std::unique_ptr<SizeLimit> disk;
    fixture.listener = [&](const RunEvent &event) {
        if (event.sequence == number) {
            const QString events = fixture.path(u"events.jsonl"_s);
            disk = std::make_unique<SizeLimit>(number == 1 ? QFileInfo(events).size() : 1);
        }
    };
    fixture.run();
    disk.reset();
    QCOMPARE(fixture.log, log);
    QCOMPARE(fixture.losses.size(), 1);
    QCOMPARE(fixture.server.count(), 0);
    QCOMPARE(fixture.checked(), QStringList());
}

void SessionHistoryTest::lost_onceForEachRun()
{
    RunFixture fixture;
    answerAll(fixture);
    QFile file(fixture.home.filePath(u"data"_s));
    QVERIFY(file.open(QFile::WriteOnly, QFile::ReadOwner | QFile::WriteOwner));
    fixture.run();
    QCOMPARE(fixture.losses.size(), 1);
    QVERIFY(file.remove());
    fixture.finished = 0;
    disconnect(fixture.session.get(), &Session::eventRecorded, nullptr, nullptr);
    fixture.session->start(fixture.request);
    QVERIFY(!fixture.session->folder().isEmpty());
    fixture.wait();
    QCOMPARE(fixture.losses.size(), 1);
    const auto kept = fixture.store.load(fixture.session->run().id());
    QVERIFY(kept);
    QCOMPARE(kept->size(), eventsOfSuccess);
}

QTEST_GUILESS_MAIN(SessionHistoryTest)
#include "tst_session_history.moc"
