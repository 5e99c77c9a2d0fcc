// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/settings.h"

#include "core/base/text.h"
#include "core/config/networkproxy.h"
#include "core/config/numbers.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace roo::config {

namespace {

using std::chrono::milliseconds;

constexpr qint64 smallestLimit = 1024;
constexpr qint64 largestLimit = 1'073'741'824; // 1 GiB
constexpr milliseconds longestTimeout = 24h;
constexpr qint64 largestCount = 1'000'000'000'000;
constexpr double largestCost = 1'000'000;
constexpr std::chrono::minutes longestTime = std::chrono::days(366);

Parsed<milliseconds> parseTimeout(const QString &text)
{
    return parseNumber(text, 1, longestTimeout.count()).transform([](qint64 number) {
        return milliseconds(number);
    });
}

Parsed<qint64> parseLimit(const QString &text)
{
    return parseNumber(text, smallestLimit, largestLimit);
}

Parsed<qint64> parseCount(const QString &text)
{
    return parseNumber(text, 0, largestCount);
}

Parsed<double> parseCost(const QString &text)
{
    return parseAmount(text, largestCost);
}

Parsed<std::chrono::minutes> parseMinutes(const QString &text)
{
    return parseNumber(text, 0, longestTime.count()).transform([](qint64 number) {
        return std::chrono::minutes(number);
    });
}

Parsed<bool> parseBool(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (QStringList{u"true"_s, u"yes"_s, u"on"_s, u"1"_s}.contains(word)) {
        return true;
    }
    if (QStringList{u"false"_s, u"no"_s, u"off"_s, u"0"_s}.contains(word)) {
        return false;
    }
    return std::unexpected(u"true or false"_s);
}

Parsed<QString> parseText(const QString &text)
{
    if (text.contains(QChar::Null) || text::printable(text) != text) {
        return std::unexpected(u"text without control characters"_s);
    }
    return text;
}

Parsed<QUrl> parseUrl(const QString &text)
{
    return normalisedBaseUrl(text).transform_error(
        [](const Error &error) { return error.expected; });
}

//! Takes one setting after the other out of the sources, and remembers the errors.
class Merger final
{
public:
    explicit Merger(const Sources &sources)
        : m_sources(sources)
    {
    }

    template <typename T>
    [[nodiscard]] Sourced<T> setting(QLatin1StringView variable, T fallback,
                                     Parsed<T> (*parse)(const QString &))
    {
        const auto found = strongestValue(m_sources, variable);
        if (found) {
            const Parsed<T> parsed = parse(found->value);
            if (parsed) {
                return {*parsed, found->origin};
            }
            remember(variable, parsed.error(), found->origin);
        }
        return {std::move(fallback), {.source = Source::Default, .name = variable}};
    }

    [[nodiscard]] const QList<Error> &errors() const { return m_errors; }

private:
    void remember(QLatin1StringView variable, const QString &expected, const Origin &origin)
    {
        m_errors.append({.kind = variable == variable::baseUrl ? ErrorKind::UrlInvalid
                                                               : ErrorKind::ValueInvalid,
                         .subject = variable,
                         .detail = originText(origin),
                         .expected = expected,
                         .line = origin.line});
    }

