// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/conformancetable.h"

#include "cli/table.h"
#include "cli/wording.h"
#include "core/base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr qsizetype mostCodes = 3;
constexpr qsizetype longestReason = 60;

QStringList wideHeadings()
{
    return {u"MODEL"_s, u"ANSWERED"_s, u"WELL-FORMED"_s, u"RESOLVED"_s, u"EXACT"_s,  u"L0"_s,
            u"L1"_s,    u"L2"_s,       u"L3"_s,          u"TIME"_s,     u"TOKENS"_s, u"COST"_s};
}

QStringList narrowHeadings()
{
    QStringList headings = wideHeadings();
    headings[1] = u"ANSW"_s;
    headings[2] = u"FORM"_s;
    headings[3] = u"RES"_s;
    return headings;
}

QString tokensOf(const llm::TokenUsage &usage)
{
    return usage.promptTokens && usage.completionTokens
        ? QString::number(*usage.promptTokens + *usage.completionTokens)
        : u"-"_s;
}

QStringList cellsOf(const bench::ModelResult &model)
{
    QStringList cells{text::oneLine(model.model), u"%1/%2"_s.arg(model.answered).arg(model.tasks),
                      QString::number(model.wellFormed), QString::number(model.resolved),
                      QString::number(model.exact)};
    for (const int count : model.levels) {
        cells.append(QString::number(count));
    }
    cells.append(model.median ? wording::duration(*model.median) : u"-"_s);
    cells.append(tokensOf(model.usage));
    cells.append(model.usage.cost ? wording::cost(model.usage) : u"-"_s);
    return cells;
}

//! "2 no changes, 3 E_NOMATCH, E_FENCE", or why the model was given up.
QString remarkOf(const bench::ModelResult &model)
{
    QStringList parts;
    if (model.givenUp) {
        parts.append(u"given up: "_s
                     % text::oneLine(wording::brief(*model.givenUp), longestReason));
    }
    if (model.withoutChanges > 0) {
        parts.append(model.withoutChanges > 1 ? u"%1 no changes"_s.arg(model.withoutChanges)
                                              : u"no changes"_s);
    }
    const auto codes = model.codes.first(std::min(mostCodes, model.codes.size()));
    for (const bench::ModelResult::CodeCount &each : codes) {
        const QString name = edit::editCodeName(each.code);
        parts.append(each.count > 1 ? u"%1 %2"_s.arg(each.count).arg(name) : name);
    }
    return parts.join(u", "_s);
}

} // namespace

QString conformanceTable(const QList<bench::ModelResult> &models, int width)
{
    QList<QStringList> rows;
    qsizetype longestRemark = 0;
    for (const bench::ModelResult &model : models) {
        rows.append(cellsOf(model));
        longestRemark = std::max(longestRemark, remarkOf(model).size());
    }
    QStringList headings = wideHeadings();
    Table table(headings, rows);
    const QString remarks = u"  FAULTS"_s;
    const bool isWide
        = width == 0 || table.width() + std::max(longestRemark + 2, remarks.size()) <= width;
    if (!isWide) {
        headings = narrowHeadings();
        table = Table(headings, rows);
        table.shrinkTo(width);
    }
    QString lines
        = table.line(headings) % (isWide && longestRemark > 0 ? remarks : QString()) % u'\n';
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString whole = remarkOf(models.at(i));
        const QString remark = isWide ? whole : text::oneLine(whole, width - 2);
        const QString behind = isWide ? u"  "_s : u"\n  "_s;
        lines += table.line(rows.at(i)) % (remark.isEmpty() ? QString() : QString(behind % remark))
            % u'\n';
    }
    return lines;
}

QString markOf(const bench::TaskResult &result)
{
    if (result.error) {
        return u"no answer: "_s % wording::brief(*result.error);
    }
    if (result.isExact && result.isWellFormed) {
        return u"exact"_s;
    }
    if (result.lacksChanges && result.codes.isEmpty()) {
        return u"no changes in the answer"_s;
    }
    QStringList codes;
    for (const edit::EditCode code : result.codes) {
        codes.append(edit::editCodeName(code));
    }
    codes.removeDuplicates();
    const QString form = result.isWellFormed ? QString() : u", not well-formed"_s;
    const QString why = codes.isEmpty() ? QString() : QString(u": "_s % codes.join(u", "_s));
    if (result.isExact) {
        return u"exact"_s % form % why;
    }
    return (result.isResolved ? u"resolved, but other files than expected"_s : u"not resolved"_s)
        % form % why;
}

} // namespace roo::cli
