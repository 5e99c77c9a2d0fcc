// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/comparecommand.h"

#include "core/base/linediff.h"
#include "core/run/comparison.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr qsizetype nameWidth = 14;
constexpr qsizetype valueWidth = 32;

run::ComparedRun sideOf(const run::StoredRun &stored)
{
    const run::Run run = run::foldAll(stored.events);
    return {.run = run, .summary = run::summarize(run, stored.statusWithoutEnd())};
}

QString diffOf(const run::Run &left, const run::Run &right, run::Role role)
{
    const QString name = run::answerFileName(role);
    const QString hunks = unifiedHunks(left.answer(role), right.answer(role));
    return hunks.isEmpty() ? QString()
                           : u"--- %1/%3\n+++ %2/%3\n"_s.arg(left.id(), right.id(), name) % hunks;
}

QString tokens(const std::optional<qint64> &count)
{
    return count ? QString::number(*count) : u"unknown"_s;
}

//! One side of the table of a stage.
struct Column
{
    run::StageFigures figures;

    [[nodiscard]] QString model() const
    {
        return figures.result                  ? figures.result->modelAsked
            : figures.attempts.value_or(0) > 0 ? u"none answered"_s
                                               : u"-"_s;
    }
    [[nodiscard]] QString answeredBy() const
    {
        const QString model = figures.result ? figures.result->modelAnswered : QString();
        return model.isEmpty() ? u"-"_s : model;
    }
    [[nodiscard]] QString attempts() const
    {
        return figures.attempts ? QString::number(*figures.attempts) : u"-"_s;
    }
    [[nodiscard]] QString firstToken() const
    {
        return figures.result ? wording::duration(figures.result->firstToken) : u"-"_s;
    }
    [[nodiscard]] QString total() const
    {
        return figures.result ? wording::duration(figures.result->total) : u"-"_s;
    }
    [[nodiscard]] QString tokensIn() const
    {
        return figures.result ? tokens(figures.result->usage.promptTokens) : u"-"_s;
    }
    [[nodiscard]] QString tokensOut() const
    {
        return figures.result ? tokens(figures.result->usage.completionTokens) : u"-"_s;
    }
    [[nodiscard]] QString cost() const
    {
        return figures.result ? wording::cost(figures.result->usage) : u"-"_s;
    }
};

QString row(const QString &name, const QString &left, const QString &right)
{
    const QString shownLeft = text::oneLine(left, valueWidth).leftJustified(valueWidth);
    return name.leftJustified(nameWidth) % shownLeft % u"  "_s % text::oneLine(right, valueWidth)
        % u'\n';
}

//! What is one word for equal values, which need not be read twice then.
QString rowOfTexts(const QString &name, const QString &left, const QString &right)
{
    const bool isSame = left == right;
    return row(name, isSame ? u"the same"_s : left, isSame ? u"the same"_s : right);
}

QList<run::Role> rolesIn(const run::ComparedRuns &pair, std::optional<run::Role> only)
{
    QList<run::Role> roles = pair.roles();
    roles.removeIf([only](run::Role role) { return only && role != *only; });
    return roles;
}

QString stageText(const run::ComparedRuns &pair, run::Role role)
{
    const Column left{run::figuresOf(pair.left.run, role)};
    const Column right{run::figuresOf(pair.right.run, role)};
    const QString diff = diffOf(pair.left.run, pair.right.run, role);
    return u"\n# "_s % wording::stageTitle(role) % u"\n\n"_s
        % row(u"model"_s, left.model(), right.model())
        % row(u"answered by"_s, left.answeredBy(), right.answeredBy())
        % row(u"attempts"_s, left.attempts(), right.attempts())
        % row(u"first token"_s, left.firstToken(), right.firstToken())
        % row(u"time"_s, left.total(), right.total())
        % row(u"tokens in"_s, left.tokensIn(), right.tokensIn())
        % row(u"tokens out"_s, left.tokensOut(), right.tokensOut())
        % row(u"cost"_s, left.cost(), right.cost())
        % (diff.isEmpty() ? u"\nThe answers are the same.\n"_s : QString(u'\n' % diff));
}

QString pairText(const run::ComparedRuns &pair, const QList<run::Role> &roles)
{
    const run::RunSummary &left = pair.left.summary;
    const run::RunSummary &right = pair.right.summary;
    const auto duration = [](const run::RunSummary &run) {
        return run.duration ? wording::duration(*run.duration) : u"-"_s;
    };
    QString text = row({}, left.id, right.id) % row(u"profile"_s, left.profile, right.profile)
        % row(u"outcome"_s, run::runStatusName(left.status), run::runStatusName(right.status))
        % row(u"duration"_s, duration(left), duration(right))
        % rowOfTexts(u"task"_s, pair.left.run.start().task, pair.right.run.start().task);
    if (!left.attachments.isEmpty() || !right.attachments.isEmpty()) {
        text += rowOfTexts(u"attached"_s, left.attachments.join(u", "),
                           right.attachments.join(u", "));
    }
    for (const run::Role role : roles) {
        text += stageText(pair, role);
    }
    return text;
}

QString pairJson(const run::ComparedRuns &pair, const QList<run::Role> &roles)
{
    QJsonObject diffs;
    for (const run::Role role : roles) {
        diffs.insert(run::roleName(role), diffOf(pair.left.run, pair.right.run, role));
    }
    QJsonArray runs;
    for (const run::ComparedRun &side : {pair.left, pair.right}) {
        runs.append(run::exporter::toJson(side.run, side.summary.status));
    }
    return jsonLine({{u"runs"_s, runs}, {u"diffs"_s, diffs}});
}

} // namespace

void CompareCommand::start()
{
    printFromRuns([isJson = common().isJson, stage = options().stage](
                      const QList<run::StoredRun> &runs, const std::stop_token &) {
        const run::ComparedRuns pair{.left = sideOf(runs.at(0)), .right = sideOf(runs.at(1))};
        const QList<run::Role> roles = rolesIn(pair, stage);
        return isJson ? pairJson(pair, roles) : pairText(pair, roles);
    });
}

} // namespace roo::cli
