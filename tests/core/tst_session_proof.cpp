// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "workspacefixture.h"

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

//! The check holds as long as the function returns something below 3.
const Files files{
    {u"a.py"_s, "def f():\n    return 1\n"_ba},
    {u"check.sh"_s, "grep -q 'return [12]$' a.py || { echo a.py:2: no; exit 3; }\n"_ba},
    {u".roo-harness.toml"_s, "[[check]]\nkind = \"test\"\ncommand = [\"sh\", \"check.sh\"]\n"_ba}};

QString returning(int before, int after)
{
    return replacing(u"a.py"_s, u"    return %1"_s.arg(before), u"    return %1"_s.arg(after));
}

const QString accepted = u"## Verdict\naccept\n"_s;
const QString revised = u"## Findings\n\n1. **major** `a.py`:2: it is too small. Suggestion: "
                        "return more.\n\n## Verdict\nrevise\n"_s;

const QStringList baseline{u"prove 0"_s, u"check test"_s, u"checked test passed"_s, u"proved 0"_s};

QStringList goodProof(int round)
{
    return {u"prove %1"_s.arg(round), u"check test"_s, u"checked test passed"_s,
            u"proved %1"_s.arg(round)};
}

//! A failing check is run twice.
QStringList failingProof(int round)
{
    return {u"prove %1"_s.arg(round), u"check test"_s, u"check test again"_s,
            u"checked test failed"_s, u"proved %1"_s.arg(round)};
}

class ProofFixture final : public WorkspaceFixture
{
public:
    QTemporaryDir cache; //!< The copies in it have the modes of the files.

    explicit ProofFixture(const Files &content = files)
        : WorkspaceFixture(content)
    {
        request.workspace->applies = true;
        request.workspace->proof = ProofJob{
            .folders = {.config = {}, .data = home.filePath(u"data"_s), .cache = cache.path()},
            .isAllowed = true};
        request.profile.proof.reviseTemplate
            = u"# System\nYou revise.\n\n# User\n{{task}}\n\n{{changes}}\n\n{{findings}}\n\n"
              "{{proof}}\n\n{{workspace}}"_s;
        request.profile.stage(Role::Reviewer).workspaceTemplate
            = u"# System\nYou judge.\n\n# User\n{{task}}\n\n{{plan}}\n\n{{code}}\n\n{{proof}}"_s;
    }

    //! The Reviewer's answers, one a round; the last for all that follow.
    void review(const QStringList &answers)
    {
        for (const QString &answer : answers.first(answers.size() - 1)) {
            server.forModel(u"review"_s).reply(sse({answer}));
        }
        server.forModel(u"review"_s).always(sse({answers.constLast()}));
    }

    //! From the Coder's answer on.
    [[nodiscard]] QStringList stepsFromCode() const
    {
        QStringList all = steps();
        all.removeIf([](const QString &line) {
            return line.startsWith(u"output "_s) || line.startsWith(u"read "_s);
        });
        return all.sliced(all.indexOf(u"stage coder"_s));
    }
};

} // namespace

//! A run whose changes are checked before they are written, and sent back where they do not hold.
class TestSessionProof final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void goodChange_isProvedAndApplied();
    void breakingChange_isSentBackAndMended();
    void brokenTwiceAlike_endsUnwritten();
    void reviewer_sendsBackWithItsFindings();
    void rejection_isNotWritten();
    void consent_isAskedForBeforeAnythingIsSent();
    void consent_isRemembered();
    void consent_thatIsRefusedLeavesTheChecksOut();
    void consent_thatNobodyCanGiveFailsTheRun();
    void baseline_isKept();
    void checkThatChangesFiles_makesTheProofStale();
    void failureOfBefore_isNoObjection();
    void brokenChecksFile_failsBeforeAnythingIsSent();
    void withoutChecks_theReviewerStillSendsBack();
    void cancel_endsARunningCheck();
    void noProof_runsNothing();
};

