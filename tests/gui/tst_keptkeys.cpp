// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/keptkeys.h"
#include "gui/window/windowmemory.h"

#include "fakekeyring.h"
#include "windowtest.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

const QUrl &here()
{
    static const QUrl url(u"https://proxy.example/v1"_s);
    return url;
}

} // namespace

class KeptKeysTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sessionKey_isInMemoryOnly();
    void keyringKey_comesBackAtTheNextStart();
    void keyring_isNotAskedForNothing();
    void key_belongsToItsEndpoint();
    void silentKeyring_isGivenUp();
    void refusedReading_isTriedWhenAskedAgain();
    void twoEndpoints_areWaitedForEach();
    void refusingKeyring_leavesTheKeyForTheSession();
    void refusedOverwriting_leavesTheOldOneToBeRemoved();
    void refusedRemoval_canBeTriedAgain();
    void silentWrite_isGivenUp();
    void lateAnswer_changesNoNewerWish_data();
    void lateAnswer_changesNoNewerWish();
    void lateKey_isNotTakenAfterForgetting();
    void place_canBeChanged();
    void forgotten_isGoneEverywhere();
    void withoutKeyring_isForTheSession();

private:
    [[nodiscard]] std::unique_ptr<KeptKeys> start()
    {
        return std::make_unique<KeptKeys>(*m_memory, std::make_unique<FakeKeyring>(m_state));
    }
    //! "key from origin", or "none".
    [[nodiscard]] static QString found(const KeptKeys &keys, const QUrl &url = here())
    {
        const auto key = keys.store()->keyFor({.value = url, .origin = {}});
        return key && *key ? QString(QString::fromUtf8((*key)->key.reveal()) % u" from "_s
                                     % config::originText((*key)->origin))
                           : u"none"_s;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<WindowMemory> m_memory;
    FakeKeyring::State m_state;
};

void KeptKeysTest::init()
{
    roo::test::failOnWarning();
    m_home = std::make_unique<QTemporaryDir>();
    m_memory = std::make_unique<WindowMemory>(m_home->path());
    m_state = {};
}

void KeptKeysTest::sessionKey_isInMemoryOnly()
{
    const auto keys = start();
    keys->keep(here(), Secret("sk-1234"), KeptKeys::Place::Session);
    QCOMPARE(found(*keys), u"sk-1234 from this session"_s);
    QCOMPARE(keys->placeOf(here()), KeptKeys::Place::Session);
    QVERIFY(m_state.secrets.isEmpty());
    QCOMPARE(found(*start()), u"none"_s);
}

void KeptKeysTest::keyringKey_comesBackAtTheNextStart()
{
    {
        const auto keys = start();
        keys->keep(here(), Secret("sk-1234"), KeptKeys::Place::Keyring);
        QTRY_COMPARE(m_state.secrets.value(u"https://proxy.example:443"_s), "sk-1234"_ba);
    }
    const auto keys = start();
    const QSignalSpy loaded(keys.get(), &KeptKeys::loaded);
    QVERIFY(keys->load(here()));
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(found(*keys), u"sk-1234 from system keyring"_s);
    QCOMPARE(keys->placeOf(here()), KeptKeys::Place::Keyring);
    QVERIFY(!keys->load(here()));
    QCOMPARE(m_state.questions, 1);
}

void KeptKeysTest::keyring_isNotAskedForNothing()
{
    const auto keys = start();
    QVERIFY(!keys->load(here()));
    QCOMPARE(m_state.questions, 0);
}

void KeptKeysTest::key_belongsToItsEndpoint()
{
    const auto keys = start();
    keys->keep(here(), Secret("sk-1234"), KeptKeys::Place::Keyring);
    QCOMPARE(found(*keys, QUrl(u"https://proxy.example:443"_s)), u"sk-1234 from system keyring"_s);
    for (const QString &other : {u"http://proxy.example"_s, u"https://proxy.example:8443"_s,
                                 u"https://elsewhere.example"_s}) {
        QCOMPARE(found(*keys, QUrl(other)), u"none"_s);
        QVERIFY(!keys->load(QUrl(other)));
    }
}

