// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "settingsfixture.h"

#include "gui/settings/budgetspage.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFontComboBox>
#include <QLineEdit>
#include <QSpinBox>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

//! The pages of appearance and history.
class SettingsPagesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void appearance_isApplied();
    void appearance_followsTheMenu();
    void history_isWritten();
    void history_countsItsRuns();
    void history_saysWhoDecides();
    void budgets_areWritten();
    void budgets_areNumbers();
};

void SettingsPagesTest::appearance_isApplied()
{
    SettingsFixture fixture;
    fixture.open();
    auto *const page = fixture.page<AppearancePage>();
    page->ownFont()->setChecked(true);
    page->fontSize()->setValue(17);
    page->zoom()->setValue(130);
    page->wraps()->setChecked(true);
    page->themes()->button(static_cast<int>(Theme::Dark))->click();
    QVERIFY(page->isChanged());
    QCOMPARE(fixture.bench->textStyle().zoom(), 100);
    QVERIFY(fixture.dialog->apply());
    const TextStyle &style = fixture.bench->textStyle();
    QVERIFY(style.isCodeFontChosen());
    QCOMPARE(style.codeFont().pointSize(), 17);
    QCOMPARE(style.zoom(), 130);
    QVERIFY(style.wrapsCode());
    QCOMPARE(fixture.bench->memory().theme(), Theme::Dark);
    QVERIFY(!page->isChanged());
    page->restoreDefaults();
    QVERIFY(fixture.dialog->apply());
    QVERIFY(!style.isCodeFontChosen());
    QCOMPARE(style.zoom(), 100);
    QCOMPARE(fixture.bench->memory().theme(), Theme::System);
}

void SettingsPagesTest::appearance_followsTheMenu()
{
    SettingsFixture fixture;
    fixture.open();
    const auto *const page = fixture.page<AppearancePage>();
    fixture.bench->textStyle().setWrapsCode(true);
    fixture.bench->setTheme(Theme::Light);
    QVERIFY(page->wraps()->isChecked());
    QCOMPARE(page->themes()->checkedId(), static_cast<int>(Theme::Light));
    QVERIFY(!page->isChanged());
    fixture.bench->setTheme(Theme::System);
}

void SettingsPagesTest::history_isWritten()
{
    SettingsFixture fixture;
    const QByteArray before = fixture.saved();
    fixture.open();
    fixture.page<HistoryPage>()->keeps()->setChecked(false);
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.saved(), QByteArray(before + "history=false\n"));
    QVERIFY(!fixture.bench->app()->store());
    fixture.page<HistoryPage>()->restoreDefaults();
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.saved(), before);
}

void SettingsPagesTest::history_countsItsRuns()
{
    SettingsFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.page<HistoryPage>()->size()->text(), u"No runs yet"_s);
    const QString folder = fixture.bench->store()->folder() % u'/' % run::newRunId();
    QVERIFY(writeFile(folder + u"/events.jsonl"_s, "{}\n"));
    fixture.page<HistoryPage>()->reload();
    QTRY_VERIFY(fixture.page<HistoryPage>()->size()->text().startsWith(u"1 run"_s));
}

void SettingsPagesTest::history_saysWhoDecides()
{
    SettingsFixture fixture;
    fixture.options.keepsHistory = false;
    fixture.open();
    const auto *const page = fixture.page<HistoryPage>();
    QVERIFY(!page->keeps()->isEnabled());
    QVERIFY(fixture.noteOf(page->keeps()).size() > 0);
}

void SettingsPagesTest::budgets_areWritten()
{
    SettingsFixture fixture;
    fixture.open();
    auto *const page = fixture.page<BudgetsPage>();
    QLineEdit *const requests = page->field(config::variable::runMax.requests);
    QCOMPARE(requests->text(), QString()); // no limit
    QCOMPARE(page->field(config::variable::freePerDay)->text(), u"50"_s);
    QVERIFY(!page->isChanged());
    requests->setText(u"12"_s);
    page->field(config::variable::freePerDay)->clear();
    QVERIFY(page->isChanged());
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.bench->app()->settings().runLimits.requests.value, 12);
    QCOMPARE(fixture.bench->app()->settings().freePerDay.value, 0);
    QVERIFY(!page->isChanged());
    page->restoreDefaults();
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.bench->app()->settings().runLimits.requests.value, 0);
    QCOMPARE(fixture.bench->app()->settings().freePerDay.value, 50);
}

void SettingsPagesTest::budgets_areNumbers()
{
    SettingsFixture fixture;
    fixture.open();
    auto *const page = fixture.page<BudgetsPage>();
    page->field(config::variable::dayMax.cost)->setText(u"much"_s);
    QVERIFY(!page->obstacle().isEmpty());
    page->field(config::variable::dayMax.cost)->setText(u"0.25"_s);
    QCOMPARE(page->obstacle(), QString());
}

ROO_WINDOW_TEST_MAIN(SettingsPagesTest)
#include "tst_settingspages.moc"
