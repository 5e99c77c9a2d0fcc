// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/sources.h"

#include "core/base/text.h"
#include "core/config/savedsettings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::config {

namespace {

struct SavedKey
{
    QLatin1StringView key;
    QLatin1StringView variable;
};

constexpr std::array savedKeys{
    SavedKey{"connection/base_url"_L1, variable::baseUrl},
    SavedKey{"connection/ca_file"_L1, variable::caFile},
    SavedKey{"connection/network_proxy"_L1, variable::networkProxy},
    SavedKey{"connection/request_timeout_ms"_L1, variable::requestTimeout},
    SavedKey{"connection/stage_timeout_ms"_L1, variable::stageTimeout},
    SavedKey{"run/profile"_L1, variable::profile},
    SavedKey{"run/history"_L1, variable::history},
    SavedKey{"limits/answer_bytes"_L1, variable::answerLimit},
    SavedKey{"limits/line_bytes"_L1, variable::lineLimit},
    SavedKey{"limits/context_bytes"_L1, variable::contextLimit},
    SavedKey{"budget/run_requests"_L1, variable::runMax.requests},
    SavedKey{"budget/run_tokens"_L1, variable::runMax.tokens},
    SavedKey{"budget/run_cost"_L1, variable::runMax.cost},
    SavedKey{"budget/run_minutes"_L1, variable::runMax.minutes},
    SavedKey{"budget/day_requests"_L1, variable::dayMax.requests},
    SavedKey{"budget/day_tokens"_L1, variable::dayMax.tokens},
    SavedKey{"budget/day_cost"_L1, variable::dayMax.cost},
    SavedKey{"budget/day_minutes"_L1, variable::dayMax.minutes},
    SavedKey{"budget/free_per_minute"_L1, variable::freePerMinute},
    SavedKey{"budget/free_per_day"_L1, variable::freePerDay},
};

QString originName(Source source, QLatin1StringView variable)
{
    const QString key = source == Source::Saved ? savedKeyOf(variable) : QString();
    return key.isEmpty() ? QString(variable) : key;
}

std::optional<Sourced<QString>> environmentValue(const QProcessEnvironment &environment,
                                                 QLatin1StringView variable)
{
    QString value = environment.value(variable).trimmed();
    if (hasOuterQuotes(value)) {
        value = value.sliced(1).chopped(1);
    }
    if (value.trimmed().isEmpty()) {
        return std::nullopt;
    }
    return Sourced<QString>{value, {.source = Source::Environment, .name = variable}};
}

bool isReadableByOthers(const QString &path)
{
#ifdef Q_OS_UNIX
    const QFileInfo file(path);
    return file.isFile() && (file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) != 0;
#else
    Q_UNUSED(path);
    return false; // Permissions are access lists there, and seldom too wide in a home folder.
#endif
}

Result<std::optional<Sources::EnvFile>> readEnvFile(const QString &path)
{
    auto entries = readDotEnv(path);
    if (!entries) {
        return std::unexpected(entries.error());
    }
    return Sources::EnvFile{
        .path = path, .entries = *std::move(entries), .readableByOthers = isReadableByOthers(path)};
}

//! Says who named the file that cannot be read.
template <typename T>
Result<T> named(Result<T> file, const QString &by)
{
    if (!file && file.error().kind == ErrorKind::FileUnreadable) {
        file.error().namedBy = by;
    }
    return file;
}

//! The folder's .env; none where there is no folder, or no such file in it. A folder of that name
//! is a virtual environment of Python's.
Result<std::optional<Sources::EnvFile>> readFolderEnv(const QString &folder)
{
    const QString path = QDir(folder).filePath(u".env"_s);
    if (folder.isEmpty() || !QFileInfo::exists(path) || QFileInfo(path).isDir()) {
        return std::nullopt;
    }
    return readEnvFile(path);
}

Result<std::optional<Sources::EnvFile>> readSavedFile(const QString &configFolder)
{
    if (configFolder.isEmpty()) {
        return std::nullopt;
    }
    const QString path = QDir(configFolder).filePath(u"settings.ini"_s);
    auto entries = readSavedSettings(path);
    if (!entries) {
        return std::unexpected(entries.error());
    }
    return Sources::EnvFile{.path = path, .entries = *std::move(entries)};
}

std::unexpected<Error> invalidLine(const QString &fileName, int line, const QString &expected)
{
    return std::unexpected(Error{
        .kind = ErrorKind::SyntaxInvalid, .subject = fileName, .expected = expected, .line = line});
}

bool looksLikeApiKey(const QString &key)
{
    return key.toLower().remove(u'_').remove(u'-').remove(u' ').contains("apikey"_L1);
}

//! What stands in our sections and nothing reads: a typing error more often than not.
QList<DotEnvEntry> unknownKeys(const QHash<QString, int> &lines)
{
    QList<DotEnvEntry> unknown;
    for (const auto &[key, line] : lines.asKeyValueRange()) {
        const bool isKnown = std::ranges::contains(savedKeys, key, &SavedKey::key);
        const QStringView section = QStringView(key).first(key.indexOf(u'/') + 1);
        const bool isOurs = std::ranges::any_of(
            savedKeys, [section](const SavedKey &saved) { return saved.key.startsWith(section); });
        if (!isKnown && isOurs && section.size() > 1) {
            unknown.append({.name = key, .value = QString(), .line = line});
        }
    }
    std::ranges::sort(unknown, {}, &DotEnvEntry::line);
    return unknown;
}

//! QSettings reads what it can and reports no line, so the lines are checked first. Returns the
//! line of every "section/key".
Result<QHash<QString, int>> linesOfKeys(const QString &text, const QString &fileName)
{
    QHash<QString, int> lines;
    QString section;
    int number = 0;
    const QList<QStringView> rawLines = QStringView(text).split(u'\n');
    for (const QStringView raw : rawLines) {
        ++number;
        const QStringView line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u';') || line.startsWith(u'#')) {
            continue;
        }
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            section = line.sliced(1).chopped(1).trimmed().toString();
            continue;
        }
        const QString key
            = line.first(std::max<qsizetype>(line.indexOf(u'='), 0)).trimmed().toString();
        if (key.isEmpty() || line.startsWith(u'[')) {
            return invalidLine(fileName, number, u"[section] or key=value"_s);
        }
        if (looksLikeApiKey(key)) {
            return invalidLine(fileName, number, u"no key: keys are not kept in settings.ini"_s);
        }
        lines.insert(section + u'/' + key, number);
    }
    return lines;
}

} // namespace

