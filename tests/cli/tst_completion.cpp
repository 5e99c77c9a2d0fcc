// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completioncommand.h"
#include "cli/options.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::cli;

namespace {

//! Stands for the program: says which runs, models and profiles there are, or notes its last word.
constexpr auto fakeProgram = R"(#!/bin/sh
case "$*" in
    'history --ids '*) printf '20261122-101010-aaaaaa\n20261121-101010-bbbbbb\n' ;;
    'history '*)
        printf '%s  %s\n' 20261122-101010-aaaaaa 'failed  $(touch executed): `touch executed`%F{1}'
        printf '%s  %s\n' 20261121-101010-bbbbbb 'succeeded  1.0 s  Tea'
        ;;
    'models '*) printf 'gpt-4o\nopenrouter/qwen/qwen3-coder:free\ngo$(touch${IFS}executed)\n' ;;
    'config --profiles '*) printf 'baseline\nmine\n' ;;
    *) shift $(($# - 1)); printf '%s\n' "$1" >>"$offered" ;;
esac
)";

//! Completes $line as if it had been typed, and prints what would be put in.
constexpr auto bashDriver = R"(. "$script"
COMP_WORDBREAKS=$' \t\n\x22\x27@><=;|&(:'
COMP_LINE="$line" COMP_POINT=${#line}
_orchestrator
((!${#COMPREPLY[@]})) || printf '%s\n' "${COMPREPLY[@]}"
)";

//! Lets readline complete $line, enters it and prints the last word that the program was given, in
//! this bash and in one that lacks what bash 3.2 lacks. Some files have odd names.
constexpr auto bashTyper = R"(touch q\$\(touch\ executed\).md z\'\;touch\ executed\;\'.md x\'\'y\' \
    w\`touch\ executed\`\"\\b\" no\!.md
for lacking in '' 'compopt mapfile readarray'; do
    : >"$offered"
    printf '%s\n' "enable -n $lacking" '. "$script"' "$line"$'\t' |
        INPUTRC=/dev/null TERM=dumb bash --noprofile --norc -i >/dev/null 2>&1
    [[ -s $offered ]] || echo nothing
    cat "$offered"
done
)";

//! zsh completes at a terminal only, so it is given one; $offered is a file for the candidates.
constexpr auto zshDriver = R"(zmodload zsh/zpty
zpty shell zsh -i
zpty -w -n shell "$line"$'\t'
while zpty -r shell output; do :; done
cat "$offered"
)";
constexpr auto zshStart = R"(autoload -Uz compinit
compinit -u -d "$HOME/dump"
. "$script"
PROMPT=
compadd() {
    local -a found
    if [[ $* != (*' '|)-[OAD]' '* ]]; then
        builtin compadd -O found "$@"
        ((!$#found)) || print -rl -- $found >>$offered
    fi
    builtin compadd "$@"
}
offer() {
    _main_complete
    exit
}
zle -C offer complete-word offer
bindkey '^I' offer
)";

constexpr auto fishDriver = "source $script; complete -C $line\n";

//! A folder with some files, in which a shell completes.
class Place final
{
public:
    Place()
    {
        write(u"bin/orchestrator"_s, fakeProgram);
        QFile::setPermissions(m_folder.filePath(u"bin/orchestrator"_s),
                              QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        write(u".zshrc"_s, zshStart);
        for (const auto &name : {u"task.md"_s, u"run.zip"_s, u"my file.md"_s, u"sub/a b.zip"_s}) {
            write(u"work/"_s + name, {});
        }
    }

    //! What the shell offers, with what it says of it behind a tab.
    QStringList offered(const QString &shell, const QString &line, const char *bash = bashDriver)
    {
        write(u"script"_s, completionScript(shell).toUtf8());
        write(u"offered"_s, {});
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s,
                           m_folder.filePath(u"bin"_s) + u':' + environment.value(u"PATH"_s));
        environment.insert(u"HOME"_s, m_folder.path());
        environment.insert(u"ZDOTDIR"_s, m_folder.path());
        environment.insert(u"script"_s, m_folder.filePath(u"script"_s));
        environment.insert(u"offered"_s, m_folder.filePath(u"offered"_s));
        environment.insert(u"line"_s, line);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.filePath(u"work"_s));
        const bool isBash = shell == "bash"_L1;
        const bool isFish = shell == "fish"_L1;
        const QByteArray driver = isBash ? bash : isFish ? fishDriver : zshDriver;
        const QString plain = isBash ? u"--norc"_s : isFish ? u"--no-config"_s : u"-f"_s;
#ifdef Q_OS_UNIX // no terminal to take
        process.setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession);
#endif
        process.start(shell, {plain, u"-c"_s, QString::fromUtf8(driver)});
        process.closeWriteChannel();
        const bool hasEnded = process.waitForFinished();
        const QByteArray errors = process.readAllStandardError();
        if (!hasEnded || !errors.isEmpty()) {
            return {u"an error: "_s + QString::fromUtf8(errors)};
        }
        return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }

    //! Whether a name was taken for a command.
    [[nodiscard]] bool isHarmed() const
    {
        return QFile::exists(m_folder.filePath(u"work/executed"_s));
    }

private:
    void write(const QString &path, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(path));
        if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QFile::WriteOnly)
            || file.write(content) != content.size()) {
            QTest::qFail("a file cannot be written", __FILE__, __LINE__);
        }
    }

    QTemporaryDir m_folder;
};

} // namespace

