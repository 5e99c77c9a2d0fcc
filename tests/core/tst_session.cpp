// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/session.h"

#include "runfixture.h"

#include <QJsonArray>
#include <QSignalSpy>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

using Setup = std::function<void(RunFixture &)>;

void answerAll(RunFixture &fixture)
{
    fixture.server.forModel(u"plan"_s).always(sse({u"the "_s, u"plan"_s}));
    fixture.server.forModel(u"code-a"_s).always(sse({u"the code"_s}));
    fixture.server.forModel(u"code-b"_s).always(sse({u"other code"_s}));
    fixture.server.forModel(u"review"_s).always(sse({u"the review"_s}));
}

const QStringList planned{u"start"_s,           u"stage planner"_s,          u"ask plan"_s,
                          u"answer the plan"_s, u"done planner plan stop"_s, u"stage coder"_s,
                          u"ask code-a"_s};
const QStringList coded{u"answer the code"_s, u"done coder code-a stop"_s};
const QStringList coded2{u"answer other code"_s, u"done coder code-b stop"_s};
const QStringList reviewed{u"stage reviewer"_s, u"ask review"_s, u"answer the review"_s,
                           u"done reviewer review stop"_s, u"run succeeded"_s};

QByteArray halfDelta(const QByteArray &escape)
{
    return frame(R"({"choices":[{"index":0,"delta":{"content":")" + escape + R"("}}]})");
}

} // namespace

class SessionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void run_isItsEvents_data();
    void run_isItsEvents();
    void run_asksWithWhatIsKnown();
    void run_keepsPartsOfFailedAttempts();
    void run_withoutStoreKeepsNothing();
    void run_againIsAnotherRun();
    void run_neverKeepsTheKey_data();
    void run_neverKeepsTheKey();
    void run_isTheOwnersAlone_data();
    void run_isTheOwnersAlone();
    void run_makesFewEventsOfMany();
    void run_joinsPairsCutInTwo();
    void run_keepsForeignHalfPairs();
};

