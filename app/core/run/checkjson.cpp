// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/checkjson.h"

#include "core/base/json.h"

#include <QJsonArray>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

QJsonObject checkToJson(const proof::Check &check)
{
    QJsonObject json{{u"kind"_s, proof::checkKindName(check.kind)},
                     {u"name"_s, check.name},
                     {u"command"_s, QJsonArray::fromStringList(check.command)},
                     {u"timeout_s"_s, qint64{check.timeout.count()}},
                     {u"output_bytes"_s, check.outputLimit}};
    json::insertIfAny(json, u"folder"_s, check.folder);
    json::insertIfAny(json, u"report"_s, check.report);
    return json;
}

std::optional<proof::Check> checkFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    const proof::Check usual;
    const auto kind = proof::checkKindFromName(json["kind"_L1].toString());
    proof::Check check{
        .kind = kind.value_or(usual.kind),
        .name = json["name"_L1].toString(),
        .command = json["command"_L1].toVariant().toStringList(),
        .folder = json["folder"_L1].toString(),
        .report = json["report"_L1].toString(),
        .timeout = std::chrono::seconds(json["timeout_s"_L1].toInteger(usual.timeout.count())),
        .outputLimit = json["output_bytes"_L1].toInteger(usual.outputLimit)};
    return kind && proof::isSound(check) ? std::optional(std::move(check)) : std::nullopt;
}

} // namespace roo::run
