// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/review.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::run;

namespace {

QString verdictOf(const QString &answer)
{
    const auto verdict = parseReview(answer, {}).verdict;
    return verdict ? reviewVerdictName(*verdict) : QString();
}

} // namespace

class ReviewVerdictTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void names_areReadAgain();
    void verdict_isRead_data();
    void verdict_isRead();
    void same_comparesComplaints_data();
    void same_comparesComplaints();
};

void ReviewVerdictTest::names_areReadAgain()
{
    for (const Severity severity : {Severity::Critical, Severity::Major, Severity::Minor}) {
        QCOMPARE(severityFromName(severityName(severity)), severity);
    }
    for (const ReviewVerdict verdict :
         {ReviewVerdict::Accept, ReviewVerdict::Revise, ReviewVerdict::Reject}) {
        QCOMPARE(reviewVerdictFromName(reviewVerdictName(verdict)), verdict);
    }
    QVERIFY(!severityFromName(u"high"));
    QVERIFY(!reviewVerdictFromName(u"approve"));
}

void ReviewVerdictTest::verdict_isRead_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QString &answer, const QString &verdict) {
        QTest::newRow(name) << answer << verdict;
    };
    const auto below = [](const QString &text) { return QString(u"## Verdict\n"_s + text); };
    const QString accept = u"accept"_s;
    const QString revise = u"revise"_s;
    const QString reject = u"reject"_s;
    row("as asked", below(u"**revise**: the total must be mended first"_s), revise);
    row("as asked, an item",
        below(u"- **accept**: it can be used as it is; minor findings at most"_s), accept);
    row("one word", below(u"reject"_s), reject);
    row("a line", u"x\n\nVerdict: **revise**\n"_s, revise);
    row("a bold line", u"**Verdict: accept**"_s, accept);
    row("a bold label", u"**Verdict:** REVISE"_s, revise);
    row("with a dash", u"Verdict - reject"_s, reject);
    row("is", u"My verdict is **accept**."_s, accept);
    row("in the heading", u"## Verdict: Revise"_s, revise);
    row("final", u"### Final Verdict\n\n✅ **APPROVE**"_s, accept);
    row("decision", u"Decision: approved"_s, accept);
    row("approve", below(u"Approve"_s), accept);
    row("looks good", below(u"LGTM 👍"_s), accept);
    row("request changes", below(u"🔴 REQUEST_CHANGES"_s), revise);
    row("changes requested", below(u"Changes requested"_s), revise);
    row("needs work", below(u"The code needs work."_s), revise);
    row("rejected", below(u"Rejected: it does not start"_s), reject);
    row("a recommendation", u"**Recommendation:** Request changes"_s, revise);
    row("a sentence", below(u"I would accept this change."_s), accept);
    row("should be", below(u"This should be revised before it can be accepted."_s), revise);
    row("with a condition", below(u"Accept with minor changes"_s), revise);
    row("with another", below(u"Accept once the tests pass"_s), revise);
    row("with comments", below(u"APPROVE WITH COMMENTS"_s), accept);
    row("the last counts", u"Verdict: accept\n\nOn second thought:\n\nVerdict: revise\n"_s, revise);
    row("the last that is clear", u"Verdict: revise\n\n## Verdict\naccept | revise | reject\n"_s,
        revise);
    row("only the last line", u"It is fine.\n\n**accept**\n"_s, accept);
    row("looks good, alone", u"LGTM!"_s, accept);
    row("ticked", below(u"- [ ] accept\n- [x] revise\n- [ ] reject"_s), revise);
    row("JSON", u"```json\n{\"verdict\": \"reject\", \"findings\": []}\n```"_s, reject);
    row("pass", u"Verdict: PASS"_s, accept);
    row("fail", u"**Verdict**: FAIL"_s, revise);
    row("choices, then one",
        below(
            u"- **accept**: it can be used\n- **revise**: mend it\n- **reject**: no\n\n**revise**"_s),
        revise);
    // What is none.
    row("nothing", {}, {});
    row("choices", below(u"accept | revise | reject"_s), {});
    row("choices on a line", u"Verdict: accept/revise/reject"_s, {});
    row("choices in words", u"Verdict: accept, revise or reject"_s, {});
    row("choices, as the template has them",
        below(
            u"One line, exactly one of:\n- **accept**: it can be used as it is\n"
            "- **revise**: findings must be mended first\n- **reject**: it does not do the task"_s),
        {});
    row("negation", below(u"I do not accept."_s), {});
    row("negation, short", below(u"not approved"_s), {});
    row("cannot", u"Verdict: this cannot be accepted"_s, {});
    row("can't", u"Verdict: I can’t approve this"_s, {});
    row("negation, then more", below(u"I do not accept this: it needs work."_s), revise);
    row("not rejected", below(u"No reason to reject; accept."_s), accept);
    row("elsewhere", u"The function should accept a list and reject text.\n\nThanks."_s, {});
    row("a finding's", u"1. **major** `src/app.py`: rejects what it should accept\n"_s, {});
    row("code", u"```\nVerdict: accept\n```"_s, {});
    row("a suggestion's", u"- Recommendation: accept only numbers here"_s, {});
}

void ReviewVerdictTest::verdict_isRead()
{
    QFETCH(const QString, answer);
    QTEST(verdictOf(answer), "verdict");
}

void ReviewVerdictTest::same_comparesComplaints_data()
{
    QTest::addColumn<QList<Finding>>("b");
    QTest::addColumn<bool>("isSame");
    const Finding one{
        .file = u"a.py"_s, .firstLine = 3, .lastLine = 3, .what = u"Wrong total on line 3."_s};
    const Finding two{.severity = Severity::Minor, .file = u"b.py"_s, .what = u"Old"_s};
    const auto with = [](Finding finding, auto change) {
        change(finding);
        return finding;
    };
    QTest::newRow("the same") << QList{one, two} << true;
    QTest::newRow("another order") << QList{two, one} << true;
    QTest::newRow("twice") << QList{two, one, two} << true;
    QTest::newRow("other lines") << QList{
        two, with(one, [](Finding &f) {
            f.firstLine = 9;
            f.what = u"**wrong** total, on line 9"_s;
        })} << true;
    QTest::newRow("another severity") << QList{
        two, with(one, [](Finding &f) {
            f.severity = Severity::Critical;
            f.suggestion = u"x"_s;
        })} << true;
    QTest::newRow("another file") << QList{two, with(one, [](Finding &f) { f.file = u"c.py"_s; })}
                                  << false;
    QTest::newRow("other words") << QList{two, with(one, [](Finding &f) { f.what = u"Right"_s; })}
                                 << false;
    QTest::newRow("another number")
        << QList{two, with(one, [](Finding &f) { f.what = u"Wrong total 4"_s; })} << false;
    QTest::newRow("fewer") << QList{one} << false;
    QTest::newRow("none") << QList<Finding>{} << false;
}

void ReviewVerdictTest::same_comparesComplaints()
{
    QFETCH(const QList<Finding>, b);
    const QList<Finding> a{
        {.file = u"a.py"_s, .firstLine = 3, .lastLine = 3, .what = u"Wrong total on line 3."_s},
        {.severity = Severity::Minor, .file = u"b.py"_s, .what = u"Old"_s}};
    QTEST(sameFindings(a, b), "isSame");
    QTEST(sameFindings(b, a), "isSame");
    QVERIFY(sameFindings({}, {}));
}

QTEST_GUILESS_MAIN(ReviewVerdictTest)
#include "tst_review_verdict.moc"
