// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profile.h"

#include "core/run/prompt.h"

#include "support/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

const QString words = u"# System\nx\n# User\n{{task}} {{plan}} {{code}}"_s;

const QString stages = uR"([planner]
models = ["p"]
template = "p.md"
[coder]
models = ["c", " d "]
template = "c.md"
[reviewer]
models = ["r"]
template = "r.md"
)"_s;

} // namespace

//! Where profiles are looked for, and what comes of the files there.
class ProfileFindTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void read_takesMarksAndLineEnds();
    void read_refuses_data();
    void read_refuses();
    void read_followsNoLinks();
    void find_prefersTheUsers();
    void find_takesFolders_data();
    void find_takesFolders();
    void find_isNotMisledByTheWorkingFolder();
    void find_refuses_data();
    void find_refuses();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workingFolder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    //! A whole profile in this folder, called by its last part.
    void writeProfile(const QString &folder) const;
};

void ProfileFindTest::init()
{
    QTest::failOnWarning();
    m_workingFolder = QDir::currentPath();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void ProfileFindTest::cleanup()
{
    QDir::setCurrent(m_workingFolder);
}

void ProfileFindTest::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(test::writeFile(path(name), bytes));
}

void ProfileFindTest::writeProfile(const QString &folder) const
{
    write(folder + u"/profile.toml"_s,
          QString(u"name = \""_s + QFileInfo(folder).fileName() + u'"' + u'\n' + stages).toUtf8());
    for (const QString &name : {u"p.md"_s, u"c.md"_s, u"r.md"_s}) {
        write(folder + u'/' + name, words.toUtf8());
    }
}

void ProfileFindTest::read_takesMarksAndLineEnds()
{
    writeProfile(u"mine"_s);
    const Result<Profile> plain = readProfile(path(u"mine"_s));
    QVERIFY(plain);
    QCOMPARE(plain->origin, path(u"mine"_s));
    for (const QString &name : {u"profile.toml"_s, u"p.md"_s, u"c.md"_s, u"r.md"_s}) {
        QByteArray content = test::contentOf(path(u"mine/"_s + name));
        write(u"mine/"_s + name, "\xef\xbb\xbf" + content.replace("\n", "\r\n"));
    }
    Result<Profile> windows = readProfile(path(u"mine"_s));
    QVERIFY(windows);
    const PromptInput input{.task = u"t"_s, .plan = u"p"_s, .code = u"c"_s};
    for (StageSpec &stage : windows->stages) {
        QCOMPARE(fillPrompt(stage.promptTemplate, input), fillPrompt(words, input));
        stage.promptTemplate = words;
    }
    QCOMPARE(*windows, *plain);
}

void ProfileFindTest::read_refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no text") << u"profile.toml"_s << "name = \"\xff\""_ba << ErrorKind::FileNotUtf8;
    QTest::newRow("too large") << u"profile.toml"_s << QByteArray(300'000, '#')
                               << ErrorKind::FileTooLarge;
    QTest::newRow("template of no text") << u"c.md"_s << "\xff"_ba << ErrorKind::FileNotUtf8;
    QTest::newRow("template too large")
        << u"c.md"_s << QByteArray(300'000, 'x') << ErrorKind::FileTooLarge;
    QTest::newRow("template without sections")
        << u"c.md"_s << "{{task}}"_ba << ErrorKind::TemplateInvalid;
    QTest::newRow("template not there") << u"c.md"_s << QByteArray() << ErrorKind::FileUnreadable;
    QTest::newRow("profile not there")
        << u"profile.toml"_s << QByteArray() << ErrorKind::FileUnreadable;
}

void ProfileFindTest::read_refuses()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorKind, kind);
    writeProfile(u"mine"_s);
    QVERIFY(QFile::remove(path(u"mine/"_s + name)));
    if (!bytes.isEmpty()) {
        write(u"mine/"_s + name, bytes);
    }
    const Result<Profile> profile = readProfile(path(u"mine"_s));
    QVERIFY(!profile);
    QCOMPARE(profile.error().kind, kind);
    QCOMPARE(profile.error().subject, path(u"mine/"_s + name));
}

