// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/stages/stagestatus.h"

#include "runsamples.h"
#include "windowtest.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;
using namespace roo::run;
using namespace roo::test;

class StageStatusTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void status_saysHowAStageStands_data();
    void status_saysHowAStageStands();
    void text_isThatOfWhatCounts_data();
    void text_isThatOfWhatCounts();
};

void StageStatusTest::status_saysHowAStageStands_data()
{
    QTest::addColumn<qsizetype>("events");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, qsizetype events, Role role, const QString &words) {
        QTest::newRow(name) << events << role << words;
    };
    row("no run", 0, Role::Planner, u" |  |  |  | "_s);
    row("preparing", 2, Role::Planner, u"preparing |  |  |  | "_s);
    row("waiting", 3, Role::Planner, u"waiting for the first token, 1 s | plan |  |  | "_s);
    row("answering", 5, Role::Planner, u"answering, 3 s | plan |  | 8 characters | "_s);
    row("comes later", 5, Role::Coder, u"comes later |  |  |  | "_s);
    row("done", 6, Role::Planner,
        u"done | plan |  | 2.1 s, first token 400 ms | 1.2k in, 340 out, cost unknown"_s);
    row("retry", 10, Role::Coder,
        u"The stream ended in the middle of the answer – trying again in 1 s | code-a | 1st of 2 | "
        "4 characters | "_s);
    row("second attempt", 11, Role::Coder,
        u"waiting for the first token, 1 s | code-a | 1st of 2, attempt 2 |  | "_s);
    row("fallback", 12, Role::Coder,
        u"Rate limited (HTTP 429) – next model in 0 s | code-a | 1st of 2, attempt 2 |  | "_s);
    row("thinking", 14, Role::Coder,
        u"thinking, 2 s | code-b | 2nd of 2, attempt 3 | 2 characters | "_s);
    row("answered by the second", 21, Role::Coder,
        u"done | code-b | 2nd of 2, attempt 3 | 2.1 s, first token 400 ms | 1.2k in, 340 out, cost "
        "unknown"_s);
}

void StageStatusTest::status_saysHowAStageStands()
{
    QFETCH(qsizetype, events);
    QFETCH(Role, role);
    QFETCH(QString, words);
    const Recording recording(fallbackBodies().first(events));
    AttemptLog log;
    for (const RunEvent &event : recording.events) {
        log.take(event);
    }
    const StageStatus status = stageStatus(recording.run, log, role);
    const QDateTime now
        = recording.events.isEmpty() ? QDateTime() : recording.events.constLast().time.addSecs(1);
    // Pausing counts from when it began.
    const QDateTime then = status.state == StageStatus::State::Pausing ? status.since : now;
    QCOMPARE((QStringList{stateWords(status, then), modelWords(status), placeWords(status),
                          timeWords(status), usageWords(status)}
                  .join(u" | "_s)),
             words);
}

void StageStatusTest::text_isThatOfWhatCounts_data()
{
    QTest::addColumn<QList<EventBody>>("bodies");
    QTest::addColumn<QString>("text");
    const QList<EventBody> all = fallbackBodies();
    const auto failed = [](llm::Decision::Action action) {
        return AttemptFailed{.attemptId = u"c1"_s,
                             .error = {.kind = ErrorKind::StreamCut},
                             .action = action,
                             .nextModel = u"code-b"_s};
    };
    QTest::newRow("none yet") << all.first(8) << QString();
    QTest::newRow("as it comes") << all.first(9) << u"half"_s;
    QTest::newRow("dropped for a retry") << all.first(10) << QString();
    QTest::newRow("kept at the end")
        << all.first(9) + QList<EventBody>{failed(llm::Decision::Action::Stop)} << u"half"_s;
    QTest::newRow("kept where it was stopped before the retry")
        << all.first(10) + QList<EventBody>{RunFinished{.outcome = Outcome::Cancelled}}
        << u"half"_s;
    QTest::newRow("done") << all << u"the code"_s;
    const QList<EventBody> given{RunStarted{
        .profile = sampleProfile(), .stages = {Role::Reviewer}, .code = givenAnswer(u"given"_s)}};
    QTest::newRow("given") << given << u"given"_s;
    QList<EventBody> rounds = all.first(16);
    rounds
        += {StageStarted{.stage = Role::Coder, .round = 2},
            AttemptStarted{.stage = Role::Coder, .round = 2, .attemptId = u"d"_s, .model = u"m"_s},
            TextDelta{.attemptId = u"d"_s, .text = u"more"_s}};
    QTest::newRow("of all rounds") << rounds << u"the code\n\nmore"_s;
}

void StageStatusTest::text_isThatOfWhatCounts()
{
    QFETCH(QList<EventBody>, bodies);
    QTEST(stageText(Recording(bodies).run, Role::Coder), "text");
}

ROO_WINDOW_TEST_MAIN(StageStatusTest)
#include "tst_stagestatus.moc"
