// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/settings.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using namespace roo::config;

namespace {

Sources::EnvFile fileWith(const QString &path, const QString &name, const QString &value)
{
    return {.path = path, .entries = {{.name = name, .value = value, .line = 3}}};
}

Sources environmentWith(const QString &name, const QString &value)
{
    Sources sources;
    sources.environment.insert(name, value);
    return sources;
}

Sources workingFolderWith(const QString &name, const QString &value)
{
    Sources sources;
    sources.workingFolderEnv = fileWith(u"./.env"_s, name, value);
    return sources;
}

QStringList described(const QList<Warning> &warnings)
{
    QStringList lines;
    for (const Warning &warning : warnings) {
        static const QStringList kinds{u"QuotesDropped"_s,   u"EnvFileReadable"_s,
                                       u"EnvNameUnknown"_s,  u"InsecureConnection"_s,
                                       u"SavedKeyUnknown"_s, u"FolderDecides"_s};
        lines.append(kinds.at(static_cast<int>(warning.kind)) + u' ' + warning.origin.name + u' '
                     + originText(warning.origin) + u' ' + warning.detail);
    }
    return lines;
}

} // namespace

class SettingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void defaults_areDocumented();
    void precedence_strongestSourceWins();
    void precedence_emptyCountsAsNotGiven();
    void precedence_lastOfAFileCounts();
    void values_areParsed();
    void limits_areParsed();
    void limits_ofAWorkingFolderAreNotRaised_data();
    void limits_ofAWorkingFolderAreNotRaised();
    void values_areRefused_data();
    void values_areRefused();
    void values_firstErrorIsNamed();
    void warnings_quotesInTheEnvironment();
    void route_ofAWorkingFolderServesItsOwnUrlOnly_data();
    void route_ofAWorkingFolderServesItsOwnUrlOnly();
    void warnings_fileWithKeyIsReadable();
    void warnings_unknownNames();
    void warnings_insecureConnection_data();
    void warnings_insecureConnection();
    void rows_showEverySetting();
};

void SettingsTest::init()
{
    QTest::failOnWarning();
}

void SettingsTest::defaults_areDocumented()
{
    const auto loaded = loadSettings({});
    QVERIFY(loaded.has_value());
    const Settings &settings = loaded->settings;
    QCOMPARE(settings.baseUrl.value, QUrl(u"http://localhost:4000/v1"_s));
    QCOMPARE(settings.requestTimeout.value, 120s);
    QCOMPARE(settings.stageTimeout.value, 10min);
    QCOMPARE(settings.profile.value, u"baseline"_s);
    QCOMPARE(settings.caFile.value, QString());
    QCOMPARE(settings.answerLimit.value, qint64{32} * 1024 * 1024);
    QCOMPARE(settings.contextLimit.value, qint64{200} * 1024);
    QCOMPARE(settings.lineLimit.value, qint64{16} * 1024 * 1024);
    QCOMPARE(settings.history.value, true);
    QCOMPARE(settings.runLimits.requests.value, 0);
    QCOMPARE(settings.dayLimits.cost.value, 0);
    QCOMPARE(settings.freePerMinute.value, 20);
    QCOMPARE(settings.freePerDay.value, 50);
    QCOMPARE(settings.baseUrl.origin.source, Source::Default);
    QCOMPARE(described(loaded->warnings), QStringList());
}

