// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profile.h"

#include "core/run/prompt.h"

#include "eventsamples.h"
#include "support/files.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

const QString words = u"# System\nx\n# User\n{{task}} {{plan}} {{code}}"_s;

const QString minimal = uR"(name = "mine"
[planner]
models = ["p"]
template = "p.md"
[coder]
models = ["c", " d "]
template = "c.md"
[reviewer]
models = ["r"]
template = "r.md"
)"_s;

//! A template of the profile that is built in, which stands in for those that are not named.
QString builtIn(const QString &name)
{
    return QString::fromUtf8(test::contentOf(u":/profiles/baseline/"_s + name));
}

//! How it is asked again where a profile does not say.
ProofSpec builtInProof()
{
    return {.rounds = 2, .reviseTemplate = builtIn(u"revise.md"_s)};
}

EditSpec builtInEdits()
{
    return {.rounds = 2,
            .repairTemplate = builtIn(u"repair.md"_s),
            .wholeFilesTemplate = builtIn(u"whole.md"_s)};
}

Result<Profile> parsed(const QString &content)
{
    return parseProfile(content, u"dir/profile.toml"_s,
                        [](const QString &) { return Result<QString>(words); });
}

//! `minimal` with one line replaced; further lines may follow in it.
QString changed(int line, const QString &text)
{
    QStringList lines = minimal.split(u'\n');
    lines[line - 1] = text;
    return lines.join(u'\n');
}

} // namespace

class ProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void baseline_isWhatWasAgreed();
    void baseline_templatesAreShort_data();
    void baseline_templatesAreShort();
    void parse_readsAll();
    void parse_takesWhatMayBeLeftOut();
    void parse_takesLineEnds();
    void parse_refuses_data();
    void parse_refuses();
    void parse_repeatsNoValue_data();
    void parse_repeatsNoValue();
    void parse_bearsDepth_data();
    void parse_bearsDepth();
    void parse_passesOnTemplateErrors();
    void json_comesBack();
    void roles_haveNames();
};

void ProfileTest::baseline_isWhatWasAgreed()
{
    const Result<Profile> baseline = findProfile(u"baseline"_s, {});
    QVERIFY(baseline);
    QCOMPARE(baseline->name, u"baseline"_s);
    QCOMPARE(baseline->origin, u":/profiles/baseline"_s);
    QVERIFY(!baseline->description.isEmpty());
    QCOMPARE(baseline->stages.size(), 3);

    const StageSpec &planner = baseline->stage(Role::Planner);
    QCOMPARE(planner.models, QStringList{u"gpt-4o-mini-2024-07-18"_s});
    QCOMPARE(planner.temperature, 0.7);
    QCOMPARE(planner.maxTokens, 2000);
    const StageSpec &coder = baseline->stage(Role::Coder);
    QCOMPARE(coder.models,
             (QStringList{u"openrouter/xiaomi/mimo-v2-flash:free"_s,
                          u"openrouter/kwaipilot/kat-coder-pro:free"_s,
                          u"openrouter/mistralai/devstral-2512:free"_s,
                          u"openrouter/qwen/qwen3-coder:free"_s}));
    QCOMPARE(coder.temperature, 0.3);
    QCOMPARE(coder.maxTokens, 4000);
    const StageSpec &reviewer = baseline->stage(Role::Reviewer);
    QCOMPARE(reviewer.models, planner.models);
    QCOMPARE(reviewer.temperature, 0.5);
    QCOMPARE(reviewer.maxTokens, 2000);
}

void ProfileTest::baseline_templatesAreShort_data()
{
    QTest::addColumn<Role>("role");
    for (const Role role : allRoles()) {
        QTest::newRow(qPrintable(roleName(role))) << role;
    }
}

