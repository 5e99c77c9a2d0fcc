// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runsummary.h"

#include "eventsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

const QDateTime someTime(QDate(2026, 11, 22), QTime(12, 0, 0, 1), QTimeZone::UTC);

//! A run in which each stage took one attempt and told this usage.
Run runOf(const QList<llm::TokenUsage> &usages)
{
    QList<EventBody> bodies{RunStarted{.profile = sampleProfile()}};
    for (qsizetype i = 0; i < usages.size(); ++i) {
        const QString attempt = QString::number(i);
        bodies.append(StageStarted{.stage = allRoles().at(i % 3)});
        bodies.append(AttemptStarted{.attemptId = attempt, .model = u"m"_s});
        bodies.append(StageFinished{
            .stage = allRoles().at(i % 3), .attemptId = attempt, .usage = usages.at(i)});
    }
    return folded(numbered(bodies));
}

} // namespace

Q_DECLARE_METATYPE(roo::llm::TokenUsage)
Q_DECLARE_METATYPE(roo::run::RunSummary)

class RunSummaryTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void status_hasAName();
    void summary_tellsTheRun();
    void summary_ofAnUnfinishedRun();
    void summary_hasTheOutcome_data();
    void summary_hasTheOutcome();
    void summary_tellsWhatBecameOfTheChanges_data();
    void summary_tellsWhatBecameOfTheChanges();
    void summary_addsUsage_data();
    void summary_addsUsage();
    void summary_namesEachModelOnce();
    void summary_cutsTheTask_data();
    void summary_cutsTheTask();
    void json_comesBack_data();
    void json_comesBack();
    void json_refuses_data();
    void json_refuses();
};

void RunSummaryTest::status_hasAName()
{
    const QList statuses{RunStatus::Running,   RunStatus::Succeeded,   RunStatus::Failed,
                         RunStatus::Cancelled, RunStatus::Interrupted, RunStatus::Unreadable};
    QStringList names;
    for (const RunStatus status : statuses) {
        names.append(runStatusName(status));
        QCOMPARE(runStatusFromName(names.constLast()), status);
    }
    QCOMPARE(names,
             (QStringList{u"running"_s, u"succeeded"_s, u"failed"_s, u"cancelled"_s,
                          u"interrupted"_s, u"unreadable"_s}));
    for (const QString &name : {QString(), u"Running"_s, u"running "_s, u"other"_s}) {
        QCOMPARE(runStatusFromName(name), std::nullopt);
    }
}

void RunSummaryTest::summary_tellsTheRun()
{
    QCOMPARE(summarize(folded(sampleEvents())),
             (RunSummary{.id = u"20261122-120000-abcdef"_s,
                         .task = u"Tü \"quoted\"\n\u2028 \U0001f600"_s,
                         .profile = u"sample"_s,
                         .models = {u"plan"_s, u"code-a"_s, u"code-b"_s},
                         .attempts = 4,
                         .startedAt = someTime,
                         .duration = 17000ms,
                         .status = RunStatus::Succeeded,
                         .attachments = {u"a b.txt"_s, QString()},
                         .usage = {}, // the Coder's is unknown
                         .parentRun = u"20261121-000000-aaaaaa"_s,
                         .version = u"0.1.0"_s,
                         .lastSequence = sampleEvents().size()}));
}

void RunSummaryTest::summary_ofAnUnfinishedRun()
{
    const QList<RunEvent> events = sampleEvents();
    for (qsizetype count = 1; count < events.size(); ++count) {
        const Run run = folded(events.first(count));
        QCOMPARE(summarize(run).status, RunStatus::Running);
        QCOMPARE(summarize(run, RunStatus::Interrupted).status, RunStatus::Interrupted);
        QCOMPARE(summarize(run).duration, std::nullopt);
        QCOMPARE(summarize(run).startedAt, someTime);
    }
    QCOMPARE(summarize(Run()).id, QString());
}

void RunSummaryTest::summary_hasTheOutcome_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<RunStatus>("status");
    QTest::newRow("succeeded") << Outcome::Succeeded << RunStatus::Succeeded;
    QTest::newRow("failed") << Outcome::Failed << RunStatus::Failed;
    QTest::newRow("cancelled") << Outcome::Cancelled << RunStatus::Cancelled;
}

