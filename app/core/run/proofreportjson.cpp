// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/proofreportjson.h"

#include "core/run/checkjson.h"
#include "core/run/checkresultjson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace roo::run {

QJsonObject reportToJson(const proof::ProofReport &report)
{
    using proof::Comparison;
    QJsonArray checks;
    for (const proof::ProofReport::Row &row : report.rows()) {
        QJsonObject json = checkResultToJson(row.result);
        const QJsonObject check = checkToJson(row.check);
        for (auto member = check.constBegin(); member != check.constEnd(); ++member) {
            json.insert(member.key(), member.value());
        }
        json.insert(u"baseline"_s, proof::comparisonName(row.comparison));
        json.insert(u"stale"_s, row.isStale);
        checks.append(json);
    }
    const auto names = [&report](Comparison comparison) {
        return QJsonArray::fromStringList(report.named(comparison));
    };
    return {{u"checks"_s, checks},
            {u"passed"_s, qint64{report.passed()}},
            {u"new_failures"_s, names(Comparison::NewFailure)},
            {u"fixed"_s, names(Comparison::Fixed)},
            {u"still_failing"_s, names(Comparison::StillFailing)},
            {u"stale"_s, report.hasStale()},
            {u"good"_s, report.isGood()}};
}

} // namespace roo::run
