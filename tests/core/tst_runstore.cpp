// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runstore.h"

#include "keptruns.h"
#include "sizelimit.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <memory>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

class RunStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void create_makesAFolderOfItsOwn();
    void create_namesSortByTime();
    void create_saysWhyNot_data();
    void create_saysWhyNot();
    void files_areTheOwnersAlone_data();
    void files_areTheOwnersAlone();
    void append_isOnDiskAtOnce();
    void append_leavesNoHalfLine();
    void append_endsWithTheFirstError();
    void request_isStoredOnce();
    void request_saysWhyNot();
    void finish_writesAnswersAndSummary();
    void finish_ofAnUnfinishedRun();
    void load_givesWhatWasAppended();
    void load_refuses_data();
    void load_refuses();
    void load_takesEveryCut();
    void decode_skipsNewerTypes();
    void decode_namesTheBrokenLine();
    void runIds_areNewestFirst();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] RunStore store() const { return RunStore(m_folder->filePath(u"a/runs"_s)); }
};

void RunStoreTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RunStoreTest::create_makesAFolderOfItsOwn()
{
    RunStore store = this->store();
    QCOMPARE(store.runIds(), QStringList());
    QStringList ids;
    std::vector<std::unique_ptr<RunJournal>> journals;
    for (int i = 0; i < 20; ++i) {
        auto journal = store.create();
        QVERIFY(journal);
        QCOMPARE((*journal)->folder(), store.folder() + u'/' + (*journal)->runId());
        ids.append((*journal)->runId());
        journals.push_back(*std::move(journal));
    }
    QCOMPARE(ids.removeDuplicates(), 0);
    QCOMPARE(store.runIds().size(), 20);
    QCOMPARE(contentOf(store.folder() + u'/' + ids.first() + u"/events.jsonl"_s), QByteArray());
}

void RunStoreTest::create_namesSortByTime()
{
    static const QRegularExpression form(u"^[0-9]{8}-[0-9]{6}-[0-9a-hjkmnp-tv-z]{6}$"_s);
    const QString format = u"yyyyMMdd-HHmmss"_s;
    const QString before = QDateTime::currentDateTimeUtc().toString(format);
    const QString id = newRunId();
    const QString after = QDateTime::currentDateTimeUtc().toString(format);
    QVERIFY2(form.match(id).hasMatch(), qPrintable(id));
    QCOMPARE_GE(id.first(before.size()), before);
    QCOMPARE_LE(id.first(before.size()), after);
}

void RunStoreTest::create_saysWhyNot_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("a file in its place") << u"file"_s;
    QTest::newRow("a file on the way") << u"file/data/runs"_s;
#ifdef Q_OS_LINUX
    QTest::newRow("a place for nobody") << u"/proc/runs"_s;
#endif
}

void RunStoreTest::create_saysWhyNot()
{
    QFETCH(QString, folder);
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    RunStore store(QDir(m_folder->path()).filePath(folder));
    const auto journal = store.create();
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, ErrorKind::HistoryUnwritable);
    QVERIFY(store.folder().startsWith(journal.error().subject));
    QVERIFY(!journal.error().detail.isEmpty());
    QCOMPARE(store.runIds(), QStringList());
}

void RunStoreTest::files_areTheOwnersAlone_data()
{
    QTest::addColumn<int>("mask");
    QTest::newRow("umask 000") << 0;
    QTest::newRow("umask 022") << 022;
    QTest::newRow("umask 077") << 077;
}

