// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profile.h"

#include "core/base/text.h"
#include "core/run/prompt.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

#include <toml++/toml.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr qint64 fileLimit = qint64{256} * 1024;
constexpr auto builtIn = ":/profiles"_L1;

QString fromStd(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

int lineOf(const toml::source_region &source)
{
    return std::max(static_cast<int>(source.begin.line), 1);
}

Error invalid(const QString &file, int line, const QString &expected)
{
    return {.kind = ErrorKind::SyntaxInvalid, .subject = file, .expected = expected, .line = line};
}

//! A table of the file, and how to say what is wrong with it.
struct Place
{
    const toml::table &table;
    QString file;

    [[nodiscard]] std::unexpected<Error> wrong(std::string_view key, const QString &expected) const
    {
        const toml::node *const node = table.get(key);
        const toml::source_region &source = node != nullptr ? node->source() : table.source();
        return std::unexpected(invalid(file, lineOf(source), expected));
    }
};

//! A key that nothing reads is a typing error more often than not.
Result<void> checkKeys(const Place &place, const QStringList &known)
{
    std::optional<Error> first;
    for (const auto &[key, node] : place.table) {
        const QString name = fromStd(key.str());
        const int line = lineOf(key.source());
        if (!known.contains(name) && (!first || line < first->line)) {
            const QStringList alike = text::lookAlikes(name, known, 1);
            first = Error{.kind = ErrorKind::KeyUnknown,
                          .subject = place.file,
                          .detail = name,
                          .expected = alike.isEmpty() ? known.join(u", ") : alike.constFirst(),
                          .line = line};
        }
    }
    return first ? Result<void>(std::unexpected(*first)) : Result<void>();
}

Result<QString> requiredString(const Place &place, std::string_view key)
{
    const auto value = place.table[key].value_exact<std::string>();
    const QString text = value ? fromStd(*value).trimmed() : QString();
    return text.isEmpty() ? place.wrong(key, fromStd(key) % u" = \"…\""_s) : Result<QString>(text);
}

Result<QStringList> readModels(const Place &place)
{
    const auto wrong = place.wrong("models", u"models = [\"…\"], with one name at least"_s);
    const toml::array *const array = place.table.get_as<toml::array>("models");
    if (array == nullptr || array->empty()) {
        return wrong;
    }
    QStringList models;
    for (const toml::node &node : *array) {
        const auto name = node.value_exact<std::string>();
        models.append(name ? fromStd(*name).trimmed() : QString());
        if (models.constLast().isEmpty()) {
            return std::unexpected(
                invalid(place.file, lineOf(node.source()), wrong.error().expected));
        }
    }
    return models;
}

Result<std::optional<double>> readTemperature(const Place &place)
{
    const toml::node *const node = place.table.get("temperature");
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !(*value >= 0.0 && *value <= 2.0)) {
        return place.wrong("temperature", u"temperature from 0 to 2"_s);
    }
    return value;
}

Result<std::optional<int>> readMaxTokens(const Place &place)
{
    const toml::node *const node = place.table.get("max_tokens");
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto value = node->value_exact<int64_t>();
    if (!value || *value < 1 || *value > 10'000'000) {
        return place.wrong("max_tokens", u"max_tokens from 1 to 10000000"_s);
    }
    return static_cast<int>(*value);
}

//! A profile may come from anywhere: no file but those beside it goes into a prompt.
Result<QString> readTemplateName(const Place &place)
{
    Result<QString> name = requiredString(place, "template");
    const bool isPlain
        = name && *name != "."_L1 && *name != ".."_L1 && std::ranges::none_of(*name, [](QChar c) {
              return c.unicode() < 0x20 || u"/\\:"_s.contains(c);
          });
    if (name && !isPlain) {
        return place.wrong("template", u"the name of a file beside it"_s);
    }
    return name;
}

