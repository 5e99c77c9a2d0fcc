// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profile.h"

#include "core/base/text.h"
#include "core/run/prompt.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

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

int lineOf(const toml::node &node)
{
    return static_cast<int>(node.source().begin.line);
}

Error invalid(const QString &file, int line, const QString &expected)
{
    return {.kind = ErrorKind::SyntaxInvalid, .subject = file, .expected = expected, .line = line};
}

//! A key that nothing reads is a typing error more often than not.
Result<void> checkKeys(const toml::table &table, const QStringList &known, const QString &file)
{
    for (const auto &[key, node] : table) {
        const QString name = fromStd(key.str());
        if (!known.contains(name)) {
            const QStringList alike = text::lookAlikes(name, known, 1);
            return std::unexpected(invalid(
                file, static_cast<int>(key.source().begin.line),
                alike.isEmpty() ? u"one of "_s % known.join(u", ") : alike.constFirst()));
        }
    }
    return {};
}

Result<QString> requiredString(const toml::table &table, std::string_view key, const QString &file)
{
    const toml::node *node = table.get(key);
    const auto value = node != nullptr ? node->value<std::string>() : std::nullopt;
    if (!value || value->empty()) {
        return std::unexpected(invalid(file, lineOf(node != nullptr ? *node : table),
                                       fromStd(key) % u" = \"…\""_s));
    }
    return fromStd(*value);
}

Result<QStringList> readModels(const toml::table &table, const QString &file)
{
    const Error wrong = invalid(file, lineOf(table), u"models = [\"…\"], with one name at least"_s);
    const toml::array *array = table.get_as<toml::array>("models");
    if (array == nullptr || array->empty()) {
        return std::unexpected(wrong);
    }
    QStringList models;
    for (const toml::node &node : *array) {
        const auto name = node.value<std::string>();
        if (!name || fromStd(*name).trimmed().isEmpty()) {
            return std::unexpected(wrong);
        }
        models.append(fromStd(*name).trimmed());
    }
    return models;
}

Result<std::optional<double>> readTemperature(const toml::table &table, const QString &file)
{
    const toml::node *node = table.get("temperature");
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto value = node->value<double>();
    if (!value || !(*value >= 0.0 && *value <= 2.0)) {
        return std::unexpected(invalid(file, lineOf(*node), u"temperature from 0 to 2"_s));
    }
    return value;
}

Result<std::optional<int>> readMaxTokens(const toml::table &table, const QString &file)
{
    const toml::node *node = table.get("max_tokens");
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto value = node->value<int64_t>();
    if (!value || *value < 1 || *value > 10'000'000) {
        return std::unexpected(invalid(file, lineOf(*node), u"max_tokens from 1 to 10000000"_s));
    }
    return static_cast<int>(*value);
}

Result<StageSpec> readStage(const toml::table &profile, Role role, const QString &file)
{
    const QString name = roleName(role);
    const toml::table *table = profile.get_as<toml::table>(name.toStdString());
    if (table == nullptr) {
        return std::unexpected(invalid(file, 1, u'[' % name % u']'));
    }
    const auto keys = checkKeys(*table, {u"models"_s, u"temperature"_s, u"max_tokens"_s,
                                         u"template"_s}, file);
    const auto models = keys ? readModels(*table, file) : std::unexpected(keys.error());
    const auto temperature = readTemperature(*table, file);
    const auto maxTokens = readMaxTokens(*table, file);
    const auto templateName = requiredString(*table, "template", file);
    for (const Error *error : {models ? nullptr : &models.error(),
                               temperature ? nullptr : &temperature.error(),
                               maxTokens ? nullptr : &maxTokens.error(),
                               templateName ? nullptr : &templateName.error()}) {
        if (error != nullptr) {
            return std::unexpected(*error);
        }
    }
    const QString path = QFileInfo(file).dir().filePath(*templateName);
    const Result<QString> promptTemplate = text::readUtf8File(path, fileLimit);
    if (!promptTemplate) {
        return std::unexpected(promptTemplate.error());
    }
    if (const auto checked = checkTemplate(*promptTemplate, role, path); !checked) {
        return std::unexpected(checked.error());
    }
    return StageSpec{.role = role,
                     .models = *models,
                     .temperature = *temperature,
                     .maxTokens = *maxTokens,
                     .promptTemplate = *promptTemplate};
}

Result<toml::table> parseToml(const QString &content, const QString &file)
{
    try {
        return toml::parse(content.toStdString());
    } catch (const toml::parse_error &error) {
        Error invalidToml = invalid(file, static_cast<int>(error.source().begin.line), u"TOML"_s);
        invalidToml.detail = fromStd(error.description());
        return std::unexpected(invalidToml);
    }
}

QStringList profileNames(const QString &userProfiles)
{
    QStringList names = QDir(builtIn).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (!userProfiles.isEmpty()) {
        names += QDir(userProfiles).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    names.removeDuplicates();
    names.sort();
    return names;
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
    for (const Role role : allRoles()) {
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

Result<Profile> readProfile(const QString &folder)
{
    const QString file = QDir(folder).filePath(u"profile.toml"_s);
    const Result<QString> content = text::readUtf8File(file, fileLimit);
    if (!content) {
        return std::unexpected(content.error());
    }
    const Result<toml::table> table = parseToml(*content, file);
    if (!table) {
        return std::unexpected(table.error());
    }
    const auto keys = checkKeys(*table, {u"name"_s, u"description"_s, u"planner"_s, u"coder"_s,
                                         u"reviewer"_s}, file);
    if (!keys) {
        return std::unexpected(keys.error());
    }
    const Result<QString> name = requiredString(*table, "name", file);
    if (!name) {
        return std::unexpected(name.error());
    }
    Profile profile{.name = *name, .origin = folder};
    profile.description = fromStd((*table)["description"].value_or(std::string_view()));
    for (const Role role : allRoles()) {
        Result<StageSpec> stage = readStage(*table, role, file);
        if (!stage) {
            return std::unexpected(stage.error());
        }
        profile.stages.append(*std::move(stage));
    }
    return profile;
}

Result<Profile> findProfile(const QString &nameOrFolder, const QString &userProfiles)
{
    if (nameOrFolder.contains(u'/') || nameOrFolder.contains(u'\\')
        || holdsProfile(nameOrFolder)) {
        return readProfile(nameOrFolder);
    }
    if (!userProfiles.isEmpty() && holdsProfile(userProfiles % u'/' % nameOrFolder)) {
        return readProfile(userProfiles % u'/' % nameOrFolder);
    }
    const QString compiledIn = builtIn % u'/' % nameOrFolder;
    if (!nameOrFolder.isEmpty() && holdsProfile(compiledIn)) {
        return readProfile(compiledIn);
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
    for (const QJsonValue &value : json["stages"_L1].toArray()) {
        const QJsonObject stage = value.toObject();
        const std::optional<Role> role = roleFromName(stage["role"_L1].toString());
        if (!role) {
            return std::unexpected(
                Error{.kind = ErrorKind::SyntaxInvalid, .expected = u"profile.stages[].role"_s});
        }
        StageSpec spec{.role = *role, .promptTemplate = stage["template"_L1].toString()};
        for (const QJsonValue &model : stage["models"_L1].toArray()) {
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
