// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/eventcodec.h"

#include "eventsamples.h"
#include "support/files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

//! The event as it comes back.
RunEvent there(const EventBody &body)
{
    const RunEvent event = numbered({body}).first();
    return eventcodec::decode(eventcodec::encode(event)).value_or(RunEvent{});
}

QList<RunEvent> everyEvent()
{
    return numbered(sampleBodies() + workspaceBodies() + budgetBodies());
}

} // namespace

class EventCodecTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void codec_comesBack_data();
    void codec_comesBack();
    void codec_comesBackForEveryWord();
    void codec_keepsNumbers();
    void codec_keepsHalfPairs();
    void encode_isOneLineOfUtf8();
    void encode_isTheSchema_data();
    void encode_isTheSchema();
    void encode_isTheSchemaOfWorkspaces_data();
    void encode_isTheSchemaOfWorkspaces();
    void encode_isTheSchemaOfBudgets_data();
    void encode_isTheSchemaOfBudgets();
    void decode_refuses_data();
    void decode_refuses();
    void decode_readsWhatANewerVersionAdds();
    void decode_takesUnknownForUnknown();
    void decode_leavesOutForgedChanges();
    void docs_nameEveryMember();
};

void EventCodecTest::codec_comesBack_data()
{
    QTest::addColumn<RunEvent>("event");
    for (const RunEvent &event : everyEvent()) {
        QTest::addRow("sample %lld", static_cast<long long>(event.sequence)) << event;
    }
    const auto row = [](const char *name, const EventBody &body) {
        QTest::newRow(name) << numbered({body}).first();
    };
    row("empty start", RunStarted{});
    row("no files", AttachmentsAdded{});
    row("failed run",
        RunFinished{.outcome = Outcome::Failed, .error = Error{.kind = ErrorKind::BadKey}});
    row("cancelled run",
        RunFinished{.outcome = Outcome::Cancelled, .error = Error{.kind = ErrorKind::Interrupted}});
    row("long text", TextDelta{.attemptId = u"a"_s, .text = QString(1'000'000, u'é')});
    row("controls", TextDelta{.attemptId = u"a"_s, .text = u"\x1b[31m\r\n\u2028\u0000\ufeff"_s});
}

void EventCodecTest::codec_comesBack()
{
    QFETCH(const RunEvent, event);
    const Result<RunEvent> back = eventcodec::decode(eventcodec::encode(event));
    QVERIFY(back);
    QCOMPARE(*back, event);
    QCOMPARE(back->time.timeSpec(), Qt::UTC);
}

void EventCodecTest::codec_comesBackForEveryWord()
{
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        const AttemptFailed event{.error = {.kind = static_cast<ErrorKind>(kinds.value(i))}};
        QCOMPARE(there(event).body, EventBody(event));
    }
    using Action = llm::Decision::Action;
    for (const Action action : {Action::Retry, Action::Fallback, Action::Stop}) {
        QCOMPARE(there(AttemptFailed{.action = action}).body,
                 EventBody(AttemptFailed{.action = action}));
    }
    using llm::FinishReason;
    for (const FinishReason reason :
         {FinishReason::Stop, FinishReason::Length, FinishReason::ToolCalls,
          FinishReason::ContentFilter, FinishReason::Error, FinishReason::Other}) {
        QCOMPARE(there(StageFinished{.finishReason = reason}).body,
                 EventBody(StageFinished{.finishReason = reason}));
    }
    for (const Role role : allRoles()) {
        QCOMPARE(there(StageStarted{.stage = role, .round = 2}).body,
                 EventBody(StageStarted{.stage = role, .round = 2}));
    }
}

void EventCodecTest::codec_keepsNumbers()
{
    const qint64 large = (qint64{1} << 53) + 1; // no double holds it
    const StageFinished event{.usage
                              = {.promptTokens = large, .completionTokens = 0, .cost = 1.0 / 3.0},
                              .total = std::chrono::milliseconds(large)};
    QCOMPARE(there(event).body, EventBody(event));

    RunEvent last = numbered({RunFinished{}}).first();
    last.sequence = large;
    QCOMPARE(eventcodec::decode(eventcodec::encode(last))->sequence, large);
}

