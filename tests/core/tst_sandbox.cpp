// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/sandboxtrial.h"
#include "core/proof/scrubbedenvironment.h"
#include "support/files.h"

#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using proof::CommandOutcome;
using proof::CommandRun;
using proof::Sandbox;
using proof::SandboxFinding;
using proof::SandboxState;
using proof::SandboxTrial;

namespace {

//! "--tmpfs /a", "--ro-bind /a /b", … with what belongs to them.
QStringList mountsIn(const QStringList &arguments)
{
    QStringList mounts;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const bool isPair = arguments.at(i) == "--ro-bind"_L1 || arguments.at(i) == "--bind"_L1;
        if (isPair) {
            mounts.append(arguments.sliced(i, 3).join(u' '));
        } else if (arguments.at(i) == "--tmpfs"_L1) {
            mounts.append(arguments.sliced(i, 2).join(u' '));
        }
    }
    return mounts;
}

std::optional<SandboxFinding> findingOf(SandboxTrial &trial)
{
    std::optional<SandboxFinding> found;
    QObject::connect(&trial, &SandboxTrial::finished, &trial,
                     [&found](const SandboxFinding &finding) { found = finding; });
    trial.start();
    if (found) {
        return std::nullopt; // from within start
    }
    (void)QTest::qWaitFor([&found] { return found.has_value(); }, 30s);
    trial.disconnect();
    return found;
}

} // namespace

class TestSandbox : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void mounts_comeInTheirOrder();
    void home_isShownInPartsOnly();
    void folders_ofOursAreHidden();
    void environment_hasNoFoldersThatAreNotThere();
    void trial_saysThatItIsNotInstalled();
    void trial_saysWhyItWasRefused();
    void command_worksOnTheScratchAtTheWorkspacesPath_data();
    void command_worksOnTheScratchAtTheWorkspacesPath();
    void command_cannotReadTheHomeFolder();
    void command_hasNoNetwork();
    void command_cannotWriteElsewhere();
    void command_seesNoProcessAndEndsWithItsOwn();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] Sandbox sandbox(const QStringList &hidden = {}) const;
    //! Skips the test, with the reason, where there is no sandbox.
    [[nodiscard]] std::optional<Sandbox> realSandbox();
    [[nodiscard]] CommandOutcome runIn(const Sandbox &sandbox, const QString &workspace,
                                       const QString &script) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

//! A home folder with a workspace in it, and a scratch of that elsewhere.
void TestSandbox::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(test::writeFile(path(u"home/.ssh/id"_s), "private"));
    QVERIFY(test::writeFile(path(u"home/.cargo/credentials.toml"_s), "private"));
    QVERIFY(test::writeFile(path(u"home/.cargo/bin/tool"_s), "#!/bin/sh\n"));
    QVERIFY(test::writeFile(path(u"home/diary"_s), "private"));
    QVERIFY(test::writeFile(path(u"home/ws/.git/HEAD"_s), "ref: x\n"));
    QVERIFY(test::writeFile(path(u"home/ws/a.txt"_s), "old"));
    QVERIFY(test::writeFile(path(u"home/ws/.env"_s), "private"));
    QVERIFY(test::writeFile(path(u"cache/scratch/a.txt"_s), "new"));
    QVERIFY(test::writeFile(path(u"cache/scratch/sub/b.txt"_s), "new"));
}

QProcessEnvironment TestSandbox::environment() const
{
    QProcessEnvironment environment
        = proof::scrubbedEnvironment(QProcessEnvironment::systemEnvironment());
    environment.insert(u"HOME"_s, path(u"home"_s));
    return environment;
}

Sandbox TestSandbox::sandbox(const QStringList &hidden) const
{
    return Sandbox(
        {.program = u"/usr/bin/bwrap"_s, .environment = environment(), .hidden = hidden});
}

std::optional<Sandbox> TestSandbox::realSandbox()
{
    SandboxTrial trial(environment(), {path(u"cache"_s)});
    const auto finding = findingOf(trial);
    if (finding && finding->state == SandboxState::Available) {
        return finding->sandbox;
    }
    QTest::qSkip(!finding                                      ? "The trial has not ended."
                     : finding->state == SandboxState::Refused ? qPrintable(finding->words)
                                                               : "bubblewrap is not installed.",
                 __FILE__, __LINE__);
    return std::nullopt;
}

