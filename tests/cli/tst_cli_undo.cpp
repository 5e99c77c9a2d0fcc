// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include "support/pseudoterminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo::test;

//! `undo`: every byte and every mode comes back, and nothing of somebody else's is lost.
class CliUndoTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
    }

    void everyByteAndMode_comesBack();
    void changedFile_isRefused();
    void changedFile_isOverwrittenWhenConfirmed();
    void changedFile_isAskedAboutAtATerminal_data();
    void changedFile_isAskedAboutAtATerminal();
    void fileThatChangesWhileAsked_isNotLost_data();
    void fileThatChangesWhileAsked_isNotLost();
    void deletedFile_comesBackWhenConfirmed();
    void twice_thereIsNothingLeft();
    void severalApplications_areTakenBackOneByOne();
    void wrongRun_isRefused_data();
    void wrongRun_isRefused();
    void plannedRun_hasNothingToUndo();
    void folderThatHasGone_isSaid();
    void readOnlyFolder_isSaid();
    void deletedRun_isNotUndone();
    void json_andQuiet();
    void interruptedApplication_isNoHarm();

private:
    [[nodiscard]] Account::Call undo(const QStringList &options = {}) const
    {
        return m_fixture->call(QStringList{u"undo"_s, u"last"_s} + options);
    }
    [[nodiscard]] bool isApplied() const { return m_fixture->code({u"--apply"_s}).exitCode == 0; }

    std::unique_ptr<WorkspaceFixture> m_fixture;
};

void CliUndoTest::everyByteAndMode_comesBack()
{
    const Project &project = m_fixture->project;
    project.write(u"script.sh"_s, "#!/bin/sh\necho one\n");
    project.write(u"mark.txt"_s, "\xef\xbb\xbfone\r\ntwo\nthree");
    project.write(u"gone.txt"_s, "a\rb");
    project.write(u"moved.txt"_s, "");
    QVERIFY(QFile::setPermissions(project.pathOf(u"script.sh"_s), QFile::Permissions(0x7500)));
    QVERIFY(QFile::setPermissions(project.pathOf(u"gone.txt"_s), QFile::Permissions(0x6004)));
    m_fixture->coderAnswers(
        goodChange() + replacing(u"script.sh"_s, u"echo one\n"_s, u"echo two\n"_s)
        + replacing(u"mark.txt"_s, u"three\n"_s, u"drei\n"_s)
        + change(u"gone.txt"_s, u"delete-file"_s)
        + change(u"moved.txt"_s, u"rename"_s, u"To: a/b/c.txt\n"_s)
        + change(u"new.sh"_s, u"create"_s, u"Mode: +x\n"_s + fenced(u"Content"_s, u"x\n"_s)));
    const QStringList before = project.snapshot();
    const Account::Call applied = m_fixture->code({u"--apply"_s, u"--allow"_s, u"delete"_s});
    QVERIFY2(applied.exitCode == 0, applied.err);
    QCOMPARE(project.content(u"script.sh"_s), "#!/bin/sh\necho two\n");
    QCOMPARE(QFile::permissions(project.pathOf(u"script.sh"_s)).toInt() & 0x7077, 0x7000);
    QVERIFY(QFileInfo(project.pathOf(u"new.sh"_s)).isExecutable());
    const Account::Call undone = undo();
    QVERIFY2(undone.exitCode == 0, undone.err);
    QVERIFY2(undone.says(project.path() + u" is as it was before."_s), undone.err);
    QCOMPARE(undone.out, QByteArray());
    QCOMPARE(project.snapshot(), before); // the folders that it made are gone, too
}

void CliUndoTest::changedFile_isRefused()
{
    m_fixture->coderAnswers(goodChange() + creating(u"new.py"_s, u"new\n"_s));
    QVERIFY(isApplied());
    m_fixture->project.write(u"app.py"_s, "somebody's work\n");
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call refused = undo();
    QCOMPARE(refused.exitCode, 5);
    QVERIFY2(refused.says(u"app.py was changed after it was written."_s), refused.err);
    QVERIFY2(refused.says(u"--yes"_s), refused.err);
    QVERIFY2(!refused.says(u"new.py"_s), refused.err);
    QCOMPARE(m_fixture->project.snapshot(), before); // all or nothing
    m_fixture->project.write(u"app.py"_s, Project::changed);
    QCOMPARE(undo().exitCode, 0); // as it was applied: nobody loses anything
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
    QVERIFY(!m_fixture->project.has(u"new.py"_s));
}

