// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profile.h"
#include "core/run/prompt.h"

#include "support/files.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

const QString words = u"# System\nx\n# User\n{{task}} {{plan}} {{code}}"_s;
const QString forWorkspace = u"# System\nx\n# User\n{{task}} {{plan}} {{workspace}}"_s;
const QString repair = u"# System\nx\n# User\n{{task}} {{failures}}"_s;
const QString whole = u"# System\nx\n# User\n{{failures}}"_s;

//! A profile with more keys for the Coder, and more behind.
QString with(const QString &coder, const QString &rest)
{
    return uR"(name = "mine"
[planner]
models = ["p"]
template = "p.md"
[reviewer]
models = ["r"]
template = "r.md"
[coder]
models = ["c"]
template = "c.md"
)" + coder
        + u'\n' + rest + u'\n';
}

Result<Profile> parsed(const QString &content)
{
    return parseProfile(content, u"dir/profile.toml"_s, [](const QString &name) -> Result<QString> {
        if (name == "none.md"_L1) {
            return std::unexpected(Error{.kind = ErrorKind::FileUnreadable, .subject = name});
        }
        return name == "workspace.md"_L1 ? forWorkspace
            : name == "repair.md"_L1     ? repair
            : name == "whole.md"_L1      ? whole
                                         : words;
    });
}

QString builtIn(const QString &name)
{
    return QString::fromUtf8(test::contentOf(u":/profiles/baseline/"_s + name));
}

} // namespace

//! What a profile says of changes to a workspace.
class ProfileEditsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void baseline_asksAgain();
    void parse_readsAll();
    void parse_takesWhatMayBeLeftOut_data();
    void parse_takesWhatMayBeLeftOut();
    void parse_refuses_data();
    void parse_refuses();
    void parse_checksTemplates_data();
    void parse_checksTemplates();
};

void ProfileEditsTest::baseline_asksAgain()
{
    const Result<Profile> baseline = findProfile(u"baseline"_s, {});
    QVERIFY(baseline);
    QCOMPARE(baseline->edits.rounds, 2);
    const StageSpec &coder = baseline->stage(Role::Coder);
    QVERIFY(checkTemplate(coder.workspaceTemplate, Role::Coder, {}));
    QVERIFY(coder.workspaceTemplate != coder.promptTemplate);
    QVERIFY(baseline->stage(Role::Planner).workspaceTemplate.isEmpty());
    for (const QString &text :
         {baseline->edits.repairTemplate, baseline->edits.wholeFilesTemplate}) {
        QVERIFY(checkRepairTemplate(text, {}));
        const auto messages = fillPrompt(text, {.task = u"TASK"_s, .failures = u"FAILURES"_s});
        QCOMPARE(messages.size(), 2);
        QVERIFY(messages.last().content.contains(u"TASK"_s));
        QVERIFY(messages.last().content.endsWith(u"FAILURES"_s));
        QVERIFY(!messages.first().content.contains(u"{{"_s));
    }
}

void ProfileEditsTest::parse_readsAll()
{
    const auto profile = parsed(with(u"workspace_template = \"workspace.md\""_s,
                                     u"[edits]\nrounds = 10\nrepair_template = \"repair.md\"\n"
                                     "whole_files = true\nwhole_files_template = \"whole.md\""_s));
    QVERIFY(profile);
    QCOMPARE(profile->stage(Role::Coder).workspaceTemplate, forWorkspace);
    QCOMPARE(profile->edits,
             (EditSpec{.rounds = 10, .repairTemplate = repair, .wholeFilesTemplate = whole}));
    QCOMPARE(profileFromJson(profileToJson(*profile)), *profile);
}

void ProfileEditsTest::parse_takesWhatMayBeLeftOut_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<EditSpec>("edits");
    const EditSpec all{.rounds = 2,
                       .repairTemplate = builtIn(u"repair.md"_s),
                       .wholeFilesTemplate = builtIn(u"whole.md"_s)};
    const auto row = [&all](const char *name, const QString &rest, auto change) {
        EditSpec edits = all;
        change(edits);
        QTest::newRow(name) << rest << edits;
    };
    row("no table", {}, [](EditSpec &) {});
    row("an empty one", u"[edits]"_s, [](EditSpec &) {});
    row("no rounds", u"[edits]\nrounds = 0"_s, [](EditSpec &edits) { edits.rounds = 0; });
    row("no whole files", u"[edits]\nwhole_files = false"_s,
        [](EditSpec &edits) { edits.wholeFilesTemplate.clear(); });
    row("no whole files, but words for them",
        u"[edits]\nwhole_files = false\nwhole_files_template = \"whole.md\""_s,
        [](EditSpec &edits) { edits.wholeFilesTemplate.clear(); });
    row("one of the templates", u"[edits]\nwhole_files_template = \"whole.md\""_s,
        [](EditSpec &edits) { edits.wholeFilesTemplate = whole; });
}