void SettingsTest::precedence_strongestSourceWins()
{
    const QString name = variable::profile;
    Sources sources = environmentWith(name, u"environment"_s);
    sources.options.insert(name, {.name = u"--profile"_s, .value = u"option"_s});
    sources.envFile = fileWith(u"a.env"_s, name, u"env-file"_s);
    sources.workingFolderEnv = fileWith(u"./.env"_s, name, u"working-folder"_s);
    sources.configFolderEnv = fileWith(u"/c/.env"_s, name, u"config-folder"_s);
    sources.saved = fileWith(u"/c/settings.ini"_s, name, u"saved"_s);

    const auto profile = [&sources] {
        const auto loaded = loadSettings(sources);
        const Sourced<QString> found = loaded ? loaded->settings.profile : Sourced<QString>();
        return QStringList{found.value, found.origin.name, originText(found.origin)};
    };
    QCOMPARE(profile(), QStringList({u"option"_s, u"--profile"_s, u"--profile"_s}));
    sources.options.clear();
    QCOMPARE(profile(), QStringList({u"environment"_s, name, u"$ROO_PROFILE"_s}));
    sources.environment.clear();
    QCOMPARE(profile(), QStringList({u"env-file"_s, name, u"a.env:3"_s}));
    sources.envFile.reset();
    QCOMPARE(profile(), QStringList({u"working-folder"_s, name, u"./.env:3"_s}));
    sources.workingFolderEnv.reset();
    QCOMPARE(profile(), QStringList({u"config-folder"_s, name, u"/c/.env:3"_s}));
    sources.configFolderEnv.reset();
    QCOMPARE(profile(), QStringList({u"saved"_s, u"run/profile"_s, u"/c/settings.ini:3"_s}));
    sources.saved.reset();
    QCOMPARE(profile(), QStringList({u"baseline"_s, name, u"default"_s}));
}

void SettingsTest::precedence_emptyCountsAsNotGiven()
{
    Sources sources = environmentWith(variable::profile, u" "_s);
    sources.options.insert(variable::profile, {.name = u"--profile"_s, .value = QString()});
    sources.envFile = fileWith(u"a.env"_s, variable::profile, u""_s);
    sources.saved = fileWith(u"s.ini"_s, variable::profile, u"saved"_s);
    QCOMPARE(loadSettings(sources)->settings.profile.value, u"saved"_s);
    sources.environment.insert(variable::profile, u"\"\""_s);
    QCOMPARE(loadSettings(sources)->settings.profile.value, u"saved"_s);
}

void SettingsTest::precedence_lastOfAFileCounts()
{
    Sources sources;
    sources.envFile = Sources::EnvFile{
        .path = u"a.env"_s,
        .entries = {{.name = variable::profile, .value = u"first"_s, .line = 1},
                    {.name = variable::profile, .value = u"second"_s, .line = 2}}};
    QCOMPARE(loadSettings(sources)->settings.profile.value, u"second"_s);
    QCOMPARE(loadSettings(sources)->settings.profile.origin.line, 2);
    sources.envFile->entries.append({.name = variable::profile, .value = QString(), .line = 3});
    QCOMPARE(loadSettings(sources)->settings.profile.value, u"baseline"_s);
}

void SettingsTest::values_areParsed()
{
    Sources sources;
    sources.environment.insert(variable::baseUrl, u" HTTPS://Proxy.Example/ "_s);
    sources.environment.insert(variable::requestTimeout, u"1"_s);
    sources.environment.insert(variable::stageTimeout, u" 86400000 "_s);
    sources.environment.insert(variable::history, u"No"_s);
    sources.environment.insert(variable::answerLimit, u"1024"_s);
    sources.environment.insert(variable::lineLimit, u"1073741824"_s);
    sources.environment.insert(variable::contextLimit, u"4096"_s);
    sources.environment.insert(variable::caFile, u"/etc/ca dir/ä.pem"_s);
    const auto loaded = loadSettings(sources);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->settings.baseUrl.value, QUrl(u"https://proxy.example"_s));
    QCOMPARE(loaded->settings.requestTimeout.value, 1ms);
    QCOMPARE(loaded->settings.stageTimeout.value, 24h);
    QCOMPARE(loaded->settings.history.value, false);
    QCOMPARE(loaded->settings.answerLimit.value, 1024);
    QCOMPARE(loaded->settings.lineLimit.value, qint64{1024} * 1024 * 1024);
    QCOMPARE(loaded->settings.contextLimit.value, 4096);
    QCOMPARE(loaded->settings.caFile.value, u"/etc/ca dir/ä.pem"_s);
}

