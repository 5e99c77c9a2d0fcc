// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/baselines.h"
#include "core/run/checkresultjson.h"

#include "support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <filesystem>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using namespace roo::proof;
using namespace roo::run;
using namespace roo::test;

namespace {

QList<Check> sampleChecks()
{
    return {{.kind = CheckKind::Build, .name = u"build"_s, .command = {u"make"_s}},
            {.kind = CheckKind::Test, .name = u"test"_s, .command = {u"make"_s, u"test"_s}}};
}

QList<CheckResult> sampleResults(const QString &tree)
{
    return {{.name = u"build"_s,
             .verdict = CheckVerdict::Passed,
             .exitCode = 0,
             .duration = 1200ms,
             .tree = tree},
            {.name = u"test"_s,
             .verdict = CheckVerdict::Failed,
             .reason = u"SIGSEGV"_s,
             .exitCode = 8,
             .tests = TestCounts{.passed = 5, .failed = 1, .skipped = 2},
             .problem = Problem{.file = u"src/a.cpp"_s, .line = 12, .text = u"error: x"_s},
             .duration = 90s,
             .isFlaky = true,
             .isOutputCut = true,
             .tree = tree}};
}

} // namespace

//! Results of checks on a folder as it was, and how they are written.
class BaselinesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
    }

    void result_isReadAsItWasWritten_data();
    void result_isReadAsItWasWritten();
    void result_isWrittenShort();
    void result_thatIsNonsense_data();
    void result_thatIsNonsense();
    void baseline_isFound();
    void baseline_ofAnotherTreeOrOtherChecks();
    void baseline_holdsOnlyWhatTheTreeDecides_data();
    void baseline_holdsOnlyWhatTheTreeDecides();
    void baseline_thatIsBroken();
    void baseline_isPrivate();
    void baselines_areBounded();
    void baselines_withoutAFolder();

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] Baselines baselines() const { return Baselines(m_home->filePath(u"c"_s)); }
    [[nodiscard]] QDir folder() const { return QDir(m_home->filePath(u"c/proof/baselines"_s)); }
};

void BaselinesTest::result_isReadAsItWasWritten_data()
{
    QTest::addColumn<CheckResult>("result");
    const QList<CheckResult> results = sampleResults(u"abc"_s);
    QTest::newRow("passed") << results.at(0);
    QTest::newRow("failed") << results.at(1);
    QTest::newRow("bare") << CheckResult{.name = u"x"_s};
    QTest::newRow("timed out") << CheckResult{.name = u"x"_s, .verdict = CheckVerdict::TimedOut};
    QTest::newRow("crashed on Windows")
        << CheckResult{.name = u"x"_s, .verdict = CheckVerdict::Failed, .exitCode = -1073741819};
}

void BaselinesTest::result_isReadAsItWasWritten()
{
    QFETCH(const CheckResult, result);
    const QByteArray bytes = QJsonDocument(checkResultToJson(result)).toJson();
    QCOMPARE(checkResultFromJson(QJsonDocument::fromJson(bytes).object()), result);
}

void BaselinesTest::result_isWrittenShort()
{
    const QJsonObject json = checkResultToJson(sampleResults(u"abc"_s).at(0));
    QCOMPARE(
        QJsonDocument(json).toJson(QJsonDocument::Compact),
        R"({"duration_ms":1200,"exit_code":0,"name":"build","tree":"abc","verdict":"passed"})"_ba);
}

void BaselinesTest::result_thatIsNonsense_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isRead");
    const QByteArray start = R"({"name":"a","verdict":"passed","duration_ms":1)";
    QTest::newRow("sound") << QByteArray(start + "}") << true;
    QTest::newRow("more") << QByteArray(start + R"(,"later":{"x":1}})") << true;
    QTest::newRow("empty") << "{}"_ba << false;
    QTest::newRow("no name") << R"({"name":"","verdict":"passed","duration_ms":1})"_ba << false;
    QTest::newRow("no verdict") << R"({"name":"a","duration_ms":1})"_ba << false;
    QTest::newRow("verdict") << R"({"name":"a","verdict":"good","duration_ms":1})"_ba << false;
    QTest::newRow("no time") << R"({"name":"a","verdict":"passed"})"_ba << false;
    QTest::newRow("negative time")
        << R"({"name":"a","verdict":"passed","duration_ms":-1})"_ba << false;
    QTest::newRow("huge time") << R"({"name":"a","verdict":"passed","duration_ms":1e300})"_ba
                               << false;
    QTest::newRow("exit code") << QByteArray(start + R"(,"exit_code":"0"})") << false;
    QTest::newRow("half an exit code") << QByteArray(start + R"(,"exit_code":0.5})") << false;
    QTest::newRow("tests") << QByteArray(start + R"(,"tests":3})") << false;
    QTest::newRow("missing tests") << QByteArray(start + R"(,"tests":{"passed":3}})") << false;
    QTest::newRow("negative tests")
        << QByteArray(start + R"(,"tests":{"passed":-3,"failed":0,"skipped":0}})") << false;
    QTest::newRow("problem") << QByteArray(start + R"(,"problem":{"file":"a","line":0}})") << false;
    QTest::newRow("problem nowhere")
        << QByteArray(start + R"(,"problem":{"line":1,"text":"x"}})") << false;
    QTest::newRow("flaky") << QByteArray(start + R"(,"flaky":"yes"})") << false;
    QTest::newRow("tree") << QByteArray(start + R"(,"tree":[]})") << false;
}

