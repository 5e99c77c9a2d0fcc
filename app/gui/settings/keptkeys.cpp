// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/keptkeys.h"

#include "gui/window/windowmemory.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

Result<void> unanswered()
{
    return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                 .subject = Keyring::tr("the system keyring"),
                                 .detail = Keyring::tr("it did not answer")});
}

} // namespace

KeptKeys::KeptKeys(WindowMemory &memory, std::unique_ptr<Keyring> keyring, QObject *parent)
    : QObject(parent)
    , m_memory(memory)
    , m_keyring(std::move(keyring))
    , m_store(std::make_shared<config::SessionSecretStore>())
{
}

KeptKeys::~KeptKeys() = default;

std::optional<config::FoundKey> KeptKeys::found(const QUrl &endpoint) const
{
    return m_store->keyFor({.value = endpoint, .origin = {}}).value_or(std::nullopt);
}

bool KeptKeys::isListed(const QString &name) const
{
    return m_keyring && m_memory.keyringEndpoints().contains(name);
}

bool KeptKeys::has(const QUrl &endpoint) const
{
    return found(endpoint).has_value();
}

bool KeptKeys::canForget(const QUrl &endpoint) const
{
    const QString name = config::endpointName(endpoint);
    return has(endpoint) || (isListed(name) && !m_known.value(name).isGoing);
}

KeptKeys::Place KeptKeys::placeOf(const QUrl &endpoint) const
{
    const auto key = found(endpoint);
    const bool isElsewhere = key && key->origin.source == config::Source::Session;
    return !m_keyring || isElsewhere ? Place::Session : Place::Keyring;
}

void KeptKeys::put(const QUrl &endpoint, const Secret &key, config::Source source)
{
    m_store->setKey(endpoint, {.key = key, .origin = {.source = source}});
}

bool KeptKeys::load(const QUrl &endpoint)
{
    const QString name = config::endpointName(endpoint);
    Known &known = m_known[name];
    if (known.reading == Reading::Open && isListed(name)) {
        known.reading = Reading::Asked;
        read(endpoint);
    }
    return m_known.value(name).reading == Reading::Asked;
}

void KeptKeys::read(const QUrl &endpoint)
{
    const QString name = config::endpointName(endpoint);
    QTimer *const limit = startLimit([this, name] { giveUpReading(name); });
    m_keyring->read(
        name, [this, endpoint, wish = m_known.value(name).wish, limit](const Result<Secret> &key) {
            limit->stop();
            limit->deleteLater();
            takeRead(endpoint, wish, key);
        });
}

//! An answer that comes after its time is taken all the same.
void KeptKeys::takeRead(const QUrl &endpoint, int wish, const Result<Secret> &key)
{
    const QString name = config::endpointName(endpoint);
    if (wish != m_known.value(name).wish) {
        return;
    }
    if (key && !key->isEmpty()) {
        put(endpoint, *key, config::Source::Keyring);
    }
    m_known[name].reading = Reading::Done;
    if (!key) {
        emit failed(key.error());
    }
    emit loaded();
    // Only now: whoever hears of it would ask again at once, and so on without an end.
    if (!key && wish == m_known.value(name).wish) {
        m_known[name].reading = Reading::Open;
    }
}

void KeptKeys::giveUpReading(const QString &name)
{
    Known &known = m_known[name];
    if (known.reading == Reading::Asked) {
        known.reading = Reading::Late;
        emit failed({.kind = ErrorKind::TimedOut, .wait = m_patience});
        emit loaded();
    }
}

//! A new one, which makes the older ones old news.
KeptKeys::Known &KeptKeys::newWish(const QString &name)
{
    Known &known = m_known[name];
    known.reading = Reading::Done;
    ++known.wish;
    known.isGoing = false;
    return known;
}

void KeptKeys::keep(const QUrl &endpoint, const Secret &key, Place place)
{
    const auto before = found(endpoint);
    const Secret kept = key.isEmpty() && before ? before->key : key;
    if (kept.isEmpty()) {
        return;
    }
    if (place == Place::Session || !m_keyring) {
        put(endpoint, kept, config::Source::Session);
        removeFromKeyring(endpoint);
    } else {
        put(endpoint, kept, config::Source::Keyring);
        write(endpoint, kept);
    }
}

void KeptKeys::forget(const QUrl &endpoint)
{
    m_store->setKey(endpoint, {});
    removeFromKeyring(endpoint);
}

void KeptKeys::write(const QUrl &endpoint, const Secret &key)
{
    const QString name = config::endpointName(endpoint);
    Known &known = newWish(name);
    if (known.writes++ == 0) {
        known.wasThere = isListed(name);
    }
    // Already now: nobody can remove what is not in the list, and the program may end before the
    // answer.
    m_memory.setInKeyring(name, true);
    QTimer *const limit = startLimit([this, endpoint, key, wish = known.wish] {
        takeWritten(endpoint, key, wish, unanswered());
    });
    m_keyring->write(
        name, key,
        [this, name, endpoint, key, wish = known.wish, limit](const Result<void> &written) {
            limit->stop();
            limit->deleteLater();
            Known &then = m_known[name];
            then.wasThere = then.wasThere || written;
            if (--then.writes == 0) {
                m_memory.setInKeyring(name, then.wasThere);
            }
            takeWritten(endpoint, key, wish, written);
        });
}

//! Once more where an answer comes after its time.
void KeptKeys::takeWritten(const QUrl &endpoint, const Secret &key, int wish,
                           const Result<void> &written)
{
    if (wish != m_known.value(config::endpointName(endpoint)).wish) {
        return;
    }
    put(endpoint, key, written ? config::Source::Keyring : config::Source::Session);
    if (!written) {
        emit failed(written.error());
    }
}

void KeptKeys::removeFromKeyring(const QUrl &endpoint)
{
    const QString name = config::endpointName(endpoint);
    Known &known = newWish(name);
    if (!isListed(name)) {
        return;
    }
    known.isGoing = true;
    QTimer *const limit
        = startLimit([this, name, wish = known.wish] { takeRemoved(name, wish, unanswered()); });
    m_keyring->remove(name, [this, name, wish = known.wish, limit](const Result<void> &removed) {
        limit->stop();
        limit->deleteLater();
        takeRemoved(name, wish, removed);
    });
}

//! Once more where an answer comes after its time.
void KeptKeys::takeRemoved(const QString &name, int wish, const Result<void> &removed)
{
    Known &known = m_known[name];
    if (removed) {
        known.wasThere = false;
        m_memory.setInKeyring(name, known.writes > 0);
    }
    if (wish != known.wish) {
        return;
    }
    known.isGoing = false;
    if (!removed) {
        emit failed(removed.error());
    }
}

//! It goes with whoever stops it.
QTimer *KeptKeys::startLimit(const std::function<void()> &late)
{
    auto *const timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, late);
    timer->start(m_patience);
    return timer;
}

} // namespace roo::gui
