// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/applier.h"

#include "core/edit/changeplan.h"
#include "core/edit/transaction.h"

#include "projectfolder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;
using edit::ChangeSet;
using edit::Consent;
using edit::FileChange;

namespace {

const Files before{{u"a"_s, "1\n2\n3\n"_ba}, {u"d/b"_s, "x\ny\nz\n"_ba}, {u"gone"_s, "g\n"_ba}};

ChangeSet plannedOf(const QString &answer, bool wasCut = false)
{
    return edit::planned({}, edit::parseEdits(answer, wasCut), treeOf(before));
}

//! As an event may say it, whoever has written it: complete, and with nothing to allow.
ChangeSet forged(const FileChange &file)
{
    return {.edits = {{.path = u"harmless"_s}},
            .outcomes = {{.verdict = edit::Verdict::Resolved}},
            .files = {file},
            .faults = {}};
}

} // namespace

class ApplierTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void obstacle_isNamed_data();
    void obstacle_isNamed();
    void apply_writesAll();
    void apply_keepsTheWayBack_data();
    void apply_keepsTheWayBack();
    void apply_ofNothingWritesNothing();
    void apply_refusesWhatHasChanged_data();
    void apply_refusesWhatHasChanged();
    void apply_trustsNoPath_data();
    void apply_trustsNoPath();
    void apply_followsNoLink();
    void apply_saysWhereItCannot();
};

void ApplierTest::obstacle_isNamed_data()
{
    QTest::addColumn<ChangeSet>("changes");
    QTest::addColumn<QList<Consent>>("allowed");
    QTest::addColumn<std::optional<Error>>("obstacle");
    const auto row = [](const char *name, const ChangeSet &changes, const QList<Consent> &allowed,
                        const std::optional<Error> &obstacle) {
        QTest::newRow(name) << changes << allowed << obstacle;
    };
    const ChangeSet consents = plannedOf(deleting(u"gone"_s) + overwriting(u"d/b"_s, u"x"_s));
    const auto refused = [](const QString &count, const QString &all = {}) {
        return Error{.kind = ErrorKind::EditsRefused, .subject = count, .expected = all};
    };
    row("none", plannedOf(replacing(u"a"_s, u"1"_s, u"x"_s)), {}, std::nullopt);
    row("all was there", plannedOf(replacing(u"a"_s, u"1"_s, u"1"_s)), {}, std::nullopt);
    row("no change", {}, {}, Error{.kind = ErrorKind::ChangesMissing});
    row("two refused",
        plannedOf(replacing(u"a"_s, u"9"_s, u"x"_s) + replacing(u"n"_s, u"9"_s, u"x"_s)
                  + deleting(u"gone"_s)),
        {}, refused(u"2"_s));
    row("the set refused", plannedOf(replacing(u"a"_s, u"1"_s, u"x"_s), true), {},
        refused(u"0"_s, u"E_TRUNCATED"_s));
    row("two consents", consents, {},
        Error{.kind = ErrorKind::ConsentMissing, .subject = u"delete,shrink"_s});
    row("one of two consents", consents, {Consent::Delete, Consent::Links},
        Error{.kind = ErrorKind::ConsentMissing, .subject = u"delete,shrink"_s});
    row("both consents", consents, {Consent::Shrink, Consent::Delete}, std::nullopt);
}

void ApplierTest::obstacle_isNamed()
{
    QFETCH(const ChangeSet, changes);
    QFETCH(const QList<Consent>, allowed);
    QFETCH(const std::optional<Error>, obstacle);
    QCOMPARE(obstacleTo(changes, allowed), obstacle);

    ProjectFolder project(before);
    QTemporaryDir home;
    const auto applied = applyChanges(
        changes,
        {.folder = project.path(), .journal = home.filePath(u"undo/j.1"_s), .allowed = allowed});
    QCOMPARE(applied.has_value(), !obstacle);
    if (obstacle) {
        QCOMPARE(applied.error(), *obstacle);
        QCOMPARE(project.files(), before);
        QVERIFY(QDir(home.path()).isEmpty());
    }
}

