// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/ledger.h"

#include "sizelimit.h"
#include "support/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

constexpr Moment noon{std::chrono::sys_days(std::chrono::year(2026) / 11 / 28) + 12h};
constexpr Moment midnight{std::chrono::sys_days(std::chrono::year(2026) / 11 / 29)};
constexpr int linesOfAChild = 300;

QString fileOf(const QTemporaryDir &folder, const QString &day)
{
    return folder.filePath(u"usage/"_s + day + u".log"_s);
}

} // namespace

class LedgerTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void line_comesBack_data();
    void line_comesBack();
    void line_isRefused_data();
    void line_isRefused();
    void cost_isBroughtIntoRange();
    void today_countsBeginningsAndEnds();
    void today_isThatOfAllLedgers();
    void today_beginsAnewAtMidnight();
    void file_hasNumbersAloneAndIsItsOwners();
    void brokenLines_areSkipped();
    void halfLine_spoilsNoOther();
    void otherFile_isReadAnew();
    void minute_countsFreeRequestsOnly();
    void minute_goesOnOverMidnight_data();
    void minute_goesOnOverMidnight();
    void oldDays_areRemoved();
    void daysBefore_areListed();
    void unwritableFolder_countsInMemory();
    void fullDisk_countsInMemory();
    void noFolder_countsInMemory();
    void processes_appendTogether();
};

void LedgerTest::line_comesBack_data()
{
    QTest::addColumn<LedgerLine>("line");
    QTest::addColumn<QByteArray>("bytes");
    const Moment at{1'795'880'000'123ms};
    QTest::newRow("free") << LedgerLine(RequestSent{.at = at, .isFree = true})
                          << "1795880000123 f\n"_ba;
    QTest::newRow("paid") << LedgerLine(RequestSent{.at = at}) << "1795880000123 p\n"_ba;
    QTest::newRow("end") << LedgerLine(RequestEnded{
        .at = at, .promptTokens = 812, .completionTokens = 0, .microDollars = 1200, .took = 2100ms})
                         << "1795880000123 = 812 0 1200 2100\n"_ba;
    QTest::newRow("end without a word")
        << LedgerLine(RequestEnded{.at = at}) << "1795880000123 = - - - 0\n"_ba;
}

void LedgerTest::line_comesBack()
{
    QFETCH(const LedgerLine, line);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(encodeLedgerLine(line), bytes);
    QVERIFY(decodeLedgerLine(QByteArrayView(bytes).chopped(1)) == line);
}

void LedgerTest::line_isRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"",
                             " ",
                             "f",
                             " f",
                             "1 f ",
                             "1  f",
                             "1 x",
                             "-1 f",
                             "+1 f",
                             "1.5 f",
                             "0x1 f",
                             "1000000000000001 f",
                             "99999999999999999999 f",
                             "1 f\r",
                             "1 =",
                             "1 = 1 2 3",
                             "1 = 1 2 3 4 5",
                             "1 = -1 2 3 4",
                             "1 = 1 2 3 -",
                             "1 = 1 2 3 ",
                             "1 + 1 2 3 4",
                             "\xff f",
                             "1 = a 2 3 4"}) {
        QTest::newRow(line) << QByteArray(line);
    }
    QTest::newRow("zero byte") << QByteArray("1\0 f", 4);
    QTest::newRow("long") << QByteArray(200, '0') + " f";
}

void LedgerTest::line_isRefused()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!decodeLedgerLine(line));
}

