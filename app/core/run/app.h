// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/config/secretstore.h"
#include "core/config/settings.h"
#include "core/llm/chatclient.h"
#include "core/run/profile.h"
#include "core/run/runstore.h"
#include "core/run/spendgate.h"

#include <memory>
#include <optional>

namespace roo::run {

//! What a front end knows before anything is read.
struct AppOptions
{
    config::SourceRequest sources;
    config::LayeredSecretStore::Rules keyRules;
    bool keepsHistory = true; //!< --no-history makes it false.
    //! Asked where files and variables have no key; may be null.
    std::shared_ptr<const config::SecretStore> keptKeys = {};
};

//! What of the settings can be read, and what is wrong with the rest: for showing, not for sending.
struct Inspection
{
    config::Settings settings; //!< What was refused has its default.
    QList<config::Warning> warnings;
    std::optional<config::Origin> keyOrigin; //!< Empty: there is no key, or it is refused.
    QList<Error> errors;
};

[[nodiscard]] Inspection inspect(const AppOptions &options);

//! Where runs are kept below the data folder; none if there is no home folder.
[[nodiscard]] std::optional<RunStore> storeIn(const config::Folders &folders);

//! The folder of the user's own profiles; empty if there is no home folder.
[[nodiscard]] QString userProfilesIn(const config::Folders &folders);

//! The names of the profiles that can be chosen, in their order.
[[nodiscard]] QStringList profileNamesIn(const config::Folders &folders);

//! The profile of this name or folder. Errors: those of findProfile.
[[nodiscard]] Result<Profile> profileIn(const config::Folders &folders,
                                        const QString &nameOrFolder);

//! Assembles everything for `main`: settings, key, network, client, profile, store. Owns what the
//! sessions share.
class App final
{
public:
    //! Errors: those of gatherSources, loadSettings and keyFor, and of a CA file that is none.
    [[nodiscard]] static Result<std::unique_ptr<App>> assemble(const AppOptions &options);

    [[nodiscard]] const config::Settings &settings() const { return m_loaded.settings; }
    [[nodiscard]] const QList<config::Warning> &warnings() const { return m_loaded.warnings; }
    [[nodiscard]] const config::Folders &folders() const { return m_folders; }
    //! Empty: no key is sent.
    [[nodiscard]] const std::optional<config::Origin> &keyOrigin() const { return m_keyOrigin; }
    [[nodiscard]] const llm::ChatClient &client() const { return m_client; }
    //! Where runs are kept; none if they are not, or if there is no home folder.
    [[nodiscard]] std::optional<RunStore> store() const;
    //! What each run may spend; all that are given it count together.
    [[nodiscard]] Spending spending() const;
    //! The profile that the settings name. Errors: those of findProfile.
    [[nodiscard]] Result<Profile> profile() const;

private:
    App(config::LoadedSettings loaded, const std::optional<config::FoundKey> &key,
        config::Folders folders, bool keepsHistory);

    config::LoadedSettings m_loaded;
    std::optional<config::Origin> m_keyOrigin;
    config::Folders m_folders;
    bool m_keepsHistory = true;
    std::shared_ptr<Ledger> m_ledger;
    llm::ChatClient m_client;
};

} // namespace roo::run
