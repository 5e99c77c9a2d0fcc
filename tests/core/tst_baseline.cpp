// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/text.h"
#include "core/edit/editscript.h"
#include "core/run/profile.h"
#include "core/run/prompt.h"
#include "core/run/review.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

QString templateNamed(const QString &name)
{
    return text::readUtf8File(u":/profiles/baseline/"_s + name, 100'000).value_or(QString());
}

} // namespace

//! The profile that is built in, and what it teaches.
class BaselineTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void profile_isWhole();
    void editPrompt_showsEveryVerbOnceAndWell();
    void repairPrompts_showChangesThatParse_data();
    void repairPrompts_showChangesThatParse();
    void placeholders_areAllFilled();
    void reviewPrompts_showFindingsThatAreRead_data();
    void reviewPrompts_showFindingsThatAreRead();
};

void BaselineTest::profile_isWhole()
{
    const Result<Profile> profile = findProfile(u"baseline"_s, {});
    QVERIFY(profile);
    QCOMPARE(profile->stages.size(), 3);
    QCOMPARE(profile->stage(Role::Coder).workspaceTemplate, templateNamed(u"edit.md"_s));
    QCOMPARE(profile->edits,
             (EditSpec{.rounds = 2,
                       .repairTemplate = templateNamed(u"repair.md"_s),
                       .wholeFilesTemplate = templateNamed(u"whole.md"_s)}));
    QVERIFY(!profile->edits.repairTemplate.isEmpty());
    QCOMPARE(profile->stage(Role::Reviewer).workspaceTemplate, templateNamed(u"judge.md"_s));
    QCOMPARE(profile->proof,
             (ProofSpec{.rounds = 2, .reviseTemplate = templateNamed(u"revise.md"_s)}));
    QVERIFY(!profile->proof.reviseTemplate.isEmpty());
}

//! What a model copies from the examples must be right.
void BaselineTest::editPrompt_showsEveryVerbOnceAndWell()
{
    const edit::EditScript script = edit::parseEdits(templateNamed(u"edit.md"_s));
    QVERIFY(script.faults.isEmpty());
    QSet<edit::Verb> verbs;
    for (const edit::Edit &edit : script.edits) {
        QVERIFY2(edit.faults.isEmpty(), qPrintable(edit.path));
        QVERIFY2(!verbs.contains(edit.verb), qPrintable(edit::verbName(edit.verb)));
        verbs.insert(edit.verb);
    }
    QCOMPARE(verbs.size(), std::to_underlying(edit::Verb::Rename) + 1);
}

void BaselineTest::repairPrompts_showChangesThatParse_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("repair") << u"repair.md"_s;
    QTest::newRow("whole") << u"whole.md"_s;
    QTest::newRow("revise") << u"revise.md"_s;
}

void BaselineTest::repairPrompts_showChangesThatParse()
{
    QFETCH(QString, name);
    const edit::EditScript script = edit::parseEdits(templateNamed(name));
    QVERIFY(script.faults.isEmpty());
    QCOMPARE(script.edits.size(), 1);
    QVERIFY(script.edits.constFirst().faults.isEmpty());
}

void BaselineTest::placeholders_areAllFilled()
{
    const PromptInput input{.task = u"T"_s,
                            .plan = u"P"_s,
                            .code = u"C"_s,
                            .attachments = {},
                            .folder = edit::FolderContext{},
                            .failures = u"F"_s,
                            .proof = u"R"_s,
                            .findings = u"G"_s,
                            .changes = u"D"_s};
    for (const auto name : {"planner.md"_L1, "coder.md"_L1, "edit.md"_L1, "repair.md"_L1,
                            "whole.md"_L1, "reviewer.md"_L1, "judge.md"_L1, "revise.md"_L1}) {
        const QList<llm::ChatMessage> messages = fillPrompt(templateNamed(name), input);
        QCOMPARE(messages.size(), 2);
        for (const llm::ChatMessage &message : messages) {
            QVERIFY2(!message.content.contains(u"{{"), qPrintable(message.content));
        }
    }
}

void BaselineTest::reviewPrompts_showFindingsThatAreRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("reviewer") << u"reviewer.md"_s;
    QTest::newRow("judge") << u"judge.md"_s;
}

//! What a model copies is read as it is meant; who repeats the choices has decided nothing.
void BaselineTest::reviewPrompts_showFindingsThatAreRead()
{
    QFETCH(QString, name);
    const QString words = templateNamed(name);
    const qsizetype from = words.indexOf(u"## Findings"_s);
    const Review review = parseReview(words.sliced(from, words.indexOf(u"# User"_s) - from), {});
    QCOMPARE(review.verdict, std::nullopt);
    QCOMPARE(review.findings,
             (QList<Finding>{{.severity = Severity::Major,
                              .file = u"path/to/file.ext"_s,
                              .firstLine = 12,
                              .lastLine = 15,
                              .what = u"what is wrong, and what happens because of it."_s,
                              .suggestion = u"the smallest change that mends it."_s}}));
}

QTEST_GUILESS_MAIN(BaselineTest)
#include "tst_baseline.moc"