CommandOutcome TestSandbox::runIn(const Sandbox &sandbox, const QString &workspace,
                                  const QString &script) const
{
    const Sandbox::Ground ground{.scratch = path(u"cache/scratch"_s), .shownAs = workspace};
    CommandRun run({.program = sandbox.program(),
                    .arguments = sandbox.arguments(ground, u"sub"_s)
                        + QStringList{u"--"_s, u"/bin/sh"_s, u"-c"_s, script},
                    .folder = u"/"_s,
                    .environment = sandbox.environment(ground),
                    .timeLimit = 20s});
    std::optional<CommandOutcome> outcome;
    connect(&run, &CommandRun::finished, this,
            [&outcome](const CommandOutcome &result) { outcome = result; });
    run.start();
    (void)QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 30s);
    return outcome.value_or(CommandOutcome());
}

void TestSandbox::mounts_comeInTheirOrder()
{
    const Sandbox::Ground ground{.scratch = path(u"cache/scratch"_s),
                                 .shownAs = path(u"home/ws"_s)};
    const QStringList arguments = sandbox().arguments(ground, u"sub"_s);
    const QStringList mounts = mountsIn(arguments);
    const QString home = path(u"home"_s);
    QCOMPARE(mounts.constFirst(), u"--ro-bind / /"_s);
    QCOMPARE(mounts.last(2),
             (QStringList{u"--bind %1 %2/ws"_s.arg(ground.scratch, home),
                          u"--ro-bind %1/ws/.git %1/ws/.git"_s.arg(home)}));
    QVERIFY(mounts.contains(u"--tmpfs /tmp"_s));
    QVERIFY(mounts.indexOf(u"--ro-bind %1/.cargo/bin %1/.cargo/bin"_s.arg(home))
            > mounts.lastIndexOf(QRegularExpression(u"--tmpfs .*"_s)));
    QCOMPARE(arguments.last(2), (QStringList{u"--chdir"_s, home + u"/ws/sub"_s}));
    for (const QLatin1StringView needed :
         {"--unshare-net"_L1, "--unshare-pid"_L1, "--unshare-ipc"_L1, "--unshare-uts"_L1,
          "--new-session"_L1, "--die-with-parent"_L1}) {
        QVERIFY2(arguments.contains(needed), needed.data());
    }
}

void TestSandbox::home_isShownInPartsOnly()
{
    QVERIFY(QFile::link(u"/usr"_s, path(u"home/.rustup"_s)));
    QVERIFY(QDir().mkpath(path(u"home/go"_s)));
    QVERIFY(QFile::link(path(u"home/.ssh"_s), path(u"home/go/bin"_s)));
    const Sandbox shut = sandbox();
    QVERIFY(shut.shows(u"/usr/bin"_s));
    QVERIFY(shut.shows(path(u"home/.cargo/bin/tool"_s)));
    QVERIFY(shut.shows(path(u"home/.rustup/bin"_s)));
    QVERIFY(!shut.shows(path(u"home/.cargo/credentials.toml"_s)));
    QVERIFY(!shut.shows(path(u"home/.ssh/id"_s)));
    QVERIFY(!shut.shows(path(u"home/go/bin/id"_s)));
    QVERIFY(!shut.shows(path(u"home/diary"_s)));
    QVERIFY(!shut.shows(path(u"nowhere"_s)));

    // A variable cannot bring all of it back.
    QProcessEnvironment all = environment();
    all.insert(u"JAVA_HOME"_s, path(u"home"_s));
    all.insert(u"GOPATH"_s, path(u"home/.ssh"_s) + u':' + path(u"."_s));
    all.insert(u"VIRTUAL_ENV"_s, path(u"home/.ssh"_s));
    all.insert(u"GOROOT"_s, u"/"_s);
    const Sandbox fooled({.program = u"/usr/bin/bwrap"_s, .environment = all});
    QCOMPARE(fooled.arguments(), shut.arguments());
}