void RunStoreTest::files_areTheOwnersAlone()
{
#ifdef Q_OS_UNIX
    QFETCH(const int, mask);
    const mode_t before = ::umask(static_cast<mode_t>(mask));
    bool isWritten = false;
    if (const auto journal = store().create()) {
        isWritten = (*journal)->storeRequest(u"abc"_s, "{}"_ba).has_value();
        for (const RunEvent &event : sampleEvents()) {
            isWritten = isWritten && (*journal)->append(event);
        }
        isWritten = isWritten && (*journal)->finish(folded(sampleEvents()));
    }
    ::umask(before);
    QVERIFY(isWritten);
    QDirIterator entries(m_folder->path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    int count = 0;
    for (; entries.hasNext(); ++count) {
        const QFileInfo entry = entries.nextFileInfo();
        struct stat status{};
        QCOMPARE(::lstat(QFile::encodeName(entry.filePath()).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 07777), entry.isDir() ? 0700 : 0600);
    }
    // a, runs, the run, requests, attachments; a request, events, two answers, run.json
    QCOMPARE(count, 10);
#endif
}

void RunStoreTest::append_isOnDiskAtOnce()
{
    const auto journal = store().create();
    QVERIFY(journal);
    const QList<RunEvent> events = sampleEvents();
    for (const RunEvent &event : events) {
        QVERIFY((*journal)->append(event));
        QCOMPARE(contentOf((*journal)->folder() + u"/events.jsonl"_s),
                 linesOf(events.first(event.sequence)));
    }
}

void RunStoreTest::append_leavesNoHalfLine()
{
    if (!SizeLimit::isPossible) {
        QSKIP("files cannot be limited here");
    }
    const QList<RunEvent> events = sampleEvents();
    const qint64 size = linesOf(events).size();
    for (qint64 limit = 1; limit < size; limit += 97) {
        const auto journal = store().create();
        QVERIFY(journal);
        qsizetype written = 0;
        Result<void> appended;
        {
            const SizeLimit disk(limit);
            while (appended && written < events.size()) {
                appended = (*journal)->append(events.at(written));
                written += appended ? 1 : 0;
            }
        }
        QVERIFY(!appended);
        QCOMPARE(appended.error().kind, ErrorKind::HistoryUnwritable);
        QCOMPARE(appended.error().detail, qt_error_string(EFBIG));
        const QString folder = (*journal)->folder();
        QCOMPARE(contentOf(folder + u"/events.jsonl"_s), linesOf(events.first(written)));
    }
}

void RunStoreTest::append_endsWithTheFirstError()
{
    if (!SizeLimit::isPossible) {
        QSKIP("files cannot be limited here");
    }
    const auto journal = store().create();
    QVERIFY(journal);
    const QList<RunEvent> events = sampleEvents();
    {
        const SizeLimit disk(10);
        QVERIFY(!(*journal)->append(events.at(0)));
    }
    const Result<void> later = (*journal)->append(events.at(1)); // a gap would be worse than an end
    QVERIFY(!later);
    QCOMPARE(later.error().kind, ErrorKind::HistoryUnwritable);
    QCOMPARE(contentOf((*journal)->folder() + u"/events.jsonl"_s), QByteArray());
}

void RunStoreTest::request_isStoredOnce()
{
    const auto journal = store().create();
    QVERIFY(journal);
    QVERIFY((*journal)->storeRequest(u"abc"_s, "{\"a\":1}"_ba));
    QVERIFY((*journal)->storeRequest(u"abc"_s, "{\"a\":1}"_ba));
    QVERIFY((*journal)->storeRequest(u"def"_s, QByteArray(1'000'000, 'x')));
    const QDir requests((*journal)->folder() + u"/requests"_s);
    QCOMPARE(requests.entryList(QDir::Files), (QStringList{u"abc.json"_s, u"def.json"_s}));
    QCOMPARE(contentOf(requests.filePath(u"abc.json"_s)), "{\"a\":1}"_ba);
    QCOMPARE(contentOf(requests.filePath(u"def.json"_s)), QByteArray(1'000'000, 'x'));
}

void RunStoreTest::request_saysWhyNot()
{
    const auto journal = store().create();
    QVERIFY(journal);
    const QString requests = (*journal)->folder() + u"/requests"_s;
    if (SizeLimit::isPossible) {
        const SizeLimit disk(100);
        const Result<void> half = (*journal)->storeRequest(u"half"_s, QByteArray(1000, 'x'));
        QCOMPARE(half.error().kind, ErrorKind::HistoryUnwritable);
        QCOMPARE(QDir(requests).entryList(QDir::Files), QStringList());
    }
    QVERIFY(QDir().rmdir(requests));
    const Result<void> stored = (*journal)->storeRequest(u"abc"_s, "{}"_ba);
    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, ErrorKind::HistoryUnwritable);
    QCOMPARE(stored.error().subject, requests + u"/abc.json"_s);
}