//! The scripts, read by the shells themselves.
class CompletionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void script_namesEverything_data();
    void script_namesEverything();
    void script_isUnderstoodByItsShell_data() { script_namesEverything_data(); }
    void script_isUnderstoodByItsShell();
    void bash_completes_data();
    void bash_completes() { complete(u"bash"_s); }
    void bash_writesNamesAsTheyAre_data();
    void bash_writesNamesAsTheyAre() { complete(u"bash"_s, bashTyper); }
    void zsh_completes_data();
    void zsh_completes() { complete(u"zsh"_s); }
    void fish_completes_data();
    void fish_completes() { complete(u"fish"_s); }
    void fish_tellsRunsApart();

private:
    void complete(const QString &shell, const char *bash = bashDriver);

    Place m_place;
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
    QVERIFY2(!script.contains(u"@RUNS@"_s) && !script.contains(u"@MODELS@"_s), "a gap is left");
}

void CompletionTest::script_isUnderstoodByItsShell()
{
    QFETCH(const QString, shell);
    if (QStandardPaths::findExecutable(shell).isEmpty()) {
        QSKIP("this shell is not installed");
    }
    QProcess process;
    process.start(shell, {u"-n"_s});
    process.write(completionScript(shell).toUtf8());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

namespace {

//! `candidates` are in the order of the alphabet, with a blank between them.
void row(const QString &line, const QString &candidates)
{
    QTest::addRow("%s", qPrintable(line)) << QString(u"orchestrator "_s + line) << candidates;
}

void addColumns()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("candidates");
}

const QString ids = u"20261121-101010-bbbbbb 20261122-101010-aaaaaa"_s;

} // namespace

void CompletionTest::complete(const QString &shell, const char *bash)
{
    QFETCH(const QString, line);
    QFETCH(const QString, candidates);
    if (QStandardPaths::findExecutable(shell).isEmpty()) {
        QSKIP("this shell is not installed");
    }
    QStringList found = m_place.offered(shell, line, bash);
    for (QString &candidate : found) {
        candidate = candidate.section(u'\t', 0, 0);
    }
    found.sort();
    found.removeDuplicates();
    QCOMPARE(found.join(u' '), candidates);
    QVERIFY(!m_place.isHarmed());
}

