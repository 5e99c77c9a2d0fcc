// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/checkplan.h"

#include "projectfolder.h"
#include "support/files.h"

#include <QDir>
#include <QTest>

#include <stop_token>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::proof;
using namespace roo::run;
using namespace roo::test;

namespace {

const QByteArray &oneCheck()
{
    static const QByteArray toml
        = "[[check]]\nkind = \"test\"\ncommand = [\"make\", \"test\"]\n"_ba;
    return toml;
}

Check makeTest()
{
    return {.kind = CheckKind::Test, .name = u"test"_s, .command = {u"make"_s, u"test"_s}};
}

QList<Check> profileChecks()
{
    return {{.kind = CheckKind::Lint, .name = u"style"_s, .command = {u"style"_s}}};
}

} // namespace

//! Who says what is checked.
class CheckPlanTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void workspace_comesFirst();
    void workspace_mayWantNone();
    void profile_comesNext();
    void profile_isToldByItsChecks();
    void offers_comeLast();
    void offers_ofSeveralFiles();
    void offers_ofALargeFile();
    void nothing_isNoError();
    void file_thatIsWrong_data();
    void file_thatIsWrong();
#ifdef Q_OS_UNIX
    void file_thatIsALink();
    void offers_areNotReadThroughLinks();
#endif
    void folder_thatIsMissing();
    void stop_endsIt();
};

void CheckPlanTest::workspace_comesFirst()
{
    const ProjectFolder project({{u".roo-harness.toml"_s, oneCheck()}, {u"pom.xml"_s, ""}});
    const auto plan = checksOf(project.path(), profileChecks());
    QVERIFY(plan);
    QCOMPARE(*plan,
             (CheckPlan{.checks = {makeTest()},
                        .source = CheckSource::Workspace,
                        .file = u".roo-harness.toml"_s,
                        .sha256 = sha256(oneCheck())}));
}

//! Whoever writes a file without checks wants none.
void CheckPlanTest::workspace_mayWantNone()
{
    const ProjectFolder project({{u".roo-harness.toml"_s, "# none\n"}, {u"pom.xml"_s, ""}});
    const auto plan = checksOf(project.path(), profileChecks());
    QVERIFY(plan);
    QCOMPARE(plan->source, CheckSource::Workspace);
    QCOMPARE(plan->checks, QList<Check>());
}

void CheckPlanTest::profile_comesNext()
{
    const ProjectFolder project({{u"pom.xml"_s, ""}});
    const auto plan = checksOf(project.path(), profileChecks());
    QVERIFY(plan);
    QCOMPARE(plan->source, CheckSource::Profile);
    QCOMPARE(plan->checks, profileChecks());
    QCOMPARE(plan->file, QString());
    QCOMPARE(plan->sha256.size(), 64);
}

void CheckPlanTest::profile_isToldByItsChecks()
{
    const ProjectFolder project({});
    const QString before = checksOf(project.path(), profileChecks())->sha256;
    QCOMPARE(checksOf(project.path(), profileChecks())->sha256, before);
    QList<Check> others = profileChecks();
    others[0].command.append(u"-q"_s);
    QVERIFY(checksOf(project.path(), others)->sha256 != before);
    QVERIFY(checksOf(project.path(), profileChecks() + others)->sha256 != before);
}

void CheckPlanTest::offers_comeLast()
{
    const ProjectFolder project({{u"go.mod"_s, "module a\n"}});
    const auto plan = checksOf(project.path(), {});
    QVERIFY(plan);
    QCOMPARE(plan->source, CheckSource::Offered);
    QCOMPARE(plan->checks.size(), 3);
    QCOMPARE(plan->file, u"go.mod"_s);
    QCOMPARE(plan->sha256, sha256("module a\n"));
}

