// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/workspacefixture.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;

//! Answers and runs that want to reach what is none of their business.
class CliApplyMaliciousTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_fixture = std::make_unique<WorkspaceFixture>();
    }

    void maliciousAnswer_writesNothing_data();
    void maliciousAnswer_writesNothing();
    void forgedRun_isNotBelieved_data();
    void forgedRun_isNotBelieved();
    void folderThatBecameALink_isNotFollowed();

private:
    [[nodiscard]] QStringList inProject() const
    {
        return {u"--workspace"_s, m_fixture->project.path()};
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
};

void CliApplyMaliciousTest::maliciousAnswer_writesNothing_data()
{
    QTest::addColumn<QString>("answer");

    for (const QString &path : {u"../evil.txt"_s,
                                u"src/../../evil.txt"_s,
                                u"/tmp/roo-evil.txt"_s,
                                u"~/evil.txt"_s,
                                u"~root/.profile"_s,
                                u"C:\\evil.txt"_s,
                                u"..\\evil.txt"_s,
                                u"a\\b.txt"_s,
                                u"\\\\host\\evil"_s,
                                u".git/hooks/post-checkout"_s,
                                u".GIT/config"_s,
                                u"sub/.git/config"_s,
                                u".hg/hgrc"_s,
                                u".env"_s,
                                u".env.local"_s,
                                u".ENV"_s,
                                u"id_ed25519"_s,
                                u"tls/server.key"_s,
                                u".roo-harness.toml"_s,
                                u".rooignore"_s,
                                u"out/evil.txt"_s,
                                u"deep/link/evil.txt"_s,
                                u"dangling.txt"_s,
                                u"link.txt"_s,
                                u"con.txt"_s,
                                u"a."_s,

                                u"a:b"_s,
                                u"APP.PY"_s,
                                u"ignored/evil.txt"_s,
                                u"a\u202eb.txt"_s,
                                u"."_s,
                                u".."_s,
                                u"app.py/evil.txt"_s,
                                u"./../evil.txt"_s,
                                u"x/"_s}) {
        QTest::addRow("create %s", qPrintable(path)) << creating(path, u"evil\n"_s);
        QTest::addRow("weak %s", qPrintable(path)) << u"**%1**\n```\nevil\n```\n"_s.arg(path);
    }
    for (const QString &path : {u"../outside.txt"_s, u"link.txt"_s, u"out/outside.txt"_s,
                                u"deep/link/outside.txt"_s, u"ignored/here.txt"_s}) {
        QTest::addRow("overwrite %s", qPrintable(path)) << overwriting(path, u"evil\n"_s);
        QTest::addRow("replace %s", qPrintable(path))
            << replacing(path, u"outside\n"_s, u"evil\n"_s);
        QTest::addRow("delete %s", qPrintable(path)) << change(path, u"delete-file"_s);
        QTest::addRow("rename from %s", qPrintable(path))
            << change(path, u"rename"_s, u"To: mine.txt\n"_s);
        QTest::addRow("rename to %s", qPrintable(path))
            << change(u"app.py"_s, u"rename"_s, u"To: %1\n"_s.arg(path));
    }
    QTest::newRow("rename to a hook")
        << change(u"app.py"_s, u"rename"_s, u"To: .git/hooks/post-checkout\n"_s);
    QTest::newRow("two of one name")
        << creating(u"a.txt"_s, u"1\n"_s) + creating(u"A.txt"_s, u"2\n"_s);
    QTest::newRow("a file as a folder")
        << creating(u"a"_s, u"1\n"_s) + creating(u"a/b.txt"_s, u"2\n"_s);
}

void CliApplyMaliciousTest::maliciousAnswer_writesNothing()
{
    QFETCH(QString, answer);
    const Project &project = m_fixture->project;
    project.write(u".gitignore"_s, "ignored/\n");
    project.write(u"ignored/here.txt"_s, "outside\n");
    project.write(u"deep/here.txt"_s, "here\n");
    project.write(u".git/HEAD"_s, "ref: refs/heads/main\n");
    QVERIFY(QFile::link(u".."_s, project.pathOf(u"out"_s)));
    QVERIFY(QFile::link(QFileInfo(project.path()).path(), project.pathOf(u"deep/link"_s)));
    QVERIFY(QFile::link(u"../new.txt"_s, project.pathOf(u"dangling.txt"_s)));
    QVERIFY(QFile::link(u"../outside.txt"_s, project.pathOf(u"link.txt"_s)));
    const QStringList before = project.snapshot();
    const auto run = m_fixture->account.prepare(
        QStringList{u"apply"_s, u"-"_s, u"--yes"_s, u"--allow"_s, u"delete,shrink,bidi,links"_s,
                    u"--accept-level"_s, u"3"_s}
        + inProject());
    run->setInput((goodChange() + answer).toUtf8());
    if (answer.startsWith(u"**"_s)) {
        run->setInput(answer.toUtf8()); // beside a labelled change it would be prose
    }
    run->start();
    QVERIFY(run->finish());
    QVERIFY2(run->exitCode() == 5, run->err());
    QCOMPARE(project.snapshot(), before);
    QVERIFY(!QFile::exists(u"/tmp/roo-evil.txt"_s));
    QVERIFY(!run->out().contains('\033') && !run->err().contains('\033'));
}

