// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "core/projectfolder.h"
#include "gui/proof/checkoffer.h"
#include "gui/proof/prooftab.h"
#include "gui/review/reviewtab.h"
#include "models.h"

#include <QCheckBox>
#include <QSpinBox>
#include <QTableView>

#include <algorithm>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

//! The check holds as long as the function returns something below 3.
ProjectFolder makeProject()
{
    return ProjectFolder(
        {{u"a.py"_s, "def f():\n    return 1\n"_ba},
         {u"check.sh"_s, "grep -q 'return [12]$' a.py || { echo a.py:2: too large; exit 3; }\n"_ba},
         {u".roo-harness.toml"_s,
          "[[check]]\nkind = \"test\"\ncommand = [\"sh\", \"check.sh\"]\n"_ba}});
}

QString returning(int number)
{
    return replacing(u"a.py"_s, u"    return 1"_s, u"    return %1"_s.arg(number));
}

const QString &findings()
{
    static const QString words = u"## Findings\n\n1. **major** `a.py`:2: it is too small. "
                                 "Suggestion: return more.\n\n## Verdict\nrevise\n"_s;
    return words;
}

//! A window whose Coder changes a project.
struct ProofFixture final : WindowFixture
{
    ProjectFolder project = makeProject();

    explicit ProofFixture(int number)
    {
        server.forModel(u"code-a"_s).always(sse({returning(number)}));
        open();
        find<TaskPanel>()->setWorkspace(project.path());
    }
    //! Runs the task; the question whether the checks may run is answered by a button.
    [[nodiscard]] bool runWith(const QString &button)
    {
        type(u"Do it"_s);
        press();
        return QTest::qWaitFor([this] { return !messageWords(u"consent"_s).isEmpty(); }, 20'000)
            && pressIn(u"consent"_s, button)
            && QTest::qWaitFor([this] { return hasEnded(); }, 30'000);
    }
    [[nodiscard]] ProofTab &proof() const { return *find<RunTabs>()->proof(); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        for (const QString &row : printed(proof().model())) {
            rows.append(row.section(u" | "_s, 0, 2));
        }
        return rows;
    }
    [[nodiscard]] const run::Evidence &evidence() const
    {
        return window->control().run().evidence();
    }
};

} // namespace

//! The checks of a run's changes in the window, from the question to what is written all the same.
class MainWindowProofTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void checks_waitForAWord();
    void refusedChecks_areNotRun();
    void uncheckedChanges_areNotChecked();
    void newFailure_isAppliedOnlyAllTheSame();
    void changes_areProvedAgain();
    void proving_canBeStopped();
    void offeredChecks_areRunAndWritten();
    void findings_areSentBack();
    void rounds_areTheTasks();
};

void MainWindowProofTest::checks_waitForAWord()
{
    ProofFixture fixture(2);
    fixture.type(u"Do it"_s);
    fixture.press();
    QTRY_VERIFY(!fixture.messageWords(u"consent"_s).isEmpty());
    const QString words = fixture.messageWords(u"consent"_s);
    QVERIFY2(words.contains(u"sh check.sh"_s), qPrintable(words));
    QVERIFY2(words.contains(u".roo-harness.toml"_s), qPrintable(words));
    QVERIFY(!fixture.find<MessageArea>()->dismissLast());
    QVERIFY(fixture.pressIn(u"consent"_s, u"Run the Checks"_s));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasEnded(), 30'000);
    QCOMPARE(fixture.rows(), QStringList{u"test | passed | passed before"_s});
    // Nobody is asked a second time.
    QVERIFY(fixture.run(u"Do it"_s));
    QCOMPARE(fixture.rows(), QStringList{u"test | passed | passed before"_s});
    QCOMPARE(QString(fixture.find<RunTabs>()->changes()->applyButton()->text()).remove(u'&'),
             u"Apply"_s);
}

void MainWindowProofTest::refusedChecks_areNotRun()
{
    ProofFixture fixture(2);
    QVERIFY(fixture.runWith(u"Without Checks"_s));
    QVERIFY(fixture.evidence().proofs().isEmpty());
    QVERIFY(fixture.evidence().skipped().has_value());
    QVERIFY(fixture.proof().offer()->lines().constFirst().contains(u"not allowed"_s));
}

void MainWindowProofTest::uncheckedChanges_areNotChecked()
{
    ProofFixture fixture(2);
    fixture.find<TaskPanel>()->checks()->setChecked(false);
    QVERIFY(fixture.run(u"Do it"_s));
    QVERIFY(!fixture.evidence().planned().has_value());
}

void MainWindowProofTest::newFailure_isAppliedOnlyAllTheSame()
{
    ProofFixture fixture(3);
    QVERIFY(fixture.runWith(u"Run the Checks"_s));
    QCOMPARE(fixture.rows(), QStringList{u"test | failed | new failure"_s});
    auto *const tabs = fixture.find<RunTabs>();
    emit fixture.proof().table()->activated(fixture.proof().model().index(0, 0));
    QCOMPARE(tabs->currentIndex(), int(RunTabs::Changes)); // where the problem is
    QPushButton &apply = *tabs->changes()->applyButton();
    QTRY_VERIFY(apply.isEnabled());
    QCOMPARE(QString(apply.text()).remove(u'&'), u"Apply Anyway…"_s);
    const Files before = fixture.project.files();
    apply.click();
    QTRY_VERIFY(!fixture.messageWords(u"changes"_s).isEmpty());
    QVERIFY2(fixture.messageWords(u"changes"_s).contains(u"checks newly fail"_s),
             qPrintable(fixture.messageWords(u"changes"_s)));
    QCOMPARE(fixture.project.files(), before);
    QVERIFY(fixture.pressIn(u"changes"_s, u"Apply All the Same"_s));
    QTRY_VERIFY(!fixture.window->control().run().applied().isEmpty());
    QCOMPARE(fixture.project.files().value(u"a.py"_s), "def f():\n    return 3\n"_ba);
    QCOMPARE(fixture.evidence().approvals(), QList{run::ApprovalGiven{.despite = {u"failing"_s}}});
}