void CliUndoTest::changedFile_isOverwrittenWhenConfirmed()
{
    const QStringList before = m_fixture->project.snapshot();
    QVERIFY(isApplied());
    m_fixture->project.write(u"app.py"_s, "somebody's work\n");
    const Account::Call undone = undo({u"--yes"_s, u"--json"_s});
    QCOMPARE(undone.exitCode, 0);
    QCOMPARE(QJsonDocument::fromJson(undone.out)["overwritten"_L1].toArray(),
             QJsonArray{u"app.py"_s});
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliUndoTest::changedFile_isAskedAboutAtATerminal_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("yes") << "y\n"_ba << 0;
    QTest::newRow("no") << "n\n"_ba << 5;
    QTest::newRow("the end of the input") << "\x04"_ba << 5;
    QTest::newRow("Ctrl-C") << "\x03"_ba << 130;
}

void CliUndoTest::changedFile_isAskedAboutAtATerminal()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, exitCode);
    QVERIFY(isApplied());
    m_fixture->project.write(u"app.py"_s, "somebody's work\n");
    PseudoTerminal terminal;
    const auto run = m_fixture->account.prepare({u"undo"_s, u"last"_s});
    for (const int standard : {0, 1, 2}) {
        run->give(standard, terminal.openDevice());
    }
    run->setBefore(terminal.makeControlling());
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().join(u'\n').contains(u"changed since? [y/N]"_s),
                             30s);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), "somebody's work\n");
    terminal.type(typed);
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), exitCode);
    QCOMPARE(m_fixture->project.content(u"app.py"_s),
             exitCode == 0 ? Project::program : "somebody's work\n"_ba);
}

//! The yes was for what was shown, and for nothing that came after it.
void CliUndoTest::fileThatChangesWhileAsked_isNotLost_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("the one that was asked about") << u"app.py"_s;
    QTest::newRow("another one") << u"new.py"_s;
}

void CliUndoTest::fileThatChangesWhileAsked_isNotLost()
{
    QFETCH(QString, name);
    m_fixture->coderAnswers(goodChange() + creating(u"new.py"_s, u"new\n"_s));
    QVERIFY(isApplied());
    m_fixture->project.write(u"app.py"_s, "somebody's work\n");
    PseudoTerminal terminal;
    const auto run = m_fixture->account.prepare({u"undo"_s, u"last"_s});
    for (const int standard : {0, 1, 2}) {
        run->give(standard, terminal.openDevice());
    }
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().join(u'\n').contains(u"changed since? [y/N]"_s),
                             30s);
    m_fixture->project.write(name, "somebody's new work\n");
    const QStringList now = m_fixture->project.snapshot();
    terminal.type("y\n");
    QVERIFY(run->finish());
    QCOMPARE(run->exitCode(), 5);
    QVERIFY(terminal.screen().join(u'\n').contains(name + u" is no longer what it was"_s));
    QCOMPARE(m_fixture->project.snapshot(), now);
}

void CliUndoTest::deletedFile_comesBackWhenConfirmed()
{
    const QStringList before = m_fixture->project.snapshot();
    m_fixture->coderAnswers(goodChange() + creating(u"new.py"_s, u"new\n"_s));
    QVERIFY(isApplied());
    QVERIFY(QFile::remove(m_fixture->project.pathOf(u"app.py"_s)));
    QVERIFY(QFile::remove(m_fixture->project.pathOf(u"new.py"_s)));
    QCOMPARE(undo().exitCode, 5);
    QVERIFY(!m_fixture->project.has(u"app.py"_s));
    QCOMPARE(undo({u"--yes"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
}

void CliUndoTest::twice_thereIsNothingLeft()
{
    QVERIFY(isApplied());
    QCOMPARE(undo().exitCode, 0);
    const QStringList before = m_fixture->project.snapshot();
    const Account::Call again = undo({u"--yes"_s});
    QCOMPARE(again.exitCode, 2);
    QVERIFY2(again.says(u"could be undone"_s), again.err);
    QCOMPARE(m_fixture->project.snapshot(), before);
    QCOMPARE(m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s}).exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(undo().exitCode, 0);
    QCOMPARE(m_fixture->project.snapshot(), before);
}

//! One run, applied to two folders: the last comes back first.
void CliUndoTest::severalApplications_areTakenBackOneByOne()
{
    const Project other;
    QVERIFY(isApplied());
    QCOMPARE(m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s, u"--workspace"_s, other.path()})
                 .exitCode,
             0);
    QCOMPARE(undo().exitCode, 0);
    QCOMPARE(other.content(u"app.py"_s), Project::program);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    QCOMPARE(undo().exitCode, 0);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
    QCOMPARE(undo().exitCode, 2);
}

void CliUndoTest::wrongRun_isRefused_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("none") << QStringList{u"undo"_s};
    QTest::newRow("unknown") << QStringList{u"undo"_s, u"nowhere"_s};
    QTest::newRow("none is kept") << QStringList{u"undo"_s, u"last"_s};
    QTest::newRow("sample") << QStringList{u"undo"_s, u"sample"_s};
    QTest::newRow("a path") << QStringList{u"undo"_s, u"../../../etc"_s};
    QTest::newRow("standard input") << QStringList{u"undo"_s, u"-"_s};
    QTest::newRow("two") << QStringList{u"undo"_s, u"a"_s, u"b"_s};
    QTest::newRow("a workspace") << QStringList{u"undo"_s, u"a"_s, u"--workspace"_s, u"."_s};
}

