// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runstore.h"

#include "keptruns.h"
#include "sizelimit.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

const QString early = u"20260101-000000-aaaaaa"_s;
const QString middle = u"20260102-000000-bbbbbb"_s;
const QString late = u"20270101-000000-cccccc"_s;

QStringList idsOf(const QList<RunSummary> &runs)
{
    QStringList ids;
    for (const RunSummary &run : runs) {
        ids.append(run.id);
    }
    return ids;
}

QList<EventBody> withoutEnd()
{
    return sampleBodies().first(6);
}

} // namespace

//! The list of the runs, from the index or without it.
class RunHistoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void list_ofNothing();
    void list_isTheRunsNewestFirst();
    void list_isTheSameWithoutAnIndex();
    void list_readsNoRunTwice();
    void list_asksTheRunsWhereAnEarlierVersionSaysLess();
    void list_makesADeletedIndexAgain();
    void list_bearsBrokenLines();
    void list_forgetsRunsThatHaveGone();
    void list_leavesOutWhatHasNotBegun();
    void list_hasWhatCannotBeRead_data();
    void list_hasWhatCannotBeRead();
    void list_takesRunJsonOfItsRunAlone();
    void list_tellsRunningFromInterrupted();
    void list_mendsAnInterruptionThatWasNone();
    void list_needsNoRoomOnTheDisk();
    void list_needsNoWritableFolder();
    void list_rewritesAWastefulIndex();
    void list_endsWhenTold();
    void list_bearsOthersAtOnce();
    void list_neverTakesAnEndForAnInterruption();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] RunStore store() const { return RunStore(m_folder->filePath(u"runs"_s)); }
    [[nodiscard]] QString path(const QString &name) const { return store().folder() + u'/' + name; }
    [[nodiscard]] QString indexPath() const { return path(u"index.jsonl"_s); }
    [[nodiscard]] RunStatus statusOf(const QString &id) const
    {
        const QList<RunSummary> runs = store().summaries();
        const auto found = std::ranges::find(runs, id, &RunSummary::id);
        return found == runs.end() ? RunStatus::Cancelled : found->status;
    }
    //! A finished one, a killed one, and a finished one.
    void layDownThree() const
    {
        QVERIFY(layDown(store(), early, sampleBodies()));
        QVERIFY(layDown(store(), middle, withoutEnd()));
        QVERIFY(layDown(store(), late, sampleBodies()));
    }
};

void RunHistoryTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RunHistoryTest::list_ofNothing()
{
    QVERIFY(store().summaries().isEmpty());
    QVERIFY(!QFile::exists(store().folder()));
    QVERIFY(QDir().mkpath(store().folder()));
    QVERIFY(store().summaries().isEmpty());
    QVERIFY(!QFile::exists(indexPath()));
}

void RunHistoryTest::list_isTheRunsNewestFirst()
{
    layDownThree();
    const QList<RunSummary> expected{
        summarize(folded(eventsOf(late, sampleBodies()))),
        summarize(folded(eventsOf(middle, withoutEnd())), RunStatus::Interrupted),
        summarize(folded(eventsOf(early, sampleBodies())))};
    QCOMPARE(store().summaries(), expected);
}

void RunHistoryTest::list_isTheSameWithoutAnIndex()
{
    layDownThree();
    const QList<RunSummary> first = store().summaries();
    QVERIFY(QFile::exists(indexPath()));
    QCOMPARE(store().summaries(), first); // from the index
    QVERIFY(QFile::remove(path(late + u"/run.json")));
    QVERIFY(QFile::remove(indexPath()));
    QCOMPARE(store().summaries(), first); // from the events alone
}

void RunHistoryTest::list_readsNoRunTwice()
{
    layDownThree();
    const QList<RunSummary> first = store().summaries();
    for (const QString &id : {early, middle, late}) {
        QFile::remove(path(id + u"/run.json"));
        QVERIFY(QFile::remove(path(id + u"/events.jsonl")));
    }
    QCOMPARE(store().summaries(), first);
    QCOMPARE(contentOf(indexPath()).count('\n'), 3);
}

