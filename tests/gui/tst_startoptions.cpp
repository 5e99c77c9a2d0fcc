// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/startoptions.h"

#include "windowtest.h"

using namespace Qt::StringLiterals;
using namespace roo::gui;

class StartOptionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void farewell_saysWhatWasAsked_data();
    void farewell_saysWhatWasAsked();
    void settings_comeFromOptions();
    void folderEnv_isNotRead();
};

void StartOptionsTest::farewell_saysWhatWasAsked_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("beginning");
    QTest::addColumn<int>("code");
    QTest::newRow("version") << u"--version"_s << u"roo-harness "_s << 0;
    QTest::newRow("help") << u"--help"_s << u"Usage:"_s << 0;
    QTest::newRow("unknown") << u"--nonsense"_s << u"Unknown option"_s << 2;
}

void StartOptionsTest::farewell_saysWhatWasAsked()
{
    QFETCH(QString, argument);
    QFETCH(QString, beginning);
    const auto options = parseArguments({u"roo-harness"_s, argument});
    QVERIFY(!options);
    QVERIFY2(options.error().text.startsWith(beginning), qPrintable(options.error().text));
    QTEST(options.error().code, "code");
}

void StartOptionsTest::settings_comeFromOptions()
{
    const auto options = parseArguments(
        {u"roo-harness"_s, u"--base-url"_s, u"http://h:1"_s, u"--no-history"_s, u"/x/run.zip"_s});
    QVERIFY(options);
    QCOMPARE(options->app.sources.options.value(roo::config::variable::baseUrl).value,
             u"http://h:1"_s);
    QVERIFY(!options->app.keepsHistory);
    QCOMPARE(options->paths, QStringList{u"/x/run.zip"_s});
}

//! A folder that one happens to be in must not choose the proxy of a window.
void StartOptionsTest::folderEnv_isNotRead()
{
    const auto options = parseArguments({u"roo-harness"_s});
    QVERIFY(options);
    QVERIFY(options->app.sources.workingFolder.isEmpty());
    QVERIFY(options->app.sources.configFolderEnv);
}

ROO_WINDOW_TEST_MAIN(StartOptionsTest)
#include "tst_startoptions.moc"