void CheckPlanTest::offers_ofSeveralFiles()
{
    ProjectFolder project({{u"go.mod"_s, "module a\n"}, {u"pom.xml"_s, ""}, {u"mvnw"_s, "#!"}});
    const auto plan = checksOf(project.path(), {});
    QVERIFY(plan);
    QCOMPARE(plan->checks.size(), 4);
    QCOMPARE(plan->file, u"go.mod, pom.xml"_s);
    project.write(u"pom.xml"_s, "<project/>");
    QVERIFY(checksOf(project.path(), {})->sha256 != plan->sha256);
    project.write(u"pom.xml"_s, "");
    project.write(u"README"_s, "x");
    QCOMPARE(checksOf(project.path(), {}), plan);
}

//! A lock file says who installs, however long it is.
void CheckPlanTest::offers_ofALargeFile()
{
    const ProjectFolder project({{u"package.json"_s, R"({"scripts": {"test": "jest"}})"},
                                 {u"pnpm-lock.yaml"_s, QByteArray(3'000'000, '\n')}});
    const auto plan = checksOf(project.path(), {});
    QVERIFY(plan);
    QCOMPARE(plan->checks.size(), 1);
    QCOMPARE(plan->checks.constFirst().command.constFirst(), u"pnpm"_s);
}

void CheckPlanTest::nothing_isNoError()
{
    const ProjectFolder project({{u"README"_s, "x"}});
    QCOMPARE(checksOf(project.path(), {}), Result<CheckPlan>(CheckPlan()));
}

void CheckPlanTest::file_thatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("line");
    QTest::newRow("no TOML") << "\n[[check"_ba << ErrorKind::SyntaxInvalid << 2;
    QTest::newRow("unknown") << QByteArray(oneCheck() + "shell = true\n") << ErrorKind::KeyUnknown
                             << 4;
    QTest::newRow("no UTF-8") << "# \xff\n"_ba << ErrorKind::FileNotUtf8 << 0;
    QTest::newRow("too large") << QByteArray(largestChecksFile + 1, '\n') << ErrorKind::FileTooLarge
                               << 0;
}

//! It is never passed over for another.
void CheckPlanTest::file_thatIsWrong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorKind, kind);
    QFETCH(const int, line);
    const ProjectFolder project({{u".roo-harness.toml"_s, bytes}, {u"pom.xml"_s, ""}});
    const auto plan = checksOf(project.path(), profileChecks());
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, kind);
    QCOMPARE(plan.error().line, line);
    QCOMPARE(plan.error().subject, project.path(u".roo-harness.toml"_s));
}

#ifdef Q_OS_UNIX
void CheckPlanTest::file_thatIsALink()
{
    const ProjectFolder project({{u"checks.toml"_s, oneCheck()}});
    const QString path = project.path(u".roo-harness.toml"_s);
    QVERIFY(QFile::link(u"checks.toml"_s, path));
    const auto refused = [&] {
        const auto plan = checksOf(project.path(), profileChecks());
        return !plan && plan.error().kind == ErrorKind::FileUnreadable
            && plan.error().subject == path;
    };
    QVERIFY(refused());
    QVERIFY(QFile::remove(path) && QDir().mkdir(path));
    QVERIFY(refused());
    QVERIFY(QDir().rmdir(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QVERIFY(refused());
}

void CheckPlanTest::offers_areNotReadThroughLinks()
{
    const ProjectFolder outside({{u"pom.xml"_s, ""}});
    const ProjectFolder project({});
    QVERIFY(QFile::link(outside.path(u"pom.xml"_s), project.path(u"pom.xml"_s)));
    QCOMPARE(checksOf(project.path(), {}), Result<CheckPlan>(CheckPlan()));
}
#endif

void CheckPlanTest::folder_thatIsMissing()
{
    const ProjectFolder project({});
    const auto plan = checksOf(project.path(u"nothing"_s), profileChecks());
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(plan.error().subject, project.path(u"nothing"_s));
}

void CheckPlanTest::stop_endsIt()
{
    const ProjectFolder project({{u"pom.xml"_s, ""}});
    std::stop_source stop;
    stop.request_stop();
    const auto plan = checksOf(project.path(), {}, stop.get_token());
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(CheckPlanTest)
#include "tst_checkplan.moc"