void CliUndoTest::wrongRun_isRefused()
{
    QFETCH(QStringList, arguments);
    const Account::Call call = m_fixture->call(arguments);
    QVERIFY2(call.exitCode == 2, call.err);
    QVERIFY(!call.err.isEmpty());
}

void CliUndoTest::plannedRun_hasNothingToUndo()
{
    QCOMPARE(m_fixture->code().exitCode, 0);
    const Account::Call call = undo();
    QCOMPARE(call.exitCode, 2);
    QVERIFY2(call.says(u"could be undone"_s), call.err);
}

void CliUndoTest::folderThatHasGone_isSaid()
{
    QVERIFY(isApplied());
    QVERIFY(QDir(m_fixture->project.path()).removeRecursively());
    const Account::Call call = undo({u"--yes"_s});
    QVERIFY2(call.exitCode == 9, call.err);
    QVERIFY2(call.says(m_fixture->project.path()), call.err);
    QVERIFY(!QFileInfo::exists(m_fixture->project.path()));
}

void CliUndoTest::readOnlyFolder_isSaid()
{
    QVERIFY(isApplied());
    const QString path = m_fixture->project.path();
    const QFile::Permissions mode = QFile::permissions(path);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner));
    const auto run = m_fixture->account.prepare({u"undo"_s, u"last"_s});
    run->setBefore(obeyingModes());
    run->start();
    QVERIFY(run->finish());
    QVERIFY(QFile::setPermissions(path, mode));
    QVERIFY2(run->exitCode() == 9, run->err());
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    const Account::Call next = m_fixture->call({u"history"_s}); // it is done as soon as it can be
    QVERIFY2(next.says(u"its files are as they were before"_s), next.err);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
}

void CliUndoTest::deletedRun_isNotUndone()
{
    QVERIFY(isApplied());
    const QString id = m_fixture->lastRun();
    QCOMPARE(m_fixture->call({u"history"_s, u"delete"_s, id, u"--yes"_s}).exitCode, 0);
    QCOMPARE(m_fixture->call({u"undo"_s, id}).exitCode, 2);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::changed);
    const QDir data(QFileInfo(m_fixture->account.runsFolder()).path());
    QCOMPARE(QDir(data.filePath(u"undo"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList());
}

void CliUndoTest::json_andQuiet()
{
    QVERIFY(isApplied());
    const Account::Call json = undo({u"--json"_s});
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.err, QByteArray());
    QCOMPARE(json.out.count('\n'), 1);
    QCOMPARE(QJsonDocument::fromJson(json.out)["folder"_L1].toString(), m_fixture->project.path());
    const Account::Call nothing = undo({u"--json"_s});
    QCOMPARE(nothing.exitCode, 2);
    QCOMPARE(QJsonDocument::fromJson(nothing.out)["error"_L1]["kind"_L1].toString(),
             u"JournalUnknown"_s);
    QVERIFY(isApplied());
    m_fixture->project.write(u"app.py"_s, "somebody's work\n");
    const Account::Call refused = undo({u"--json"_s});
    QCOMPARE(refused.exitCode, 5);
    QCOMPARE(QJsonDocument::fromJson(refused.out)["error"_L1].toObject(),
             (QJsonObject{{u"kind"_s, u"FileStale"_s},
                          {u"subject"_s, u"app.py"_s},
                          {u"detail"_s, u"app.py"_s}}));
    QCOMPARE(undo({u"--yes"_s}).exitCode, 0);
    QVERIFY(isApplied());
    const Account::Call quiet = undo({u"--quiet"_s});
    QCOMPARE(quiet.exitCode, 0);
    QCOMPARE(quiet.err + quiet.out, QByteArray());
}

//! A run that was killed before its end may have applied something all the same.
void CliUndoTest::interruptedApplication_isNoHarm()
{
    QVERIFY(isApplied());
    const QString events = m_fixture->account.runsFolder() + u'/'
        + m_fixture->account.runs().constFirst() + u"/events.jsonl"_s;
    QByteArray cut = contentOf(events);
    cut.truncate(cut.indexOf("\"edits_applied\""));
    cut.truncate(cut.lastIndexOf('\n') + 1);
    QVERIFY(writeFile(events, cut));
    const Account::Call undone = undo();
    QVERIFY2(undone.exitCode == 0, undone.err);
    QCOMPARE(m_fixture->project.content(u"app.py"_s), Project::program);
}

QTEST_GUILESS_MAIN(CliUndoTest)
#include "tst_cli_undo.moc"
