// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/proofeventcodec.h"

#include "core/base/json.h"
#include "core/run/checkjson.h"
#include "core/run/checkresultjson.h"
#include "core/run/eventcodec.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run::eventcodec {

namespace {

using json::insertIfAny;
using json::insertList;
using json::listFrom;
using json::textFrom;

void setHead(QJsonObject &json, const QString &type, int round)
{
    json.insert(u"type"_s, type);
    json.insert(u"round"_s, round);
}

int roundIn(const QJsonObject &json)
{
    return std::max(json["round"_L1].toInt(), 0);
}

QJsonValue findingToJson(const Finding &finding)
{
    QJsonObject json{{u"severity"_s, severityName(finding.severity)}, {u"what"_s, finding.what}};
    insertIfAny(json, "file"_L1, finding.file);
    if (finding.firstLine > 0) {
        json.insert(u"lines"_s, QJsonArray{finding.firstLine, finding.lastLine});
    }
    insertIfAny(json, "suggestion"_L1, finding.suggestion);
    return json;
}

std::optional<Finding> findingFrom(const QJsonValue &json)
{
    const auto severity = severityFromName(json["severity"_L1].toString());
    const QJsonArray lines = json["lines"_L1].toArray();
    return severity ? std::optional(Finding{.severity = *severity,
                                            .file = json["file"_L1].toString(),
                                            .firstLine = lines.at(0).toInt(),
                                            .lastLine = lines.at(1).toInt(),
                                            .what = json["what"_L1].toString(),
                                            .suggestion = json["suggestion"_L1].toString()})
                    : std::nullopt;
}

Result<EventBody> checksPlanned(const QJsonObject &json)
{
    const auto source = checkSourceFromName(json["source"_L1].toString());
    if (!source) {
        return missing(u"source"_s);
    }
    return ChecksPlanned{.checks = listFrom<proof::Check>(json["checks"_L1], &checkFromJson),
                         .source = *source,
                         .file = json["file"_L1].toString(),
                         .sha256 = json["sha256"_L1].toString(),
                         .isSandboxed = json["sandboxed"_L1].toBool(),
                         .noSandbox = json["no_sandbox"_L1].toString()};
}

Result<EventBody> proofStarted(const QJsonObject &json)
{
    using NotCopied = ProofStarted::NotCopied;
    return ProofStarted{.round = roundIn(json),
                        .tree = json["tree"_L1].toString(),
                        .isKept = json["kept"_L1].toBool(),
                        .notCopied
                        = listFrom<NotCopied>(json["not_copied"_L1], [](const QJsonValue &file) {
                              return std::optional(NotCopied{.path = file["path"_L1].toString(),
                                                             .why = file["why"_L1].toString()});
                          })};
}

Result<EventBody> checkEvent(const QString &type, const QJsonObject &json)
{
    const QString check = json["check"_L1].toString();
    if (type == "check_output"_L1) {
        return CheckOutput{
            .round = roundIn(json), .check = check, .text = json["text"_L1].toString()};
    }
    if (type == "check_started"_L1) {
        return CheckStarted{
            .round = roundIn(json), .check = check, .isRepeat = json["repeat"_L1].toBool()};
    }
    const auto result = checkResultFromJson(json["result"_L1].toObject());
    if (!result) {
        return missing(u"result"_s);
    }
    return CheckFinished{.round = roundIn(json), .result = *result};
}

template <typename Event, typename Value>
Result<EventBody> withWhy(Event event, const std::optional<Value> &why)
{
    if (!why) {
        return missing(u"why"_s);
    }
    event.why = *why;
    return event;
}

Result<EventBody> verdictReached(const QJsonObject &json)
{
    const auto verdict = reviewVerdictFromName(json["verdict"_L1].toString());
    if (!verdict) {
        return missing(u"verdict"_s);
    }
    return VerdictReached{.round = roundIn(json), .verdict = *verdict};
}

Result<EventBody> sentBack(const QJsonObject &json)
{
    return SentBack{.round = roundIn(json),
                    .failures = listFrom<QString>(json["failures"_L1], textFrom),
                    .findings
                    = listFrom<qsizetype>(json["findings"_L1], [](const QJsonValue &index) {
                          const qint64 number = index.toInteger(-1);
                          return number >= 0 ? std::optional(qsizetype{number}) : std::nullopt;
                      })};
}

} // namespace

