// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profilewriter.h"

#include "sizelimit.h"
#include "support/files.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

using Change = std::function<void(Profile &)>;

const QString planWords = u"# System\nPlan.\n# User\n{{task}}\n"_s;
const QString codeWords = u"# System\nCode.\n# User\n{{task}}\n{{plan}}\n"_s;
const QString editWords = u"# System\nChange.\n# User\n{{task}}\n{{plan}}\n{{workspace}}\n"_s;
const QString reviewWords = u"# System\nReview.\n# User\n{{task}}\n{{plan}}\n{{code}}\n"_s;
const QString repairWords = u"# System\nMend.\n# User\n{{failures}}\n"_s;
const QString judgeWords = u"# System\nJudge.\n# User\n{{task}}\n{{plan}}\n{{code}}\n{{proof}}\n"_s;
const QString reviseWords = u"# System\nRevise.\n# User\n{{findings}}\n"_s;
const QString wholeWords = u"# System\nWhole.\n# User\n{{failures}}\n"_s;

Profile sample()
{
    return {.name = u"mine"_s,
            .description = u"words"_s,
            .stages = {{.role = Role::Planner, .models = {u"p"_s}, .promptTemplate = planWords},
                       {.role = Role::Coder,
                        .models = {u"a/b"_s, u"c"_s},
                        .temperature = 0.3,
                        .maxTokens = 4000,
                        .promptTemplate = codeWords,
                        .workspaceTemplate = editWords},
                       {.role = Role::Reviewer,
                        .models = {u"r"_s},
                        .promptTemplate = reviewWords,
                        .workspaceTemplate = judgeWords}},
            .edits = {.rounds = 3, .repairTemplate = repairWords, .wholeFilesTemplate = wholeWords},
            .proof = {.rounds = 1, .reviseTemplate = reviseWords, .checks = {}}};
}

Change describe(const QString &words)
{
    return [words](Profile &profile) { profile.description = words; };
}

Change ask(const QStringList &models)
{
    return [models](Profile &profile) { profile.stage(Role::Planner).models = models; };
}

Change word(const QString &words)
{
    return [words](Profile &profile) {
        profile.stage(Role::Planner).promptTemplate = planWords + words;
    };
}

} // namespace

class ProfileWriterTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void save_isReadAgain_data();
    void save_isReadAgain();
    void save_saysWhatMeansTheSame();
    void save_writesWhatAPersonCanRead();
    void save_keepsNamesAndOtherFiles();
    void save_keepsWhatWasWrittenByHand();
    void save_writesOverNoOtherFile();
    void save_standsInForTheBuiltIn();
    void save_refuses_data();
    void save_refuses();
    void save_leavesTheOldWhole();
    void save_renames();
    void save_renamesOntoNothing();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString profiles() const { return m_folder->filePath(u"profiles"_s); }
    [[nodiscard]] QString path(const QString &name) const { return profiles() + u'/' + name; }
    void write(const QString &name, const QByteArray &bytes) const;
    void save(const Profile &profile) const;
};

void ProfileWriterTest::init()
{
    QTest::failOnWarning();
    QStandardPaths::setTestModeEnabled(true);
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void ProfileWriterTest::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(writeFile(path(name), bytes));
}

void ProfileWriterTest::save(const Profile &profile) const
{
    const Result<Profile> saved = saveProfile(profile, profiles());
    QVERIFY2(saved, saved ? "" : qPrintable(errorKindName(saved.error().kind)));
}

