// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/account.h"

#include "support/pipereader.h"
#include "support/pseudoterminal.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

namespace {

constexpr int taskCount = 12;

//! Names and words of the tasks.
QMap<QString, QString> shippedTasks()
{
    const QDir folder(QStringLiteral(ROO_SOURCE_DIR "/resources/conformance"));
    QMap<QString, QString> tasks;
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        tasks.insert(name,
                     QString::fromUtf8(contentOf(folder.filePath(name + u"/task.md"_s))).trimmed());
    }
    return tasks;
}

//! The task that a request is about.
QString taskIn(const Arrival &arrival)
{
    static const QMap<QString, QString> tasks = shippedTasks();
    const QString prompt = arrival.json()[u"messages"_s].toArray().last()["content"_L1].toString();
    for (const auto &[name, words] : tasks.asKeyValueRange()) {
        if (prompt.contains(words)) {
            return name;
        }
    }
    return {};
}

QString solutionOf(const QString &task)
{
    return QString::fromUtf8(
        contentOf(QStringLiteral(ROO_TEST_DATA "/conformance/") + task + u".md"_s));
}

//! As a model that gets everything right.
Script solved(const Arrival &arrival)
{
    return sse({solutionOf(taskIn(arrival))});
}

QList<QJsonObject> objectsIn(const QByteArray &lines, const QString &type)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        if (json["type"_L1].toString() == type) {
            objects.append(json);
        }
    }
    return objects;
}

//! The cells of the row of a model.
QStringList rowOf(const QByteArray &table, const QString &model)
{
    for (const QString &line : QString::fromUtf8(table).split(u'\n')) {
        const QStringList cells = line.simplified().split(u' ');
        if (cells.constFirst() == model) {
            return cells;
        }
    }
    return {};
}

} // namespace

//! `conformance` against models of every kind.
class CliConformanceTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_server = std::make_unique<FakeLiteLlm>();
        m_server->forModel(u"good"_s).always(&solved);
    }

    void models_areMeasuredAndRanked();
    void profile_namesTheModels();
    void terminal_showsATableThatFits();
    void json_isALineForEachTaskAndModel();
    void badMark_isExplainedByTheRun();
    void answersWithoutChanges_areAFailure();
    void otherResult_isShownWhereAsked();
    void history_keepsThemApart();
    void killedProgram_isSweptUpAfter();
    void noHistory_keepsNothing();
    void quiet_saysNothingBut();
    void unknownModel_isGivenUp_data();
    void unknownModel_isGivenUp();
    void badKey_endsIt();
    void budget_endsItWithWhatWasMeasured();
    void noProxy_isUnreachable();
    void interruption_printsWhatWasMeasured_data();
    void interruption_printsWhatWasMeasured();
    void outputThatIsGone_endsIt();
    void profileWithoutItsFiles_isConfiguration();

private:
    std::unique_ptr<FakeLiteLlm> m_server;
};