void ProfileFindTest::read_followsNoLinks()
{
    writeProfile(u"users/mine"_s);
    write(u"private.md"_s, words.toUtf8());
    const QString linked = path(u"users/mine/c.md"_s);
    QVERIFY(QFile::remove(linked) && QFile::link(path(u"private.md"_s), linked));
    const Result<Profile> refused = findProfile(path(u"users/mine"_s), path(u"none"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(refused.error().subject, linked);
    // In the settings folder they are the user's own.
    QVERIFY(findProfile(u"mine"_s, path(u"users"_s)).has_value());
}

void ProfileFindTest::find_prefersTheUsers()
{
    writeProfile(u"users/baseline"_s);
    writeProfile(u"users/own"_s);
    QCOMPARE(findProfile(u"baseline"_s, path(u"users"_s))->origin, path(u"users/baseline"_s));
    QCOMPARE(findProfile(u"own"_s, path(u"users"_s))->name, u"own"_s);
    QCOMPARE(findProfile(u"baseline"_s, {})->origin, u":/profiles/baseline"_s);
    QCOMPARE(findProfile(u"baseline"_s, path(u"none"_s))->origin, u":/profiles/baseline"_s);
}

void ProfileFindTest::find_takesFolders_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("workingFolder");
    QTest::newRow("from the root") << QString() << u"."_s;
    QTest::newRow("with a slash") << u"./mine"_s << u"."_s;
    QTest::newRow("with a slash behind") << u"mine/"_s << u"."_s;
    QTest::newRow("a bare name") << u"mine"_s << u"."_s;
    QTest::newRow("this folder") << u"."_s << u"mine"_s;
    QTest::newRow("the one above") << u".."_s << u"mine/below"_s;
}

void ProfileFindTest::find_takesFolders()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, workingFolder);
    writeProfile(u"mine"_s);
    QVERIFY(QDir().mkpath(path(u"mine/below"_s)));
    QVERIFY(QDir::setCurrent(path(workingFolder)));
    const auto found = findProfile(folder.isEmpty() ? path(u"mine"_s) : folder, path(u"users"_s));
    QVERIFY(found);
    QCOMPARE(found->name, u"mine"_s);
}

void ProfileFindTest::find_isNotMisledByTheWorkingFolder()
{
    writeProfile(u"baseline"_s);
    writeProfile(u"own"_s);
    writeProfile(u"users/own"_s);
    QVERIFY(QDir::setCurrent(m_folder->path()));
    QCOMPARE(findProfile(u"baseline"_s, path(u"users"_s))->origin, u":/profiles/baseline"_s);
    QCOMPARE(findProfile(u"own"_s, path(u"users"_s))->origin, path(u"users/own"_s));
    QCOMPARE(findProfile(u"./baseline"_s, path(u"users"_s))->origin, u"./baseline"_s);
}

void ProfileFindTest::find_refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no name") << QString() << ErrorKind::ProfileUnknown;
    QTest::newRow("an unknown name") << u"basline"_s << ErrorKind::ProfileUnknown;
    QTest::newRow("a folder that holds none") << u"empty"_s << ErrorKind::ProfileUnknown;
    QTest::newRow("a path to none") << u"./empty"_s << ErrorKind::FileUnreadable;
}

void ProfileFindTest::find_refuses()
{
    QFETCH(const QString, name);
    QFETCH(const ErrorKind, kind);
    writeProfile(u"users/own"_s);
    QVERIFY(QDir().mkpath(path(u"empty"_s)));
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const Result<Profile> found = findProfile(name, path(u"users"_s));
    QVERIFY(!found);
    QCOMPARE(found.error().kind, kind);
    if (kind == ErrorKind::ProfileUnknown) {
        QCOMPARE(found.error().subject, name);
        QCOMPARE(found.error().detail, u"baseline, local, own"_s);
    }
}

QTEST_GUILESS_MAIN(ProfileFindTest)
#include "tst_profile_find.moc"
