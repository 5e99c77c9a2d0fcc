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
            .networkProxy = settings.networkProxy.value,
            .requestTimeout = settings.requestTimeout.value,
            .answerLimit = settings.answerLimit.value,
            .lineLimit = settings.lineLimit.value};
}

//! Before a run begins, and whether or not the URL makes use of it today.
Result<void> checkAuthorities(const config::Settings &settings)
{
    const auto &[file, origin] = settings.caFile;
    if (file.isEmpty()) {
        return {};
    }
    return llm::checkCaFile(file).transform_error([&origin](Error error) {
        error.namedBy = config::variable::caFile % u" ("_s % config::originText(origin) % u')';
        return error;
    });
}

Result<std::optional<config::FoundKey>> findKey(config::Sources sources, const AppOptions &options,
                                                const config::Sourced<QUrl> &endpoint)
{
    const config::LayeredSecretStore named(std::move(sources), options.keyRules);
    auto key = named.keyFor(endpoint);
    return key && !*key && options.keptKeys ? options.keptKeys->keyFor(endpoint) : key;
}

} // namespace

Inspection inspect(const AppOptions &options)
{
    config::InspectedSources gathered = config::inspectSources(options.sources);
    config::InspectedSettings inspected = config::inspectSettings(gathered.sources);
    Inspection result{.settings = std::move(inspected.loaded.settings),
                      .warnings = std::move(inspected.loaded.warnings),
                      .errors = gathered.errors + inspected.errors};
    const auto key = findKey(std::move(gathered.sources), options, result.settings.baseUrl);
    if (!key) {
        result.errors.append(key.error());
    } else if (*key) {
        result.keyOrigin = (*key)->origin;
    }
    if (const Result<void> checked = checkAuthorities(result.settings); !checked) {
        result.errors.append(checked.error());
    }
    return result;
}

std::optional<RunStore> storeIn(const config::Folders &folders)
{
    return folders.data.isEmpty() ? std::nullopt
                                  : std::optional(RunStore(folders.data % u"/runs"_s));
}

QString userProfilesIn(const config::Folders &folders)
{
    return folders.config.isEmpty() ? QString() : folders.config % u"/profiles"_s;
}

QStringList profileNamesIn(const config::Folders &folders)
{
    return profileNames(userProfilesIn(folders));
}

Result<Profile> profileIn(const config::Folders &folders, const QString &nameOrFolder)
{
    return findProfile(nameOrFolder, userProfilesIn(folders));
}

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
    const auto key = findKey(*std::move(sources), options, loaded->settings.baseUrl);
    if (!key) {
        return std::unexpected(key.error());
    }
    if (const Result<void> checked = checkAuthorities(loaded->settings); !checked) {
        return std::unexpected(checked.error());
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
    , m_ledger(std::make_shared<Ledger>(ledgerFolder(m_folders.data)))
    , m_client(endpointOf(m_loaded.settings, key))
{
}

std::optional<RunStore> App::store() const
{
    return m_keepsHistory ? storeIn(m_folders) : std::nullopt;
}

Spending App::spending() const
{
    return {.ledger = m_ledger, .budgets = budgetsIn(m_loaded.settings)};
}

Result<Profile> App::profile() const
{
    return profileIn(m_folders, m_loaded.settings.profile.value);
}

} // namespace roo::run