void encodeInto(QJsonObject &json, const ChecksPlanned &event)
{
    json.insert(u"type"_s, u"checks_planned"_s);
    insertList(json, u"checks"_s, event.checks, &checkToJson);
    json.insert(u"source"_s, checkSourceName(event.source));
    insertIfAny(json, u"file"_s, event.file);
    insertIfAny(json, u"sha256"_s, event.sha256);
    json.insert(u"sandboxed"_s, event.isSandboxed);
    insertIfAny(json, u"no_sandbox"_s, event.noSandbox);
}

void encodeInto(QJsonObject &json, const ProofSkipped &event)
{
    json.insert(u"type"_s, u"proof_skipped"_s);
    json.insert(u"why"_s, noProofName(event.why));
}

void encodeInto(QJsonObject &json, const ProofStarted &event)
{
    setHead(json, u"proof_started"_s, event.round);
    json.insert(u"tree"_s, event.tree);
    if (event.isKept) {
        json.insert(u"kept"_s, true);
    }
    insertList(json, u"not_copied"_s, event.notCopied, [](const ProofStarted::NotCopied &file) {
        return QJsonObject{{u"path"_s, file.path}, {u"why"_s, file.why}};
    });
}

void encodeInto(QJsonObject &json, const CheckStarted &event)
{
    setHead(json, u"check_started"_s, event.round);
    json.insert(u"check"_s, event.check);
    if (event.isRepeat) {
        json.insert(u"repeat"_s, true);
    }
}

void encodeInto(QJsonObject &json, const CheckOutput &event)
{
    setHead(json, u"check_output"_s, event.round);
    json.insert(u"check"_s, event.check);
    json.insert(u"text"_s, event.text);
}

void encodeInto(QJsonObject &json, const CheckFinished &event)
{
    setHead(json, u"check_finished"_s, event.round);
    json.insert(u"result"_s, checkResultToJson(event.result));
}

void encodeInto(QJsonObject &json, const ProofFinished &event)
{
    setHead(json, u"proof_finished"_s, event.round);
}

void encodeInto(QJsonObject &json, const FindingsReached &event)
{
    setHead(json, u"findings_reached"_s, event.round);
    insertList(json, u"findings"_s, event.findings, &findingToJson);
}

void encodeInto(QJsonObject &json, const VerdictReached &event)
{
    setHead(json, u"verdict_reached"_s, event.round);
    json.insert(u"verdict"_s, reviewVerdictName(event.verdict));
}

void encodeInto(QJsonObject &json, const SentBack &event)
{
    setHead(json, u"sent_back"_s, event.round);
    insertList(json, u"failures"_s, event.failures, [](const QString &name) { return name; });
    insertList(json, u"findings"_s, event.findings, [](qsizetype index) { return qint64{index}; });
}

void encodeInto(QJsonObject &json, const LoopEnded &event)
{
    setHead(json, u"loop_ended"_s, event.round);
    json.insert(u"why"_s, loopEndName(event.why));
}

void encodeInto(QJsonObject &json, const ApprovalGiven &event)
{
    json.insert(u"type"_s, u"approval_given"_s);
    insertList(json, u"despite"_s, event.despite, [](const QString &name) { return name; });
}

std::optional<Result<EventBody>> decodeProofEvent(const QString &type, const QJsonObject &json)
{
    if (type == "checks_planned"_L1) {
        return checksPlanned(json);
    }
    if (type == "proof_skipped"_L1) {
        return withWhy(ProofSkipped{}, noProofFromName(json["why"_L1].toString()));
    }
    if (type == "proof_started"_L1) {
        return proofStarted(json);
    }
    if (type == "check_started"_L1 || type == "check_output"_L1 || type == "check_finished"_L1) {
        return checkEvent(type, json);
    }
    if (type == "proof_finished"_L1) {
        return ProofFinished{.round = roundIn(json)};
    }
    if (type == "findings_reached"_L1) {
        return FindingsReached{.round = roundIn(json),
                               .findings = listFrom<Finding>(json["findings"_L1], &findingFrom)};
    }
    if (type == "verdict_reached"_L1) {
        return verdictReached(json);
    }
    if (type == "sent_back"_L1) {
        return sentBack(json);
    }
    if (type == "loop_ended"_L1) {
        return withWhy(LoopEnded{.round = roundIn(json)},
                       loopEndFromName(json["why"_L1].toString()));
    }
    if (type == "approval_given"_L1) {
        return ApprovalGiven{.despite = listFrom<QString>(json["despite"_L1], textFrom)};
    }
    return std::nullopt;
}

} // namespace roo::run::eventcodec