void CliConformanceTest::models_areMeasuredAndRanked()
{
    m_server->forModel(u"malformed"_s).always([](const Arrival &arrival) {
        return sse({solutionOf(taskIn(arrival))
                        .replace(u"\nAnchor:"_s, u"\nWhere:"_s)
                        .replace(u"Action: replace"_s, u"Action: change it"_s)});
    });
    m_server->forModel(u"weak"_s).always(sse({u"**pricing.py**\n```python\nprint(1)\n```\n"_s}));
    m_server->forModel(u"truncated"_s).always([](const Arrival &arrival) {
        return stream(delta(solutionOf(taskIn(arrival))) + finish("length") + done());
    });
    m_server->forModel(u"silent"_s).always(error(503, "overloaded"));
    Orchestrator run({u"conformance"_s, u"--model"_s, u"silent,weak"_s, u"--model"_s,
                      u"malformed,truncated"_s, u"--model"_s, u"good,weak"_s},
                     *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    const QStringList lines = QString::fromUtf8(run.out()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 6);
    QVERIFY2(lines.at(0).startsWith(u"MODEL "_s), run.out().constData());
    QVERIFY2(lines.at(1).startsWith(u"good "_s), run.out().constData());
    QVERIFY2(lines.at(5).startsWith(u"silent "_s), run.out().constData());
    // answered, well-formed, resolved, exact
    QCOMPARE(rowOf(run.out(), u"good"_s).sliced(1, 4),
             (QStringList{u"12/12"_s, u"12"_s, u"12"_s, u"12"_s}));
    QCOMPARE(rowOf(run.out(), u"weak"_s).sliced(1, 4),
             (QStringList{u"12/12"_s, u"0"_s, u"12"_s, u"0"_s}));
    QCOMPARE(rowOf(run.out(), u"malformed"_s).sliced(1, 2), (QStringList{u"12/12"_s, u"0"_s}));
    QCOMPARE(rowOf(run.out(), u"truncated"_s).sliced(1, 4),
             (QStringList{u"12/12"_s, u"0"_s, u"0"_s, u"0"_s}));
    QVERIFY2(run.out().contains("12 E_TRUNCATED"), run.out().constData());
    QCOMPARE(rowOf(run.out(), u"silent"_s).sliced(1, 1), QStringList{u"0/3"_s});
    QVERIFY2(run.errText().contains(u"5 models, 12 tasks each: 60 requests"_s),
             run.err().constData());
    QVERIFY2(run.errText().contains(u"good: task 3 of 12, 03-several-edits: exact"_s),
             run.err().constData());
    QVERIFY2(run.errText().contains(u"silent: given up: "_s), run.err().constData());
}

void CliConformanceTest::profile_namesTheModels()
{
    m_server->always(&solved);
    Orchestrator run({u"conformance"_s, u"--profile"_s, u"own/"_s}, *m_server);
    run.write(u"own/profile.toml"_s, R"(name = "own"
description = "One coder"
[planner]
models = ["p"]
template = "p.md"
[coder]
models = ["one", "two", "one"]
template = "c.md"
workspace_template = "c.md"
[reviewer]
models = ["r"]
template = "r.md"
)"_ba);
    run.write(u"own/p.md"_s, "# System\nPlan.\n\n# User\n{{task}}\n"_ba);
    run.write(u"own/r.md"_s, "# System\nReview.\n\n# User\n{{task}}\n\n{{plan}}\n\n{{code}}\n"_ba);
    run.write(u"own/c.md"_s,
              "# System\nCode.\n\n# User\n{{task}}\n\n{{plan}}\n\n{{workspace}}\n"_ba);
    run.start();
    QVERIFY(run.finish());
    QVERIFY2(run.exitCode() == 0, run.err().constData());
    QCOMPARE(m_server->count(), 2 * taskCount);
    QCOMPARE(rowOf(run.out(), u"one"_s).value(4), u"12"_s);
    QCOMPARE(rowOf(run.out(), u"two"_s).value(4), u"12"_s);
    QVERIFY2(m_server->arrival(0).body.contains("Code."), m_server->arrival(0).body.constData());
}

void CliConformanceTest::terminal_showsATableThatFits()
{
    m_server->always(&solved);
    m_server->forModel(u"openrouter/xiaomi/mimo-v2-flash:free"_s).always(sse({u"Sorry."_s}));
    PseudoTerminal terminal;
    Orchestrator run({u"conformance"_s, u"--model"_s,
                      u"openrouter/xiaomi/mimo-v2-flash:free,openrouter/other/other-coder:free"_s},
                     *m_server);
    run.setVariable(u"ROO_FREE_PER_MINUTE"_s, u"0"_s); // they are more than 20
    run.give(1, terminal.openDevice());
    run.give(2, terminal.openDevice());
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QTRY_VERIFY(!terminal.screen().filter(u"RES"_s).isEmpty());
    const QStringList screen = terminal.screen();
    const qsizetype heading = screen.indexOf(screen.filter(u" RES "_s).constFirst());
    QVERIFY(screen.at(heading + 1).contains(u"ther-coder:free 12/12 "_s));
    QVERIFY(screen.at(heading + 2).contains(u"-v2-flash:free 12/12 "_s));
    for (const QString &line : screen.sliced(heading, 3)) {
        QVERIFY2(line.size() <= 80, qPrintable(line));
    }
    QVERIFY(screen.filter(u"ESC"_s).isEmpty());
}

void CliConformanceTest::json_isALineForEachTaskAndModel()
{
    m_server->forModel(u"bad"_s).always(sse({u"Done!"_s}));
    Orchestrator run({u"conformance"_s, u"--model"_s, u"bad,good"_s, u"--json"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.out().count('\n'), 2 * taskCount + 2);
    const QList<QJsonObject> tasks = objectsIn(run.out(), u"task"_s);
    QCOMPARE(tasks.size(), 2 * taskCount);
    QCOMPARE(tasks.at(0)["model"_L1].toString(), u"bad"_s);
    QCOMPARE(tasks.at(0)["task"_L1].toString(), u"01-replace"_s);
    QCOMPARE(tasks.at(0)["well_formed"_L1].toBool(true), false);
    QVERIFY(tasks.at(0)["no_changes"_L1].toBool());
    QVERIFY(run.keptRuns().join(u' ').contains(tasks.at(0)["run"_L1].toString()));
    const QJsonObject &last = tasks.constLast();
    QCOMPARE(last["task"_L1].toString(), u"12-quotes-and-dollars"_s);
    for (const QLatin1StringView mark : {"well_formed"_L1, "resolved"_L1, "exact"_L1}) {
        QVERIFY2(last[mark].toBool(), mark.data());
    }
    QCOMPARE(last["levels"_L1]["L0"_L1].toInt(), 2);
    QCOMPARE(last["usage"_L1]["prompt_tokens"_L1].toInt(), 9);
    QVERIFY(last.contains("total_ms"_L1));
    const QList<QJsonObject> models = objectsIn(run.out(), u"model"_s);
    QCOMPARE(models.size(), 2);
    QCOMPARE(models.at(0)["model"_L1].toString(), u"good"_s);
    QCOMPARE(models.at(0)["exact"_L1].toInt(), taskCount);
    QCOMPARE(models.at(1)["answered"_L1].toInt(), taskCount);
    QCOMPARE(models.at(1)["resolved"_L1].toInt(-1), 0);
    QCOMPARE(models.at(1)["no_changes"_L1].toInt(), taskCount);
    QVERIFY(!models.at(0).contains("no_changes"_L1));
}

void CliConformanceTest::badMark_isExplainedByTheRun()
{
    m_server->forModel(u"bad"_s).always(
        sse({u"File: pricing.py\nAction: delete\nAnchor:\n```\nnowhere\n```\n"_s}));
    Orchestrator run({u"conformance"_s, u"--model"_s, u"bad"_s, u"--json"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    const QString id = objectsIn(run.out(), u"task"_s).constFirst()["run"_L1].toString();
    run.setArguments({u"diff"_s, id});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 5);
    QVERIFY2(run.errText().contains(u"pricing.py"_s), run.err().constData());
    run.setArguments({u"show"_s, id});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY2(run.out().contains("nowhere"), run.out().constData());
}

//! Prose is no measure of anything: the table has the reason, and the shell hears of it.
void CliConformanceTest::answersWithoutChanges_areAFailure()
{
    m_server->forModel(u"talker"_s).always(sse({u"I would change pricing.py."_s}));
    Orchestrator run({u"conformance"_s, u"--model"_s, u"talker"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 1);
    QVERIFY2(run.out().contains("  12 no changes\n"), run.out().constData());
    QVERIFY2(run.errText().contains(u"No answer has any change of a file in it."_s),
             run.err().constData());
    QVERIFY2(run.errText().contains(u"01-replace: no changes in the answer"_s),
             run.err().constData());
}

void CliConformanceTest::otherResult_isShownWhereAsked()
{
    m_server->forModel(u"other"_s).always([](const Arrival &arrival) {
        return sse({solutionOf(taskIn(arrival))
                    + u"\nFile: more.txt\nAction: create\n"
                      "Content:\n```\nmo\u001b[2Jre\n```\n"_s});
    });
    const QStringList arguments{u"conformance"_s, u"--model"_s, u"other"_s};
    Orchestrator run(arguments, *m_server);
    run.start();
    QVERIFY(run.finish());
    QVERIFY2(!run.errText().contains(u"more.txt"_s), run.err().constData());
    run.setArguments(arguments + QStringList{u"--verbose"_s});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QVERIFY(!run.err().contains('\x1b'));
    QVERIFY2(run.errText().contains(u"    +++ b/more.txt\n"_s), run.err().constData());
    QVERIFY2(run.errText().contains(u"    +mo\u241b[2Jre\n"_s), run.err().constData());
}

//! Whoever measured something goes on with the work from before.
void CliConformanceTest::history_keepsThemApart()
{
    const Account account(m_server.get());
    m_server->forModel(u"p"_s).always(sse({u"THE PLAN"_s}));
    QCOMPARE(account.call(oneModelEach({u"plan"_s, u"Real work"_s})).exitCode, 0);
    QCOMPARE(account.call({u"conformance"_s, u"--model"_s, u"good"_s}).exitCode, 0);
    const Account::Call shown = account.call({u"show"_s, u"last"_s});
    QVERIFY2(shown.exitCode == 0 && shown.out.contains("Real work"), shown.out.constData());
    const Account::Call listed = account.call({u"history"_s});
    QCOMPARE(listed.out.count('\n'), 1);
    QVERIFY2(listed.says(u"12 runs of conformance are not among them; --all has them."_s),
             listed.err.constData());
    const Account::Call found = account.call({u"history"_s, u"--search"_s, u"conformance"_s});
    QCOMPARE(found.out, QByteArray());
    QVERIFY2(found.says(u"12 runs of conformance are not among them"_s), found.err.constData());
    const Account::Call other = account.call({u"history"_s, u"--search"_s, u"Real"_s});
    QVERIFY2(other.out.contains("Real work") && !other.says(u"conformance"_s),
             other.err.constData());
    for (const QString &option : {u"--json"_s, u"--ids"_s}) { // for programs
        QCOMPARE(account.call({u"history"_s, option}).err, QByteArray());
    }
    const Account::Call all = account.call({u"history"_s, u"--all"_s, u"--ids"_s});
    QCOMPARE(all.out.count('\n'), 1 + taskCount);
    const QByteArray newest = all.out.first(all.out.indexOf('\n'));
    QCOMPARE(account.call({u"show"_s, QString::fromUtf8(newest)}).exitCode, 0);
    QCOMPARE(account.call({u"history"_s, u"delete"_s, u"last"_s, u"--yes"_s}).exitCode, 0);
    const Account::Call nothing = account.call({u"show"_s, u"last"_s});
    QCOMPARE(nothing.exitCode, 2);
}

//! Its folder does not stay.
void CliConformanceTest::killedProgram_isSweptUpAfter()
{
    const Account account(m_server.get());
    m_server->forModel(u"a"_s).always(stream(delta(u"File: "_s)).hang());
    const auto run = account.prepare({u"conformance"_s, u"--model"_s, u"a"_s});
    QTemporaryDir cache;
    run->setVariable(u"XDG_CACHE_HOME"_s, cache.path());
    run->start();
    QVERIFY(QTest::qWaitFor([&] { return m_server->count() == 1; }, 30s));
    const QDir scratch(cache.filePath(u"roo-harness/conformance"_s));
    const auto left = [&scratch] { return scratch.entryList(QDir::Dirs | QDir::NoDotAndDotDot); };
    QCOMPARE(left().size(), 1);
    const auto next = account.prepare({u"history"_s});
    next->setVariable(u"XDG_CACHE_HOME"_s, cache.path());
    next->start();
    QVERIFY(next->finish());
    QCOMPARE(left().size(), 1); // it is in use
    run->signal(SIGKILL);
    QVERIFY(run->finish());
    next->start();
    QVERIFY(next->finish());
    QCOMPARE(left().size(), 1); // of today: not every disk tells what is in use
    namespace fs = std::filesystem;
    fs::last_write_time(scratch.filePath(left().constFirst()).toStdString(),
                        fs::file_time_type::clock::now() - std::chrono::hours(25));
    next->start();
    QVERIFY(next->finish());
    QCOMPARE(left(), QStringList());
}

void CliConformanceTest::noHistory_keepsNothing()
{
    Orchestrator run({u"conformance"_s, u"--model"_s, u"good"_s, u"--no-history"_s, u"--json"_s},
                     *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.keptRuns(), QStringList());
    for (const QJsonObject &task : objectsIn(run.out(), u"task"_s)) {
        QVERIFY(!task.contains("run"_L1));
    }
}

void CliConformanceTest::quiet_saysNothingBut()
{
    Orchestrator run({u"conformance"_s, u"--model"_s, u"good"_s, u"--quiet"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.err(), QByteArray());
    QCOMPARE(run.out().count('\n'), 2);
}

void CliConformanceTest::unknownModel_isGivenUp_data()
{
    QTest::addColumn<QString>("models");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("requests");

    QTest::newRow("beside another") << u"unknown,good"_s << 0 << 1 + taskCount;
    QTest::newRow("alone") << u"unknown"_s << 1 << 1;
}

void CliConformanceTest::unknownModel_isGivenUp()
{
    QFETCH(QString, models);
    QFETCH(int, exitCode);
    QFETCH(int, requests);
    m_server->forModel(u"unknown"_s)
        .always(error(400, "Invalid model name passed in model=unknown. Call `/v1/models`"));
    Orchestrator run({u"conformance"_s, u"--model"_s, models}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), exitCode);
    QCOMPARE(m_server->count(), requests);
    QCOMPARE(rowOf(run.out(), u"unknown"_s).value(1), u"0/1"_s);
    QVERIFY2(run.out().contains("given up: unknown model"), run.out().constData());
    QCOMPARE(run.errText().contains(u"No model could be measured."_s), exitCode == 1);
}

void CliConformanceTest::badKey_endsIt()
{
    m_server->always(
        error(401, "Authentication Error, Invalid proxy server token passed.", "auth_error"));
    Orchestrator run({u"conformance"_s, u"--model"_s, u"a,b"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->count(), 1);
    QCOMPARE(run.out(), QByteArray());
    QVERIFY2(run.errText().contains(u"orchestrator: "_s), run.err().constData());
}

void CliConformanceTest::budget_endsItWithWhatWasMeasured()
{
    m_server->forModel(u"a"_s).reply(sse({solutionOf(u"01-replace"_s)}));
    m_server->forModel(u"a"_s).always(
        error(400, "Budget has been exceeded! Current cost: 1, Max budget: 1", "budget_exceeded"));
    Orchestrator run({u"conformance"_s, u"--model"_s, u"a,good"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->count(), 2);
    QCOMPARE(rowOf(run.out(), u"a"_s).sliced(1, 4),
             (QStringList{u"1/2"_s, u"1"_s, u"1"_s, u"1"_s}));
}

void CliConformanceTest::noProxy_isUnreachable()
{
    const QString url = u"http://127.0.0.1:%1"_s.arg(closedPort());
    Orchestrator run({u"conformance"_s, u"--model"_s, u"a,b"_s, u"--base-url"_s, url});
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 4);
    QVERIFY2(run.errText().contains(url), run.err().constData());
    QCOMPARE(run.out(), QByteArray());
}

void CliConformanceTest::interruption_printsWhatWasMeasured_data()
{
    QTest::addColumn<bool>("isJson");
    QTest::newRow("table") << false;
    QTest::newRow("JSON") << true;
}

void CliConformanceTest::interruption_printsWhatWasMeasured()
{
    QFETCH(bool, isJson);
    m_server->forModel(u"a"_s).reply(sse({solutionOf(u"01-replace"_s)}));
    m_server->forModel(u"a"_s).always(stream(delta(u"File: "_s)).hang());
    Orchestrator run({u"conformance"_s, u"--model"_s, u"a,good"_s}, *m_server);
    if (isJson) {
        run.setArguments({u"conformance"_s, u"--model"_s, u"a,good"_s, u"--json"_s});
    }
    run.start();
    QVERIFY(QTest::qWaitFor([&] { return m_server->count() == 2; }, 30s));
    run.signal(SIGINT);
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 130);
    QCOMPARE(m_server->count(), 2);
    QVERIFY2(run.errText().contains(u"Stopped by a signal"_s), run.err().constData());
    if (isJson) {
        QCOMPARE(objectsIn(run.out(), u"task"_s).size(), 1);
        QCOMPARE(objectsIn(run.out(), u"model"_s).size(), 1);
    } else {
        QCOMPARE(rowOf(run.out(), u"a"_s).sliced(1, 4),
                 (QStringList{u"1/1"_s, u"1"_s, u"1"_s, u"1"_s}));
    }
}

void CliConformanceTest::outputThatIsGone_endsIt()
{
    PipeReader reader;
    m_server->forModel(u"a"_s).reply(sse({solutionOf(u"01-replace"_s)}));
    m_server->forModel(u"a"_s).always(stream(delta(u"File: "_s)).hang());
    Orchestrator run({u"conformance"_s, u"--model"_s, u"a"_s, u"--json"_s}, *m_server);
    run.give(1, reader.takeWriteEnd());
    reader.close();
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 141);
}

void CliConformanceTest::profileWithoutItsFiles_isConfiguration()
{
    Orchestrator run({u"conformance"_s, u"--profile"_s, u"nowhere"_s}, *m_server);
    run.start();
    QVERIFY(run.finish());
    QCOMPARE(run.exitCode(), 3);
    QCOMPARE(m_server->count(), 0);
}

QTEST_GUILESS_MAIN(CliConformanceTest)
#include "tst_cli_conformance.moc"
