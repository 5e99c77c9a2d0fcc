// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/networkproxyedit.h"

#include "settingsfixture.h"

#include <QClipboard>
#include <QToolButton>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

const QByteArray secret = "sk-canary-0123456789";

//! Everything that can be read in a window, and what it would copy.
QString wordsOf(const QWidget &widget)
{
    QString words;
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    for (const QLabel *const label : labels) {
        words += label->text() % u'\n';
    }
    const QList<QLineEdit *> edits = widget.findChildren<QLineEdit *>();
    for (const QLineEdit *const edit : edits) {
        words += edit->displayText() % u'\n' % edit->placeholderText() % u'\n';
    }
    const QList<QWidget *> widgets = widget.findChildren<QWidget *>();
    for (const QWidget *const each : widgets) {
        words += each->toolTip() % u'\n' % each->accessibleName() % u'\n';
    }
    return words;
}

} // namespace

class ConnectionPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void cleanup();
    void values_areShown();
    void valuesFromElsewhere_areReadOnly_data();
    void valuesFromElsewhere_areReadOnly();
    void apply_writesExactlyWhatWasChanged();
    void apply_keepsTheDefaultOutOfTheFile();
    void wrongUrl_isAnObstacle();
    void refusedValue_isReplacedByItsDefault();
    void refusedValue_isLeftAloneUntilThen();
    void damagedFile_canBeSetAside();
    void unwritableFolder_isSaid();
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
    void networkProxy_isWritten();
    void test_walksTheRungs();
    void test_saysWhatFailed_data();
    void test_saysWhatFailed();
    void test_triesWhatStandsThere();
    void test_isAnnounced();
    void test_keepsTheFocus();
    void test_canBeStopped();
    void test_copiesNoSecret();

private:
    static void waitForTest(const ConnectionTest &test)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!test.isRunning(), 20'000);
    }
};

void ConnectionPageTest::cleanup()
{
    for (const char *const name : {"LITELLM_BASE_URL", "LITELLM_API_KEY", "REQUEST_TIMEOUT_MS"}) {
        qunsetenv(name);
    }
}

void ConnectionPageTest::values_areShown()
{
    SettingsFixture fixture;
    fixture.open();
    const auto *const page = fixture.page<ConnectionPage>();
    QCOMPARE(page->url()->text(), fixture.home.server.baseUrl().toString());
    QVERIFY(!page->url()->isReadOnly());
    QVERIFY(!page->isChanged());
    QCOMPARE(page->obstacle(), QString());
    QCOMPARE(page->key()->edit()->placeholderText(), u"None"_s);
}

void ConnectionPageTest::valuesFromElsewhere_areReadOnly_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("words");
    QTest::newRow("option") << u"option"_s << u"From the option --base-url,"_s;
    QTest::newRow("environment") << u"environment"_s
                                 << u"From the environment variable LITELLM_BASE_URL."_s;
    QTest::newRow(".env") << u"env"_s << u".env, line 2."_s;
}

void ConnectionPageTest::valuesFromElsewhere_areReadOnly()
{
    QFETCH(const QString, place);
    QFETCH(const QString, words);
    SettingsFixture fixture;
    const QString url = u"http://127.0.0.1:9/v1"_s;
    if (place == u"option"_s) {
        fixture.options.sources.options.insert(config::variable::baseUrl,
                                               {.name = u"--base-url"_s, .value = url});
    } else if (place == u"environment"_s) {
        qputenv("LITELLM_BASE_URL", url.toUtf8());
    } else {
        QVERIFY(writeFile(fixture.home.home.filePath(u"config/.env"_s),
                          "\nLITELLM_BASE_URL=" + url.toUtf8() + '\n'));
    }
    const QByteArray before = fixture.saved();
    fixture.open();
    auto *const page = fixture.page<ConnectionPage>();
    QCOMPARE(page->url()->text(), url);
    QVERIFY(page->url()->isReadOnly());
    QVERIFY2(fixture.noteOf(page->url()).contains(words), qPrintable(fixture.noteOf(page->url())));
    page->restoreDefaults();
    QCOMPARE(page->url()->text(), url);
    QVERIFY(!page->isChanged());
    QCOMPARE(fixture.saved(), before);
}

