// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/account.h"
#include "cli/exitcode.h"
#include "cli/project.h"
#include "integration/proxyfixture.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo::test;
using roo::cli::ExitCode;

//! A folder that is changed by a model behind a real LiteLLM proxy: from the task to the files, and
//! back.
class EditsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_proxy.start(); }
    void init()
    {
        QTest::failOnWarning();
        m_account = std::make_unique<Account>();
        m_project = std::make_unique<Project>();
        m_before = m_proxy.upstream().count();
    }

    void goodChange_isPreviewedAppliedAndUndone();
    void wrongAnchor_isRepaired();
    void wrongAnchor_isWrittenWholeAtLast();
    void maliciousChange_isRefused();
    void cutAnswer_isNotApplied();
    void secrets_stayHere();

private:
    //! The Planner and the Reviewer answer from the proxy's memory, the Coder as the test says.
    [[nodiscard]] Account::Call run(const QStringList &options = {}) const
    {
        const auto program = m_account->prepare(
            QStringList{u"run"_s, u"Greet otherwise in app.py"_s, u"--workspace"_s,
                        m_project->path(), u"--model"_s, u"planner=ok"_s, u"--model"_s,
                        u"coder=scripted"_s, u"--model"_s, u"reviewer=ok-two"_s}
            + options);
        m_proxy.connect(*program);
        program->start();
        return program->finish() ? Account::Call{.exitCode = program->exitCode(),
                                                 .out = program->out(),
                                                 .err = program->err()}
                                 : Account::Call{};
    }
    //! What the Coder is answered; the proxy asks the upstream for its models as well.
    [[nodiscard]] Route &coder() const { return m_proxy.upstream().forModel(u"anything"_s); }
    //! The bodies of what the Coder was asked in this test, as they came out of the proxy.
    [[nodiscard]] QByteArrayList asked() const
    {
        QByteArrayList bodies;
        for (const Arrival &arrival : m_proxy.upstream().arrivals().sliced(m_before)) {
            if (arrival.model() == "anything"_L1) {
                bodies.append(arrival.body);
            }
        }
        return bodies;
    }

    ProxyFixture m_proxy;
    std::unique_ptr<Account> m_account;
    std::unique_ptr<Project> m_project;
    qsizetype m_before = 0; //!< So many requests came before this test.
};

void EditsTest::goodChange_isPreviewedAppliedAndUndone()
{
    m_project->write(u"crlf.txt"_s, "\xef\xbb\xbfone\r\ntwo");
    coder().reply(sse({u"I change two files.\n\n"_s, goodChange(),
                       replacing(u"crlf.txt"_s, u"two\n"_s, u"zwei ä 😀\ndrei\n"_s)}));
    const QStringList before = m_project->snapshot();
    const Account::Call preview = run();
    QVERIFY2(preview.exitCode == int(ExitCode::Done), preview.err);
    QCOMPARE(m_project->snapshot(), before);
    QVERIFY2(preview.out.contains("+    return \"Hi, \" + name\n"), preview.out);
    QVERIFY(asked().at(0).contains("def main():"));
    QCOMPARE(asked().size(), 1);

    const Account::Call applied = m_account->call({u"apply"_s, u"last"_s, u"--yes"_s});
    QVERIFY2(applied.exitCode == int(ExitCode::Done), applied.err);
    QCOMPARE(m_project->content(u"app.py"_s), Project::changed);
    QCOMPARE(QString::fromUtf8(m_project->content(u"crlf.txt"_s).sliced(3)),
             u"one\r\nzwei ä 😀\r\ndrei"_s);
    QCOMPARE(m_account->call({u"undo"_s, u"last"_s}).exitCode, int(ExitCode::Done));
    QCOMPARE(m_project->snapshot(), before);
    QCOMPARE(m_account->call({u"replay"_s, u"last"_s, u"--fast"_s}).out, preview.out);
    QCOMPARE(asked().size(), 1); // nothing of this asked a model
}

