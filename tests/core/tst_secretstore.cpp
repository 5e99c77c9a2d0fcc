// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/secretstore.h"

#include "support/files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::config;

namespace {

QString keyName()
{
    return variable::apiKey;
}

Sources::EnvFile keyFile(const QString &path, const QString &key)
{
    return {.path = path, .entries = {{.name = keyName(), .value = key, .line = 2}}};
}

//! A base URL as loadSettings hands it on.
Sourced<QUrl> endpoint(const QString &url, Source source)
{
    const bool isFile = source == Source::WorkingFolderEnv;
    return {QUrl(url),
            {.source = source,
             .name = variable::baseUrl,
             .file = isFile ? u"./.env"_s : QString(),
             .line = isFile ? 1 : 0}};
}

Sourced<QUrl> ordinaryEndpoint()
{
    return endpoint(u"https://proxy.example/v1"_s, Source::Default);
}

Sourced<QUrl> foreignEndpoint()
{
    return endpoint(u"https://elsewhere.example/v1"_s, Source::WorkingFolderEnv);
}

//! "key from origin", "none", or the error's kind.
QString described(const Result<std::optional<FoundKey>> &found)
{
    if (!found) {
        return errorKindName(found.error().kind);
    }
    if (!*found) {
        return u"none"_s;
    }
    return QString::fromUtf8((*found)->key.reveal()) + u" from "_s + originText((*found)->origin);
}

} // namespace

class SecretStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void key_strongestSourceWins();
    void key_emptyCountsAsNotGiven();
    void key_neverFromSavedSettings();
    void key_isCleaned_data();
    void key_isCleaned();
    void key_isRefusedWhenBroken_data();
    void key_isRefusedWhenBroken();
    void keyFile_isRead_data();
    void keyFile_isRead();
    void keyFile_isReadOnce();
    void keyFile_mustBeThere();
    void workingFolder_getsOnlyItsOwnKey_data();
    void workingFolder_getsOnlyItsOwnKey();
    void workingFolder_thatNamesTheWayGetsNoOtherKey_data();
    void workingFolder_thatNamesTheWayGetsNoOtherKey();
    void workingFolder_refusalNamesBothOrigins();
    void workingFolder_keyMayGoElsewhere();
    void session_holdsWhatItWasGiven();

private:
    QTemporaryDir m_folder;

    QString write(const QByteArray &bytes) const;
};

void SecretStoreTest::init()
{
    QTest::failOnWarning();
    QVERIFY(m_folder.isValid());
}

QString SecretStoreTest::write(const QByteArray &bytes) const
{
    const QString file = m_folder.filePath(u"key"_s);
    if (!test::writeFile(file, bytes)) {
        qFatal("cannot write %ls", qUtf16Printable(file));
    }
    return file;
}

void SecretStoreTest::key_strongestSourceWins()
{
    Sources sources;
    sources.environment.insert(keyName(), u"environment-key"_s);
    sources.envFile = keyFile(u"a.env"_s, u"named-key"_s);
    sources.workingFolderEnv = keyFile(u"./.env"_s, u"folder-key"_s);
    sources.configFolderEnv = keyFile(u"/c/.env"_s, u"config-key"_s);
    const QString file = write("file-key\n");
    const auto key = [&sources](const QString &apiKeyFile = {}) {
        const LayeredSecretStore store(sources, {.apiKeyFile = apiKeyFile});
        return described(store.keyFor(ordinaryEndpoint()));
    };
    QCOMPARE(key(file), u"file-key from --api-key-file "_s + file);
    QCOMPARE(key(), u"environment-key from $LITELLM_API_KEY"_s);
    sources.environment.clear();
    QCOMPARE(key(), u"named-key from a.env:2"_s);
    sources.envFile.reset();
    QCOMPARE(key(), u"folder-key from ./.env:2"_s);
    sources.workingFolderEnv.reset();
    QCOMPARE(key(), u"config-key from /c/.env:2"_s);
    sources.configFolderEnv.reset();
    QCOMPARE(key(), u"none"_s);
}

