// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runstore.h"

#include "keptruns.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

//! What is done with runs that are kept: found, read whole, measured and removed.
class RunStoreKeptTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void id_hasAForm_data();
    void id_hasAForm();
    void id_sortsByTime();
    void resolve_findsWhatIsMeant_data();
    void resolve_findsWhatIsMeant();
    void resolve_namesFewOfMany();
    void resolve_ofNothing();
    void attachment_isStoredOnce();
    void attachment_saysWhyNot();
    void loadAll_givesEverything();
    void loadAll_endsWhenTold();
    void journal_ofNothingLeavesNothing();
    void last_hasBegun();
    void folder_isChecked();
    void loadAll_bearsMissingFolders();
    void loadAll_refuses_data();
    void loadAll_refuses();
    void size_isOfAllFiles();
    void remove_isAtOnceAndForGood();
    void remove_refuses_data();
    void remove_refuses();
    void remove_refusesARunningOne();
    void remove_followsNoLinks();
    void remove_ofALinkLeavesItsTarget();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] RunStore store() const { return RunStore(m_folder->filePath(u"runs"_s)); }
    [[nodiscard]] QString path(const QString &name) const { return store().folder() + u'/' + name; }
    [[nodiscard]] QStringList entries() const
    {
        return QDir(store().folder())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
};

void RunStoreKeptTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RunStoreKeptTest::id_hasAForm_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isId");
    QTest::newRow("a new one") << newRunId() << true;
    QTest::newRow("letters and digits") << u"20260101-000000-a1b2c3"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("too short") << u"20260101-000000-aaaaa"_s << false;
    QTest::newRow("too long") << u"20260101-000000-aaaaaaa"_s << false;
    QTest::newRow("upper case") << u"20260101-000000-AAAAAA"_s << false;
    QTest::newRow("a line feed behind") << u"20260101-000000-aaaaaa\n"_s << false;
    QTest::newRow("digits of another script") << u"٢٠٢٦٠١٠١-000000-aaaaaa"_s << false;
    QTest::newRow("a path") << u"../260101-000000-aaaaaa"_s << false;
    QTest::newRow("a folder before") << u"x/20260101-000000-aaaaaa"_s << false;
}

void RunStoreKeptTest::id_hasAForm()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isId);
    QCOMPARE(isRunId(name), isId);
}

//! To the millisecond, so that "last" is the last one.
void RunStoreKeptTest::id_sortsByTime()
{
    QStringList times;
    for (int i = 0; i < 5000; ++i) {
        times.append(newRunId().chopped(4)); // without what is left to chance
    }
    QVERIFY(std::ranges::is_sorted(times));
}

void RunStoreKeptTest::resolve_findsWhatIsMeant_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("meant"); // or the kind of the error
    const QString latest = u"20270505-000000-eeeeee"_s;
    QTest::newRow("last") << u"last"_s << latest;
    QTest::newRow("an ID") << u"20260101-000000-aaaaaa"_s << u"20260101-000000-aaaaaa"_s;
    QTest::newRow("a beginning") << u"20270"_s << latest;
    QTest::newRow("a date") << u"20260202"_s << u"20260202-000000-cccccc"_s;
    QTest::newRow("nearly all of it") << u"20260101-000000-a"_s << u"20260101-000000-aaaaaa"_s;
    QTest::newRow("a tail") << u"cccccc"_s << u"20260202-000000-cccccc"_s;
    QTest::newRow("a tail of digits") << u"202604"_s << u"20260303-000000-202604"_s;
    QTest::newRow("a beginning of two") << u"20260101"_s << u"RunAmbiguous"_s;
    QTest::newRow("a beginning of all") << u"2"_s << u"RunAmbiguous"_s;
    QTest::newRow("a tail of two") << u"dddddd"_s << u"RunAmbiguous"_s;
    QTest::newRow("a tail and a beginning") << u"202602"_s << u"RunAmbiguous"_s;
    QTest::newRow("nothing") << QString() << u"RunUnknown"_s;
    QTest::newRow("no such ID") << u"20260101-000000-zzzzzz"_s << u"RunUnknown"_s;
    QTest::newRow("half a tail") << u"ccc"_s << u"RunUnknown"_s;
    QTest::newRow("more than a tail") << u"-cccccc"_s << u"RunUnknown"_s;
    QTest::newRow("upper case") << u"CCCCCC"_s << u"RunUnknown"_s;
    QTest::newRow("a folder that is no run") << u"other"_s << u"RunUnknown"_s;
    QTest::newRow("out of the folder") << u".."_s << u"RunUnknown"_s;
}

