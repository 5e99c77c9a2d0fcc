// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/conformancerun.h"

#include "eventsamples.h"
#include "support/fakelitellm.h"
#include "support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::bench;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

Task taskOf(const QString &name)
{
    return {.name = name,
            .task = u"Make 2 of 1 in %1.txt."_s.arg(name),
            .plan = u"1. Change %1.txt."_s.arg(name),
            .before = {{name + u".txt"_s, "1\n"_ba}},
            .after = {{name + u".txt"_s, "2\n"_ba}}};
}

QString rightAnswer(const QString &name)
{
    return u"File: %1.txt\nAction: replace\nAnchor:\n```\n1\n```\nReplace With:\n```\n2\n```\n"_s
        .arg(name);
}

//! What the user's message of a request is.
QString promptOf(const Arrival &arrival)
{
    return arrival.json()[u"messages"_s].toArray().last()["content"_L1].toString();
}

//! The name of the task that a request is about.
QString taskIn(const Arrival &arrival)
{
    return promptOf(arrival).section(u" in "_s, 1).section(u".txt"_s, 0, 0);
}

//! A measurement of models at a scripted server, and what it said.
class Fixture
{
public:
    QTemporaryDir home;
    QTemporaryDir scratch;
    FakeLiteLlm server;
    llm::ChatClient client{llm::Endpoint{.baseUrl = server.baseUrl(), .requestTimeout = 20s}};
    std::optional<run::RunStore> store = run::RunStore(home.filePath(u"runs"_s));
    Measurement measurement{.models = {u"a"_s, u"b"_s},
                            .tasks = {taskOf(u"x"_s), taskOf(u"y"_s)},
                            .request = {.profile = sampleProfile(), .retries = {.pause = 5ms}},
                            .scratch = scratchPlace(scratch.path())};
    QStringList log; //!< "start a 0", "again …", "done a x exact", "give up a ModelUnknown"
    std::unique_ptr<ConformanceRun> run;
    std::function<void(const QString &line)> listener = [](const QString &) {};

    Fixture()
    {
        measurement.request.profile.stage(run::Role::Coder).promptTemplate
            = u"# System\nYou code.\n\n# User\n{{task}}\n\n{{plan}}\n\n{{workspace}}"_s;
        measurement.request.profile.edits
            = {.rounds = 2, .repairTemplate = u"r"_s, .wholeFilesTemplate = u"w"_s};
        server.always([](const Arrival &arrival) { return sse({rightAnswer(taskIn(arrival))}); });
    }

    void measure()
    {
        run = std::make_unique<ConformanceRun>(client, store, measurement);
        connectAll();
        QSignalSpy spy(run.get(), &ConformanceRun::finished);
        run->start();
        QVERIFY2(spy.isEmpty(), "finished from within");
        QVERIFY(spy.wait(30s));
        QTest::qWait(0);
        QCOMPARE(spy.size(), 1);
    }

    [[nodiscard]] QList<ErrorKind> error() const
    {
        return run->error() ? QList{run->error()->kind} : QList<ErrorKind>();
    }

private:
    void connectAll()
    {
        const auto add = [this](const QString &line) {
            log.append(line);
            listener(line);
        };
        QObject::connect(run.get(), &ConformanceRun::taskStarted, &m_context,
                         [add](const QString &model, qsizetype index) {
                             add(u"start %1 %2"_s.arg(model).arg(index));
                         });
        QObject::connect(run.get(), &ConformanceRun::attemptFailed, &m_context,
                         [add](const run::AttemptFailed &attempt) {
                             add(u"again "_s + errorKindName(attempt.error.kind));
                         });
        QObject::connect(run.get(), &ConformanceRun::taskFinished, &m_context,
                         [add](const TaskResult &result) {
                             const QString mark = result.error ? errorKindName(result.error->kind)
                                 : result.isExact              ? u"exact"_s
                                 : result.isResolved           ? u"fits"_s
                                                               : u"no"_s;
                             add(u"done %1 %2 %3"_s.arg(result.model, result.task, mark));
                         });
        QObject::connect(run.get(), &ConformanceRun::modelGivenUp, &m_context,
                         [add](const QString &model, const Error &error) {
                             add(u"give up %1 %2"_s.arg(model, errorKindName(error.kind)));
                         });
        QObject::connect(run.get(), &ConformanceRun::historyLost, &m_context,
                         [add](const Error &) { add(u"lost"_s); });
    }

    QObject m_context;
};

} // namespace

//! Models × tasks against a scripted server.
class ConformanceRunTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void all_isMeasuredInOrder();
    void request_isForTheTask();
    void badAnswer_isNotAskedForAgain();
    void failedAttempt_isRepeated();
    void unknownModel_isGivenUp();
    void modelThatNeverAnswers_isGivenUp();
    void errorOfAll_endsIt_data();
    void errorOfAll_endsIt();
    void secret_isNotSent();
    void cancelled_keepsWhatIsMeasured();
    void cancelledBetweenTasks_ends();
    void everyRun_isKept();
    void withoutStore_nothingIsKept();
    void lostHistory_isSaidOnce();
    void nothing_isMeasuredAtOnce_data();
    void nothing_isMeasuredAtOnce();
    void folders_areGone();
};