void SessionTest::run_isItsEvents_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<QStringList>("log");
    const auto row = [](const char *name, const QStringList &log, const Setup &setup) {
        QTest::newRow(name) << setup << log;
    };
    const auto codeA = [](const Script &script) -> Setup {
        return [script](RunFixture &f) { f.server.forModel(u"code-a"_s).reply(script); };
    };
    const auto bothCoders = [](const Script &script) -> Setup {
        return [script](RunFixture &f) {
            f.server.forModel(u"code-a"_s).always(script);
            f.server.forModel(u"code-b"_s).always(script);
        };
    };
    const QStringList again{u"ask code-a"_s};

    row("success", planned + coded + reviewed, [](RunFixture &) {});
    row("planner alone", planned.first(5) + QStringList{u"run succeeded"_s},
        [](RunFixture &f) { f.request.stages = {Role::Planner}; });
    row("coder alone",
        QStringList{u"start"_s} + planned.last(2) + coded + QStringList{u"run succeeded"_s},
        [](RunFixture &f) {
            f.request.stages = {Role::Coder};
            f.request.plan = u"given plan"_s;
        });
    row("reviewer alone", QStringList{u"start"_s} + reviewed, [](RunFixture &f) {
        f.request.stages = {Role::Reviewer};
        f.request.plan = u"given plan"_s;
        f.request.code = givenAnswer(u"given code"_s);
    });
    row("attachments",
        QStringList{u"start"_s, u"attach a.txt b/ü.txt"_s} + planned.sliced(1) + coded + reviewed,
        [](RunFixture &f) { f.request.attachments = {{u"a.txt"_s, u"x"_s}, {u"b/ü.txt"_s, {}}}; });
    row("reasoning",
        planned
            + QStringList{u"reasoning let me think"_s, u"answer it is"_s,
                          u"done coder code-a stop"_s}
            + reviewed,
        codeA(stream(reasoning(u"let me "_s) + reasoning(u"think"_s) + delta(u"it is"_s) + finish()
                     + done())));
    row("retry",
        planned + QStringList{u"fail ServerFailed, retry code-a"_s} + again + coded + reviewed,
        codeA(error(500, "oops")));
    row("a cut, and a retry",
        planned + QStringList{u"answer half"_s, u"fail StreamCut, retry code-a"_s} + again + coded
            + reviewed,
        codeA(stream(delta(u"half"_s))));
    row("an error in the stream, and a retry",
        planned + QStringList{u"answer half"_s, u"fail ServerFailed, retry code-a"_s} + again
            + coded + reviewed,
        codeA(stream(delta(u"half"_s) + errorFrame("500", "upstream went away"))));
    row("an empty answer, and a retry",
        planned + QStringList{u"fail AnswerEmpty, retry code-a"_s} + again + coded + reviewed,
        codeA(stream(finish() + done())));
    row("no answer, and a retry",
        planned + QStringList{u"fail ConnectionClosed, retry code-a"_s} + again + coded + reviewed,
        codeA(hangUp()));
    row("fallback",
        planned
            + QStringList{u"fail ServerFailed, retry code-a"_s, u"ask code-a"_s,
                          u"fail ServerFailed, fallback code-b"_s, u"ask code-b"_s}
            + coded2 + reviewed,
        [](RunFixture &f) { f.server.forModel(u"code-a"_s).always(error(503, "oops")); });
    row("fallback without a retry",
        planned + QStringList{u"fail ModelUnknown, fallback code-b"_s, u"ask code-b"_s} + coded2
            + reviewed,
        codeA(error(400,
                    "Invalid model name passed in model=code-a. Call `/v1/models` to view "
                    "available models for your key.")));
    row("too many requests, all through the chain",
        planned
            + QStringList{u"fail RateLimited, fallback code-b"_s, u"ask code-b"_s,
                          u"fail RateLimited, fallback code-a"_s, u"ask code-a"_s}
            + coded + reviewed,
        [](RunFixture &f) {
            const Script busy
                = error(429, "slow down", "throttling_error").header("retry-after", "0");
            f.server.forModel(u"code-a"_s).reply(busy);
            f.server.forModel(u"code-b"_s).reply(busy);
        });
    row("all models fail",
        planned
            + QStringList{u"fail ServerFailed, retry code-a"_s, u"ask code-a"_s,
                          u"fail ServerFailed, fallback code-b"_s, u"ask code-b"_s,
                          u"fail ServerFailed, retry code-b"_s, u"ask code-b"_s,
                          u"fail ServerFailed, stop"_s, u"run failed AllModelsFailed"_s},
        bothCoders(error(500, "oops")));
    row("a bad key", planned.first(3) + QStringList{u"fail BadKey, stop"_s, u"run failed BadKey"_s},
        [](RunFixture &f) {
            f.server.forModel(u"plan"_s).reply(error(
                401, "Authentication Error, Invalid proxy server token passed.", "auth_error"));
        });
    row("no time left",
        planned + QStringList{u"fail StageTimedOut, stop"_s, u"run failed StageTimedOut"_s},
        [](RunFixture &f) {
            f.server.forModel(u"code-a"_s).reply(silence());
            f.request.stageTimeout = 400ms;
        });
    row("cut by the token limit",
        planned + QStringList{u"answer the co"_s, u"done coder code-a length"_s} + reviewed,
        codeA(stream(delta(u"the co"_s) + finish("length") + done())));
    row("cut by the token limit, strictly",
        planned
            + QStringList{u"answer the co"_s, u"done coder code-a length"_s,
                          u"run failed AnswerTruncated"_s},
        [](RunFixture &f) {
            f.request.isStrict = true;
            f.server.forModel(u"code-a"_s)
                .reply(stream(delta(u"the co"_s) + finish("length") + done()));
        });
}

