// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "settingsfixture.h"

#include <QClipboard>
#include <QToolButton>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

class KeySettingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void cleanup() { qunsetenv("LITELLM_API_KEY"); }
    void key_isKeptInTheKeyring();
    void key_isKeptForTheDefaultUrl();
    void key_withoutUrlIsAnObstacle();
    void key_isKeptForTheSession();
    void key_isForgotten();
    void key_isNeverShown();
    void key_fromElsewhereCannotBeTyped();
    void keyThatCannotBeSent_isAnObstacle();
    void keyring_isAskedBeforeTheProxy();
    void keyField_trimsWhatIsPasted();
    void keyField_hidesAgain();
    void keyField_bringsNothingBack();
};

void KeySettingsTest::key_isKeptInTheKeyring()
{
    SettingsFixture fixture;
    const QByteArray before = fixture.saved();
    fixture.open();
    auto *const page = fixture.page<ConnectionPage>();
    QCOMPARE(page->keySettings()->place()->currentText(), u"In the system keyring"_s);
    page->key()->edit()->setText(QString::fromLatin1(secret));
    QVERIFY(fixture.dialog->apply());
    QVERIFY(page->key()->isEmpty());
    QCOMPARE(page->key()->edit()->placeholderText(), u"Set; type another to replace it"_s);
    QCOMPARE(fixture.bench->app()->keyOrigin()->source, config::Source::Keyring);
    QTRY_COMPARE(fixture.keyring.secrets.value(config::endpointName(fixture.home.server.baseUrl())),
                 secret);
    QCOMPARE(fixture.saved(), before);
    QTRY_VERIFY(fixture.home.server.count() > 0);
}

void KeySettingsTest::key_isKeptForTheDefaultUrl()
{
    SettingsFixture fixture;
    fixture.open();
    const auto *const page = fixture.page<ConnectionPage>();
    page->url()->clear();
    page->keySettings()->place()->setCurrentIndex(1);
    page->key()->edit()->setText(QString::fromLatin1(secret));
    QVERIFY(fixture.dialog->apply());
    const QUrl normal = config::inspectSettings({}).loaded.settings.baseUrl.value;
    QCOMPARE(fixture.bench->app()->settings().baseUrl.value, normal);
    QVERIFY(fixture.bench->keys().has(normal));
    QCOMPARE(fixture.bench->app()->keyOrigin()->source, config::Source::Session);
}

void KeySettingsTest::key_withoutUrlIsAnObstacle()
{
    SettingsFixture fixture;
    fixture.open();
    KeySettings keys(*fixture.bench);
    QCOMPARE(keys.obstacle(), QString());
    keys.field()->edit()->setText(QString::fromLatin1(secret));
    QCOMPARE(keys.obstacle(), u"The key: there is no URL that it could be sent to."_s);
    keys.setEndpoint(fixture.home.server.baseUrl());
    QCOMPARE(keys.obstacle(), QString());
}

void KeySettingsTest::key_isKeptForTheSession()
{
    SettingsFixture fixture;
    fixture.open();
    auto *const page = fixture.page<ConnectionPage>();
    page->key()->edit()->setText(QString::fromLatin1(secret));
    page->keySettings()->place()->setCurrentIndex(1);
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.bench->app()->keyOrigin()->source, config::Source::Session);
    QVERIFY(fixture.keyring.secrets.isEmpty());
    QVERIFY(!page->isChanged());
    page->keySettings()->place()->setCurrentIndex(0);
    QVERIFY(page->isChanged());
    QVERIFY(fixture.dialog->apply());
    QTRY_COMPARE(fixture.keyring.secrets.size(), 1);
}

void KeySettingsTest::key_isForgotten()
{
    SettingsFixture fixture;
    fixture.open();
    auto *const page = fixture.page<ConnectionPage>();
    QVERIFY(page->keySettings()->forgetButton()->isHidden());
    page->key()->edit()->setText(QString::fromLatin1(secret));
    QVERIFY(fixture.dialog->apply());
    QTRY_COMPARE(fixture.keyring.secrets.size(), 1);
    page->keySettings()->forgetButton()->click();
    QCOMPARE(page->key()->edit()->placeholderText(), u"Will be forgotten"_s);
    QVERIFY(fixture.bench->app()->keyOrigin());
    QVERIFY(fixture.dialog->apply());
    QVERIFY(!fixture.bench->app()->keyOrigin());
    QTRY_VERIFY(fixture.keyring.secrets.isEmpty());
}

