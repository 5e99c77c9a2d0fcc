// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/proposal.h"

#include "eventsamples.h"
#include "projectfolder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using edit::ChangeSet;
using edit::FileChange;

namespace {

const Files before{
    {u"a"_s, "1\n2\n3\n"_ba}, {u"b"_s, "x\n"_ba}, {u"c"_s, "c\n"_ba}, {u"d"_s, "d\n"_ba}};

const QString answer = replacing(u"a"_s, u"2"_s, u"two"_s);

//! A set that no answer makes: one of each kind, so that it can be told from one made anew.
ChangeSet markedChanges()
{
    return {.edits = {{.line = 77, .path = u"a"_s}},
            .outcomes = {{.verdict = edit::Verdict::Resolved}},
            .files = {{.path = u"a"_s, .before = before[u"a"_s], .after = "marked\n"_ba},
                      {.kind = FileChange::Kind::Delete, .path = u"b"_s, .before = before[u"b"_s]},
                      {.kind = FileChange::Kind::Rename,
                       .path = u"c"_s,
                       .to = u"moved"_s,
                       .before = before[u"c"_s],
                       .after = before[u"c"_s]},
                      {.kind = FileChange::Kind::Create, .path = u"new"_s, .after = "n\n"_ba}},
            .faults = {}};
}

//! A run with this answer, and with what was planned for the folder.
Run runWith(const QString &code, const std::optional<EditsPlanned> &planned)
{
    QList<EventBody> bodies{RunStarted{.code = givenAnswer(code)}};
    if (planned) {
        bodies.append(*planned);
    }
    return folded(numbered(bodies));
}

std::stop_token stopped()
{
    std::stop_source source;
    source.request_stop();
    return source.get_token();
}

} // namespace

class ProposalTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void propose_holdsAnAnswerAgainstAFolder();
    void propose_goesOnFromWhatResolved();
    void propose_knowsCodeWithoutAPlace_data();
    void propose_knowsCodeWithoutAPlace();
    void propose_saysWhatItCannot();
    void proposeAll_isRoundAfterRound();
    void proposalOf_isWhatWasPlanned();
    void proposalOf_takesNoOldVerdicts();
    void proposalOf_noticesOtherPermissions();
    void proposalOf_keepsGivenRoundsApart();
    void proposalOf_isMadeAnew_data();
    void proposalOf_isMadeAnew();
    void proposalOf_knowsOtherFolders();
    void proposalOf_trustsNoForeignRun();
    void proposalOf_needsCode();
};

void ProposalTest::propose_holdsAnAnswerAgainstAFolder()
{
    ProjectFolder project(before);
    QTemporaryDir home;
    const QString link = home.filePath(u"link"_s);
    QVERIFY(QFile::link(project.path(), link));
    const auto proposal = propose({link}, {}, {.text = answer});
    QVERIFY(proposal);
    QVERIFY(proposal->isComplete());
    QCOMPARE(proposal->folder, project.path());
    QCOMPARE(linesOf(proposal->changes.files), QStringList{u"modify a"_s});
    QCOMPARE(proposal->failures, QString());
    QCOMPARE(proposal->wholeFiles, QString());
    QVERIFY(!proposal->isAnew);
    QCOMPARE(project.files(), before);
}

void ProposalTest::propose_goesOnFromWhatResolved()
{
    ProjectFolder project(before);
    project.write(u".gitignore"_s, "/secret\n");
    project.write(u"secret"_s, "s\n");
    const auto first
        = propose({project.path()}, {}, {.text = answer + replacing(u"secrt"_s, u"x"_s, u"y"_s)});
    QVERIFY(first && !first->isComplete());
    QVERIFY(first->failures.contains(u"E_MISSING"_s));
    QCOMPARE(first->wholeFiles, QString()); // there is no such file that could be shown
    // A model may know of what is listed, and of nothing else.
    QVERIFY(!first->failures.contains(u"`secret`"_s));
    const auto second
        = propose({project.path()}, first->changes,
                  {.text = replacing(u"a"_s, u"two"_s, u"2b"_s) + deleting(u"secrt"_s)});
    QVERIFY(second && second->isComplete());
    QCOMPARE(second->changes.files.constFirst().after, "1\n2b\n3\n"_ba);
    QCOMPARE(second->failures, QString());
}