void SessionTest::run_isItsEvents()
{
    QFETCH(const Setup, setup);
    QFETCH(const QStringList, log);
    RunFixture fixture;
    answerAll(fixture);
    setup(fixture);
    fixture.run();
    QCOMPARE(fixture.log, log);
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.losses, QList<Error>());
    QCOMPARE(fixture.server.count(), log.filter(u"ask "_s).size());
    const QDir requests(fixture.path(u"requests"_s));
    QSet<QString> asked;
    for (const RunEvent &event : std::as_const(fixture.events)) {
        if (const auto *attempt = std::get_if<AttemptStarted>(&event.body)) {
            asked.insert(attempt->requestSha256 + u".json"_s);
        }
    }
    const QStringList kept = requests.entryList(QDir::Files);
    QCOMPARE(QSet<QString>(kept.begin(), kept.end()), asked);
}

void SessionTest::run_asksWithWhatIsKnown()
{
    RunFixture fixture;
    answerAll(fixture);
    fixture.request.attachments = {{u"a.txt"_s, u"attached"_s}};
    fixture.server.forModel(u"plan"_s).reply(
        stream(reasoning(u"secretly"_s) + delta(u"the plan"_s) + finish() + done()));
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    const auto bodyOf = [&fixture](qsizetype index) {
        return fixture.server.arrival(index)
            .json()[u"messages"_s]
            .toArray()[1]["content"_L1]
            .toString();
    };
    QVERIFY(bodyOf(0).startsWith(u"Do it\n\nAttached file `a.txt`"_s));
    QVERIFY(bodyOf(1).startsWith(u"Do it\n\nthe plan"_s)); // and no reasoning
    QVERIFY(bodyOf(2).startsWith(u"Do it\n\nthe plan\n\nthe code"_s));
    const QJsonObject first = fixture.server.arrival(0).json();
    QCOMPARE(first["temperature"_L1].toDouble(), 0.7);
    QCOMPARE(first["max_tokens"_L1].toInt(), 2000);
    QVERIFY(!fixture.server.arrival(2).json().contains("max_tokens"_L1));

    const AttachmentsAdded::File file = fixture.session->run().attachments().first();
    QCOMPARE(file.size, 8);
    QCOMPARE(file.sha256, sha256("attached"_ba));
}

void SessionTest::run_keepsPartsOfFailedAttempts()
{
    RunFixture fixture;
    answerAll(fixture);
    fixture.server.forModel(u"code-a"_s).reply(stream(delta(u"half"_s)));
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    const QList<Attempt> attempts = fixture.session->run().stage(Role::Coder)->attempts;
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts.at(0).answer, u"half"_s);
    QCOMPARE(fixture.answer(Role::Coder), u"the code"_s);
    QVERIFY(!fixture.server.arrival(3).body.contains("half"));
}

void SessionTest::run_withoutStoreKeepsNothing()
{
    RunFixture fixture;
    answerAll(fixture);
    fixture.make(false);
    fixture.run();
    QCOMPARE(fixture.log, planned + coded + reviewed);
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.losses, QList<Error>());
    QCOMPARE(fixture.session->folder(), QString());
    QVERIFY(QDir(fixture.home.path()).isEmpty());
}

void SessionTest::run_againIsAnotherRun()
{
    RunFixture fixture;
    answerAll(fixture);
    fixture.run();
    const Run first = fixture.session->run();
    const QString firstFolder = fixture.session->folder();
    fixture.request.stages = {Role::Planner};

    QSignalSpy finished(fixture.session.get(), &Session::finished);
    QSignalSpy recorded(fixture.session.get(), &Session::eventRecorded);
    fixture.session->start(fixture.request);
    QVERIFY(fixture.session->run().id() != first.id());
    QVERIFY(fixture.session->folder() != firstFolder);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(recorded.first().first().value<RunEvent>().sequence, 1);
    QCOMPARE(fixture.session->run().stages().size(), 1);
    QCOMPARE(fixture.store.runIds().size(), 2);
    const auto loaded = fixture.store.load(first.id());
    QVERIFY(loaded);
    QCOMPARE(loaded->size(), first.lastSequence());
}