Result<StageSpec> readSpec(const Place &place, Role role, const TemplateReader &readTemplate)
{
    const auto keys
        = checkKeys(place, {u"models"_s, u"temperature"_s, u"max_tokens"_s, u"template"_s});
    const auto models = keys ? readModels(place) : std::unexpected(keys.error());
    const auto temperature = readTemperature(place);
    const auto maxTokens = readMaxTokens(place);
    const auto templateName = readTemplateName(place);
    for (const Error *error :
         {models ? nullptr : &models.error(), temperature ? nullptr : &temperature.error(),
          maxTokens ? nullptr : &maxTokens.error(),
          templateName ? nullptr : &templateName.error()}) {
        if (error != nullptr) {
            return std::unexpected(*error);
        }
    }
    const Result<QString> words = readTemplate(*templateName);
    if (!words) {
        return std::unexpected(words.error());
    }
    const QString path = QFileInfo(place.file).dir().filePath(*templateName);
    if (const auto checked = checkTemplate(*words, role, path); !checked) {
        return std::unexpected(checked.error());
    }
    return StageSpec{.role = role,
                     .models = *models,
                     .temperature = *temperature,
                     .maxTokens = *maxTokens,
                     .promptTemplate = *words};
}

Result<StageSpec> readStage(const Place &profile, Role role, const TemplateReader &readTemplate)
{
    const std::string name = roleName(role).toStdString();
    const toml::table *const table = profile.table.get_as<toml::table>(name);
    if (table == nullptr) {
        return profile.wrong(name, u'[' % roleName(role) % u']');
    }
    return readSpec({.table = *table, .file = profile.file}, role, readTemplate);
}

//! A key of many parts makes as many tables in each other, and too many break the stack. No key
//! goes over a line's end, so dots can be counted without understanding them.
Result<void> checkDepth(const QString &content, const QString &file)
{
    constexpr qsizetype mostDots = 32;
    int line = 0;
    const QList<QStringView> lines = QStringView(content).split(u'\n');
    for (const QStringView text : lines) {
        ++line;
        if (text.count(u'.') > mostDots) {
            return std::unexpected(
                invalid(file, line, u"at most %1 dots in a line"_s.arg(mostDots)));
        }
    }
    return {};
}

Result<toml::table> parseToml(const QString &content, const QString &file)
{
    if (const Result<void> checked = checkDepth(content, file); !checked) {
        return std::unexpected(checked.error());
    }
    try {
        return toml::parse(content.toStdString());
    } catch (const toml::parse_error &error) {
        // The parser's words name keys and single characters, but numbers they repeat whole.
        static const QRegularExpression number(u"'[^']*' (?=is not |could not |exceeds )"_s);
        Error invalidToml = invalid(file, lineOf(error.source()), u"TOML"_s);
        invalidToml.detail = fromStd(error.description()).remove(number);
        return std::unexpected(invalidToml);
    }
}

bool holdsProfile(const QString &folder)
{
    return QFileInfo(folder % u"/profile.toml"_s).isFile();
}

} // namespace

