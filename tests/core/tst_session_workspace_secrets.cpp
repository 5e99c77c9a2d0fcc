// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "workspacefixture.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

// In pieces, so that nobody who searches our own sources is alarmed.
const QByteArray first = "ghp_"_ba + "Zx81kQvT0pLw9RbYc4HnU2eJ"_ba + "sM6dGfA3oViK"_ba;
const QByteArray second = "AKI"_ba + "AQ3EGRT5NWX7PLKZD"_ba;

Files filesWith(const QByteArray &inA, const QByteArray &inB)
{
    return {{u"a.py"_s, "x = 1\ny = '" + inA + "'\n"}, {u"b.txt"_s, "b\n\n" + inB + '\n'}};
}

const QString answer = change(u"b.txt"_s, u"prepend"_s, fenced(u"Insert"_s, u"new"_s));

} // namespace

//! What looks like a secret waits for a person's word.
class SessionSecretsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void secrets_waitForConsent();
    void secrets_refusedEndTheRun();
    void secrets_allowedAreTold();
    void secrets_areAskedOnceEach();
    void secrets_areToldApartByMoreThanTheirBeginning();
    void runWithTheKeyInItsTask_isNotKept();
    void secrets_arePlacedWhereTheyCome_data();
    void secrets_arePlacedWhereTheyCome();
    void secrets_keepTheConnectionsKey();
    void consent_answersOnlyAQuestion();
    void cancel_whileItWaits_data();
    void cancel_whileItWaits();
};

void SessionSecretsTest::secrets_waitForConsent()
{
    WorkspaceFixture fixture(filesWith(first, "none"));
    fixture.code({answer});
    QSignalSpy wanted(&fixture.make(), &Session::consentWanted);
    fixture.session->start(fixture.request);
    QVERIFY(wanted.wait());
    QCOMPARE(fixture.steps(),
             (QStringList{u"start"_s, u"stage planner"_s, u"read 2 a.py"_s, u"secrets a.py:2"_s}));
    const SecretsFound found = fixture.session->run().secrets().constFirst();
    QCOMPARE(found.stage, Role::Planner);
    QCOMPARE(found.findings.constFirst().kind, u"github-token"_s);
    QVERIFY(!found.findings.constFirst().masked.isEmpty());
    for (int i = 0; i < 10; ++i) {
        QCoreApplication::processEvents();
    }
    QCOMPARE(fixture.server.count(), 0);
    QVERIFY(!contentOf(fixture.path(u"events.jsonl"_s)).contains(first));
    QCOMPARE(QDir(fixture.path(u"requests"_s)).entryList(QDir::Files), QStringList());

    fixture.session->consent(true);
    fixture.wait();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.steps().sliced(4),
             (QStringList{u"consent secrets"_s, u"stage coder"_s, u"read 2 a.py"_s, u"plan ok"_s,
                          u"stage reviewer"_s, u"run succeeded"_s}));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(fixture.server.arrival(0).body.contains(first));
}

