// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/prover.h"
#include "core/proof/sandboxtrial.h"
#include "core/proof/scrubbedenvironment.h"
#include "support/files.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using proof::Check;
using proof::CheckKind;
using proof::CheckResult;
using proof::CheckVerdict;
using proof::Prover;
using proof::TestCounts;

namespace {

Check shell(const QString &name, const QString &script, CheckKind kind = CheckKind::Test)
{
    return {.kind = kind, .name = name, .command = {u"sh"_s, u"-c"_s, script}, .timeout = 20s};
}

//! What a prover tells: "started 0", "repeated 0", "finished 0 passed", "end".
struct Watched
{
    explicit Watched(Prover &prover)
    {
        QObject::connect(
            &prover, &Prover::checkStarted, &prover, [this](qsizetype index, bool isRepeat) {
                events.append((isRepeat ? u"repeated %1"_s : u"started %1"_s).arg(index));
            });
        QObject::connect(&prover, &Prover::outputReceived, &prover,
                         [this](qsizetype index, const QString &text) {
                             printed.resize(std::max(printed.size(), index + 1));
                             printed[index] += text;
                         });
        QObject::connect(&prover, &Prover::checkFinished, &prover,
                         [this](qsizetype index, const CheckResult &result) {
                             events.append(u"finished %1 %2"_s.arg(index).arg(
                                 proof::checkVerdictName(result.verdict)));
                             results.append(result);
                         });
        QObject::connect(&prover, &Prover::finished, &prover, [this] { events.append(u"end"_s); });
    }

    bool wait() const
    {
        return QTest::qWaitFor([this] { return events.contains(u"end"_s); }, 30s);
    }

    QStringList events;
    QStringList printed;
    QList<CheckResult> results;
};

} // namespace

class TestProver : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void checks_runOneAfterTheOther();
    void nothing_toRunEndsAsWell();
    void build_thatDidNotPassSkipsTheRest_data();
    void build_thatDidNotPassSkipsTheRest();
    void failure_isRepeatedAndMayBeFlaky();
    void failure_onAnotherTreeIsNotRepeated();
    void result_tellsWhatTheOutputSays();
    void result_takesItsTestsFromTheReport();
    void result_namesTheSignal();
    void hash_isAskedBeforeEachRun();
    void stop_atEveryStage_data();
    void stop_atEveryStage();
    void stop_endsWhatRuns();
    void stop_beforeTheStartRunsNothing();
    void answers_thatComeLateChangeNothing();
    void destroyed_isSilent();
    void sandbox_isWhereChecksRun();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] Prover::Plan plan(const QList<Check> &checks);

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_trees; //!< What the hasher says, one after the other; the last one stays.
    int m_asked = 0;
};

void TestProver::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(test::writeFile(path(u"scratch/a.py"_s), "x\n"));
    QVERIFY(test::writeFile(path(u"ws/a.py"_s), "x\n"));
    m_trees = {u"tree"_s};
    m_asked = 0;
}

Prover::Plan TestProver::plan(const QList<Check> &checks)
{
    return {.checks = checks,
            .ground
            = {.scratch = path(u"scratch"_s),
               .shownAs = path(u"ws"_s),
               .environment = proof::scrubbedEnvironment(QProcessEnvironment::systemEnvironment())},
            .hasher = [this](QObject *receiver, const std::function<void(const QString &)> &then) {
                const QString tree = m_trees.size() > 1 ? m_trees.takeFirst() : m_trees.last();
                ++m_asked;
                QMetaObject::invokeMethod(
                    receiver, [then, tree] { then(tree); }, Qt::QueuedConnection);
            }};
}