void ConnectionPageTest::apply_writesExactlyWhatWasChanged()
{
    SettingsFixture fixture;
    fixture.saved("; mine\n[connection]\nbase_url=http://localhost:4000/v1\n[window]\nx=1\n");
    fixture.open();
    fixture.page<ConnectionPage>()->url()->setText(u" https://proxy.example/ "_s);
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.saved(),
             "; mine\n[connection]\nbase_url=https://proxy.example/\n[window]\nx=1\n"_ba);
    QCOMPARE(fixture.bench->app()->settings().baseUrl.value, QUrl(u"https://proxy.example"_s));
    QVERIFY(!fixture.page<ConnectionPage>()->isChanged());
}

void ConnectionPageTest::apply_keepsTheDefaultOutOfTheFile()
{
    SettingsFixture fixture;
    fixture.open();
    fixture.page<ConnectionPage>()->restoreDefaults();
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.saved(), "[connection]\n\n[run]\nprofile=sample\n"_ba);
}

void ConnectionPageTest::wrongUrl_isAnObstacle()
{
    SettingsFixture fixture;
    fixture.open().showPage(u"connection"_s);
    fixture.page<ConnectionPage>()->url()->setText(u"localhost:4000"_s);
    QCOMPARE(fixture.message(u"obstacle"_s),
             u"LiteLLM URL: expected http://host:4000 or https://host."_s);
    QVERIFY(!fixture.button(QDialogButtonBox::Apply)->isEnabled());
}

void ConnectionPageTest::refusedValue_isReplacedByItsDefault()
{
    SettingsFixture fixture;
    fixture.saved("[connection]\nbase_url=nonsense\nca_file=\n");
    fixture.open();
    QVERIFY(fixture.bench->fault());
    auto *const page = fixture.page<ConnectionPage>();
    QVERIFY(!page->url()->isReadOnly());
    QVERIFY(fixture.noteOf(page->url()).contains(u"expected"_s));
    QVERIFY(!page->isChanged());
    page->replaceButton()->click();
    QVERIFY(page->isChanged());
    QVERIFY(!page->replaceButton()->isEnabled());
    QVERIFY(fixture.button(QDialogButtonBox::Apply)->isEnabled());
    QVERIFY(fixture.dialog->apply());
    QVERIFY(!fixture.bench->fault());
    QVERIFY(page->replaceButton()->isHidden());
}

void ConnectionPageTest::refusedValue_isLeftAloneUntilThen()
{
    SettingsFixture fixture;
    const QByteArray before = "[connection]\nbase_url=nonsense\n";
    fixture.saved(before);
    fixture.open();
    QVERIFY(!fixture.dialog->isChanged());
    fixture.page<AppearancePage>()->restoreDefaults();
    fixture.dialog->accept();
    QCOMPARE(fixture.saved(), before);
    fixture.open().reject();
    QVERIFY(!fixture.dialog->isVisible());
    fixture.open();
    fixture.page<ConnectionPage>()->restoreDefaults();
    QVERIFY(fixture.button(QDialogButtonBox::Apply)->isEnabled());
}

void ConnectionPageTest::damagedFile_canBeSetAside()
{
    SettingsFixture fixture;
    fixture.saved("[connection]\nnonsense\n");
    fixture.open().showPage(u"connection"_s);
    QVERIFY(fixture.bench->fault());
    auto *const page = fixture.page<ConnectionPage>();
    page->url()->setText(u"https://proxy.example"_s);
    QVERIFY(!fixture.dialog->apply());
    QVERIFY(fixture.message(u"failure"_s).contains(u"line 2"_s));
    QCOMPARE(page->url()->text(), u"https://proxy.example"_s);
    const QList<QPushButton *> buttons = page->findChildren<QPushButton *>();
    const auto aside = std::ranges::find(buttons, u"Set the File &Aside"_s, &QPushButton::text);
    QVERIFY(aside != buttons.end() && (*aside)->isVisible());
    (*aside)->click();
    QVERIFY(!fixture.bench->fault());
    QVERIFY2(fixture.message(u"told"_s).contains(u"settings.ini.broken-"_s),
             qPrintable(fixture.message(u"told"_s)));
    QCOMPARE(page->url()->text(), u"https://proxy.example"_s);
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.saved(), "[connection]\nbase_url=https://proxy.example\n"_ba);
}