void ConformanceRunTest::all_isMeasuredInOrder()
{
    Fixture fixture;
    fixture.measure();
    QCOMPARE(
        fixture.log,
        (QStringList{u"start a 0"_s, u"done a x exact"_s, u"start a 1"_s, u"done a y exact"_s,
                     u"start b 0"_s, u"done b x exact"_s, u"start b 1"_s, u"done b y exact"_s}));
    QCOMPARE(fixture.error(), QList<ErrorKind>());
    QCOMPARE(fixture.run->results().size(), 4);
    QCOMPARE(fixture.server.modelsAsked(), (QStringList{u"a"_s, u"a"_s, u"b"_s, u"b"_s}));
}

void ConformanceRunTest::request_isForTheTask()
{
    Fixture fixture;
    fixture.measure();
    const QString prompt = promptOf(fixture.server.arrival(1));
    QVERIFY2(prompt.startsWith(u"Make 2 of 1 in y.txt.\n\n1. Change y.txt."_s), qPrintable(prompt));
    QVERIFY2(prompt.contains(u"```txt\n1\n```"_s) || prompt.contains(u"\n1\n```"_s),
             qPrintable(prompt));
    QVERIFY2(!prompt.contains(u"x.txt"_s), qPrintable(prompt));
    QVERIFY2(!prompt.contains(u"roo-conformance"_s), qPrintable(prompt));
    QCOMPARE(fixture.server.arrival(1).json()[u"temperature"_s].toDouble(), 0.3);
}

void ConformanceRunTest::badAnswer_isNotAskedForAgain()
{
    Fixture fixture;
    fixture.server.forModel(u"a"_s).always(sse(
        {u"File: x.txt\nAction: replace\nAnchor:\n```\n9\n```\nReplace With:\n```\n2\n```\n"_s}));
    fixture.server.forModel(u"b"_s).always(sse({u"Here:\n```\n2\n```\n"_s}));
    fixture.measure();
    QCOMPARE(fixture.log.filter(u"done"_s),
             (QStringList{u"done a x no"_s, u"done a y no"_s, u"done b x no"_s, u"done b y no"_s}));
    QCOMPARE(fixture.server.count(), 4);
    QCOMPARE(fixture.error(), QList<ErrorKind>());
}

void ConformanceRunTest::failedAttempt_isRepeated()
{
    Fixture fixture;
    fixture.server.reply(error(500, "oops"));
    fixture.measurement.models = {u"a"_s};
    fixture.measure();
    QCOMPARE(fixture.log,
             (QStringList{u"start a 0"_s, u"again ServerFailed"_s, u"done a x exact"_s,
                          u"start a 1"_s, u"done a y exact"_s}));
}

void ConformanceRunTest::unknownModel_isGivenUp()
{
    Fixture fixture;
    fixture.server.forModel(u"a"_s).always(
        error(400, "Invalid model name passed in model=a. Call `/v1/models`"));
    fixture.measure();
    QCOMPARE(
        fixture.log,
        (QStringList{u"start a 0"_s, u"done a x ModelUnknown"_s, u"give up a ModelUnknown"_s,
                     u"start b 0"_s, u"done b x exact"_s, u"start b 1"_s, u"done b y exact"_s}));
    QCOMPARE(fixture.server.count(), 3);
    QCOMPARE(fixture.error(), QList<ErrorKind>());
}

void ConformanceRunTest::modelThatNeverAnswers_isGivenUp()
{
    Fixture fixture;
    fixture.measurement.tasks = {taskOf(u"x"_s), taskOf(u"y"_s), taskOf(u"z"_s), taskOf(u"w"_s)};
    fixture.server.forModel(u"a"_s).always(error(500, "oops"));
    fixture.measure();
    QCOMPARE(fixture.log.filter(u"done a"_s).size(), mostFailuresInARow);
    QCOMPARE(fixture.log.filter(u"give up"_s), QStringList{u"give up a ServerFailed"_s});
    QCOMPARE(fixture.log.filter(u"done b"_s).size(), 4);
}

void ConformanceRunTest::errorOfAll_endsIt_data()
{
    QTest::addColumn<Script>("answer");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("bad key") << error(
        401, "Authentication Error, Invalid proxy server token passed.", "auth_error")
                             << ErrorKind::BadKey;
    QTest::newRow("budget") << error(
        400, "Budget has been exceeded! Current cost: 1, Max budget: 1", "budget_exceeded")
                            << ErrorKind::BudgetExceeded;
    QTest::newRow("no endpoint") << status(404).html("<html>404</html>")
                                 << ErrorKind::NotAnEndpoint;
}

void ConformanceRunTest::errorOfAll_endsIt()
{
    QFETCH(const Script, answer);
    QFETCH(ErrorKind, kind);
    Fixture fixture;
    fixture.server.reply(sse({rightAnswer(u"x"_s)}));
    fixture.server.reply(answer);
    fixture.measure();
    QCOMPARE(fixture.log,
             (QStringList{u"start a 0"_s, u"done a x exact"_s, u"start a 1"_s,
                          u"done a y "_s + errorKindName(kind)}));
    QCOMPARE(fixture.error(), QList{kind});
    QCOMPARE(fixture.server.count(), 2);
}

