// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/app.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

llm::Endpoint endpointOf(const config::Settings &settings,
                         const std::optional<config::FoundKey> &key)
{
    return {.baseUrl = settings.baseUrl.value,
            .key = key ? key->key : Secret(),
            .caFile = settings.caFile.value,
            .requestTimeout = settings.requestTimeout.value,
            .answerLimit = settings.answerLimit.value,
            .lineLimit = settings.lineLimit.value};
}

} // namespace

Result<std::unique_ptr<App>> App::assemble(const AppOptions &options)
{
    Result<config::Sources> sources = config::gatherSources(options.sources);
    if (!sources) {
        return std::unexpected(sources.error());
    }
    Result<config::LoadedSettings> loaded = config::loadSettings(*sources);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    const config::LayeredSecretStore secrets(*std::move(sources), options.keyRules);
    const Result<std::optional<config::FoundKey>> key = secrets.keyFor(loaded->settings.baseUrl);
    if (!key) {
        return std::unexpected(key.error());
    }
    return std::unique_ptr<App>(
        new App(*std::move(loaded), *key, options.sources.folders, options.keepsHistory));
}

App::App(config::LoadedSettings loaded, const std::optional<config::FoundKey> &key,
         config::Folders folders, bool keepsHistory)
    : m_loaded(std::move(loaded))
    , m_keyOrigin(key ? std::optional(key->origin) : std::nullopt)
    , m_folders(std::move(folders))
    , m_keepsHistory(keepsHistory && m_loaded.settings.history.value)
    , m_client(endpointOf(m_loaded.settings, key))
{
}

std::optional<RunStore> App::store() const
{
    if (!m_keepsHistory || m_folders.data.isEmpty()) {
        return std::nullopt;
    }
    return RunStore(m_folders.data % u"/runs"_s);
}

Result<Profile> App::profile() const
{
    const QString user = m_folders.config.isEmpty() ? QString() : m_folders.config % u"/profiles"_s;
    return findProfile(m_loaded.settings.profile.value, user);
}

} // namespace roo::run
