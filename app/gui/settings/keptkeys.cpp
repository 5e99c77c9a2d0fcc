// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/keptkeys.h"

#include "gui/window/windowmemory.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

KeptKeys::KeptKeys(WindowMemory &memory, std::unique_ptr<Keyring> keyring, QObject *parent)
    : QObject(parent)
    , m_memory(memory)
    , m_keyring(std::move(keyring))
    , m_store(std::make_shared<config::SessionSecretStore>())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        emit failed({.kind = ErrorKind::TimedOut, .wait = m_patience});
        settle();
    });
}

KeptKeys::~KeptKeys() = default;

Secret KeptKeys::keyOf(const QUrl &endpoint) const
{
    const auto found = m_store->keyFor({.value = endpoint, .origin = {}});
    return found && *found ? (*found)->key : Secret();
}

bool KeptKeys::has(const QUrl &endpoint) const
{
    return !keyOf(endpoint).isEmpty();
}

KeptKeys::Place KeptKeys::placeOf(const QUrl &endpoint) const
{
    if (!m_keyring) {
        return Place::Session;
    }
    const bool isInKeyring = m_memory.keyringEndpoints().contains(config::endpointName(endpoint));
    return isInKeyring || !has(endpoint) ? Place::Keyring : Place::Session;
}

void KeptKeys::put(const QUrl &endpoint, const Secret &key, config::Source source)
{
    m_store->setKey(endpoint, {.key = key, .origin = {.source = source}});
}

bool KeptKeys::load(const QUrl &endpoint)
{
    const QString name = config::endpointName(endpoint);
    if (!m_keyring || m_asked.contains(name) || !m_memory.keyringEndpoints().contains(name)) {
        return m_isAsking;
    }
    m_asked.insert(name);
    m_isAsking = true;
    m_timer.start(m_patience);
    m_keyring->read(name, [this, endpoint](const Result<Secret> &key) {
        if (key && !key->isEmpty() && !has(endpoint)) {
            put(endpoint, *key, config::Source::Keyring);
        }
        if (!key) {
            emit failed(key.error());
        }
        settle();
    });
    return m_isAsking;
}

//! An answer that comes after its time is taken all the same.
void KeptKeys::settle()
{
    m_timer.stop();
    m_isAsking = false;
    emit loaded();
}

void KeptKeys::keep(const QUrl &endpoint, const Secret &key, Place place)
{
    const Secret kept = key.isEmpty() ? keyOf(endpoint) : key;
    if (kept.isEmpty()) {
        return;
    }
    const QString name = config::endpointName(endpoint);
    if (place == Place::Session || !m_keyring) {
        put(endpoint, kept, config::Source::Session);
        removeFromKeyring(endpoint);
        return;
    }
    put(endpoint, kept, config::Source::Keyring);
    m_memory.setInKeyring(name, true);
    m_asked.insert(name);
    m_keyring->write(name, kept, [this, endpoint, name, kept](const Result<void> &written) {
        if (!written) {
            m_memory.setInKeyring(name, false);
            put(endpoint, kept, config::Source::Session);
            emit failed(written.error());
        }
    });
}

void KeptKeys::forget(const QUrl &endpoint)
{
    m_store->setKey(endpoint, {});
    removeFromKeyring(endpoint);
}

void KeptKeys::removeFromKeyring(const QUrl &endpoint)
{
    const QString name = config::endpointName(endpoint);
    if (!m_keyring || !m_memory.keyringEndpoints().contains(name)) {
        return;
    }
    m_memory.setInKeyring(name, false);
    m_keyring->remove(name, [this](const Result<void> &removed) {
        if (!removed) {
            emit failed(removed.error());
        }
    });
}

} // namespace roo::gui
