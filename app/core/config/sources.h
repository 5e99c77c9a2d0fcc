// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/config/dotenv.h"
#include "core/config/folders.h"

#include <QHash>
#include <QList>
#include <QProcessEnvironment>
#include <QStringList>

#include <optional>

namespace roo::config {

//! The place a value came from, strongest first.
enum class Source {
    CommandLine,
    Environment,
    EnvFile,
    WorkingFolderEnv,
    ConfigFolderEnv,
    Saved,
    Session, //!< Typed into the window; keys only.
    Keyring, //!< The system's; keys only.
    Default
};

struct Origin
{
    Source source = Source::Default;
    QString name = {}; //!< The option, variable or settings key.
    QString file = {}; //!< The file, where there is one.
    int line = 0; //!< Line in the file, from 1.

    friend bool operator==(const Origin &, const Origin &) = default;
};

//! An origin on one line, the same in every language: "--base-url", "$LITELLM_BASE_URL",
//! "./.env:3", "default".
[[nodiscard]] QString originText(const Origin &origin);

//! A value and where it came from.
template <typename T>
struct Sourced
{
    T value;
    Origin origin;
};

//! The names that are read, from options, environment, .env and settings.ini alike.
namespace variable {
inline constexpr QLatin1StringView baseUrl("LITELLM_BASE_URL");
inline constexpr QLatin1StringView apiKey("LITELLM_API_KEY");
inline constexpr QLatin1StringView requestTimeout("REQUEST_TIMEOUT_MS");
inline constexpr QLatin1StringView stageTimeout("STAGE_TIMEOUT_MS");
inline constexpr QLatin1StringView profile("ROO_PROFILE");
inline constexpr QLatin1StringView caFile("LITELLM_CA_FILE");
inline constexpr QLatin1StringView networkProxy("ROO_NETWORK_PROXY");
inline constexpr QLatin1StringView answerLimit("ROO_ANSWER_LIMIT_BYTES");
inline constexpr QLatin1StringView contextLimit("ROO_CONTEXT_LIMIT_BYTES");
inline constexpr QLatin1StringView lineLimit("ROO_LINE_LIMIT_BYTES");
inline constexpr QLatin1StringView history("ROO_HISTORY");
inline constexpr QLatin1StringView freePerMinute("ROO_FREE_PER_MINUTE");
inline constexpr QLatin1StringView freePerDay("ROO_FREE_PER_DAY");

//! The four that bound what is spent in one span.
struct Limits
{
    QLatin1StringView requests;
    QLatin1StringView tokens;
    QLatin1StringView cost;
    QLatin1StringView minutes;
};
inline constexpr Limits runMax{.requests = QLatin1StringView("ROO_RUN_MAX_REQUESTS"),
                               .tokens = QLatin1StringView("ROO_RUN_MAX_TOKENS"),
                               .cost = QLatin1StringView("ROO_RUN_MAX_COST"),
                               .minutes = QLatin1StringView("ROO_RUN_MAX_MINUTES")};
inline constexpr Limits dayMax{.requests = QLatin1StringView("ROO_DAY_MAX_REQUESTS"),
                               .tokens = QLatin1StringView("ROO_DAY_MAX_TOKENS"),
                               .cost = QLatin1StringView("ROO_DAY_MAX_COST"),
                               .minutes = QLatin1StringView("ROO_DAY_MAX_MINUTES")};
} // namespace variable

//! All of them, the key's too.
[[nodiscard]] QStringList variableNames();

//! What stands ready to be merged, read by `gatherSources` or written down by a test.
struct Sources
{
    struct Option
    {
        QString name; //!< As it is written on the command line: "--base-url".
        QString value;
    };
    struct EnvFile
    {
        QString path;
        QList<DotEnvEntry> entries;
        bool readableByOthers = false; //!< By the group, or by anybody.
    };

    QHash<QString, Option> options; //!< By variable name.
    QProcessEnvironment environment;
    std::optional<EnvFile> envFile; //!< --env-file
    std::optional<EnvFile> workingFolderEnv; //!< ./.env
    std::optional<EnvFile> configFolderEnv; //!< The window's; the command line leaves it out.
    std::optional<EnvFile> saved; //!< settings.ini; the entries have variable names.
};

//! The value that counts: option > environment > --env-file > ./.env > config folder's .env >
//! saved. Empty ones count as not given. Quotes around a value in the environment are dropped.
[[nodiscard]] std::optional<Sourced<QString>> strongestValue(const Sources &sources,
                                                             QLatin1StringView variable);

//! The value of one file; where a name stands twice, the last one counts.
[[nodiscard]] std::optional<Sourced<QString>> valueIn(const std::optional<Sources::EnvFile> &file,
                                                      Source source, QLatin1StringView variable);

//! The keys of settings.ini, as "section/key".
[[nodiscard]] QStringList savedKeyNames();

//! The key of settings.ini for a variable; empty: it is not saved.
[[nodiscard]] QString savedKeyOf(QLatin1StringView variable);

//! Whether a value still has the quotes that `docker run --env-file` leaves around it.
[[nodiscard]] bool hasOuterQuotes(QStringView value);

//! Where to look.
struct SourceRequest
{
    QHash<QString, Sources::Option> options = {}; //!< By variable name.
    QString envFile = {}; //!< --env-file, which must be there; empty: none.
    QString workingFolder = {}; //!< Its .env is read if there; empty: the window, which reads none.
    Folders folders = {}; //!< The settings.ini in `config` is read if there.
    bool readsSaved = true; //!< False leaves settings.ini out.
    bool configFolderEnv = false; //!< Whether the config folder's .env is read, as in the window.
};

//! What of the sources can be read, and what is wrong with the others.
struct InspectedSources
{
    Sources sources;
    QList<Error> errors; //!< FileUnreadable; SyntaxInvalid with the line.
};

//! Reads the environment and the files, as far as they can be read.
[[nodiscard]] InspectedSources inspectSources(const SourceRequest &request);

//! All of it, or the first error.
[[nodiscard]] Result<Sources> gatherSources(const SourceRequest &request);

//! The settings file, by variable name; an unknown key of our sections stands as "section/key", and
//! other sections are the window's. A file that is not there is empty. A key to the proxy in it is
//! refused: those are kept elsewhere. Errors: FileUnreadable, SyntaxInvalid with the line.
[[nodiscard]] Result<QList<DotEnvEntry>> readSavedSettings(const QString &fileName);

} // namespace roo::config