void KeptKeysTest::silentKeyring_isGivenUp()
{
    m_memory->setInKeyring(u"https://proxy.example:443"_s, true);
    m_state.mood = FakeKeyring::Mood::Silent;
    const auto keys = start();
    keys->setPatience(std::chrono::milliseconds(1));
    const QSignalSpy loaded(keys.get(), &KeptKeys::loaded);
    const QSignalSpy failed(keys.get(), &KeptKeys::failed);
    QVERIFY(keys->load(here()));
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::TimedOut);
    QVERIFY(!keys->load(here()));
}

void KeptKeysTest::refusedReading_isTriedWhenAskedAgain()
{
    const QString name = config::endpointName(here());
    m_state.secrets.insert(name, "sk-1234");
    m_memory->setInKeyring(name, true);
    m_state.mood = FakeKeyring::Mood::Refusing;
    const auto keys = start();
    const QSignalSpy loaded(keys.get(), &KeptKeys::loaded);
    // As the workbench does.
    connect(keys.get(), &KeptKeys::loaded, keys.get(), [&keys] { keys->load(here()); });
    QVERIFY(keys->load(here()));
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(m_state.questions, 1);
    m_state.mood = FakeKeyring::Mood::Willing;
    QVERIFY(keys->load(here()));
    QTRY_COMPARE(loaded.count(), 2);
    QCOMPARE(found(*keys), u"sk-1234 from system keyring"_s);
}

void KeptKeysTest::twoEndpoints_areWaitedForEach()
{
    const QUrl there(u"https://elsewhere.example"_s);
    m_memory->setInKeyring(config::endpointName(here()), true);
    m_memory->setInKeyring(config::endpointName(there), true);
    m_state.mood = FakeKeyring::Mood::Silent;
    const auto keys = start();
    keys->setPatience(std::chrono::milliseconds(1));
    QVERIFY(keys->load(here()));
    m_state.mood = FakeKeyring::Mood::Willing;
    keys->setPatience(std::chrono::hours(1));
    const QSignalSpy loaded(keys.get(), &KeptKeys::loaded);
    QVERIFY(keys->load(there));
    QTRY_VERIFY(!keys->load(there));
    QTRY_COMPARE(loaded.count(), 2);
    QVERIFY(!keys->load(here()));
}

void KeptKeysTest::refusingKeyring_leavesTheKeyForTheSession()
{
    m_state.mood = FakeKeyring::Mood::Refusing;
    const auto keys = start();
    const QSignalSpy failed(keys.get(), &KeptKeys::failed);
    keys->keep(here(), Secret("sk-1234"), KeptKeys::Place::Keyring);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(found(*keys), u"sk-1234 from this session"_s);
    QVERIFY(m_memory->keyringEndpoints().isEmpty());
}

void KeptKeysTest::refusedOverwriting_leavesTheOldOneToBeRemoved()
{
    const auto keys = start();
    keys->keep(here(), Secret("sk-old"), KeptKeys::Place::Keyring);
    QTRY_COMPARE(m_state.secrets.size(), 1);
    const QSignalSpy failed(keys.get(), &KeptKeys::failed);
    m_state.mood = FakeKeyring::Mood::Refusing;
    keys->keep(here(), Secret("sk-new"), KeptKeys::Place::Keyring);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(found(*keys), u"sk-new from this session"_s);
    QCOMPARE(keys->placeOf(here()), KeptKeys::Place::Session);
    m_state.mood = FakeKeyring::Mood::Willing;
    keys->forget(here());
    QTRY_VERIFY(m_state.secrets.isEmpty());
    QVERIFY(m_memory->keyringEndpoints().isEmpty());
}

void KeptKeysTest::refusedRemoval_canBeTriedAgain()
{
    const auto keys = start();
    keys->keep(here(), Secret("sk-1234"), KeptKeys::Place::Keyring);
    QTRY_COMPARE(m_state.secrets.size(), 1);
    const QSignalSpy failed(keys.get(), &KeptKeys::failed);
    m_state.mood = FakeKeyring::Mood::Refusing;
    keys->forget(here());
    QVERIFY(!keys->canForget(here()));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(found(*keys), u"none"_s);
    QVERIFY(keys->canForget(here()));
    QVERIFY(!keys->load(here()));
    m_state.mood = FakeKeyring::Mood::Willing;
    keys->forget(here());
    QTRY_VERIFY(m_state.secrets.isEmpty());
    QVERIFY(!keys->canForget(here()));
}