void ConformanceRunTest::secret_isNotSent()
{
    Fixture fixture;
    const QString secret = u"ghp_"_s + u"aB3dE5gH7jK9mN1pQ2sT4vW6xY8zA0cD2fG4"_s;
    fixture.measurement.tasks[0].plan += u' ' + secret;
    fixture.measure();
    QCOMPARE(fixture.error(), QList{ErrorKind::SecretsRefused});
    QCOMPARE(fixture.server.count(), 0);

    Fixture allowed;
    allowed.measurement.tasks[0].plan += u' ' + secret;
    allowed.measurement.request.allowsSecrets = true;
    allowed.measure();
    QCOMPARE(allowed.error(), QList<ErrorKind>());
    QCOMPARE(allowed.server.count(), 4);
}

void ConformanceRunTest::cancelled_keepsWhatIsMeasured()
{
    Fixture fixture;
    fixture.server.reply(sse({rightAnswer(u"x"_s)}));
    fixture.server.reply(stream(delta(u"File"_s)).hang());
    QObject::connect(&fixture.server, &FakeLiteLlm::arrived, &fixture.server,
                     [&fixture](qsizetype index) {
                         if (index == 1) {
                             fixture.run->cancel(ErrorKind::Interrupted);
                         }
                     });
    fixture.measure();
    QCOMPARE(fixture.log, (QStringList{u"start a 0"_s, u"done a x exact"_s, u"start a 1"_s}));
    QCOMPARE(fixture.error(), QList{ErrorKind::Interrupted});
    QCOMPARE(fixture.run->results().size(), 1);
    QCOMPARE(fixture.server.count(), 2);
    QCOMPARE(fixture.store->runIds().size(), 2);
}

void ConformanceRunTest::cancelledBetweenTasks_ends()
{
    Fixture fixture;
    fixture.listener = [&fixture](const QString &line) {
        if (line == u"done a x exact"_s) {
            fixture.run->cancel();
        }
    };
    fixture.measure();
    QCOMPARE(fixture.log, (QStringList{u"start a 0"_s, u"done a x exact"_s}));
    QCOMPARE(fixture.error(), QList{ErrorKind::Cancelled});
    QCOMPARE(fixture.server.count(), 1);
}

void ConformanceRunTest::everyRun_isKept()
{
    Fixture fixture;
    fixture.measure();
    QCOMPARE(fixture.store->runIds().size(), 4);
    QVERIFY(fixture.run->isKept());
    for (const TaskResult &result : fixture.run->results()) {
        const auto events = fixture.store->load(result.runId);
        QVERIFY(events);
        const run::Run run = run::foldAll(*events);
        QCOMPARE(run.start().profile.stage(run::Role::Coder).models, QStringList{result.model});
        QCOMPARE(run.start().profile.edits.rounds, 0);
        QVERIFY(run.edits().has_value());
        QCOMPARE(run.finish()->outcome, run::Outcome::Succeeded);
    }
}

void ConformanceRunTest::withoutStore_nothingIsKept()
{
    Fixture fixture;
    fixture.store.reset();
    fixture.measure();
    QCOMPARE(fixture.run->results().size(), 4);
    QVERIFY(!fixture.run->isKept());
    QVERIFY(QDir(fixture.home.path()).isEmpty());
}

void ConformanceRunTest::lostHistory_isSaidOnce()
{
    Fixture fixture;
    QVERIFY(writeFile(fixture.home.filePath(u"runs"_s), "no folder"));
    fixture.measure();
    QCOMPARE(fixture.log.count(u"lost"_s), 1);
    QCOMPARE(fixture.run->results().size(), 4);
    QCOMPARE(fixture.error(), QList<ErrorKind>());
}

void ConformanceRunTest::nothing_isMeasuredAtOnce_data()
{
    QTest::addColumn<bool>("hasModels");
    QTest::newRow("no models") << false;
    QTest::newRow("no tasks") << true;
}

void ConformanceRunTest::nothing_isMeasuredAtOnce()
{
    QFETCH(bool, hasModels);
    Fixture fixture;
    if (hasModels) {
        fixture.measurement.tasks.clear();
    } else {
        fixture.measurement.models.clear();
    }
    fixture.measure();
    QCOMPARE(fixture.log, QStringList());
    QCOMPARE(fixture.error(), QList<ErrorKind>());
    QCOMPARE(fixture.server.count(), 0);
}

void ConformanceRunTest::folders_areGone()
{
    Fixture fixture;
    fixture.measure();
    for (const TaskResult &result : fixture.run->results()) {
        const run::Run run = run::foldAll(fixture.store->load(result.runId).value());
        QVERIFY(
            run.start().workspace.startsWith(QFileInfo(fixture.scratch.path()).canonicalFilePath()
                                             + u"/conformance/roo-conformance-"));
        QVERIFY(!QDir(run.start().workspace).exists());
    }
}

QTEST_GUILESS_MAIN(ConformanceRunTest)
#include "tst_conformancerun.moc"