void ConnectionPageTest::unwritableFolder_isSaid()
{
    SettingsFixture fixture;
    // Something that is no folder is in the way, as nobody may write there.
    fixture.options.sources.folders.config = fixture.home.home.filePath(u"in the way"_s);
    QVERIFY(writeFile(fixture.options.sources.folders.config, ""));
    fixture.open();
    auto *const page = fixture.page<ConnectionPage>();
    page->url()->setText(u"https://proxy.example"_s);
    page->key()->edit()->setText(QString::fromLatin1(secret));
    QVERIFY(!fixture.dialog->apply());
    QVERIFY(fixture.message(u"failure"_s).startsWith(u"Cannot write "_s));
    QCOMPARE(page->url()->text(), u"https://proxy.example"_s);
    QVERIFY(!page->key()->isEmpty());
    QVERIFY(!fixture.bench->keys().has(QUrl(u"https://proxy.example"_s)));
}

void ConnectionPageTest::key_isKeptInTheKeyring()
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

void ConnectionPageTest::key_isKeptForTheDefaultUrl()
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

void ConnectionPageTest::key_withoutUrlIsAnObstacle()
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

void ConnectionPageTest::key_isKeptForTheSession()
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

void ConnectionPageTest::key_isForgotten()
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

void ConnectionPageTest::key_isNeverShown()
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

void ConnectionPageTest::key_fromElsewhereCannotBeTyped()
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

void ConnectionPageTest::keyThatCannotBeSent_isAnObstacle()
{
    SettingsFixture fixture;
    fixture.open().showPage(u"connection"_s);
    fixture.page<ConnectionPage>()->key()->edit()->setText(u"sk 1234"_s);
    QVERIFY(fixture.message(u"obstacle"_s).contains(u"visible ASCII"_s));
    QVERIFY(!fixture.message(u"obstacle"_s).contains(u"1234"_s));
}

void ConnectionPageTest::keyring_isAskedBeforeTheProxy()
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

void ConnectionPageTest::keyField_trimsWhatIsPasted()
{
    KeyField field;
    QApplication::clipboard()->setText(u"  sk-1234\n"_s);
    field.edit()->paste();
    QCOMPARE(field.key()->reveal(), "sk-1234"_ba);
    QCOMPARE(field.edit()->text(), u"sk-1234"_s);
    QVERIFY(field.edit()->inputMethodHints().testFlag(Qt::ImhSensitiveData));
}

void ConnectionPageTest::keyField_hidesAgain()
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

void ConnectionPageTest::keyField_bringsNothingBack()
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

void ConnectionPageTest::networkProxy_isWritten()
{
    SettingsFixture fixture;
    fixture.saved("");
    fixture.open().showPage(u"connection"_s);
    auto *const kind = fixture.page<ConnectionPage>()->findChild<NetworkProxyEdit *>();
    kind->kind()->setCurrentIndex(2);
    QVERIFY(fixture.message(u"obstacle"_s).startsWith(u"Network proxy: expected"_s));
    kind->address()->setText(u"squid.example:3128"_s);
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.saved(), "[connection]\nnetwork_proxy=http://squid.example:3128\n"_ba);
    QCOMPARE(fixture.bench->app()->settings().networkProxy.value.hostName(), u"squid.example"_s);
    kind->kind()->setCurrentIndex(0);
    QVERIFY(fixture.dialog->apply());
    QCOMPARE(fixture.saved(), "[connection]\n"_ba);
}

void ConnectionPageTest::test_walksTheRungs()
{
    SettingsFixture fixture;
    fixture.open();
    ConnectionTest *const test = fixture.page<ConnectionPage>()->test();
    emit test->requested();
    QVERIFY(test->isRunning());
    waitForTest(*test);
    const QStringList lines = test->details().split(u'\n');
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines.at(0), u"ok    URL: "_s + fixture.home.server.baseUrl().toString());
    QVERIFY(lines.at(5).startsWith(u"ok    Key: none was sent"_s));
    QVERIFY(lines.at(6).startsWith(u"ok    Models: 3 "_s));
    QVERIFY(lines.at(7).contains(u"review, which is not offered"_s));
}

void ConnectionPageTest::test_saysWhatFailed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("line");
    QTest::newRow("dead") << u"dead"_s << u"FAIL  Connection: No LiteLLM proxy answers at"_s;
    QTest::newRow("401") << u"401"_s << u"FAIL  Key: The proxy refused the key (HTTP 401)"_s;
    QTest::newRow("no url") << u"no url"_s << u"FAIL  LITELLM_BASE_URL is no URL"_s;
    QTest::newRow("CA file") << u"ca"_s << u"FAIL  Cannot read"_s;
}