void SessionSecretsTest::secrets_refusedEndTheRun()
{
    WorkspaceFixture fixture(filesWith(first, "none"));
    Session &session = fixture.make();
    connect(&session, &Session::consentWanted, this, [&session] { session.consent(false); });
    fixture.run();
    QCOMPARE(fixture.steps().last(2),
             (QStringList{u"secrets a.py:2"_s, u"run failed SecretsRefused"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(session.run().finish()->error,
             (Error{.kind = ErrorKind::SecretsRefused, .subject = u"a.py"_s, .line = 2}));
    QCOMPARE(fixture.server.count(), 0);
    QDirIterator kept(fixture.home.path(), QDir::Files | QDir::Hidden,
                      QDirIterator::Subdirectories);
    while (kept.hasNext()) {
        QVERIFY(!contentOf(kept.next()).contains(first));
    }
}

void SessionSecretsTest::secrets_allowedAreTold()
{
    WorkspaceFixture fixture(filesWith(first, "none"));
    fixture.code({answer});
    fixture.request.allowsSecrets = true;
    QSignalSpy wanted(&fixture.make(), &Session::consentWanted);
    fixture.run();
    QCOMPARE(fixture.steps().sliced(2, 4),
             (QStringList{u"read 2 a.py"_s, u"secrets a.py:2"_s, u"consent secrets"_s,
                          u"stage coder"_s}));
    QCOMPARE(fixture.steps().last(), u"run succeeded"_s);
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(wanted.size(), 0);
}

//! One that comes in again is not asked for again; a new one is.
void SessionSecretsTest::secrets_areAskedOnceEach()
{
    WorkspaceFixture fixture(filesWith(first, second));
    fixture.server.forModel(u"plan"_s).reply(sse({u"Change b.txt"_s})); // which the task does not
    fixture.code({answer});
    Session &session = fixture.make();
    connect(&session, &Session::consentWanted, this, [&session] { session.consent(true); });
    fixture.run();
    QCOMPARE(fixture.steps(),
             (QStringList{u"start"_s, u"stage planner"_s, u"read 2 a.py"_s, u"secrets a.py:2"_s,
                          u"consent secrets"_s, u"stage coder"_s, u"read 2 a.py b.txt"_s,
                          u"secrets b.txt:3"_s, u"consent secrets"_s, u"plan ok"_s,
                          u"stage reviewer"_s, u"run succeeded"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QVERIFY(!fixture.server.arrival(0).body.contains(second));
    QVERIFY(fixture.server.arrival(1).body.contains(second));
}

//! A word for one token is none for another that begins alike.
void SessionSecretsTest::secrets_areToldApartByMoreThanTheirBeginning()
{
    const QByteArray other = "ghp_"_ba + "Qm37dLpW1xRz8TyKc5VbN0sJ"_ba + "hG4fAe6uYoXi"_ba;
    WorkspaceFixture fixture(filesWith(first, other));
    fixture.server.forModel(u"plan"_s).reply(sse({u"Change b.txt"_s}));
    fixture.code({answer});
    Session &session = fixture.make();
    int asked = 0;
    connect(&session, &Session::consentWanted, this, [&] { session.consent(++asked == 1); });
    fixture.run();
    QCOMPARE(asked, 2);
    QCOMPARE(fixture.steps().last(2),
             (QStringList{u"secrets b.txt:3"_s, u"run failed SecretsRefused"_s}));
    QVERIFY(fixture.server.arrival(0).body.contains(first));
    QCOMPARE(fixture.server.count(), 1);
    QCOMPARE(fixture.checked(), QStringList());
}

void SessionSecretsTest::runWithTheKeyInItsTask_isNotKept()
{
    WorkspaceFixture fixture(filesWith("none", "none"));
    fixture.request.task = u"Use "_s + QString::fromLatin1(RunFixture::key.toByteArray());
    fixture.request.allowsSecrets = true;
    fixture.run();
    QCOMPARE(fixture.steps().last(), u"run failed SecretsRefused"_s);
    QCOMPARE(fixture.session->folder(), QString());
    QCOMPARE(fixture.server.count(), 0);
    QCOMPARE(fixture.checked(), QStringList()); // it looks for the key in all that is kept
}

void SessionSecretsTest::secrets_arePlacedWhereTheyCome_data()
{
    using Setup = std::function<void(WorkspaceFixture &)>;
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QString &line, const Setup &setup) {
        QTest::newRow(name) << setup << line;
    };
    const QString token = QString::fromLatin1(first);
    row("the task", u"secrets task:2"_s,
        [token](WorkspaceFixture &f) { f.request.task = u"Do it\nwith "_s + token; });
    row("an attached file", u"secrets key.txt:1"_s, [token](WorkspaceFixture &f) {
        f.request.attachments = {{.path = u"key.txt"_s, .text = token}};
    });
    row("the plan", u"secrets plan:1"_s, [token](WorkspaceFixture &f) {
        f.server.forModel(u"plan"_s).reply(sse({u"Use "_s + token}));
    });
    row("the code", u"secrets code:9"_s,
        [token](WorkspaceFixture &f) { f.code({creating(u"new.txt"_s, u"new "_s + token)}); });
    row("the template", u"secrets request:1"_s, [token](WorkspaceFixture &f) {
        f.request.profile.stage(Role::Planner).promptTemplate
            = u"# System\nYou have "_s + token + u".\n# User\n{{task}}"_s;
    });
    row("without a workspace", u"secrets task:1"_s, [token](WorkspaceFixture &f) {
        f.request.workspace.reset();
        f.request.task = u"Use "_s + token;
    });
}

void SessionSecretsTest::secrets_arePlacedWhereTheyCome()
{
    QFETCH(const std::function<void(WorkspaceFixture &)>, setup);
    QFETCH(const QString, line);
    WorkspaceFixture fixture(filesWith("none", "none"));
    setup(fixture);
    fixture.code({answer});
    Session &session = fixture.make();
    connect(&session, &Session::consentWanted, this, [&session] { session.consent(false); });
    fixture.run();
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.steps().last(2), (QStringList{line, u"run failed SecretsRefused"_s}));
}

//! The one that this very program is given, whatever it looks like.
void SessionSecretsTest::secrets_keepTheConnectionsKey()
{
    WorkspaceFixture fixture(filesWith(RunFixture::key.toByteArray(), "none"));
    Session &session = fixture.make();
    connect(&session, &Session::consentWanted, this, [&session] { session.consent(false); });
    fixture.run();
    QCOMPARE(fixture.steps().last(2),
             (QStringList{u"secrets a.py:2"_s, u"run failed SecretsRefused"_s}));
    QCOMPARE(session.run().secrets().constFirst().findings.constFirst().kind, u"proxy-key"_s);
    QCOMPARE(fixture.server.count(), 0);
    QCOMPARE(fixture.checked(), QStringList()); // it looks for the key in all that is kept
}

void SessionSecretsTest::consent_answersOnlyAQuestion()
{
    WorkspaceFixture fixture(filesWith(first, "none"));
    fixture.code({answer});
    Session &session = fixture.make();
    session.consent(false); // nothing runs
    connect(&session, &Session::consentWanted, this, [&session] {
        session.consent(true);
        session.consent(false); // it has had its answer
    });
    fixture.listener = [&session](const RunEvent &event) {
        if (std::holds_alternative<WorkspaceRead>(event.body)) {
            session.consent(false); // nothing was found yet
        }
    };
    fixture.run();
    QCOMPARE(fixture.steps().last(), u"run succeeded"_s);
    session.consent(false);
    QCOMPARE(fixture.checked(), QStringList());
}

void SessionSecretsTest::cancel_whileItWaits_data()
{
    QTest::addColumn<bool>("isLater");
    QTest::newRow("in the question") << false;
    QTest::newRow("after it") << true;
}

void SessionSecretsTest::cancel_whileItWaits()
{
    QFETCH(const bool, isLater);
    WorkspaceFixture fixture(filesWith(first, "none"));
    Session &session = fixture.make();
    connect(&session, &Session::consentWanted, this, [&session, isLater] {
        if (isLater) {
            QTimer::singleShot(0, &session, [&session] { session.cancel(); });
        } else {
            session.cancel();
            session.consent(true); // too late
        }
    });
    fixture.run();
    QCOMPARE(fixture.steps().last(2),
             (QStringList{u"secrets a.py:2"_s, u"run cancelled Cancelled"_s}));
    QCOMPARE(fixture.checked(), QStringList());
    QCOMPARE(fixture.server.count(), 0);
}

QTEST_GUILESS_MAIN(SessionSecretsTest)
#include "tst_session_workspace_secrets.moc"