void SettingsTest::limits_areParsed()
{
    Sources sources;
    sources.environment.insert(variable::runMax.requests, u"7"_s);
    sources.environment.insert(variable::runMax.cost, u" 0.25 "_s);
    sources.environment.insert(variable::dayMax.tokens, u"1000000000000"_s);
    sources.environment.insert(variable::dayMax.minutes, u"90"_s);
    sources.environment.insert(variable::freePerMinute, u"0"_s);
    sources.environment.insert(variable::freePerDay, u"1000"_s);
    const auto loaded = loadSettings(sources);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->settings.runLimits.requests.value, 7);
    QCOMPARE(loaded->settings.runLimits.cost.value, 0.25);
    QCOMPARE(loaded->settings.runLimits.tokens.value, 0);
    QCOMPARE(loaded->settings.dayLimits.tokens.value, 1'000'000'000'000);
    QCOMPARE(loaded->settings.dayLimits.time.value, 90min);
    QCOMPARE(loaded->settings.freePerMinute.value, 0);
    QCOMPARE(loaded->settings.freePerDay.value, 1000);
}

void SettingsTest::limits_ofAWorkingFolderAreNotRaised_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("saved");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("less") << u"4"_s << u"5"_s << false;
    QTest::newRow("as much") << u"5"_s << u"5"_s << false;
    QTest::newRow("more") << u"6"_s << u"5"_s << true;
    QTest::newRow("no limit") << u"0"_s << u"5"_s << true;
    QTest::newRow("none was set") << u"6"_s << u"0"_s << false;
    QTest::newRow("nothing was said") << u"6"_s << QString() << false;
    QTest::newRow("what was said is wrong") << u"6"_s << u"x"_s << false;
}

void SettingsTest::limits_ofAWorkingFolderAreNotRaised()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, saved);
    QFETCH(const bool, isRefused);
    using variable::Limits;
    for (const Limits &names : {variable::runMax, variable::dayMax}) {
        for (const auto name : {names.requests, names.tokens, names.cost, names.minutes}) {
            Sources sources = workingFolderWith(name, folder);
            sources.saved = fileWith(u"/c/settings.ini"_s, name, saved);
            const QList<Error> errors = inspectSettings(sources).errors;
            QCOMPARE(errors.size(), isRefused ? 1 : 0);
            QVERIFY(!isRefused || errors.at(0).subject == name);
            QVERIFY(!isRefused
                    || errors.at(0).expected.startsWith(u"at most 5 (from /c/settings.ini"_s));
            // A stronger source may say what it likes.
            sources.environment.insert(name, u"9"_s);
            QCOMPARE(inspectSettings(sources).errors.size(), 0);
        }
    }
}

void SettingsTest::values_areRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const QString timeout = u"a whole number from 1 to 86400000"_s;
    for (const auto value : {"0"_L1, "-5"_L1, "+5"_L1, "1.5"_L1, "1e3"_L1, "0x10"_L1, "30s"_L1,
                             "86400001"_L1, "99999999999999999999"_L1, "5 000"_L1}) {
        QTest::addRow("timeout %s", value.data())
            << QString(variable::requestTimeout) << QString(value) << timeout;
    }
    QTest::newRow("timeout in other digits")
        << QString(variable::stageTimeout) << u"١٢٣"_s << timeout;
    QTest::newRow("limit too small")
        << QString(variable::lineLimit) << u"1023"_s << u"a whole number from 1024 to 1073741824"_s;
    QTest::newRow("history") << QString(variable::history) << u"maybe"_s << u"true or false"_s;
    QTest::newRow("profile") << QString(variable::profile) << u"a\x1b[2Jb"_s
                             << u"text without control characters"_s;
    QTest::newRow("URL") << QString(variable::baseUrl) << u"sk-0123456789"_s
                         << u"http://host:4000 or https://host"_s;
}

