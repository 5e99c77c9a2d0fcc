// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/resume.h"

#include "keptruns.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

using Bodies = QList<EventBody>;
using From = std::optional<Role>;
using Roles = QList<Role>;

constexpr Role planner = Role::Planner;
constexpr Role coder = Role::Coder;
constexpr Role reviewer = Role::Reviewer;

Bodies started(const Roles &stages, const QString &plan = {}, const QString &code = {})
{
    return {RunStarted{.task = u"Do it"_s,
                       .profile = sampleProfile(),
                       .stages = stages,
                       .plan = plan,
                       .code = givenAnswer(code),
                       .parentRun = u"20261121-000000-aaaaaa"_s}};
}

//! A stage that answered, and before that broke off once.
Bodies answered(Role role, const QString &answer)
{
    return {StageStarted{.stage = role},
            AttemptStarted{.stage = role, .attemptId = u"1"_s, .model = u"m"_s},
            TextDelta{.attemptId = u"1"_s, .text = u"half"_s},
            AttemptFailed{.attemptId = u"1"_s, .error = {.kind = ErrorKind::StreamCut}},
            AttemptStarted{.stage = role, .attemptId = u"2"_s, .model = u"m"_s},
            TextDelta{.attemptId = u"2"_s, .text = answer},
            StageFinished{.stage = role, .attemptId = u"2"_s}};
}

Bodies broken(Role role)
{
    return answered(role, {}).first(4);
}

Bodies ended(Outcome outcome)
{
    return {RunFinished{.outcome = outcome}};
}

//! A run whose changes the Reviewer complains of.
Bodies reviewed(const QString &workspace, const QList<Finding> &findings)
{
    Bodies bodies{RunStarted{.task = u"Do it"_s,
                             .profile = sampleProfile(),
                             .stages = allRoles(),
                             .workspace = workspace}};
    bodies += answered(planner, u"the plan"_s) + answered(coder, u"the code"_s);
    bodies.append(EditsPlanned{.round = 1, .folder = workspace, .changes = sampleChanges()});
    bodies += answered(reviewer, u"bad"_s);
    bodies.append(FindingsReached{.round = 1, .findings = findings});
    return bodies + ended(Outcome::Succeeded);
}

StoredRun storedRun(const Bodies &bodies)
{
    return {.events = numbered(bodies)};
}

} // namespace

//! What a run goes on with; see tst_resume_session.cpp for how it does.
class ResumeTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void request_isWhatIsLeft_data();
    void request_isWhatIsLeft();
    void request_isRefused_data();
    void request_isRefused();
    void request_repeatsWhatWasAsked();
    void request_takesAttachments();
    void request_needsItsAttachments_data();
    void request_needsItsAttachments();
    void request_needsAWholeProfile_data();
    void request_needsAWholeProfile();
    void request_needsStagesInOrder_data();
    void request_needsStagesInOrder();
    void request_ofARequestIsTheSame();
    void revision_takesTheFindings_data();
    void revision_takesTheFindings();
    void revision_isRefused_data();
    void revision_isRefused();
    void fold_isTheRun();
};