void EditsTest::wrongAnchor_isRepaired()
{
    coder().reply(sse({creating(u"new.py"_s, u"ONLY ONCE\n"_s), missingChange()}));
    coder().reply(sse({goodChange()}));
    const QStringList before = m_project->snapshot();
    const Account::Call applied = run({u"--apply"_s});
    QVERIFY2(applied.exitCode == int(ExitCode::Done), applied.err);
    QCOMPARE(asked().size(), 2);
    const QByteArray again = asked().at(1);
    QVERIFY2(again.contains("E_NOMATCH") && again.contains("Goodbye, "), again);
    QVERIFY2(again.contains("def main():"), again); // the lines as they are
    QVERIFY2(!again.contains("ONLY ONCE"), again); // what fitted is not asked for again
    QCOMPARE(m_project->content(u"new.py"_s), "ONLY ONCE\n");
    QCOMPARE(m_project->content(u"app.py"_s), Project::changed);
    QCOMPARE(m_account->call({u"undo"_s, u"last"_s}).exitCode, int(ExitCode::Done));
    QCOMPARE(m_project->snapshot(), before);
}

void EditsTest::wrongAnchor_isWrittenWholeAtLast()
{
    for (int round = 0; round < 3; ++round) {
        coder().reply(sse({missingChange()}));
    }
    coder().reply(sse({overwriting(u"app.py"_s, QString::fromUtf8(Project::changed))}));
    const Account::Call applied = run({u"--apply"_s});
    QVERIFY2(applied.exitCode == int(ExitCode::Done), applied.err);
    QCOMPARE(asked().size(), 4);
    QCOMPARE(m_project->content(u"app.py"_s), Project::changed);
}

void EditsTest::maliciousChange_isRefused()
{
    m_project->write(u".git/HEAD"_s, "ref: refs/heads/main\n");
    QVERIFY(QFile::link(u".."_s, m_project->pathOf(u"out"_s)));
    coder().always(
        sse({goodChange(), overwriting(u"../outside.txt"_s, u"evil\n"_s),
             creating(u"/tmp/roo-evil.txt"_s, u"evil\n"_s),
             creating(u".git/hooks/pre-commit"_s, u"evil\n"_s),
             overwriting(u"out/outside.txt"_s, u"evil\n"_s), creating(u".env"_s, u"evil\n"_s)}));
    const QStringList before = m_project->snapshot();
    const Account::Call refused = run(
        {u"--apply"_s, u"--allow"_s, u"delete,shrink,bidi,links"_s, u"--accept-level"_s, u"3"_s});
    QVERIFY2(refused.exitCode == int(ExitCode::NotApplied), refused.err);
    QCOMPARE(m_project->snapshot(), before);
    QVERIFY(!QFile::exists(u"/tmp/roo-evil.txt"_s));
    for (const QString &code : {u"E_PATH"_s, u"E_PROTECTED"_s, u"E_LINK"_s}) {
        QVERIFY2(refused.says(code), refused.err);
    }
    QCOMPARE_LE(asked().size(), 4);
    const Account::Call later = m_account->call({u"apply"_s, u"last"_s, u"--yes"_s});
    QCOMPARE(later.exitCode, int(ExitCode::NotApplied));
    QCOMPARE(m_project->snapshot(), before);
}

void EditsTest::cutAnswer_isNotApplied()
{
    const QByteArray half = delta(goodChange() + u"File: b.py\nAction: create\nContent:\n```\nx"_s);
    coder().always(stream(half + finish("length") + done()));
    const QStringList before = m_project->snapshot();
    const Account::Call call = run({u"--apply"_s});
    QVERIFY2(call.exitCode == int(ExitCode::NotApplied), call.err);
    QVERIFY2(call.says(u"E_TRUNCATED"_s), call.err);
    QCOMPARE(m_project->snapshot(), before);
}

void EditsTest::secrets_stayHere()
{
    m_project->write(u".env"_s, "TOKEN=CANARY-7f3a\n");
    m_project->write(u"config.py"_s, "key = \"AKIAQ7J2M5X9R4T8W3ZB\"\n");
    coder().always(sse({goodChange()}));
    const QStringList naming{u"--attach"_s, m_project->pathOf(u"config.py"_s)};
    QCOMPARE(run(naming).exitCode, int(ExitCode::NotApplied));
    QCOMPARE(asked().size(), 0);
    const Account::Call sent = run(naming + QStringList{u"--allow"_s, u"secrets"_s, u"--apply"_s});
    QVERIFY2(sent.exitCode == int(ExitCode::Done), sent.err);
    QVERIFY(asked().at(0).contains("AKIAQ7J2M5X9R4T8W3ZB"));
    QVERIFY(!asked().at(0).contains("CANARY-7f3a"));
    QCOMPARE(m_project->content(u"app.py"_s), Project::changed);
}

QTEST_GUILESS_MAIN(EditsTest)
#include "tst_edits.moc"