void RunStoreTest::finish_writesAnswersAndSummary()
{
    const auto journal = store().create();
    QVERIFY(journal);
    QVERIFY((*journal)->finish(folded(sampleEvents())));
    const QDir folder((*journal)->folder());
    QCOMPARE(contentOf(folder.filePath(u"plan.md"_s)), u"1. do\t\0it \U0001f600"_s.toUtf8());
    QCOMPARE(contentOf(folder.filePath(u"code.md"_s)), "print(1)\n"_ba);
    QVERIFY(!folder.exists(u"review.md"_s)); // that stage was none of the run's
    const QJsonObject expected{{u"run"_s, u"20261122-120000-abcdef"_s},
                               {u"task"_s, u"Tü \"quoted\"\n\u2028 \U0001f600"_s},
                               {u"profile"_s, u"sample"_s},
                               {u"models"_s, QJsonArray{u"plan"_s, u"code-a"_s, u"code-b"_s}},
                               {u"attempts"_s, 4},
                               {u"started"_s, u"2026-11-22T12:00:00.001Z"_s},
                               {u"duration_ms"_s, 17000},
                               {u"status"_s, u"succeeded"_s},
                               {u"edits"_s, u"none"_s},
                               {u"usage"_s, QJsonObject()}, // the Coder's is unknown
                               {u"attached"_s, QJsonArray{u"a b.txt"_s, QString()}},
                               {u"parent_run"_s, u"20261121-000000-aaaaaa"_s},
                               {u"version"_s, u"0.1.0"_s},
                               {u"last_seq"_s, sampleEvents().size()}};
    QCOMPARE(QJsonDocument::fromJson(contentOf(folder.filePath(u"run.json"_s))).object(), expected);
}

void RunStoreTest::finish_ofAnUnfinishedRun()
{
    const auto journal = store().create();
    QVERIFY(journal);
    const qsizetype beforeTheEnd = sampleEvents().size() - 2; // the Coder has not finished
    QVERIFY((*journal)->finish(folded(sampleEvents().first(beforeTheEnd))));
    const QDir folder((*journal)->folder());
    QVERIFY(folder.exists(u"plan.md"_s));
    QVERIFY(!folder.exists(u"code.md"_s));
    const QJsonDocument summary
        = QJsonDocument::fromJson(contentOf(folder.filePath(u"run.json"_s)));
    QCOMPARE(summary["status"_L1], "running"_L1);
    QVERIFY(summary["duration_ms"_L1].isUndefined());
}

void RunStoreTest::load_givesWhatWasAppended()
{
    RunStore store = this->store();
    const auto journal = store.create();
    QVERIFY(journal);
    for (const RunEvent &event : sampleEvents()) {
        QVERIFY((*journal)->append(event));
    }
    const auto loaded = store.load((*journal)->runId()); // the journal is still open
    QVERIFY(loaded);
    QCOMPARE(*loaded, sampleEvents());
}