void TestSandbox::folders_ofOursAreHidden()
{
    const QString inside = path(u"home/.cargo/bin"_s);
    const QStringList mounts = mountsIn(
        sandbox({path(u"cache"_s), u"/usr/share"_s, u"/etc/passwd"_s, inside, path(u"nowhere"_s)})
            .arguments());
    QCOMPARE(mounts.last(3),
             (QStringList{u"--tmpfs /usr/share"_s, u"--ro-bind /dev/null /etc/passwd"_s,
                          u"--tmpfs "_s + inside}));
    QVERIFY(!mounts.contains(u"--tmpfs "_s + path(u"cache"_s))); // /tmp is empty anyway
    QVERIFY(!sandbox({u"/usr/share"_s}).shows(u"/usr/share/doc"_s));
}

void TestSandbox::environment_hasNoFoldersThatAreNotThere()
{
    QProcessEnvironment all = environment();
    all.insert(u"TMPDIR"_s, u"/var/tmp/x"_s);
    all.insert(u"XDG_CACHE_HOME"_s, u"/var/x"_s);
    all.insert(u"PATH"_s,
               QStringList{path(u"home/.cargo/bin"_s), path(u"home/bin"_s), u"/usr/bin"_s,
                           path(u"home/ws/tools"_s)}
                   .join(u':'));
    const Sandbox shut({.program = u"/usr/bin/bwrap"_s, .environment = all});
    const QProcessEnvironment seen
        = shut.environment({.scratch = path(u"cache/scratch"_s), .shownAs = path(u"home/ws"_s)});
    QVERIFY(!seen.contains(u"TMPDIR"_s));
    QVERIFY(!seen.contains(u"XDG_CACHE_HOME"_s));
    QCOMPARE(seen.value(u"HOME"_s), path(u"home"_s));
    QCOMPARE(seen.value(u"PATH"_s),
             (QStringList{path(u"home/.cargo/bin"_s), u"/usr/bin"_s, path(u"home/ws/tools"_s)}.join(
                 u':')));
}

void TestSandbox::trial_saysThatItIsNotInstalled()
{
    QProcessEnvironment nothing = environment();
    nothing.insert(u"PATH"_s, path(u"home"_s));
    SandboxTrial trial(nothing, {});
    const auto finding = findingOf(trial);
    QVERIFY(finding);
    QCOMPARE(finding->state, SandboxState::NotInstalled);
    QVERIFY(!finding->sandbox);
}

void TestSandbox::trial_saysWhyItWasRefused()
{
    const QString fake = path(u"bin/bwrap"_s);
    QVERIFY(test::writeFile(fake, "#!/bin/sh\necho 'bwrap: No permissions' >&2\nexit 1\n"));
    QVERIFY(QFile::setPermissions(fake, QFile::ReadOwner | QFile::ExeOwner));
    QProcessEnvironment refusing = environment();
    refusing.insert(u"PATH"_s, QString(path(u"bin"_s) + u":/usr/bin:/bin"_s));
    SandboxTrial trial(refusing, {});
    const auto finding = findingOf(trial);
    QVERIFY(finding);
    QCOMPARE(finding->state, SandboxState::Refused);
    QCOMPARE(finding->words, u"bwrap: No permissions"_s);
    QVERIFY(!finding->sandbox);
}

void TestSandbox::command_worksOnTheScratchAtTheWorkspacesPath_data()
{
    QTest::addColumn<QString>("workspace");
    QTest::newRow("in the home folder") << u"home/ws"_s;
    QTest::newRow("in the temporary folder") << u"elsewhere"_s;
    QTest::newRow("through a link") << u"link"_s;
}

