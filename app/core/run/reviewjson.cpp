// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/reviewjson.h"

#include "core/run/findinghead.h"
#include "core/run/reviewverdict.h"
#include "core/run/reviewwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using Names = std::initializer_list<QLatin1StringView>;

//! The first of the members that is there; "line_start", "lineStart" and "Line Start" are one.
QJsonValue memberOf(const QJsonObject &object, Names names)
{
    for (const QLatin1StringView name : names) {
        for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
            QString key = member.key().toLower();
            key.remove(u'_').remove(u'-').remove(u' ');
            if (key == name && !member->isNull()) {
                return *member;
            }
        }
    }
    return {};
}

//! A text, or the texts of a list.
QString textOf(const QJsonValue &value)
{
    if (value.isDouble()) {
        return QString::number(value.toInteger());
    }
    QStringList lines;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &line : array) {
        lines.append(textOf(line));
    }
    return lines.isEmpty() ? value.toString().trimmed() : lines.join(u'\n');
}

LineRange linesOf(const QJsonObject &object)
{
    const QJsonValue first = memberOf(object,
                                      {"line"_L1, "lines"_L1, "firstline"_L1, "startline"_L1,
                                       "linestart"_L1, "linenumber"_L1, "linerange"_L1});
    const QJsonValue last = memberOf(object, {"lastline"_L1, "endline"_L1, "lineend"_L1});
    LineRange lines
        = linesFrom(first.isArray() ? textOf(first).replace(u'\n', u',') : textOf(first));
    lines.last = std::max(lines.last, linesFrom(textOf(last)).first);
    return lines.first > 0 ? lines : LineRange{};
}

CodePlace placeOf(const QJsonObject &object, const KnownFiles &files)
{
    const QJsonValue where = memberOf(
        object,
        {"file"_L1, "path"_L1, "filename"_L1, "filepath"_L1, "location"_L1, "relevantfile"_L1});
    if (where.isObject()) {
        return placeOf(where.toObject(), files);
    }
    CodePlace place = findingHead(textOf(where), files).place;
    if (const LineRange lines = linesOf(object); lines.first > 0) {
        place.lines = lines;
    }
    return place;
}

std::optional<Finding> findingFrom(const QJsonObject &object, const KnownFiles &files)
{
    const auto severity = severityFromWord(
        textOf(memberOf(object, {"severity"_L1, "level"_L1, "priority"_L1, "importance"_L1})));
    QString what = textOf(
        memberOf(object,
                 {"what"_L1, "issue"_L1, "problem"_L1, "description"_L1, "message"_L1, "comment"_L1,
                  "finding"_L1, "title"_L1, "body"_L1, "text"_L1, "summary"_L1, "detail"_L1}));
    const QString suggestion
        = textOf(memberOf(object,
                          {"suggestion"_L1, "fix"_L1, "suggestedfix"_L1, "recommendation"_L1,
                           "remediation"_L1, "solution"_L1}));
    const CodePlace place = placeOf(object, files);
    if (what.isEmpty() || saysNone(what)) {
        return std::nullopt;
    }
    return Finding{.severity = severity.value_or(Severity::Major),
                   .file = place.file,
                   .firstLine = place.lines.first,
                   .lastLine = place.lines.last,
                   .what = std::move(what),
                   .suggestion = suggestion};
}

} // namespace

Review reviewFromJson(QByteArrayView json, const KnownFiles &files)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray());
    QJsonObject object = document.object();
    if (const QJsonValue inner = memberOf(object, {"review"_L1}); inner.isObject()) {
        object = inner.toObject();
    }
    Review review{.findings = {},
                  .verdict = verdictIn(textOf(memberOf(
                      object, {"verdict"_L1, "decision"_L1, "recommendation"_L1, "result"_L1})))};
    const QJsonArray findings = document.isArray()
        ? document.array()
        : memberOf(object, {"findings"_L1, "issues"_L1, "comments"_L1, "problems"_L1, "review"_L1})
              .toArray();
    for (const QJsonValue &value : findings) {
        const auto finding = findingFrom(value.toObject(), files);
        if (finding && review.findings.size() < mostFindings) {
            review.findings.append(*finding);
        }
    }
    return review;
}

} // namespace roo::run