void CliApplyMaliciousTest::forgedRun_isNotBelieved_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isArchive");

    for (const QByteArray &path : {"../evil.py"_ba, ".git/hooks/post-checkout"_ba,
                                   "/tmp/roo-evil.py"_ba, "out/evil.py"_ba, "ignored/evil.py"_ba}) {
        QTest::addRow("a run, %s", path.constData()) << path << false;
        QTest::addRow("a zip, %s", path.constData()) << path << true;
    }
}

//! A run's events say where its changes go; whoever can write them must not gain by it.
void CliApplyMaliciousTest::forgedRun_isNotBelieved()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, isArchive);
    const Project &project = m_fixture->project;
    project.write(u".gitignore"_s, "ignored/\n");
    QVERIFY(QFile::link(u".."_s, project.pathOf(u"out"_s)));
    m_fixture->coderAnswers(creating(u"new.py"_s, u"new\n"_s));
    QCOMPARE(m_fixture->code().exitCode, 0);
    const QString events = m_fixture->account.runsFolder() + u'/'
        + m_fixture->account.runs().constFirst() + u"/events.jsonl"_s;
    QByteArray forged;
    for (QByteArray line : contentOf(events).split('\n')) {
        if (line.contains("\"edits_planned\"")) {
            line.replace("\"path\":\"new.py\"", QByteArray("\"path\":\"" + path + '"'));
            QVERIFY(line.contains(path));
        }
        forged += line.isEmpty() ? ""_ba : QByteArray(line + '\n');
    }
    QVERIFY(writeFile(events, forged));
    const QString zip = project.pathOf(u"../run.zip"_s);
    QCOMPARE(m_fixture->call({u"export"_s, u"last"_s, u"--output"_s, zip}).exitCode, 0);
    const QStringList before = project.snapshot();
    const QStringList options
        = inProject() + QStringList{u"--yes"_s, u"--allow"_s, u"delete,shrink,bidi,links"_s};
    const Account::Call applied
        = m_fixture->call(QStringList{u"apply"_s, isArchive ? zip : u"last"_s} + options);
    QVERIFY(!QFile::exists(u"/tmp/roo-evil.py"_s));
    // Its answer is looked at, and its word not taken; where it names a place that could be one of
    // ours, that is refused.
    if (isArchive || !path.startsWith("ignored")) {
        QVERIFY2(applied.exitCode == 0, applied.err);
        QCOMPARE(project.content(u"new.py"_s), "new\n");
        QCOMPARE(m_fixture->call({u"undo"_s, u"last"_s}).exitCode, 0);
    } else {
        QVERIFY2(applied.exitCode == 5, applied.err);
    }
    QCOMPARE(project.snapshot(), before);
}

void CliApplyMaliciousTest::folderThatBecameALink_isNotFollowed()
{
    const Project &project = m_fixture->project;
    project.write(u"src/app.py"_s, Project::program);
    project.write(u"../other/app.py"_s, Project::program);
    m_fixture->coderAnswers(goodChange().replace(u"app.py"_s, u"src/app.py"_s));
    QCOMPARE(m_fixture->call(m_fixture->coding(u"Change src/app.py"_s)).exitCode, 0);
    QVERIFY(QDir(project.pathOf(u"src"_s)).removeRecursively());
    QVERIFY(QFile::link(u"../other"_s, project.pathOf(u"src"_s)));
    const QStringList before = project.snapshot();
    const Account::Call applied = m_fixture->call({u"apply"_s, u"last"_s, u"--yes"_s});
    QVERIFY2(applied.exitCode == 5, applied.err);
    QCOMPARE(project.snapshot(), before);
}

QTEST_GUILESS_MAIN(CliApplyMaliciousTest)
#include "tst_cli_apply_malicious.moc"