void ConnectionPageTest::test_saysWhatFailed()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, line);
    SettingsFixture fixture;
    if (kind == u"401"_s) {
        fixture.home.server.forPath("/v1/models").always(status(401));
    } else if (kind == u"ca"_s) {
        fixture.saved(fixture.saved() + "[connection]\nca_file=/nowhere/ca.pem\n");
    }
    fixture.open();
    const auto *const page = fixture.page<ConnectionPage>();
    if (kind == u"dead"_s) {
        page->url()->setText(u"http://127.0.0.1:%1"_s.arg(closedPort()));
    } else if (kind == u"no url"_s) {
        page->url()->setText(u"nonsense"_s);
    }
    emit page->test()->requested();
    waitForTest(*page->test());
    QVERIFY2(page->test()->details().contains(line), qPrintable(page->test()->details()));
    QVERIFY(!page->test()->details().contains(u"\nok    Models"_s));
}

void ConnectionPageTest::test_triesWhatStandsThere()
{
    SettingsFixture fixture;
    fixture.saved("[connection]\nbase_url=http://127.0.0.1:9/v1\n");
    const QByteArray before = fixture.saved();
    fixture.open();
    const auto *const page = fixture.page<ConnectionPage>();
    page->url()->setText(fixture.home.server.baseUrl().toString());
    page->key()->edit()->setText(QString::fromLatin1(secret));
    emit page->test()->requested();
    waitForTest(*page->test());
    QVERIFY(page->test()->details().contains(u"ok    Models"_s));
    QCOMPARE(fixture.home.server.arrival(0).header("authorization"),
             QByteArray("Bearer " + secret));
    QCOMPARE(fixture.saved(), before);
    QVERIFY(fixture.keyring.secrets.isEmpty());
    QVERIFY(!fixture.bench->app()->keyOrigin());
}

void ConnectionPageTest::test_isAnnounced()
{
    SettingsFixture fixture;
    fixture.open();
    const auto *const page = fixture.page<ConnectionPage>();
    emit page->test()->requested();
    waitForTest(*page->test());
    QVERIFY2(page->test()->announcement().contains(u"review, which is not offered"_s),
             qPrintable(page->test()->announcement()));
    page->url()->setText(u"http://127.0.0.1:%1"_s.arg(closedPort()));
    emit page->test()->requested();
    waitForTest(*page->test());
    QVERIFY2(page->test()->announcement().contains(u"No LiteLLM proxy answers at"_s),
             qPrintable(page->test()->announcement()));
}

void ConnectionPageTest::test_keepsTheFocus()
{
    SettingsFixture fixture;
    fixture.home.server.forPath("/v1/models").always(silence());
    SettingsDialog &dialog = fixture.open();
    dialog.showPage(u"connection"_s);
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    ConnectionTest *const test = fixture.page<ConnectionPage>()->test();
    const QList<QPushButton *> buttons = test->findChildren<QPushButton *>();
    buttons.at(0)->setFocus();
    QTest::keyClick(buttons.at(0), Qt::Key_Space);
    QVERIFY(test->isRunning());
    QCOMPARE(QApplication::focusWidget(), buttons.at(1));
    QTest::keyClick(buttons.at(1), Qt::Key_Space);
    QVERIFY(!test->isRunning());
    QCOMPARE(QApplication::focusWidget(), buttons.at(0));
}

void ConnectionPageTest::test_canBeStopped()
{
    SettingsFixture fixture;
    fixture.home.server.forPath("/v1/models").always(silence());
    fixture.open();
    ConnectionTest *const test = fixture.page<ConnectionPage>()->test();
    emit test->requested();
    QTRY_VERIFY(fixture.home.server.count() >= 2);
    test->cancel();
    QVERIFY(!test->isRunning());
    QVERIFY(test->details().endsWith(u"Stopped."_s));
}

void ConnectionPageTest::test_copiesNoSecret()
{
    SettingsFixture fixture;
    fixture.home.server.forPath("/v1/models").always(error(401, "bad key " + secret));
    fixture.open();
    const auto *const page = fixture.page<ConnectionPage>();
    page->key()->edit()->setText(QString::fromLatin1(secret));
    emit page->test()->requested();
    waitForTest(*page->test());
    QVERIFY(page->test()->details().contains(u"FAIL  Key"_s));
    QVERIFY(!page->test()->details().contains(QString::fromLatin1(secret)));
    QVERIFY(!wordsOf(*fixture.dialog).contains(QString::fromLatin1(secret)));
}

ROO_WINDOW_TEST_MAIN(ConnectionPageTest)
#include "tst_connectionpage.moc"
