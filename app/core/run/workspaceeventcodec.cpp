// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/workspaceeventcodec.h"

#include "core/base/named.h"
#include "core/base/text.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run::eventcodec {

namespace {

using edit::ChangeSet;
using edit::Consent;
using edit::Edit;
using edit::EditFault;
using edit::EditOutcome;
using edit::FileChange;
using edit::LineRange;
using edit::Verdict;

constexpr std::array verdicts{Named{Verdict::Resolved, "resolved"_L1},
                              Named{Verdict::Skipped, "skipped"_L1},
                              Named{Verdict::Refused, "refused"_L1}};

using Kind = FileChange::Kind;
constexpr std::array kinds{Named{Kind::Create, "create"_L1}, Named{Kind::Modify, "modify"_L1},
                           Named{Kind::Delete, "delete"_L1}, Named{Kind::Rename, "rename"_L1}};

void insertIfAny(QJsonObject &json, const QString &name, const QString &value)
{
    if (!value.isEmpty()) {
        json.insert(name, value);
    }
}

//! An array, left out where it is empty.
template <typename List, typename ToJson>
void insertList(QJsonObject &json, const QString &name, const List &list, ToJson toJson)
{
    QJsonArray array;
    for (const auto &each : list) {
        array.append(toJson(each));
    }
    if (!array.isEmpty()) {
        json.insert(name, array);
    }
}

template <typename T, typename FromJson>
QList<T> listFrom(const QJsonValue &json, FromJson fromJson)
{
    QList<T> list;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &value : array) {
        if (std::optional<T> item = fromJson(value)) {
            list.append(*std::move(item));
        }
    }
    return list;
}

std::optional<QString> textFrom(const QJsonValue &json)
{
    return json.isString() ? std::optional(json.toString()) : std::nullopt;
}

//! Bytes as text where they are UTF-8 without a mark that decoding would drop; else in base64.
void insertBytes(QJsonObject &json, const QString &name, const QByteArray &bytes)
{
    const std::optional<QString> text = text::decodeUtf8(bytes);
    if (text && text->toUtf8() == bytes) {
        insertIfAny(json, name, *text);
    } else {
        json.insert(name % u"_base64"_s, QString::fromLatin1(bytes.toBase64()));
    }
}

QByteArray bytesFrom(const QJsonObject &json, const QString &name)
{
    const QJsonValue encoded = json[name % u"_base64"_s];
    return encoded.isString() ? QByteArray::fromBase64(encoded.toString().toLatin1())
                              : json[name].toString().toUtf8();
}

QJsonValue consentJson(Consent consent)
{
    return edit::consentName(consent);
}

std::optional<Consent> consentFrom(const QJsonValue &json)
{
    return edit::consentFromName(json.toString());
}

QJsonObject faultJson(const EditFault &fault)
{
    QJsonObject json{{u"code"_s, edit::editCodeName(fault.code)}};
    insertIfAny(json, u"subject"_s, fault.subject);
    insertIfAny(json, u"expected"_s, fault.expected);
    return json;
}

std::optional<EditFault> faultFrom(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    const auto code = edit::editCodeFromName(json["code"_L1].toString());
    return code ? std::optional(EditFault{.code = *code,
                                          .subject = json["subject"_L1].toString(),
                                          .expected = json["expected"_L1].toString()})
                : std::nullopt;
}

//! Lines are counted from 1 for whoever reads the events.
void insertRange(QJsonObject &json, const QString &name, const LineRange &range)
{
    if (range != LineRange{}) {
        json.insert(name, QJsonArray{range.first + 1, range.count});
    }
}

std::optional<LineRange> rangeFrom(const QJsonValue &value)
{
    const QJsonArray pair = value.toArray();
    return pair.size() == 2 && pair.at(0).toInteger() >= 1
        ? std::optional(LineRange{.first = pair.at(0).toInteger() - 1,
                                  .count = std::max<qint64>(pair.at(1).toInteger(), 0)})
        : std::nullopt;
}

QJsonObject editJson(const Edit &edit, const EditOutcome &outcome)
{
    QJsonObject json{{u"line"_s, edit.line},
                     {u"path"_s, edit.path},
                     {u"action"_s, edit::verbName(edit.verb)},
                     {u"verdict"_s, nameIn(verdicts, outcome.verdict)},
                     {u"level"_s, std::to_underlying(outcome.level)}};
    insertIfAny(json, u"to"_s, edit.to);
    if (edit.isWeak) {
        json.insert(u"whole_file"_s, true);
    }
    insertRange(json, u"anchor"_s, outcome.anchor);
    if (outcome.nearest) {
        json.insert(u"nearest"_s, QJsonArray{outcome.nearest->first + 1, outcome.nearest->count});
    }
    insertList(json, u"codes"_s, outcome.faults, faultJson);
    insertList(json, u"consents"_s, outcome.consents, consentJson);
    return json;
}

