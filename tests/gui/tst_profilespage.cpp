// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "profilesfixture.h"

#include "gui/settings/editseditor.h"
#include "gui/settings/optionalnumber.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

//! Which profiles there are, and what becomes of them.
class ProfilesPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void page_showsThoseThereAre();
    void edits_areWrittenWhenApplied();
    void edits_stayWhileAnotherIsShown();
    void modelNotYetAdded_isApplied();
    void modelNotYetAdded_staysWhileAnotherIsShown();
    void edits_areForgottenOnReload();
    void duplicate_isANewOne();
    void name_isChecked_data();
    void name_isChecked();
    void rename_keepsTheOther();
    void deletion_canBeTakenBack();
    void builtIn_isNeverWritten();
    void reset_canBeTakenBack();
    void defaults_leaveTheUsersOwn();
    void refusedFolder_losesNothing();
    void changeByAnother_isSaid();
    void unreadable_isSaid();
    void taskPanel_showsTheNewOnes();
};

void ProfilesPageTest::page_showsThoseThereAre()
{
    const ProfilesFixture fixture;
    QCOMPARE(fixture.rows(),
             (QStringList{u"baseline, built in"_s, u"local, built in"_s, u"sample, your own"_s}));
    QCOMPARE(fixture.editor()->name()->text(), u"sample"_s); // which the settings name
    QVERIFY(!fixture.page->isChanged());
    QCOMPARE(fixture.page->obstacle(), QString());
    fixture.page->showProfile(u"baseline"_s);
    QVERIFY(!fixture.editor()->name()->isEnabled());
    QVERIFY(!fixture.page->isChanged());
}

void ProfilesPageTest::edits_areWrittenWhenApplied()
{
    const ProfilesFixture fixture;
    const auto before = fixture.files();
    QSignalSpy edited(fixture.page.get(), &SettingsPage::edited);
    fixture.describe(u"mine"_s);
    StageEditor *const coder = fixture.stage(run::Role::Coder);
    coder->models()->add(u"third"_s);
    coder->temperature()->box()->setChecked(true);
    coder->temperature()->number()->setValue(1.25);
    coder->maxTokens()->box()->setChecked(true);
    coder->prompt()->editor()->appendPlainText(u"More."_s);
    coder->promptInFolder()->editor()->appendPlainText(u"In the folder."_s);
    EditsEditor *const edits = fixture.editor()->edits();
    edits->rounds()->setValue(5);
    edits->wantsWhole()->setChecked(false);
    QVERIFY(edited.count() > 0);
    QVERIFY(fixture.page->isChanged());
    QCOMPARE(fixture.rows().at(2), u"sample, changed"_s);
    QCOMPARE(fixture.files(), before);

    QVERIFY(fixture.page->apply());
    QVERIFY(!fixture.page->isChanged());
    QCOMPARE(fixture.rows().at(2), u"sample, your own"_s);
    const Result<run::Profile> stored = fixture.stored(u"sample"_s);
    QVERIFY(stored);
    QCOMPARE(stored->description, u"mine"_s);
    const run::StageSpec &spec = stored->stage(run::Role::Coder);
    QCOMPARE(spec.models, (QStringList{u"code-a"_s, u"code-b"_s, u"third"_s}));
    QCOMPARE(spec.temperature, 1.25);
    QCOMPARE(spec.maxTokens, 4000);
    QCOMPARE(spec.promptTemplate, u"# System\nCode.\n\n# User\n{{task}}\n{{plan}}\n\nMore."_s);
    QVERIFY(spec.workspaceTemplate.endsWith(u"In the folder."_s));
    QCOMPARE(stored->edits.rounds, 5);
    QCOMPARE(stored->edits.wholeFilesTemplate, QString());
    QVERIFY(fixture.files().contains(fixture.path(u"sample/c.md"_s))); // its name is kept
}

