// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profile.h"

#include "support/files.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using proof::Check;
using proof::CheckKind;

namespace {

const QString words = u"# System\nx\n# User\n{{task}} {{plan}} {{code}}"_s;
const QString judge = u"# System\nx\n# User\n{{task}} {{plan}} {{code}} {{proof}}"_s;
const QString revise = u"# System\nx\n# User\n{{findings}}"_s;

//! A profile with more keys for the Reviewer, and more behind.
QString with(const QString &reviewer, const QString &rest)
{
    return uR"(name = "mine"
[planner]
models = ["p"]
template = "p.md"
[coder]
models = ["c"]
template = "c.md"
[reviewer]
models = ["r"]
template = "r.md"
)" + reviewer
        + u'\n' + rest + u'\n';
}

Result<Profile> parsed(const QString &content)
{
    return parseProfile(content, u"dir/profile.toml"_s, [](const QString &name) -> Result<QString> {
        return name == "judge.md"_L1 ? judge : name == "revise.md"_L1 ? revise : words;
    });
}

QString builtIn(const QString &name)
{
    return QString::fromUtf8(test::contentOf(u":/profiles/baseline/"_s + name));
}

} // namespace

//! What a profile says of checks and of the rounds after them.
class ProfileProofTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void parse_readsAll();
    void parse_takesWhatMayBeLeftOut();
    void parse_refuses_data();
    void parse_refuses();
    void json_takesNoCheckThatNoFileNames_data();
    void json_takesNoCheckThatNoFileNames();
};

void ProfileProofTest::parse_readsAll()
{
    const auto profile = parsed(with(u"workspace_template = \"judge.md\""_s, uR"([proof]
rounds = 10
revise_template = "revise.md"
[[proof.check]]
kind = "test"
command = ["ctest", "--test-dir", "build"]
folder = "a"
timeout_s = 7
output_bytes = 9
[[proof.check]]
kind = "lint"
name = "tidy"
command = ["tidy"])"_s));
    QVERIFY(profile);
    QCOMPARE(profile->stage(Role::Reviewer).workspaceTemplate, judge);
    QCOMPARE(profile->proof,
             (ProofSpec{.rounds = 10,
                        .reviseTemplate = revise,
                        .checks
                        = {{.kind = CheckKind::Test,
                            .name = u"test"_s,
                            .command = {u"ctest"_s, u"--test-dir"_s, u"build"_s},
                            .folder = u"a"_s,
                            .timeout = std::chrono::seconds(7),
                            .outputLimit = 9},
                           {.kind = CheckKind::Lint, .name = u"tidy"_s, .command = {u"tidy"_s}}}}));
    QCOMPARE(profileFromJson(profileToJson(*profile)), *profile);
}

void ProfileProofTest::parse_takesWhatMayBeLeftOut()
{
    for (const QString &rest : {QString(), u"[proof]"_s}) {
        const auto profile = parsed(with({}, rest));
        QVERIFY(profile);
        QCOMPARE(profile->proof,
                 (ProofSpec{.rounds = 2, .reviseTemplate = builtIn(u"revise.md"_s)}));
        QVERIFY(!profile->proof.reviseTemplate.isEmpty());
        QVERIFY(profile->stage(Role::Reviewer).workspaceTemplate.isEmpty());
        QCOMPARE(profileFromJson(profileToJson(*profile)), *profile);
    }
}

void ProfileProofTest::parse_refuses_data()
{
    QTest::addColumn<QString>("reviewer");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &reviewer, const QString &rest, int line,
                        const QString &expected) {
        QTest::newRow(name) << reviewer << rest << line << expected;
    };
    row("no table", {}, u"[[proof]]\nrounds = 1"_s, 12, u"[proof]"_s);
    row("too many rounds", {}, u"[proof]\nrounds = 11"_s, 13, u"rounds from 0 to 10"_s);
    row("unknown key", {}, u"[proof]\nround = 1"_s, 13, u"rounds"_s);
    row("a template above", {}, u"[proof]\nrevise_template = \"../x\""_s, 13,
        u"the name of a file beside it"_s);
    row("a template without findings", {}, u"[proof]\nrevise_template = \"x.md\""_s, 4,
        u"{{findings}}, {{task}}, {{plan}}, {{changes}}, {{proof}}, {{attachments}} or "
        "{{workspace}}"_s);
    row("a check of no kind", {}, u"[[proof.check]]\ncommand = [\"a\"]"_s, 12,
        u"build, test, lint, format or custom"_s);
    row("a check for a shell", {}, u"[[proof.check]]\nkind = \"test\"\ncommand = \"a\""_s, 14,
        u"command = [\"program\", \"argument\", …], without a shell"_s);
    row("a template of another stage", u"workspace_template = \"revise.md\""_s, {}, 4,
        u"{{task}}, {{plan}}, {{code}}, {{attachments}}, {{workspace}} or {{proof}}"_s);
}

void ProfileProofTest::parse_refuses()
{
    QFETCH(const QString, reviewer);
    QFETCH(const QString, rest);
    const auto profile = parsed(with(reviewer, rest));
    QVERIFY(!profile);
    QTEST(profile.error().expected, "expected");
    QTEST(profile.error().line, "line");
}

void ProfileProofTest::json_takesNoCheckThatNoFileNames_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value) {
        QTest::newRow(name) << key << value;
    };
    row("kind", u"kind"_s, u"tests"_s);
    row("name", u"name"_s, u""_s);
    row("no command", u"command"_s, QJsonArray());
    row("no program", u"command"_s, QJsonArray{u" "_s});
    row("a control", u"command"_s, QJsonArray{u"a"_s, u"b\nc"_s});
    row("a folder above", u"folder"_s, u"x/../.."_s);
    row("a folder elsewhere", u"folder"_s, u"/tmp"_s);
    row("no time", u"timeout_s"_s, 0);
    row("no output", u"output_bytes"_s, -1);
}

void ProfileProofTest::json_takesNoCheckThatNoFileNames()
{
    QFETCH(const QString, key);
    QFETCH(const QJsonValue, value);
    QJsonObject check{
        {u"kind"_s, u"test"_s}, {u"name"_s, u"a"_s}, {u"command"_s, QJsonArray{u"a"_s}}};
    const auto checksWith = [](const QJsonObject &one) {
        return profileFromJson({{u"proof"_s, QJsonObject{{u"checks"_s, QJsonArray{one}}}}})
            ->proof.checks;
    };
    QCOMPARE(checksWith(check),
             (QList<Check>{{.kind = CheckKind::Test, .name = u"a"_s, .command = {u"a"_s}}}));
    check.insert(key, value);
    QCOMPARE(checksWith(check), QList<Check>());
}

QTEST_GUILESS_MAIN(ProfileProofTest)
#include "tst_profile_proof.moc"
