// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runsearch.h"

#include "keptruns.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

const QDateTime someTime(QDate(2026, 11, 22), QTime(12, 0), QTimeZone::UTC);

RunSummary sample()
{
    return {.id = u"20261122-120000-abcdef"_s,
            .task = u"Schreibe eine ÜBERSICHT\nder Dateien"_s,
            .profile = u"baseline"_s,
            .models = {u"gpt-4o-mini"_s, u"qwen/qwen3-coder:free"_s},
            .startedAt = someTime,
            .status = RunStatus::Failed};
}

//! A run whose Planner and Coder said this; the Coder did not end unless it is a success.
QList<EventBody> bodiesOf(const QString &plan, const QString &code, Outcome outcome)
{
    QList<EventBody> bodies{
        RunStarted{.task = u"the task"_s, .profile = sampleProfile(), .stages = allRoles()},
        StageStarted{.stage = Role::Planner},
        AttemptStarted{.attemptId = u"p"_s, .model = u"plan"_s},
        TextDelta{.attemptId = u"p"_s, .text = plan},
        StageFinished{.attemptId = u"p"_s},
        StageStarted{.stage = Role::Coder},
        AttemptStarted{.attemptId = u"c"_s, .model = u"code"_s},
        TextDelta{.attemptId = u"c"_s, .kind = TextKind::Reasoning, .text = u"pondering"_s},
        TextDelta{.attemptId = u"c"_s, .text = code}};
    if (outcome == Outcome::Succeeded) {
        bodies.append(StageFinished{.stage = Role::Coder, .attemptId = u"c"_s});
    }
    bodies.append(RunFinished{.outcome = outcome});
    return bodies;
}

} // namespace

class RunSearchTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void words_areDividedByBlanks_data();
    void words_areDividedByBlanks();
    void match_needsAllWords_data();
    void match_needsAllWords();
    void match_knowsWhatBecameOfTheChanges_data();
    void match_knowsWhatBecameOfTheChanges();
    void match_needsItsTime();
    void answers_areSearched_data();
    void answers_areSearched();
    void answers_ofAKilledRunToo();
    void answers_areSearchedInTheirFiles();
    void answers_bearRunsThatHaveGone();
    void search_endsWhenTold();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] RunStore store() const { return RunStore(m_folder->filePath(u"runs"_s)); }
    [[nodiscard]] QStringList hits(const QStringList &words) const
    {
        QStringList ids;
        searchAnswers(store(), store().summaries(), words, [&ids](const RunSummary &run) {
            ids.append(run.id.last(6));
            return true;
        });
        return ids;
    }
};

void RunSearchTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RunSearchTest::words_areDividedByBlanks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("blanks") << u" \t\n "_s << QStringList();
    QTest::newRow("a word") << u"one"_s << QStringList{u"one"_s};
    QTest::newRow("words") << u"  one\ttwo\n three "_s
                           << QStringList{u"one"_s, u"two"_s, u"three"_s};
}

void RunSearchTest::words_areDividedByBlanks()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, words);
    QCOMPARE((RunQuery{.text = text, .since = {}}).words(), words);
}

void RunSearchTest::match_needsAllWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isHit");
    QTest::newRow("no word") << QString() << true;
    QTest::newRow("of the task") << u"Schreibe"_s << true;
    QTest::newRow("part of a word") << u"chrei"_s << true;
    QTest::newRow("another case") << u"übersicht SCHREIBE"_s << true;
    QTest::newRow("of the ID") << u"abcdef"_s << true;
    QTest::newRow("of the profile") << u"base"_s << true;
    QTest::newRow("of any model") << u"gpt qwen3-coder:free"_s << true;
    QTest::newRow("of the status") << u"failed"_s << true;
    QTest::newRow("here and there") << u"qwen failed dateien abcdef"_s << true;
    QTest::newRow("one that is not there") << u"qwen failed other"_s << false;
    QTest::newRow("over two lines") << u"ÜBERSICHTder"_s << false;
    QTest::newRow("over two models") << u"miniqwen"_s << false;
    QTest::newRow("signs are signs") << u".*"_s << false;
}

void RunSearchTest::match_needsAllWords()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isHit);
    const RunQuery query{.text = text, .since = {}};
    QCOMPARE(matches(sample(), query), isHit);
    QVERIFY(isInTime(sample(), query));
}

//! Nobody who looks for a plan means all runs that have one.
void RunSearchTest::match_knowsWhatBecameOfTheChanges_data()
{
    QTest::addColumn<EditsState>("edits");
    QTest::addColumn<QStringList>("hits");
    QTest::newRow("none") << EditsState::None << QStringList();
    QTest::newRow("planned") << EditsState::Planned << QStringList();
    QTest::newRow("applied") << EditsState::Applied << QStringList{u"applied"_s};
    QTest::newRow("reverted") << EditsState::Reverted << QStringList{u"reverted"_s};
}

void RunSearchTest::match_knowsWhatBecameOfTheChanges()
{
    QFETCH(const EditsState, edits);
    QFETCH(const QStringList, hits);
    RunSummary run = sample();
    run.edits = edits;
    QStringList found;
    for (const QString &word : {u"none"_s, u"planned"_s, u"applied"_s, u"reverted"_s}) {
        if (matches(run, {.text = word, .since = {}})) {
            found.append(word);
        }
    }
    QCOMPARE(found, hits);
}