void LedgerTest::cost_isBroughtIntoRange()
{
    const auto micro
        = [](double cost) { return endedWith({.cost = cost}, 0ms, noon).microDollars; };
    QCOMPARE(micro(0.25), 250'000);
    QCOMPARE(micro(-1), 0);
    QCOMPARE(micro(1e300), largestLedgerNumber);
    QVERIFY(!micro(qQNaN()));
    QVERIFY(!micro(qInf()));
    const QByteArray line = encodeLedgerLine(RequestEnded{
        .at = noon, .promptTokens = -5, .completionTokens = std::numeric_limits<qint64>::max()});
    const auto back = decodeLedgerLine(QByteArrayView(line).chopped(1));
    QVERIFY(back);
    QCOMPARE(std::get<RequestEnded>(*back).promptTokens, 0);
    QCOMPARE(std::get<RequestEnded>(*back).completionTokens, largestLedgerNumber);
}

void LedgerTest::today_countsBeginningsAndEnds()
{
    const QTemporaryDir folder;
    Ledger ledger(folder.filePath(u"usage"_s));
    QCOMPARE(ledger.today(noon), Spent());
    ledger.recordSent(true, noon);
    QCOMPARE(ledger.today(noon), (Spent{.requests = 1, .freeRequests = 1}));
    ledger.recordEnded({.promptTokens = 10, .completionTokens = 5, .cost = 0.5}, 2s, noon + 2s);
    ledger.recordSent(false, noon + 3s);
    ledger.recordEnded({}, 1s, noon + 4s);
    ledger.recordSent(false, noon + 5s); // whose program was killed
    QCOMPARE(ledger.today(noon + 6s),
             (Spent{.requests = 3, .freeRequests = 1, .tokens = 15, .cost = 0.5, .time = 3s}));
    QVERIFY(!ledger.takeFailure());
}

void LedgerTest::today_isThatOfAllLedgers()
{
    const QTemporaryDir folder;
    Ledger one(folder.filePath(u"usage"_s));
    Ledger other(folder.filePath(u"usage"_s));
    for (int i = 0; i < 5; ++i) {
        one.recordSent(true, noon);
        other.recordSent(false, noon);
        QCOMPARE(one.today(noon).requests, 2 * (i + 1));
        QCOMPARE(other.today(noon), one.today(noon));
    }
    QCOMPARE(Ledger(folder.filePath(u"usage"_s)).today(noon), one.today(noon));
}

void LedgerTest::today_beginsAnewAtMidnight()
{
    const QTemporaryDir folder;
    Ledger ledger(folder.filePath(u"usage"_s));
    ledger.recordSent(true, midnight - 1ms);
    QCOMPARE(ledger.today(midnight - 1ms).requests, 1);
    QCOMPARE(ledger.today(midnight).requests, 0);
    ledger.recordEnded({.promptTokens = 7}, 5s, midnight + 5s); // of the request before
    QCOMPARE(ledger.today(midnight + 5s), (Spent{.tokens = 7, .time = 5s}));
    QVERIFY(QFile::exists(fileOf(folder, u"2026-11-28"_s)));
    QVERIFY(QFile::exists(fileOf(folder, u"2026-11-29"_s)));
    QCOMPARE(ledger.today(midnight - 1s).requests, 1); // a clock that is set back
}

void LedgerTest::file_hasNumbersAloneAndIsItsOwners()
{
    const QTemporaryDir folder;
    Ledger ledger(folder.filePath(u"usage"_s));
    ledger.recordSent(true, Moment{noon});
    ledger.recordEnded({.promptTokens = 1}, 2ms, noon);
    const QString file = fileOf(folder, u"2026-11-28"_s);
    const QByteArray time = QByteArray::number(qint64{noon.time_since_epoch().count()});
    QCOMPARE(contentOf(file), QByteArray(time + " f\n" + time + " = 1 - - 2\n"));
#ifdef Q_OS_UNIX
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(file).permissions() & others));
    QVERIFY(!(QFileInfo(folder.filePath(u"usage"_s)).permissions() & others));
#endif
}

void LedgerTest::brokenLines_areSkipped()
{
    const QTemporaryDir folder;
    const QByteArray time = QByteArray::number(qint64{noon.time_since_epoch().count()});
    QVERIFY(writeFile(fileOf(folder, u"2026-11-28"_s),
                      time + " f\nnonsense\n\n" + time + " = 3 4 x 1\n" + QByteArray(200'000, 'x')
                          + '\n' + time + " = 3 4 - 1\n" + time + " p"));
    Ledger ledger(folder.filePath(u"usage"_s));
    QCOMPARE(ledger.today(noon),
             (Spent{.requests = 1, .freeRequests = 1, .tokens = 7, .time = 1ms}));
}

void LedgerTest::halfLine_spoilsNoOther()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(fileOf(folder, u"2026-11-28"_s), "1795880000123 = 1 2"));
    Ledger ledger(folder.filePath(u"usage"_s));
    ledger.recordSent(true, noon);
    QCOMPARE(ledger.today(noon), (Spent{.requests = 1, .freeRequests = 1}));
    ledger.recordSent(true, noon);
    QCOMPARE(ledger.today(noon).requests, 2);
}