//! The proxy's words may hold them, as JSON escapes.
void EventCodecTest::codec_keepsHalfPairs()
{
    const QString half(1, QChar(0xd83d));
    const AttemptFailed event{.error = {.kind = ErrorKind::ServerFailed, .detail = half + u'x'}};
    const QByteArray line = eventcodec::encode(numbered({event}).first());
    QVERIFY(line.isValidUtf8());
    QCOMPARE(there(event).body, EventBody(event));
}

void EventCodecTest::encode_isOneLineOfUtf8()
{
    for (const RunEvent &event : everyEvent()) {
        const QByteArray line = eventcodec::encode(event);
        QVERIFY(line.isValidUtf8());
        QVERIFY(!line.contains('\n') && !line.contains('\r') && !line.contains('\x1b'));
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        QCOMPARE(json["run"_L1], event.runId);
        QCOMPARE(json["seq"_L1].toInteger(), event.sequence);
    }
}

//! Written down, because files of many years and other programs depend on it.
void EventCodecTest::encode_isTheSchema_data()
{
    QTest::addColumn<EventBody>("body");
    QTest::addColumn<QByteArray>("members");
    const auto row = [](const char *name, qsizetype index, const QByteArray &members) {
        QTest::newRow(name) << sampleBodies().at(index) << members;
    };
    row("attachments", 1,
        R"("files":[{"path":"a b.txt","sha256":")" + QByteArray(64, 'a')
            + R"(","size":5000000000},{"path":"","sha256":"","size":0}],"type":"attachments_added")");
    row("stage started", 2, R"("round":1,"stage":"planner","type":"stage_started")");
    row("attempt started", 8,
        R"("attempt":"c1","model":"code-a","request_sha256":"","round":1,"stage":"coder",)"
        R"("type":"attempt_started")");
    row("reasoning", 4, R"("attempt":"p1","kind":"reasoning","text":"think","type":"text_delta")");
    row("answer", 9, R"("attempt":"c1","kind":"answer","text":"half an ans","type":"text_delta")");
    row("stage finished", 6,
        R"("attempt":"p1","finish_reason":"length","first_token_ms":12,"model_answered":"plan-2026",)"
        R"("model_asked":"plan","proxy_version":"1.80.0","round":1,"stage":"planner","total_ms":345,)"
        R"("type":"stage_finished","usage":{"completion_tokens":2,"cost":1.23e-05,)"
        R"("prompt_tokens":9,"reasoning_tokens":0})");
    row("stage finished, nothing said", 16,
        R"("attempt":"c3","finish_reason":"stop","first_token_ms":0,"model_asked":"code-b","round":1,)"
        R"("stage":"coder","total_ms":0,"type":"stage_finished","usage":{})");
    row("attempt failed", 10,
        R"("attempt":"c1","decision":"fallback","error":{"detail":"slow down","expected":"patience",)"
        R"("http_status":429,"kind":"RateLimited","line":3,"subject":"code-a","wait_ms":2000},)"
        R"("next_model":"code-b","type":"attempt_failed","wait_ms":1)");
    row("attempt failed, nothing said", 12,
        R"("attempt":"c2","decision":"retry","error":{"kind":"ServerFailed"},"next_model":"code-b",)"
        R"("type":"attempt_failed","wait_ms":0)");
    row("run finished", sampleBodies().size() - 1,
        R"("outcome":"succeeded","type":"run_finished")");
    QTest::newRow("run started")
        << EventBody(RunStarted{.task = u"t"_s,
                                .profile = {.name = u"n"_s,
                                            .stages = {{.models = {u"m"_s},
                                                        .temperature = 0.5,
                                                        .maxTokens = 9,
                                                        .promptTemplate = u"p"_s}}},
                                .stages = {Role::Planner},
                                .baseUrl = u"http://h"_s,
                                .version = u"1"_s})
        << R"("base_url":"http://h","profile":{"description":"","name":"n","origin":"","stages":)"
           R"([{"max_tokens":9,"models":["m"],"role":"planner","temperature":0.5,"template":"p"}]},)"
           R"("stages":["planner"],"task":"t","type":"run_started","version":"1")"_ba;
}