void SecretStoreTest::key_emptyCountsAsNotGiven()
{
    Sources sources;
    sources.environment.insert(keyName(), u" '' "_s);
    sources.envFile = keyFile(u"a.env"_s, u"  "_s);
    sources.workingFolderEnv = keyFile(u"./.env"_s, u"folder-key"_s);
    QCOMPARE(described(LayeredSecretStore(sources, {}).keyFor(ordinaryEndpoint())),
             u"folder-key from ./.env:2"_s);
}

void SecretStoreTest::key_neverFromSavedSettings()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[connection]\nbase_url=https://proxy.example\nkey=saved-key\n");
    file.close();
    Sources sources;
    sources.saved = Sources::EnvFile{.path = file.fileName(),
                                     .entries = readSavedSettings(file.fileName()).value()};
    QCOMPARE(described(LayeredSecretStore(sources, {}).keyFor(ordinaryEndpoint())), u"none"_s);
}

void SecretStoreTest::key_isCleaned_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << u"sk-1234"_s;
    QTest::newRow("blanks around") << u" sk-1234\t"_s;
    QTest::newRow("line feed") << u"sk-1234\r\n"_s;
    QTest::newRow("docker's quotes") << u"\"sk-1234\""_s;
    QTest::newRow("single quotes") << u"'sk-1234'"_s;
}

void SecretStoreTest::key_isCleaned()
{
    QFETCH(const QString, value);
    Sources sources;
    sources.environment.insert(keyName(), value);
    QCOMPARE(described(LayeredSecretStore(sources, {}).keyFor(ordinaryEndpoint())),
             u"sk-1234 from $LITELLM_API_KEY"_s);
}

void SecretStoreTest::key_isRefusedWhenBroken_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("blank inside") << u"sk-12 34"_s;
    QTest::newRow("line feed inside") << u"sk-12\nX-Header: 34"_s;
    QTest::newRow("carriage return inside") << u"sk-12\r34"_s;
    QTest::newRow("control") << u"sk-\x01 1234"_s;
    QTest::newRow("DEL") << u"sk-\x7f"_s;
    QTest::newRow("typographic dash") << u"sk–1234"_s;
    QTest::newRow("zero-width space") << u"sk-12\u200b34"_s;
}

void SecretStoreTest::key_isRefusedWhenBroken()
{
    QFETCH(const QString, value);
    Sources sources;
    sources.envFile = keyFile(u"a.env"_s, value);
    const auto found = LayeredSecretStore(sources, {}).keyFor(ordinaryEndpoint());
    QVERIFY(!found);
    // The whole error, so that the value is in no part of it.
    const Error error{.kind = ErrorKind::ValueInvalid,
                      .subject = keyName(),
                      .detail = u"a.env:2"_s,
                      .expected = u"a key of visible ASCII characters, without blanks"_s,
                      .line = 2};
    QCOMPARE(found.error(), error);
}

void SecretStoreTest::keyFile_isRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << "sk-1234"_ba << true;
    QTest::newRow("line feed") << "sk-1234\n"_ba << true;
    QTest::newRow("CRLF and more") << "\r\n sk-1234\r\n\n"_ba << true;
    QTest::newRow("byte-order mark") << "\xEF\xBB\xBFsk-1234"_ba << true;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("only blanks") << " \n"_ba << false;
    QTest::newRow("two lines") << "sk-1234\nsk-5678"_ba << false;
    QTest::newRow("not UTF-8") << "sk-\xE9"_ba << false;
    QTest::newRow("NUL") << QByteArray("sk-\0x", 5) << false;
    QTest::newRow("too large") << QByteArray(100'000, 'x') << false;
}

void SecretStoreTest::keyFile_isRead()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, valid);
    Sources sources;
    sources.environment.insert(keyName(), u"environment-key"_s);
    const QString file = write(bytes);
    const auto found = LayeredSecretStore(sources, {.apiKeyFile = file}).keyFor(ordinaryEndpoint());
    QCOMPARE(described(found),
             valid ? u"sk-1234 from --api-key-file "_s + file : u"ValueInvalid"_s);
    if (!valid) {
        QCOMPARE(found.error().detail, u"--api-key-file "_s + file);
    }
}

