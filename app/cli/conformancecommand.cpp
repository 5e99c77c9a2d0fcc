// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/conformancecommand.h"

#include "cli/conformancetable.h"
#include "cli/keptcommand.h"
#include "core/base/text.h"
#include "core/bench/report.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr std::chrono::milliseconds tickTime{200};
constexpr qsizetype mostDifference = 60; // lines

} // namespace

ConformanceCommand::ConformanceCommand(Environment environment, Invocation invocation)
    : ProxyCommand(environment)
    , m_invocation(std::move(invocation))
{
    connect(&m_tick, &QTimer::timeout, this, &ConformanceCommand::showLiveLine);
}

ConformanceCommand::~ConformanceCommand() = default;

void ConformanceCommand::start()
{
    const Result<bench::Measurement> measurement = this->measurement();
    if (!measurement) {
        report(measurement.error());
        finishLater(exitCodeFor(measurement.error()));
        return;
    }
    begin(*measurement);
}

Result<bench::Measurement> ConformanceCommand::measurement() const
{
    if (!console().hasOutput()) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = u"standard output"_s,
                                     .detail = u"it is closed"_s});
    }
    const Result<run::Profile> profile = app().profile();
    const Result<QList<bench::Task>> tasks = bench::readSuite(bench::shippedSuite);
    if (!profile || !tasks) {
        return std::unexpected(profile ? tasks.error() : profile.error());
    }
    const QStringList chain = profile->stage(run::Role::Coder).models;
    bench::Measurement measurement{
        .models = m_invocation.measured.isEmpty() ? chain : m_invocation.measured,
        .tasks = *tasks,
        .request = {.profile = *profile,
                    .stageTimeout = app().settings().stageTimeout.value,
                    .allowsSecrets = m_invocation.edits.allowsSecrets,
                    .spending = app().spending()},
        .scratch = bench::scratchPlace(app().folders().cache)};
    measurement.models.removeDuplicates();
    measurement.limits.total = app().settings().contextLimit.value;
    return measurement;
}

void ConformanceCommand::begin(const bench::Measurement &measurement)
{
    for (const bench::Task &task : measurement.tasks) {
        m_tasks.append(task.name);
    }
    announce(measurement);
    m_run = std::make_unique<bench::ConformanceRun>(app().client(), app().store(), measurement);
    using bench::ConformanceRun;
    connect(m_run.get(), &ConformanceRun::taskStarted, this, &ConformanceCommand::taskStarted);
    connect(m_run.get(), &ConformanceRun::attemptFailed, this, &ConformanceCommand::attemptFailed);
    connect(m_run.get(), &ConformanceRun::paced, this, [this](const run::RequestPaced &event) {
        if (!isQuiet()) {
            console().note(m_doing % u": "_s % wording::paced(event));
        }
    });
    connect(m_run.get(), &ConformanceRun::taskFinished, this, &ConformanceCommand::taskFinished);
    connect(m_run.get(), &ConformanceRun::finished, this, &ConformanceCommand::sayWhatIsNotCounted);
    connect(m_run.get(), &ConformanceRun::finished, this, &ConformanceCommand::measured);
    connect(m_run.get(), &ConformanceRun::modelGivenUp, this,
            [this](const QString &model, const Error &error) {
                console().warn(u"%1: given up: %2"_s.arg(model, wording::brief(error)));
            });
    connect(m_run.get(), &ConformanceRun::historyLost, this, [this](const Error &error) {
        console().warn(
            u"This run is not kept: %1. The measurement goes on."_s.arg(wording::brief(error)));
    });
    m_run->start();
}

void ConformanceCommand::announce(const bench::Measurement &measurement) const
{
    const auto counted = [](qsizetype count, const QString &thing) -> QString {
        return QString::number(count) % u' ' % thing % (count == 1 ? u""_s : u"s"_s);
    };
    const qsizetype models = measurement.models.size();
    const qsizetype tasks = measurement.tasks.size();
    if (!isQuiet()) {
        console().note(
            u"%1, %2 each: %3, and one more for each that fails and is tried again."_s.arg(
                counted(models, u"model"_s), counted(tasks, u"task"_s),
                counted(models * tasks, u"request"_s)));
    }
    const bool wantsHistory
        = m_invocation.common.app.keepsHistory && app().settings().history.value;
    if (wantsHistory && !app().store()) {
        console().warn(u"The runs are not kept: there is no home folder."_s);
    }
}

