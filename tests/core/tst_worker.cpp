// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/worker.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>

using namespace Qt::StringLiterals;
using namespace roo::run;

namespace {

//! Waits until it is told to stop.
bool untilStopped(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any told;
    std::unique_lock lock(mutex);
    told.wait(lock, stop, [] { return false; });
    return stop.stop_requested();
}

void processAll()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
    }
}

} // namespace

class WorkerTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void run_bringsTheResultBack();
    void run_bringsAllResultsBack();
    void run_neverCallsFromWithin();
    void run_forgetsAReceiverThatHasGone();
    void stop_isTold();
    void destructor_stopsAndWaits();
};

void WorkerTest::run_bringsTheResultBack()
{
    QObject receiver;
    Worker worker;
    std::atomic<QThread *> worked = nullptr;
    std::optional<QString> result;
    QThread *told = nullptr;
    worker.run(
        &receiver,
        [&worked](const std::stop_token &stop) {
            worked = QThread::currentThread();
            return stop.stop_requested() ? u"stopped"_s : u"done"_s;
        },
        [&](const QString &value) {
            told = QThread::currentThread();
            result = value;
        });
    QTRY_COMPARE(result, u"done"_s);
    QCOMPARE(told, QThread::currentThread());
    QVERIFY(worked != QThread::currentThread());
}

void WorkerTest::run_bringsAllResultsBack()
{
    QObject receiver;
    Worker worker;
    QList<int> results;
    for (int i = 0; i < 100; ++i) {
        worker.run(
            &receiver, [i](const std::stop_token &) { return i; },
            [&results](int value) { results.append(value); });
    }
    QTRY_COMPARE(results.size(), 100);
    std::ranges::sort(results);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(results.at(i), i);
    }
}

void WorkerTest::run_neverCallsFromWithin()
{
    QObject receiver;
    Worker worker;
    QSemaphore worked;
    bool isTold = false;
    worker.run(
        &receiver,
        [&worked](const std::stop_token &) {
            worked.release();
            return 1;
        },
        [&isTold](int) { isTold = true; });
    worked.acquire();
    QVERIFY(!isTold);
    QTRY_VERIFY(isTold);
}

void WorkerTest::run_forgetsAReceiverThatHasGone()
{
    bool isTold = false;
    {
        QSemaphore mayEnd;
        Worker worker;
        {
            QObject receiver;
            worker.run(
                &receiver,
                [&mayEnd](const std::stop_token &) {
                    mayEnd.acquire();
                    return 1;
                },
                [&isTold](int) { isTold = true; });
        }
        mayEnd.release();
    }
    processAll();
    QVERIFY(!isTold);
}

void WorkerTest::stop_isTold()
{
    QObject receiver;
    Worker worker;
    std::optional<bool> result;
    std::atomic<bool> isTold = false;
    worker.run(
        &receiver, [&isTold](const std::stop_token &stop) { return isTold = untilStopped(stop); },
        [&result](bool isStopped) { result = isStopped; });
    QVERIFY(worker.stop());
    QVERIFY(!worker.stop());
    QTRY_VERIFY(isTold);
    processAll();
    QVERIFY(!result); // nobody waits for it any more
}

void WorkerTest::destructor_stopsAndWaits()
{
    QObject receiver;
    std::atomic<int> stopped = 0;
    {
        QSemaphore begun;
        Worker worker;
        for (int i = 0; i < 2; ++i) {
            worker.run(
                &receiver,
                [&](const std::stop_token &stop) {
                    begun.release();
                    stopped += untilStopped(stop) ? 1 : 0;
                    return 0;
                },
                [](int) {});
        }
        begun.acquire(1);
    }
    QCOMPARE(stopped.load(), 2);
    processAll();
}

QTEST_GUILESS_MAIN(WorkerTest)
#include "tst_worker.moc"