void CompletionTest::bash_completes_data()
{
    addColumns();
    row(u"re"_s, u"replay resume review"_s);
    row(u"plan --att"_s, u"--attach"_s);
    row(u"plan --color a"_s, u"always auto"_s);
    row(u"completion "_s, u"--help bash fish zsh"_s);
    row(u"run x --base-url "_s, QString());
    // What follows an = takes the place of what follows it.
    row(u"export last --format "_s, u"html json md patch zip"_s);
    row(u"export last --format=h"_s, u"html"_s);
    row(u"run x --attach=ta"_s, u"task.md"_s);
    row(u"run x --json="_s, QString());
    // Runs
    row(u"show 20261122"_s, u"20261122-101010-aaaaaa"_s);
    row(u"show bb"_s, u"bbbbbb"_s);
    row(u"show r"_s, u"run.zip"_s);
    row(u"show su"_s, u"sub/"_s);
    row(u"show s"_s, u"sample sub/"_s);
    row(u"compare la"_s, u"last"_s);
    row(u"compare last 2026"_s, ids);
    row(u"history "_s,
        u"--all --color --help --ids --json --limit --quiet --search --since delete"_s);
    row(u"history 2026"_s, QString());
    row(u"history delete "_s, u"--color --help --older-than --quiet --yes "_s + ids + u" last"_s);
    row(u"history delete a"_s, u"aaaaaa"_s);
    row(u"history delete r"_s, QString());
    // Texts
    row(u"plan @ta"_s, u"@task.md"_s);
    row(u"plan \"@ta"_s, u"@task.md"_s);
    row(u"plan @s"_s, u"@sub/"_s);
    row(u"plan ta"_s, QString());
    row(u"code x --context @ta"_s, u"@task.md"_s);
    row(u"code x --context=@ta"_s, u"@task.md"_s);
    row(u"code x --plan=\"@ta"_s, u"@task.md"_s);
    row(u"run x --attach my\\ fi"_s, u"my\\ file.md"_s);
    row(u"run \"fix --out"_s, QString());
    row(u"run 'fix it' --att"_s, u"--attach"_s);
    // Profiles
    row(u"plan x --profile "_s, u"baseline mine sub/"_s);
    row(u"plan x --profile=m"_s, u"mine"_s);
    row(u"config --profiles --q"_s, u"--quiet"_s);
    // Models
    row(u"run x --model co"_s, u"coder="_s);
    row(u"run x --model=co"_s, u"coder="_s);
    row(u"run x --model coder=gp"_s, u"gpt-4o"_s);
    row(u"run x --model=coder=gp"_s, u"gpt-4o"_s);
    row(u"run x --model coder=gpt-4o,open"_s, u"gpt-4o,openrouter/qwen/qwen3-coder:free"_s);
    row(u"run x --model coder=openrouter/qwen/qwen3-coder:f"_s, u"free"_s);
    row(u"conformance --model gp"_s, u"gpt-4o"_s);
    row(u"conformance --model gpt-4o,open"_s, u"gpt-4o,openrouter/qwen/qwen3-coder:free"_s);
    row(u"run x --model coder=go"_s, QString()); // a name that would be a command
}

void CompletionTest::bash_writesNamesAsTheyAre_data()
{
    addColumns();
    row(u"plan @my\\ f"_s, u"@my file.md"_s);
    row(u"plan \"@my f"_s, u"@my file.md"_s);
    row(u"plan --context=@'my f"_s, u"--context=@my file.md"_s);
    row(u"run x --attach \"my f"_s, u"my file.md"_s);
    row(u"show \"sub/a b"_s, u"sub/a b.zip"_s);
    row(u"plan \"@no"_s, u"nothing"_s); // a ! in double quotes means another line
    for (const QString &quote : {QString(), u"\""_s, u"'"_s}) {
        row(u"plan "_s % quote % u"@q"_s, u"@q$(touch executed).md"_s);
        row(u"plan @"_s % quote % u'z', u"@z';touch executed;'.md"_s);
        row(u"plan "_s % quote % u"@w"_s, u"@w`touch executed`\"\\b\""_s);
        row(u"plan "_s % quote % u"@x"_s, u"@x''y'"_s);
    }
    row(u"plan '@x'\\''"_s, u"@x''y'"_s);
}