void ResumeTest::request_isWhatIsLeft_data()
{
    QTest::addColumn<Bodies>("bodies");
    QTest::addColumn<From>("from");
    QTest::addColumn<Roles>("stages");
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const Bodies &bodies, From from, const Roles &stages,
                        const QString &plan, const QString &code) {
        QTest::newRow(name) << bodies << from << stages << plan << code;
    };
    const Bodies planned = started(allRoles()) + answered(planner, u"the plan"_s);
    const Bodies coded = planned + answered(coder, u"the code"_s);
    const Bodies whole = coded + answered(reviewer, u"fine"_s) + ended(Outcome::Succeeded);
    const QString plan = u"the plan"_s;
    const QString code = u"the code"_s;
    const Roles all = allRoles();
    const Roles lastTwo{coder, reviewer};

    row("failed in the Coder", planned + broken(coder) + ended(Outcome::Failed), {}, lastTwo, plan,
        {});
    row("failed in the Reviewer", coded + broken(reviewer) + ended(Outcome::Failed), {}, {reviewer},
        plan, code);
    row("cancelled in the Planner", started(all) + broken(planner) + ended(Outcome::Cancelled), {},
        all, {}, {});
    row("killed at its start", started(all), {}, all, {}, {});
    row("killed in the Planner", started(all) + broken(planner), {}, all, {}, {});
    row("killed between two stages", planned, {}, lastTwo, plan, {});
    row("killed at its end", coded, {}, {reviewer}, plan, code);
    row("an empty answer is one", started(all) + answered(planner, {}), {}, lastTwo, {}, {});

    row("finished, from the Planner", whole, planner, all, {}, {});
    row("finished, from the Coder", whole, coder, lastTwo, plan, {});
    row("finished, from the Reviewer", whole, reviewer, {reviewer}, plan, code);
    row("failed, from an earlier one", coded + broken(reviewer), planner, all, {}, {});
    row("failed, from where it broke off", coded + broken(reviewer), reviewer, {reviewer}, plan,
        code);

    row("the Coder alone, with a plan", started({coder}, plan) + broken(coder), {}, {coder}, plan,
        {});
    row("the Coder alone, without one", started({coder}) + broken(coder), {}, {coder}, {}, {});
    row("the Reviewer alone", started({reviewer}, plan, code), {}, {reviewer}, plan, code);
    row("the Planner alone", started({planner}) + broken(planner), {}, {planner}, {}, {});

    const Bodies planOnly
        = started({planner}) + answered(planner, plan) + ended(Outcome::Succeeded);
    row("a plan, from the Coder", planOnly, coder, lastTwo, plan, {});
    row("a plan, again", planOnly, planner, {planner}, {}, {});
    row("code for a given plan, from the Reviewer",
        started({coder}, plan) + answered(coder, code) + ended(Outcome::Succeeded), reviewer,
        {reviewer}, plan, code);
    row("code without a plan, from the Planner", started({coder}) + broken(coder), planner, all, {},
        {});

    const Bodies resumed = started(lastTwo, plan) + answered(coder, code);
    row("resumed, and failed again", resumed + broken(reviewer), {}, {reviewer}, plan, code);
    row("resumed, from its own stage", resumed + broken(reviewer), coder, lastTwo, plan, {});
    row("resumed, from a stage of its parent", resumed + broken(reviewer), planner, all, {}, {});
    row("resumed twice", started({reviewer}, plan, code) + broken(reviewer), planner, all, {}, {});
    row("resumed twice, from the middle", started({reviewer}, plan, code) + broken(reviewer), coder,
        lastTwo, plan, {});
    row("planned anew", started(all, u"old"_s) + answered(planner, plan) + broken(coder), {},
        lastTwo, plan, {});
}

void ResumeTest::request_isWhatIsLeft()
{
    QFETCH(const Bodies, bodies);
    QFETCH(const From, from);
    QFETCH(const Roles, stages);
    QFETCH(const QString, plan);
    QFETCH(const QString, code);
    const auto request = resumeRequest(storedRun(bodies), from);
    QVERIFY(request);
    QCOMPARE(request->stages, stages);
    QCOMPARE(request->plan, plan);
    QCOMPARE(request->code, givenAnswer(code));
    QCOMPARE(request->parentRun, u"20261122-120000-abcdef"_s);
}

void ResumeTest::request_isRefused_data()
{
    QTest::addColumn<Bodies>("bodies");
    QTest::addColumn<From>("from");
    QTest::addColumn<Error>("error");
    const Bodies planned = started(allRoles()) + answered(planner, u"the plan"_s);
    const Bodies whole = planned + answered(coder, u"the code"_s) + answered(reviewer, u"fine"_s);
    const Error complete{.kind = ErrorKind::RunComplete, .subject = u"20261122-120000-abcdef"_s};
    const auto notReached = [](const QString &stage, const QString &first) {
        return Error{.kind = ErrorKind::StageNotReached, .subject = stage, .expected = first};
    };
    const auto row = [](const char *name, const Bodies &bodies, From from, const Error &error) {
        QTest::newRow(name) << bodies << from << error;
    };
    row("succeeded", whole + ended(Outcome::Succeeded), {}, complete);
    row("all answered, then cancelled", whole + ended(Outcome::Cancelled), {}, complete);
    row("one stage, succeeded", started({planner}) + answered(planner, u"x"_s), {}, complete);
    row("killed in the Planner, from the Coder", started(allRoles()) + broken(planner), coder,
        notReached(u"coder"_s, u"planner"_s));
    row("killed in the Planner, from the Reviewer", started(allRoles()) + broken(planner), reviewer,
        notReached(u"reviewer"_s, u"planner"_s));
    row("failed in the Coder, from the Reviewer", planned + broken(coder), reviewer,
        notReached(u"reviewer"_s, u"coder"_s));
    row("a stage that is none of its own", started({planner}) + broken(planner), reviewer,
        notReached(u"reviewer"_s, u"planner"_s));
    row("a Planner alone, from the last stage", started({planner}) + answered(planner, u"x"_s),
        reviewer, notReached(u"reviewer"_s, u"coder"_s));
}