void MainWindowProofTest::changes_areProvedAgain()
{
    ProofFixture fixture(2);
    QVERIFY(fixture.runWith(u"Run the Checks"_s));
    const qsizetype proofs = fixture.evidence().proofs().size();
    fixture.project.write(u"check.sh"_s, "grep -q 'return 1$' a.py\n");
    QTRY_VERIFY(fixture.proof().proveButton()->isEnabled());
    fixture.proof().proveButton()->click();
    QCOMPARE(fixture.proof().proveButton()->text(), u"Stop"_s);
    QTRY_COMPARE_GT_WITH_TIMEOUT(fixture.evidence().proofs().size(), proofs, 30'000);
    QTRY_COMPARE(fixture.rows(), QStringList{u"test | failed | new failure"_s});
    QTRY_COMPARE(QString(fixture.proof().proveButton()->text()).remove(u'&'), u"Prove Again"_s);
    QVERIFY(fixture.evidence().latest()->isFinished);
}

void MainWindowProofTest::proving_canBeStopped()
{
    ProofFixture fixture(2);
    QVERIFY(fixture.runWith(u"Run the Checks"_s));
    const run::Run before = fixture.window->control().run();
    fixture.project.write(u"check.sh"_s, "sleep 60\n");
    QTRY_VERIFY(fixture.proof().proveButton()->isEnabled());
    fixture.proof().proveButton()->click();
    QTRY_COMPARE_GE_WITH_TIMEOUT(fixture.proof().model().runningRow(), 0, 20'000);
    fixture.proof().proveButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(QString(fixture.proof().proveButton()->text()).remove(u'&'),
                              u"Prove Again"_s, 20'000);
    // What was broken off is not kept.
    QTRY_COMPARE(fixture.rows(), QStringList{u"test | passed | passed before"_s});
    QCOMPARE(fixture.window->control().run().evidence(), before.evidence());
}

void MainWindowProofTest::offeredChecks_areRunAndWritten()
{
    ProofFixture fixture(2);
    fixture.project.remove(u".roo-harness.toml"_s);
    fixture.project.write(u"Makefile"_s, "test:\n\tsh check.sh\n");
    QVERIFY(fixture.run(u"Do it"_s));
    CheckOffer &offer = *fixture.proof().offer();
    QCOMPARE(offer.checks().source, run::CheckSource::Offered);
    QVERIFY2(offer.lines().contains(u"make test: make test"_s),
             qPrintable(offer.lines().join(u'\n')));
    QTRY_VERIFY(offer.runButton()->isEnabled());
    offer.writeButton()->click();
    QTRY_VERIFY(fixture.project.files().contains(u".roo-harness.toml"_s));
    fixture.project.remove(u".roo-harness.toml"_s);
    offer.runButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.evidence().latest() != nullptr, 30'000);
    QVERIFY(fixture.messageWords(u"consent"_s).isEmpty());
    QCOMPARE(fixture.rows().size(), 1);
}

void MainWindowProofTest::findings_areSentBack()
{
    ProofFixture fixture(2);
    fixture.find<TaskPanel>()->rounds()->setValue(0);
    fixture.server.forModel(u"review"_s).always(sse({findings()}));
    QVERIFY(fixture.runWith(u"Run the Checks"_s));
    ReviewTab &review = *fixture.find<RunTabs>()->findings();
    QCOMPARE(printed(review.model()), QStringList{u"major | a.py:2 | it is too small."_s});
    const QString parent = fixture.window->control().run().id();
    fixture.server.forModel(u"code-a"_s)
        .always(sse({replacing(u"a.py"_s, u"    return 2"_s, u"    return 1 + 1"_s)}));
    QTRY_VERIFY(review.sendButton()->isEnabled());
    review.sendButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasEnded() && fixture.window->control().run().id() != parent,
                             30'000);
    const run::Run &run = fixture.window->control().run();
    QCOMPARE(run.start().parentRun, parent);
    QCOMPARE(run.start().stages, (QList{run::Role::Coder, run::Role::Reviewer}));
    QCOMPARE(run.edits()->changes.files.constFirst().after, "def f():\n    return 1 + 1\n"_ba);
    QVERIFY(std::ranges::any_of(fixture.server.arrivals(), [](const Arrival &arrival) {
        return arrival.body.contains("it is too small");
    }));
}

void MainWindowProofTest::rounds_areTheTasks()
{
    ProofFixture fixture(2);
    QCOMPARE(fixture.find<TaskPanel>()->proof().rounds, std::nullopt);
    fixture.find<TaskPanel>()->rounds()->setValue(0);
    QCOMPARE(fixture.find<TaskPanel>()->proof().rounds, 0);
    QVERIFY(fixture.find<TaskPanel>()->rounds()->isVisible());
    fixture.find<TaskPanel>()->setWorkspace({});
    QVERIFY(!fixture.find<TaskPanel>()->rounds()->isVisible());
}

ROO_WINDOW_TEST_MAIN(MainWindowProofTest)
#include "tst_mainwindow_proof.moc"
