// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profile.h"

#include "core/base/text.h"
#include "core/base/tomlreading.h"
#include "core/proof/checktoml.h"
#include "core/run/prompt.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using namespace toml_reading;

using TemplateCheck = std::function<Result<void>(const QString &words, const QString &file)>;

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
Result<QString> readTemplateName(const Place &place, std::string_view key)
{
    Result<QString> name = requiredString(place, key);
    const bool isPlain
        = name && *name != "."_L1 && *name != ".."_L1 && std::ranges::none_of(*name, [](QChar c) {
              return c.unicode() < 0x20 || u"/\\:"_s.contains(c);
          });
    if (name && !isPlain) {
        return place.wrong(key, u"the name of a file beside it"_s);
    }
    return name;
}

//! Of the profile that is built in, for one that names none of its own.
QString builtInTemplate(QLatin1StringView name)
{
    return text::readUtf8File(":/profiles/baseline/"_L1 % name, profileFileLimit)
        .value_or(QString());
}

//! The words of the template that a key names, or those that are built in.
Result<QString> templateOr(const Place &place, std::string_view key, QLatin1StringView fallback,
                           const TemplateReader &readTemplate, const TemplateCheck &check)
{
    if (!place.table.contains(key)) {
        return builtInTemplate(fallback);
    }
    const Result<QString> name = readTemplateName(place, key);
    const Result<QString> words = name ? readTemplate(*name) : name;
    if (!words) {
        return words;
    }
    const QString path = QFileInfo(place.file).dir().filePath(*name);
    if (const Result<void> checked = check(*words, path); !checked) {
        return std::unexpected(checked.error());
    }
    return words;
}

Result<StageSpec> readSpec(const Place &place, Role role, const TemplateReader &readTemplate)
{
    QStringList known{u"models"_s, u"temperature"_s, u"max_tokens"_s, u"template"_s};
    if (role != Role::Planner) {
        known.append(u"workspace_template"_s);
    }
    const auto keys = checkKeys(place, known);
    const auto models = keys ? readModels(place) : std::unexpected(keys.error());
    const auto temperature = readTemperature(place);
    const auto maxTokens = readMaxTokens(place);
    const auto templateName = readTemplateName(place, "template");
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
    StageSpec spec{.role = role,
                   .models = *models,
                   .temperature = *temperature,
                   .maxTokens = *maxTokens,
                   .promptTemplate = *words};
    // A Reviewer without one is told of the checks all the same; a Coder could not make changes.
    if (role == Role::Coder || place.table.contains("workspace_template")) {
        const auto checkForRole = [role](const QString &found, const QString &file) {
            return checkTemplate(found, role, file);
        };
        const Result<QString> forWorkspace
            = templateOr(place, "workspace_template", "edit.md"_L1, readTemplate, checkForRole);
        if (!forWorkspace) {
            return std::unexpected(forWorkspace.error());
        }
        spec.workspaceTemplate = *forWorkspace;
    }
    return spec;
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

Result<int> readRounds(const Place &place, int usual)
{
    if (!place.table.contains("rounds")) {
        return usual;
    }
    const auto rounds = place.table["rounds"].value_exact<int64_t>();
    return rounds && *rounds >= 0 && *rounds <= mostRounds
        ? Result<int>(static_cast<int>(*rounds))
        : place.wrong("rounds", u"rounds from 0 to %1"_s.arg(mostRounds));
}

//! The table of this name; empty where there is none.
Result<Place> optionalTable(const Place &profile, const std::string &name)
{
    static const toml::table none;
    const toml::node *const node = profile.table.get(name);
    if (node != nullptr && !node->is_table()) {
        return profile.wrong(name, u'[' % QString::fromStdString(name) % u']');
    }
    return Place{.table = node != nullptr ? *node->as_table() : none, .file = profile.file};
}

//! The table [edits]; what it does not say is as in the profile that is built in.
Result<EditSpec> readEdits(const Place &profile, const TemplateReader &readTemplate)
{
    const Result<Place> table = optionalTable(profile, "edits");
    if (!table) {
        return std::unexpected(table.error());
    }
    const Place &place = *table;
    if (const auto keys = checkKeys(
            place,
            {u"rounds"_s, u"repair_template"_s, u"whole_files"_s, u"whole_files_template"_s});
        !keys) {
        return std::unexpected(keys.error());
    }
    EditSpec spec;
    const Result<int> rounds = readRounds(place, spec.rounds);
    if (!rounds) {
        return std::unexpected(rounds.error());
    }
    spec.rounds = *rounds;
    const auto isWanted = place.table["whole_files"];
    if (isWanted && !isWanted.is_boolean()) {
        return place.wrong("whole_files", u"whole_files = true or false"_s);
    }
    const Result<QString> repair
        = templateOr(place, "repair_template", "repair.md"_L1, readTemplate, checkRepairTemplate);
    const Result<QString> whole = templateOr(place, "whole_files_template", "whole.md"_L1,
                                             readTemplate, checkRepairTemplate);
    if (!repair || !whole) {
        return std::unexpected(repair ? whole.error() : repair.error());
    }
    spec.repairTemplate = *repair;
    spec.wholeFilesTemplate = isWanted.value_or(true) ? *whole : QString();
    return spec;
}

//! The table [proof], likewise.
Result<ProofSpec> readProof(const Place &profile, const TemplateReader &readTemplate)
{
    const Result<Place> table = optionalTable(profile, "proof");
    if (!table) {
        return std::unexpected(table.error());
    }
    const auto keys = checkKeys(*table, {u"rounds"_s, u"revise_template"_s, u"check"_s});
    ProofSpec spec;
    const Result<int> rounds
        = keys ? readRounds(*table, spec.rounds) : std::unexpected(keys.error());
    const Result<QString> revise = rounds
        ? templateOr(*table, "revise_template", "revise.md"_L1, readTemplate, checkRevisionTemplate)
        : std::unexpected(rounds.error());
    const auto checks = revise ? proof::readChecks(*table) : std::unexpected(revise.error());
    if (!checks) {
        return std::unexpected(checks.error());
    }
    return ProofSpec{.rounds = *rounds, .reviseTemplate = *revise, .checks = *checks};
}

} // namespace

Result<Profile> parseProfile(const QString &content, const QString &file,
                             const TemplateReader &readTemplate)
{
    const Result<toml::table> table = parsed(content, file);
    if (!table) {
        return std::unexpected(table.error());
    }
    const Place place{.table = *table, .file = file};
    const auto keys = checkKeys(place,
                                {u"name"_s, u"description"_s, u"planner"_s, u"coder"_s,
                                 u"reviewer"_s, u"edits"_s, u"proof"_s});
    const Result<QString> name
        = keys ? requiredString(place, "name") : std::unexpected(keys.error());
    if (!name) {
        return std::unexpected(name.error());
    }
    if (*name == measuringProfile) {
        return place.wrong("name",
                           u"another name: \"%1\" is reserved for measurements"_s.arg(*name));
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
    Result<EditSpec> edits = readEdits(place, readTemplate);
    if (!edits) {
        return std::unexpected(edits.error());
    }
    profile.edits = *std::move(edits);
    Result<ProofSpec> proof = readProof(place, readTemplate);
    if (!proof) {
        return std::unexpected(proof.error());
    }
    profile.proof = *std::move(proof);
    return profile;
}

} // namespace roo::run