void LedgerTest::otherFile_isReadAnew()
{
    const QTemporaryDir folder;
    Ledger ledger(folder.filePath(u"usage"_s));
    for (int i = 0; i < 10; ++i) {
        ledger.recordSent(true, noon);
    }
    QCOMPARE(ledger.today(noon).requests, 10);
    QVERIFY(QFile::remove(fileOf(folder, u"2026-11-28"_s)));
    ledger.recordSent(true, noon);
    QCOMPARE(ledger.today(noon).requests, 1);
    QCOMPARE(ledger.freeInLastMinute(noon).size(), 1);
    QVERIFY(QDir(folder.filePath(u"usage"_s)).removeRecursively());
    ledger.recordSent(true, noon);
    QCOMPARE(ledger.today(noon).requests, 1);
    QVERIFY(!ledger.takeFailure());
}

void LedgerTest::minute_countsFreeRequestsOnly()
{
    const QTemporaryDir folder;
    Ledger ledger(folder.filePath(u"usage"_s));
    ledger.recordSent(true, noon + 1s);
    ledger.recordSent(false, noon + 2s);
    ledger.recordSent(true, noon); // written later than it was meant
    QCOMPARE(ledger.freeInLastMinute(noon + 2s), (QList{noon, noon + 1s}));
    QCOMPARE(ledger.freeInLastMinute(noon + 59'999ms), (QList{noon, noon + 1s}));
    QCOMPARE(ledger.freeInLastMinute(noon + 60s), (QList{noon + 1s}));
    QCOMPARE(ledger.freeInLastMinute(noon + 61s), QList<Moment>());
    QCOMPARE(ledger.freeInLastMinute(noon - 10min), QList<Moment>());
    QCOMPARE(Ledger(folder.filePath(u"usage"_s)).freeInLastMinute(noon + 60s), (QList{noon + 1s}));
}

void LedgerTest::minute_goesOnOverMidnight_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("the same program") << false << true;
    QTest::newRow("another program") << true << true;
    QTest::newRow("in memory") << false << false;
}

void LedgerTest::minute_goesOnOverMidnight()
{
    QFETCH(const bool, isNew);
    QFETCH(const bool, isKept);
    const QTemporaryDir folder;
    Ledger before(isKept ? folder.filePath(u"usage"_s) : QString());
    before.recordSent(true, midnight - 90s);
    before.recordSent(true, midnight - 10s);
    if (isKept) {
        Ledger(folder.filePath(u"usage"_s)).recordSent(true, midnight - 5s);
    }
    Ledger later(folder.filePath(u"usage"_s));
    Ledger &ledger = isNew ? later : before;
    const QList<Moment> last
        = isKept ? QList{midnight - 10s, midnight - 5s} : QList{midnight - 10s};
    QCOMPARE(ledger.freeInLastMinute(midnight + 1s), last);
    QCOMPARE(ledger.today(midnight + 1s).requests, 0);
    ledger.recordSent(true, midnight + 2s);
    QCOMPARE(ledger.freeInLastMinute(midnight + 2s).size(), last.size() + 1);
    QCOMPARE(ledger.freeInLastMinute(midnight + 58s), (QList{midnight + 2s}));
}

void LedgerTest::oldDays_areRemoved()
{
    const QTemporaryDir folder;
    const QDate today = dayOf(noon);
    for (const int age : {1, 90, 91, 400}) {
        const QString day = today.addDays(-age).toString(Qt::ISODate);
        QVERIFY(writeFile(fileOf(folder, day), "1 f\n"));
    }
    QVERIFY(writeFile(folder.filePath(u"usage/notes.log"_s), "mine"));
    Ledger ledger(folder.filePath(u"usage"_s));
    QCOMPARE(ledger.today(noon).requests, 0);
    QCOMPARE(QDir(folder.filePath(u"usage"_s)).entryList(QDir::Files).size(), 5);
    ledger.recordSent(false, noon);
    QCOMPARE(QDir(folder.filePath(u"usage"_s)).entryList(QDir::Files),
             QStringList(
                 {u"2026-08-30.log"_s, u"2026-11-27.log"_s, u"2026-11-28.log"_s, u"notes.log"_s}));
}

void LedgerTest::daysBefore_areListed()
{
    const QTemporaryDir folder;
    const QString usage = folder.filePath(u"usage"_s);
    QCOMPARE(spentBefore(usage, 7, noon), QList<DaySpent>());
    QCOMPARE(spentBefore({}, 7, noon), QList<DaySpent>());
    QVERIFY(writeFile(fileOf(folder, u"2026-11-28"_s), "1 f\n"));
    QVERIFY(writeFile(fileOf(folder, u"2026-11-27"_s), "1 f\n1 p\n"));
    QVERIFY(writeFile(fileOf(folder, u"2026-11-25"_s), "1 = 5 6 1000000 7\n"));
    QVERIFY(writeFile(fileOf(folder, u"2026-11-24"_s), "1 f\n"));
    QCOMPARE(spentBefore(usage, 3, noon),
             (QList<DaySpent>{
                 {.day = QDate(2026, 11, 27), .spent = {.requests = 2, .freeRequests = 1}},
                 {.day = QDate(2026, 11, 25), .spent = {.tokens = 11, .cost = 1, .time = 7ms}}}));
    QCOMPARE(spentBefore(usage, 0, noon), QList<DaySpent>());
}

void LedgerTest::unwritableFolder_countsInMemory()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"usage"_s), "a file"));
    Ledger ledger(folder.filePath(u"usage"_s));
    ledger.recordSent(true, noon);
    ledger.recordEnded({.promptTokens = 3}, 1s, noon);
    QCOMPARE(ledger.today(noon),
             (Spent{.requests = 1, .freeRequests = 1, .tokens = 3, .time = 1s}));
    QCOMPARE(ledger.freeInLastMinute(noon).size(), 1);
    const std::optional<Error> failure = ledger.takeFailure();
    QVERIFY(failure);
    QCOMPARE(failure->kind, ErrorKind::FileUnwritable);
    ledger.recordSent(true, noon);
    QVERIFY(!ledger.takeFailure());
    QCOMPARE(ledger.today(midnight).requests, 0);
}