    const Sources &m_sources;
    QList<Error> m_errors;
};

SpendLimits spendLimits(Merger &merger, const variable::Limits &names)
{
    return {.requests = merger.setting(names.requests, qint64(0), parseCount),
            .tokens = merger.setting(names.tokens, qint64(0), parseCount),
            .cost = merger.setting(names.cost, 0.0, parseCost),
            .time = merger.setting(names.minutes, 0min, parseMinutes)};
}

QList<Warning> quotesWarnings(const Sources &sources)
{
    QList<Warning> warnings;
    const QStringList names = variableNames();
    for (const QString &name : names) {
        const QByteArray latin1 = name.toLatin1();
        const auto found = strongestValue(sources, QLatin1StringView(latin1));
        if (found && found->origin.source == Source::Environment
            && hasOuterQuotes(sources.environment.value(name))) {
            warnings.append({.kind = WarningKind::QuotesDropped, .origin = found->origin});
        }
    }
    return warnings;
}

//! Whether somebody who wrote this name meant us. Of LiteLLM's own names only those that look like
//! one of ours: a .env may serve the proxy, too.
bool looksLikeOurs(const QString &name, const QString &nearest)
{
    constexpr std::array proxyNames{"LITELLM_MASTER_KEY"_L1, "LITELLM_SALT_KEY"_L1};
    if (std::ranges::contains(proxyNames, name)) {
        return false;
    }
    return name.startsWith("ROO_"_L1)
        || (!nearest.isEmpty()
            && (name.startsWith("LITELLM_"_L1) || name.endsWith("TIMEOUT_MS"_L1)));
}

QList<Warning> envFileWarnings(const std::optional<Sources::EnvFile> &file, Source source)
{
    QList<Warning> warnings;
    if (!file) {
        return warnings;
    }
    if (const auto key = valueIn(file, source, variable::apiKey); key && file->readableByOthers) {
        warnings.append({.kind = WarningKind::EnvFileReadable, .origin = key->origin});
    }
    const QStringList known = variableNames();
    for (const DotEnvEntry &entry : file->entries) {
        const QString nearest = text::lookAlikes(entry.name, known, 1).value(0);
        if (!known.contains(entry.name) && looksLikeOurs(entry.name, nearest)) {
            warnings.append(
                {.kind = WarningKind::EnvNameUnknown,
                 .origin
                 = {.source = source, .name = entry.name, .file = file->path, .line = entry.line},
                 .detail = nearest});
        }
    }
    return warnings;
}

QList<Warning> savedWarnings(const std::optional<Sources::EnvFile> &saved)
{
    QList<Warning> warnings;
    for (const DotEnvEntry &entry : saved ? saved->entries : QList<DotEnvEntry>()) {
        if (entry.name.contains(u'/')) {
            warnings.append({.kind = WarningKind::SavedKeyUnknown,
                             .origin = {.source = Source::Saved,
                                        .name = entry.name,
                                        .file = saved->path,
                                        .line = entry.line},
                             .detail = text::lookAlikes(entry.name, savedKeyNames(), 1).value(0)});
        }
    }
    return warnings;
}

//! Harmless settings of a folder that may have been cloned from somewhere, but not to be
//! overlooked.
QList<Warning> folderWarnings(const Settings &settings)
{
    QList<Warning> warnings;
    if (settings.profile.origin.source == Source::WorkingFolderEnv) {
        warnings.append({.kind = WarningKind::FolderDecides,
                         .origin = settings.profile.origin,
                         .detail = settings.profile.value});
    }
    if (settings.history.origin.source == Source::WorkingFolderEnv && !settings.history.value) {
        warnings.append({.kind = WarningKind::FolderDecides, .origin = settings.history.origin});
    }
    return warnings;
}

QList<Warning> connectionWarnings(const Sourced<QUrl> &baseUrl)
{
    if (baseUrl.value.scheme() == "https"_L1 || isLoopback(baseUrl.value)) {
        return {};
    }
    return {{.kind = WarningKind::InsecureConnection,
             .origin = baseUrl.origin,
             .detail = baseUrl.value.host()}};
}

struct LimitRow
{
    QLatin1StringView name;
    double value = 0;
    Origin origin;
};

QList<LimitRow> limitRows(const SpendLimits &limits, const variable::Limits &names)
{
    return {{names.requests, static_cast<double>(limits.requests.value), limits.requests.origin},
            {names.tokens, static_cast<double>(limits.tokens.value), limits.tokens.origin},
            {names.cost, limits.cost.value, limits.cost.origin},
            {names.minutes, static_cast<double>(limits.time.value.count()), limits.time.origin}};
}

//! The .env of a folder that was cloned from somewhere may ask for less than its user has set, and
//! never for more.
QList<Error> raisedLimits(const Sources &sources, const SpendLimits &limits,
                          const variable::Limits &names)
{
    Sources own = sources;
    own.workingFolderEnv.reset();
    Merger merger(own);
    const QList<LimitRow> allowed = limitRows(spendLimits(merger, names), names);
    const QList<LimitRow> asked = limitRows(limits, names);
    QList<Error> errors;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const auto &[name, value, origin] = asked.at(i);
        const double most = allowed.at(i).value;
        const bool isRaised = most > 0 && (value > most || value <= 0); // 0 is no limit
        if (origin.source == Source::WorkingFolderEnv && isRaised) {
            errors.append({.kind = ErrorKind::ValueInvalid,
                           .subject = name,
                           .detail = originText(origin),
                           .expected = u"at most "_s % amountText(most) % u" (from "_s
                               % originText(allowed.at(i).origin)
                               % u"), or this setting elsewhere"_s,
                           .line = origin.line});
        }
    }
    return errors;
}

//! Who may name a certificate authority, or the way to the proxy, may read what goes there: the
//! .env of a folder that was cloned from somewhere may do so for its own URL only.
QList<Error> foreignRoutes(const Settings &settings)
{
    QList<Error> errors;
    if (settings.baseUrl.origin.source == Source::WorkingFolderEnv) {
        return errors;
    }
    const auto refuse = [&errors](QLatin1StringView name, const Origin &origin) {
        if (origin.source == Source::WorkingFolderEnv) {
            errors.append(
                {.kind = ErrorKind::ValueInvalid,
                 .subject = name,
                 .detail = originText(origin),
                 .expected = u"LITELLM_BASE_URL in the same file, or this setting elsewhere"_s,
                 .line = origin.line});
        }
    };
    refuse(variable::caFile, settings.caFile.origin);
    refuse(variable::networkProxy, settings.networkProxy.origin);
    return errors;
}

} // namespace