void ProfileWriterTest::save_isReadAgain_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("as it is") << Change([](Profile &) {});
    QTest::newRow("quotes") << describe(u"\"a\" 'b' \"\"\"c\"\"\" '''d'''"_s);
    QTest::newRow("backslashes") << describe(u"C:\\new\\table \\u0041 \\"_s);
    QTest::newRow("lines") << describe(u"one\ntwo\r\nthree\n\n"_s);
    QTest::newRow("controls") << describe(u"\t\b\f\x1b\x7f\u0001"_s);
    QTest::newRow("unicode") << describe(u"Ağaç 森 🌲 \u202e \ufeff e\u0301"_s);
    QTest::newRow("comment signs") << describe(u"# no comment = [x]"_s);
    QTest::newRow("no words") << describe({});
    QTest::newRow("blanks") << describe(u"  "_s);
    QTest::newRow("dots") << describe(u"."_s.repeated(100));
    QTest::newRow("models") << ask({u"openrouter/x:free"_s, u"a \"b\""_s, u"#"_s, u"x"_s, u"x"_s});
    QTest::newRow("models with dots") << ask({u"a.b"_s.repeated(40)});
    QTest::newRow("many models") << ask(QStringList(200, u"openrouter/some/model-1.5"_s));
    QTest::newRow("template of many kinds") << word(u"\"\"\"\n\\n ''' 森\t\n```\n# x\n```"_s);
    QTest::newRow("template of Windows") << word(u"a\r\nb\r\n"_s);
    QTest::newRow("template without a last line's end") << word(u"end"_s);
    QTest::newRow("equal templates") << Change([](Profile &profile) {
        profile.stage(Role::Coder).workspaceTemplate = codeWords;
        profile.stage(Role::Planner).promptTemplate = codeWords;
    });
    for (const double temperature : {0.0, 1.0, 2.0, 0.1, 1.0 / 3, 1e-7}) {
        QTest::addRow("temperature %g", temperature) << Change([temperature](Profile &profile) {
            profile.stage(Role::Reviewer).temperature = temperature;
        });
    }
    QTest::newRow("tokens") << Change(
        [](Profile &profile) { profile.stage(Role::Planner).maxTokens = 10'000'000; });
    QTest::newRow("the model's own") << Change([](Profile &profile) {
        profile.stage(Role::Coder).temperature.reset();
        profile.stage(Role::Coder).maxTokens.reset();
    });
    QTest::newRow("no rounds") << Change([](Profile &profile) { profile.edits.rounds = 0; });
    QTest::newRow("no rounds of proof")
        << Change([](Profile &profile) { profile.proof.rounds = 0; });
    QTest::newRow("no workspace for the Reviewer") << Change(
        [](Profile &profile) { profile.stage(Role::Reviewer).workspaceTemplate.clear(); });
    QTest::newRow("checks") << Change([](Profile &profile) {
        profile.proof.checks = {{.kind = proof::CheckKind::Build,
                                 .name = u"a \"b\""_s,
                                 .command = {u"cmake"_s, u"--build"_s, u"\\x, y"_s},
                                 .folder = u"d/e"_s,
                                 .report = u"out/junit.xml"_s,
                                 .timeout = std::chrono::seconds(5),
                                 .outputLimit = 1000},
                                {.name = u"custom"_s, .command = {u"make"_s}}};
    });
    QTest::newRow("no whole files")
        << Change([](Profile &profile) { profile.edits.wholeFilesTemplate.clear(); });
}

void ProfileWriterTest::save_isReadAgain()
{
    QFETCH(Change, change);
    Profile profile = sample();
    change(profile);
    profile.origin = path(u"mine"_s);
    const Result<Profile> saved = saveProfile(profile, profiles());
    QVERIFY(saved);
    QCOMPARE(*saved, profile);
    const Result<Profile> read = readProfile(path(u"mine"_s));
    QVERIFY(read);
    QCOMPARE(*read, profile);
    save(sample());
    save(profile);
    const Result<Profile> again = readProfile(path(u"mine"_s));
    QVERIFY(again);
    QCOMPARE(*again, profile);
}

void ProfileWriterTest::save_saysWhatMeansTheSame()
{
    Profile profile = sample();
    profile.stage(Role::Coder).workspaceTemplate.clear();
    profile.edits.repairTemplate.clear();
    profile.proof.reviseTemplate.clear();
    profile.description = QString(u"half a pair "_s) + QChar(0xd83d);
    const Result<Profile> saved = saveProfile(profile, profiles());
    QVERIFY(saved);
    QCOMPARE(saved->stage(Role::Coder).workspaceTemplate, codeWords);
    QCOMPARE(saved->edits.rounds, 0);
    QCOMPARE(saved->proof.rounds, 0);
    QCOMPARE(saved->description, u"half a pair \ufffd"_s);
    QCOMPARE(*readProfile(path(u"mine"_s)), *saved);
}

