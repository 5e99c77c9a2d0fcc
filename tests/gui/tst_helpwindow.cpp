// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/findbar.h"
#include "gui/answers/markdownview.h"
#include "gui/help/guidecontents.h"
#include "gui/help/guidewindow.h"
#include "gui/look/textstyle.h"
#include "gui/settings/settingsdialog.h"
#include "gui/window/windowset.h"
#include "windowfixture.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeWidget>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

//! The guide alone, shown.
struct Fixture
{
    QTemporaryDir home;
    WindowMemory memory{home.path()};
    TextStyle style{memory};
    Highlighting highlighting;
    GuideWindow window{highlighting, style};

    Fixture()
    {
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        if (!QTest::qWaitForWindowActive(&window)) {
            qFatal("the window does not become active");
        }
    }
    [[nodiscard]] bool shows(const QString &title) const
    {
        return QTest::qWaitFor([&] { return window.view()->document()->begin().text() == title; });
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&window, static_cast<Qt::Key>(key), modifiers);
    }
};

} // namespace

//! The guide in its window.
class HelpWindowTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void key_asksForTheGuide();
    void settings_askForTheirPage_data();
    void settings_askForTheirPage();
    void guide_isOneForAllWindows();
    void guide_endsWithTheProgram();
    void page_isShownWhole_data();
    void page_isShownWhole();
    void link_leadsToItsHeading();
    void visits_areGoneBackThrough();
    void webLink_isAskedAbout();
    void search_leavesThePagesThatHaveIt();
    void search_isShownOnThePage();
    void search_leadsToTheBestPage_data();
    void search_leadsToTheBestPage();
    void unknownPage_isTheIndex();
    void escape_closesTheInnermost();
    void keys_areNowhereTheSame();
    void zoom_isThatOfAllViews();
    void everything_hasAName();
};

void HelpWindowTest::key_asksForTheGuide()
{
    WindowFixture fixture;
    MainWindow &window = fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy asked(&window, &MainWindow::guideRequested);
    QTest::keyClick(&window, Qt::Key_F1);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().toString(), QString());
}

void HelpWindowTest::settings_askForTheirPage_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("page");
    QTest::newRow("connection") << u"connection"_s << u"settings"_s;
    QTest::newRow("profiles") << u"profiles"_s << u"profiles"_s;
    QTest::newRow("appearance") << u"appearance"_s << u"window"_s;
    QTest::newRow("budgets") << u"budgets"_s << u"models"_s;
    QTest::newRow("history") << u"history"_s << u"privacy"_s;
}

void HelpWindowTest::settings_askForTheirPage()
{
    QFETCH(const QString, settings);
    WindowFixture fixture;
    fixture.open();
    SettingsDialog dialog(*fixture.bench);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.showPage(settings);
    const QSignalSpy asked(&dialog, &SettingsDialog::guideRequested);
    QTest::keyClick(&dialog, Qt::Key_F1);
    dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Help)->click();
    QCOMPARE(asked.size(), 2);
    QTEST(asked.constFirst().constFirst().toString(), "page");
    QVERIFY(guide::findPage(asked.constFirst().constFirst().toString()) != nullptr);
}

void HelpWindowTest::guide_isOneForAllWindows()
{
    const WindowFixture home;
    WindowSet windows(home.options());
    MainWindow *const one = windows.openWindow();
    MainWindow *const other = windows.openWindow();
    emit one->guideRequested(u"proof"_s);
    GuideWindow *const shown = windows.openGuide({});
    QCOMPARE(shown->place().page, u"proof"_s); // what is read there stays
    emit other->guideRequested(u"models"_s);
    QCOMPARE(windows.openGuide({}), shown);
    QCOMPARE(shown->place().page, u"models"_s);
    QVERIFY(shown->isVisible() && !shown->isModal());
    shown->close();
    QTRY_COMPARE(QApplication::topLevelWidgets().contains(shown), false);
    QCOMPARE(windows.openGuide({})->place().page, u"guide"_s);
}

//! It is no reason for the program to go on.
void HelpWindowTest::guide_endsWithTheProgram()
{
    const Fixture fixture;
    QVERIFY(!fixture.window.testAttribute(Qt::WA_QuitOnClose));
}

