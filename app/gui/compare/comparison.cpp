// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/compare/comparison.h"

#include "core/base/text.h"
#include "gui/words/words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

using Figure = Comparison::Figure;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::Comparison)
};

QString dash()
{
    return u"–"_s;
}

QString orDash(const QString &value)
{
    return value.isEmpty() ? dash() : text::oneLine(value);
}

QString when(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

Figure figure(const QString &name, const QString &left, const QString &right)
{
    return {.name = name, .left = orDash(left), .right = orDash(right)};
}

//! The same figure of both sides.
template <typename Side, typename Value>
Figure figure(const QString &name, const Side &left, const Side &right, Value value)
{
    return figure(name, value(left), value(right));
}

QList<Figure> runFigures(const run::ComparedRuns &runs)
{
    using Summary = run::RunSummary;
    const Summary &left = runs.left.summary;
    const Summary &right = runs.right.summary;
    QList<Figure> figures{
        figure(Words::tr("Task"), left, right, [](const Summary &run) { return run.task; }),
        figure(Words::tr("Started"), left, right,
               [](const Summary &run) { return when(run.startedAt); }),
        figure(Words::tr("Profile"), left, right, [](const Summary &run) { return run.profile; }),
        figure(Words::tr("Outcome"), left, right,
               [](const Summary &run) { return words::status(run.status); }),
        figure(Words::tr("Duration"), left, right,
               [](const Summary &run) {
                   return run.duration ? words::duration(*run.duration) : QString();
               }),
        figure(Words::tr("Attempts"), left, right,
               [](const Summary &run) { return QLocale().toString(run.attempts); }),
        figure(Words::tr("Tokens"), left, right,
               [](const Summary &run) { return words::tokens(run.usage); }),
        figure(Words::tr("Cost"), left, right,
               [](const Summary &run) { return words::cost(run.usage); })};
    if (!left.attachments.isEmpty() || !right.attachments.isEmpty()) {
        figures.append(figure(Words::tr("Attached"), left, right,
                              [](const Summary &run) { return run.attachments.join(u", "_s); }));
    }
    return figures;
}

QString modelOf(const run::StageFinished &result)
{
    const bool isOther
        = !result.modelAnswered.isEmpty() && result.modelAnswered != result.modelAsked;
    return isOther ? Words::tr("%1, answered by %2").arg(result.modelAsked, result.modelAnswered)
                   : result.modelAsked;
}

QString modelOf(const run::StageFigures &stage)
{
    return stage.result                  ? modelOf(*stage.result)
        : stage.attempts.value_or(0) > 0 ? Words::tr("none has answered")
                                         : QString();
}

//! Of two stages, or of two attempts.
template <typename Side>
QList<Figure> resultFigures(const Side &left, const Side &right)
{
    const auto from = [](auto value) {
        return [value](const Side &side) { return side.result ? value(*side.result) : QString(); };
    };
    using Result = run::StageFinished;
    return {figure(Words::tr("First token"), left, right,
                   from([](const Result &result) { return words::duration(result.firstToken); })),
            figure(Words::tr("Time"), left, right,
                   from([](const Result &result) { return words::duration(result.total); })),
            figure(Words::tr("Tokens"), left, right,
                   from([](const Result &result) { return words::tokens(result.usage); })),
            figure(Words::tr("Cost"), left, right,
                   from([](const Result &result) { return words::cost(result.usage); }))};
}

QList<Figure> stageFigures(const run::StageFigures &left, const run::StageFigures &right)
{
    using Stage = run::StageFigures;
    return QList<Figure>{figure(Words::tr("Model"), left, right,
                                [](const Stage &stage) { return modelOf(stage); }),
                         figure(Words::tr("Attempts"), left, right,
                                [](const Stage &stage) {
                                    return stage.attempts ? QLocale().toString(*stage.attempts)
                                                          : QString();
                                })}
    + resultFigures(left, right);
}

//! The lines of two answers; those of Markdown, whatever is in them.
void compareTexts(const QString &name, const QString &left, const QString &right,
                  Comparison::Part &part)
{
    if (left.isEmpty() && right.isEmpty()) {
        part.note = Words::tr("There is no answer on either side.");
    } else if (left == right) {
        part.note = Words::tr("The answers are the same.");
    }
    part.diff = std::make_shared<const FileDiff>(
        fileDiff({.path = name, .before = left.toUtf8(), .after = right.toUtf8()}));
}

//! One of the two attempts.
struct Side
{
    const run::Attempt &attempt;
    std::optional<run::StageFinished> result;
};

QString outcomeOf(const Side &side)
{
    switch (side.attempt.state) {
    case run::Attempt::State::Running:
        return Words::tr("did not end");
    case run::Attempt::State::Failed:
        return words::brief(side.attempt.failure->error);
    case run::Attempt::State::Succeeded:
        return Words::tr("succeeded");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

Comparison comparisonOf(const run::ComparedRuns &runs)
{
    Comparison comparison{.title = Words::tr("Compare Runs"),
                          .left = runs.left.run.id(),
                          .right = runs.right.run.id(),
                          .figures = runFigures(runs),
                          .parts = {}};
    const QList<run::Role> roles = runs.roles();
    for (const run::Role role : roles) {
        Comparison::Part part{.title = words::stageTitle(role),
                              .figures = stageFigures(run::figuresOf(runs.left.run, role),
                                                      run::figuresOf(runs.right.run, role)),
                              .diff = {},
                              .note = {}};
        compareTexts(run::answerFileName(role), runs.left.run.answer(role),
                     runs.right.run.answer(role), part);
        comparison.parts.append(part);
    }
    return comparison;
}

Comparison comparisonOf(const run::ComparedAttempts &attempts, run::Role role)
{
    const Side left{.attempt = attempts.before, .result = {}};
    const bool hasSucceeded = attempts.last.state == run::Attempt::State::Succeeded;
    const Side right{.attempt = attempts.last,
                     .result = hasSucceeded ? attempts.result : std::nullopt};
    Comparison::Part part{.title = words::stageTitle(role),
                          .figures = resultFigures(left, right),
                          .diff = {},
                          .note = {}};
    compareTexts(run::answerFileName(role), left.attempt.answer, right.attempt.answer, part);
    const auto value = [&](const QString &name, auto of) { return figure(name, left, right, of); };
    return {.title = Words::tr("Compare Attempts"),
            .left = Words::tr("The attempt before"),
            .right = Words::tr("The last attempt"),
            .figures = {value(Words::tr("Model"),
                              [](const Side &side) {
                                  return side.result ? modelOf(*side.result) : side.attempt.model;
                              }),
                        value(Words::tr("Started"),
                              [](const Side &side) { return when(side.attempt.startedAt); }),
                        value(Words::tr("Outcome"), outcomeOf),
                        value(Words::tr("Characters"),
                              [](const Side &side) {
                                  return QLocale().toString(side.attempt.answer.size());
                              })},
            .parts = {part}};
}

} // namespace roo::gui