void ResumeTest::request_isRefused()
{
    QFETCH(const Bodies, bodies);
    QFETCH(const From, from);
    QFETCH(const Error, error);
    const auto request = resumeRequest(storedRun(bodies), from);
    QVERIFY(!request);
    QCOMPARE(request.error(), error);
}

void ResumeTest::request_repeatsWhatWasAsked()
{
    const auto request = resumeRequest(storedRun(started(allRoles())), {});
    QVERIFY(request);
    QCOMPARE(request->task, u"Do it"_s);
    QCOMPARE(request->profile, sampleProfile());
    QVERIFY(request->attachments.isEmpty());
}

void ResumeTest::request_takesAttachments()
{
    const QByteArray content = "ü\n"_ba;
    Bodies bodies = started(allRoles());
    bodies.append(AttachmentsAdded{.files = {{.path = u"a.txt"_s, .sha256 = sha256(content)},
                                             {.path = u"b/none"_s, .sha256 = sha256({})},
                                             {.path = u"copy"_s, .sha256 = sha256(content)}}});
    StoredRun stored = storedRun(bodies);
    stored.attachments = {{sha256(content), content}, {sha256({}), {}}};
    const auto request = resumeRequest(stored, {});
    QVERIFY(request);
    QCOMPARE(request->attachments,
             (QList<Attachment>{{.path = u"a.txt"_s, .text = u"ü\n"_s},
                                {.path = u"b/none"_s, .text = QString()},
                                {.path = u"copy"_s, .text = u"ü\n"_s}}));
}

void ResumeTest::request_needsItsAttachments_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("not kept") << "x"_ba << false;
    QTest::newRow("no text") << "\xff\xfe"_ba << true;
}

void ResumeTest::request_needsItsAttachments()
{
    QFETCH(const QByteArray, content);
    QFETCH(const bool, isKept);
    Bodies bodies = started(allRoles());
    bodies.append(AttachmentsAdded{.files = {{.path = u"a.txt"_s, .sha256 = sha256(content)}}});
    StoredRun stored = storedRun(bodies);
    if (isKept) {
        stored.attachments.insert(sha256(content), content);
    }
    const auto request = resumeRequest(stored, {});
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::RunUnreadable);
    QCOMPARE(request.error().subject, u"20261122-120000-abcdef"_s);
    QVERIFY(request.error().expected.contains(u"a.txt"));
}

void ResumeTest::request_needsAWholeProfile_data()
{
    QTest::addColumn<Profile>("profile");
    const auto row = [](const char *name, const std::function<void(Profile &)> &change) {
        Profile profile = sampleProfile();
        change(profile);
        QTest::newRow(name) << profile;
    };
    row("no role", [](Profile &profile) { profile.stages.clear(); });
    row("a missing role", [](Profile &profile) { profile.stages.removeLast(); });
    row("a role twice", [](Profile &profile) { profile.stages[1].role = planner; });
    row("a role too many", [](Profile &profile) { profile.stages += profile.stages.at(2); });
    row("another order", [](Profile &profile) { profile.stages.swapItemsAt(0, 1); });
    row("an empty chain", [](Profile &profile) { profile.stages[1].models.clear(); });
    row("a model without a name",
        [](Profile &profile) { profile.stages[1].models = {u"a"_s, QString()}; });
    row("no template", [](Profile &profile) { profile.stages[2].promptTemplate.clear(); });
    row("a template without its plan", [](Profile &profile) {
        profile.stages[1].promptTemplate = u"# System\n\n# User\n{{task}}"_s;
    });
}

void ResumeTest::request_needsAWholeProfile()
{
    QFETCH(const Profile, profile);
    const auto request
        = resumeRequest(storedRun({RunStarted{.profile = profile, .stages = allRoles()}}), {});
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::RunUnreadable);
    QVERIFY(!request.error().expected.isEmpty());
}

