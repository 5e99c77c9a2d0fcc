// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/comparecommand.h"

#include "core/base/linediff.h"
#include "core/base/text.h"
#include "core/run/resume.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr qsizetype nameWidth = 14;
constexpr qsizetype valueWidth = 32;

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
    const run::Stage *stage = nullptr;

    [[nodiscard]] const run::StageFinished *result() const
    {
        return stage != nullptr && stage->result ? &*stage->result : nullptr;
    }
    [[nodiscard]] QString model() const
    {
        return result() != nullptr                           ? result()->modelAsked
            : stage != nullptr && !stage->attempts.isEmpty() ? u"none answered"_s
                                                             : u"-"_s;
    }
    [[nodiscard]] QString answeredBy() const
    {
        return result() != nullptr && !result()->modelAnswered.isEmpty() ? result()->modelAnswered
                                                                         : u"-"_s;
    }
    [[nodiscard]] QString attempts() const
    {
        return stage != nullptr ? QString::number(stage->attempts.size()) : u"-"_s;
    }
    [[nodiscard]] QString firstToken() const
    {
        return result() != nullptr ? wording::duration(result()->firstToken) : u"-"_s;
    }
    [[nodiscard]] QString total() const
    {
        return result() != nullptr ? wording::duration(result()->total) : u"-"_s;
    }
    [[nodiscard]] QString tokensIn() const
    {
        return result() != nullptr ? tokens(result()->usage.promptTokens) : u"-"_s;
    }
    [[nodiscard]] QString tokensOut() const
    {
        return result() != nullptr ? tokens(result()->usage.completionTokens) : u"-"_s;
    }
    [[nodiscard]] QString cost() const
    {
        return result() != nullptr ? wording::cost(result()->usage) : u"-"_s;
    }
};

QString statusOf(const run::Run &run)
{
    return run::runStatusName(run::summarize(run, run::RunStatus::Interrupted).status);
}

} // namespace

void CompareCommand::start()
{
    lookUp([this](const QList<run::StoredRun> &runs) {
        print({.left = run::foldAll(runs.at(0).events), .right = run::foldAll(runs.at(1).events)});
    });
}

QList<run::Role> CompareCommand::roles(const Pair &pair) const
{
    QList<run::Role> roles;
    const QList<run::Role> all = run::allRoles();
    for (const run::Role role : all) {
        const bool isWanted = !options().stage || options().stage == role;
        const bool isThere = pair.left.stage(role) != nullptr || pair.right.stage(role) != nullptr
            || !pair.left.answer(role).isEmpty() || !pair.right.answer(role).isEmpty();
        if (isWanted && isThere) {
            roles.append(role);
        }
    }
    return roles;
}

void CompareCommand::print(const Pair &pair)
{
    const QList<run::Role> roles = this->roles(pair);
    if (common().isJson) {
        QJsonObject diffs;
        for (const run::Role role : roles) {
            diffs.insert(run::roleName(role), diffOf(pair.left, pair.right, role));
        }
        printJson(
            {{u"runs"_s,
              QJsonArray{run::exporter::toJson(pair.left), run::exporter::toJson(pair.right)}},
             {u"diffs"_s, diffs}});
        emit finished(ExitCode::Done);
        return;
    }
    const auto duration = [](const run::Run &run) {
        const auto time = run::summarize(run).duration;
        return time ? wording::duration(*time) : u"-"_s;
    };
    printRow({}, pair.left.id(), pair.right.id());
    printRow(u"profile"_s, pair.left.start().profile.name, pair.right.start().profile.name);
    printRow(u"outcome"_s, statusOf(pair.left), statusOf(pair.right));
    printRow(u"duration"_s, duration(pair.left), duration(pair.right));
    printRow(u"task"_s,
             pair.left.start().task == pair.right.start().task ? u"the same"_s
                                                               : pair.left.start().task,
             pair.left.start().task == pair.right.start().task ? u"the same"_s
                                                               : pair.right.start().task);
    for (const run::Role role : roles) {
        printStage(pair, role);
    }
    emit finished(ExitCode::Done);
}

void CompareCommand::printStage(const Pair &pair, run::Role role)
{
    const Column left{pair.left.stage(role)};
    const Column right{pair.right.stage(role)};
    printText(u"\n# "_s % wording::stageTitle(role) % u"\n\n"_s);
    printRow(u"model"_s, left.model(), right.model());
    printRow(u"answered by"_s, left.answeredBy(), right.answeredBy());
    printRow(u"attempts"_s, left.attempts(), right.attempts());
    printRow(u"first token"_s, left.firstToken(), right.firstToken());
    printRow(u"time"_s, left.total(), right.total());
    printRow(u"tokens in"_s, left.tokensIn(), right.tokensIn());
    printRow(u"tokens out"_s, left.tokensOut(), right.tokensOut());
    printRow(u"cost"_s, left.cost(), right.cost());
    const QString diff = diffOf(pair.left, pair.right, role);
    printText(diff.isEmpty() ? u"\nThe answers are the same.\n"_s : QString(u'\n' % diff));
}

void CompareCommand::printRow(const QString &name, const QString &left, const QString &right)
{
    const QString shownLeft = text::oneLine(left, valueWidth).leftJustified(valueWidth);
    printText(name.leftJustified(nameWidth) % shownLeft % u"  "_s % text::oneLine(right, valueWidth)
              % u'\n');
}

} // namespace roo::cli