void ProfilesPageTest::edits_stayWhileAnotherIsShown()
{
    const ProfilesFixture fixture;
    const run::Profile untouched = fixture.editor()->profile();
    fixture.stage(run::Role::Planner)->prompt()->editor()->appendPlainText(u"{{half"_s);
    fixture.editor()->edits()->wantsWhole()->setChecked(false);
    const run::Profile typed = fixture.editor()->profile();
    QVERIFY(typed != untouched);
    fixture.page->showProfile(u"baseline"_s);
    QVERIFY(fixture.editor()->profile() != typed);
    fixture.page->showProfile(u"sample"_s);
    QCOMPARE(fixture.editor()->profile(), typed);
    fixture.editor()->edits()->wantsWhole()->setChecked(true);
    QCOMPARE(fixture.editor()->profile().edits, untouched.edits);
}

void ProfilesPageTest::modelNotYetAdded_isApplied()
{
    const ProfilesFixture fixture;
    const ModelChain &chain = *fixture.stage(run::Role::Coder)->models();
    QTest::keyClicks(chain.chooser()->lineEdit(), u"third"_s);
    QVERIFY(fixture.page->isChanged());
    QVERIFY(fixture.page->apply());
    QCOMPARE(fixture.stored(u"sample"_s)->stage(run::Role::Coder).models,
             (QStringList{u"code-a"_s, u"code-b"_s, u"third"_s}));
    QVERIFY(!fixture.page->isChanged());
    QCOMPARE(chain.list()->count(), 3);
    QCOMPARE(chain.chooser()->currentText(), QString());
}

void ProfilesPageTest::modelNotYetAdded_staysWhileAnotherIsShown()
{
    const ProfilesFixture fixture;
    const ModelChain &chain = *fixture.stage(run::Role::Coder)->models();
    QTest::keyClicks(chain.chooser()->lineEdit(), u"third"_s);
    fixture.page->showProfile(u"baseline"_s);
    QCOMPARE(chain.chooser()->currentText(), QString());
    QVERIFY(!chain.models().contains(u"third"_s));
    fixture.page->showProfile(u"sample"_s);
    QCOMPARE(chain.models(), (QStringList{u"code-a"_s, u"code-b"_s, u"third"_s}));
}

void ProfilesPageTest::edits_areForgottenOnReload()
{
    const ProfilesFixture fixture;
    const auto before = fixture.files();
    const run::Profile untouched = fixture.editor()->profile();
    fixture.describe(u"mine"_s);
    fixture.page->duplicateCurrent();
    fixture.page->showProfile(u"baseline"_s);
    fixture.describe(u"other"_s);
    fixture.page->showProfile(u"sample"_s);
    fixture.page->removeCurrent();
    fixture.page->reload();
    QVERIFY(!fixture.page->isChanged());
    QCOMPARE(fixture.rows(),
             (QStringList{u"baseline, built in"_s, u"local, built in"_s, u"sample, your own"_s}));
    QCOMPARE(fixture.editor()->profile(), untouched);
    QCOMPARE(fixture.files(), before);
}

void ProfilesPageTest::duplicate_isANewOne()
{
    const ProfilesFixture fixture;
    fixture.page->duplicateCurrent();
    QCOMPARE(fixture.editor()->name()->text(), u"sample copy"_s);
    fixture.page->showProfile(u"sample"_s);
    fixture.page->duplicateCurrent();
    QCOMPARE(fixture.editor()->name()->text(), u"sample copy 2"_s);
    fixture.name(u"mine"_s);
    fixture.describe(u"of my own"_s);
    QCOMPARE(fixture.rows(),
             (QStringList{u"baseline, built in"_s, u"local, built in"_s, u"sample, your own"_s,
                          u"mine, new"_s, u"sample copy, new"_s}));
    QVERIFY(!fixture.stored(u"mine"_s));
    QVERIFY(fixture.page->apply());
    QCOMPARE(fixture.stored(u"mine"_s)->description, u"of my own"_s);
    QCOMPARE(fixture.stored(u"sample copy"_s)->description, u"for tests"_s);
    QCOMPARE(fixture.stored(u"sample"_s)->description, u"for tests"_s);
    QCOMPARE(fixture.editor()->name()->text(), u"mine"_s);
}