Result<LoadedSettings> loadSettings(const Sources &sources)
{
    InspectedSettings inspected = inspectSettings(sources);
    if (!inspected.errors.isEmpty()) {
        return std::unexpected(inspected.errors.constFirst());
    }
    return std::move(inspected.loaded);
}

InspectedSettings inspectSettings(const Sources &sources)
{
    Merger merger(sources);
    Settings settings{
        .baseUrl = merger.setting(variable::baseUrl, QUrl(u"http://localhost:4000/v1"_s), parseUrl),
        .requestTimeout
        = merger.setting<milliseconds>(variable::requestTimeout, 120s, parseTimeout),
        .stageTimeout = merger.setting<milliseconds>(variable::stageTimeout, 10min, parseTimeout),
        .profile = merger.setting(variable::profile, u"baseline"_s, parseText),
        .caFile = merger.setting(variable::caFile, QString(), parseText),
        .networkProxy = merger.setting(
            variable::networkProxy, QNetworkProxy(QNetworkProxy::DefaultProxy), parseNetworkProxy),
        .answerLimit = merger.setting(variable::answerLimit, qint64(32) * 1024 * 1024, parseLimit),
        .lineLimit = merger.setting(variable::lineLimit, qint64(16) * 1024 * 1024, parseLimit),
        .contextLimit = merger.setting(variable::contextLimit, qint64(200) * 1024, parseLimit),
        .runLimits = spendLimits(merger, variable::runMax),
        .dayLimits = spendLimits(merger, variable::dayMax),
        .freePerMinute = merger.setting(variable::freePerMinute, qint64(20), parseCount),
        .freePerDay = merger.setting(variable::freePerDay, qint64(50), parseCount),
        .history = merger.setting(variable::history, true, parseBool),
    };
    QList<Error> errors = merger.errors() + foreignRoutes(settings)
        + raisedLimits(sources, settings.runLimits, variable::runMax)
        + raisedLimits(sources, settings.dayLimits, variable::dayMax);
    QList<Warning> warnings = quotesWarnings(sources);
    warnings += envFileWarnings(sources.envFile, Source::EnvFile);
    warnings += envFileWarnings(sources.workingFolderEnv, Source::WorkingFolderEnv);
    warnings += envFileWarnings(sources.configFolderEnv, Source::ConfigFolderEnv);
    warnings += savedWarnings(sources.saved);
    warnings += folderWarnings(settings);
    warnings += connectionWarnings(settings.baseUrl);
    return {.loaded = {.settings = std::move(settings), .warnings = std::move(warnings)},
            .errors = std::move(errors)};
}

QList<SettingRow> settingRows(const Settings &settings)
{
    const auto number = [](QLatin1StringView name, qint64 value, const Origin &origin) {
        return SettingRow{.name = name, .value = QString::number(value), .origin = origin};
    };
    QList<SettingRow> rows{
        {.name = variable::baseUrl,
         .value = settings.baseUrl.value.toString(),
         .origin = settings.baseUrl.origin},
        {.name = variable::caFile,
         .value = settings.caFile.value,
         .origin = settings.caFile.origin},
        {.name = variable::networkProxy,
         .value = networkProxyText(settings.networkProxy.value),
         .origin = settings.networkProxy.origin},
        number(variable::requestTimeout, settings.requestTimeout.value.count(),
               settings.requestTimeout.origin),
        number(variable::stageTimeout, settings.stageTimeout.value.count(),
               settings.stageTimeout.origin),
        {.name = variable::profile,
         .value = settings.profile.value,
         .origin = settings.profile.origin},
        {.name = variable::history,
         .value = settings.history.value ? u"true"_s : u"false"_s,
         .origin = settings.history.origin},
        number(variable::answerLimit, settings.answerLimit.value, settings.answerLimit.origin),
        number(variable::lineLimit, settings.lineLimit.value, settings.lineLimit.origin),
        number(variable::contextLimit, settings.contextLimit.value, settings.contextLimit.origin),
    };
    const QList<LimitRow> limits = limitRows(settings.runLimits, variable::runMax)
        + limitRows(settings.dayLimits, variable::dayMax);
    for (const auto &[name, value, origin] : limits) {
        rows.append({.name = name, .value = amountText(value), .origin = origin});
    }
    rows.append(
        {number(variable::freePerMinute, settings.freePerMinute.value,
                settings.freePerMinute.origin),
         number(variable::freePerDay, settings.freePerDay.value, settings.freePerDay.origin)});
    return rows;
}

} // namespace roo::config