void ConformanceCommand::cancel(ErrorKind why)
{
    if (m_run) {
        m_run->cancel(why);
    }
}

void ConformanceCommand::taskStarted(const QString &model, qsizetype index)
{
    m_doing = u"%1: task %2 of %3, %4"_s.arg(model)
                  .arg(index + 1)
                  .arg(m_tasks.size())
                  .arg(m_tasks.at(index));
    m_since.start();
    if (!isQuiet() && console().hasLiveLine()) {
        m_tick.start(tickTime);
    }
}

void ConformanceCommand::showLiveLine()
{
    console().setLiveLine(u"%1, %2 s"_s.arg(m_doing).arg(m_since.elapsed() / 1000));
}

void ConformanceCommand::attemptFailed(const run::AttemptFailed &attempt)
{
    if (!isQuiet()) {
        console().warn(u"%1: %2; asking it again in %3"_s.arg(
            m_doing, wording::brief(attempt.error), wording::duration(attempt.wait)));
    }
}

void ConformanceCommand::taskFinished(const bench::TaskResult &result)
{
    m_tick.stop();
    console().setLiveLine({});
    if (!isQuiet()) {
        const QString time
            = result.isAnswered() ? u", "_s % wording::duration(result.total) : QString();
        const QString where = m_run->isKept() && !result.isExact
            ? u" (run %1)"_s.arg(result.runId.right(run::shortIdLength))
            : QString();
        console().note(m_doing % u": "_s % markOf(result) % time % where);
        if (m_invocation.common.isVerbose) {
            printDifference(result);
        }
    }
    if (m_invocation.common.isJson) {
        console().answer(jsonLine(bench::toJson(result, m_run->isKept())).toUtf8());
    }
}

//! What came in the place of what was wanted.
void ConformanceCommand::printDifference(const bench::TaskResult &result) const
{
    const QStringList lines = QString::fromUtf8(result.difference).split(u'\n', Qt::SkipEmptyParts);
    const QStringList shown = lines.first(std::min(mostDifference, lines.size()));
    for (const QString &line : shown) {
        console().note(u"    "_s % line);
    }
    if (lines.size() > mostDifference) {
        console().note(u"    … %1 more lines"_s.arg(lines.size() - mostDifference));
    }
}

void ConformanceCommand::measured()
{
    m_tick.stop();
    console().setLiveLine({});
    const std::optional<Error> &error = m_run->error();
    // A stop without a signal means that the output failed: that is said where the output is.
    if (error && error->kind != ErrorKind::Cancelled) {
        report(*error);
    }
    printResults();
    if (!error && !hasAnswers()) {
        console().fail(wording::fromProgram(u"No model could be measured."_s));
    } else if (!error && !hasChanges()) {
        console().fail(wording::fromProgram(u"No answer has any change of a file in it."_s));
    }
    emit finished(exitCode());
}

void ConformanceCommand::printResults() const
{
    const QList<bench::ModelResult> models = bench::ranked(m_run->results());
    if (m_invocation.common.isJson) {
        for (const bench::ModelResult &model : models) {
            console().answer(jsonLine(bench::toJson(model)).toUtf8());
        }
    } else if (!models.isEmpty() && (!m_run->error() || hasAnswers())) {
        const QString table = conformanceTable(models, console().outputColumns());
        console().answer(
            (console().answersGoToTerminal() ? text::printable(table) : table).toUtf8());
    }
}

bool ConformanceCommand::hasAnswers() const
{
    return std::ranges::any_of(m_run->results(), &bench::TaskResult::isAnswered);
}

bool ConformanceCommand::hasChanges() const
{
    return std::ranges::any_of(m_run->results(), &bench::TaskResult::hasChanges);
}

ExitCode ConformanceCommand::exitCode() const
{
    const std::optional<Error> &error = m_run->error();
    const bool wasStopped
        = error && (error->kind == ErrorKind::Interrupted || error->kind == ErrorKind::Cancelled);
    if (error && !wasStopped) {
        return exitCodeFor(*error);
    }
    return hasChanges() || wasStopped ? ExitCode::Done : ExitCode::Failed;
}

} // namespace roo::cli
