// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runindex.h"

#include "keptruns.h"
#include "sizelimit.h"

#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

RunSummary summaryOf(const QString &id, RunStatus status = RunStatus::Succeeded)
{
    RunSummary summary = summarize(folded(sampleEvents()));
    summary.id = id;
    summary.status = status;
    return summary;
}

} // namespace

class RunIndexTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void read_ofNothing();
    void read_givesWhatWasAdded();
    void read_takesTheLastOfSeveral();
    void read_takesTheLatestEvent_data();
    void read_takesTheLatestEvent();
    void read_skipsBrokenLines_data();
    void read_skipsBrokenLines();
    void add_ofNothingMakesNoFile();
    void add_isTheOwnersAlone();
    void add_bearsAFullDisk();
    void add_neverMixesLines();
    void rewrite_putsAnotherInItsPlace();
    void rewrite_losesNothingNewer();
    void rewrite_leavesItToAnother();
    void waste_isManyMoreLinesThanRuns();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path() const { return m_folder->filePath(u"index.jsonl"_s); }
    [[nodiscard]] RunIndex index() const { return RunIndex(m_folder->path()); }
    [[nodiscard]] QStringList known() const { return index().read().keys(); }
};

void RunIndexTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RunIndexTest::read_ofNothing()
{
    QCOMPARE(known(), QStringList());
    QVERIFY(writeFile(path(), {}));
    QCOMPARE(known(), QStringList());
    RunIndex nowhere(m_folder->filePath(u"not/there"_s));
    QVERIFY(nowhere.read().isEmpty());
    nowhere.add({summaryOf(u"a"_s)});
    nowhere.rewrite({summaryOf(u"a"_s)});
    QVERIFY(!QFile::exists(m_folder->filePath(u"not"_s)));
}

void RunIndexTest::read_givesWhatWasAdded()
{
    index().add({summaryOf(u"a"_s), summaryOf(u"b"_s, RunStatus::Failed)});
    index().add({summaryOf(u"c"_s, RunStatus::Interrupted)});
    QCOMPARE(contentOf(path()).count('\n'), 3);
    QCOMPARE(index().read(),
             (QHash<QString, RunSummary>{{u"a"_s, summaryOf(u"a"_s)},
                                         {u"b"_s, summaryOf(u"b"_s, RunStatus::Failed)},
                                         {u"c"_s, summaryOf(u"c"_s, RunStatus::Interrupted)}}));
}

void RunIndexTest::read_takesTheLastOfSeveral()
{
    index().add({summaryOf(u"a"_s, RunStatus::Failed), summaryOf(u"a"_s, RunStatus::Cancelled)});
    index().add({summaryOf(u"a"_s)});
    QCOMPARE(index().read().value(u"a"_s).status, RunStatus::Succeeded);
    QCOMPARE(known().size(), 1);
}

void RunIndexTest::read_takesTheLatestEvent_data()
{
    QTest::addColumn<QList<qint64>>("sequences");
    QTest::addColumn<qint64>("taken");
    QTest::newRow("in order") << QList<qint64>{7, 9} << qint64{9};
    QTest::newRow("the older one late") << QList<qint64>{9, 7} << qint64{9};
    QTest::newRow("of a program that does not say it") << QList<qint64>{7, 0} << qint64{7};
    QTest::newRow("all of such") << QList<qint64>{0, 0} << qint64{0};
}

void RunIndexTest::read_takesTheLatestEvent()
{
    QFETCH(const QList<qint64>, sequences);
    QFETCH(const qint64, taken);
    for (const qint64 sequence : sequences) {
        RunSummary summary = summaryOf(u"a"_s);
        summary.lastSequence = sequence;
        index().add({summary});
    }
    QCOMPARE(index().read().value(u"a"_s).lastSequence, taken);
}

void RunIndexTest::read_skipsBrokenLines_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::newRow("blank") << "\n\n"_ba;
    QTest::newRow("no JSON") << "what\n"_ba;
    QTest::newRow("half a line") << R"({"run":"x","started":"2026-)"
                                    "\n"_ba;
    QTest::newRow("another kind of JSON") << "[1]\n7\n\"x\"\n{}\n"_ba;
    QTest::newRow("bytes") << "\xff\xfe\x00\x01\n"_ba;
    QTest::newRow("a newer status")
        << R"({"run":"x","started":"2026-01-01T00:00:00Z","status":"paused"})"
           "\n"_ba;
}

