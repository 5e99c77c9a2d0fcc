// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/redactor.h"
#include "core/config/settings.h"

#include <QHash>

#include <memory>
#include <optional>

namespace roo::config {

struct FoundKey
{
    Secret key;
    Origin origin;
};

//! Where the key comes from. Asked per endpoint, because a key belongs to scheme, host and port.
class SecretStore
{
public:
    SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)
    virtual ~SecretStore() = default;

    //! The key to send to `endpoint`, or none: a proxy may want none. Errors: KeyRefused;
    //! ValueInvalid (a key with blanks or controls, an empty key file); FileUnreadable.
    [[nodiscard]] virtual Result<std::optional<FoundKey>>
    keyFor(const Sourced<QUrl> &endpoint) const = 0;
};

//! The store of files and variables: --api-key-file, environment, --env-file, ./.env, config
//! folder's .env, in this order. An empty key counts as not given, but for --api-key-file.
//! A base URL from ./.env gets only a key from that same file, unless its host is loopback, or
//! it leads to the saved connection by a way that ./.env says nothing about (no network proxy, no
//! certificate authority), or the file is trusted by name (--trust-env-file): then the
//! key from ./.env is taken in spite of the order, a key of --api-key-file is refused, and so is
//! any other where ./.env has none.
class LayeredSecretStore final : public SecretStore
{
public:
    struct Rules
    {
        QString apiKeyFile = {}; //!< Empty: none.
        bool trustWorkingFolderEnv = false;
    };

    //! Reads the key file, once: a pipe such as <(pass show key) can be read only once.
    LayeredSecretStore(Sources sources, Rules rules);
    [[nodiscard]] Result<std::optional<FoundKey>>
    keyFor(const Sourced<QUrl> &endpoint) const override;

private:
    [[nodiscard]] bool mayGetAnyKey(const Sourced<QUrl> &endpoint) const;

    Sources m_sources;
    Rules m_rules;
    Result<std::optional<FoundKey>> m_fileKey;
};

//! Keys held in memory, each for one scheme, host and port: the window's "for this session only",
//! and what the keyring gave it.
class SessionSecretStore final : public SecretStore
{
public:
    //! In the place of the one that was there; an empty key only takes that away.
    void setKey(const QUrl &endpoint, const FoundKey &key);
    [[nodiscard]] Result<std::optional<FoundKey>>
    keyFor(const Sourced<QUrl> &endpoint) const override;

private:
    QHash<QString, FoundKey> m_keys; //!< By endpointName.
};

//! A key as it was typed or pasted, fit for a header. Error: ValueInvalid.
[[nodiscard]] Result<Secret> typedKey(const QString &text);

} // namespace roo::config