void ProfileEditsTest::parse_takesWhatMayBeLeftOut()
{
    QFETCH(const QString, rest);
    QFETCH(const EditSpec, edits);
    QVERIFY(!edits.repairTemplate.startsWith(u"("_s)); // it can be read
    const auto profile = parsed(with({}, rest));
    QVERIFY(profile);
    QCOMPARE(profile->edits, edits);
    QCOMPARE(profile->stage(Role::Coder).workspaceTemplate, builtIn(u"edit.md"_s));
}

void ProfileEditsTest::parse_refuses_data()
{
    QTest::addColumn<QString>("coder");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *name, const QString &coder, const QString &rest, int line,
             const QString &expected) { QTest::newRow(name) << coder << rest << line << expected; };
    const QString rounds = u"rounds from 0 to 10"_s;
    const QString beside = u"the name of a file beside it"_s;
    row("no table", {}, u"[[edits]]\nrounds = 1"_s, 12, u"[edits]"_s);
    row("too many rounds", {}, u"[edits]\nrounds = 11"_s, 13, rounds);
    row("fewer than none", {}, u"[edits]\nrounds = -1"_s, 13, rounds);
    row("half a round", {}, u"[edits]\nrounds = 1.5"_s, 13, rounds);
    row("rounds as text", {}, u"[edits]\nrounds = \"2\""_s, 13, rounds);
    row("neither yes nor no", {}, u"[edits]\nwhole_files = 1"_s, 13,
        u"whole_files = true or false"_s);
    row("unknown key", {}, u"[edits]\nround = 1"_s, 13, u"rounds"_s);
    row("a template above", {}, u"[edits]\nrepair_template = \"../repair.md\""_s, 13, beside);
    row("no template", {}, u"[edits]\nwhole_files_template = \"\""_s, 13,
        u"whole_files_template = \"…\""_s);
    row("a template elsewhere", u"workspace_template = \"/etc/passwd\""_s, {}, 11, beside);
    row("of another stage", {}, u"[planner.x]"_s, 12,
        u"models, temperature, max_tokens, template"_s);
}

void ProfileEditsTest::parse_refuses()
{
    QFETCH(const QString, coder);
    QFETCH(const QString, rest);
    QFETCH(const int, line);
    QFETCH(const QString, expected);
    const auto profile = parsed(with(coder, rest));
    QVERIFY(!profile);
    QVERIFY(profile.error().kind == ErrorKind::SyntaxInvalid
            || profile.error().kind == ErrorKind::KeyUnknown);
    QCOMPARE(profile.error().expected, expected);
    QCOMPARE(profile.error().line, line);
    QCOMPARE(profile.error().subject, u"dir/profile.toml"_s);
}

void ProfileEditsTest::parse_checksTemplates_data()
{
    QTest::addColumn<QString>("coder");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<Error>("error");
    const auto invalid = [](const QString &expected) {
        return Error{.kind = ErrorKind::TemplateInvalid,
                     .subject = u"dir/repair.md"_s,
                     .expected = expected,
                     .line = 3};
    };
    QTest::newRow("no plan") << u"workspace_template = \"repair.md\""_s << QString()
                             << Error{.kind = ErrorKind::TemplateInvalid,
                                      .subject = u"dir/repair.md"_s,
                                      .detail = u"{{failures}}"_s,
                                      .expected = u"{{task}}, {{plan}}, {{code}}, {{attachments}} "
                                                  "or {{workspace}}"_s,
                                      .line = 4};
    Error unknown
        = invalid(u"{{failures}}, {{task}}, {{plan}}, {{attachments}} or {{workspace}}"_s);
    unknown.subject = u"dir/any.md"_s;
    unknown.detail = u"{{code}}"_s;
    unknown.line = 4;
    QTest::newRow("no place for the failures")
        << QString() << u"[edits]\nrepair_template = \"any.md\""_s << unknown;
    Error missing = invalid(u"{{failures}}"_s);
    missing.subject = u"dir/workspace.md"_s;
    QTest::newRow("no failures") << QString()
                                 << u"[edits]\nwhole_files_template = \"workspace.md\""_s
                                 << missing;
    QTest::newRow("no file") << u"workspace_template = \"none.md\""_s << QString()
                             << Error{.kind = ErrorKind::FileUnreadable, .subject = u"none.md"_s};
}

void ProfileEditsTest::parse_checksTemplates()
{
    QFETCH(const QString, coder);
    QFETCH(const QString, rest);
    QFETCH(const Error, error);
    QCOMPARE(parsed(with(coder, rest)).error(), error);
}

QTEST_GUILESS_MAIN(ProfileEditsTest)
#include "tst_profile_edits.moc"
