// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/session.h"

#include "runfixture.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

//! Every kind of event comes, most of them more than once.
void answerWithTrouble(RunFixture &fixture)
{
    fixture.request.attachments = {{u"a.txt"_s, u"x"_s}};
    fixture.server.forModel(u"plan"_s).always(
        stream(reasoning(u"hm"_s) + delta(u"the plan"_s) + finish() + done()));
    fixture.server.forModel(u"code-a"_s).always(stream(reasoning(u"so"_s) + delta(u"half"_s)));
    fixture.server.forModel(u"code-b"_s).always(sse({u"the code"_s}));
    fixture.server.forModel(u"review"_s).always(sse({u"the review"_s}));
}

//! At least; a slow machine makes more pieces of a text.
constexpr int eventsWithTrouble = 24;

} // namespace

class SessionCancelTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void cancel_inEveryEvent_data();
    void cancel_inEveryEvent();
    void cancel_afterEveryEvent_data();
    void cancel_afterEveryEvent();
    void cancel_keepsWhatArrived_data();
    void cancel_keepsWhatArrived();
    void cancel_endsAWait();
    void cancel_saysWhy();
    void cancel_whenNothingRuns();
    void cancel_isToldInOrder();
    void session_mayGoInTheMiddle();
};

void SessionCancelTest::cancel_inEveryEvent_data()
{
    QTest::addColumn<int>("number");
    for (int number = 1; number <= eventsWithTrouble + 6; ++number) {
        QTest::addRow("event %d", number) << number;
    }
}

//! A listener that cancels sees what it was told, then what had happened already, then the end.
void SessionCancelTest::cancel_inEveryEvent()
{
    QFETCH(const int, number);
    RunFixture fixture;
    answerWithTrouble(fixture);
    fixture.listener = [&fixture, number](const RunEvent &event) {
        if (event.sequence == number) {
            const qsizetype told = fixture.events.size();
            fixture.session->cancel();
            fixture.session->cancel(ErrorKind::Interrupted); // the first one counts
            QCOMPARE(fixture.events.size(), told); // nothing from within
            QCOMPARE(fixture.finished, 0);
        }
    };
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    if (fixture.log.last() == "run succeeded"_L1) { // it was over by then
        QCOMPARE_GE(fixture.events.size(), eventsWithTrouble);
        QCOMPARE_LE(fixture.events.size(), number);
    } else {
        QCOMPARE(fixture.log.last(), u"run cancelled Cancelled"_s);
        QCOMPARE_LE(fixture.events.size(), number + 3); // attachments, or text that had arrived
    }
}

void SessionCancelTest::cancel_afterEveryEvent_data()
{
    cancel_inEveryEvent_data();
}

void SessionCancelTest::cancel_afterEveryEvent()
{
    QFETCH(const int, number);
    RunFixture fixture;
    answerWithTrouble(fixture);
    fixture.listener = [&fixture, number](const RunEvent &event) {
        if (event.sequence == number) {
            QTimer::singleShot(0, fixture.session.get(), [&fixture] { fixture.session->cancel(); });
        }
    };
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QVERIFY(fixture.log.last() == "run cancelled Cancelled"_L1
            || fixture.log.last() == "run succeeded"_L1);
}

void SessionCancelTest::cancel_keepsWhatArrived_data()
{
    QTest::addColumn<Role>("role");
    for (const Role role : allRoles()) {
        QTest::newRow(qPrintable(roleName(role))) << role;
    }
}

void SessionCancelTest::cancel_keepsWhatArrived()
{
    QFETCH(const Role, role);
    RunFixture fixture;
    constexpr const char16_t *models[] = {u"plan", u"code-a", u"review"};
    fixture.server.always(sse({u"whole"_s}));
    fixture.server.forModel(QString(models[std::to_underlying(role)]))
        .reply(stream(delta(u"what "_s) + reasoning(u"why"_s) + delta(u"arrived"_s)).hang());
    fixture.listener = [&fixture](const RunEvent &event) {
        const auto *text = std::get_if<TextDelta>(&event.body);
        if (text != nullptr && text->text.contains(u"arrived"_s)) {
            QTimer::singleShot(0, fixture.session.get(), [&fixture] { fixture.session->cancel(); });
        }
    };
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.log.last(), u"run cancelled Cancelled"_s);
    const Stage *stage = fixture.session->run().stage(role);
    QVERIFY(stage != nullptr && !stage->result);
    QCOMPARE(stage->attempts.last().answer, u"what arrived"_s);
    QCOMPARE(stage->attempts.last().reasoning, u"why"_s);
    QCOMPARE(fixture.answer(role), QString());
    QTRY_VERIFY(fixture.server.arrivals().constLast().closedByClientAt.has_value());
}

void SessionCancelTest::cancel_endsAWait()
{
    RunFixture fixture;
    fixture.server.always(error(500, "oops"));
    fixture.request.retries.pause = 10min;
    fixture.listener = [&fixture](const RunEvent &event) {
        if (std::holds_alternative<AttemptFailed>(event.body)) {
            QTimer::singleShot(0, fixture.session.get(), [&fixture] { fixture.session->cancel(); });
        }
    };
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.log,
             (QStringList{u"start"_s, u"stage planner"_s, u"ask plan"_s,
                          u"fail ServerFailed, retry plan"_s, u"run cancelled Cancelled"_s}));
    QCOMPARE(fixture.server.count(), 1);
}

void SessionCancelTest::cancel_saysWhy()
{
    RunFixture fixture;
    fixture.server.always(silence());
    fixture.make().start(fixture.request);
    fixture.session->cancel(ErrorKind::Interrupted);
    QCOMPARE(fixture.finished, 0); // never from within
    fixture.wait();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.session->run().finish(),
             (RunFinished{.outcome = Outcome::Cancelled,
                          .error = Error{.kind = ErrorKind::Interrupted}}));
}

void SessionCancelTest::cancel_whenNothingRuns()
{
    RunFixture fixture;
    fixture.server.always(sse({u"x"_s}));
    fixture.make().cancel();
    QCOMPARE(fixture.session->run(), Run());
    fixture.run();
    QCOMPARE(fixture.log.last(), u"run succeeded"_s);
    fixture.session->cancel();
    QCOMPARE(fixture.checked(), QStringList());
}

//! To each listener, whatever another one does.
void SessionCancelTest::cancel_isToldInOrder()
{
    RunFixture fixture;
    fixture.server.always(sse({u"x"_s}));
    Session &session = fixture.make();
    fixture.listener = [&session](const RunEvent &event) {
        if (std::holds_alternative<StageStarted>(event.body)) {
            session.cancel();
        }
    };
    QList<qint64> numbers;
    connect(&session, &Session::eventRecorded, this, [&](const RunEvent &event) {
        numbers.append(event.sequence);
        QCOMPARE(session.run().lastSequence(), event.sequence);
    });
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(numbers, (QList<qint64>{1, 2, 3}));
}

void SessionCancelTest::session_mayGoInTheMiddle()
{
    RunFixture fixture;
    fixture.server.always(stream(delta(u"x"_s)).hang());
    fixture.make().start(fixture.request);
    QTRY_VERIFY(!fixture.log.filter(u"answer"_s).isEmpty());
    const QString id = fixture.session->run().id();
    fixture.session.reset();
    QTRY_VERIFY(fixture.server.arrivals().constLast().closedByClientAt.has_value());
    const auto loaded = fixture.store.load(id);
    QVERIFY(loaded);
    QCOMPARE(*loaded, fixture.events);
}

QTEST_GUILESS_MAIN(SessionCancelTest)
#include "tst_session_cancel.moc"