void LedgerTest::fullDisk_countsInMemory()
{
    if (!SizeLimit::isPossible) {
        QSKIP("no limit of a file's size here");
    }
    const QTemporaryDir folder;
    Ledger ledger(folder.filePath(u"usage"_s));
    ledger.recordSent(true, noon);
    {
        const SizeLimit limit(20); // of which the first line takes 16
        ledger.recordSent(true, noon);
        ledger.recordSent(false, noon);
        QCOMPARE(ledger.today(noon), (Spent{.requests = 3, .freeRequests = 2}));
        QVERIFY(ledger.takeFailure());
    }
    ledger.recordSent(false, noon); // there is room again
    QCOMPARE(ledger.today(noon), (Spent{.requests = 4, .freeRequests = 2}));
    QCOMPARE(Ledger(folder.filePath(u"usage"_s)).today(noon).requests, 2);
    QVERIFY(!ledger.takeFailure());
}

void LedgerTest::noFolder_countsInMemory()
{
    Ledger ledger{QString()};
    ledger.recordSent(true, noon);
    QCOMPARE(ledger.today(noon).requests, 1);
    QVERIFY(!ledger.takeFailure());
}

void LedgerTest::processes_appendTogether()
{
    const QTemporaryDir folder;
    const QString usage = folder.filePath(u"usage"_s);
    std::array<QProcess, 2> children;
    for (QProcess &child : children) {
        child.start(QCoreApplication::applicationFilePath(), {u"--append"_s, usage});
    }
    for (QProcess &child : children) {
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitCode(), 0);
    }
    QCOMPARE(Ledger(usage).today(noon),
             (Spent{.requests = 2 * linesOfAChild,
                    .freeRequests = 2 * linesOfAChild,
                    .tokens = 2 * 3 * linesOfAChild,
                    .time = 2 * linesOfAChild * 4ms}));
}

namespace {

//! What each of the two processes does. Returns its exit code.
int append(const QString &folder)
{
    Ledger ledger(folder);
    for (int i = 0; i < linesOfAChild; ++i) {
        ledger.recordSent(true, noon);
        ledger.recordEnded({.promptTokens = 1, .completionTokens = 2}, 4ms, noon);
    }
    return ledger.takeFailure() ? 1 : 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--append"_L1) {
        return append(arguments.value(2));
    }
    LedgerTest test;
    return QTest::qExec(&test, arguments);
}
#include "tst_ledger.moc"
