// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/config/baseurl.h"
#include "core/config/sources.h"

#include <QList>
#include <QNetworkProxy>
#include <QUrl>

#include <chrono>

namespace roo::config {

//! What may be spent; 0 is no limit.
struct SpendLimits
{
    Sourced<qint64> requests; //!< To models, retries too.
    Sourced<qint64> tokens;
    Sourced<double> cost; //!< US dollars.
    Sourced<std::chrono::minutes> time; //!< That requests take.
};

//! Every effective setting but the key, which only SecretStore holds.
struct Settings
{
    Sourced<QUrl> baseUrl; //!< Normalised: no trailing slash, no /chat/completions.
    Sourced<std::chrono::milliseconds> requestTimeout; //!< Connect, first byte and silence.
    Sourced<std::chrono::milliseconds> stageTimeout; //!< One stage with all its attempts.
    Sourced<QString> profile; //!< Name or folder.
    Sourced<QString> caFile; //!< PEM file with further certificate authorities; empty: none.
    Sourced<QNetworkProxy> networkProxy; //!< DefaultProxy: the system's. Never for this machine.
    Sourced<qint64> answerLimit; //!< Bytes of an answer, and of its reasoning.
    Sourced<qint64> lineLimit; //!< Bytes of one line of a stream.
    Sourced<qint64> contextLimit; //!< Bytes of a workspace that go into one prompt.
    SpendLimits runLimits; //!< Of each run.
    SpendLimits dayLimits; //!< Of all runs of a day, which is one in UTC.
    Sourced<qint64> freePerMinute; //!< Requests to models of the free tier; 0 is no limit.
    Sourced<qint64> freePerDay;
    Sourced<bool> history;
};

enum class WarningKind {
    QuotesDropped, //!< `docker run --env-file` leaves quotes around values.
    EnvFileReadable, //!< Others may read a file that holds a key.
    EnvNameUnknown, //!< A LITELLM_, ROO_ or …TIMEOUT_MS name in a .env that nothing reads.
    InsecureConnection, //!< http:// to a host that is not this machine.
    SavedKeyUnknown, //!< A key of settings.ini that nothing reads.
    FolderDecides, //!< ./.env chooses the profile, or that nothing is kept.
};

struct Warning
{
    WarningKind kind = WarningKind::QuotesDropped;
    Origin origin;
    //! EnvNameUnknown, SavedKeyUnknown: the nearest known name. InsecureConnection: the host.
    //! FolderDecides: the profile, or empty where it is the history.
    QString detail = {};
};

struct LoadedSettings
{
    Settings settings;
    QList<Warning> warnings;
};

//! One row of `orchestrator config`: the variable's name, the value as text, its origin.
struct SettingRow
{
    QString name;
    QString value;
    Origin origin;
};

//! Merges: option > environment > --env-file > ./.env > config folder's .env > saved > default.
//! An empty value counts as not given. Errors: ValueInvalid and UrlInvalid; `subject` is the
//! variable, `detail` its origin, `line` that of its file. No value is repeated.
[[nodiscard]] Result<LoadedSettings> loadSettings(const Sources &sources);

//! The settings as far as they are right; what was refused has its default, and its error.
struct InspectedSettings
{
    LoadedSettings loaded;
    QList<Error> errors; //!< Those of loadSettings.
};

[[nodiscard]] InspectedSettings inspectSettings(const Sources &sources);

//! The rows of `config`, in a fixed order, without the key.
[[nodiscard]] QList<SettingRow> settingRows(const Settings &settings);

} // namespace roo::config
