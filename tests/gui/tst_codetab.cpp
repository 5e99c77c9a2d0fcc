// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/codetab.h"

#include "core/run/worker.h"
#include "gui/answers/codeview.h"
#include "gui/look/inlinemessage.h"
#include "viewtest.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QListView>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;

namespace {

const QString answer = u"Two files.\n\n```python title=app/main.py\nimport os\n```\n\n"
                       "**notes.md**\n```markdown\n# Notes\n```\n"_s;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCodeTab : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void files_areListedAfterwards();
    void answerWithoutFiles_isShownItself();
    void olderAnswer_bringsNoFiles();
    void saving_writesAllOrNothing();
    void saving_isOfWhatWasShown();
    void refusedPath_isTold();
    void hiddenCharacters_areWarnedOf();

private:
    Highlighting m_highlighting;
    run::Worker m_worker;
};

void TestCodeTab::initTestCase()
{
    m_highlighting.load();
}

void TestCodeTab::files_areListedAfterwards()
{
    CodeTab tab(m_highlighting, m_worker);
    const QAbstractItemModelTester tester(tab.findChild<QListView *>()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tab.show();
    QSignalSpy found(&tab, &CodeTab::filesFound);
    for (const QChar character : answer) {
        tab.append(character);
    }
    QTRY_COMPARE(tab.currentView()->toPlainText(), answer);
    QVERIFY(!tab.findChild<QListView *>()->isVisible());
    tab.finish();
    QTRY_COMPARE(found.size(), 1);
    QStringList names;
    for (int row = 0; row < tab.files().rowCount(); ++row) {
        names.append(tab.files().index(row).data().toString());
    }
    QCOMPARE(names, (QStringList{u"Whole answer"_s, u"app/main.py"_s, u"notes.md"_s}));
    QTRY_COMPARE(tab.currentView()->toPlainText(), u"import os\n"_s);
    tab.showRow(2);
    QTRY_COMPARE(tab.currentView()->toPlainText(), u"# Notes\n"_s);
    tab.showRow(0);
    QCOMPARE(tab.currentView()->text(), answer);
    tab.clear();
    QCOMPARE(tab.text(), QString());
    QCOMPARE(tab.files().rowCount(), 1);
}

void TestCodeTab::answerWithoutFiles_isShownItself()
{
    CodeTab tab(m_highlighting, m_worker);
    tab.show();
    QSignalSpy found(&tab, &CodeTab::filesFound);
    tab.setText(u"no files"_s);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(tab.currentView()->text(), u"no files"_s);
    QVERIFY(!tab.findChild<QListView *>()->isVisible());
}

void TestCodeTab::olderAnswer_bringsNoFiles()
{
    CodeTab tab(m_highlighting, m_worker);
    QSignalSpy found(&tab, &CodeTab::filesFound);
    tab.setText(answer);
    tab.setText(u"another"_s);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(tab.files().rowCount(), 1);
}

void TestCodeTab::saving_writesAllOrNothing()
{
    const QTemporaryDir folder;
    CodeTab tab(m_highlighting, m_worker);
    tab.show();
    QSignalSpy found(&tab, &CodeTab::filesFound);
    QSignalSpy saved(&tab, &CodeTab::saved);
    tab.setText(answer);
    QTRY_COMPARE(found.size(), 1);
    tab.saveAllTo(folder.path());
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(contentOf(folder.filePath(u"app/main.py"_s)), "import os\n"_ba);
    QVERIFY(QFile::remove(folder.filePath(u"notes.md"_s)));
    QFile mine(folder.filePath(u"app/main.py"_s));
    QVERIFY(mine.open(QFile::WriteOnly) && mine.write("mine") == 4);
    mine.close();
    tab.saveAllTo(folder.path());
    QTRY_VERIFY(tab.findChild<QMessageBox *>() != nullptr);
    QVERIFY(tab.findChild<QMessageBox *>()->informativeText().contains(u"app/main.py"_s));
    tab.findChild<QMessageBox *>()->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(tab.findChild<QMessageBox *>() == nullptr);
    QVERIFY(!QFile::exists(folder.filePath(u"notes.md"_s)));
    QCOMPARE(contentOf(folder.filePath(u"app/main.py"_s)), "mine"_ba);
    QCOMPARE(saved.size(), 1);

    tab.saveAllTo(folder.path());
    QTRY_VERIFY(tab.findChild<QMessageBox *>() != nullptr);
    const QList<QAbstractButton *> buttons = tab.findChild<QMessageBox *>()->buttons();
    const auto replace = std::ranges::find(buttons, u"&Replace"_s, &QAbstractButton::text);
    QVERIFY(replace != buttons.end());
    (*replace)->click();
    QTRY_COMPARE(saved.size(), 2);
    QCOMPARE(contentOf(folder.filePath(u"app/main.py"_s)), "import os\n"_ba);
}

void TestCodeTab::saving_isOfWhatWasShown()
{
    const QTemporaryDir folder;
    CodeTab tab(m_highlighting, m_worker);
    tab.show();
    QSignalSpy found(&tab, &CodeTab::filesFound);
    QSignalSpy saved(&tab, &CodeTab::saved);
    const auto choose = [&](const QString &name) {
        auto *const dialog = tab.findChild<QFileDialog *>();
        emit dialog->fileSelected(folder.filePath(name));
        dialog->close();
    };
    tab.append(answer);
    tab.saveCurrent();
    tab.finish();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(tab.currentView()->text(), u"import os\n"_s);
    choose(u"answer.md"_s);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(contentOf(folder.filePath(u"answer.md"_s)), answer.toUtf8());

    QTRY_VERIFY(tab.findChild<QFileDialog *>() == nullptr);
    tab.saveCurrent();
    tab.setText(u"another"_s);
    choose(u"main.py"_s);
    QTRY_COMPARE(saved.size(), 2);
    QCOMPARE(contentOf(folder.filePath(u"main.py"_s)), "import os\n"_ba);
}

void TestCodeTab::refusedPath_isTold()
{
    const QTemporaryDir folder;
    CodeTab tab(m_highlighting, m_worker);
    tab.show();
    QSignalSpy found(&tab, &CodeTab::filesFound);
    tab.setText(u"```python title=../outside.py\nx\n```\n"_s);
    QTRY_COMPARE(found.size(), 1);
    tab.saveAllTo(folder.path());
    QTRY_VERIFY(tab.messages()->message(u"notice"_s) != nullptr);
    QVERIFY(tab.messages()->message(u"notice"_s)->words().contains(u"../outside.py"_s));
}

void TestCodeTab::hiddenCharacters_areWarnedOf()
{
    CodeTab tab(m_highlighting, m_worker);
    tab.show();
    QSignalSpy found(&tab, &CodeTab::filesFound);
    tab.setText(u"```python title=a.py\nx = '\u202e'\n```\n"_s);
    QTRY_COMPARE(found.size(), 1);
    QGuiApplication::clipboard()->setText(u"before"_s);
    tab.currentView()->requestCopy();
    QVERIFY(tab.messages()->isVisible());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    const auto buttons = tab.messages()->message(u"notice"_s)->findChildren<QAbstractButton *>();
    const auto copy = std::ranges::find(buttons, u"Copy anyway"_s, &QAbstractButton::text);
    QVERIFY(copy != buttons.end());
    (*copy)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"x = '\u202e'\n"_s);
    QVERIFY(!tab.messages()->isVisible());
}

int main(int argc, char **argv)
{
    return roo::test::runViewTest<TestCodeTab>(argc, argv);
}
#include "tst_codetab.moc"
