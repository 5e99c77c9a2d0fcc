// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/report.h"

#include "core/run/eventcodec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace roo::bench {

namespace {

QJsonObject levelsToJson(const LevelCounts &levels)
{
    QJsonObject json;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        json.insert(u"L%1"_s.arg(level), levels.at(level));
    }
    return json;
}

void insertUsage(QJsonObject &json, const llm::TokenUsage &usage)
{
    if (const QJsonObject members = run::eventcodec::usageToJson(usage); !members.isEmpty()) {
        json.insert(u"usage"_s, members);
    }
}

} // namespace

QJsonObject toJson(const TaskResult &result, bool isKept)
{
    QJsonObject json{{u"type"_s, u"task"_s}, {u"model"_s, result.model}, {u"task"_s, result.task}};
    if (isKept) {
        json.insert(u"run"_s, result.runId);
    }
    if (result.error) {
        json.insert(u"error"_s, run::eventcodec::errorToJson(*result.error));
        return json;
    }
    json.insert(u"well_formed"_s, result.isWellFormed);
    json.insert(u"resolved"_s, result.isResolved);
    json.insert(u"exact"_s, result.isExact);
    if (result.lacksChanges) {
        json.insert(u"no_changes"_s, true);
    }
    if (!result.difference.isEmpty()) {
        json.insert(u"difference"_s, QString::fromUtf8(result.difference));
    }
    json.insert(u"levels"_s, levelsToJson(result.levels));
    QJsonArray codes;
    for (const edit::EditCode code : result.codes) {
        codes.append(edit::editCodeName(code));
    }
    if (!codes.isEmpty()) {
        json.insert(u"codes"_s, codes);
    }
    json.insert(u"total_ms"_s, static_cast<qint64>(result.total.count()));
    insertUsage(json, result.usage);
    return json;
}

QJsonObject toJson(const ModelResult &result)
{
    QJsonObject json{{u"type"_s, u"model"_s},
                     {u"model"_s, result.model},
                     {u"tasks"_s, result.tasks},
                     {u"answered"_s, result.answered},
                     {u"well_formed"_s, result.wellFormed},
                     {u"resolved"_s, result.resolved},
                     {u"exact"_s, result.exact},
                     {u"levels"_s, levelsToJson(result.levels)}};
    if (result.withoutChanges > 0) {
        json.insert(u"no_changes"_s, result.withoutChanges);
    }
    QJsonObject codes;
    for (const ModelResult::CodeCount &each : result.codes) {
        codes.insert(edit::editCodeName(each.code), each.count);
    }
    if (!codes.isEmpty()) {
        json.insert(u"codes"_s, codes);
    }
    if (result.median) {
        json.insert(u"median_ms"_s, static_cast<qint64>(result.median->count()));
    }
    insertUsage(json, result.usage);
    if (result.givenUp) {
        json.insert(u"given_up"_s, run::eventcodec::errorToJson(*result.givenUp));
    }
    return json;
}

} // namespace roo::bench
