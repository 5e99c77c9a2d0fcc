// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/checkcommand.h"
#include "support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using proof::Check;
using proof::ProvingGround;
using proof::Sandbox;

class TestCheckCommand : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void program_isFound_data();
    void program_isFound();
    void program_inASandboxIsOneThatIsShown();
    void command_runsInTheScratchFolder();
    void command_inASandboxRunsAtTheWorkspacesPath();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_root + u'/' + name; }
    [[nodiscard]] ProvingGround ground() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root; //!< Canonical.
};

void TestCheckCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = QFileInfo(m_folder->path()).canonicalFilePath();
    for (const QString &file :
         {u"bin/tool"_s, u"ws/bin/tool"_s, u"ws/bin/own"_s, u"scratch/bin/own"_s,
          u"home/.cargo/bin/rusty"_s, u"home/bin/private"_s}) {
        QVERIFY(test::writeFile(path(file), "#!/bin/sh\n"));
        QVERIFY(QFile::setPermissions(path(file), QFile::ReadOwner | QFile::ExeOwner));
    }
    QVERIFY(test::writeFile(path(u"bin/text"_s), "no program"));
    QVERIFY(QFile::link(path(u"ws/bin/own"_s), path(u"bin/linked"_s)));
}

ProvingGround TestCheckCommand::ground() const
{
    ProvingGround ground{.scratch = path(u"scratch"_s), .shownAs = path(u"ws"_s)};
    ground.environment.insert(u"HOME"_s, path(u"home"_s));
    ground.environment.insert(u"PATH"_s,
                              QStringList{path(u"ws/bin"_s), path(u"scratch/bin"_s), u"bin"_s,
                                          path(u"bin"_s), path(u"home/.cargo/bin"_s),
                                          path(u"home/bin"_s)}
                                  .join(u':'));
    return ground;
}

void TestCheckCommand::program_isFound_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("expected");
    QTest::newRow("over PATH") << u"tool"_s << QString() << u"bin/tool"_s;
    QTest::newRow("never in the workspace") << u"own"_s << QString() << QString();
    QTest::newRow("not by a link either") << u"linked"_s << QString() << QString();
    QTest::newRow("not executable") << u"text"_s << QString() << QString();
    QTest::newRow("missing") << u"nowhere"_s << QString() << QString();
    QTest::newRow("by a path") << u"./bin/own"_s << QString() << u"scratch/bin/own"_s;
    QTest::newRow("by a path from its folder") << u"../own"_s << u"bin/x"_s << u"scratch/bin/own"_s;
    QTest::newRow("from the root") << path(u"bin/tool"_s) << QString() << u"bin/tool"_s;
}

void TestCheckCommand::program_isFound()
{
    QFETCH(const QString, folder);
    QFETCH(QString, name);
    QFETCH(const QString, expected);
    if (name.startsWith(u'/')) {
        name = path(u"bin/tool"_s);
    }
    const auto command = proof::commandFor({.command = {name}, .folder = folder}, ground());
    QCOMPARE(command ? QDir::cleanPath(command->program) : QString(),
             expected.isEmpty() ? QString() : path(expected));
}

void TestCheckCommand::program_inASandboxIsOneThatIsShown()
{
    ProvingGround shut = ground();
    shut.sandbox = Sandbox({.program = u"/usr/bin/bwrap"_s, .environment = shut.environment});
    QVERIFY(proof::commandFor({.command = {u"rusty"_s}}, shut));
    QVERIFY(!proof::commandFor({.command = {u"private"_s}}, shut));
    QVERIFY(proof::commandFor({.command = {u"private"_s}}, ground()));
}

void TestCheckCommand::command_runsInTheScratchFolder()
{
    const auto command = proof::commandFor({.command = {u"tool"_s, u"a b"_s},
                                            .folder = u"sub"_s,
                                            .timeout = std::chrono::seconds(3),
                                            .outputLimit = 100},
                                           ground());
    QVERIFY(command);
    QCOMPARE(command->arguments, QStringList{u"a b"_s});
    QCOMPARE(command->folder, path(u"scratch/sub"_s));
    QCOMPARE(command->timeLimit, std::chrono::seconds(3));
    QCOMPARE(command->outputLimit, 100);
    QCOMPARE(command->environment, ground().environment);
    QCOMPARE(proof::printedRoot(ground()), path(u"scratch"_s));
}

void TestCheckCommand::command_inASandboxRunsAtTheWorkspacesPath()
{
    ProvingGround shut = ground();
    shut.sandbox = Sandbox({.program = u"/usr/bin/bwrap"_s, .environment = shut.environment});
    const auto command
        = proof::commandFor({.command = {u"./bin/own"_s, u"a b"_s}, .folder = u"sub"_s}, shut);
    QVERIFY(command);
    QCOMPARE(command->program, u"/usr/bin/bwrap"_s);
    QCOMPARE(command->arguments.last(5),
             (QStringList{u"--chdir"_s, path(u"ws/sub"_s), u"--"_s, path(u"ws/sub/./bin/own"_s),
                          u"a b"_s}));
    QCOMPARE(proof::printedRoot(shut), path(u"ws"_s));
}

QTEST_GUILESS_MAIN(TestCheckCommand)
#include "tst_checkcommand.moc"