QString originText(const Origin &origin)
{
    switch (origin.source) {
    case Source::CommandLine:
        return origin.file.isEmpty() ? origin.name : origin.name + u' ' + origin.file;
    case Source::Environment:
        return u'$' + origin.name;
    case Source::EnvFile:
    case Source::WorkingFolderEnv:
    case Source::ConfigFolderEnv:
    case Source::Saved:
        return origin.line > 0 ? origin.file + u':' + QString::number(origin.line) : origin.file;
    case Source::Session:
        return u"this session"_s;
    case Source::Keyring:
        return u"system keyring"_s;
    case Source::Default:
        return u"default"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList variableNames()
{
    return {variable::baseUrl,         variable::apiKey,         variable::caFile,
            variable::networkProxy,    variable::requestTimeout, variable::stageTimeout,
            variable::profile,         variable::history,        variable::answerLimit,
            variable::lineLimit,       variable::contextLimit,   variable::runMax.requests,
            variable::runMax.tokens,   variable::runMax.cost,    variable::runMax.minutes,
            variable::dayMax.requests, variable::dayMax.tokens,  variable::dayMax.cost,
            variable::dayMax.minutes,  variable::freePerMinute,  variable::freePerDay};
}

QStringList savedKeyNames()
{
    QStringList names;
    for (const SavedKey &saved : savedKeys) {
        names.append(saved.key);
    }
    return names;
}

QString savedKeyOf(QLatin1StringView variable)
{
    const auto *const saved = std::ranges::find(savedKeys, variable, &SavedKey::variable);
    return saved == savedKeys.end() ? QString() : QString(saved->key);
}

bool hasOuterQuotes(QStringView value)
{
    const QStringView trimmed = value.trimmed();
    return trimmed.size() >= 2 && (trimmed.front() == u'"' || trimmed.front() == u'\'')
        && trimmed.back() == trimmed.front();
}

std::optional<Sourced<QString>> valueIn(const std::optional<Sources::EnvFile> &file, Source source,
                                        QLatin1StringView variable)
{
    if (!file) {
        return std::nullopt;
    }
    const auto last
        = std::find_if(file->entries.crbegin(), file->entries.crend(),
                       [variable](const auto &entry) { return entry.name == variable; });
    if (last == file->entries.crend() || last->value.trimmed().isEmpty()) {
        return std::nullopt;
    }
    return Sourced<QString>{last->value,
                            {.source = source,
                             .name = originName(source, variable),
                             .file = file->path,
                             .line = last->line}};
}

std::optional<Sourced<QString>> strongestValue(const Sources &sources, QLatin1StringView variable)
{
    if (const auto option = sources.options.constFind(variable);
        option != sources.options.cend() && !option->value.trimmed().isEmpty()) {
        return Sourced<QString>{option->value,
                                {.source = Source::CommandLine, .name = option->name}};
    }
    if (auto value = environmentValue(sources.environment, variable)) {
        return value;
    }
    if (auto value = valueIn(sources.envFile, Source::EnvFile, variable)) {
        return value;
    }
    if (auto value = valueIn(sources.workingFolderEnv, Source::WorkingFolderEnv, variable)) {
        return value;
    }
    if (auto value = valueIn(sources.configFolderEnv, Source::ConfigFolderEnv, variable)) {
        return value;
    }
    return valueIn(sources.saved, Source::Saved, variable);
}

InspectedSources inspectSources(const SourceRequest &request)
{
    InspectedSources gathered;
    const auto take = [&gathered](Result<std::optional<Sources::EnvFile>> file) {
        if (!file) {
            gathered.errors.append(file.error());
        }
        return file.value_or(std::nullopt);
    };
    if (!request.envFile.isEmpty()) {
        gathered.sources.envFile = take(named(readEnvFile(request.envFile), u"--env-file"_s));
    }
    if (request.configFolderEnv) {
        gathered.sources.configFolderEnv = take(readFolderEnv(request.folders.config));
    }
    gathered.sources.workingFolderEnv = take(readFolderEnv(request.workingFolder));
    if (request.readsSaved) {
        gathered.sources.saved = take(readSavedFile(request.folders.config));
    }
    gathered.sources.options = request.options;
    gathered.sources.environment = QProcessEnvironment::systemEnvironment();
    return gathered;
}

Result<Sources> gatherSources(const SourceRequest &request)
{
    const InspectedSources inspected = inspectSources(request);
    return inspected.errors.isEmpty() ? Result<Sources>(inspected.sources)
                                      : std::unexpected(inspected.errors.constFirst());
}

Result<QList<DotEnvEntry>> readSavedSettings(const QString &fileName)
{
    if (!QFileInfo::exists(fileName)) {
        return {};
    }
    const auto text = text::readUtf8File(fileName, savedFileLimit);
    if (!text && text.error().kind == ErrorKind::FileUnreadable) {
        return std::unexpected(text.error());
    }
    if (!text) {
        return invalidLine(fileName, 0, u"UTF-8 text of at most 1048576 bytes"_s);
    }
    const auto lines = linesOfKeys(*text, fileName);
    if (!lines) {
        return std::unexpected(lines.error());
    }
    const QSettings settings(fileName, QSettings::IniFormat);
    QList<DotEnvEntry> entries = unknownKeys(*lines);
    for (const SavedKey &saved : savedKeys) {
        if (!settings.contains(saved.key)) {
            continue;
        }
        const QVariant value = settings.value(saved.key);
        const bool hasComma = value.typeId() == QMetaType::QStringList; // Taken for a list.
        entries.append({.name = saved.variable,
                        .value = hasComma ? value.toStringList().join(u',') : value.toString(),
                        .line = lines->value(saved.key)});
    }
    return entries;
}

} // namespace roo::config