void RunStoreTest::load_refuses_data()
{
    QTest::addColumn<QString>("runId");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no such run") << u"20200101-000000-aaaaaa"_s << ErrorKind::RunUnknown;
    QTest::newRow("no name") << QString() << ErrorKind::RunUnknown;
    QTest::newRow("this folder") << u"."_s << ErrorKind::RunUnknown;
    QTest::newRow("out of the folder") << u".."_s << ErrorKind::RunUnknown;
    QTest::newRow("a path out of it") << u"../runs/broken"_s << ErrorKind::RunUnknown;
    QTest::newRow("a path in it") << u"broken/deep"_s << ErrorKind::RunUnknown;
    QTest::newRow("a Windows path") << u"broken\\deep"_s << ErrorKind::RunUnknown;
    QTest::newRow("a folder of another name") << u"broken"_s << ErrorKind::RunUnknown;
    QTest::newRow("a folder without events")
        << u"20260101-000000-aempty"_s << ErrorKind::RunUnreadable;
    QTest::newRow("broken events") << u"20260101-000000-broken"_s << ErrorKind::RunUnreadable;
    QTest::newRow("a folder for events") << u"20260101-000000-folder"_s << ErrorKind::RunUnreadable;
}

void RunStoreTest::load_refuses()
{
    QFETCH(const QString, runId);
    QFETCH(const ErrorKind, kind);
    const RunStore store = this->store();
    const QDir folder(store.folder());
    for (const QString &path :
         {u"20260101-000000-aempty"_s, u"20260101-000000-broken"_s, u"broken/deep"_s,
          u"broken\\deep"_s, u"20260101-000000-folder/events.jsonl"_s}) {
        QVERIFY(folder.mkpath(path));
    }
    for (const QString &path : {u"20260101-000000-broken"_s, u"broken"_s, u"broken/deep"_s,
                                u"broken\\deep"_s, u"."_s, u".."_s}) {
        QFile file(folder.filePath(path + u"/events.jsonl"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("no event\n");
    }
    const auto loaded = store.load(runId);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, kind);
}

//! What a kill leaves is the file up to some byte.
void RunStoreTest::load_takesEveryCut()
{
    const QList<RunEvent> events = sampleEvents();
    const QByteArray lines = linesOf(events);
    for (qsizetype cut = 0; cut <= lines.size(); ++cut) {
        const QByteArray left = lines.first(cut);
        const auto read = decodeEvents(left);
        QVERIFY(read);
        QCOMPARE(*read, events.first(left.count('\n')));
    }
}

void RunStoreTest::decode_skipsNewerTypes()
{
    QList<RunEvent> events = sampleEvents();
    QByteArray newer = linesOf(events);
    newer.replace("\"attachments_added\"", "\"something_new\"");
    events.removeAt(1);
    const auto read = decodeEvents(newer);
    QVERIFY(read);
    QCOMPARE(*read, events);
}

void RunStoreTest::decode_namesTheBrokenLine()
{
    QByteArray lines = linesOf(sampleEvents());
    lines.insert(lines.indexOf('\n', lines.indexOf('\n') + 1) + 1, "{\"run\":\n");
    const auto read = decodeEvents(lines);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::RunUnreadable);
    QCOMPARE(read.error().line, 3);
    QCOMPARE(decodeEvents({}).value_or(sampleEvents()), QList<RunEvent>());
}

void RunStoreTest::runIds_areNewestFirst()
{
    const RunStore store = this->store();
    const QDir folder(store.folder());
    for (const QString &name :
         {u"20260101-000000-bbbbbb"_s, u"20270101-000000-aaaaaa"_s, u"20260101-000000-aaaaaa"_s,
          u".hidden"_s, u"20280101-000000-a"_s, u"other"_s}) {
        QVERIFY(folder.mkpath(name));
    }
    QFile file(folder.filePath(u"30000101-000000-aaaaaa"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(store.runIds(),
             (QStringList{u"20270101-000000-aaaaaa"_s, u"20260101-000000-bbbbbb"_s,
                          u"20260101-000000-aaaaaa"_s}));
}

QTEST_GUILESS_MAIN(RunStoreTest)
#include "tst_runstore.moc"