void ProfileTest::baseline_templatesAreShort()
{
    QFETCH(const Role, role);
    const Result<Profile> baseline = findProfile(u"baseline"_s, {});
    QVERIFY(baseline);
    const QString text = baseline->stage(role).promptTemplate;
    QCOMPARE_LE(text.toUtf8().size(), 2048);
    QVERIFY(checkTemplate(text, role, {}));
    const auto messages
        = fillPrompt(text, {.task = u"TASK"_s, .plan = u"PLAN"_s, .code = u"CODE"_s});
    QCOMPARE(messages.size(), 2);
    QVERIFY(messages.last().content.contains(u"TASK"_s));
    QCOMPARE(messages.last().content.contains(u"PLAN"_s), role != Role::Planner);
    QCOMPARE(messages.last().content.contains(u"CODE"_s), role == Role::Reviewer);
    QVERIFY(!messages.first().content.contains(u"{{"_s));
    QCOMPARE(messages.last().content, messages.last().content.trimmed());
}

void ProfileTest::parse_readsAll()
{
    const Result<Profile> profile = parsed(uR"(# a comment
name = "ünï"
description = '''two
lines'''
[planner]
models = ["a", "b"]
temperature = 1
max_tokens = 10_000_000
template = "p.md"
[coder]
template = "c.md"
models = [
    "c", # first
    "d",
]
temperature = 0.0
[reviewer]
models = ["r"]
template = "r.md"
max_tokens = 1
temperature = 2.0
)"_s);
    QVERIFY(profile);
    QCOMPARE(*profile,
             (Profile{.name = u"ünï"_s,
                      .description = u"two\nlines"_s,
                      .origin = u"dir"_s,
                      .stages = {{.role = Role::Planner,
                                  .models = {u"a"_s, u"b"_s},
                                  .temperature = 1.0,
                                  .maxTokens = 10'000'000,
                                  .promptTemplate = words},
                                 {.role = Role::Coder,
                                  .models = {u"c"_s, u"d"_s},
                                  .temperature = 0.0,
                                  .promptTemplate = words,
                                  .workspaceTemplate = builtIn(u"edit.md"_s)},
                                 {.role = Role::Reviewer,
                                  .models = {u"r"_s},
                                  .temperature = 2.0,
                                  .maxTokens = 1,
                                  .promptTemplate = words}},
                      .edits = builtInEdits(),
                      .proof = builtInProof()}));
}

void ProfileTest::parse_takesWhatMayBeLeftOut()
{
    const Result<Profile> profile = parsed(minimal);
    QVERIFY(profile);
    QCOMPARE(profile->description, QString());
    QCOMPARE(profile->stage(Role::Coder),
             (StageSpec{.role = Role::Coder,
                        .models = {u"c"_s, u"d"_s},
                        .promptTemplate = words,
                        .workspaceTemplate = builtIn(u"edit.md"_s)}));
    QCOMPARE(profile->edits, builtInEdits());
    QCOMPARE(profile->proof, builtInProof());
}

void ProfileTest::parse_takesLineEnds()
{
    QString windows = minimal;
    windows.replace(u'\n', u"\r\n"_s);
    QCOMPARE(parsed(windows), parsed(minimal));
    windows.replace(u"\"c\""_s, u"7"_s);
    QCOMPARE(parsed(windows).error().line, 6);
    QCOMPARE(parsed(minimal.chopped(1)), parsed(minimal)); // without the last line's end
}