//! The same, of what happens with a workspace.
void EventCodecTest::encode_isTheSchemaOfWorkspaces_data()
{
    QTest::addColumn<EventBody>("body");
    QTest::addColumn<QByteArray>("members");
    const auto row = [](const char *name, const EventBody &body, const QByteArray &members) {
        QTest::newRow(name) << body << members;
    };
    const QList<EventBody> bodies = workspaceBodies();
    row("workspace read", bodies.at(1),
        R"("bytes":30,"limit":204800,"listed":3,"not_shown":[{"path":"b ü.txt","size":5000000000,)"
        R"("why":"too-large"},{"path":".env","why":"protected"}],"round":1,)"
        R"("shown":[{"path":"src/a.py","size":12}],"stage":"coder","type":"workspace_read",)"
        R"("unlisted":2)");
    row("workspace read, nothing there", WorkspaceRead{},
        R"("bytes":0,"limit":0,"listed":0,"round":1,"stage":"planner","type":"workspace_read",)"
        R"("unlisted":0)");
    row("secrets found", bodies.at(2),
        R"("findings":[{"kind":"aws-access-key","line":7,"masked":"AKIA…","where":"src/a.py"}],)"
        R"("stage":"coder","type":"secrets_found")");
    row("consent given", bodies.at(3), R"("type":"consent_given","what":"secrets")");
    row("edits planned", bodies.at(4),
        R"("edits":[{"action":"insert-before","anchor":[3,1],"codes":[{"code":"E_AMBIGUOUS",)"
        R"("expected":"2","subject":"3, 9"}],"level":2,"line":3,"nearest":[1,4],)"
        R"("nearest_lines":["\tone",""],)"
        R"("path":"src/a.py","verdict":"refused"},{"action":"overwrite","codes":[{"code":"W_BIDI",)"
        R"("subject":"U+202E"}],"consents":["shrink","bidi"],"level":0,"line":20,)"
        R"("path":"b ü.txt","verdict":"resolved","whole_file":true},{"action":"rename",)"
        R"("codes":[{"code":"W_APPLIED"}],"level":0,"line":31,"path":"old","to":"new",)"
        R"("verdict":"skipped"},{"action":"delete-file","consents":["delete"],"level":0,"line":40,)"
        R"("path":"c.bin","verdict":"resolved"}],"faults":[{"code":"E_LABEL","subject":"Anchor"}],)"
        R"("files":[{"after":"new )"
        "\xe2\x80\xae"
        R"(\n","before_base64":"77u/b2xkDQo=","change":"modify","edits":[1],"mode":420,)"
        R"("path":"b ü.txt"},{"before_base64":"AP8=","change":"delete","edits":[3],"mode":493,)"
        R"("path":"c.bin"},{"after":"x","change":"create","executable":true,"path":"made"},)"
        R"({"change":"rename","edits":[2],"path":"from","to":"to"}],"folder":"/home/ü/project",)"
        R"("round":2,"type":"edits_planned")");
    row("edits planned, none", EditsPlanned{.folder = u"/w"_s},
        R"("edits":[],"folder":"/w","round":1,"type":"edits_planned")");
    row("edits applied", bodies.at(5),
        R"("consents":["delete","shrink"],"folder":"/home/ü/project",)"
        R"("journal":"20261122-120000-abcdef.1","paths":["b ü.txt","c.bin"],"type":"edits_applied")");
    row("edits applied, none", EditsApplied{.folder = u"/w"_s, .paths = {}},
        R"("folder":"/w","paths":[],"type":"edits_applied")");
    row("edits reverted", bodies.at(6),
        R"("folder":"/home/ü/project","journal":"20261122-120000-abcdef.1",)"
        R"("overwritten":["c.bin"],"type":"edits_reverted")");
    row("edits reverted, nothing overwritten", EditsReverted{.folder = u"/w"_s},
        R"("folder":"/w","type":"edits_reverted")");
    row("run started for a workspace",
        RunStarted{
            .profile
            = {.name = u"n"_s,
               .stages = {{.role = Role::Coder,
                           .models = {u"m"_s},
                           .promptTemplate = u"p"_s,
                           .workspaceTemplate = u"w"_s}},
               .edits = {.rounds = 0, .repairTemplate = u"r"_s, .wholeFilesTemplate = u"f"_s}},
            .workspace = u"/w"_s},
        R"("base_url":"","profile":{"description":"","edits":{"repair_template":"r","rounds":0,)"
        R"("whole_files_template":"f"},"name":"n","origin":"","stages":[{"models":["m"],)"
        R"("role":"coder","template":"p","workspace_template":"w"}]},"stages":[],"task":"",)"
        R"("type":"run_started","version":"","workspace":"/w")");
}

void EventCodecTest::encode_isTheSchemaOfWorkspaces()
{
    encode_isTheSchema();
}

