// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/json.h"
#include "core/run/checkjson.h"
#include "core/run/profile.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using json::insertIfAny;
using json::insertList;
using json::listFrom;

int roundsFrom(const QJsonObject &json, int usual)
{
    return std::clamp(json["rounds"_L1].toInt(usual), 0, mostRounds);
}

EditSpec editsFrom(const QJsonObject &json)
{
    return {.rounds = roundsFrom(json, EditSpec{}.rounds),
            .repairTemplate = json["repair_template"_L1].toString(),
            .wholeFilesTemplate = json["whole_files_template"_L1].toString()};
}

QJsonObject proofToJson(const ProofSpec &proof)
{
    QJsonObject json{{u"rounds"_s, proof.rounds}};
    insertIfAny(json, u"revise_template"_s, proof.reviseTemplate);
    insertList(json, u"checks"_s, proof.checks, checkToJson);
    return json;
}

ProofSpec proofFrom(const QJsonObject &json)
{
    return {.rounds = roundsFrom(json, ProofSpec{}.rounds),
            .reviseTemplate = json["revise_template"_L1].toString(),
            .checks = listFrom<proof::Check>(json["checks"_L1], checkFromJson)};
}

} // namespace

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
        insertIfAny(json, u"workspace_template"_s, stage.workspaceTemplate);
        stages.append(json);
    }
    QJsonObject json{{u"name"_s, profile.name},
                     {u"description"_s, profile.description},
                     {u"origin"_s, profile.origin},
                     {u"stages"_s, stages}};
    if (profile.edits != EditSpec{}) {
        QJsonObject edits{{u"rounds"_s, profile.edits.rounds}};
        insertIfAny(edits, u"repair_template"_s, profile.edits.repairTemplate);
        insertIfAny(edits, u"whole_files_template"_s, profile.edits.wholeFilesTemplate);
        json.insert(u"edits"_s, edits);
    }
    if (profile.proof != ProofSpec{}) {
        json.insert(u"proof"_s, proofToJson(profile.proof));
    }
    return json;
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
        StageSpec spec{.role = *role,
                       .promptTemplate = stage["template"_L1].toString(),
                       .workspaceTemplate = stage["workspace_template"_L1].toString()};
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
    profile.edits = editsFrom(json["edits"_L1].toObject());
    profile.proof = proofFrom(json["proof"_L1].toObject());
    return profile;
}

} // namespace roo::run