void ProfileTest::parse_refuses_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &content, int line, const QString &what) {
        QTest::newRow(name) << content << line << what;
    };
    const QString models = u"models = [\"…\"], with one name at least"_s;
    const QString temperature = u"temperature from 0 to 2"_s;
    const QString tokens = u"max_tokens from 1 to 10000000"_s;
    const QString file = u"the name of a file beside it"_s;
    row("nothing", {}, 1, u"name = \"…\""_s);
    row("no TOML", changed(3, u"models = [\"p\""_s), 4, u"TOML"_s);
    row("no quotes", changed(6, u"models = [c]"_s), 6, u"TOML"_s);
    row("a key twice", changed(4, u"template = \"p.md\"\ntemplate = \"p.md\""_s), 5, u"TOML"_s);
    row("a control character", changed(2, u"[planner]\u0001"_s), 2, u"TOML"_s);

    row("no name", changed(1, u"\n"_s), 1, u"name = \"…\""_s);
    row("an empty name", changed(1, u"\nname = \"\""_s), 2, u"name = \"…\""_s);
    row("a blank name", changed(1, u"\nname = \" \""_s), 2, u"name = \"…\""_s);
    row("the name of measurements", changed(1, u"\nname = \" conformance \""_s), 2,
        u"another name: \"conformance\" is reserved for measurements"_s);
    row("a number for a name", changed(1, u"\nname = 1"_s), 2, u"name = \"…\""_s);
    row("a number for a description", changed(1, u"name = \"n\"\ndescription = 1"_s), 2,
        u"description = \"…\""_s);

    row("unknown key, alike", changed(4, u"template = \"p.md\"\ntemprature = 1"_s), 5,
        u"temperature"_s);
    row("unknown key, in another case", changed(4, u"template = \"p.md\"\nMax_Tokens = 1"_s), 5,
        u"max_tokens"_s);
    row("unknown key, like none", changed(4, u"template = \"p.md\"\nzzz = 1"_s), 5,
        u"models, temperature, max_tokens, template"_s);
    row("unknown stage", changed(5, u"[codr]"_s), 5, u"coder"_s);
    row("unknown stage, like none", changed(10, u"template = \"r.md\"\n[zzz]"_s), 11,
        u"name, description, planner, coder, reviewer, edits, proof"_s);
    row("the first of two", changed(10, u"template = \"r.md\"\nzzz = 1\naaa = 1"_s), 11,
        u"models, temperature, max_tokens, template, workspace_template"_s);
    row("a key that is no secret's place", changed(1, u"name = \"n\"\napi_key = \"k\""_s), 2,
        u"name, description, planner, coder, reviewer, edits, proof"_s);

    row("a stage missing", minimal.first(minimal.indexOf(u"[reviewer]")), 1, u"[reviewer]"_s);
    row("a stage that is no table", u"name = \"n\"\n\nplanner = \"p\""_s, 3, u"[planner]"_s);
    row("no models", changed(6, u"\n"_s), 5, models);
    row("models empty", changed(6, u"models = []"_s), 6, models);
    row("models as text", changed(6, u"models = \"c\""_s), 6, models);
    row("a number among the models", changed(6, u"models = [\"c\",\n7]"_s), 7, models);
    row("an empty model", changed(6, u"models = [\n\" \"]"_s), 7, models);

    row("temperature too high", changed(7, u"template=\"c\"\ntemperature = 2.1"_s), 8, temperature);
    row("temperature below 0", changed(7, u"template=\"c\"\ntemperature = -0.1"_s), 8, temperature);
    row("temperature nan", changed(7, u"template=\"c\"\ntemperature = nan"_s), 8, temperature);
    row("temperature as text", changed(7, u"template=\"c\"\ntemperature = \"1\""_s), 8,
        temperature);
    row("temperature true", changed(7, u"template=\"c\"\ntemperature = true"_s), 8, temperature);
    row("no tokens", changed(7, u"template=\"c\"\nmax_tokens = 0"_s), 8, tokens);
    row("too many tokens", changed(7, u"template=\"c\"\nmax_tokens = 10000001"_s), 8, tokens);
    row("half a token", changed(7, u"template=\"c\"\nmax_tokens = 1.5"_s), 8, tokens);
    row("tokens true", changed(7, u"template=\"c\"\nmax_tokens = true"_s), 8, tokens);

    row("no template", changed(7, {}), 5, u"template = \"…\""_s);
    row("an empty template name", changed(7, u"template = \"\""_s), 7, u"template = \"…\""_s);
    row("a template above", changed(7, u"template = \"../c.md\""_s), 7, file);
    row("a template elsewhere", changed(7, u"template = \"/etc/passwd\""_s), 7, file);
    row("a template below", changed(7, u"template = \"a/c.md\""_s), 7, file);
    row("a Windows path", changed(7, u"template = 'a\\c.md'"_s), 7, file);
    row("a Windows drive", changed(7, u"template = \"c:c.md\""_s), 7, file);
    row("the folder itself", changed(7, u"template = \"..\""_s), 7, file);
}

void ProfileTest::parse_refuses()
{
    QFETCH(const QString, content);
    QFETCH(const int, line);
    QFETCH(const QString, expected);
    const Result<Profile> profile = parsed(content);
    QVERIFY(!profile);
    const bool isUnknownKey = profile.error().kind == ErrorKind::KeyUnknown;
    QVERIFY(isUnknownKey || profile.error().kind == ErrorKind::SyntaxInvalid);
    QCOMPARE(!profile.error().detail.isEmpty() && expected != "TOML"_L1, isUnknownKey);
    QCOMPARE(profile.error().subject, u"dir/profile.toml"_s);
    QCOMPARE(profile.error().expected, expected);
    QCOMPARE(profile.error().line, line);
}