struct EditAndOutcome
{
    Edit edit;
    EditOutcome outcome;
};

std::optional<EditAndOutcome> editFrom(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    const auto verb = edit::verbFromName(json["action"_L1].toString());
    const auto verdict = valueIn(verdicts, json["verdict"_L1].toString());
    if (!verb || !verdict) {
        return std::nullopt;
    }
    constexpr int highest = std::to_underlying(edit::MatchLevel::Typography);
    const int level = std::clamp(json["level"_L1].toInt(), 0, highest);
    return EditAndOutcome{.edit = {.line = json["line"_L1].toInt(),
                                   .path = json["path"_L1].toString(),
                                   .verb = *verb,
                                   .to = json["to"_L1].toString(),
                                   .isWeak = json["whole_file"_L1].toBool()},
                          .outcome
                          = {.verdict = *verdict,
                             .faults = listFrom<EditFault>(json["codes"_L1], faultFrom),
                             .level = static_cast<edit::MatchLevel>(level),
                             .anchor = rangeFrom(json["anchor"_L1]).value_or(LineRange{}),
                             .nearest = rangeFrom(json["nearest"_L1]),
                             .consents = listFrom<Consent>(json["consents"_L1], consentFrom)}};
}

QJsonObject fileJson(const FileChange &file)
{
    QJsonObject json{{u"change"_s, nameIn(kinds, file.kind)}, {u"path"_s, file.path}};
    insertIfAny(json, u"to"_s, file.to);
    insertBytes(json, u"before"_s, file.before);
    insertBytes(json, u"after"_s, file.after);
    if (file.mode >= 0) {
        json.insert(u"mode"_s, file.mode);
    }
    if (file.isExecutable) {
        json.insert(u"executable"_s, true);
    }
    insertList(json, u"edits"_s, file.edits, [](qsizetype index) { return QJsonValue(index); });
    return json;
}

std::optional<FileChange> fileFrom(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    const auto kind = valueIn(kinds, json["change"_L1].toString());
    if (!kind) {
        return std::nullopt;
    }
    return FileChange{.kind = *kind,
                      .path = json["path"_L1].toString(),
                      .to = json["to"_L1].toString(),
                      .before = bytesFrom(json, u"before"_s),
                      .after = bytesFrom(json, u"after"_s),
                      .mode = std::max(json["mode"_L1].toInt(-1), -1),
                      .isExecutable = json["executable"_L1].toBool(),
                      .edits = listFrom<qsizetype>(json["edits"_L1], [](const QJsonValue &index) {
                          return std::optional<qsizetype>(index.toInteger());
                      })};
}

ChangeSet changesFrom(const QJsonObject &json)
{
    ChangeSet changes{.edits = {},
                      .outcomes = {},
                      .files = listFrom<FileChange>(json["files"_L1], fileFrom),
                      .faults = listFrom<EditFault>(json["faults"_L1], faultFrom)};
    const auto edits = listFrom<EditAndOutcome>(json["edits"_L1], editFrom);
    for (const EditAndOutcome &each : edits) {
        changes.edits.append(each.edit);
        changes.outcomes.append(each.outcome);
    }
    for (FileChange &file : changes.files) {
        file.edits.removeIf([&](qsizetype i) { return i < 0 || i >= changes.edits.size(); });
    }
    return changes;
}

std::unexpected<Error> missing(const QString &what)
{
    return std::unexpected(Error{.kind = ErrorKind::SyntaxInvalid, .expected = what});
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

QJsonObject changesToJson(const ChangeSet &changes)
{
    QJsonObject json;
    QJsonArray edits;
    for (qsizetype i = 0; i < changes.edits.size(); ++i) {
        edits.append(editJson(changes.edits.at(i), changes.outcomes.at(i)));
    }
    json.insert(u"edits"_s, edits);
    insertList(json, u"faults"_s, changes.faults, faultJson);
    insertList(json, u"files"_s, changes.files, fileJson);
    return json;
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
                            .changes = changesFrom(json)};
    }
    if (type == "edits_applied"_L1) {
        return EditsApplied{.folder = json["folder"_L1].toString(),
                            .paths = listFrom<QString>(json["paths"_L1], textFrom),
                            .consents = listFrom<Consent>(json["consents"_L1], consentFrom),
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