QString roleName(Role role)
{
    switch (role) {
    case Role::Planner:
        return u"planner"_s;
    case Role::Coder:
        return u"coder"_s;
    case Role::Reviewer:
        return u"reviewer"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<Role> roleFromName(QStringView name)
{
    const QList<Role> roles = allRoles();
    for (const Role role : roles) {
        if (name.compare(roleName(role), Qt::CaseInsensitive) == 0) {
            return role;
        }
    }
    return std::nullopt;
}

QList<Role> allRoles()
{
    return {Role::Planner, Role::Coder, Role::Reviewer};
}

const StageSpec &Profile::stage(Role role) const
{
    return *std::ranges::find(stages, role, &StageSpec::role);
}

StageSpec &Profile::stage(Role role)
{
    return *std::ranges::find(stages, role, &StageSpec::role);
}

Result<Profile> parseProfile(const QString &content, const QString &file,
                             const TemplateReader &readTemplate)
{
    const Result<toml::table> table = parseToml(content, file);
    if (!table) {
        return std::unexpected(table.error());
    }
    const Place place{.table = *table, .file = file};
    const auto keys
        = checkKeys(place, {u"name"_s, u"description"_s, u"planner"_s, u"coder"_s, u"reviewer"_s});
    const Result<QString> name
        = keys ? requiredString(place, "name") : std::unexpected(keys.error());
    if (!name) {
        return std::unexpected(name.error());
    }
    Profile profile{.name = *name, .origin = QFileInfo(file).path()};
    const auto description = place.table["description"];
    if (description && !description.is_string()) {
        return place.wrong("description", u"description = \"…\""_s);
    }
    profile.description = fromStd(description.value_or(std::string_view()));
    const QList<Role> roles = allRoles();
    for (const Role role : roles) {
        Result<StageSpec> stage = readStage(place, role, readTemplate);
        if (!stage) {
            return std::unexpected(stage.error());
        }
        profile.stages.append(*std::move(stage));
    }
    return profile;
}

Result<Profile> readProfile(const QString &folder, Links links)
{
    const QDir place(folder);
    const auto read = [&place, links](const QString &name) -> Result<QString> {
        const QString path = place.filePath(name);
        if (links == Links::Refused && QFileInfo(path).isSymLink()) {
            return std::unexpected(Error{.kind = ErrorKind::FileUnreadable,
                                         .subject = path,
                                         .detail = u"it is a symbolic link"_s});
        }
        return text::readUtf8File(path, fileLimit);
    };
    const QString file = u"profile.toml"_s;
    return read(file).and_then(
        [&](const QString &content) { return parseProfile(content, place.filePath(file), read); });
}

QStringList profileNames(const QString &userProfiles)
{
    QStringList names;
    for (const QString &folder : {QString(builtIn), userProfiles}) {
        const QStringList entries = folder.isEmpty()
            ? QStringList()
            : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &name : entries) {
            if (holdsProfile(folder % u'/' % name)) {
                names.append(name);
            }
        }
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

Result<Profile> findProfile(const QString &nameOrFolder, const QString &userProfiles)
{
    const bool isFolder = nameOrFolder.contains(u'/') || nameOrFolder.contains(u'\\')
        || nameOrFolder == "."_L1 || nameOrFolder == ".."_L1;
    if (isFolder) {
        return readProfile(nameOrFolder);
    }
    const QString own = userProfiles % u'/' % nameOrFolder;
    if (!userProfiles.isEmpty() && !nameOrFolder.isEmpty() && holdsProfile(own)) {
        return readProfile(own, Links::Followed); // people link their settings from elsewhere
    }
    const QStringList folders{builtIn % u'/' % nameOrFolder, nameOrFolder};
    const auto found = std::ranges::find_if(folders, holdsProfile);
    if (!nameOrFolder.isEmpty() && found != folders.end()) {
        return readProfile(*found);
    }
    return std::unexpected(Error{.kind = ErrorKind::ProfileUnknown,
                                 .subject = nameOrFolder,
                                 .detail = profileNames(userProfiles).join(u", ")});
}

QJsonObject profileToJson(const Profile &profile)
{
    QJsonArray stages;
    for (const StageSpec &stage : profile.stages) {
        QJsonObject json{{u"role"_s, roleName(stage.role)},
                         {u"models"_s, QJsonArray::fromStringList(stage.models)},
                         {u"template"_s, stage.promptTemplate}};
        if (stage.temperature) {
            json.insert("temperature"_L1, *stage.temperature);
        }
        if (stage.maxTokens) {
            json.insert("max_tokens"_L1, *stage.maxTokens);
        }
        stages.append(json);
    }
    return {{u"name"_s, profile.name},
            {u"description"_s, profile.description},
            {u"origin"_s, profile.origin},
            {u"stages"_s, stages}};
}

Result<Profile> profileFromJson(const QJsonObject &json)
{
    Profile profile{.name = json["name"_L1].toString(),
                    .description = json["description"_L1].toString(),
                    .origin = json["origin"_L1].toString()};
    const QJsonArray stages = json["stages"_L1].toArray();
    for (const QJsonValue &value : stages) {
        const QJsonObject stage = value.toObject();
        const std::optional<Role> role = roleFromName(stage["role"_L1].toString());
        if (!role) {
            return std::unexpected(
                Error{.kind = ErrorKind::SyntaxInvalid, .expected = u"profile.stages[].role"_s});
        }
        StageSpec spec{.role = *role, .promptTemplate = stage["template"_L1].toString()};
        const QJsonArray models = stage["models"_L1].toArray();
        for (const QJsonValue &model : models) {
            spec.models.append(model.toString());
        }
        if (const QJsonValue temperature = stage["temperature"_L1]; temperature.isDouble()) {
            spec.temperature = temperature.toDouble();
        }
        if (const QJsonValue maxTokens = stage["max_tokens"_L1]; maxTokens.isDouble()) {
            spec.maxTokens = maxTokens.toInt();
        }
        profile.stages.append(spec);
    }
    return profile;
}

} // namespace roo::run