void ProfileWriterTest::save_writesWhatAPersonCanRead()
{
    save(sample());
    const QByteArray expected = R"(name = "mine"
description = "words"

[planner]
models = ["p"]
template = "planner.md"

[coder]
models = [
    "a/b",
    "c",
]
temperature = 0.3
max_tokens = 4000
template = "coder.md"
workspace_template = "edit.md"

[reviewer]
models = ["r"]
template = "reviewer.md"
workspace_template = "judge.md"

[edits]
rounds = 3
repair_template = "repair.md"
whole_files = true
whole_files_template = "whole.md"

[proof]
rounds = 1
revise_template = "revise.md"
)";
    QCOMPARE(contentOf(path(u"mine/profile.toml"_s)), expected);
    QCOMPARE(contentOf(path(u"mine/edit.md"_s)), editWords.toUtf8());
    QCOMPARE(QDir(path(u"mine"_s))
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                 .size(),
             9);
}

void ProfileWriterTest::save_keepsNamesAndOtherFiles()
{
    write(u"mine/profile.toml"_s,
          "name = \"mine\"\n[planner]\nmodels = [\"p\"]\n"
          "template = \"plan of mine.md\"\n[coder]\nmodels = [\"c\"]\n"
          "template = \"c.md\"\n[reviewer]\nmodels = [\"r\"]\n"
          "template = \"r.md\"\n");
    write(u"mine/plan of mine.md"_s, planWords.toUtf8());
    write(u"mine/c.md"_s, codeWords.toUtf8());
    write(u"mine/r.md"_s, reviewWords.toUtf8());
    write(u"mine/notes.txt"_s, "mine");
    Result<Profile> profile = readProfile(path(u"mine"_s));
    QVERIFY(profile);
    profile->stage(Role::Planner).promptTemplate += u"More.\n"_s;
    save(*profile);
    QCOMPARE(contentOf(path(u"mine/plan of mine.md"_s)), (planWords + u"More.\n"_s).toUtf8());
    QCOMPARE(contentOf(path(u"mine/notes.txt"_s)), "mine");
    QVERIFY(!QFile::exists(path(u"mine/planner.md"_s)));
    QVERIFY(!QFile::exists(path(u"mine/edit.md"_s))); // goes on to be the one that is built in
    QCOMPARE(*readProfile(path(u"mine"_s)), *profile);
}

void ProfileWriterTest::save_keepsWhatWasWrittenByHand()
{
    save(sample());
    const QString file = path(u"mine/profile.toml"_s);
    const QByteArray byHand = "# why: cheap\n" + contentOf(file);
    write(u"mine/profile.toml"_s, byHand);
    save(sample());
    QCOMPARE(contentOf(file + u".bak"_s), byHand);
    Profile other = sample();
    describe(u"other"_s)(other);
    save(other); // what is replaced now was not written by hand
    QCOMPARE(contentOf(file + u".bak"_s), byHand);
    write(u"mine/profile.toml"_s, "this is no TOML");
    save(other);
    QCOMPARE(contentOf(file + u".bak"_s), "this is no TOML");
}

void ProfileWriterTest::save_writesOverNoOtherFile()
{
    write(u"mine/planner.md"_s, "notes");
    save(sample());
    QCOMPARE(contentOf(path(u"mine/planner.md"_s)), "notes");
    QCOMPARE(contentOf(path(u"mine/planner-2.md"_s)), planWords.toUtf8());
    QCOMPARE(readProfile(path(u"mine"_s))->stage(Role::Planner).promptTemplate, planWords);
}

void ProfileWriterTest::save_standsInForTheBuiltIn()
{
    const auto builtIn = builtInProfile(u"baseline"_s);
    QVERIFY(builtIn);
    QVERIFY(!builtInProfile(u"mine"_s));
    QVERIFY(!builtInProfile({}));
    Profile changed = *builtIn;
    changed.edits.rounds = 7;
    save(changed);
    QCOMPARE(findProfile(u"baseline"_s, profiles())->edits.rounds, 7);
    QCOMPARE(*builtInProfile(u"baseline"_s), *builtIn);
    QVERIFY(removeProfile(u"baseline"_s, profiles()));
    QCOMPARE(*findProfile(u"baseline"_s, profiles()), *builtIn);
}

