// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/exporter.h"

#include "core/base/json.h"
#include "core/run/changesdocument.h"
#include "core/run/eventcodec.h"
#include "core/run/proofdocument.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace roo::run::exporter {

namespace {

QString stateName(Attempt::State state)
{
    switch (state) {
    case Attempt::State::Running:
        return u"unfinished"_s;
    case Attempt::State::Failed:
        return u"failed"_s;
    case Attempt::State::Succeeded:
        return u"succeeded"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject attemptJson(const Attempt &attempt)
{
    QJsonObject json{{u"attempt"_s, attempt.id},
                     {u"model"_s, attempt.model},
                     {u"request_sha256"_s, attempt.requestSha256},
                     {u"state"_s, stateName(attempt.state)},
                     {u"started"_s, attempt.startedAt.toUTC().toString(Qt::ISODateWithMs)},
                     {u"answer"_s, attempt.answer}};
    if (!attempt.reasoning.isEmpty()) {
        json.insert("reasoning"_L1, attempt.reasoning);
    }
    if (attempt.failure) {
        json.insert("error"_L1, eventcodec::errorToJson(attempt.failure->error));
    }
    return json;
}

QJsonObject stageJson(const Stage &stage)
{
    QJsonArray attempts;
    for (const Attempt &attempt : stage.attempts) {
        attempts.append(attemptJson(attempt));
    }
    QJsonObject json{
        {u"stage"_s, roleName(stage.role)}, {u"round"_s, stage.round}, {u"attempts"_s, attempts}};
    if (stage.result) {
        json.insert("answer"_L1, stage.answer());
        json.insert("model_asked"_L1, stage.result->modelAsked);
        json.insert("model_answered"_L1, stage.result->modelAnswered);
        json.insert("finish_reason"_L1, llm::finishReasonName(stage.result->finishReason));
        json.insert("usage"_L1, eventcodec::usageToJson(stage.result->usage));
        json.insert("first_token_ms"_L1, qint64{stage.result->firstToken.count()});
        json.insert("total_ms"_L1, qint64{stage.result->total.count()});
    }
    return json;
}

QJsonArray attachmentsJson(const Run &run)
{
    QJsonArray files;
    for (const AttachmentsAdded::File &file : run.attachments()) {
        files.append(QJsonObject{
            {u"path"_s, file.path}, {u"size"_s, file.size}, {u"sha256"_s, file.sha256}});
    }
    return files;
}

} // namespace

QJsonObject toJson(const Run &run, RunStatus whenUnfinished)
{
    QJsonArray stages;
    for (const Stage &stage : run.stages()) {
        stages.append(stageJson(stage));
    }
    QJsonObject json = summaryToJson(summarize(run, whenUnfinished));
    json.insert("task"_L1, run.start().task); // whole
    json.remove("attached"_L1); // said with more under "attachments"
    json.insert("profile_snapshot"_L1, profileToJson(run.start().profile));
    json.insert("base_url"_L1, run.start().baseUrl);
    json.insert("stages"_L1, stages);
    json::insertIfAny(json, "plan"_L1, run.start().plan);
    json::insertIfAny(json, "code"_L1, joined(run.start().code));
    if (!run.attachments().isEmpty()) {
        json.insert("attachments"_L1, attachmentsJson(run));
    }
    addChanges(json, run);
    addProof(json, run);
    if (run.finish() && run.finish()->error) {
        json.insert("error"_L1, eventcodec::errorToJson(*run.finish()->error));
    }
    return json;
}

} // namespace roo::run::exporter
