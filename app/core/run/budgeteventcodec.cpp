// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/budgeteventcodec.h"

#include "core/run/eventcodec.h"

using namespace Qt::StringLiterals;

namespace roo::run::eventcodec {

void encodeInto(QJsonObject &json, const BudgetReached &event)
{
    json.insert(u"type"_s, u"budget_reached"_s);
    json.insert(u"what"_s, event.what);
    json.insert(u"limit"_s, event.limit);
    json.insert(u"spent"_s, event.spent);
    json.insert(u"stop"_s, event.isStop);
}

void encodeInto(QJsonObject &json, const RequestPaced &event)
{
    json.insert(u"type"_s, u"request_paced"_s);
    json.insert(u"stage"_s, roleName(event.stage));
    json.insert(u"round"_s, event.round);
    json.insert(u"model"_s, event.model);
    json.insert(u"wait_ms"_s, qint64{event.wait.count()});
}

std::optional<Result<EventBody>> decodeBudgetEvent(const QString &type, const QJsonObject &json)
{
    if (type == "budget_reached"_L1) {
        return BudgetReached{.what = json["what"_L1].toString(),
                             .limit = json["limit"_L1].toString(),
                             .spent = json["spent"_L1].toString(),
                             .isStop = json["stop"_L1].toBool()};
    }
    if (type == "request_paced"_L1) {
        const std::optional<Role> stage = roleFromName(json["stage"_L1].toString());
        if (!stage) {
            return missing(u"stage"_s);
        }
        return RequestPaced{.stage = *stage,
                            .round = json["round"_L1].toInt(1),
                            .model = json["model"_L1].toString(),
                            .wait = std::chrono::milliseconds(json["wait_ms"_L1].toInteger())};
    }
    return std::nullopt;
}

} // namespace roo::run::eventcodec
