// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "gui/task/attachmentbar.h"
#include "gui/task/workspacechooser.h"

#include <QComboBox>
#include <QMimeData>
#include <QSignalSpy>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

//! A panel on a workbench that has read its settings.
struct PanelFixture
{
    WindowFixture base;
    Workbench bench{base.options()};
    QString draftFile{base.home.filePath(u"draft.json"_s)};
    std::unique_ptr<TaskPanel> panel;

    PanelFixture()
    {
        bench.assemble();
        make();
    }
    void make()
    {
        panel.reset();
        panel = std::make_unique<TaskPanel>(bench, draftFile);
        panel->loadProfiles();
    }
    [[nodiscard]] TaskEditor *editor() const { return panel->findChild<TaskEditor *>(); }
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = base.home.filePath(name);
        return writeFile(path, bytes) ? path : QString();
    }
};

} // namespace

class TaskPanelTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void run_needsATask();
    void attachments_sayTheirSizeOrWhyNot_data();
    void attachments_sayTheirSizeOrWhyNot();
    void refusedFile_isInTheWay();
    void droppedFiles_areAttached();
    void editor_growsToEightLines();
    void draft_outlivesThePanel();
    void workspace_isRemembered();
    void profiles_areThoseThereAre();
    void profileOfTheCommandLine_outweighsTheDraft();
    void chosenProfile_isOneThatThereIs();
};

void TaskPanelTest::run_needsATask()
{
    const PanelFixture fixture;
    QSignalSpy submitted(fixture.panel.get(), &TaskPanel::submitted);
    QCOMPARE(fixture.panel->reason(), u"Type a task to run it."_s);
    fixture.panel->submit();
    QCOMPARE(submitted.count(), 0);
    fixture.editor()->setPlainText(u"Do it"_s);
    QCOMPARE(fixture.panel->reason(), QString());
    fixture.panel->submit();
    QCOMPARE(submitted.count(), 1);
    fixture.panel->setObstacle(u"Not now."_s);
    QCOMPARE(fixture.panel->reason(), u"Not now."_s);
}

void TaskPanelTest::attachments_sayTheirSizeOrWhyNot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("text") << u"a.txt"_s << QByteArray(1200, 'x') << u"a.txt, 1.2 KiB"_s;
    QTest::newRow("secrets by name")
        << u".env"_s << "A=b"_ba << u".env, refused: may hold secrets, and is never sent"_s;
    QTest::newRow("key") << u"id_rsa"_s << "x"_ba
                         << u"id_rsa, refused: may hold secrets, and is never sent"_s;
    QTest::newRow("secrets by folder")
        << u".ssh/config"_s << "x"_ba << u"config, refused: may hold secrets, and is never sent"_s;
    QTest::newRow("binary") << u"b.bin"_s << "\xff\xfe"_ba << u"b.bin, refused: is no UTF-8 text"_s;
    QTest::newRow("nulls") << u"b.bin"_s << QByteArray("a\0b", 3)
                           << u"b.bin, refused: is no text"_s;
    QTest::newRow("large") << u"big.txt"_s << QByteArray(1024 * 1024 + 1, 'x')
                           << u"big.txt, refused: is larger than 1.0 MiB"_s;
}

void TaskPanelTest::attachments_sayTheirSizeOrWhyNot()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const PanelFixture fixture;
    const auto *const bar = fixture.panel->findChild<AttachmentBar *>();
    fixture.panel->attach({fixture.file(name, bytes)});
    QTRY_VERIFY(!bar->isReading());
    QTEST(bar->words().constFirst(), "words");
}

void TaskPanelTest::refusedFile_isInTheWay()
{
    const PanelFixture fixture;
    fixture.editor()->setPlainText(u"Do it"_s);
    fixture.panel->attach({fixture.file(u".env"_s, "x"), fixture.file(u"a.txt"_s, "text")});
    QTRY_COMPARE(fixture.panel->reason(), u"Remove the refused files to run."_s);
    const auto *const bar = fixture.panel->findChild<AttachmentBar *>();
    QTRY_VERIFY(!bar->isReading());
    QCOMPARE(bar->attachments().size(), 1);
}