void TestSessionProof::goodChange_isProvedAndApplied()
{
    ProofFixture fixture;
    fixture.code({returning(1, 2)});
    fixture.review({accepted});
    fixture.run();

    QCOMPARE(fixture.stepsFromCode(),
             (QStringList{u"stage coder"_s, u"plan ok"_s} + baseline + goodProof(1)
              + QStringList{u"stage reviewer"_s, u"verdict accept"_s, u"apply a.py"_s,
                            u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files().value(u"a.py"_s), "def f():\n    return 2\n");
    const auto report = fixture.session->run().evidence().report();
    QVERIFY(report && report->isGood());
    QCOMPARE(report->named(proof::Comparison::StillPassing), QStringList{u"test"_s});
    // The Reviewer sees the proof.
    QVERIFY(fixture.asked(u"review"_s).constFirst().contains(u"passed"_s));
}

void TestSessionProof::breakingChange_isSentBackAndMended()
{
    ProofFixture fixture;
    fixture.code({returning(1, 7), returning(7, 2)});
    fixture.review({accepted});
    fixture.run();

    QCOMPARE(fixture.stepsFromCode(),
             (QStringList{u"stage coder"_s, u"plan ok"_s} + baseline + failingProof(1)
              + QStringList{u"stage reviewer"_s, u"verdict accept"_s, u"back test/0"_s,
                            u"stage coder round 2"_s, u"plan ok ok"_s}
              + goodProof(2)
              + QStringList{u"stage reviewer round 2"_s, u"verdict accept"_s, u"apply a.py"_s,
                            u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files().value(u"a.py"_s), "def f():\n    return 2\n");
    const QString asked = fixture.asked(u"code-a"_s).at(1);
    QVERIFY(asked.contains(u"a.py:2: no"_s)); // what the check printed
    QVERIFY(asked.contains(u"+    return 7"_s)); // the diff so far
    QVERIFY(asked.contains(u"def f():\n    return 7\n"_s)); // the file as it is now
    const Run &run = fixture.session->run();
    QCOMPARE(roundsOf(run), 2);
    QCOMPARE(changesOfRound(run, 2).constFirst().before, "def f():\n    return 7\n");
    QCOMPARE(changesOfRound(run, 2).constFirst().after, "def f():\n    return 2\n");
}

void TestSessionProof::brokenTwiceAlike_endsUnwritten()
{
    ProofFixture fixture;
    fixture.request.workspace->proof->rounds = 5;
    fixture.code({returning(1, 7), returning(7, 8), returning(8, 9)});
    fixture.review({accepted});
    fixture.run();

    const QStringList steps = fixture.stepsFromCode();
    QCOMPARE(steps.filter(u"back "_s).size(), 1);
    QCOMPARE(steps.last(2), (QStringList{u"end same-failure"_s, u"run failed ProofFailed"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), files);
    QCOMPARE(fixture.session->run().finish()->error->subject, u"test"_s);
}

void TestSessionProof::reviewer_sendsBackWithItsFindings()
{
    ProofFixture fixture;
    fixture.code({returning(1, 2), replacing(u"a.py"_s, u"def f():"_s, u"def f(): # two"_s)});
    fixture.review({revised, accepted});
    fixture.run();

    QCOMPARE(fixture.stepsFromCode(),
             (QStringList{u"stage coder"_s, u"plan ok"_s} + baseline + goodProof(1)
              + QStringList{u"stage reviewer"_s, u"findings 1"_s, u"verdict revise"_s, u"back /1"_s,
                            u"stage coder round 2"_s, u"plan ok ok"_s}
              + goodProof(2)
              + QStringList{u"stage reviewer round 2"_s, u"verdict accept"_s, u"apply a.py"_s,
                            u"run succeeded"_s}));
    QVERIFY(fixture.asked(u"code-a"_s).at(1).contains(u"it is too small"_s));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.session->run().evidence().findings().constFirst().findings.constFirst().file,
             u"a.py"_s);
}

void TestSessionProof::rejection_isNotWritten()
{
    ProofFixture fixture;
    fixture.code({returning(1, 2)});
    fixture.review({u"## Verdict\nreject\n"_s});
    fixture.run();

    QCOMPARE(fixture.steps().last(), u"run failed ReviewRejected"_s);
    QCOMPARE(fixture.project.files(), files);
    QCOMPARE(fixture.checked(), QStringList());
}

void TestSessionProof::consent_isAskedForBeforeAnythingIsSent()
{
    ProofFixture fixture;
    fixture.request.workspace->proof->isAllowed = false;
    fixture.code({returning(1, 2)});
    Session &session = fixture.make();
    connect(&session, &Session::consentWanted, this, [&](ConsentFor what) {
        QCOMPARE(what, ConsentFor::Checks);
        QCOMPARE(fixture.server.arrivals().size(), 0);
        const ChecksPlanned &planned = *session.run().evidence().planned();
        QCOMPARE(planned.checks.constFirst().command, (QStringList{u"sh"_s, u"check.sh"_s}));
        QCOMPARE(planned.file, u".roo-harness.toml"_s);
        session.consent(true);
    });
    fixture.run();

    QCOMPARE(fixture.steps().first(3),
             (QStringList{u"start"_s, u"checks workspace test"_s, u"consent checks"_s}));
    QCOMPARE(fixture.steps().last(), u"run succeeded"_s);
    QCOMPARE(fixture.checked(), QStringList());
}

void TestSessionProof::consent_isRemembered()
{
    ProofFixture fixture;
    fixture.request.workspace->proof->isAllowed = false;
    fixture.request.workspace->applies = false;
    fixture.code({returning(1, 2)});
    int asked = 0;
    for (int i = 0; i < 2; ++i) {
        fixture.session.reset();
        fixture.finished = 0;
        fixture.log.clear();
        Session session(fixture.client, fixture.store);
        QSignalSpy finished(&session, &Session::finished);
        connect(&session, &Session::consentWanted, &session, [&] {
            ++asked;
            session.consent(true);
        });
        fixture.code({returning(1, 2)});
        session.start(fixture.request);
        QVERIFY(finished.wait(std::chrono::seconds(60)));
        QCOMPARE(session.run().finish()->outcome, Outcome::Succeeded);
    }
    QCOMPARE(asked, 1);
}

void TestSessionProof::consent_thatIsRefusedLeavesTheChecksOut()
{
    ProofFixture fixture;
    fixture.request.workspace->proof->isAllowed = false;
    fixture.code({returning(1, 2)});
    Session &session = fixture.make();
    connect(&session, &Session::consentWanted, this, [&session] { session.consent(false); });
    fixture.run();

    QVERIFY(fixture.steps().contains(u"unproved refused"_s));
    QVERIFY(fixture.steps().filter(u"prove "_s).isEmpty());
    QCOMPARE(fixture.steps().last(), u"run succeeded"_s);
    QCOMPARE(fixture.checked(), QStringList());
}

void TestSessionProof::consent_thatNobodyCanGiveFailsTheRun()
{
    ProofFixture fixture;
    fixture.request.workspace->proof->isAllowed = false;
    fixture.request.workspace->proof->canAsk = false;
    fixture.code({returning(1, 2)});
    fixture.run();

    QCOMPARE(fixture.steps().last(), u"run failed ConsentMissing"_s);
    QCOMPARE(fixture.server.arrivals().size(), 0);
    QCOMPARE(fixture.checked(), QStringList());
}

void TestSessionProof::baseline_isKept()
{
    ProofFixture fixture;
    fixture.request.workspace->applies = false;
    fixture.code({returning(1, 2)});
    fixture.review({accepted});
    fixture.run();
    QVERIFY(fixture.steps().contains(u"prove 0"_s));

    ProofFixture second;
    second.request.workspace = fixture.request.workspace;
    second.request.workspace->undoFolder = second.store.undo().folder();
    second.code({returning(1, 2)});
    second.review({accepted});
    second.run();
    const QStringList steps = second.stepsFromCode();
    QCOMPARE(steps.sliced(2, 3),
             (QStringList{u"prove 0 kept"_s, u"checked test passed"_s, u"proved 0"_s}));
    QCOMPARE(second.checked(), QStringList());
}

void TestSessionProof::checkThatChangesFiles_makesTheProofStale()
{
    Files changing = files;
    changing[u"check.sh"_s] = "echo '# formatted' >> a.py\n";
    ProofFixture fixture(changing);
    fixture.code({returning(1, 2)});
    fixture.review({accepted});
    fixture.request.workspace->proof->rounds = 0;
    changing[u".roo-harness.toml"_s] = "[[check]]\nkind = \"format\"\nname = \"one\"\ncommand = "
                                       "[\"sh\", \"check.sh\"]\n\n[[check]]\nkind = \"test\"\n"
                                       "name = \"two\"\ncommand = [\"true\"]\n";
    fixture.project.write(u".roo-harness.toml"_s, changing[u".roo-harness.toml"_s]);
    fixture.run();

    const auto report = fixture.session->run().evidence().report();
    QVERIFY(report);
    QVERIFY(!report->rows().at(0).isStale);
    QVERIFY(report->rows().at(1).isStale);
    QCOMPARE(fixture.steps().last(), u"run failed ProofFailed"_s);
    QCOMPARE(fixture.session->run().finish()->error->detail, u"stale"_s);
    QCOMPARE(fixture.project.files(), changing);
}

void TestSessionProof::failureOfBefore_isNoObjection()
{
    Files failing = files;
    failing[u"check.sh"_s] = "exit 1\n";
    ProofFixture fixture(failing);
    fixture.code({returning(1, 2)});
    fixture.review({accepted});
    fixture.run();

    const auto report = fixture.session->run().evidence().report();
    QVERIFY(report);
    QCOMPARE(report->named(proof::Comparison::StillFailing), QStringList{u"test"_s});
    QCOMPARE(fixture.steps().last(2), (QStringList{u"apply a.py"_s, u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
}

void TestSessionProof::brokenChecksFile_failsBeforeAnythingIsSent()
{
    Files broken = files;
    broken[u".roo-harness.toml"_s] = "[[check]]\nkind = \"nonsense\"\n";
    ProofFixture fixture(broken);
    fixture.code({returning(1, 2)});
    fixture.run();

    QCOMPARE(fixture.steps().last(), u"run failed SyntaxInvalid"_s);
    QCOMPARE(fixture.session->run().finish()->error->line, 2);
    QCOMPARE(fixture.server.arrivals().size(), 0);
}

void TestSessionProof::withoutChecks_theReviewerStillSendsBack()
{
    Files plain = files;
    plain.remove(u".roo-harness.toml"_s);
    ProofFixture fixture(plain);
    fixture.code({returning(1, 2), returning(2, 3)});
    fixture.review({revised, accepted});
    fixture.run();

    QCOMPARE(fixture.stepsFromCode(),
             (QStringList{u"stage coder"_s, u"plan ok"_s, u"stage reviewer"_s, u"findings 1"_s,
                          u"verdict revise"_s, u"back /1"_s, u"stage coder round 2"_s,
                          u"plan ok ok"_s, u"stage reviewer round 2"_s, u"verdict accept"_s,
                          u"apply a.py"_s, u"run succeeded"_s}));
    QCOMPARE(fixture.project.files().value(u"a.py"_s), "def f():\n    return 3\n");
    QCOMPARE(fixture.checked(), QStringList());
}

void TestSessionProof::cancel_endsARunningCheck()
{
    Files hanging = files;
    hanging[u"check.sh"_s] = "echo begun; sleep 1000 & wait\n";
    ProofFixture fixture(hanging);
    fixture.code({returning(1, 2)});
    Session &session = fixture.make();
    fixture.listener = [&session](const RunEvent &event) {
        if (std::holds_alternative<CheckOutput>(event.body)) {
            session.cancel();
        }
    };
    fixture.run();

    QCOMPARE(fixture.steps().last(), u"run cancelled Cancelled"_s);
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.project.files(), hanging);
}

void TestSessionProof::noProof_runsNothing()
{
    ProofFixture fixture;
    fixture.request.workspace->proof->hasChecks = false;
    fixture.code({returning(1, 7)});
    fixture.review({accepted});
    fixture.run();

    QVERIFY(fixture.steps().filter(u"check"_s).isEmpty());
    QCOMPARE(fixture.steps().last(2), (QStringList{u"apply a.py"_s, u"run succeeded"_s}));
}

QTEST_GUILESS_MAIN(TestSessionProof)
#include "tst_session_proof.moc"