void ApplierTest::apply_writesAll()
{
    ProjectFolder project(before);
    QTemporaryDir home;
    const ChangeSet changes = plannedOf(
        replacing(u"a"_s, u"2"_s, u"two"_s) + creating(u"n/e/w"_s, u"new"_s) + deleting(u"gone"_s)
        + renaming(u"d/b"_s, u"d/c"_s) + replacing(u"a"_s, u"3"_s, u"3"_s));
    const QString link = home.filePath(u"link"_s);
    QVERIFY(QFile::link(project.path(), link));
    const auto applied = applyChanges(changes,
                                      {.folder = link,
                                       .journal = home.filePath(u"undo/j.1"_s),
                                       .allowed = {Consent::Delete, Consent::Bidi}});
    QVERIFY(applied);
    QCOMPARE(*applied,
             (EditsApplied{.folder = project.path(),
                           .paths = {u"a"_s, u"d/b"_s, u"d/c"_s, u"gone"_s, u"n/e/w"_s},
                           .consents = {Consent::Delete},
                           .journal = u"j.1"_s}));
    QCOMPARE(
        project.files(),
        (Files{{u"a"_s, "1\ntwo\n3\n"_ba}, {u"d/c"_s, "x\ny\nz\n"_ba}, {u"n/e/w"_s, "new\n"_ba}}));
}

void ApplierTest::apply_keepsTheWayBack_data()
{
    QTest::addColumn<bool>("keepsJournal");
    QTest::newRow("kept") << true;
    QTest::newRow("not kept") << false;
}

void ApplierTest::apply_keepsTheWayBack()
{
    QFETCH(const bool, keepsJournal);
    ProjectFolder project(before);
    QTemporaryDir home;
    const QString journal = home.filePath(u"undo/j.1"_s);
    const auto applied = applyChanges(
        plannedOf(replacing(u"a"_s, u"2"_s, u"two"_s)),
        {.folder = project.path(), .journal = journal, .keepsJournal = keepsJournal});
    QVERIFY(applied);
    QCOMPARE(applied->journal, keepsJournal ? u"j.1"_s : QString());
    QCOMPARE(QFileInfo::exists(journal), keepsJournal);
    QCOMPARE(edit::takeBack(journal).has_value(), keepsJournal);
    QCOMPARE(project.files() == before, keepsJournal);
}

void ApplierTest::apply_ofNothingWritesNothing()
{
    ProjectFolder project(before);
    QTemporaryDir home;
    const auto applied
        = applyChanges(plannedOf(deleting(u"none"_s)),
                       {.folder = project.path(), .journal = home.filePath(u"undo/j.1"_s)});
    QVERIFY(applied);
    QCOMPARE(*applied, (EditsApplied{.folder = project.path(), .paths = {}})); // and no journal
    QVERIFY(QDir(home.path()).isEmpty());
    QCOMPARE(project.files(), before);
}

void ApplierTest::apply_refusesWhatHasChanged_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("stale");
    QTest::newRow("changed") << replacing(u"a"_s, u"2"_s, u"two"_s) << u"a"_s;
    QTest::newRow("moved") << renaming(u"a"_s, u"m"_s) << u"a"_s;
    QTest::newRow("made meanwhile") << creating(u"late"_s, u"x"_s) << u"late"_s;
    QTest::newRow("its new name taken") << renaming(u"gone"_s, u"late"_s) << u"late"_s;
    QTest::newRow("one of several") << creating(u"aa"_s, u"x"_s)
            + replacing(u"a"_s, u"2"_s, u"two"_s) + replacing(u"d/b"_s, u"x"_s, u"z"_s)
                                    << u"a"_s;
}

void ApplierTest::apply_refusesWhatHasChanged()
{
    QFETCH(const QString, answer);
    QFETCH(const QString, stale);
    ProjectFolder project(before);
    project.write(u"a"_s, "1\n2\nthree\n");
    project.write(u"late"_s, "mine\n");
    const Files now = project.files();
    QTemporaryDir home;
    const QString journal = home.filePath(u"undo/j.1"_s);
    const auto applied
        = applyChanges(plannedOf(answer), {.folder = project.path(), .journal = journal});
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::FileStale);
    QCOMPARE(applied.error().subject, stale);
    QCOMPARE(project.files(), now);
    QVERIFY(!QFileInfo::exists(journal));
}