void TaskPanelTest::droppedFiles_areAttached()
{
    const PanelFixture fixture;
    const auto *const bar = fixture.panel->findChild<AttachmentBar *>();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(fixture.file(u"a.txt"_s, "x")), QUrl(u"http://x/y"_s)});
    QCOMPARE(localFilesIn(data).size(), 1);
    emit fixture.editor()->filesDropped(localFilesIn(data));
    QTRY_COMPARE(bar->words(), QStringList{u"a.txt, 1 bytes"_s});
    emit fixture.editor()->filesDropped({fixture.base.home.path()});
    QCOMPARE(fixture.panel->draft().workspace, fixture.base.home.path());
}

void TaskPanelTest::editor_growsToEightLines()
{
    TaskEditor editor;
    editor.resize(400, 100);
    editor.show();
    const int lines2 = editor.sizeHint().height();
    editor.setPlainText(u"1\n2\n3\n4"_s);
    const int lines4 = editor.sizeHint().height();
    editor.setPlainText(u"1\n2\n3\n4\n5\n6\n7\n8"_s);
    const int lines8 = editor.sizeHint().height();
    editor.setPlainText(QString(100, u'\n'));
    QVERIFY(lines4 > lines2);
    QVERIFY(lines8 > lines4);
    QCOMPARE(editor.sizeHint().height(), lines8);
}

void TaskPanelTest::draft_outlivesThePanel()
{
    PanelFixture fixture;
    const QString attached = fixture.file(u"a.txt"_s, "x");
    fixture.editor()->setPlainText(u"Half a tho"_s);
    fixture.panel->attach({attached});
    const TaskDraft before = fixture.panel->draft();
    QTRY_COMPARE(DraftKeeper(fixture.draftFile).read(), before);
    fixture.make();
    QCOMPARE(fixture.panel->draft(), before);
}

void TaskPanelTest::workspace_isRemembered()
{
    PanelFixture fixture;
    const QString folder = fixture.base.home.path();
    fixture.panel->setWorkspace(folder);
    QCOMPARE(fixture.panel->draft().workspace, folder);
    fixture.make();
    QCOMPARE(fixture.bench.memory().workspaces(), QStringList{folder});
    QVERIFY(fixture.panel->findChild<WorkspaceChooser *>()->findText(QFileInfo(folder).fileName())
            >= 0);
}

void TaskPanelTest::profiles_areThoseThereAre()
{
    const PanelFixture fixture;
    QCOMPARE(fixture.panel->draft().profile, u"sample"_s);
}

void TaskPanelTest::profileOfTheCommandLine_outweighsTheDraft()
{
    PanelFixture fixture;
    fixture.panel->setDraft({.task = u"Do it"_s, .profile = u"baseline"_s});
    run::AppOptions options = fixture.base.options();
    options.sources.options.insert(config::variable::profile,
                                   {.name = u"--profile"_s, .value = u"local"_s});
    fixture.panel.reset();
    Workbench bench(options);
    bench.assemble();
    TaskPanel panel(bench, fixture.draftFile);
    QCOMPARE(panel.draft().profile, u"baseline"_s);
    panel.loadProfiles();
    QCOMPARE(panel.draft().profile, u"local"_s);
    panel.chooseProfile(u"baseline"_s);
    panel.loadProfiles();
    QCOMPARE(panel.draft().profile, u"baseline"_s);
}

void TaskPanelTest::chosenProfile_isOneThatThereIs()
{
    const PanelFixture fixture;
    fixture.panel->chooseProfile(u"local"_s);
    QCOMPARE(fixture.panel->draft().profile, u"local"_s);
    fixture.panel->chooseProfile(u"nothing of that name"_s);
    QCOMPARE(fixture.panel->draft().profile, u"local"_s);
}

ROO_WINDOW_TEST_MAIN(TaskPanelTest)
#include "tst_taskpanel.moc"
