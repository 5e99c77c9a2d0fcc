// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "workspacefixture.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

const Files files{{u"a.py"_s, "def f():\n    return 1\n"_ba}, {u"b.txt"_s, "x\n"_ba}};
const Files after{{u"a.py"_s, "def f():\n    return 2\n"_ba}, {u"b.txt"_s, "y\n"_ba}};

//! Every kind of event of a run with a workspace comes, up to the writing.
void answerInTwoRounds(WorkspaceFixture &fixture)
{
    fixture.request.workspace->applies = true;
    fixture.code({replacing(u"a.py"_s, u"    return 1"_s, u"    return 2"_s)
                      + replacing(u"b.txt"_s, u"none"_s, u"y"_s),
                  replacing(u"b.txt"_s, u"x"_s, u"y"_s)});
}

constexpr int eventsInTwoRounds = 25;

} // namespace

//! Whenever it is cancelled, a run ends once, and its folder is as before or as planned.
class SessionWorkspaceCancelTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void cancel_inEveryEvent_data();
    void cancel_inEveryEvent();
    void cancel_afterEveryEvent_data();
    void cancel_afterEveryEvent();
    void cancel_saysWhy();
    void session_mayGoInTheMiddle_data();
    void session_mayGoInTheMiddle();

private:
    static void check(WorkspaceFixture &fixture);
};

void SessionWorkspaceCancelTest::check(WorkspaceFixture &fixture)
{
    QCOMPARE(fixture.checked(), QStringList());
    const bool isApplied = !fixture.session->run().applied().isEmpty();
    QCOMPARE(fixture.project.files(), isApplied ? after : files);
    QCOMPARE(fixture.journals().size(), isApplied ? 1 : 0);
    QCOMPARE(fixture.log.last(), isApplied ? u"run succeeded"_s : u"run cancelled Cancelled"_s);
}

void SessionWorkspaceCancelTest::cancel_inEveryEvent_data()
{
    QTest::addColumn<int>("number");
    for (int number = 1; number <= eventsInTwoRounds; ++number) {
        QTest::addRow("event %d", number) << number;
    }
}

void SessionWorkspaceCancelTest::cancel_inEveryEvent()
{
    QFETCH(const int, number);
    WorkspaceFixture fixture(files);
    answerInTwoRounds(fixture);
    fixture.listener = [&fixture, number](const RunEvent &event) {
        if (event.sequence == number) {
            const qsizetype told = fixture.events.size();
            fixture.session->cancel();
            QCOMPARE(fixture.events.size(), told); // nothing from within
        }
    };
    fixture.run();
    check(fixture);
}

void SessionWorkspaceCancelTest::cancel_afterEveryEvent_data()
{
    cancel_inEveryEvent_data();
}

//! While the folder is read, while changes are planned, while they are written.
void SessionWorkspaceCancelTest::cancel_afterEveryEvent()
{
    QFETCH(const int, number);
    WorkspaceFixture fixture(files);
    answerInTwoRounds(fixture);
    fixture.listener = [&fixture, number](const RunEvent &event) {
        if (event.sequence == number) {
            QTimer::singleShot(0, fixture.session.get(), [&fixture] { fixture.session->cancel(); });
        }
    };
    fixture.run();
    check(fixture);
}

void SessionWorkspaceCancelTest::cancel_saysWhy()
{
    WorkspaceFixture fixture(files);
    answerInTwoRounds(fixture);
    fixture.make().start(fixture.request);
    fixture.session->cancel(ErrorKind::Interrupted); // the folder is being read
    fixture.session->cancel();
    QCOMPARE(fixture.finished, 0); // never from within
    fixture.wait();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.steps(),
             (QStringList{u"start"_s, u"stage planner"_s, u"run cancelled Interrupted"_s}));
    QCOMPARE(fixture.server.count(), 0);
}

void SessionWorkspaceCancelTest::session_mayGoInTheMiddle_data()
{
    cancel_inEveryEvent_data();
}

//! What a worker does then comes to its end or was not begun, and nobody is told.
void SessionWorkspaceCancelTest::session_mayGoInTheMiddle()
{
    QFETCH(const int, number);
    WorkspaceFixture fixture(files);
    answerInTwoRounds(fixture);
    bool isGone = false;
    fixture.listener = [&](const RunEvent &event) {
        if (event.sequence == number) {
            QTimer::singleShot(0, &fixture.server, [&] {
                fixture.session.reset();
                isGone = true;
            });
        }
    };
    fixture.make().start(fixture.request);
    const QString id = fixture.session->run().id();
    QTRY_VERIFY(isGone || fixture.finished == 1);
    const Files now = fixture.project.files();
    QVERIFY(now == files || now == after);
    const auto loaded = fixture.store.load(id);
    QVERIFY(loaded);
    QCOMPARE(*loaded, fixture.events);
    // What was written can be taken back, even if nobody was told any more.
    QCOMPARE(fixture.store.undo().lastApplied(id).has_value(), now == after);
}

QTEST_GUILESS_MAIN(SessionWorkspaceCancelTest)
#include "tst_session_workspace_cancel.moc"