void SettingsTest::values_areRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const QString, expected);
    Error error{.kind = name == variable::baseUrl ? ErrorKind::UrlInvalid : ErrorKind::ValueInvalid,
                .subject = name,
                .detail = u"./.env:3"_s,
                .expected = expected,
                .line = 3};
    // The whole error, so that the value is in no part of it.
    const auto fromFile = loadSettings(workingFolderWith(name, value));
    QVERIFY(!fromFile);
    QCOMPARE(fromFile.error(), error);

    error.detail = u'$' + name;
    error.line = 0;
    const auto fromEnvironment = loadSettings(environmentWith(name, value));
    QVERIFY(!fromEnvironment);
    QCOMPARE(fromEnvironment.error(), error);
}

void SettingsTest::values_firstErrorIsNamed()
{
    Sources sources = environmentWith(variable::baseUrl, u"nothing"_s);
    sources.environment.insert(variable::history, u"maybe"_s);
    QCOMPARE(loadSettings(sources).error().subject, QString(variable::baseUrl));
}

void SettingsTest::warnings_quotesInTheEnvironment()
{
    Sources sources = environmentWith(variable::profile, u"\"mine\""_s);
    sources.environment.insert(variable::apiKey, u"'sk-0123456789'"_s);
    sources.environment.insert(variable::caFile, u"it's\""_s);
    const auto loaded = loadSettings(sources);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->settings.profile.value, u"mine"_s);
    QCOMPARE(loaded->settings.caFile.value, u"it's\""_s);
    QCOMPARE(described(loaded->warnings),
             QStringList({u"QuotesDropped LITELLM_API_KEY $LITELLM_API_KEY "_s,
                          u"QuotesDropped ROO_PROFILE $ROO_PROFILE "_s}));
    // In a file the grammar has dealt with them, and an option overrides the variable.
    QCOMPARE(
        loadSettings(workingFolderWith(variable::profile, u"\"mine\""_s))->settings.profile.value,
        u"\"mine\""_s);
    sources.options.insert(variable::profile, {.name = u"--profile"_s, .value = u"other"_s});
    QCOMPARE(loadSettings(sources)->warnings.size(), 1);
}

void SettingsTest::route_ofAWorkingFolderServesItsOwnUrlOnly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("certificate authority") << QString(variable::caFile) << u"ca.pem"_s;
    QTest::newRow("network proxy") << QString(variable::networkProxy) << u"socks5://h:1"_s;
}

void SettingsTest::route_ofAWorkingFolderServesItsOwnUrlOnly()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    const QByteArray latin1 = name.toLatin1();
    Sources sources = workingFolderWith(QLatin1StringView(latin1), value);
    const auto valueOf = [&name](const LoadedSettings &loaded) {
        const QList<SettingRow> rows = settingRows(loaded.settings);
        return std::ranges::find(rows, name, &SettingRow::name)->value;
    };
    const auto refused = loadSettings(sources);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::ValueInvalid);
    QCOMPARE(refused.error().subject, name);
    QCOMPARE(refused.error().line, 3);

    sources.workingFolderEnv->entries.append(
        {.name = variable::baseUrl, .value = u"https://proxy.example"_s, .line = 4});
    QCOMPARE(valueOf(*loadSettings(sources)), value);

    sources.environment.insert(variable::baseUrl, u"https://other.example"_s);
    QVERIFY(!loadSettings(sources));
    sources.environment.insert(name, u"none"_s);
    QCOMPARE(valueOf(*loadSettings(sources)), u"none"_s);
}

void SettingsTest::warnings_fileWithKeyIsReadable()
{
    Sources sources = workingFolderWith(variable::apiKey, u"sk-0123456789"_s);
    QCOMPARE(described(loadSettings(sources)->warnings), QStringList());
    sources.workingFolderEnv->readableByOthers = true;
    QCOMPARE(described(loadSettings(sources)->warnings),
             QStringList{u"EnvFileReadable LITELLM_API_KEY ./.env:3 "_s});
    sources.workingFolderEnv->entries[0].value.clear();
    QCOMPARE(described(loadSettings(sources)->warnings), QStringList());
}

