// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/scrubbedenvironment.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;

class TestScrubbedEnvironment : public QObject
{
    Q_OBJECT

private slots:
    void variable_isPassedOrNot_data();
    void variable_isPassedOrNot();
    void environment_hasNoTerminalAndNoPerson();
    void path_hasAbsoluteFoldersOnly();
};

void TestScrubbedEnvironment::variable_isPassedOrNot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isPassed");
    const auto row = [](const QString &name, const QString &value, bool isPassed) {
        QTest::addRow("%s=%s", qPrintable(name), qPrintable(value)) << name << value << isPassed;
    };
    row(u"HOME"_s, u"/home/me"_s, true);
    row(u"LC_ALL"_s, u"de_DE.UTF-8"_s, true);
    row(u"CXXFLAGS"_s, u"-O2 -g"_s, true);
    row(u"CMAKE_PREFIX_PATH"_s, u"/opt/qt"_s, true);
    row(u"CARGO_HOME"_s, u"/home/me/.cargo"_s, true);
    row(u"NODE_OPTIONS"_s, u"--max-old-space-size=4096"_s, true);
    row(u"XDG_CACHE_HOME"_s, u"/home/me/.cache"_s, true);
    row(u"XDG_RUNTIME_DIR"_s, u"/run/user/1000"_s, false);
    row(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/run/user/1000/bus"_s, false);
    row(u"SSH_AUTH_SOCK"_s, u"/tmp/agent"_s, false);
    row(u"LD_PRELOAD"_s, u"/tmp/x.so"_s, false);
    row(u"https_proxy"_s, u"http://proxy:3128"_s, false);
    row(u"SOMETHING"_s, u"1"_s, false);
    row(u"LC_"_s, u"1"_s, false);
    // By their names.
    for (const QLatin1StringView name :
         {"LITELLM_API_KEY"_L1, "LITELLM_BASE_URL"_L1, "OPENAI_API_KEY"_L1,
          "OPENAI_ORGANIZATION"_L1, "OPENROUTER_API_KEY"_L1, "ANTHROPIC_API_KEY"_L1,
          "AWS_PROFILE"_L1, "GITHUB_TOKEN"_L1, "ROO_BASE_URL"_L1, "CMAKE_TOKEN"_L1,
          "CMAKE_SECRET_THING"_L1, "CMAKE_PASSWORD"_L1, "CMAKE_credentials"_L1,
          "NPM_CONFIG__AUTH"_L1}) {
        row(name, u"x"_s, false);
    }
    // By their values.
    row(u"CFLAGS"_s, u"-DURL=https://me:h7Gk29sLqP@git.acme.io/x"_s, false);
    row(u"CMAKE_ARGS"_s, u"ghp_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R"_s, false);
}

void TestScrubbedEnvironment::variable_isPassedOrNot()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QProcessEnvironment whole;
    whole.insert(name, value);
    const QProcessEnvironment scrubbed = proof::scrubbedEnvironment(whole);
    QTEST(scrubbed.contains(name), "isPassed");
    QCOMPARE(scrubbed.value(name, value), value);
}

void TestScrubbedEnvironment::environment_hasNoTerminalAndNoPerson()
{
    QProcessEnvironment whole;
    whole.insert(u"TERM"_s, u"xterm-256color"_s);
    whole.insert(u"COLORTERM"_s, u"truecolor"_s);
    whole.insert(u"PATH"_s, u"/usr/bin"_s);
    const QProcessEnvironment scrubbed = proof::scrubbedEnvironment(whole);
    QStringList all = scrubbed.toStringList();
    all.sort();
    QCOMPARE(all, (QStringList{u"CI=1"_s, u"NO_COLOR=1"_s, u"PATH=/usr/bin"_s, u"TERM=dumb"_s}));
}

void TestScrubbedEnvironment::path_hasAbsoluteFoldersOnly()
{
#ifdef Q_OS_WIN
    QSKIP("Paths look otherwise there.");
#endif
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"bin:/usr/bin::./x:/opt/a/../b/:/usr/bin/"_s);
    QCOMPARE(proof::searchPath(environment), (QStringList{u"/usr/bin"_s, u"/opt/b"_s}));
    environment.insert(u"PATH"_s, u"."_s);
    QVERIFY(proof::searchPath(environment).contains(u"/usr/bin"_s));
}

QTEST_GUILESS_MAIN(TestScrubbedEnvironment)
#include "tst_scrubbedenvironment.moc"