void RunStoreKeptTest::resolve_findsWhatIsMeant()
{
    QFETCH(const QString, reference);
    QFETCH(const QString, meant);
    for (const QString &name :
         {u"20260101-000000-aaaaaa"_s, u"20260101-000000-bbbbbb"_s, u"20260202-000000-cccccc"_s,
          u"20260303-000000-202604"_s, u"20260303-000000-202602"_s, u"20260606-000000-dddddd"_s,
          u"20260607-000000-dddddd"_s, u"20270505-000000-eeeeee"_s, u"other"_s}) {
        QVERIFY(writeFile(path(name + u"/events.jsonl"), "x"_ba));
    }
    const Result<QString> resolved = store().resolve(reference);
    QCOMPARE(resolved ? *resolved : errorKindName(resolved.error().kind), meant);
    if (!resolved) {
        QCOMPARE(resolved.error().subject, reference);
    }
}

void RunStoreKeptTest::resolve_namesFewOfMany()
{
    for (int i = 0; i < 9; ++i) {
        QVERIFY(QDir().mkpath(path(u"2026010%1-000000-aaaaaa"_s.arg(i + 1))));
    }
    const Result<QString> resolved = store().resolve(u"2026"_s);
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().kind, ErrorKind::RunAmbiguous);
    QCOMPARE(resolved.error().detail.split(u", "_s),
             store().runIds().first(5)); // the newest
}

void RunStoreKeptTest::resolve_ofNothing()
{
    for (const QString &reference : {u"last"_s, u"2026"_s}) {
        const Result<QString> resolved = store().resolve(reference);
        QVERIFY(!resolved);
        QCOMPARE(resolved.error().kind, ErrorKind::RunUnknown);
    }
}

void RunStoreKeptTest::attachment_isStoredOnce()
{
    RunStore store = this->store();
    const auto journal = store.create();
    QVERIFY(journal);
    QVERIFY((*journal)->storeAttachment(u"abc"_s, "one"_ba));
    QVERIFY((*journal)->storeAttachment(u"abc"_s, "one"_ba));
    QVERIFY((*journal)->storeAttachment(u"def"_s, QByteArray()));
    const QDir attachments((*journal)->folder() + u"/attachments"_s);
    QCOMPARE(attachments.entryList(QDir::Files), (QStringList{u"abc"_s, u"def"_s}));
    QCOMPARE(contentOf(attachments.filePath(u"abc"_s)), "one"_ba);
}

void RunStoreKeptTest::attachment_saysWhyNot()
{
    RunStore store = this->store();
    const auto journal = store.create();
    QVERIFY(journal);
    QVERIFY(QDir().rmdir((*journal)->folder() + u"/attachments"));
    const Result<void> stored = (*journal)->storeAttachment(u"abc"_s, "one"_ba);
    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, ErrorKind::HistoryUnwritable);
    QCOMPARE(stored.error().subject, QString((*journal)->folder() + u"/attachments/abc"));
}

void RunStoreKeptTest::loadAll_givesEverything()
{
    RunStore store = this->store();
    const auto journal = store.create();
    QVERIFY(journal);
    StoredRun stored = storedOf(eventsOf((*journal)->runId(), sampleBodies()),
                                {{sha256("{}"_ba), "{}"_ba}, {sha256("[]"_ba), "[]"_ba}},
                                {{sha256("a"_ba), "a"_ba}, {sha256({}), {}}});
    for (const RunEvent &event : stored.events) {
        QVERIFY((*journal)->append(event));
    }
    for (const auto &[name, body] : stored.requests.asKeyValueRange()) {
        QVERIFY((*journal)->storeRequest(name, body));
    }
    for (const auto &[name, content] : stored.attachments.asKeyValueRange()) {
        QVERIFY((*journal)->storeAttachment(name, content));
    }
    QVERIFY((*journal)->finish(folded(stored.events)));
    QCOMPARE(readRunFolder((*journal)->folder()).value_or(StoredRun()), stored);
    stored.isBeingWritten = true;
    const auto loaded = store.loadAll((*journal)->runId());
    QVERIFY(loaded);
    QCOMPARE(*loaded, stored);
    QCOMPARE(loaded->statusWithoutEnd(), RunStatus::Running);
}