void ProfileTest::parse_repeatsNoValue_data()
{
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QString &line) { QTest::newRow(name) << line; };
    row("bare word", u"name = canary"_s);
    row("open quote", u"name = \"canary"_s);
    row("open block", u"name = '''canary"_s);
    row("bad escape", u"name = \"\\qcanary\""_s);
    row("in an array", u"name = [canary]"_s);
    row("in a table", u"name = {a = canary}"_s);
    row("after a value", u"name = \"a\" canary"_s);
    row("after true", u"name = truecanary"_s);
    row("a large number", u"name = 99999999999999999999424242"_s);
    row("a large real", u"name = 4242e4242"_s);
    row("of another type", u"name = 424242"_s);
    row("of another type, quoted", u"planner = \"canary\""_s);
    row("unknown", u"api_key = \"canary\""_s);
}

void ProfileTest::parse_repeatsNoValue()
{
    QFETCH(const QString, line);
    const Result<Profile> profile = parsed(line);
    QVERIFY(!profile);
    const Error &error = profile.error();
    const QString said = error.subject + error.detail + error.expected;
    QVERIFY2(!said.contains("canary"_L1) && !said.contains("4242"_L1), qPrintable(said));
}

void ProfileTest::parse_bearsDepth_data()
{
    QTest::addColumn<QString>("content");
    const QString key = u"a."_s.repeated(32) + u'a';
    QTest::newRow("a key of many parts") << u"a."_s.repeated(100'000) + u"a = 1"_s;
    QTest::newRow("a heading of many parts") << u'[' + u"a."_s.repeated(100'000) + u"a]"_s;
    QTest::newRow("arrays in arrays") << u"a = "_s + u"["_s.repeated(100'000);
    QTest::newRow("tables in tables") << u"a = "_s + u"{a="_s.repeated(100'000);
    QTest::newRow("all that is allowed")
        << QString(u'{' + key + u" = [\n"_s).repeated(127).sliced(1) + u"]}"_s.repeated(126)
            + u"]\n"_s;
}

//! Not by a broken stack.
void ProfileTest::parse_bearsDepth()
{
    QFETCH(const QString, content);
    const ErrorKind kind = parsed(content).error().kind;
    QVERIFY(kind == ErrorKind::SyntaxInvalid || kind == ErrorKind::KeyUnknown);
}

void ProfileTest::parse_passesOnTemplateErrors()
{
    const Error missing{.kind = ErrorKind::FileUnreadable, .subject = u"x"_s};
    QCOMPARE(
        parseProfile(minimal, u"f"_s,
                     [&](const QString &) -> Result<QString> { return std::unexpected(missing); })
            .error(),
        missing);
    const auto invalid = parseProfile(minimal, u"dir/profile.toml"_s, [](const QString &name) {
        return Result<QString>(name == "c.md"_L1 ? u"# System\n\n# User\n{{task}}"_s : words);
    });
    QCOMPARE(invalid.error(),
             (Error{.kind = ErrorKind::TemplateInvalid,
                    .subject = u"dir/c.md"_s,
                    .expected = u"{{plan}}"_s,
                    .line = 3}));
}

void ProfileTest::json_comesBack()
{
    const Result<Profile> baseline = findProfile(u"baseline"_s, {});
    QVERIFY(baseline);
    for (const Profile &profile : {*baseline, test::sampleProfile(), Profile{}}) {
        QCOMPARE(profileFromJson(profileToJson(profile)), profile);
    }
}

void ProfileTest::roles_haveNames()
{
    for (const Role role : allRoles()) {
        QCOMPARE(roleFromName(roleName(role)), role);
        QCOMPARE(roleFromName(roleName(role).toUpper()), role);
    }
    QCOMPARE(roleFromName(u"cook"), std::nullopt);
    QCOMPARE(roleFromName(u""), std::nullopt);
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "tst_profile.moc"