void EventCodecTest::encode_isTheSchema()
{
    QFETCH(const EventBody, body);
    QFETCH(const QByteArray, members);
    const QByteArray common
        = R"("run":"20261122-120000-abcdef","seq":1,"time":"2026-11-22T12:00:00.001Z",)";
    const QJsonObject expected = QJsonDocument::fromJson('{' + common + members + '}').object();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(eventcodec::encode(numbered({body}).first()),
             QJsonDocument(expected).toJson(QJsonDocument::Compact));
}

//! The same, of what budgets do.
void EventCodecTest::encode_isTheSchemaOfBudgets_data()
{
    QTest::addColumn<EventBody>("body");
    QTest::addColumn<QByteArray>("members");
    const QList<EventBody> bodies = budgetBodies();
    QTest::newRow("request paced")
        << bodies.at(0)
        << R"("model":"code-a:free","round":2,"stage":"coder","type":"request_paced","wait_ms":12345)"_ba;
    QTest::newRow("budget near")
        << bodies.at(1)
        << R"("limit":"2.5","spent":"2.125","stop":false,"type":"budget_reached","what":"day/cost")"_ba;
    QTest::newRow("budget reached")
        << bodies.at(2)
        << R"("limit":"5","spent":"5","stop":true,"type":"budget_reached","what":"run/requests")"_ba;
}

void EventCodecTest::encode_isTheSchemaOfBudgets()
{
    encode_isTheSchema();
}

void EventCodecTest::decode_refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    const QByteArray head = R"({"run":"r","seq":1,"time":"2026-11-22T12:00:00.001Z")";
    const auto row = [](const char *name, const QByteArray &line, const QString &expected) {
        QTest::newRow(name) << line << expected;
    };
    row("nothing", "", u"a JSON object"_s);
    row("an array", "[1]", u"a JSON object"_s);
    row("half a line", head, u"a JSON object"_s);
    row("deeper than JSON may be", QByteArray(5000, '['), u"a JSON object"_s);
    row("two objects", head + "}{}", u"a JSON object"_s);
    row("no run", R"({"seq":1,"time":"2026-11-22T12:00:00.001Z"})", u"run, seq and time"_s);
    row("no number", R"({"run":"r","time":"2026-11-22T12:00:00.001Z"})", u"run, seq and time"_s);
    row("number zero", R"({"run":"r","seq":0,"time":"2026-11-22T12:00:00.001Z"})",
        u"run, seq and time"_s);
    row("number as text", R"({"run":"r","seq":"1","time":"2026-11-22T12:00:00.001Z"})",
        u"run, seq and time"_s);
    row("no time", R"({"run":"r","seq":1})", u"run, seq and time"_s);
    row("no such time", R"({"run":"r","seq":1,"time":"2026-13-22T12:00:00.001Z"})",
        u"run, seq and time"_s);
    row("local time", R"({"run":"r","seq":1,"time":"2026-11-22T12:00:00.001"})",
        u"run, seq and time"_s);
    row("after the year 9999", R"({"run":"r","seq":1,"time":"9999-12-31T24:00:00.000Z"})",
        u"run, seq and time"_s);
    row("no type", head + '}', u"type"_s);
    row("unknown type", head + R"(,"type":"plan_edited"})", u"type"_s);
    row("type of no text", head + R"(,"type":7})", u"type"_s);
    row("unknown stage", head + R"(,"type":"stage_started","stage":"cook"})", u"stage"_s);
    row("no stage", head + R"(,"type":"attempt_started"})", u"stage"_s);
    row("unknown stages", head + R"(,"type":"run_started","stages":["cook"]})", u"stages"_s);
    row("unknown profile stage",
        head + R"(,"type":"run_started","profile":{"stages":[{"role":"cook"}]}})",
        u"profile.stages[].role"_s);
    row("no stage of a folder's reading", head + R"(,"type":"workspace_read"})", u"stage"_s);
    row("no stage of secrets", head + R"(,"type":"secrets_found","stage":1})", u"stage"_s);
    row("failure of no kind", head + R"(,"type":"attempt_failed"})", u"error.kind"_s);
    row("failure of unknown kind", head + R"(,"type":"attempt_failed","error":{"kind":"Bored"}})",
        u"error.kind"_s);
}

