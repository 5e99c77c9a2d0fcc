// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/ignore.h"
#include "core/edit/ignorefiles.h"
#include "core/edit/jail.h"

#include "support/files.h"

#include <QDir>
#include <QMap>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
using namespace roo::test;

namespace {

//! Made by chance, with what rules are about in it.
class Chance final
{
public:
    explicit Chance(quint32 seed)
        : m_numbers(seed)
    {
    }

    [[nodiscard]] bool isOneOf(int many) { return m_numbers.bounded(many) == 0; }
    [[nodiscard]] int upTo(int most) { return m_numbers.bounded(most + 1); }

    template <typename List>
    [[nodiscard]] auto any(const List &list)
    {
        return list.at(m_numbers.bounded(list.size()));
    }

    [[nodiscard]] QString name()
    {
        static const QStringList names{
            u"a"_s,   u"b"_s,  u"ab"_s,  u"ba"_s,  u"abc"_s, u"a.c"_s, u"b.c"_s,  u"a b"_s,
            u"a-b"_s, u"#a"_s, u"!a"_s,  u"[a]"_s, u"a]"_s,  u"A"_s,   u"0"_s,    u"_"_s,
            u"é"_s,   u"^a"_s, u"aé"_s,  u"a\\"_s, u"*"_s,   u"a "_s,  u"\\!a"_s, u"c"_s,
            u"-"_s,   u"a?"_s, u"aab"_s, u"a.b"_s, u"\t"_s,  u"abab"_s};
        return isOneOf(2) ? names.at(m_numbers.bounded(6)) : any(names);
    }

    [[nodiscard]] QByteArray rule()
    {
        static const QByteArrayList pieces{
            "a",   "b",   "c",     "A",      "*",      "*",        "?",     "/",
            "/",   "**",  "**/",   "/**",    "/**/",   "***",      "\\",    " ",
            "\\ ", "!",   "#",     "\\#",    "\\!",    "[ab]",     "[a-c]", "[!a]",
            "[^b", "]",   "[",     "-",      ".",      "[]a]",     ".c",    "\xc3\xa9",
            "?\?", "\\*", "[/]",   "\\/",    "\t",     "[[:al",    ":]",    "[[:alpha:]]",
            "ab",  "_",   "[!-~]", "[\\]a]", "[a\\-",  "[[:up:]]", "[[:]",  "[[:upper:][:digit:]b]",
            "*.c", "a/",  "/b",    "[--a]",  "[a-c-]", "[!!]",     "0",     "[[:punct:]]"};
        QByteArray rule = isOneOf(4) ? "!" : isOneOf(4) ? "/" : "";
        for (int count = 1 + upTo(4); count > 0; --count) {
            rule += isOneOf(2) ? name().toUtf8() : any(pieces);
        }
        return rule + (isOneOf(4) ? "/" : isOneOf(8) ? " " : isOneOf(12) ? "\r" : "");
    }

    //! One that may well match the end of this path.
    [[nodiscard]] QByteArray ruleLike(const QString &path)
    {
        static const QByteArrayList instead{"?", "*", "[!x]", "**", "\\", "[[:alnum:]]"};
        QByteArrayList names = path.toUtf8().split('/');
        names.remove(0, upTo(static_cast<int>(names.size()) - 1));
        for (QByteArray &name : names) {
            for (qsizetype i = name.size() - 1; i >= 0; --i) {
                if (isOneOf(6)) {
                    const QByteArray wild
                        = isOneOf(4) ? '[' + name.sliced(i, 1) + ']' : any(instead);
                    name.replace(i, wild == "\\" ? 0 : 1, wild);
                }
            }
            name = isOneOf(6) ? "**" : isOneOf(8) ? "*" : name;
        }
        QByteArray rule = isOneOf(3) ? "!" : "";
        rule += isOneOf(3) ? "/" : "";
        rule += names.join(isOneOf(6) ? "/**/" : "/");
        return rule + (isOneOf(4) ? "/" : "");
    }

    [[nodiscard]] QByteArray ignoreFile(const QStringList &paths)
    {
        QByteArray file = isOneOf(6) ? "\xef\xbb\xbf" : "";
        for (int count = 1 + upTo(7); count > 0; --count) {
            QByteArray line;
            do {
                line = isOneOf(2) ? rule() : ruleLike(any(paths));
            } while (isReadOtherwise(line));
            file += line + (isOneOf(10) ? "\r\n" : "\n");
        }
        file.chop(isOneOf(6) ? 1 : 0);
        return file;
    }

    //! git 2.47 takes "**" that follows plain letters from the front on, in a rule with a slash,
    //! as if it followed a slash; the manual says that it is like one asterisk.
    [[nodiscard]] static bool isReadOtherwise(const QByteArray &rule)
    {
        static const QRegularExpression wrong(uR"(^!?[^*?\[\\]*[^*?\[\\/]\*\*)"_s);
        return rule.contains('/') && wrong.match(QString::fromUtf8(rule)).hasMatch();
    }

private:
    QRandomGenerator m_numbers;
};

} // namespace

//! git itself is asked what it ignores.
class IgnoreGitTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void rules_areReadAsGitReadsThem();