void HelpWindowTest::page_isShownWhole_data()
{
    QTest::addColumn<QString>("name");
    for (const guide::Page &page : guide::pages()) {
        QTest::newRow(qPrintable(page.name)) << page.name;
    }
}

void HelpWindowTest::page_isShownWhole()
{
    QFETCH(const QString, name);
    Fixture fixture;
    fixture.window.open({.page = name});
    const guide::Page &page = *guide::findPage(name);
    QVERIFY(fixture.shows(page.title()));
    QTRY_COMPARE(fixture.window.windowTitle().section(u" – "_s, 0, 0), page.title());
    QList<QString> headings;
    QTRY_VERIFY([&] {
        headings.clear();
        const QTextDocument *const document = fixture.window.view()->document();
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() > 0) {
                headings.append(block.text());
            }
        }
        return headings.size() == page.headings.size();
    }());
    for (qsizetype i = 0; i < headings.size(); ++i) {
        QCOMPARE(headings.at(i), page.headings.at(i).text);
    }
}

void HelpWindowTest::link_leadsToItsHeading()
{
    Fixture fixture;
    fixture.window.open({.page = u"troubleshooting"_s});
    QVERIFY(fixture.shows(u"Troubleshooting"_s));
    emit fixture.window.view()->linkClicked(u"edit-format.md#codes"_s);
    QVERIFY(fixture.shows(u"How the Coder says what to change"_s));
    QTRY_COMPARE(fixture.window.headingInSight(), u"Codes"_s);
    emit fixture.window.view()->linkClicked(u"#the-verbs"_s);
    QTRY_COMPARE(fixture.window.headingInSight(), u"The verbs"_s);
    QCOMPARE(fixture.window.place(),
             (guide::Place{.page = u"edit-format"_s, .anchor = u"the-verbs"_s}));
}

void HelpWindowTest::visits_areGoneBackThrough()
{
    Fixture fixture;
    fixture.window.open({.page = u"events"_s});
    QVERIFY(fixture.shows(guide::findPage(u"events"_s)->title()));
    QScrollBar *const bar = fixture.window.view()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 400);
    bar->setValue(300);
    fixture.window.open({.page = u"models"_s});
    QVERIFY(fixture.shows(u"Models"_s));
    fixture.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(fixture.window.place().page, u"events"_s);
    QTRY_COMPARE(bar->value(), 300); // where it was left
    fixture.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(fixture.window.place().page, u"guide"_s);
    fixture.press(Qt::Key_Left, Qt::AltModifier); // there is nothing before
    QCOMPARE(fixture.window.place().page, u"guide"_s);
    fixture.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(fixture.window.place().page, u"events"_s);
    fixture.window.open({.page = u"proof"_s}); // what was ahead is forgotten
    fixture.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(fixture.window.place().page, u"proof"_s);
    fixture.press(Qt::Key_Home, Qt::AltModifier);
    QCOMPARE(fixture.window.place().page, u"guide"_s);
}

void HelpWindowTest::webLink_isAskedAbout()
{
    Fixture fixture;
    emit fixture.window.view()->linkClicked(u"https://docs.litellm.ai"_s);
    const InlineMessage *const message = fixture.window.messages()->message(u"link"_s);
    QVERIFY(message != nullptr);
    QVERIFY(message->words().contains(u"https://docs.litellm.ai"_s));
    QCOMPARE(fixture.window.place().page, u"guide"_s);
    fixture.window.open({.page = u"models"_s});
    QVERIFY(fixture.window.messages()->message(u"link"_s) == nullptr);
}

void HelpWindowTest::search_leavesThePagesThatHaveIt()
{
    Fixture fixture;
    GuideContents *const contents = fixture.window.contents();
    QCOMPARE(contents->titles().size(), guide::pages().size());
    contents->search(u"  MOST frequent   faults "_s);
    QCOMPARE(contents->titles(), (QStringList{u"Models"_s}));
    contents->search(u"no page has these words"_s);
    QCOMPARE(contents->titles(), QStringList());
    contents->search({});
    QCOMPARE(contents->titles().size(), guide::pages().size());
}

