// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/config/secretstore.h"
#include "gui/settings/keyring.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <memory>

namespace roo::gui {

class WindowMemory;

//! The keys that were typed into the window, each for one scheme, host and port: in memory, and in
//! the system's keyring where that was wanted. The keyring is asked only for what was put there.
class KeptKeys final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeptKeys)

public:
    enum class Place { Session, Keyring };

    //! `memory` outlives it; the keyring may be null.
    KeptKeys(WindowMemory &memory, std::unique_ptr<Keyring> keyring, QObject *parent = nullptr);
    ~KeptKeys() override;

    [[nodiscard]] bool hasKeyring() const { return m_keyring && m_keyring->isAvailable(); }
    [[nodiscard]] std::shared_ptr<const config::SecretStore> store() const { return m_store; }
    //! Whether there is a key for it in memory.
    [[nodiscard]] bool has(const QUrl &endpoint) const;
    //! Where the key lies, or would lie.
    [[nodiscard]] Place placeOf(const QUrl &endpoint) const;

    //! Asks the keyring, if it may have something and was not asked before: then `loaded` follows,
    //! whatever it answers, and at the latest when its time is over. False: there is nothing to
    //! wait for.
    bool load(const QUrl &endpoint);
    //! Keeps a key from now on; an empty one is the one that is there, for another place. It counts
    //! at once; where the keyring fails, `failed` follows, and it counts for this session.
    void keep(const QUrl &endpoint, const Secret &key, Place place);
    void forget(const QUrl &endpoint);

    //! How long a keyring may take, since it may ask somebody who is not there.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

signals:
    void loaded();
    void failed(const roo::Error &error);

private:
    void put(const QUrl &endpoint, const Secret &key, config::Source source);
    void settle();
    void removeFromKeyring(const QUrl &endpoint);
    [[nodiscard]] Secret keyOf(const QUrl &endpoint) const;

    WindowMemory &m_memory;
    std::unique_ptr<Keyring> m_keyring;
    std::shared_ptr<config::SessionSecretStore> m_store;
    QSet<QString> m_asked; //!< Endpoints.
    QTimer m_timer;
    std::chrono::milliseconds m_patience{std::chrono::seconds(20)};
    bool m_isAsking = false;
};

} // namespace roo::gui
