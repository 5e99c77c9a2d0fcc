// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "settingsfixture.h"

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

class ConnectionTestTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
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

void ConnectionTestTest::test_walksTheRungs()
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

void ConnectionTestTest::test_saysWhatFailed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("line");
    QTest::newRow("dead") << u"dead"_s << u"FAIL  Connection: No LiteLLM proxy answers at"_s;
    QTest::newRow("401") << u"401"_s << u"FAIL  Key: The proxy refused the key (HTTP 401)"_s;
    QTest::newRow("no url") << u"no url"_s << u"FAIL  LITELLM_BASE_URL is no URL"_s;
    QTest::newRow("CA file") << u"ca"_s << u"FAIL  Cannot read"_s;
}

void ConnectionTestTest::test_saysWhatFailed()
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

void ConnectionTestTest::test_triesWhatStandsThere()
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

void ConnectionTestTest::test_isAnnounced()
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

void ConnectionTestTest::test_keepsTheFocus()
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

void ConnectionTestTest::test_canBeStopped()
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

void ConnectionTestTest::test_copiesNoSecret()
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

ROO_WINDOW_TEST_MAIN(ConnectionTestTest)
#include "tst_connectiontest.moc"
