// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/prompt.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

QString userMessage(const QString &user, const PromptInput &input)
{
    return fillPrompt(u"# System\nYou.\n\n# User\n"_s + user, input).last().content;
}

} // namespace

//! What the Reviewer is told of the checks, and the Coder of both.
class PromptProofTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void fill_putsWhatCameOfTheChanges();
    void fill_putsTheProofOnce_data();
    void fill_putsTheProofOnce();
    void checkRevision_wantsTheFindings();
};

void PromptProofTest::fill_putsWhatCameOfTheChanges()
{
    const PromptInput input{.task = u"T"_s,
                            .proof = u"P {{task}}"_s,
                            .findings = u"F {{proof}}"_s,
                            .changes = u"C {{findings}}"_s};
    QCOMPARE(userMessage(u"{{changes}}\n\n{{findings}}\n\n{{proof}}"_s, input),
             u"C {{findings}}\n\nF {{proof}}\n\nP {{task}}"_s);
    QCOMPARE(
        userMessage(u"{{task}}\n\n{{findings}}\n\n{{changes}}\n\n{{proof}}"_s, {.task = u"T"_s}),
        u"T"_s);
}

void PromptProofTest::fill_putsTheProofOnce_data()
{
    QTest::addColumn<QString>("promptTemplate");
    QTest::newRow("named") << u"# System\nS\n# User\n{{task}} {{proof}}"_s;
    QTest::newRow("named for the system") << u"# System\n{{ proof }}\n# User\n{{task}}"_s;
    QTest::newRow("not named") << u"# System\nS\n# User\n{{task}}"_s;
}

void PromptProofTest::fill_putsTheProofOnce()
{
    QFETCH(const QString, promptTemplate);
    const auto messages
        = fillPrompt(promptTemplate, {.task = u"{{proof}}"_s, .proof = u"1 of 2 passed"_s});
    const QString all = messages.first().content + u"\n\n"_s + messages.last().content;
    QCOMPARE(all.count(u"1 of 2 passed"_s), 1);
}

void PromptProofTest::checkRevision_wantsTheFindings()
{
    const QString head = u"# System\nS\n# User\n"_s;
    QVERIFY(checkRevisionTemplate(
        head + u"{{task}}{{plan}}{{changes}}{{proof}}{{attachments}}{{workspace}}{{findings}}"_s,
        u"r.md"_s));
    QVERIFY(checkRevisionTemplate(head + u"{{findings}}"_s, u"r.md"_s));
    QCOMPARE(checkRevisionTemplate(head + u"{{proof}}"_s, u"r.md"_s).error(),
             (Error{.kind = ErrorKind::TemplateInvalid,
                    .subject = u"r.md"_s,
                    .expected = u"{{findings}}"_s,
                    .line = 3}));
    QCOMPARE(checkRevisionTemplate(head + u"{{findings}}\n{{failures}}"_s, u"r.md"_s).error(),
             (Error{.kind = ErrorKind::TemplateInvalid,
                    .subject = u"r.md"_s,
                    .detail = u"{{failures}}"_s,
                    .expected = u"{{findings}}, {{task}}, {{plan}}, {{changes}}, {{proof}}, "
                                "{{attachments}} or {{workspace}}"_s,
                    .line = 5}));
}

QTEST_GUILESS_MAIN(PromptProofTest)
#include "tst_prompt_proof.moc"