void SessionTest::run_neverKeepsTheKey_data()
{
    QTest::addColumn<QByteArray>("form");
    const QByteArray key = RunFixture::key.toByteArray();
    QTest::newRow("plain") << key;
    QTest::newRow("in a header") << "Bearer " + key;
    QTest::newRow("base64") << key.toBase64();
    QTest::newRow("percent-encoded") << key.toPercentEncoding();
}

//! Servers repeat what they were sent, in errors of every kind.
void SessionTest::run_neverKeepsTheKey()
{
    QFETCH(const QByteArray, form);
    RunFixture fixture;
    answerAll(fixture);
    fixture.server.forModel(u"code-a"_s)
        .reply(error(500, "Received " + form))
        .reply(stream(delta(u"half"_s) + errorFrame("503", "with " + form + " it failed")));
    fixture.server.forModel(u"code-b"_s).reply(status(500).html("<p>" + form + "</p>"));
    fixture.server.forModel(u"review"_s).reply(error(401, "Invalid key: " + form, "auth_error"));
    fixture.run();
    QCOMPARE(fixture.log.last(), u"run failed BadKey"_s);
    QCOMPARE(fixture.log.filter(u"fail "_s).size(), 4);
    QCOMPARE(fixture.checked(), QStringList());
}

void SessionTest::run_isTheOwnersAlone_data()
{
    QTest::addColumn<int>("mask");
    QTest::newRow("umask 000") << 0;
    QTest::newRow("umask 077") << 077;
}

void SessionTest::run_isTheOwnersAlone()
{
#ifdef Q_OS_UNIX
    QFETCH(const int, mask);
    RunFixture fixture;
    answerAll(fixture);
    const mode_t before = ::umask(static_cast<mode_t>(mask));
    fixture.run();
    ::umask(before);
    QCOMPARE(fixture.checked(), QStringList()); // it looks at the rights of each file
    QCOMPARE(QFileInfo(fixture.path(u"run.json"_s)).size() > 0, true);
#endif
}

void SessionTest::run_makesFewEventsOfMany()
{
    constexpr int count = 20'000;
    RunFixture fixture;
    answerAll(fixture);
    QByteArray body;
    for (int i = 0; i < count; ++i) {
        body += delta(QString(QChar(u'a' + i % 26)));
    }
    fixture.server.forModel(u"plan"_s).reply(stream(body + finish() + done()));
    fixture.request.stages = {Role::Planner};
    QElapsedTimer clock;
    clock.start();
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.answer(Role::Planner).size(), count);
    QCOMPARE_LE(fixture.events.size(), 8 + clock.elapsed() / 31);
}

void SessionTest::run_joinsPairsCutInTwo()
{
    RunFixture fixture;
    answerAll(fixture);
    const QByteArray first = delta(u"x"_s) + halfDelta("\\ud83d");
    fixture.server.forModel(u"plan"_s).reply(
        stream(first).pause(100ms).write(halfDelta("\\ude00") + finish() + done()));
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.answer(Role::Planner), u"x\U0001f600"_s);
    QVERIFY(fixture.server.arrival(1).body.contains("x\xf0\x9f\x98\x80"));
}

void SessionTest::run_keepsForeignHalfPairs()
{
    RunFixture fixture;
    answerAll(fixture);
    fixture.request.task = u"x"_s + QChar(0xd83d);
    fixture.server.forModel(u"plan"_s)
        .reply(status(500).json(R"({"error":{"message":"a \ud83d b","code":"500"}})"))
        .reply(stream(halfDelta("x\\ud83d") + finish() + done()));
    fixture.run();
    QCOMPARE(fixture.log.last(), u"run succeeded"_s);
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.answer(Role::Planner), u"x\ufffd"_s);
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