void HelpWindowTest::search_isShownOnThePage()
{
    Fixture fixture;
    fixture.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *const field = fixture.window.contents()->findChild<QLineEdit *>();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"bubblewrap"_s);
    QVERIFY(fixture.window.contents()->titles().size() > 1);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(fixture.shows(fixture.window.contents()->titles().constFirst()));
    QTRY_VERIFY2(fixture.window.findBar()->status().startsWith(u"1 of "_s),
                 qPrintable(fixture.window.findBar()->status()));
    QTRY_COMPARE(fixture.window.view()->textCursor().selectedText().toLower(), u"bubblewrap"_s);
}

void HelpWindowTest::search_leadsToTheBestPage_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("place");
    QTest::newRow("title") << u"privacy"_s << u"privacy#"_s;
    QTest::newRow("title before a heading") << u"settings"_s << u"settings#"_s;
    QTest::newRow("heading") << u"budgets"_s << u"models#budgets"_s;
    QTest::newRow("text") << u"proves the changes"_s << u"guide#"_s;
    QTest::newRow("nothing") << u"no page has these words"_s << u"guide#"_s;
    QTest::newRow("no words") << QString() << u"guide#"_s;
}

void HelpWindowTest::search_leadsToTheBestPage()
{
    QFETCH(const QString, words);
    Fixture fixture;
    auto *const field = fixture.window.contents()->findChild<QLineEdit *>();
    field->setText(words);
    QTest::keyClick(field, Qt::Key_Return);
    const guide::Place place = fixture.window.place();
    QTEST(QString(place.page % u'#' % place.anchor), "place");
}

void HelpWindowTest::unknownPage_isTheIndex()
{
    Fixture fixture;
    fixture.window.open({.page = u"models"_s});
    fixture.window.open({.page = u"../../etc/passwd"_s});
    QCOMPARE(fixture.window.place().page, u"guide"_s);
    QVERIFY(fixture.shows(u"User guide"_s));
}

void HelpWindowTest::escape_closesTheInnermost()
{
    Fixture fixture;
    fixture.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(fixture.window.findBar()->isVisible());
    fixture.press(Qt::Key_Escape);
    QVERIFY(!fixture.window.findBar()->isVisible());
    emit fixture.window.view()->linkClicked(u"https://docs.litellm.ai"_s);
    fixture.press(Qt::Key_Escape);
    QVERIFY(fixture.window.messages()->message(u"link"_s) == nullptr);
    QVERIFY(fixture.window.isVisible());
    fixture.press(Qt::Key_Escape);
    QVERIFY(!fixture.window.isVisible());
}

void HelpWindowTest::keys_areNowhereTheSame()
{
    const Fixture fixture;
    QStringList seen;
    const QList<QAction *> actions = fixture.window.actions();
    QVERIFY(actions.size() > 8);
    for (const QAction *const action : actions) {
        const QList<QKeySequence> keys = action->shortcuts();
        for (const QKeySequence &key : keys) {
            QVERIFY2(!seen.contains(key.toString()), qPrintable(key.toString()));
            seen.append(key.toString());
        }
    }
}

void HelpWindowTest::zoom_isThatOfAllViews()
{
    Fixture fixture;
    const double before = fixture.window.view()->font().pointSizeF();
    fixture.press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(fixture.style.zoom(), 110);
    QVERIFY(fixture.window.view()->font().pointSizeF() > before);
    fixture.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(fixture.style.zoom(), 100);
}

void HelpWindowTest::everything_hasAName()
{
    const Fixture fixture;
    QVERIFY(!fixture.window.view()->accessibleName().isEmpty());
    QVERIFY(!fixture.window.contents()->tree()->accessibleName().isEmpty());
    const QList<QToolButton *> buttons
        = fixture.window.findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
    for (const QToolButton *const button : buttons) {
        QVERIFY(!button->accessibleName().isEmpty() && !button->toolTip().isEmpty());
    }
}

ROO_WINDOW_TEST_MAIN(HelpWindowTest)
#include "tst_helpwindow.moc"