void EventCodecTest::decode_refuses()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, expected);
    const Result<RunEvent> event = eventcodec::decode(line);
    QVERIFY(!event);
    QCOMPARE(event.error().kind, ErrorKind::SyntaxInvalid);
    QCOMPARE(event.error().expected, expected);
}

void EventCodecTest::decode_readsWhatANewerVersionAdds()
{
    for (const RunEvent &event : everyEvent()) {
        QJsonObject json = QJsonDocument::fromJson(eventcodec::encode(event)).object();
        json.insert("colour"_L1, "green"_L1);
        const auto decoded = eventcodec::decode(QJsonDocument(json).toJson());
        QVERIFY(decoded);
        QCOMPARE(*decoded, event);
    }
}

//! A count that is not there, or is none, is never taken for 0.
void EventCodecTest::decode_takesUnknownForUnknown()
{
    const QByteArray line
        = R"({"run":"r","seq":1,"time":"2026-11-22T12:00:00.001Z",)"
          R"("type":"stage_finished","stage":"coder","usage":)"
          R"({"prompt_tokens":null,"completion_tokens":"7","reasoning_tokens":1.5,)"
          R"("cost":"free"}})";
    const auto event = eventcodec::decode(line);
    QVERIFY(event);
    QCOMPARE(std::get<StageFinished>(event->body).usage, llm::TokenUsage{});
}

//! What no version of this program writes is not there, and nothing points to what is not there.
void EventCodecTest::decode_leavesOutForgedChanges()
{
    const QByteArray line
        = R"({"run":"r","seq":1,"time":"2026-11-22T12:00:00.001Z","type":"edits_planned",)"
          R"("folder":"/w","edits":[7,{"action":"burn","verdict":"resolved","path":"a"},)"
          R"({"action":"replace","verdict":"fine","path":"a"},)"
          R"({"action":"replace","verdict":"resolved","path":"a","level":99,"anchor":[0,1],)"
          R"("nearest":[2,-3],"codes":[{"code":"E_NONE"},{"code":"E_NOMATCH"}],)"
          R"("consents":["all","links"]}],"files":[{"change":"melt","path":"a"},)"
          R"({"change":"modify","path":"a","edits":[-1,0,1],"before_base64":"YQ==","before":"b"}]})";
    const auto event = eventcodec::decode(line);
    QVERIFY(event);
    const edit::ChangeSet set = std::get<EditsPlanned>(event->body).changes;
    QCOMPARE(set.edits, (QList<edit::Edit>{{.path = u"a"_s}}));
    QCOMPARE(set.outcomes,
             (QList<edit::EditOutcome>{{.verdict = edit::Verdict::Resolved,
                                        .faults = {{.code = edit::EditCode::NoMatch}},
                                        .level = edit::MatchLevel::Typography,
                                        .nearest = edit::LineRange{.first = 1, .count = 0},
                                        .consents = {edit::Consent::Links}}}));
    QCOMPARE(set.files,
             (QList<edit::FileChange>{{.path = u"a"_s, .before = "a"_ba, .edits = {0}}}));
}

void EventCodecTest::docs_nameEveryMember()
{
    const QString page
        = QString::fromUtf8(contentOf(QStringLiteral(ROO_SOURCE_DIR "/resources/docs/events.md")));
    QVERIFY2(page.startsWith(u'#'), "resources/docs/events.md");
    QString code;
    for (const char *name :
         {"eventcodec", "workspaceeventcodec", "budgeteventcodec", "profilejson"}) {
        const QString file = QStringLiteral(ROO_SOURCE_DIR "/app/core/run/%1.cpp");
        code += QString::fromUtf8(contentOf(file.arg(QLatin1StringView(name))));
    }
    QVERIFY(!code.contains(u"(unreadable)"_s));

    const QRegularExpression name(u"(?:u\"([a-z0-9_]+)\"_s|\"([a-z0-9_]+)\"_L1)"_s);
    QStringList missing;
    for (const QRegularExpressionMatch &match : name.globalMatch(code)) {
        const QString word = match.captured(1) + match.captured(2);
        const bool isEnd = word.startsWith(u'_'); // of names that are put together
        if (!page.contains(QString((isEnd ? u""_s : u"`"_s) + word + u'`'))) {
            missing.append(word);
        }
    }
    missing.removeDuplicates();
    QCOMPARE(missing, QStringList());
}

QTEST_GUILESS_MAIN(EventCodecTest)
#include "tst_eventcodec.moc"