void ProposalTest::propose_knowsCodeWithoutAPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("lacksChanges");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("prose") << u"Nothing has to be changed."_s << false;
    QTest::newRow("code of no file") << u"So:\n```py\nx = 1\n```\n"_s << true;
    QTest::newRow("code of a file") << u"```py title=new.py\nx = 1\n```\n"_s << false;
    QTest::newRow("code of no file beside a change") << answer + u"```py\nx = 1\n```\n"_s << false;
}

void ProposalTest::propose_knowsCodeWithoutAPlace()
{
    QFETCH(const QString, text);
    QFETCH(const bool, lacksChanges);
    ProjectFolder project(before);
    const auto proposal = propose({project.path()}, {}, {.text = text});
    QVERIFY(proposal);
    QCOMPARE(proposal->lacksChanges, lacksChanges);
    QCOMPARE(proposal->isComplete(), !lacksChanges);
    QCOMPARE(!proposal->failures.isEmpty(), lacksChanges);
}

void ProposalTest::propose_saysWhatItCannot()
{
    ProjectFolder project(before);
    QCOMPARE(propose({project.path()}, {}, {.text = answer}, stopped()).error().kind,
             ErrorKind::Cancelled);
    const QString path = project.path();
    project.vanish();
    QCOMPARE(propose({path}, {}, {.text = answer}).error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(proposeAll(path, {{.text = answer}}).error().kind, ErrorKind::FileUnwritable);
}

void ProposalTest::proposeAll_isRoundAfterRound()
{
    ProjectFolder project(before);
    const WholeAnswer cut{.text = answer, .wasCut = true};
    const WholeAnswer rest{.text = deleting(u"b"_s)};
    const auto first = propose({project.path()}, {}, cut);
    QVERIFY(first && !first->isComplete());
    const auto second = propose({project.path()}, first->changes, rest);
    const auto all = proposeAll(project.path(), {cut, rest});
    QVERIFY(second && all);
    QCOMPARE(all->changes, second->changes);
    QVERIFY(all->isComplete());
    QCOMPARE(linesOf(all->changes.files), (QStringList{u"modify a"_s, u"delete b"_s}));
}

void ProposalTest::proposalOf_isWhatWasPlanned()
{
    ProjectFolder project(before);
    const EditsPlanned planned{.round = 2, .folder = project.path(), .changes = markedChanges()};
    project.write(u"d"_s, "of no concern\n");
    const auto proposal = proposalOf(runWith(answer, planned), project.path(), false);
    QVERIFY(proposal);
    QCOMPARE(proposal->changes, markedChanges());
    QCOMPARE(proposal->folder, project.path());
    QVERIFY(!proposal->isAnew);
    // Without any answer, too.
    QCOMPARE(proposalOf(runWith({}, planned), project.path(), false)->changes, markedChanges());
}

//! What was skipped or refused depends on files that the set does not change.
void ProposalTest::proposalOf_takesNoOldVerdicts()
{
    for (const edit::Verdict verdict : {edit::Verdict::Skipped, edit::Verdict::Refused}) {
        ProjectFolder project(before);
        EditsPlanned planned{.folder = project.path(), .changes = {}};
        planned.changes.edits = {{.line = 1, .path = u"a"_s}};
        planned.changes.outcomes = {{.verdict = verdict}};
        const auto proposal = proposalOf(runWith(answer, planned), project.path(), false);
        QVERIFY(proposal);
        QCOMPARE(verdictsOf(proposal->changes), QStringList{u"a ok"_s});
        QCOMPARE(linesOf(proposal->changes.files), QStringList{u"modify a"_s});
    }
}

//! What is written keeps the permissions of today, not those of the plan.
void ProposalTest::proposalOf_noticesOtherPermissions()
{
    ProjectFolder project(before);
    EditsPlanned planned{.folder = project.path(), .changes = markedChanges()};
    planned.changes.files[0].mode = 0711;
    const auto proposal = proposalOf(runWith(answer, planned), project.path(), false);
    QVERIFY(proposal);
    QVERIFY(proposal->isAnew);
    QVERIFY(proposal->changes.files.constFirst().mode != 0711);
}

void ProposalTest::proposalOf_isMadeAnew_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("now"); // null: it is gone
    QTest::newRow("a file changed") << u"a"_s << "1\n2\nthree\n"_ba;
    QTest::newRow("a file to be deleted changed") << u"b"_s << "xx\n"_ba;
    QTest::newRow("a file to be deleted has gone") << u"b"_s << QByteArray();
    QTest::newRow("a file to be moved changed") << u"c"_s << "cc\n"_ba;
    QTest::newRow("the new name is taken") << u"moved"_s << "m\n"_ba;
    QTest::newRow("a file to be made is there") << u"new"_s << "n\n"_ba;
}