void CompletionTest::zsh_completes_data()
{
    addColumns();
    row(u"re"_s, u"replay resume review"_s);
    row(u"plan --att"_s, u"--attach"_s);
    row(u"plan --color a"_s, u"always auto"_s);
    row(u"completion "_s, u"bash fish zsh"_s);
    row(u"export last --format "_s, u"html json md patch zip"_s);
    row(u"export last --format=h"_s, u"html"_s);
    row(u"run x --attach=ta"_s, u"task.md"_s);
    row(u"show "_s, ids + u" last run.zip sample"_s);
    row(u"show 20261122"_s, u"20261122-101010-aaaaaa"_s);
    row(u"show bb"_s, u"bbbbbb"_s);
    row(u"show su"_s, u"sub"_s);
    row(u"history "_s, u"delete"_s);
    row(u"history delete "_s, ids + u" last"_s);
    row(u"history delete --"_s, u"--color --help --older-than --quiet --yes"_s);
    row(u"plan @ta"_s, u"task.md"_s); // what follows the @
    row(u"plan ta"_s, QString());
    row(u"code x --context @ta"_s, u"task.md"_s);
    row(u"code x --context=@ta"_s, u"task.md"_s);
    row(u"plan x --profile "_s, u"baseline mine sub"_s);
    row(u"plan x --profile=m"_s, u"mine"_s);
    row(u"run x --model co"_s, u"coder"_s);
    row(u"run x --model=coder=gp"_s, u"gpt-4o"_s);
    row(u"run x --model coder=gpt-4o,open"_s, u"openrouter/qwen/qwen3-coder:free"_s);
    row(u"conformance --model gp"_s, u"gpt-4o"_s);
    row(u"conformance --model gpt-4o,open"_s, u"openrouter/qwen/qwen3-coder:free"_s);
}

void CompletionTest::fish_completes_data()
{
    addColumns();
    row(u"re"_s, u"replay resume review"_s);
    row(u"plan --att"_s, u"--attach"_s);
    row(u"plan --color a"_s, u"always auto"_s);
    row(u"completion "_s, u"bash fish zsh"_s);
    row(u"export last --format "_s, u"html json md patch zip"_s);
    row(u"export last --format=h"_s, u"--format=html"_s);
    row(u"run x --attach ta"_s, u"task.md"_s);
    row(u"run x --attach=ta"_s, u"--attach=task.md"_s);
    row(u"show "_s, ids + u" last run.zip sample"_s);
    row(u"show 20261122"_s, u"20261122-101010-aaaaaa"_s);
    row(u"show bb"_s, u"bbbbbb"_s);
    row(u"show su"_s, u"sub/"_s);
    row(u"history "_s, u"delete"_s);
    row(u"history delete "_s, ids + u" last"_s);
    row(u"history delete --y"_s, u"--yes"_s);
    row(u"plan @ta"_s, u"@task.md"_s);
    row(u"plan ta"_s, QString());
    row(u"plan @my\\ f"_s, u"@my file.md"_s);
    row(u"plan \"@my f"_s, u"@my file.md"_s);
    row(u"show sub/a\\ b"_s, u"sub/a b.zip"_s);
    row(u"code x --context @ta"_s, u"@task.md"_s);
    row(u"code x --context=@ta"_s, u"--context=@task.md"_s);
    row(u"plan x --profile "_s, u"baseline mine sub/"_s);
    row(u"plan x --profile=m"_s, u"--profile=mine"_s);
    row(u"run x --model co"_s, u"coder="_s);
    row(u"run x --model coder=gp"_s, u"coder=gpt-4o"_s);
    row(u"conformance --model gp"_s, u"gpt-4o"_s);
    row(u"run x --model=coder=gp"_s, u"--model=coder=gpt-4o"_s);
}

void CompletionTest::fish_tellsRunsApart()
{
    if (QStandardPaths::findExecutable(u"fish"_s).isEmpty()) {
        QSKIP("this shell is not installed");
    }
    QCOMPARE(m_place.offered(u"fish"_s, u"orchestrator show bb"_s),
             QStringList{u"bbbbbb\tsucceeded 1.0 s Tea"_s});
    const QStringList all = m_place.offered(u"fish"_s, u"orchestrator show "_s);
    QCOMPARE(all.first(3),
             (QStringList{u"last\tthe newest run"_s, u"sample\ta run that ships with the program"_s,
                          u"20261122-101010-aaaaaa\tfailed $(touch executed): `touch executed`"
                          "%F{1}"_s}));
    QVERIFY(!m_place.isHarmed());
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
