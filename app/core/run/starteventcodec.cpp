// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/starteventcodec.h"

#include "core/base/json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace roo::run::eventcodec {

namespace {

using json::insertIfAny;

QJsonObject answerToJson(const WholeAnswer &answer)
{
    QJsonObject json{{u"text"_s, answer.text}};
    if (answer.wasCut) {
        json.insert("cut"_L1, true);
    }
    return json;
}

std::optional<WholeAnswer> answerFrom(const QJsonValue &json)
{
    const QString text = json["text"_L1].toString();
    return text.isEmpty()
        ? std::nullopt
        : std::optional(WholeAnswer{.text = text, .wasCut = json["cut"_L1].toBool()});
}

//! Most often it is one whole answer, and earlier versions read nothing else.
void insertCode(QJsonObject &json, const QList<WholeAnswer> &answers)
{
    const QString code = joined(answers);
    insertIfAny(json, "code"_L1, code);
    if (answers != givenAnswer(code)) {
        json::insertList(json, "code_answers"_L1, answers, &answerToJson);
    }
}

QList<WholeAnswer> codeFrom(const QJsonObject &json)
{
    const auto answers = json::listFrom<WholeAnswer>(json["code_answers"_L1], &answerFrom);
    return answers.isEmpty() ? givenAnswer(json["code"_L1].toString()) : answers;
}

} // namespace

void encodeInto(QJsonObject &json, const RunStarted &event)
{
    QJsonArray stages;
    for (const Role role : event.stages) {
        stages.append(roleName(role));
    }
    json.insert("type"_L1, "run_started"_L1);
    json.insert("task"_L1, event.task);
    json.insert("profile"_L1, profileToJson(event.profile));
    json.insert("stages"_L1, stages);
    json.insert("base_url"_L1, event.baseUrl);
    json.insert("version"_L1, event.version);
    insertIfAny(json, "plan"_L1, event.plan);
    insertCode(json, event.code);
    insertIfAny(json, "parent_run"_L1, event.parentRun);
    insertIfAny(json, "workspace"_L1, event.workspace);
}

void encodeInto(QJsonObject &json, const AttachmentsAdded &event)
{
    QJsonArray files;
    for (const AttachmentsAdded::File &file : event.files) {
        files.append(QJsonObject{
            {u"path"_s, file.path}, {u"size"_s, file.size}, {u"sha256"_s, file.sha256}});
    }
    json.insert("type"_L1, "attachments_added"_L1);
    json.insert("files"_L1, files);
}

Result<EventBody> runStartedFrom(const QJsonObject &json)
{
    const Result<Profile> profile = profileFromJson(json["profile"_L1].toObject());
    if (!profile) {
        return std::unexpected(profile.error());
    }
    RunStarted event{.task = json["task"_L1].toString(),
                     .profile = *profile,
                     .stages = {},
                     .plan = json["plan"_L1].toString(),
                     .code = codeFrom(json),
                     .baseUrl = json["base_url"_L1].toString(),
                     .version = json["version"_L1].toString(),
                     .parentRun = json["parent_run"_L1].toString(),
                     .workspace = json["workspace"_L1].toString()};
    const QJsonArray stages = json["stages"_L1].toArray();
    for (const QJsonValue &name : stages) {
        const std::optional<Role> role = roleFromName(name.toString());
        if (!role) {
            return std::unexpected(
                Error{.kind = ErrorKind::SyntaxInvalid, .expected = u"stages"_s});
        }
        event.stages.append(*role);
    }
    return event;
}

AttachmentsAdded attachmentsAddedFrom(const QJsonObject &json)
{
    AttachmentsAdded event;
    const QJsonArray files = json["files"_L1].toArray();
    for (const QJsonValue &value : files) {
        const QJsonObject file = value.toObject();
        event.files.append({.path = file["path"_L1].toString(),
                            .size = file["size"_L1].toInteger(),
                            .sha256 = file["sha256"_L1].toString()});
    }
    return event;
}

} // namespace roo::run::eventcodec