void KeptKeysTest::silentWrite_isGivenUp()
{
    m_state.mood = FakeKeyring::Mood::Hesitant;
    const auto keys = start();
    keys->setPatience(std::chrono::milliseconds(1));
    const QSignalSpy failed(keys.get(), &KeptKeys::failed);
    keys->keep(here(), Secret("sk-1234"), KeptKeys::Place::Keyring);
    QCOMPARE(found(*keys), u"sk-1234 from system keyring"_s);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(found(*keys), u"sk-1234 from this session"_s);
    QCOMPARE(m_memory->keyringEndpoints().size(), 1); // it may still come to lie there
    m_state.answerAll(FakeKeyring::Mood::Willing);
    QCOMPARE(found(*keys), u"sk-1234 from system keyring"_s);
}

void KeptKeysTest::lateAnswer_changesNoNewerWish_data()
{
    QTest::addColumn<bool>("isForgotten");
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<QString>("left");
    QTest::newRow("forgotten, then refused") << true << true << u"none"_s;
    QTest::newRow("forgotten, then written") << true << false << u"none"_s;
    QTest::newRow("replaced, then refused") << false << true << u"sk-new from this session"_s;
    QTest::newRow("replaced, then written") << false << false << u"sk-new from this session"_s;
}

void KeptKeysTest::lateAnswer_changesNoNewerWish()
{
    using Mood = FakeKeyring::Mood;
    QFETCH(const bool, isForgotten);
    QFETCH(const bool, isRefused);
    QFETCH(const QString, left);
    m_state.mood = Mood::Hesitant;
    const auto keys = start();
    keys->keep(here(), Secret("sk-old"), KeptKeys::Place::Keyring);
    if (isForgotten) {
        keys->forget(here());
    } else {
        keys->keep(here(), Secret("sk-new"), KeptKeys::Place::Session);
    }
    QCOMPARE(found(*keys), left);
    m_state.answerAll(isRefused ? Mood::Refusing : Mood::Willing);
    QCOMPARE(found(*keys), left);
    QVERIFY(m_state.secrets.isEmpty());
    QVERIFY(m_memory->keyringEndpoints().isEmpty());
}

void KeptKeysTest::lateKey_isNotTakenAfterForgetting()
{
    const QString name = config::endpointName(here());
    m_state.secrets.insert(name, "sk-1234");
    m_memory->setInKeyring(name, true);
    m_state.mood = FakeKeyring::Mood::Hesitant;
    const auto keys = start();
    QVERIFY(keys->load(here()));
    keys->forget(here());
    m_state.answerAll(FakeKeyring::Mood::Willing);
    QCOMPARE(found(*keys), u"none"_s);
    QVERIFY(m_state.secrets.isEmpty());
}

void KeptKeysTest::place_canBeChanged()
{
    const auto keys = start();
    keys->keep(here(), Secret("sk-1234"), KeptKeys::Place::Session);
    keys->keep(here(), {}, KeptKeys::Place::Keyring);
    QTRY_COMPARE(m_state.secrets.size(), 1);
    QCOMPARE(found(*keys), u"sk-1234 from system keyring"_s);
    keys->keep(here(), {}, KeptKeys::Place::Session);
    QTRY_VERIFY(m_state.secrets.isEmpty());
    QCOMPARE(found(*keys), u"sk-1234 from this session"_s);
}

void KeptKeysTest::forgotten_isGoneEverywhere()
{
    const auto keys = start();
    keys->keep(here(), Secret("sk-1234"), KeptKeys::Place::Keyring);
    QTRY_COMPARE(m_state.secrets.size(), 1);
    keys->forget(here());
    QTRY_VERIFY(m_state.secrets.isEmpty());
    QCOMPARE(found(*keys), u"none"_s);
    QVERIFY(m_memory->keyringEndpoints().isEmpty());
}

void KeptKeysTest::withoutKeyring_isForTheSession()
{
    KeptKeys keys(*m_memory, nullptr);
    QVERIFY(!keys.hasKeyring());
    keys.keep(here(), Secret("sk-1234"), KeptKeys::Place::Keyring);
    QCOMPARE(found(keys), u"sk-1234 from this session"_s);
    QVERIFY(!keys.load(here()));
}

ROO_WINDOW_TEST_MAIN(KeptKeysTest)
#include "tst_keptkeys.moc"