void SecretStoreTest::keyFile_isReadOnce()
{
    const QString file = write("sk-1234");
    const LayeredSecretStore store({}, {.apiKeyFile = file});
    QVERIFY(QFile::remove(file));
    QCOMPARE(described(store.keyFor(ordinaryEndpoint())), u"sk-1234 from --api-key-file "_s + file);
    QCOMPARE(described(store.keyFor(ordinaryEndpoint())), u"sk-1234 from --api-key-file "_s + file);
}

void SecretStoreTest::keyFile_mustBeThere()
{
    const QString missing = m_folder.filePath(u"missing"_s);
    const auto found = LayeredSecretStore({}, {.apiKeyFile = missing}).keyFor(ordinaryEndpoint());
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(found.error().subject, missing);
}

void SecretStoreTest::workingFolder_getsOnlyItsOwnKey_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("savedUrl");
    QTest::addColumn<QString>("ownKey");
    QTest::addColumn<QString>("otherKey");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("key");
    const QString url = u"https://elsewhere.example/v1"_s;
    const QString own = u"own"_s;
    const QString other = u"other"_s;
    const QString ownKey = u"own from ./.env:2"_s;
    const QString otherKey = u"other from $LITELLM_API_KEY"_s;
    const auto row = [](const char *name, const QStringList &urls, const QStringList &keys,
                        bool trusted, const QString &key) {
        QTest::newRow(name) << urls.at(0) << urls.at(1) << keys.at(0) << keys.at(1) << trusted
                            << key;
    };
    const QStringList unsaved{url, u""_s};
    row("no key at all", unsaved, {u""_s, u""_s}, false, u"none"_s);
    row("its own key", unsaved, {own, u""_s}, false, ownKey);
    row("another key", unsaved, {u""_s, other}, false, u"KeyRefused"_s);
    row("both keys", unsaved, {own, other}, false, ownKey);
    row("another key, trusted", unsaved, {u""_s, other}, true, otherKey);
    row("both keys, trusted", unsaved, {own, other}, true, otherKey);
    row("loopback", {u"http://localhost:4000"_s, u""_s}, {u""_s, other}, false, otherKey);
    row("like loopback", {u"http://localhost.example"_s, u""_s}, {u""_s, other}, false,
        u"KeyRefused"_s);
    row("the saved connection", {url, u" https://Elsewhere.example:443/"_s}, {u""_s, other}, false,
        otherKey);
    row("saved with another scheme", {url, u"http://elsewhere.example"_s}, {u""_s, other}, false,
        u"KeyRefused"_s);
    row("saved with another port", {url, u"https://elsewhere.example:4000"_s}, {u""_s, other},
        false, u"KeyRefused"_s);
    row("saved with another host", {url, u"https://example"_s}, {u""_s, other}, false,
        u"KeyRefused"_s);
    row("saved, but broken", {url, u"elsewhere.example"_s}, {u""_s, other}, false, u"KeyRefused"_s);
}

void SecretStoreTest::workingFolder_getsOnlyItsOwnKey()
{
    QFETCH(const QString, url);
    QFETCH(const QString, savedUrl);
    QFETCH(const QString, ownKey);
    QFETCH(const QString, otherKey);
    QFETCH(const bool, trusted);
    QFETCH(const QString, key);
    Sources sources;
    sources.environment.insert(keyName(), otherKey);
    sources.workingFolderEnv = keyFile(u"./.env"_s, ownKey);
    sources.saved = Sources::EnvFile{
        .path = u"s.ini"_s, .entries = {{.name = variable::baseUrl, .value = savedUrl, .line = 1}}};
    const LayeredSecretStore store(sources, {.trustWorkingFolderEnv = trusted});
    QCOMPARE(described(store.keyFor(endpoint(url, Source::WorkingFolderEnv))), key);
    // From any other place the same URL gets the strongest key.
    const QString strongest = otherKey.isEmpty() ? key : u"other from $LITELLM_API_KEY"_s;
    QCOMPARE(described(store.keyFor(endpoint(url, Source::Environment))), strongest);
}

