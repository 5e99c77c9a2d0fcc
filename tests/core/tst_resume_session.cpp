// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/resume.h"
#include "core/run/runarchive.h"

#include "runfixture.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

const QString attached = u"attached words"_s;

//! A run whose Coder found no model, and what was kept of it.
StoredRun failedRun(RunFixture &fixture)
{
    fixture.request.attachments = {{.path = u"a.txt"_s, .text = attached}};
    fixture.server.forModel(u"plan"_s).always(sse({u"the plan"_s}));
    fixture.server.forModel(u"code-a"_s).always(error(401, "no"));
    fixture.server.forModel(u"code-b"_s).always(error(401, "no"));
    fixture.run();
    return fixture.store.loadAll(fixture.session->run().id()).value_or(StoredRun());
}

void answerAll(RunFixture &fixture)
{
    fixture.server.forModel(u"plan"_s).always(sse({u"another plan"_s}));
    fixture.server.forModel(u"code-a"_s).always(sse({u"the code"_s}));
    fixture.server.forModel(u"review"_s).always(sse({u"the review"_s}));
}

const RunStarted &startOf(const RunFixture &fixture)
{
    return std::get<RunStarted>(fixture.events.constFirst().body);
}

} // namespace

//! A run that goes on with another one.
class ResumeSessionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void session_asksOnlyWhatIsLeft();
    void session_asksAgainFromAStage();
    void session_goesOnWithAnArchive();
    void session_goesOnWithWhatWentOn();
};

void ResumeSessionTest::session_asksOnlyWhatIsLeft()
{
    RunFixture parent;
    const StoredRun stored = failedRun(parent);
    QCOMPARE(parent.log.constLast().section(u' ', 0, 1), u"run failed"_s);
    QCOMPARE(parent.checked(), QStringList());

    RunFixture fixture;
    answerAll(fixture);
    const auto request = resumeRequest(stored, {});
    QVERIFY(request);
    fixture.request = *request;
    fixture.run();
    QCOMPARE(fixture.log,
             (QStringList{u"start"_s, u"attach a.txt"_s, u"stage coder"_s, u"ask code-a"_s,
                          u"answer the code"_s, u"done coder code-a stop"_s, u"stage reviewer"_s,
                          u"ask review"_s, u"answer the review"_s, u"done reviewer review stop"_s,
                          u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(startOf(fixture).parentRun, parent.session->run().id());
    QCOMPARE(startOf(fixture).plan, u"the plan"_s);
    QCOMPARE(startOf(fixture).stages, (QList<Role>{Role::Coder, Role::Reviewer}));
    QCOMPARE(fixture.server.count(), 2);
    const QByteArray asked = fixture.server.arrival(0).body;
    for (const QByteArray &words : {"Do it"_ba, "the plan"_ba, attached.toUtf8()}) {
        QVERIFY2(asked.contains(words), words.constData());
    }
}

void ResumeSessionTest::session_asksAgainFromAStage()
{
    RunFixture parent;
    const StoredRun stored = failedRun(parent);
    RunFixture fixture;
    answerAll(fixture);
    const auto request = resumeRequest(stored, Role::Planner);
    QVERIFY(request);
    fixture.request = *request;
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.answer(Role::Planner), u"another plan"_s);
    QCOMPARE(fixture.answer(Role::Reviewer), u"the review"_s);
    QVERIFY(startOf(fixture).plan.isEmpty());
    QVERIFY(!fixture.server.arrival(1).body.contains("the plan"));
}

//! As on another machine: of the run there is nothing but the file.
void ResumeSessionTest::session_goesOnWithAnArchive()
{
    RunFixture parent;
    const auto bytes = archive::pack(failedRun(parent));
    QVERIFY(bytes);
    const auto stored = archive::unpack(*bytes);
    QVERIFY(stored);
    RunFixture fixture;
    answerAll(fixture);
    const auto request = resumeRequest(*stored, {});
    QVERIFY(request);
    fixture.request = *request;
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.log.constLast(), u"run succeeded"_s);
    QVERIFY(fixture.server.arrival(0).body.contains(attached.toUtf8()));
}

void ResumeSessionTest::session_goesOnWithWhatWentOn()
{
    RunFixture parent;
    const auto first = resumeRequest(failedRun(parent), {});
    QVERIFY(first);
    RunFixture middle;
    middle.server.forModel(u"code-a"_s).always(sse({u"the code"_s}));
    middle.server.forModel(u"review"_s).always(error(401, "no"));
    middle.request = *first;
    middle.run();
    QCOMPARE(middle.checked(), QStringList());
    QCOMPARE(middle.log.constLast().section(u' ', 0, 1), u"run failed"_s);

    const auto stored = middle.store.loadAll(middle.session->run().id());
    QVERIFY(stored);
    const auto second = resumeRequest(*stored, {});
    QVERIFY(second);
    RunFixture fixture;
    answerAll(fixture);
    fixture.request = *second;
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.log.mid(2),
             (QStringList{u"stage reviewer"_s, u"ask review"_s, u"answer the review"_s,
                          u"done reviewer review stop"_s, u"run succeeded"_s}));
    QCOMPARE(startOf(fixture).parentRun, middle.session->run().id());
    for (const QByteArray &words : {"the plan"_ba, "the code"_ba, attached.toUtf8()}) {
        QVERIFY2(fixture.server.arrival(0).body.contains(words), words.constData());
    }
}

QTEST_GUILESS_MAIN(ResumeSessionTest)
#include "tst_resume_session.moc"