void SettingsTest::warnings_unknownNames()
{
    Sources sources;
    sources.envFile = Sources::EnvFile{
        .path = u"a.env"_s,
        .entries = {{.name = u"LITELLM_BASEURL"_s, .value = u"x"_s, .line = 1},
                    {.name = u"ROO_PROFLIE"_s, .value = u"x"_s, .line = 2},
                    {.name = u"REQUESTS_TIMEOUT_MS"_s, .value = u"x"_s, .line = 3},
                    {.name = u"ROO_X"_s, .value = u"x"_s, .line = 4},
                    {.name = u"OPENAI_API_KEY"_s, .value = u"x"_s, .line = 5},
                    {.name = u"LITELLM_MASTER_KEY"_s, .value = u"x"_s, .line = 5},
                    {.name = variable::profile, .value = u"x"_s, .line = 6}}};
    QCOMPARE(described(loadSettings(sources)->warnings),
             QStringList({u"EnvNameUnknown LITELLM_BASEURL a.env:1 LITELLM_BASE_URL"_s,
                          u"EnvNameUnknown ROO_PROFLIE a.env:2 ROO_PROFILE"_s,
                          u"EnvNameUnknown REQUESTS_TIMEOUT_MS a.env:3 REQUEST_TIMEOUT_MS"_s,
                          u"EnvNameUnknown ROO_X a.env:4 "_s}));
}

void SettingsTest::warnings_insecureConnection_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("warnings");
    QTest::newRow("https") << u"https://proxy.example"_s << QStringList();
    QTest::newRow("loopback") << u"http://127.0.0.1:4000"_s << QStringList();
    QTest::newRow("http") << u"http://proxy.example"_s
                          << QStringList{u"InsecureConnection LITELLM_BASE_URL ./.env:3 "
                                         "proxy.example"_s};
}

void SettingsTest::warnings_insecureConnection()
{
    QFETCH(const QString, url);
    QFETCH(const QStringList, warnings);
    QCOMPARE(described(loadSettings(workingFolderWith(variable::baseUrl, url))->warnings),
             warnings);
}

void SettingsTest::rows_showEverySetting()
{
    Sources sources = environmentWith(variable::apiKey, u"sk-0123456789"_s);
    sources.environment.insert(variable::requestTimeout, u"5000"_s);
    QStringList lines;
    const QList<SettingRow> rows = settingRows(loadSettings(sources)->settings);
    for (const SettingRow &row : rows) {
        lines.append(row.name + u' ' + row.value + u' ' + originText(row.origin));
    }
    QCOMPARE(lines,
             QStringList({u"LITELLM_BASE_URL http://localhost:4000/v1 default"_s,
                          u"LITELLM_CA_FILE  default"_s,
                          u"ROO_NETWORK_PROXY system default"_s,
                          u"REQUEST_TIMEOUT_MS 5000 $REQUEST_TIMEOUT_MS"_s,
                          u"STAGE_TIMEOUT_MS 600000 default"_s,
                          u"ROO_PROFILE baseline default"_s,
                          u"ROO_HISTORY true default"_s,
                          u"ROO_ANSWER_LIMIT_BYTES 33554432 default"_s,
                          u"ROO_LINE_LIMIT_BYTES 16777216 default"_s,
                          u"ROO_CONTEXT_LIMIT_BYTES 204800 default"_s,
                          u"ROO_RUN_MAX_REQUESTS 0 default"_s,
                          u"ROO_RUN_MAX_TOKENS 0 default"_s,
                          u"ROO_RUN_MAX_COST 0 default"_s,
                          u"ROO_RUN_MAX_MINUTES 0 default"_s,
                          u"ROO_DAY_MAX_REQUESTS 0 default"_s,
                          u"ROO_DAY_MAX_TOKENS 0 default"_s,
                          u"ROO_DAY_MAX_COST 0 default"_s,
                          u"ROO_DAY_MAX_MINUTES 0 default"_s,
                          u"ROO_FREE_PER_MINUTE 20 default"_s,
                          u"ROO_FREE_PER_DAY 50 default"_s}));
    QCOMPARE(lines.size(), variableNames().size() - 1);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
