// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/changesetjson.h"

#include "core/base/json.h"
#include "core/base/named.h"
#include "core/base/text.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run::eventcodec {

namespace {

using json::insertIfAny;
using json::insertList;
using json::listFrom;

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
    insertList(json, u"nearest_lines"_s, outcome.nearestLines,
               [](const QString &line) { return QJsonValue(line); });
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
    return EditAndOutcome{
        .edit = {.line = json["line"_L1].toInt(),
                 .path = json["path"_L1].toString(),
                 .verb = *verb,
                 .to = json["to"_L1].toString(),
                 .isWeak = json["whole_file"_L1].toBool()},
        .outcome = {.verdict = *verdict,
                    .faults = listFrom<EditFault>(json["codes"_L1], faultFrom),
                    .level = static_cast<edit::MatchLevel>(level),
                    .anchor = rangeFrom(json["anchor"_L1]).value_or(LineRange{}),
                    .nearest = rangeFrom(json["nearest"_L1]),
                    .nearestLines = listFrom<QString>(
                        json["nearest_lines"_L1],
                        [](const QJsonValue &line) { return std::optional(line.toString()); }),
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

} // namespace

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

ChangeSet changesFromJson(const QJsonObject &json)
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

} // namespace roo::run::eventcodec