void RunStoreKeptTest::loadAll_endsWhenTold()
{
    const QString id = u"20260101-000000-aaaaaa"_s;
    QVERIFY(layDown(store(), id, sampleBodies()));
    std::stop_source stop;
    stop.request_stop();
    const auto loaded = store().loadAll(id, stop.get_token());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Cancelled);
}

//! Whoever could not keep even the first event has kept nothing.
void RunStoreKeptTest::journal_ofNothingLeavesNothing()
{
    RunStore store = this->store();
    auto journal = store.create();
    QVERIFY(journal);
    QVERIFY((*journal)->storeRequest(sha256("{}"_ba), "{}"_ba));
    const QString folder = (*journal)->folder();
    QVERIFY(QFileInfo::exists(folder));
    journal->reset();
    QVERIFY(!QFileInfo::exists(folder));
    QCOMPARE(entries(), QStringList());
}

void RunStoreKeptTest::last_hasBegun()
{
    const QString id = u"20260101-000000-aaaaaa"_s;
    QVERIFY(layDown(store(), id, sampleBodies()));
    QVERIFY(writeFile(path(u"20270101-000000-aaaaaa/events.jsonl"_s), {}));
    QVERIFY(QDir().mkpath(path(u"20280101-000000-aaaaaa"_s)));
    QCOMPARE(store().resolve(u"last"_s), id);
}

void RunStoreKeptTest::folder_isChecked()
{
    QVERIFY(store().checkFolder()); // not there yet
    QVERIFY(layDown(store(), u"20260101-000000-aaaaaa"_s, sampleBodies()));
    QVERIFY(store().checkFolder());
    QVERIFY(writeFile(m_folder->filePath(u"file"_s), "x"_ba));
    for (const QString &below : {u"file"_s, u"file/runs"_s, u"file/a/runs"_s}) {
        const RunStore wrong(m_folder->filePath(below));
        const Result<void> checked = wrong.checkFolder();
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::HistoryUnreadable);
        QCOMPARE(checked.error().subject, m_folder->filePath(below));
        QVERIFY(checked.error().detail.startsWith(m_folder->filePath(u"file"_s)));
        QCOMPARE(wrong.resolve(u"last"_s).error_or(Error{}), checked.error());
    }
}

void RunStoreKeptTest::loadAll_bearsMissingFolders()
{
    const QString id = u"20260101-000000-aaaaaa"_s;
    QVERIFY(layDown(store(), id, sampleBodies()));
    const auto loaded = store().loadAll(id);
    QVERIFY(loaded);
    QCOMPARE(*loaded, storedOf(eventsOf(id, sampleBodies())));
}

void RunStoreKeptTest::loadAll_refuses_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<ErrorKind>("kind");
    const QString id = u"20260101-000000-aaaaaa"_s;
    const QByteArray lines = linesOf(eventsOf(id, sampleBodies()));
    QTest::newRow("no such run") << u"20270101-000000-aaaaaa"_s << lines << ErrorKind::RunUnknown;
    QTest::newRow("no ID") << u"other"_s << lines << ErrorKind::RunUnknown;
    QTest::newRow("a path") << u"../runs/"_s + id << lines << ErrorKind::RunUnknown;
    QTest::newRow("no event") << id << QByteArray() << ErrorKind::RunUnreadable;
    QTest::newRow("no beginning") << id << lines.sliced(lines.indexOf('\n') + 1)
                                  << ErrorKind::RunUnreadable;
    QTest::newRow("broken") << id << QByteArray(lines + "{}\n") << ErrorKind::RunUnreadable;
}

void RunStoreKeptTest::loadAll_refuses()
{
    QFETCH(const QString, id);
    QFETCH(const QByteArray, events);
    QFETCH(const ErrorKind, kind);
    for (const QString &name : {u"20260101-000000-aaaaaa"_s, u"other"_s}) {
        QVERIFY(writeFile(path(name + u"/events.jsonl"), events));
    }
    const auto loaded = store().loadAll(id);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, kind);
    QCOMPARE(loaded.error().subject,
             kind == ErrorKind::RunUnknown ? id : path(id + u"/events.jsonl"));
}

void RunStoreKeptTest::size_isOfAllFiles()
{
    const QString id = u"20260101-000000-aaaaaa"_s;
    QCOMPARE(store().size(id), 0);
    QVERIFY(writeFile(path(id + u"/events.jsonl"), QByteArray(1000, 'x')));
    QVERIFY(writeFile(path(id + u"/requests/a.json"), QByteArray(200, 'x')));
    QVERIFY(writeFile(path(id + u"/attachments/.b"), QByteArray(30, 'x')));
    QVERIFY(writeFile(path(u"20270101-000000-aaaaaa/events.jsonl"_s), QByteArray(4, 'x')));
    QCOMPARE(store().size(id), 1230);
}

