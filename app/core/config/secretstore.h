// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/redactor.h"
#include "core/config/settings.h"

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
//! it leads to the saved connection, or the file is trusted by name (--trust-env-file): then the
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

//! A key held in memory: tests, and the window's "for this session only".
class SessionSecretStore final : public SecretStore
{
public:
    explicit SessionSecretStore(std::optional<FoundKey> key);
    [[nodiscard]] Result<std::optional<FoundKey>>
    keyFor(const Sourced<QUrl> &endpoint) const override;

private:
    std::optional<FoundKey> m_key;
};

} // namespace roo::config