void KeySettingsTest::key_isNeverShown()
{
    SettingsFixture fixture;
    fixture.open();
    const auto *const page = fixture.page<ConnectionPage>();
    page->key()->edit()->setText(QString::fromLatin1(secret));
    QVERIFY(!wordsOf(*fixture.dialog).contains(QString::fromLatin1(secret)));
    QVERIFY(fixture.dialog->apply());
    QTRY_COMPARE(fixture.keyring.secrets.size(), 1);
    fixture.open();
    QTRY_VERIFY(fixture.bench->app()->keyOrigin());
    QVERIFY(!wordsOf(*fixture.dialog).contains(QString::fromLatin1(secret.right(6))));
    QVERIFY(fixture.page<ConnectionPage>()->key()->isEmpty());
}

void KeySettingsTest::key_fromElsewhereCannotBeTyped()
{
    qputenv("LITELLM_API_KEY", secret);
    SettingsFixture fixture;
    fixture.open();
    const auto *const page = fixture.page<ConnectionPage>();
    QVERIFY(page->key()->edit()->isReadOnly());
    QCOMPARE(page->key()->edit()->placeholderText(), u"Set"_s);
    QVERIFY(page->keySettings()->note()->text().contains(u"LITELLM_API_KEY"_s));
    QVERIFY(!page->keySettings()->place()->isEnabled());
    QVERIFY(!wordsOf(*fixture.dialog).contains(QString::fromLatin1(secret)));
}

void KeySettingsTest::keyThatCannotBeSent_isAnObstacle()
{
    SettingsFixture fixture;
    fixture.open().showPage(u"connection"_s);
    fixture.page<ConnectionPage>()->key()->edit()->setText(u"sk 1234"_s);
    QVERIFY(fixture.message(u"obstacle"_s).contains(u"visible ASCII"_s));
    QVERIFY(!fixture.message(u"obstacle"_s).contains(u"1234"_s));
}

void KeySettingsTest::keyring_isAskedBeforeTheProxy()
{
    SettingsFixture fixture;
    const QString name = config::endpointName(fixture.home.server.baseUrl());
    fixture.keyring.secrets.insert(name, secret);
    WindowMemory(fixture.options.sources.folders.data).setInKeyring(name, true);
    fixture.open();
    QVERIFY(fixture.bench->isAwaitingKey());
    QTRY_VERIFY(!fixture.bench->isAwaitingKey());
    QTRY_COMPARE(fixture.home.server.count(), 1);
    QCOMPARE(fixture.home.server.arrival(0).header("authorization"),
             QByteArray("Bearer " + secret));
}

void KeySettingsTest::keyField_trimsWhatIsPasted()
{
    KeyField field;
    QApplication::clipboard()->setText(u"  sk-1234\n"_s);
    field.edit()->paste();
    QCOMPARE(field.key()->reveal(), "sk-1234"_ba);
    QCOMPARE(field.edit()->text(), u"sk-1234"_s);
    QVERIFY(field.edit()->inputMethodHints().testFlag(Qt::ImhSensitiveData));
}

void KeySettingsTest::keyField_hidesAgain()
{
    SettingsFixture fixture;
    SettingsDialog &dialog = fixture.open();
    dialog.showPage(u"connection"_s);
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto *const page = fixture.page<ConnectionPage>();
    KeyField *const field = page->key();
    field->edit()->setFocus();
    QCOMPARE(field->edit()->echoMode(), QLineEdit::Password);
    QCOMPARE(field->eye()->accessibleName(), u"Show key"_s);
    field->eye()->click();
    QVERIFY(field->isShown());
    page->url()->setFocus();
    QVERIFY(!field->isShown());
    field->edit()->setFocus();
    field->setPatience(std::chrono::milliseconds(1));
    field->eye()->click();
    QTRY_VERIFY(!field->isShown());
    QVERIFY(!field->eye()->isChecked());
}

void KeySettingsTest::keyField_bringsNothingBack()
{
    KeyField field;
    QTest::keyClicks(field.edit(), u"sk-1234"_s);
    field.clear();
    field.edit()->undo();
    QVERIFY(field.isEmpty());
    QTest::keyClicks(field.edit(), u"sk-1234"_s);
    field.edit()->clear();
    field.clear();
    field.edit()->undo();
    QVERIFY(field.isEmpty());
}

ROO_WINDOW_TEST_MAIN(KeySettingsTest)
#include "tst_keysettings.moc"
