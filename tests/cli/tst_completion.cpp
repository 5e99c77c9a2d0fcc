// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completioncommand.h"
#include "cli/options.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::cli;

namespace {

//! Stands for the program: says which runs and models there are.
constexpr auto fakeProgram = R"(orchestrator() {
    case "$1" in
        history) printf '20261122-101010-aaaaaa\n20261121-101010-bbbbbb\n' ;;
        models) printf 'gpt-4o\nopenrouter/qwen/qwen3-coder:free\ngo$(touch${IFS}executed)\n' ;;
    esac
}
)";

} // namespace

//! The scripts, read by the shells themselves.
class CompletionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void script_namesEverything_data();
    void script_namesEverything();
    void script_isUnderstoodByItsShell_data();
    void script_isUnderstoodByItsShell();
    void bash_completes_data();
    void bash_completes();
    void fish_completes_data();
    void fish_completes();
};

void CompletionTest::script_namesEverything_data()
{
    QTest::addColumn<QString>("shell");
    QTest::newRow("bash") << u"bash"_s;
    QTest::newRow("zsh") << u"zsh"_s;
    QTest::newRow("fish") << u"fish"_s;
}

void CompletionTest::script_namesEverything()
{
    QFETCH(const QString, shell);
    const QString script = completionScript(shell);
    for (const CommandSpec &command : commandSpecs()) {
        QVERIFY2(script.contains(command.name), command.name.data());
    }
    const QString before = shell == "fish"_L1 ? u"-l "_s : u"--"_s;
    for (const OptionSpec &option : optionSpecs()) {
        QVERIFY2(script.contains(before + option.name), option.name.data());
    }
    QVERIFY(script.endsWith(u'\n'));
}

void CompletionTest::script_isUnderstoodByItsShell_data()
{
    script_namesEverything_data();
}

void CompletionTest::script_isUnderstoodByItsShell()
{
    QFETCH(const QString, shell);
    if (QStandardPaths::findExecutable(shell).isEmpty()) {
        QSKIP("this shell is not installed");
    }
    QTemporaryDir folder;
    QFile file(folder.filePath(u"script"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(completionScript(shell).toUtf8());
    file.close();
    QProcess process;
    process.start(shell, {u"-n"_s, file.fileName()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

void CompletionTest::bash_completes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    const auto row = [](const QString &line, const QString &words) {
        QTest::addRow("%s", qPrintable(line)) << line << words;
    };
    row(u"orchestrator re"_s, u"review resume replay"_s);
    row(u"orchestrator plan --att"_s, u"--attach"_s);
    row(u"orchestrator plan --c"_s, u"--color"_s);
    row(u"orchestrator plan --color a"_s, u"auto always"_s);
    row(u"orchestrator export last --format "_s, u"md html json zip"_s);
    row(u"orchestrator show 20261122"_s, u"20261122-101010-aaaaaa"_s);
    row(u"orchestrator compare la"_s, u"last"_s);
    row(u"orchestrator compare last 2026"_s, u"20261122-101010-aaaaaa 20261121-101010-bbbbbb"_s);
    row(u"orchestrator run x --model co"_s, u"coder="_s);
    row(u"orchestrator run x --model coder=gp"_s, u"gpt-4o"_s); // what follows the = only
    row(u"orchestrator run x --model coder=gpt-4o,open"_s,
        u"gpt-4o,openrouter/qwen/qwen3-coder:free"_s);
    row(u"orchestrator run x --model coder=openrouter/qwen/qwen3-coder:f"_s, u"free"_s);
    row(u"orchestrator run x --model coder=g"_s, u"gpt-4o"_s);
    row(u"orchestrator run x --model coder=go"_s, QString()); // a name that would be a command
    row(u"orchestrator completion "_s, u"bash zsh fish --help"_s);
    row(u"orchestrator run x --base-url "_s, QString());
}

void CompletionTest::bash_completes()
{
    QFETCH(const QString, line);
    QFETCH(const QString, words);
    const QString bash = QStandardPaths::findExecutable(u"bash"_s);
    if (bash.isEmpty()) {
        QSKIP("bash is not installed");
    }
    const QString script = QString::fromUtf8(fakeProgram) + completionScript(u"bash"_s)
        + u"COMP_LINE='%1' COMP_POINT=%2\n_orchestrator\necho \"${COMPREPLY[*]}\"\n"_s.arg(line)
              .arg(line.size());
    QTemporaryDir folder;
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(bash, {u"--norc"_s, u"-c"_s, script});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.readAllStandardError().isEmpty(), "an error of the script");
    const QString found = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    QVERIFY2(words.isEmpty() ? found.isEmpty() : found.startsWith(words), qPrintable(found));
    QVERIFY(!QFile::exists(folder.filePath(u"executed"_s)));
}

void CompletionTest::fish_completes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const QString &line, const QStringList &words) {
        QTest::addRow("%s", qPrintable(line)) << line << words;
    };
    row(u"orchestrator re"_s, {u"replay"_s, u"resume"_s, u"review"_s});
    row(u"orchestrator plan --att"_s, {u"--attach"_s});
    row(u"orchestrator plan --color a"_s, {u"always"_s, u"auto"_s});
    row(u"orchestrator show 20261122"_s, {u"20261122-101010-aaaaaa"_s});
    row(u"orchestrator run x --model coder=gp"_s, {u"coder=gpt-4o"_s});
}

void CompletionTest::fish_completes()
{
    QFETCH(const QString, line);
    QFETCH(const QStringList, words);
    const QString fish = QStandardPaths::findExecutable(u"fish"_s);
    if (fish.isEmpty()) {
        QSKIP("fish is not installed");
    }
    QTemporaryDir folder;
    QFile program(folder.filePath(u"orchestrator"_s));
    QVERIFY(program.open(QFile::WriteOnly));
    program.write(QByteArray("#!/bin/sh\n") + fakeProgram + "orchestrator \"$@\"\n");
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, folder.path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"HOME"_s, folder.path());
    process.setProcessEnvironment(environment);
    process.start(fish,
                  {u"--no-config"_s, u"-c"_s,
                   completionScript(u"fish"_s) + u"complete -C '%1'\n"_s.arg(line)});
    QVERIFY(process.waitForFinished());
    QStringList found;
    for (const QByteArray &candidate : process.readAllStandardOutput().trimmed().split('\n')) {
        found.append(QString::fromUtf8(candidate.split('\t').constFirst()));
    }
    found.sort();
    QCOMPARE(found, words);
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