void ProposalTest::proposalOf_isMadeAnew()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, now);
    ProjectFolder project(before);
    const EditsPlanned planned{.folder = project.path(), .changes = markedChanges()};
    if (now.isNull()) {
        project.remove(path);
    } else {
        project.write(path, now);
    }
    const auto proposal = proposalOf(runWith(answer, planned), project.path(), false);
    QVERIFY(proposal);
    QVERIFY(proposal->isAnew);
    QCOMPARE(verdictsOf(proposal->changes), QStringList{u"a ok"_s});
    QCOMPARE(proposal->changes.files.constFirst().before, project.files()[u"a"_s]);
}

void ProposalTest::proposalOf_knowsOtherFolders()
{
    ProjectFolder project(before);
    ProjectFolder other(before);
    const EditsPlanned planned{.folder = project.path(), .changes = markedChanges()};
    const auto proposal = proposalOf(runWith(answer, planned), other.path(), false);
    QVERIFY(proposal && !proposal->isAnew); // for the first time
    QCOMPARE(proposal->folder, other.path());
    QCOMPARE(verdictsOf(proposal->changes), QStringList{u"a ok"_s});
    QVERIFY(!proposalOf(runWith(answer, {}), other.path(), false)->isAnew); // for the first time

    const QString path = other.path();
    other.vanish();
    QCOMPARE(proposalOf(runWith(answer, planned), path, false).error().kind,
             ErrorKind::FileUnwritable);
}

//! It may say of itself whatever it likes.
void ProposalTest::proposalOf_trustsNoForeignRun()
{
    ProjectFolder project(before);
    const EditsPlanned planned{.folder = project.path(), .changes = markedChanges()};
    const auto proposal = proposalOf(runWith(answer, planned), project.path(), true);
    QVERIFY(proposal);
    QVERIFY(!proposal->isAnew); // nothing has changed, and yet its word is not taken
    QCOMPARE(verdictsOf(proposal->changes), QStringList{u"a ok"_s});
}

//! The second answer of a run that was gone on with mends what the first one had wrong.
void ProposalTest::proposalOf_keepsGivenRoundsApart()
{
    ProjectFolder project(before);
    const QString bad = replacing(u"b"_s, u"none"_s, u"y"_s);
    const QString mended = replacing(u"b"_s, u"x"_s, u"y"_s);
    const auto proposalFrom = [&project](const QList<WholeAnswer> &code) {
        return proposalOf(folded(numbered({RunStarted{.code = code}})), project.path(), false, {});
    };
    const auto apart = proposalFrom({{.text = answer + bad}, {.text = mended}});
    QVERIFY(apart);
    QVERIFY(apart->isComplete());
    QCOMPARE(apart->changes.files.size(), 2);
    const auto joinedUp = proposalFrom(givenAnswer(answer + bad + u"\n\n"_s + mended));
    QVERIFY(joinedUp);
    QVERIFY(!joinedUp->isComplete());
}

void ProposalTest::proposalOf_needsCode()
{
    ProjectFolder project(before);
    const Run run = runWith({}, {});
    QCOMPARE(proposalOf(run, project.path(), false).error(),
             (Error{.kind = ErrorKind::CodeMissing, .subject = run.id()}));
    const EditsPlanned planned{.folder = project.path(), .changes = markedChanges()};
    QCOMPARE(proposalOf(runWith({}, planned), project.path(), true).error().kind,
             ErrorKind::CodeMissing);
}

QTEST_GUILESS_MAIN(ProposalTest)
#include "tst_proposal.moc"