private:
    void makeTree(Chance &chance);
    void makeRules(Chance &chance);
    [[nodiscard]] QByteArray git(const QStringList &arguments, const QByteArray &input = {}) const;
    void compare();

    QString m_git;
    std::unique_ptr<QTemporaryDir> m_folder;
    QMap<QString, bool> m_paths; //!< Whether it is a folder.
    QMap<QString, QByteArray> m_files; //!< Ignore files, by folder.
    int m_ignored = 0;
    int m_takenBack = 0;
};

void IgnoreGitTest::initTestCase()
{
    QTest::failOnWarning();
    m_git = QStandardPaths::findExecutable(u"git"_s);
    if (m_git.isEmpty()) {
        QSKIP("there is no git");
    }
}

QByteArray IgnoreGitTest::git(const QStringList &arguments, const QByteArray &input) const
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"HOME"_s, m_folder->path() + u"/.git"_s);
    environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder->path());
    process.start(m_git,
                  u"-c core.ignorecase=false -c core.precomposeunicode=false"_s.split(u' ')
                      + arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished() && process.exitCode() <= 1 ? process.readAllStandardOutput()
                                                                : "(failed)"_ba;
}

void IgnoreGitTest::makeTree(Chance &chance)
{
    m_paths.clear();
    m_files.clear();
    QStringList folders{QString()};
    for (int count = 0; count < 100; ++count) {
        const QString folder = chance.any(folders);
        const QString path = folder + (folder.isEmpty() ? u""_s : u"/"_s) + chance.name();
        if (m_paths.contains(path)) {
            continue;
        }
        const bool isFolder = chance.isOneOf(3) && path.count(u'/') < 4;
        m_paths.insert(path, isFolder);
        if (isFolder) {
            QVERIFY(QDir().mkpath(m_folder->path() + u'/' + path));
            folders.append(path);
        } else {
            QVERIFY(writeFile(m_folder->path() + u'/' + path, ""));
        }
    }
}

void IgnoreGitTest::makeRules(Chance &chance)
{
    for (const auto &[folder, content] : std::as_const(m_files).asKeyValueRange()) {
        QVERIFY(QFile::remove(m_folder->path() + u'/' + folder + u"/.gitignore"_s));
    }
    m_files.clear();
    QStringList folders{QString()};
    for (const auto &[path, isFolder] : std::as_const(m_paths).asKeyValueRange()) {
        if (isFolder && chance.isOneOf(4)) {
            folders.append(path);
        }
    }
    for (const QString &folder : std::as_const(folders)) {
        m_files.insert(folder, chance.ignoreFile(m_paths.keys()));
        QVERIFY(
            writeFile(m_folder->path() + u'/' + folder + u"/.gitignore"_s, m_files.value(folder)));
    }
}

void IgnoreGitTest::compare()
{
    const QStringList paths = m_paths.keys();
    const QByteArray asked = paths.join(QChar()).toUtf8() + '\0';
    const QByteArray answer = git(u"check-ignore --no-index --stdin -z -v -n"_s.split(u' '), asked);
    const QByteArrayList fields = answer.split('\0'); // file, line, rule, path, file, …
    QCOMPARE(fields.size(), paths.size() * 4 + 1);

    IgnoreRules rules;
    for (const auto &[folder, content] : m_files.asKeyValueRange()) {
        QVERIFY(rules.add(folder, content));
    }
    const auto jail = Jail::open(m_folder->path());
    QVERIFY(jail);
    IgnoreFiles files(**jail);
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const QString &path = paths.at(i);
        QCOMPARE(fields.at(i * 4 + 3), path.toUtf8());
        const QByteArray &rule = fields.at(i * 4 + 2);
        const bool isExpected = !rule.isEmpty() && !rule.startsWith('!');
        m_ignored += isExpected ? 1 : 0;
        m_takenBack += rule.startsWith('!') ? 1 : 0;
        const bool isFolder = m_paths.value(path);
        if (rules.isIgnored(path, isFolder) != isExpected
            || files.isIgnored(path, isFolder) != isExpected) {
            qInfo().noquote() << "git: rule" << rule << "of" << fields.at(i * 4) << "for" << path;
            for (const auto &[folder, content] : m_files.asKeyValueRange()) {
                qInfo() << folder << content;
            }
            QFAIL("git says otherwise");
        }
    }
}

void IgnoreGitTest::rules_areReadAsGitReadsThem()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("ROO_TEST_SEED", &isGiven);
    const auto seed = isGiven ? static_cast<quint32>(given) : 20'260'101U;
    qInfo() << "seed" << seed;
    Chance chance(seed);
    for (int round = 0; round < 200; ++round) {
        if (round % 20 == 0) {
            m_folder = std::make_unique<QTemporaryDir>();
            QVERIFY(m_folder->isValid());
            QCOMPARE(git({u"init"_s, u"-q"_s, u"--template="_s}), QByteArray());
            makeTree(chance);
        }
        makeRules(chance);
        compare();
        if (QTest::currentTestFailed()) {
            return;
        }
    }
    qInfo() << m_ignored << "ignored," << m_takenBack << "taken back";
    QVERIFY(m_ignored > 1000);
    QVERIFY(m_takenBack > 1000);
}

QTEST_GUILESS_MAIN(IgnoreGitTest)
#include "tst_ignore_git.moc"