void RunStoreKeptTest::remove_isAtOnceAndForGood()
{
    const QString gone = u"20260101-000000-aaaaaa"_s;
    const QString kept = u"20270101-000000-aaaaaa"_s;
    QVERIFY(layDown(store(), gone, sampleBodies()));
    QVERIFY(layDown(store(), kept, sampleBodies()));
    QVERIFY(writeFile(path(gone + u"/requests/.hidden"), "x"_ba));
    QCOMPARE(store().summaries().size(), 2);
    QVERIFY(store().remove(gone));
    QCOMPARE(entries(), (QStringList{kept, u"index.jsonl"_s}));
    QCOMPARE(store().summaries().size(), 1);
    QCOMPARE(store().resolve(u"last"_s), kept);
    QVERIFY(!store().remove(gone));
    QVERIFY(store().loadAll(kept));
}

void RunStoreKeptTest::remove_refuses_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("no such run") << u"20270101-000000-aaaaaa"_s;
    QTest::newRow("no ID") << u"other"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("this folder") << u"."_s;
    QTest::newRow("out of the folder") << u".."_s;
    QTest::newRow("a path") << u"../runs/other"_s;
    QTest::newRow("a file") << u"20260303-000000-aaaaaa"_s;
}

void RunStoreKeptTest::remove_refuses()
{
    QFETCH(const QString, id);
    QVERIFY(layDown(store(), u"20260101-000000-aaaaaa"_s, sampleBodies()));
    QVERIFY(writeFile(path(u"other/events.jsonl"_s), "x"_ba));
    QVERIFY(writeFile(path(u"20260303-000000-aaaaaa"_s), "x"_ba));
    const QStringList before = entries();
    const Result<void> removed = store().remove(id);
    QVERIFY(!removed);
    QCOMPARE(removed.error(), (Error{.kind = ErrorKind::RunUnknown, .subject = id}));
    QCOMPARE(entries(), before);
}

void RunStoreKeptTest::remove_refusesARunningOne()
{
    RunStore store = this->store();
    auto journal = store.create();
    QVERIFY(journal);
    const QString id = (*journal)->runId();
    const Result<void> removed = store.remove(id);
    QVERIFY(!removed);
    QCOMPARE(removed.error(), (Error{.kind = ErrorKind::RunBusy, .subject = id}));
    QVERIFY((*journal)->append(eventsOf(id, sampleBodies()).constFirst()));
    QCOMPARE(store.load(id).value_or(QList<RunEvent>()).size(), 1);
    journal->reset();
    QVERIFY(store.remove(id));
    QCOMPARE(entries(), QStringList());
}

void RunStoreKeptTest::remove_followsNoLinks()
{
#ifdef Q_OS_UNIX
    const QString id = u"20260101-000000-aaaaaa"_s;
    const QString outside = m_folder->filePath(u"outside"_s);
    QVERIFY(writeFile(outside + u"/deep/file", "kept"_ba));
    QVERIFY(layDown(store(), id, sampleBodies()));
    QVERIFY(QDir().mkpath(path(id + u"/requests")));
    QVERIFY(QFile::link(outside, path(id + u"/attachments")));
    QVERIFY(QFile::link(outside + u"/deep/file", path(id + u"/requests/file")));
    QVERIFY(QFile::link(u"nowhere"_s, path(id + u"/dangling")));
    QVERIFY(store().remove(id));
    QCOMPARE(entries(), QStringList());
    QCOMPARE(contentOf(outside + u"/deep/file"), "kept"_ba);
#endif
}

void RunStoreKeptTest::remove_ofALinkLeavesItsTarget()
{
#ifdef Q_OS_UNIX
    const QString id = u"20260101-000000-aaaaaa"_s;
    const QString outside = m_folder->filePath(u"outside"_s);
    QVERIFY(writeFile(outside + u"/events.jsonl", "kept"_ba));
    QVERIFY(QDir().mkpath(store().folder()));
    QVERIFY(QFile::link(outside, path(id)));
    QVERIFY(store().remove(id));
    QCOMPARE(entries(), QStringList());
    QCOMPARE(contentOf(outside + u"/events.jsonl"), "kept"_ba);
#endif
}

QTEST_GUILESS_MAIN(RunStoreKeptTest)
#include "tst_runstore_kept.moc"