//! An index, and summaries, of a version that did not know what became of the changes.
void RunHistoryTest::list_asksTheRunsWhereAnEarlierVersionSaysLess()
{
    QList<EventBody> bodies = sampleBodies();
    bodies.append(EditsPlanned{.folder = u"/f"_s, .changes = {}});
    bodies.append(
        EditsApplied{.folder = u"/f"_s, .paths = {u"a"_s}, .consents = {}, .journal = u"1"_s});
    QVERIFY(layDown(store(), early, bodies));
    const QList<RunSummary> first = store().summaries();
    QCOMPARE(first.constFirst().edits, EditsState::Applied);
    for (const QString &name : {QString(early + u"/run.json"), u"index.jsonl"_s}) {
        QJsonObject json = QJsonDocument::fromJson(contentOf(path(name))).object();
        QVERIFY(!json.take("edits"_L1).isUndefined());
        QVERIFY(writeFile(path(name), QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n'));
    }
    QCOMPARE(store().summaries(), first);
    QCOMPARE(contentOf(indexPath()).count('\n'), 2);
    QCOMPARE(store().summaries(), first);
    QCOMPARE(contentOf(indexPath()).count('\n'), 2); // known now
}

void RunHistoryTest::list_makesADeletedIndexAgain()
{
    layDownThree();
    QCOMPARE(store().summaries().size(), 3);
    const QByteArray index = contentOf(indexPath());
    QVERIFY(QFile::remove(indexPath()));
    QCOMPARE(store().summaries().size(), 3);
    QCOMPARE(contentOf(indexPath()), index);
}

void RunHistoryTest::list_bearsBrokenLines()
{
    layDownThree();
    const QList<RunSummary> first = store().summaries();
    const QByteArray index = contentOf(indexPath());
    for (qsizetype cut = 0; cut < index.size(); cut += 41) {
        QVERIFY(writeFile(indexPath(), index.first(cut)));
        QCOMPARE(store().summaries(), first);
        QCOMPARE(store().summaries(), first); // after it was mended
    }
}

void RunHistoryTest::list_forgetsRunsThatHaveGone()
{
    layDownThree();
    QCOMPARE(store().summaries().size(), 3);
    QVERIFY(QDir(path(middle)).removeRecursively());
    QCOMPARE(idsOf(store().summaries()), (QStringList{late, early}));
}

void RunHistoryTest::list_leavesOutWhatHasNotBegun()
{
    QVERIFY(layDown(store(), early, sampleBodies()));
    QVERIFY(writeFile(path(middle + u"/events.jsonl"), {}));
    QVERIFY(QDir().mkpath(path(late)));
    QCOMPARE(idsOf(store().summaries()), QStringList{early});
    QCOMPARE(contentOf(indexPath()).count('\n'), 1);
    QVERIFY(!store().summary(middle));
    QVERIFY(!store().summary(late));
}

//! So that it can be seen and deleted; not in the index, since it may be mended.
void RunHistoryTest::list_hasWhatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("events");
    const QByteArray lines = linesOf(eventsOf(middle, sampleBodies()));
    QTest::newRow("half an event") << lines.first(20);
    QTest::newRow("no event") << "what\n"_ba;
    QTest::newRow("without its beginning") << lines.sliced(lines.indexOf('\n') + 1);
    QTest::newRow("another run's") << linesOf(eventsOf(late, sampleBodies()));
}

void RunHistoryTest::list_hasWhatCannotBeRead()
{
    QFETCH(const QByteArray, events);
    QVERIFY(layDown(store(), early, sampleBodies()));
    QVERIFY(writeFile(path(middle + u"/events.jsonl"), events));
    const QList<RunSummary> runs = store().summaries();
    QCOMPARE(idsOf(runs), (QStringList{middle, early}));
    QCOMPARE(runs.constFirst().status, RunStatus::Unreadable);
    QCOMPARE(runs.constFirst().startedAt,
             QDateTime(QDate(2026, 1, 2), QTime(0, 0), QTimeZone::UTC));
    QCOMPARE(contentOf(indexPath()).count('\n'), 1);
    QVERIFY(layDown(store(), middle, sampleBodies()));
    QCOMPARE(statusOf(middle), RunStatus::Succeeded);
}

void RunHistoryTest::list_takesRunJsonOfItsRunAlone()
{
    QVERIFY(layDown(store(), early, withoutEnd()));
    const QJsonDocument other(summaryToJson(summarize(folded(eventsOf(late, sampleBodies())))));
    for (const QByteArray &json : {other.toJson(), "{}"_ba, "what"_ba, QByteArray()}) {
        QVERIFY(writeFile(path(early + u"/run.json"), json));
        QCOMPARE(idsOf(store().summaries()), QStringList{early});
        QCOMPARE(statusOf(early), RunStatus::Interrupted);
        QVERIFY(QFile::remove(indexPath()));
    }
}

void RunHistoryTest::list_tellsRunningFromInterrupted()
{
    RunStore writing = store();
    auto journal = writing.create();
    QVERIFY(journal);
    const QString id = (*journal)->runId();
    QVERIFY(store().summaries().isEmpty()); // nothing of it was written yet
    for (const RunEvent &event : eventsOf(id, withoutEnd())) {
        QVERIFY((*journal)->append(event));
    }
    QVERIFY(store().isRunning(id));
    QCOMPARE(statusOf(id), RunStatus::Running);
    QVERIFY(!QFile::exists(indexPath()));
    journal->reset();
    QVERIFY(!store().isRunning(id));
    QCOMPARE(statusOf(id), RunStatus::Interrupted);
    QCOMPARE(contentOf(indexPath()).count('\n'), 1);
    QCOMPARE(statusOf(id), RunStatus::Interrupted);
}

void RunHistoryTest::list_mendsAnInterruptionThatWasNone()
{
    QVERIFY(layDown(store(), early, withoutEnd()));
    QVERIFY(!store().isRunning(early));
    QVERIFY(!store().isRunning(late)); // not there
    QCOMPARE(statusOf(early), RunStatus::Interrupted);
    QCOMPARE(contentOf(indexPath()).count('\n'), 1);
    QVERIFY(layDown(store(), early, sampleBodies())); // it was written where no lock is seen
    QCOMPARE(statusOf(early), RunStatus::Succeeded);
    QCOMPARE(contentOf(indexPath()).count('\n'), 2);
    QCOMPARE(statusOf(early), RunStatus::Succeeded);
    QCOMPARE(contentOf(indexPath()).count('\n'), 2);
}

void RunHistoryTest::list_needsNoRoomOnTheDisk()
{
    if (!SizeLimit::isPossible) {
        QSKIP("files cannot be limited here");
    }
    layDownThree();
    QList<RunSummary> full;
    {
        const SizeLimit disk(700);
        full = store().summaries();
        QCOMPARE(store().summaries(), full);
    }
    QCOMPARE(full.size(), 3);
    QCOMPARE(store().summaries(), full);
}

void RunHistoryTest::list_needsNoWritableFolder()
{
#ifdef Q_OS_UNIX
    if (::geteuid() == 0) {
        QSKIP("root may write everywhere");
    }
    layDownThree();
    constexpr auto readOnly = QFile::ReadOwner | QFile::ExeOwner;
    for (const QString &name : {middle, QString()}) {
        QVERIFY(QFile::setPermissions(path(name), readOnly));
    }
    const QList<RunSummary> runs = store().summaries();
    for (const QString &name : {QString(), middle}) {
        QVERIFY(QFile::setPermissions(path(name), readOnly | QFile::WriteOwner));
    }
    QVERIFY(!QFile::exists(indexPath()));
    QCOMPARE(idsOf(runs), (QStringList{late, middle, early}));
    QCOMPARE(runs.at(1).status, RunStatus::Interrupted);
#endif
}

void RunHistoryTest::list_rewritesAWastefulIndex()
{
    layDownThree();
    const QList<RunSummary> first = store().summaries();
    const QByteArray line = contentOf(indexPath()).split('\n').constFirst() + '\n';
    QVERIFY(writeFile(indexPath(), line.repeated(1006)));
    QCOMPARE(store().summaries(), first);
    QCOMPARE(contentOf(indexPath()).count('\n'), 1008); // not yet, with three runs
    QCOMPARE(store().summaries(), first);
    QCOMPARE(contentOf(indexPath()).count('\n'), 3);
    QCOMPARE(store().summaries(), first);
}

void RunHistoryTest::list_endsWhenTold()
{
    layDownThree();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(store().summaries(stop.get_token()).isEmpty());
    QVERIFY(!QFile::exists(indexPath()));
    QVERIFY(writeFile(indexPath(), QByteArray(2000, '\n')));
    QVERIFY(store().summaries(stop.get_token()).isEmpty());
    QCOMPARE(contentOf(indexPath()).size(), 2000); // half a list is no reason to rewrite it
}

void RunHistoryTest::list_bearsOthersAtOnce()
{
    constexpr int count = 60;
    for (int i = 0; i < count; ++i) {
        QVERIFY(
            layDown(store(), u"20260101-%1-aaaaaa"_s.arg(i, 6, 10, QChar(u'0')), sampleBodies()));
    }
    const auto listOften = [store = store()] {
        bool isWhole = true;
        for (int i = 0; i < 20; ++i) {
            isWhole = isWhole && store.summaries().size() == count;
            QFile::remove(store.folder() + u"/index.jsonl");
        }
        return isWhole;
    };
    std::atomic<bool> isOtherWhole = false;
    std::thread other([&] { isOtherWhole = listOften(); });
    const bool isWhole = listOften();
    other.join();
    QVERIFY(isWhole);
    QVERIFY(isOtherWhole);
    QCOMPARE(store().summaries().size(), count);
}

//! A run may come to its end at any moment while it is being read.
void RunHistoryTest::list_neverTakesAnEndForAnInterruption()
{
    constexpr int count = 60;
    std::atomic<bool> isOver = false;
    std::thread writer([store = store(), &isOver]() mutable {
        for (int i = 0; i < count; ++i) {
            const auto journal = store.create();
            const auto events = eventsOf((*journal)->runId(), sampleBodies());
            for (const RunEvent &event : events) {
                [[maybe_unused]] const auto kept = (*journal)->append(event);
            }
            [[maybe_unused]] const auto kept = (*journal)->finish(folded(events));
        }
        isOver = true;
    });
    while (!isOver) {
        [[maybe_unused]] const auto runs = store().summaries();
    }
    writer.join();
    const QList<RunSummary> runs = store().summaries();
    QCOMPARE(runs.size(), count);
    QCOMPARE(std::ranges::count(runs, RunStatus::Succeeded, &RunSummary::status), count);
}

QTEST_GUILESS_MAIN(RunHistoryTest)
#include "tst_runhistory.moc"