void TestSandbox::command_worksOnTheScratchAtTheWorkspacesPath()
{
    QFETCH(const QString, workspace);
    const auto shut = realSandbox();
    if (!shut) {
        return;
    }
    QVERIFY(test::writeFile(path(u"elsewhere/a.txt"_s), "old"));
    QVERIFY(QFile::link(path(u"home/ws"_s), path(u"link"_s)));
    const QString real = QFileInfo(path(workspace)).canonicalFilePath();
    const CommandOutcome outcome = runIn(
        *shut, path(workspace),
        u"pwd; cat ../a.txt; echo; ls -A ..; echo made >../made; touch ../.git/x; ls -A \"$HOME\""_s);
    QStringList expected{real + u"/sub"_s, u"new"_s};
    QVERIFY2(outcome.output.startsWith(expected.join(u'\n')), qPrintable(outcome.output));
    QVERIFY2(!outcome.output.contains(".env"_L1), qPrintable(outcome.output));
    QVERIFY2(!outcome.output.contains("diary"_L1), qPrintable(outcome.output));
    QCOMPARE(test::contentOf(path(u"cache/scratch/made"_s)), "made\n");
    QCOMPARE(test::contentOf(QString(real + u"/a.txt"_s)), "old");
    QVERIFY(!QFile::exists(real + u"/made"_s));
    QVERIFY(!QFile::exists(path(u"home/ws/.git/x"_s)));
    QCOMPARE(outcome.output.contains("Read-only"_L1), real.endsWith("ws"_L1));
}

void TestSandbox::command_cannotReadTheHomeFolder()
{
    const auto shut = realSandbox();
    if (!shut) {
        return;
    }
    const CommandOutcome outcome
        = runIn(*shut, path(u"home/ws"_s),
                u"cd; cat diary .ssh/id .cargo/credentials.toml ws/.env; "
                "ls %1; test -e .cargo/bin/tool && echo tools; touch new && echo writable"_s.arg(
                    path(u"cache"_s)));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(!outcome.output.contains("private"_L1), qPrintable(outcome.output));
    QVERIFY2(!outcome.output.contains("scratch"_L1), qPrintable(outcome.output));
    QVERIFY2(outcome.output.endsWith("tools\nwritable\n"_L1), qPrintable(outcome.output));
    QVERIFY(!QFile::exists(path(u"home/new"_s)));
}

void TestSandbox::command_hasNoNetwork()
{
    const auto shut = realSandbox();
    if (!shut) {
        return;
    }
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const CommandOutcome outcome = runIn(
        *shut, path(u"home/ws"_s),
        u"tail -n +3 /proc/net/dev | grep -v lo:; "
        "python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", %1), 5)'"_s.arg(
            server.serverPort()));
    QVERIFY(outcome.exitCode != 0);
    QVERIFY2(!outcome.output.contains("eth"_L1), qPrintable(outcome.output));
    QVERIFY(!server.hasPendingConnections());
}

void TestSandbox::command_cannotWriteElsewhere()
{
    const auto shut = realSandbox();
    if (!shut) {
        return;
    }
    const CommandOutcome outcome
        = runIn(*shut, path(u"home/ws"_s),
                u"for at in /usr /etc / \"$HOME/.cargo/bin\"; do touch \"$at/roo\"; done; "
                "touch %1/roo; touch /tmp/roo && echo temporary"_s.arg(path(u"cache"_s)));
    QVERIFY2(outcome.output.contains("temporary\n"_L1), qPrintable(outcome.output));
    for (const QString &place :
         {u"/usr"_s, u"/etc"_s, u"/"_s, u"/tmp"_s, path(u"cache"_s), path(u"home/.cargo/bin"_s)}) {
        QVERIFY2(!QFile::exists(place + u"/roo"_s), qPrintable(place));
    }
}

void TestSandbox::command_seesNoProcessAndEndsWithItsOwn()
{
    const auto shut = realSandbox();
    if (!shut) {
        return;
    }
    // The loop would write on and on if it outlived the command.
    const CommandOutcome outcome = runIn(
        *shut, path(u"home/ws"_s),
        u"ls -d /proc/[0-9]* | wc -l; "
        "env -u ROO_HARNESS_CHECK setsid sh -c 'while :; do echo x >>../ticks; sleep 0.01; done' "
        ">/dev/null 2>&1 & while ! test -s ../ticks; do sleep 0.01; done"_s);
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.trimmed().toInt() < 10, qPrintable(outcome.output));
    const auto size = [this] { return QFileInfo(path(u"cache/scratch/ticks"_s)).size(); };
    const qint64 before = size();
    QVERIFY(before > 0);
    QVERIFY(!QTest::qWaitFor([&] { return size() > before + 10; }, 500ms));
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