void RunIndexTest::read_skipsBrokenLines()
{
    QFETCH(const QByteArray, broken);
    index().add({summaryOf(u"a"_s), summaryOf(u"b"_s)});
    const QByteArray whole = contentOf(path());
    const qsizetype middle = whole.indexOf('\n') + 1;
    QVERIFY(writeFile(path(),
                      broken + whole.first(middle) + broken + whole.sliced(middle) + broken
                          + "an end without a line feed"));
    QStringList ids = known();
    ids.sort();
    QCOMPARE(ids, (QStringList{u"a"_s, u"b"_s}));
}

void RunIndexTest::add_ofNothingMakesNoFile()
{
    index().add({});
    QVERIFY(!QFile::exists(path()));
}

void RunIndexTest::add_isTheOwnersAlone()
{
#ifdef Q_OS_UNIX
    const mode_t before = ::umask(0);
    index().add({summaryOf(u"a"_s)});
    struct stat added{};
    const int addedStatus = ::stat(QFile::encodeName(path()).constData(), &added);
    index().rewrite({summaryOf(u"a"_s)});
    struct stat rewritten{};
    const int rewrittenStatus = ::stat(QFile::encodeName(path()).constData(), &rewritten);
    ::umask(before);
    QCOMPARE(addedStatus, 0);
    QCOMPARE(rewrittenStatus, 0);
    QCOMPARE(int(added.st_mode & 07777), 0600);
    QCOMPARE(int(rewritten.st_mode & 07777), 0600);
#endif
}

//! What could not be written is missing, and nothing else.
void RunIndexTest::add_bearsAFullDisk()
{
    if (!SizeLimit::isPossible) {
        QSKIP("files cannot be limited here");
    }
    index().add({summaryOf(u"a"_s)});
    const QByteArray before = contentOf(path());
    for (qsizetype room = 0; room < before.size(); room += 50) {
        QVERIFY(writeFile(path(), before));
        {
            const SizeLimit disk(before.size() + room);
            index().add({summaryOf(u"b"_s)});
        }
        QCOMPARE(known(), QStringList{u"a"_s});
        index().add({summaryOf(u"c"_s)});
        index().add({summaryOf(u"d"_s)});
        QVERIFY(index().read().contains(u"a"_s));
        QVERIFY(index().read().contains(u"d"_s));
    }
}

void RunIndexTest::add_neverMixesLines()
{
    constexpr int times = 200;
    const auto addMany = [folder = m_folder->path()](const QString &name) {
        for (int i = 0; i < times; ++i) {
            RunIndex(folder).add({summaryOf(name + QString::number(i)),
                                  summaryOf(name + u'-' + QString::number(i))});
        }
    };
    std::thread other(addMany, u"other"_s);
    addMany(u"this"_s);
    other.join();
    QCOMPARE(contentOf(path()).count('\n'), 4 * times);
    QCOMPARE(known().size(), 4 * times);
}

void RunIndexTest::rewrite_putsAnotherInItsPlace()
{
    index().add({summaryOf(u"a"_s), summaryOf(u"b"_s)});
    index().rewrite({summaryOf(u"c"_s)});
    QCOMPARE(known(), QStringList{u"c"_s});
    index().rewrite({});
    QCOMPARE(contentOf(path()), QByteArray());
}

//! What another program added between reading and writing.
void RunIndexTest::rewrite_losesNothingNewer()
{
    const RunSummary older = summaryOf(u"a"_s);
    RunSummary newer = older;
    ++newer.lastSequence;
    newer.edits = EditsState::Applied;
    index().add({newer});
    index().rewrite({older});
    QCOMPARE(contentOf(path()).count('\n'), 1);
    QCOMPARE(index().read().value(u"a"_s), newer);
}

void RunIndexTest::rewrite_leavesItToAnother()
{
    index().add({summaryOf(u"a"_s)});
    QLockFile other(path() + u".lock");
    QVERIFY(other.tryLock());
    index().rewrite({});
    QCOMPARE(known(), QStringList{u"a"_s});
    other.unlock();
    index().rewrite({});
    QCOMPARE(known(), QStringList());
}

void RunIndexTest::waste_isManyMoreLinesThanRuns()
{
    RunIndex fresh = index();
    QVERIFY(!fresh.isWasteful(0));
    QVERIFY(writeFile(path(), QByteArray(1004, '\n')));
    QVERIFY(fresh.read().isEmpty());
    QVERIFY(fresh.isWasteful(0));
    QVERIFY(fresh.isWasteful(1));
    QVERIFY(!fresh.isWasteful(2));
    QVERIFY(writeFile(path(), "\n"_ba));
    QVERIFY(fresh.read().isEmpty());
    QVERIFY(!fresh.isWasteful(0));
}

QTEST_GUILESS_MAIN(RunIndexTest)
#include "tst_runindex.moc"