void ProfileWriterTest::save_refuses_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("name") << Change([](Profile &profile) { profile.name = u"../mine"_s; })
                          << ErrorKind::ValueInvalid;
    QTest::newRow("no models") << ask({}) << ErrorKind::SyntaxInvalid;
    QTest::newRow("blank model") << ask({u"a"_s, u" "_s}) << ErrorKind::SyntaxInvalid;
    QTest::newRow("template") << word(u"{{tusk}}"_s) << ErrorKind::TemplateInvalid;
    QTest::newRow("long template") << word(u"x"_s.repeated(300'000)) << ErrorKind::FileTooLarge;
    QTest::newRow("hot") << Change([](Profile &profile) {
        profile.stage(Role::Planner).temperature = 2.5;
    }) << ErrorKind::SyntaxInvalid;
    QTest::newRow("rounds of proof")
        << Change([](Profile &profile) { profile.proof.rounds = 11; }) << ErrorKind::SyntaxInvalid;
    QTest::newRow("check") << Change([](Profile &profile) {
        profile.proof.checks = {{.name = u"a"_s, .command = {}}};
    }) << ErrorKind::SyntaxInvalid;
    QTest::newRow("rounds") << Change([](Profile &profile) { profile.edits.rounds = 11; })
                            << ErrorKind::SyntaxInvalid;
}

void ProfileWriterTest::save_refuses()
{
    QFETCH(Change, change);
    Profile profile = sample();
    change(profile);
    const Result<Profile> saved = saveProfile(profile, profiles());
    QVERIFY(!saved);
    QTEST(saved.error().kind, "kind");
    QVERIFY(!QFile::exists(profiles()));
    QVERIFY(!QFile::exists(m_folder->filePath(u"mine"_s)));
    QCOMPARE(saveProfile(sample(), {}).error().kind, ErrorKind::FileUnwritable);
}

void ProfileWriterTest::save_leavesTheOldWhole()
{
    save(sample());
    const Result<Profile> before = readProfile(path(u"mine"_s));
    Profile changed = sample();
    changed.stage(Role::Planner).promptTemplate += u"Short.\n"_s;
    changed.stage(Role::Reviewer).promptTemplate += u"long "_s.repeated(4000);
    if (!SizeLimit::isPossible) {
        QSKIP("needs limits of file sizes");
    }
    {
        const SizeLimit limit(8000);
        QCOMPARE(saveProfile(changed, profiles()).error().kind, ErrorKind::FileUnwritable);
    }
    QCOMPARE(*readProfile(path(u"mine"_s)), *before);
    QCOMPARE(QDir(path(u"mine"_s))
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                 .size(),
             9);
}

void ProfileWriterTest::save_renames()
{
    save(sample());
    write(u"mine/notes.txt"_s, "mine");
    Profile renamed = sample();
    renamed.name = u"yours"_s;
    QVERIFY(saveProfile(renamed, profiles(), u"mine"_s));
    QCOMPARE(profileNames(profiles()), (QStringList{u"baseline"_s, u"local"_s, u"yours"_s}));
    QCOMPARE(findProfile(u"yours"_s, profiles())->name, u"yours"_s);
    QCOMPARE(contentOf(path(u"yours/notes.txt"_s)), "mine");
    renamed.name = u"Yours"_s;
    QVERIFY(saveProfile(renamed, profiles(), u"yours"_s));
    QVERIFY(profileNames(profiles()).contains(u"Yours"_s));
}

void ProfileWriterTest::save_renamesOntoNothing()
{
    save(sample());
    Profile other = sample();
    other.name = u"other"_s;
    describe(u"other words"_s)(other);
    save(other);
    Profile renamed = sample();
    renamed.name = u"other"_s;
    QCOMPARE(saveProfile(renamed, profiles(), u"mine"_s).error().kind, ErrorKind::FileExists);
    QCOMPARE(findProfile(u"other"_s, profiles())->description, u"other words"_s);
    renamed.name = u"third"_s;
    ask({})(renamed);
    QVERIFY(!saveProfile(renamed, profiles(), u"mine"_s));
    QCOMPARE(profileNames(profiles()),
             (QStringList{u"baseline"_s, u"local"_s, u"mine"_s, u"other"_s}));
}

QTEST_GUILESS_MAIN(ProfileWriterTest)
#include "tst_profilewriter.moc"
