// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/config/secretstore.h"
#include "gui/settings/keyring.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

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
    //! Whether there is one to forget: in memory, or in the keyring, as far as is known.
    [[nodiscard]] bool canForget(const QUrl &endpoint) const;
    //! Where the key lies, or would lie.
    [[nodiscard]] Place placeOf(const QUrl &endpoint) const;

    //! Asks the keyring, if it may have something and has not told it before: then `loaded`
    //! follows, whatever it answers, and at the latest when its time is over. Where it refused, it
    //! is asked again, but not by those who have just heard `loaded`. False: there is nothing to
    //! wait for.
    bool load(const QUrl &endpoint);
    //! Keeps a key from now on; an empty one is the one that is there, for another place. It counts
    //! at once; where the keyring fails, `failed` follows, and it counts for this session. What was
    //! wanted for the same endpoint before is not heard of any more.
    void keep(const QUrl &endpoint, const Secret &key, Place place);
    //! At once in memory; where the keyring fails, `failed` follows, and it can be tried again.
    void forget(const QUrl &endpoint);

    //! How long a keyring may take, since it may ask somebody who is not there.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

signals:
    void loaded();
    void failed(const roo::Error &error);

private:
    enum class Reading { Open, Asked, Late, Done };
    //! What goes on with one endpoint.
    struct Known
    {
        Reading reading = Reading::Open;
        int wish = 0; //!< Counts what was wanted; what an older one came to is no news.
        int writes = 0; //!< Without an answer yet.
        bool wasThere = false; //!< In the keyring, before those.
        bool isGoing = false; //!< It is being removed.
    };
    void put(const QUrl &endpoint, const Secret &key, config::Source source);
    void read(const QUrl &endpoint);
    void takeRead(const QUrl &endpoint, int wish, const Result<Secret> &key);
    void giveUpReading(const QString &name);
    [[nodiscard]] Known &newWish(const QString &name);
    void write(const QUrl &endpoint, const Secret &key);
    void takeWritten(const QUrl &endpoint, const Secret &key, int wish,
                     const Result<void> &written);
    void removeFromKeyring(const QUrl &endpoint);
    void takeRemoved(const QString &name, int wish, const Result<void> &removed);
    [[nodiscard]] QTimer *startLimit(const std::function<void()> &late);
    [[nodiscard]] std::optional<config::FoundKey> found(const QUrl &endpoint) const;
    [[nodiscard]] bool isListed(const QString &name) const;

    WindowMemory &m_memory;
    std::unique_ptr<Keyring> m_keyring;
    std::shared_ptr<config::SessionSecretStore> m_store;
    QHash<QString, Known> m_known; //!< By endpoint.
    std::chrono::milliseconds m_patience{std::chrono::seconds(20)};
};

} // namespace roo::gui