void SecretStoreTest::workingFolder_thatNamesTheWayGetsNoOtherKey_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<bool>("isElsewhere");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("key");
    const QString other = u"other from $LITELLM_API_KEY"_s;
    for (const auto route : {variable::networkProxy, variable::caFile}) {
        QTest::addRow("%s", route.latin1()) << QString(route) << false << false << u"KeyRefused"_s;
        QTest::addRow("%s, trusted", route.latin1()) << QString(route) << false << true << other;
        QTest::addRow("%s, overruled", route.latin1()) << QString(route) << true << false << other;
    }
}

void SecretStoreTest::workingFolder_thatNamesTheWayGetsNoOtherKey()
{
    QFETCH(const QString, route);
    QFETCH(const bool, isElsewhere);
    QFETCH(const bool, trusted);
    const QString url = u"https://elsewhere.example/v1"_s;
    Sources sources;
    sources.environment.insert(keyName(), u"other"_s);
    sources.workingFolderEnv = Sources::EnvFile{
        .path = u"./.env"_s, .entries = {{.name = route, .value = u"evil"_s, .line = 1}}};
    if (isElsewhere) {
        sources.environment.insert(route, u"mine"_s);
    }
    sources.saved = Sources::EnvFile{
        .path = u"s.ini"_s, .entries = {{.name = variable::baseUrl, .value = url, .line = 1}}};
    const LayeredSecretStore store(sources, {.trustWorkingFolderEnv = trusted});
    QTEST(described(store.keyFor(endpoint(url, Source::WorkingFolderEnv))), "key");
}

void SecretStoreTest::workingFolder_refusalNamesBothOrigins()
{
    Sources sources;
    sources.envFile = keyFile(u"a.env"_s, u"other-key"_s);
    Error error{.kind = ErrorKind::KeyRefused,
                .subject = u"./.env:1"_s,
                .detail = u"a.env:2"_s,
                .expected = u"--trust-env-file"_s,
                .line = 1};
    QCOMPARE(LayeredSecretStore(sources, {}).keyFor(foreignEndpoint()).error(), error);

    // A key that was asked for by name is never exchanged for another one in silence.
    sources.workingFolderEnv = keyFile(u"./.env"_s, u"own-key"_s);
    const QString file = write("sk-1234");
    error.detail = u"--api-key-file "_s + file;
    QCOMPARE(LayeredSecretStore(sources, {.apiKeyFile = file}).keyFor(foreignEndpoint()).error(),
             error);
}

void SecretStoreTest::workingFolder_keyMayGoElsewhere()
{
    Sources sources;
    sources.workingFolderEnv = keyFile(u"./.env"_s, u"own-key"_s);
    QCOMPARE(described(LayeredSecretStore(sources, {}).keyFor(ordinaryEndpoint())),
             u"own-key from ./.env:2"_s);
}

void SecretStoreTest::session_holdsWhatItWasGiven()
{
    SessionSecretStore store;
    QCOMPARE(described(store.keyFor(ordinaryEndpoint())), u"none"_s);
    const FoundKey key{.key = Secret("sk-1234"), .origin = {.source = Source::Keyring}};
    store.setKey(QUrl(u"https://proxy.example:443/other/v1"_s), key);
    QCOMPARE(described(store.keyFor(ordinaryEndpoint())), u"sk-1234 from system keyring"_s);
    for (const QString &url : {u"http://proxy.example"_s, u"https://proxy.example:8443"_s,
                               u"https://elsewhere.example"_s}) {
        QCOMPARE(described(store.keyFor(endpoint(url, Source::Saved))), u"none"_s);
    }
    store.setKey(QUrl(u"https://proxy.example"_s), {});
    QCOMPARE(described(store.keyFor(ordinaryEndpoint())), u"none"_s);
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