void ProfilesPageTest::name_isChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("fine") << u"mine"_s << QString();
    QTest::newRow("none") << QString() << u"A profile needs a name."_s;
    QTest::newRow("path") << u"a/b"_s
                          << u"“a/b” cannot be the name of a folder everywhere: letters, digits, "
                             "blanks, - and _ can."_s;
    QTest::newRow("reserved") << u"conformance"_s << u"“conformance” is kept for measurements."_s;
    QTest::newRow("taken") << u"baseline"_s << u"There is a profile “baseline” already."_s;
    QTest::newRow("taken in capitals")
        << u"BASELINE"_s << u"There is a profile “BASELINE” already."_s;
}

void ProfilesPageTest::name_isChecked()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    const ProfilesFixture fixture;
    fixture.name(name);
    QCOMPARE(fixture.editor()->nameFault(), words);
    QCOMPARE(fixture.page->obstacle(), words);
    const auto before = fixture.files();
    if (!words.isEmpty()) {
        QVERIFY(!fixture.page->apply());
        QCOMPARE(fixture.files(), before);
        QCOMPARE(fixture.editor()->name()->text(), name);
    }
}

void ProfilesPageTest::rename_keepsTheOther()
{
    const ProfilesFixture fixture;
    fixture.name(u"renamed"_s);
    QVERIFY(fixture.page->apply());
    QVERIFY(!fixture.stored(u"sample"_s));
    QCOMPARE(fixture.stored(u"renamed"_s)->name, u"renamed"_s);
    QVERIFY(QFile::exists(fixture.path(u"renamed/c.md"_s)));
    QCOMPARE(fixture.rows(),
             (QStringList{u"baseline, built in"_s, u"local, built in"_s, u"renamed, your own"_s}));
}

void ProfilesPageTest::deletion_canBeTakenBack()
{
    const ProfilesFixture fixture;
    fixture.page->removeCurrent();
    QCOMPARE(fixture.rows().at(2), u"sample, will be deleted"_s);
    QVERIFY(fixture.page->isChanged());
    QVERIFY(!fixture.editor()->isEnabled());
    fixture.page->removeCurrent();
    QVERIFY(!fixture.page->isChanged());
    QVERIFY(fixture.editor()->isEnabled());
    fixture.page->removeCurrent();
    QVERIFY(fixture.stored(u"sample"_s));
    QVERIFY(fixture.page->apply());
    QVERIFY(!fixture.stored(u"sample"_s));
    QCOMPARE(fixture.rows(), (QStringList{u"baseline, built in"_s, u"local, built in"_s}));
    QVERIFY(!fixture.page->isChanged());
}

void ProfilesPageTest::builtIn_isNeverWritten()
{
    const ProfilesFixture fixture;
    fixture.page->showProfile(u"baseline"_s);
    fixture.describe(u"changed"_s);
    QVERIFY(fixture.page->apply());
    QCOMPARE(fixture.rows().at(0), u"baseline, built in, changed"_s);
    QCOMPARE(fixture.stored(u"baseline"_s)->description, u"changed"_s);
    QVERIFY(fixture.stored(u"baseline"_s)->origin.startsWith(fixture.folder()));
    fixture.page->removeCurrent();
    QCOMPARE(fixture.rows().at(0), u"baseline, will be reset"_s);
    QVERIFY(QFile::exists(fixture.path(u"baseline"_s)));
    QVERIFY(fixture.page->apply());
    QVERIFY(!QFile::exists(fixture.path(u"baseline"_s)));
    QCOMPARE(*fixture.stored(u"baseline"_s), *run::builtInProfile(u"baseline"_s));
    QCOMPARE(fixture.rows().at(0), u"baseline, built in"_s);
}

void ProfilesPageTest::reset_canBeTakenBack()
{
    const ProfilesFixture fixture;
    fixture.page->showProfile(u"baseline"_s);
    const run::Profile original = fixture.editor()->profile();
    fixture.describe(u"typed"_s);
    fixture.page->removeCurrent();
    QCOMPARE(fixture.editor()->profile(), original);
    QVERIFY(!fixture.page->isChanged());
    fixture.page->removeCurrent();
    QCOMPARE(fixture.editor()->profile().description, u"typed"_s);
    fixture.editor()->tabs()->setCurrentIndex(0);
    fixture.stage(run::Role::Planner)->models()->add(u"x"_s);
    fixture.editor()->resetTab()->click();
    QCOMPARE(fixture.editor()->profile().stages, original.stages);
    QCOMPARE(fixture.editor()->profile().description, u"typed"_s);
    QVERIFY(!fixture.editor()->resetTab()->isEnabled());
}

