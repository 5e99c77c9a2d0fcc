// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runlookup.h"

#include "core/run/runarchive.h"

#include "keptruns.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

const QString id = u"20260101-000000-aaaaaa"_s;

} // namespace

class RunLookUpTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { QVERIFY(QDir::setCurrent(m_before)); }
    void sample_isAWholeRun();
    void sample_isItsNameAlone();
    void store_isAskedForIds_data();
    void store_isAskedForIds();
    void store_isNotNeededForFiles_data();
    void store_isNotNeededForFiles();
    void file_isRefused_data();
    void file_isRefused();

private:
    QString m_before = QDir::currentPath();
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] RunStore store() const { return RunStore(m_folder->filePath(u"runs"_s)); }
};

void RunLookUpTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QDir::setCurrent(m_folder->path()));
}

void RunLookUpTest::sample_isAWholeRun()
{
    const auto stored = lookUpRun(std::nullopt, u"sample"_s);
    QVERIFY(stored);
    const Run run = folded(stored->events);
    QCOMPARE(run.state(), Run::State::Finished);
    QCOMPARE(run.lastSequence(), stored->events.size());
    QVERIFY(run.finish() && run.finish()->outcome == Outcome::Succeeded);
    for (const Role role : allRoles()) {
        QVERIFY(!run.answer(role).isEmpty());
    }
    QSet<QString> asked;
    for (const Stage &stage : run.stages()) {
        for (const Attempt &attempt : stage.attempts) {
            const QByteArray body = stored->requests.value(attempt.requestSha256);
            QCOMPARE(sha256(body), attempt.requestSha256);
            QVERIFY(QJsonDocument::fromJson(body).isObject());
            asked.insert(attempt.requestSha256);
        }
    }
    QCOMPARE(stored->requests.size(), asked.size());
    for (const auto &file : run.attachments()) {
        QVERIFY(stored->attachments.contains(file.sha256));
    }
}

void RunLookUpTest::sample_isItsNameAlone()
{
    QVERIFY(isSample(u"sample"_s));
    for (const QString &name : {QString(), u"Sample"_s, u"sample "_s, u"./sample"_s}) {
        QVERIFY(!isSample(name));
        QVERIFY(!lookUpRun(store(), name));
    }
}

void RunLookUpTest::store_isAskedForIds_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("an ID") << id << true;
    QTest::newRow("last") << u"last"_s << true;
    QTest::newRow("a beginning") << u"2026"_s << true;
    QTest::newRow("a tail") << u"aaaaaa"_s << true;
    QTest::newRow("unknown") << u"bbbbbb"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void RunLookUpTest::store_isAskedForIds()
{
    QFETCH(const QString, reference);
    QFETCH(const bool, isFound);
    QVERIFY(layDown(store(), id, sampleBodies()));
    const auto stored = lookUpRun(store(), reference);
    QCOMPARE(stored.has_value(), isFound);
    if (stored) {
        QCOMPARE(stored->events, eventsOf(id, sampleBodies()));
    } else {
        QCOMPARE(stored.error(), (Error{.kind = ErrorKind::RunUnknown, .subject = reference}));
    }
    const auto without = lookUpRun(std::nullopt, reference);
    QVERIFY(!without);
    QCOMPARE(without.error(), (Error{.kind = ErrorKind::RunUnknown, .subject = reference}));
}

void RunLookUpTest::store_isNotNeededForFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("reference");
    QTest::newRow("in this folder") << u"a.zip"_s << u"a.zip"_s;
    QTest::newRow("in capitals") << u"A.ZIP"_s << u"A.ZIP"_s;
    QTest::newRow("in another folder") << u"b/a.zip"_s << u"b/a.zip"_s;
    QTest::newRow("another ending") << u"a.run"_s << u"./a.run"_s;
    QTest::newRow("called as an ID") << id << QString(u"./" + id);
    QTest::newRow("called as the sample") << u"sample"_s << u"./sample"_s;
}

void RunLookUpTest::store_isNotNeededForFiles()
{
    QFETCH(const QString, file);
    QFETCH(const QString, reference);
    const StoredRun stored = storedOf(sampleEvents(), {{sha256("{}"_ba), "{}"_ba}});
    QVERIFY(writeFile(file, archive::pack(stored).value_or("not packed"_ba)));
    QCOMPARE(lookUpRun(std::nullopt, reference).value_or(StoredRun()), stored);
    QCOMPARE(lookUpRun(store(), m_folder->filePath(file)).value_or(StoredRun()), stored);
}

void RunLookUpTest::file_isRefused_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("not there") << u"none.zip"_s << ErrorKind::FileUnreadable;
    QTest::newRow("a path to nothing") << u"none/of/it"_s << ErrorKind::FileUnreadable;
    QTest::newRow("a Windows path to nothing") << u"none\\of\\it"_s << ErrorKind::FileUnreadable;
    QTest::newRow("a folder") << u"./folder"_s << ErrorKind::FileUnreadable;
    QTest::newRow("no zip") << u"text.zip"_s << ErrorKind::RunUnreadable;
    QTest::newRow("empty") << u"empty.zip"_s << ErrorKind::RunUnreadable;
}

void RunLookUpTest::file_isRefused()
{
    QFETCH(const QString, reference);
    QFETCH(const ErrorKind, kind);
    QVERIFY(layDown(store(), id, sampleBodies()));
    QVERIFY(QDir().mkpath(u"folder"_s));
    QVERIFY(writeFile(u"./text.zip"_s, "no zip"_ba));
    QVERIFY(writeFile(u"./empty.zip"_s, {}));
    const auto stored = lookUpRun(store(), reference);
    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, kind);
    QCOMPARE(stored.error().subject, reference);
}

QTEST_GUILESS_MAIN(RunLookUpTest)
#include "tst_runlookup.moc"