void RunSummaryTest::summary_hasTheOutcome()
{
    QFETCH(const Outcome, outcome);
    QFETCH(const RunStatus, status);
    const Run run = folded(numbered({RunStarted{}, RunFinished{.outcome = outcome}}));
    QCOMPARE(summarize(run, RunStatus::Interrupted).status, status);
    QCOMPARE(summarize(run).duration, 1000ms);
}

void RunSummaryTest::summary_tellsWhatBecameOfTheChanges_data()
{
    QTest::addColumn<QList<EventBody>>("bodies");
    QTest::addColumn<EditsState>("state");
    using Bodies = QList<EventBody>;
    const EditsPlanned planned{.folder = u"/f"_s, .changes = {}};
    const auto applied = [](const QString &journal) {
        return EditsApplied{.folder = u"/f"_s, .paths = {}, .consents = {}, .journal = journal};
    };
    const auto reverted = [](const QString &journal) {
        return EditsReverted{.folder = u"/f"_s, .journal = journal};
    };
    const RunFinished failed{.outcome = Outcome::Failed, .error = {}};
    QTest::newRow("none") << Bodies{failed} << EditsState::None;
    QTest::newRow("planned") << Bodies{planned, failed} << EditsState::Planned;
    QTest::newRow("applied") << Bodies{planned, applied(u"1"_s), RunFinished{}}
                             << EditsState::Applied;
    QTest::newRow("applied later")
        << Bodies{planned, failed, applied(u"1"_s)} << EditsState::Applied;
    QTest::newRow("taken back") << Bodies{planned, failed, applied(u"1"_s), reverted(u"1"_s)}
                                << EditsState::Reverted;
    QTest::newRow("one of two taken back")
        << Bodies{planned, failed, applied(u"1"_s), applied(u"2"_s), reverted(u"2"_s)}
        << EditsState::Applied;
    QTest::newRow("again") << Bodies{planned, failed, applied(u"1"_s), reverted(u"1"_s),
                                     applied(u"2"_s)}
                           << EditsState::Applied;
}

void RunSummaryTest::summary_tellsWhatBecameOfTheChanges()
{
    QFETCH(const QList<EventBody>, bodies);
    QFETCH(const EditsState, state);
    const RunSummary summary = summarize(folded(numbered(QList<EventBody>{RunStarted{}} + bodies)));
    QCOMPARE(summary.edits, state);
    QCOMPARE(summaryFromJson(summaryToJson(summary)), summary);
}

void RunSummaryTest::summary_addsUsage_data()
{
    QTest::addColumn<QList<llm::TokenUsage>>("usages");
    QTest::addColumn<llm::TokenUsage>("sum");
    using Usage = llm::TokenUsage;
    using Usages = QList<Usage>;
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const Usage whole{.promptTokens = 9, .completionTokens = 2, .reasoningTokens = 1, .cost = 0.25};
    QTest::newRow("no stage") << Usages() << Usage();
    QTest::newRow("one stage") << Usages{whole} << whole;
    QTest::newRow("three stages") << Usages{whole, whole, whole}
                                  << Usage{.promptTokens = 27,
                                           .completionTokens = 6,
                                           .reasoningTokens = 3,
                                           .cost = 0.75};
    QTest::newRow("zeros are known")
        << Usages{{.promptTokens = 0}, {.promptTokens = 0}} << Usage{.promptTokens = 0};
    QTest::newRow("nothing known") << Usages{Usage(), Usage()} << Usage();
    QTest::newRow("one says nothing") << Usages{whole, Usage(), whole} << Usage();
    QTest::newRow("one says a part") << Usages{whole, {.completionTokens = 5, .cost = 0.5}}
                                     << Usage{.completionTokens = 7, .cost = 0.75};
    QTest::newRow("too much to count") << Usages{{.promptTokens = most, .completionTokens = 1},
                                                 {.promptTokens = most, .completionTokens = 1}}
                                       << Usage{.completionTokens = 2};
}

void RunSummaryTest::summary_addsUsage()
{
    QFETCH(const QList<llm::TokenUsage>, usages);
    QFETCH(const llm::TokenUsage, sum);
    const llm::TokenUsage total = summarize(runOf(usages)).usage;
    QCOMPARE(total.promptTokens, sum.promptTokens);
    QCOMPARE(total.completionTokens, sum.completionTokens);
    QCOMPARE(total.reasoningTokens, sum.reasoningTokens);
    QCOMPARE(total.cost, sum.cost);
}

