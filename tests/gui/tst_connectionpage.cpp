// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/networkproxyedit.h"

#include "settingsfixture.h"

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

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
    void networkProxy_isWritten();
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

ROO_WINDOW_TEST_MAIN(ConnectionPageTest)
#include "tst_connectionpage.moc"