void BaselinesTest::result_thatIsNonsense()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, isRead);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    QCOMPARE(checkResultFromJson(document.object()).has_value(), isRead);
}

void BaselinesTest::baseline_isFound()
{
    const QList<CheckResult> results = sampleResults(u"abc"_s);
    QVERIFY(baselines().keep(u"abc"_s, sampleChecks(), results));
    QCOMPARE(baselines().find(u"abc"_s, sampleChecks()), results);
    // Once more, and it is the later one that counts.
    const QList<CheckResult> later{results.constFirst()};
    QVERIFY(baselines().keep(u"abc"_s, sampleChecks(), later));
    QCOMPARE(baselines().find(u"abc"_s, sampleChecks()), later);
}

void BaselinesTest::baseline_ofAnotherTreeOrOtherChecks()
{
    QVERIFY(baselines().keep(u"abc"_s, sampleChecks(), sampleResults(u"abc"_s)));
    QCOMPARE(baselines().find(u"abd"_s, sampleChecks()), QList<CheckResult>());
    QList<Check> others = sampleChecks();
    others[1].command.append(u"-k"_s);
    QCOMPARE(baselines().find(u"abc"_s, others), QList<CheckResult>());
    others = sampleChecks();
    others[0].folder = u"sub"_s;
    QCOMPARE(baselines().find(u"abc"_s, others), QList<CheckResult>());
    others = sampleChecks();
    others[0].timeout = 5s;
    QCOMPARE(baselines().find(u"abc"_s, others).size(), 2);
}

void BaselinesTest::baseline_holdsOnlyWhatTheTreeDecides_data()
{
    QTest::addColumn<CheckVerdict>("verdict");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("passed") << CheckVerdict::Passed << true;
    QTest::newRow("failed") << CheckVerdict::Failed << true;
    QTest::newRow("skipped") << CheckVerdict::Skipped << false;
    QTest::newRow("timed out") << CheckVerdict::TimedOut << false;
    QTest::newRow("could not start") << CheckVerdict::CouldNotStart << false;
}

void BaselinesTest::baseline_holdsOnlyWhatTheTreeDecides()
{
    QFETCH(const CheckVerdict, verdict);
    QFETCH(const bool, isKept);
    QList<CheckResult> results = sampleResults(u"abc"_s);
    results[1].verdict = verdict;
    QVERIFY(baselines().keep(u"abc"_s, sampleChecks(), results));
    QCOMPARE(baselines().find(u"abc"_s, sampleChecks()).size(), isKept ? 2 : 1);
    results[0].verdict = verdict;
    QVERIFY(baselines().keep(u"other"_s, sampleChecks(), results));
    QCOMPARE(baselines().find(u"other"_s, sampleChecks()), QList<CheckResult>());
}

void BaselinesTest::baseline_thatIsBroken()
{
    QVERIFY(baselines().keep(u"abc"_s, sampleChecks(), sampleResults(u"abc"_s)));
    const QString path = folder().filePath(folder().entryList(QDir::Files).constFirst());
    const QByteArray whole = contentOf(path);
    for (const QByteArray &bytes :
         {QByteArray(), "[]"_ba, "{\"results\":[{\"name\":\"test\"}]}"_ba, whole.first(100)}) {
        QVERIFY(writeFile(path, bytes));
        QCOMPARE(baselines().find(u"abc"_s, sampleChecks()), QList<CheckResult>());
    }
    QVERIFY(writeFile(path, whole));
    QCOMPARE(baselines().find(u"abc"_s, sampleChecks()).size(), 2);
}

void BaselinesTest::baseline_isPrivate()
{
    QVERIFY(baselines().keep(u"abc"_s, sampleChecks(), sampleResults(u"abc"_s)));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther;
    const QFileInfoList entries = folder().entryInfoList(QDir::Files);
    QCOMPARE(entries.size(), 1);
    QVERIFY(!(entries.constFirst().permissions() & others));
    QVERIFY(!(QFileInfo(folder().path()).permissions() & others));
}

void BaselinesTest::baselines_areBounded()
{
    const auto keep = [this](qsizetype number) {
        const QString tree = QString::number(number);
        return baselines().keep(tree, sampleChecks(), sampleResults(tree)).has_value();
    };
    QVERIFY(keep(0));
    const QString first = folder().filePath(folder().entryList(QDir::Files).constFirst());
    std::filesystem::last_write_time(first.toStdU16String(),
                                     std::filesystem::file_time_type::clock::now() - 1h);
    for (qsizetype i = 1; i <= Baselines::most; ++i) {
        QVERIFY(keep(i));
    }
    QCOMPARE(folder().entryList(QDir::Files).size(), Baselines::most);
    QCOMPARE(baselines().find(u"0"_s, sampleChecks()), QList<CheckResult>());
    QCOMPARE(baselines().find(QString::number(Baselines::most), sampleChecks()).size(), 2);
}

void BaselinesTest::baselines_withoutAFolder()
{
    const Baselines none{QString()};
    QVERIFY(none.keep(u"abc"_s, sampleChecks(), sampleResults(u"abc"_s)));
    QCOMPARE(none.find(u"abc"_s, sampleChecks()), QList<CheckResult>());
    QVERIFY(writeFile(m_home->filePath(u"c"_s), "a file"));
    const auto kept = baselines().keep(u"abc"_s, sampleChecks(), sampleResults(u"abc"_s));
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, ErrorKind::FileUnwritable);
}

QTEST_GUILESS_MAIN(BaselinesTest)
#include "tst_baselines.moc"