void RunSummaryTest::summary_namesEachModelOnce()
{
    QList<EventBody> bodies{RunStarted{}, StageStarted{}};
    for (const QString &model : {u"b"_s, u"a"_s, u"b"_s, u"c"_s}) {
        bodies.append(AttemptStarted{.attemptId = model, .model = model});
    }
    bodies.append(StageStarted{.stage = Role::Coder});
    bodies.append(AttemptStarted{.attemptId = u"x"_s, .model = u"a"_s});
    const RunSummary summary = summarize(folded(numbered(bodies)));
    QCOMPARE(summary.models, (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QCOMPARE(summary.attempts, 5);
}

void RunSummaryTest::summary_cutsTheTask_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("shown");
    const QString smile = u"\U0001f600"_s;
    const QString most(2000, u'x');
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("short") << u"Do it"_s << u"Do it"_s;
    QTest::newRow("just short enough") << most << most;
    QTest::newRow("too long") << QString(most + u'y') << most;
    QTest::newRow("ends with a pair")
        << QString(most.first(1998) + smile) << QString(most.first(1998) + smile);
    QTest::newRow("a pair at the cut") << QString(most.first(1999) + smile) << most.first(1999);
    QTest::newRow("a pair behind the cut") << QString(most + smile) << most;
}

void RunSummaryTest::summary_cutsTheTask()
{
    QFETCH(const QString, task);
    QFETCH(const QString, shown);
    QCOMPARE(summarize(folded(numbered({RunStarted{.task = task}}))).task, shown);
}

void RunSummaryTest::json_comesBack_data()
{
    QTest::addColumn<RunSummary>("summary");
    const RunSummary least{.id = u"20261122-120000-abcdef"_s, .startedAt = someTime};
    QTest::newRow("least") << least;
    QTest::newRow("sample") << summarize(folded(sampleEvents()));
    QTest::newRow("unfinished") << summarize(folded(sampleEvents().first(6)));
    RunSummary row = least;
    row.usage = {.promptTokens = 0, .completionTokens = 5'000'000'000, .cost = 1e-9};
    QTest::newRow("usage") << row;
    for (const auto status :
         {RunStatus::Succeeded, RunStatus::Failed, RunStatus::Cancelled, RunStatus::Interrupted}) {
        row.status = status;
        QTest::newRow(qPrintable(runStatusName(status))) << row;
    }
    row = least;
    row.duration = 0ms;
    QTest::newRow("no time") << row;
    row.duration = std::chrono::hours(24 * 365);
    QTest::newRow("a year") << row;
    row.duration = -5ms;
    QTest::newRow("a clock that was set back") << row;
    row = least;
    row.task = u"\"\n\\\u2028\0\U0001f600"_s;
    row.models = {QString(), u"a,b"_s};
    QTest::newRow("odd texts") << row;
}

void RunSummaryTest::json_comesBack()
{
    QFETCH(const RunSummary, summary);
    const QByteArray line = QJsonDocument(summaryToJson(summary)).toJson(QJsonDocument::Compact);
    QVERIFY(!line.contains('\n'));
    const auto read = summaryFromJson(QJsonDocument::fromJson(line).object());
    QVERIFY(read);
    QCOMPARE(*read, summary);
}

void RunSummaryTest::json_refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray whole
        = R"({"run":"r","started":"2026-11-22T12:00:00Z","status":"failed","edits":"none"})";
    const auto row = [&whole](const char *name, const char *part, const char *other) {
        QTest::newRow(name) << QByteArray(whole).replace(part, other);
    };
    QVERIFY(summaryFromJson(QJsonDocument::fromJson(whole).object()));
    QTest::newRow("nothing") << "{}"_ba;
    row("no ID", R"("run":"r",)", "");
    row("an empty ID", R"("r")", R"("")");
    row("an ID that is no text", R"("r")", "7");
    row("no status", R"(,"status":"failed")", "");
    row("of an earlier version", R"(,"edits":"none")", "");
    row("an unknown state of the changes", "none", "some");
    row("an unknown status", "failed", "paused");
    row("no time", "2026-11-22T12:00:00Z", "");
    row("a time that is none", "2026-11-22", "2026-13-22");
}

void RunSummaryTest::json_refuses()
{
    QFETCH(const QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    QCOMPARE(summaryFromJson(document.object()), std::nullopt);
}

QTEST_GUILESS_MAIN(RunSummaryTest)
#include "tst_runsummary.moc"