void TestProver::checks_runOneAfterTheOther()
{
    Prover prover(plan({shell(u"a"_s, u"pwd; echo made >made"_s), shell(u"b"_s, u"cat made"_s)}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.events.isEmpty());
    QVERIFY(watched.wait());
    QCOMPARE(watched.events,
             (QStringList{u"started 0"_s, u"finished 0 passed"_s, u"started 1"_s,
                          u"finished 1 passed"_s, u"end"_s}));
    QVERIFY(watched.printed.constFirst().endsWith("/scratch\n"_L1));
    QCOMPARE(watched.printed.constLast(), u"made\n"_s);
    QCOMPARE(watched.results.constFirst().name, u"a"_s);
    QCOMPARE(watched.results.constFirst().tree, u"tree"_s);
    QCOMPARE(watched.results.constFirst().exitCode, 0);
}

void TestProver::nothing_toRunEndsAsWell()
{
    Prover prover(plan({}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.events.isEmpty());
    QVERIFY(watched.wait());
    QCOMPARE(watched.events, QStringList{u"end"_s});
}

void TestProver::build_thatDidNotPassSkipsTheRest_data()
{
    QTest::addColumn<Check>("build");
    QTest::addColumn<QString>("verdict");
    Check slow = shell(u"compile"_s, u"sleep 100"_s, CheckKind::Build);
    slow.timeout = 1s;
    Check missing = shell(u"compile"_s, {}, CheckKind::Build);
    missing.command = {u"no-such-program"_s};
    Check broken = missing;
    broken.command = {u"/etc/passwd"_s};
    QTest::newRow("failed") << shell(u"compile"_s, u"exit 2"_s, CheckKind::Build) << u"failed"_s;
    QTest::newRow("timed out") << slow << u"timed-out"_s;
    QTest::newRow("missing") << missing << u"could-not-start"_s;
    QTest::newRow("not executable") << broken << u"could-not-start"_s;
}

void TestProver::build_thatDidNotPassSkipsTheRest()
{
    QFETCH(const Check, build);
    QFETCH(const QString, verdict);
    Prover prover(plan({shell(u"lint"_s, u"exit 1"_s, CheckKind::Lint), build,
                        shell(u"test"_s, u"exit 0"_s), shell(u"more"_s, u"exit 0"_s)}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.events.last(4),
             (QStringList{u"finished 1 "_s + verdict, u"finished 2 skipped"_s,
                          u"finished 3 skipped"_s, u"end"_s}));
    QCOMPARE(watched.results.at(2).reason, u"compile"_s);
    QCOMPARE(watched.results.at(3).reason, u"compile"_s);
    QCOMPARE(watched.results.at(3).tree, QString());
    QCOMPARE(watched.results.at(1).tree, u"tree"_s);
    QCOMPARE(watched.results.at(1).reason.isEmpty(), verdict != "could-not-start"_L1);
    // Only what failed is run again.
    QCOMPARE(watched.events.contains(u"repeated 1"_s), verdict == "failed"_L1);
}

void TestProver::failure_isRepeatedAndMayBeFlaky()
{
    Prover prover(
        plan({shell(u"flaky"_s,
                    u"if test -e again; then echo 2 passed in 0.1s; exit 0; fi; touch again; "
                    "echo a.py:7: bad; exit 1"_s),
              shell(u"broken"_s, u"echo run; exit 3"_s)}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.events,
             (QStringList{u"started 0"_s, u"repeated 0"_s, u"finished 0 passed"_s, u"started 1"_s,
                          u"repeated 1"_s, u"finished 1 failed"_s, u"end"_s}));
    const CheckResult &flaky = watched.results.constFirst();
    QVERIFY(flaky.isFlaky);
    QCOMPARE(flaky.exitCode, 0);
    QCOMPARE(flaky.tests, TestCounts{.passed = 2});
    QVERIFY(flaky.problem);
    QCOMPARE(flaky.problem->line, 7);
    QVERIFY(!watched.results.constLast().isFlaky);
    QCOMPARE(watched.results.constLast().exitCode, 3);
    QCOMPARE(watched.printed, (QStringList{u"a.py:7: bad\n2 passed in 0.1s\n"_s, u"run\nrun\n"_s}));
}

void TestProver::failure_onAnotherTreeIsNotRepeated()
{
    m_trees = {u"one"_s, u"two"_s};
    Prover prover(plan({shell(u"a"_s, u"exit 1"_s)}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.events, (QStringList{u"started 0"_s, u"finished 0 failed"_s, u"end"_s}));
    QCOMPARE(watched.results.constFirst().tree, u"one"_s);
}

void TestProver::result_tellsWhatTheOutputSays()
{
    Check check = shell(u"a"_s,
                        u"echo \"$PWD/a.py:3: bad\"; yes | head -c 10000; "
                        "echo; echo 1 failed, 2 passed in 0.1s"_s);
    check.outputLimit = 1000;
    Prover prover(plan({check}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.wait());
    const CheckResult &result = watched.results.constFirst();
    // The exit code alone is the verdict.
    QCOMPARE(result.verdict, CheckVerdict::Passed);
    QCOMPARE(result.tests, (TestCounts{.passed = 2, .failed = 1}));
    QVERIFY(result.problem);
    QCOMPARE(result.problem->file, u"a.py"_s);
    QVERIFY(result.isOutputCut);
    QVERIFY(watched.printed.constFirst().contains("bytes left out"_L1));
}

void TestProver::result_takesItsTestsFromTheReport()
{
    Check check = shell(u"a"_s,
                        u"echo '<testsuite><testcase/></testsuite>' >out.xml; "
                        "echo 5 passed in 0.1s"_s);
    check.report = u"out.xml"_s;
    Prover prover(plan({check}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.results.constFirst().tests, TestCounts{.passed = 1});
}

void TestProver::result_namesTheSignal()
{
    Prover prover(plan({shell(u"a"_s, u"kill -SEGV $$"_s)}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.results.constFirst().verdict, CheckVerdict::Failed);
    QCOMPARE(watched.results.constFirst().reason, u"SIGSEGV"_s);
    QVERIFY(!watched.results.constFirst().exitCode);
}

void TestProver::hash_isAskedBeforeEachRun()
{
    m_trees = {u"one"_s, u"two"_s, u"two"_s, u"three"_s};
    Prover prover(
        plan({shell(u"a"_s, u"true"_s), shell(u"b"_s, u"false"_s), shell(u"c"_s, u"true"_s)}));
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.wait());
    QCOMPARE(m_asked, 4);
    QCOMPARE(watched.results.at(0).tree, u"one"_s);
    QCOMPARE(watched.results.at(1).tree, u"two"_s);
    QCOMPARE(watched.results.at(2).tree, u"three"_s);
}

void TestProver::stop_atEveryStage_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QStringList>("expected");
    const QString skipped1 = u"finished 1 skipped"_s;
    const QString skipped2 = u"finished 2 skipped"_s;
    const QStringList first{u"started 0"_s, u"finished 0 passed"_s};
    QTest::newRow("at once") << u"at once"_s
                             << QStringList{u"finished 0 skipped"_s, skipped1, skipped2, u"end"_s};
    QTest::newRow("started") << u"started 1"_s
                             << first + QStringList{u"started 1"_s, skipped1, skipped2, u"end"_s};
    QTest::newRow("printed") << u"printed 1"_s
                             << first + QStringList{u"started 1"_s, skipped1, skipped2, u"end"_s};
    QTest::newRow("finished") << u"finished 0"_s
                              << first + QStringList{skipped1, skipped2, u"end"_s};
    QTest::newRow("ended") << u"finished 2"_s
                           << first
            + QStringList{u"started 1"_s, u"finished 1 passed"_s, u"started 2"_s,
                          u"finished 2 passed"_s, u"end"_s};
}

void TestProver::stop_atEveryStage()
{
    QFETCH(const QString, when);
    const QString wait = when == "printed 1"_L1 ? u"; sleep 100"_s : QString();
    Prover prover(plan(
        {shell(u"a"_s, u"true"_s), shell(u"b"_s, u"echo x"_s + wait), shell(u"c"_s, u"true"_s)}));
    Watched watched(prover);
    const auto stopAt = [&](const QString &stage, qsizetype index) {
        if (when == stage + u' ' + QString::number(index)) {
            prover.stop();
        }
    };
    connect(&prover, &Prover::checkStarted, this,
            [&](qsizetype index) { stopAt(u"started"_s, index); });
    connect(&prover, &Prover::outputReceived, this,
            [&](qsizetype index) { stopAt(u"printed"_s, index); });
    connect(&prover, &Prover::checkFinished, this,
            [&](qsizetype index) { stopAt(u"finished"_s, index); });
    prover.start();
    if (when == "at once"_L1) {
        prover.stop();
    }
    QVERIFY(watched.events.isEmpty());
    QVERIFY(watched.wait());
    QCoreApplication::processEvents();
    QTEST(watched.events, "expected");
    for (const CheckResult &result : std::as_const(watched.results)) {
        QVERIFY(result.reason.isEmpty());
        QCOMPARE(result.tree.isEmpty(), result.verdict == CheckVerdict::Skipped);
    }
}

void TestProver::stop_endsWhatRuns()
{
    Prover prover(
        plan({shell(u"a"_s, u"echo $$ >own; trap '' TERM; while :; do sleep 0.01; done"_s)}));
    Watched watched(prover);
    prover.start();
    const QString own = path(u"scratch/own"_s);
    QTRY_VERIFY(QFile::exists(own) && test::contentOf(own).endsWith('\n'));
    const auto process = static_cast<pid_t>(test::contentOf(own).trimmed().toInt());
    QElapsedTimer clock;
    clock.start();
    prover.stop();
    QCOMPARE(watched.events, QStringList{u"started 0"_s});
    prover.stop();
    QVERIFY(watched.wait());
    QVERIFY(clock.elapsed() < 1500);
    QVERIFY(::kill(process, 0) != 0);
    QCOMPARE(watched.events.last(2), (QStringList{u"finished 0 skipped"_s, u"end"_s}));
}

void TestProver::stop_beforeTheStartRunsNothing()
{
    Prover prover(plan({shell(u"a"_s, u"true"_s)}));
    Watched watched(prover);
    prover.stop();
    prover.start();
    QVERIFY(watched.wait());
    QCOMPARE(watched.events, (QStringList{u"finished 0 skipped"_s, u"end"_s}));
    QCOMPARE(m_asked, 0);
}

void TestProver::answers_thatComeLateChangeNothing()
{
    std::function<void(const QString &)> answer;
    Prover::Plan late = plan({shell(u"a"_s, u"true"_s)});
    late.hasher
        = [&answer](QObject *, const std::function<void(const QString &)> &then) { answer = then; };
    Prover prover(late);
    Watched watched(prover);
    prover.start();
    QTRY_VERIFY(answer);
    prover.stop();
    answer(u"tree"_s);
    QVERIFY(watched.wait());
    answer(u"tree"_s);
    QCoreApplication::processEvents();
    QCOMPARE(watched.events, (QStringList{u"finished 0 skipped"_s, u"end"_s}));

    // Twice the same answer is one run.
    late.hasher = [](QObject *, const std::function<void(const QString &)> &then) {
        then(u"tree"_s);
        then(u"tree"_s);
    };
    Prover twice(late);
    Watched once(twice);
    twice.start();
    QVERIFY(once.wait());
    QCOMPARE(once.events, (QStringList{u"started 0"_s, u"finished 0 passed"_s, u"end"_s}));
}

void TestProver::destroyed_isSilent()
{
    auto prover = std::make_unique<Prover>(plan({shell(u"a"_s, u"touch ran; sleep 100"_s)}));
    Watched watched(*prover);
    prover->start();
    QTRY_VERIFY(QFile::exists(path(u"scratch/ran"_s)));
    prover.reset();
    QCoreApplication::processEvents();
    QCOMPARE(watched.events, QStringList{u"started 0"_s});
}

void TestProver::sandbox_isWhereChecksRun()
{
    Check missing = shell(u"missing"_s, {});
    missing.command = {u"./no-such-program"_s};
    Prover::Plan shut = plan({shell(u"a"_s, u"pwd; echo made >made; echo \"$PWD/a.py:3: bad\""_s),
                              shell(u"b"_s, u"kill -SEGV $$"_s), missing});
    proof::SandboxTrial trial(shut.ground.environment, {});
    std::optional<proof::SandboxFinding> found;
    connect(&trial, &proof::SandboxTrial::finished, this,
            [&found](const proof::SandboxFinding &finding) { found = finding; });
    trial.start();
    QTRY_VERIFY_WITH_TIMEOUT(found, 30s);
    if (found->state != proof::SandboxState::Available) {
        QSKIP(found->words.isEmpty() ? "bubblewrap is not installed." : qPrintable(found->words));
    }
    shut.ground.sandbox = found->sandbox;
    Prover prover(shut);
    Watched watched(prover);
    prover.start();
    QVERIFY(watched.wait());
    const QString workspace = QFileInfo(path(u"ws"_s)).canonicalFilePath();
    QVERIFY2(watched.printed.constFirst().startsWith(workspace + u'\n'),
             qPrintable(watched.printed.constFirst()));
    QVERIFY(QFile::exists(path(u"scratch/made"_s)));
    QVERIFY(!QFile::exists(path(u"ws/made"_s)));
    QVERIFY(watched.results.at(0).problem);
    QCOMPARE(watched.results.at(0).problem->file, u"a.py"_s);
    QCOMPARE(watched.results.at(1).verdict, CheckVerdict::Failed);
    QCOMPARE(watched.results.at(1).reason, u"SIGSEGV"_s);
    QCOMPARE(watched.results.at(2).verdict, CheckVerdict::CouldNotStart);
    QVERIFY2(watched.results.at(2).reason.contains("No such file"_L1),
             qPrintable(watched.results.at(2).reason));
}

QTEST_GUILESS_MAIN(TestProver)
#include "tst_prover.moc"