void RunSearchTest::match_needsItsTime()
{
    QVERIFY(matches(sample(), {.text = {}, .since = someTime}));
    QVERIFY(matches(sample(), {.text = u"gpt"_s, .since = someTime.addMSecs(-1)}));
    QVERIFY(!matches(sample(), {.text = {}, .since = someTime.addMSecs(1)}));
    QVERIFY(!matches(sample(), {.text = u"gpt"_s, .since = someTime.addMSecs(1)}));
    const RunQuery otherText{.text = u"other"_s, .since = someTime};
    QVERIFY(isInTime(sample(), otherText));
    QVERIFY(!matches(sample(), otherText));
    // 11:30 in a zone one hour behind is half an hour later.
    const QDateTime elsewhere(QDate(2026, 11, 22), QTime(11, 30), QTimeZone(-3600));
    QVERIFY(!isInTime(sample(), {.text = {}, .since = elsewhere}));
}

void RunSearchTest::answers_areSearched_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("ids"); // newest first
    const QStringList all{u"cccccc"_s, u"bbbbbb"_s, u"aaaaaa"_s};
    QTest::newRow("in all") << QStringList{u"step"_s} << all;
    QTest::newRow("no word") << QStringList() << all;
    QTest::newRow("in a success") << QStringList{u"PYTHON"_s} << QStringList{u"aaaaaa"_s};
    QTest::newRow("in a failure") << QStringList{u"rust"_s} << QStringList{u"bbbbbb"_s};
    QTest::newRow("in a cancelled one") << QStringList{u"straße"_s} << QStringList{u"cccccc"_s};
    QTest::newRow("in plan and code")
        << QStringList{u"step"_s, u"python"_s} << QStringList{u"aaaaaa"_s};
    QTest::newRow("in two runs") << QStringList{u"python"_s, u"rust"_s} << QStringList();
    QTest::newRow("not in the task") << QStringList{u"task"_s} << QStringList();
    QTest::newRow("not in what was thought") << QStringList{u"pondering"_s} << QStringList();
}

void RunSearchTest::answers_areSearched()
{
    QFETCH(const QStringList, words);
    QFETCH(const QStringList, ids);
    const QString plan = u"Step 1"_s;
    QVERIFY(layDown(store(), u"20260101-000000-aaaaaa"_s,
                    bodiesOf(plan, u"print('Python')"_s, Outcome::Succeeded)));
    QVERIFY(layDown(store(), u"20260202-000000-bbbbbb"_s,
                    bodiesOf(plan, u"fn main() { rust"_s, Outcome::Failed)));
    QVERIFY(layDown(store(), u"20260303-000000-cccccc"_s,
                    bodiesOf(plan, u"die Straße"_s, Outcome::Cancelled)));
    QCOMPARE(hits(words), ids);
}

void RunSearchTest::answers_ofAKilledRunToo()
{
    QList<EventBody> bodies = bodiesOf(u"a plan"_s, u"half a word"_s, Outcome::Failed);
    bodies.removeLast();
    QVERIFY(layDown(store(), u"20260101-000000-aaaaaa"_s, bodies));
    QCOMPARE(hits({u"half"_s}), QStringList{u"aaaaaa"_s});
    QCOMPARE(hits({u"plan"_s, u"half"_s}), QStringList{u"aaaaaa"_s});
}

//! Long before its events, which hold every piece of it.
void RunSearchTest::answers_areSearchedInTheirFiles()
{
    const QString id = u"20260101-000000-aaaaaa"_s;
    QVERIFY(layDown(store(), id, bodiesOf(u"a plan"_s, u"a word"_s, Outcome::Succeeded)));
    QVERIFY(writeFile(store().folder() + u'/' + id + u"/events.jsonl", "unreadable"_ba));
    QVERIFY(writeFile(store().folder() + u'/' + id + u"/review.md", "a verdict"_ba));
    QCOMPARE(hits({u"plan"_s, u"verdict"_s}), QStringList{u"aaaaaa"_s});
}

void RunSearchTest::answers_bearRunsThatHaveGone()
{
    const QString id = u"20260101-000000-aaaaaa"_s;
    for (const Outcome outcome : {Outcome::Succeeded, Outcome::Failed}) {
        QVERIFY(layDown(store(), id, bodiesOf(u"a plan"_s, u"a word"_s, outcome)));
        const QList<RunSummary> runs = store().summaries();
        QCOMPARE(runs.size(), 1);
        QVERIFY(store().remove(id));
        searchAnswers(store(), runs, {u"plan"_s}, [](const RunSummary &) {
            QTest::qFail("a hit in nothing", __FILE__, __LINE__);
            return true;
        });
    }
}

void RunSearchTest::search_endsWhenTold()
{
    for (int i = 0; i < 9; ++i) {
        QVERIFY(layDown(store(), u"2026010%1-000000-aaaaaa"_s.arg(i + 1),
                        bodiesOf(u"a plan"_s, {}, Outcome::Succeeded)));
    }
    std::stop_source stop;
    int count = 0;
    searchAnswers(
        store(), store().summaries(), {u"plan"_s},
        [&](const RunSummary &) {
            if (++count == 3) {
                stop.request_stop();
            }
            return true;
        },
        stop.get_token());
    QCOMPARE(count, 3);
    searchAnswers(store(), store().summaries(), {u"plan"_s},
                  [&](const RunSummary &) { return ++count < 5; });
    QCOMPARE(count, 5);
}

QTEST_GUILESS_MAIN(RunSearchTest)
#include "tst_runsearch.moc"
