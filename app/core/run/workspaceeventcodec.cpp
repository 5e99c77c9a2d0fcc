// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/workspaceeventcodec.h"

#include "core/base/json.h"
#include "core/run/changesetjson.h"
#include "core/run/eventcodec.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run::eventcodec {

namespace {

using json::insertIfAny;
using json::insertList;
using json::listFrom;
using json::textFrom;

QJsonValue consentJson(edit::Consent consent)
{
    return edit::consentName(consent);
}

std::optional<edit::Consent> consentFrom(const QJsonValue &json)
{
    return edit::consentFromName(json.toString());
}

Result<EventBody> workspaceRead(const QJsonObject &json)
{
    const std::optional<Role> stage = roleFromName(json["stage"_L1].toString());
    if (!stage) {
        return missing(u"stage"_s);
    }
    using Shown = WorkspaceRead::Shown;
    using NotShown = WorkspaceRead::NotShown;
    return WorkspaceRead{.stage = *stage,
                         .round = json["round"_L1].toInt(1),
                         .listed = json["listed"_L1].toInteger(),
                         .unlisted = json["unlisted"_L1].toInteger(),
                         .shown = listFrom<Shown>(json["shown"_L1],
                                                  [](const QJsonValue &file) {
                                                      return std::optional(Shown{
                                                          .path = file["path"_L1].toString(),
                                                          .size = file["size"_L1].toInteger()});
                                                  }),
                         .notShown = listFrom<NotShown>(
                             json["not_shown"_L1],
                             [](const QJsonValue &file) {
                                 return std::optional(NotShown{
                                     .path = file["path"_L1].toString(),
                                     .why = file["why"_L1].toString(),
                                     .size = std::max<qint64>(file["size"_L1].toInteger(-1), -1)});
                             }),
                         .bytes = json["bytes"_L1].toInteger(),
                         .limit = json["limit"_L1].toInteger()};
}

Result<EventBody> secretsFound(const QJsonObject &json)
{
    const std::optional<Role> stage = roleFromName(json["stage"_L1].toString());
    if (!stage) {
        return missing(u"stage"_s);
    }
    using Finding = SecretsFound::Finding;
    return SecretsFound{
        .stage = *stage,
        .findings = listFrom<Finding>(json["findings"_L1], [](const QJsonValue &finding) {
            return std::optional(Finding{.where = finding["where"_L1].toString(),
                                         .line = finding["line"_L1].toInt(),
                                         .kind = finding["kind"_L1].toString(),
                                         .masked = finding["masked"_L1].toString()});
        })};
}

} // namespace

void encodeInto(QJsonObject &json, const WorkspaceRead &event)
{
    json.insert(u"type"_s, u"workspace_read"_s);
    json.insert(u"stage"_s, roleName(event.stage));
    json.insert(u"round"_s, event.round);
    json.insert(u"listed"_s, event.listed);
    json.insert(u"unlisted"_s, event.unlisted);
    insertList(json, u"shown"_s, event.shown, [](const WorkspaceRead::Shown &file) {
        return QJsonObject{{u"path"_s, file.path}, {u"size"_s, file.size}};
    });
    insertList(json, u"not_shown"_s, event.notShown, [](const WorkspaceRead::NotShown &file) {
        QJsonObject row{{u"path"_s, file.path}, {u"why"_s, file.why}};
        if (file.size >= 0) {
            row.insert(u"size"_s, file.size);
        }
        return row;
    });
    json.insert(u"bytes"_s, event.bytes);
    json.insert(u"limit"_s, event.limit);
}

void encodeInto(QJsonObject &json, const SecretsFound &event)
{
    json.insert(u"type"_s, u"secrets_found"_s);
    json.insert(u"stage"_s, roleName(event.stage));
    insertList(json, u"findings"_s, event.findings, [](const SecretsFound::Finding &finding) {
        return QJsonObject{{u"where"_s, finding.where},
                           {u"line"_s, finding.line},
                           {u"kind"_s, finding.kind},
                           {u"masked"_s, finding.masked}};
    });
}

void encodeInto(QJsonObject &json, const ConsentGiven &event)
{
    json.insert(u"type"_s, u"consent_given"_s);
    json.insert(u"what"_s, event.what);
}

void encodeInto(QJsonObject &json, const EditsPlanned &event)
{
    const QJsonObject changes = changesToJson(event.changes);
    for (auto member = changes.constBegin(); member != changes.constEnd(); ++member) {
        json.insert(member.key(), member.value());
    }
    json.insert(u"type"_s, u"edits_planned"_s);
    json.insert(u"round"_s, event.round);
    json.insert(u"folder"_s, event.folder);
}

void encodeInto(QJsonObject &json, const EditsApplied &event)
{
    json.insert(u"type"_s, u"edits_applied"_s);
    json.insert(u"folder"_s, event.folder);
    json.insert(u"paths"_s, QJsonArray::fromStringList(event.paths));
    insertList(json, u"consents"_s, event.consents, consentJson);
    insertIfAny(json, u"journal"_s, event.journal);
}

void encodeInto(QJsonObject &json, const EditsReverted &event)
{
    json.insert(u"type"_s, u"edits_reverted"_s);
    json.insert(u"folder"_s, event.folder);
    insertIfAny(json, u"journal"_s, event.journal);
    if (!event.overwritten.isEmpty()) {
        json.insert(u"overwritten"_s, QJsonArray::fromStringList(event.overwritten));
    }
}

std::optional<Result<EventBody>> decodeWorkspaceEvent(const QString &type, const QJsonObject &json)
{
    if (type == "workspace_read"_L1) {
        return workspaceRead(json);
    }
    if (type == "secrets_found"_L1) {
        return secretsFound(json);
    }
    if (type == "consent_given"_L1) {
        return ConsentGiven{.what = json["what"_L1].toString()};
    }
    if (type == "edits_planned"_L1) {
        return EditsPlanned{.round = json["round"_L1].toInt(1),
                            .folder = json["folder"_L1].toString(),
                            .changes = changesFromJson(json)};
    }
    if (type == "edits_applied"_L1) {
        return EditsApplied{.folder = json["folder"_L1].toString(),
                            .paths = listFrom<QString>(json["paths"_L1], textFrom),
                            .consents = listFrom<edit::Consent>(json["consents"_L1], consentFrom),
                            .journal = json["journal"_L1].toString()};
    }
    if (type == "edits_reverted"_L1) {
        return EditsReverted{.folder = json["folder"_L1].toString(),
                             .journal = json["journal"_L1].toString(),
                             .overwritten = listFrom<QString>(json["overwritten"_L1], textFrom)};
    }
    return std::nullopt;
}

} // namespace roo::run::eventcodec