void ProfilesPageTest::defaults_leaveTheUsersOwn()
{
    const ProfilesFixture fixture;
    fixture.describe(u"mine"_s);
    fixture.page->showProfile(u"baseline"_s);
    fixture.describe(u"changed"_s);
    QVERIFY(fixture.page->apply());
    fixture.page->restoreDefaults();
    QVERIFY(fixture.page->isChanged());
    QVERIFY(fixture.page->apply());
    QVERIFY(!QFile::exists(fixture.path(u"baseline"_s)));
    QCOMPARE(fixture.stored(u"sample"_s)->description, u"mine"_s);
}

void ProfilesPageTest::refusedFolder_losesNothing()
{
    const ProfilesFixture fixture;
    QVERIFY(writeFile(fixture.path(u"mine"_s), "a file in the way"));
    fixture.page->duplicateCurrent();
    fixture.name(u"mine"_s);
    fixture.describe(u"typed"_s);
    const Result<void> applied = fixture.page->apply();
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::FileUnwritable);
    QVERIFY(applied.error().subject.startsWith(fixture.folder()));
    QVERIFY(fixture.page->isChanged());
    QCOMPARE(fixture.editor()->name()->text(), u"mine"_s);
    QCOMPARE(fixture.editor()->description()->text(), u"typed"_s);
    QVERIFY(QFile::remove(fixture.path(u"mine"_s)));
    QVERIFY(fixture.page->apply());
    QCOMPARE(fixture.stored(u"mine"_s)->description, u"typed"_s);
}

void ProfilesPageTest::changeByAnother_isSaid()
{
    const ProfilesFixture fixture;
    fixture.describe(u"typed"_s);
    QVERIFY(writeFile(fixture.path(u"sample/p.md"_s), "# System\nOther.\n# User\n{{task}}\n"));
    const Result<void> applied = fixture.page->apply();
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::FileStale);
    QCOMPARE(fixture.stored(u"sample"_s)->description, u"for tests"_s);
    QVERIFY(fixture.page->apply());
    QCOMPARE(fixture.stored(u"sample"_s)->description, u"typed"_s);
}

void ProfilesPageTest::unreadable_isSaid()
{
    ProfilesFixture fixture;
    QVERIFY(writeFile(fixture.path(u"broken/profile.toml"_s), "name = \"broken\"\nmodell = 1\n"));
    fixture.make();
    fixture.page->showProfile(u"broken"_s);
    QCOMPARE(fixture.rows().at(1), u"broken, cannot be read"_s);
    QVERIFY(!fixture.page->isChanged());
    const auto labels = fixture.page->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->text().contains(u"profile.toml, line 2: unknown key “modell”"_s);
    }));
    fixture.page->removeCurrent();
    QVERIFY(fixture.page->apply());
    QVERIFY(!QFile::exists(fixture.path(u"broken"_s)));
}

void ProfilesPageTest::taskPanel_showsTheNewOnes()
{
    ProfilesFixture fixture;
    TaskPanel panel(fixture.bench, fixture.base.home.filePath(u"d"_s));
    panel.loadProfiles();
    fixture.page->duplicateCurrent();
    QVERIFY(fixture.page->apply());
    panel.loadProfiles();
    auto *const chooser = panel.findChild<QComboBox *>();
    QVERIFY(chooser->findText(u"sample copy"_s) >= 0);
    QCOMPARE(panel.draft().profile, u"sample"_s);
    chooser->setCurrentText(u"sample copy"_s);
    panel.loadProfiles();
    QCOMPARE(panel.draft().profile, u"sample copy"_s);
    fixture.page->showProfile(u"sample copy"_s);
    fixture.page->removeCurrent();
    QVERIFY(fixture.page->apply());
    panel.loadProfiles();
    QCOMPARE(panel.draft().profile, u"sample"_s);
    QVERIFY(chooser->findText(u"sample copy"_s) < 0);
}

ROO_WINDOW_TEST_MAIN(ProfilesPageTest)
#include "tst_profilespage.moc"