void ResumeTest::request_needsStagesInOrder_data()
{
    QTest::addColumn<Bodies>("bodies");
    QTest::addColumn<From>("from");
    QTest::newRow("none") << started({}) << From();
    QTest::newRow("none, from one") << started({}) << From(planner);
    QTest::newRow("twice") << started({coder, coder}) << From();
    QTest::newRow("backwards") << started({reviewer, coder}) << From();
    QTest::newRow("backwards, from the first") << started({reviewer, coder}) << From(reviewer);
    QTest::newRow("a code before its plan") << started({planner}, {}, u"x"_s) << From(coder);
}

//! Of our own runs they are always; those of an archive may be anything.
void ResumeTest::request_needsStagesInOrder()
{
    QFETCH(const Bodies, bodies);
    QFETCH(const From, from);
    const auto request = resumeRequest(storedRun(bodies), from);
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::RunUnreadable);
}

//! A resumed run that is killed at once goes on with the same.
void ResumeTest::request_ofARequestIsTheSame()
{
    for (const Role role : allRoles()) {
        const auto first = resumeRequest(
            storedRun(started(allRoles()) + answered(planner, u"the plan"_s)
                      + answered(coder, u"the code"_s) + answered(reviewer, u"fine"_s)),
            role);
        QVERIFY(first);
        const auto second = resumeRequest(
            storedRun(started(first->stages, first->plan, joined(first->code))), {});
        QVERIFY(second);
        QCOMPARE(second->stages, first->stages);
        QCOMPARE(second->plan, first->plan);
        QCOMPARE(second->code, first->code);
    }
}

void ResumeTest::revision_takesTheFindings_data()
{
    QTest::addColumn<QList<qsizetype>>("which");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("all") << QList<qsizetype>() << QStringList{u"bad"_s, u"dull"_s};
    QTest::newRow("one") << QList<qsizetype>{1} << QStringList{u"dull"_s};
}

void ResumeTest::revision_takesTheFindings()
{
    QFETCH(const QList<qsizetype>, which);
    const StoredRun stored
        = storedRun(reviewed(u"/w"_s, {{.what = u"bad"_s}, {.what = u"dull"_s}}));
    const auto request = revisionRequest(stored, which);
    QVERIFY(request.has_value());
    QCOMPARE(request->stages, (Roles{coder, reviewer}));
    QCOMPARE(request->plan, u"the plan"_s);
    QVERIFY(request->code.isEmpty());
    QCOMPARE(request->parentRun, stored.events.constFirst().runId);
    QCOMPARE(request->workspace->planned, foldAll(stored.events).edits());
    QVERIFY(!request->profile.proof.reviseTemplate.isEmpty()); // the sample has none
    QStringList words;
    for (const Finding &finding : request->workspace->revises) {
        words.append(finding.what);
    }
    QTEST(words, "words");
}

void ResumeTest::revision_isRefused_data()
{
    QTest::addColumn<Bodies>("bodies");
    QTest::addColumn<QList<qsizetype>>("which");
    QTest::addColumn<ErrorKind>("kind");
    const QList<Finding> findings{{.what = u"bad"_s}};
    const Bodies whole = reviewed(u"/w"_s, findings);
    QTest::newRow("nothing found")
        << reviewed(u"/w"_s, {}) << QList<qsizetype>() << ErrorKind::RunComplete;
    QTest::newRow("no such finding") << whole << QList<qsizetype>{1} << ErrorKind::ValueInvalid;
    QTest::newRow("before the first") << whole << QList<qsizetype>{-1} << ErrorKind::ValueInvalid;
    QTest::newRow("no workspace") << reviewed({}, findings) << QList<qsizetype>()
                                  << ErrorKind::FolderMissing;
}

void ResumeTest::revision_isRefused()
{
    QFETCH(const Bodies, bodies);
    QFETCH(const QList<qsizetype>, which);
    const auto request = revisionRequest(storedRun(bodies), which);
    QVERIFY(!request.has_value());
    QTEST(request.error().kind, "kind");
}

void ResumeTest::fold_isTheRun()
{
    QCOMPARE(foldAll(sampleEvents()), folded(sampleEvents()));
    QCOMPARE(foldAll({}), Run());
}

QTEST_GUILESS_MAIN(ResumeTest)
#include "tst_resume.moc"