void ApplierTest::apply_trustsNoPath_data()
{
    QTest::addColumn<FileChange>("file");
    const auto row = [](const char *name, const FileChange &file) { QTest::newRow(name) << file; };
    const auto made = [](const QString &path) {
        return FileChange{.kind = FileChange::Kind::Create, .path = path, .after = "x"_ba};
    };
    const auto moved = [](const QString &path, const QString &to) {
        return FileChange{.kind = FileChange::Kind::Rename,
                          .path = path,
                          .to = to,
                          .before = before.value(path),
                          .after = before.value(path)};
    };
    row("outside", made(u"../outside"_s));
    row("absolute", made(u"/tmp/roo-outside"_s));
    row("through a folder", made(u"d/../../outside"_s));
    row("not in normal form", made(u"./new"_s));
    row("empty", made({}));
    row("protected", made(u".git/hooks/pre-commit"_s));
    row("a secret's name", made(u"d/.env"_s));
    row("ignored", made(u"out/new"_s));
    row("moved to a protected name", moved(u"a"_s, u".env"_s));
    row("moved to an ignored name", moved(u"a"_s, u"out/a"_s));
    row("moved outside", moved(u"a"_s, u"../a"_s));
    row("an ignored one changed",
        {.path = u"out/old"_s, .before = "o\n"_ba, .after = "changed\n"_ba});
    row("an ignored one deleted",
        {.kind = FileChange::Kind::Delete, .path = u"out/old"_s, .before = "o\n"_ba});
}

void ApplierTest::apply_trustsNoPath()
{
    QFETCH(const FileChange, file);
    ProjectFolder project(before);
    project.write(u".gitignore"_s, "/out/\n");
    project.write(u"out/old"_s, "o\n");
    const Files now = project.files();
    QTemporaryDir home;
    const auto applied = applyChanges(
        forged(file), {.folder = project.path(), .journal = home.filePath(u"undo/j.1"_s)});
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::EditsRefused);
    QCOMPARE(applied.error().detail, file.to.isEmpty() ? file.path : file.to);
    QCOMPARE(project.files(), now);
    QVERIFY(QDir(home.path()).isEmpty());
}

void ApplierTest::apply_followsNoLink()
{
#ifdef Q_OS_UNIX
    ProjectFolder outside({{u"secret"_s, "s"_ba}});
    ProjectFolder project(before);
    QVERIFY(QFile::link(outside.path(), project.path(u"link"_s)));
    QVERIFY(QFile::link(outside.path(u"secret"_s), project.path(u"file"_s)));
    const QList<FileChange> files{
        {.path = u"link/secret"_s, .before = "s"_ba, .after = "x"_ba},
        {.path = u"file"_s, .before = "s"_ba, .after = "x"_ba},
        {.kind = FileChange::Kind::Create, .path = u"link/new"_s, .after = "x"_ba},
        {.kind = FileChange::Kind::Delete, .path = u"link/secret"_s, .before = "s"_ba}};
    for (const FileChange &file : files) {
        QTemporaryDir home;
        const auto applied = applyChanges(
            forged(file), {.folder = project.path(), .journal = home.filePath(u"undo/j.1"_s)});
        QVERIFY2(!applied, qPrintable(file.path));
        QCOMPARE(outside.files(), (Files{{u"secret"_s, "s"_ba}}));
        QVERIFY(QFileInfo(project.path(u"file"_s)).isSymLink());
    }
#endif
}

void ApplierTest::apply_saysWhereItCannot()
{
    const ChangeSet changes = plannedOf(replacing(u"a"_s, u"2"_s, u"two"_s));
    QTemporaryDir home;
    const QString none = home.filePath(u"none"_s);
    const auto nowhere
        = applyChanges(changes, {.folder = none, .journal = home.filePath(u"undo/j.1"_s)});
    QCOMPARE(nowhere.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(nowhere.error().subject, none);

    ProjectFolder project(before);
    QVERIFY(writeFile(home.filePath(u"file"_s), "x"));
    for (const QString &journal : {home.filePath(u"file/j.1"_s), QString()}) {
        QVERIFY(!applyChanges(changes, {.folder = project.path(), .journal = journal}));
        QCOMPARE(project.files(), before);
    }
}

QTEST_GUILESS_MAIN(ApplierTest)
#include "tst_applier.moc"
