// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/conformancerun.h"

#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::bench {

namespace {

//! A folder with these files, and nothing else.
Result<std::unique_ptr<edit::ScratchFolder>> folderWith(const FileTree &files,
                                                        const edit::ScratchPlace &place)
{
    auto folder = edit::ScratchFolder::create(place);
    if (!folder) {
        return folder;
    }
    return writeTree(files, (*folder)->path()).transform([&folder] { return *std::move(folder); });
}

} // namespace

edit::ScratchPlace scratchPlace(const QString &cache)
{
    return {.parent = cache.isEmpty() ? QString() : cache % u"/conformance"_s,
            .prefix = u"roo-conformance-"_s};
}

ConformanceRun::ConformanceRun(const llm::ChatClient &client, std::optional<run::RunStore> store,
                               Measurement measurement)
    : m_measurement(std::move(measurement))
    , m_session(client, std::move(store))
{
    connect(&m_session, &run::Session::eventRecorded, this, &ConformanceRun::take);
    connect(&m_session, &run::Session::finished, this, &ConformanceRun::sessionFinished);
    // Nobody is asked; whoever allows it says so in the request.
    connect(&m_session, &run::Session::consentWanted, this,
            [this](run::ConsentFor) { m_session.consent(false); });
    connect(&m_session, &run::Session::historyLost, this, [this](const Error &error) {
        if (!std::exchange(m_isHistoryLost, true)) {
            emit historyLost(error);
        }
    });
}

ConformanceRun::~ConformanceRun() = default;

void ConformanceRun::start()
{
    if (m_measurement.models.isEmpty() || m_measurement.tasks.isEmpty()) {
        endLater(std::nullopt);
    } else {
        startTask();
    }
}

void ConformanceRun::cancel(ErrorKind why)
{
    m_cancelledBy = why; // the run may have ended just now
    m_session.cancel(why);
}

void ConformanceRun::startTask()
{
    const Task &task = m_measurement.tasks.at(m_task);
    auto folder = folderWith(task.before, m_measurement.scratch);
    if (!folder) {
        endLater(folder.error());
        return;
    }
    m_folder = *std::move(folder);
    emit taskStarted(m_measurement.models.at(m_model), m_task);
    m_session.start(requestFor(task));
}

run::RunRequest ConformanceRun::requestFor(const Task &task) const
{
    run::RunRequest request = m_measurement.request;
    request.task = task.task;
    request.plan = task.plan;
    request.stages = {run::Role::Coder};
    request.profile.stage(run::Role::Coder).models = {m_measurement.models.at(m_model)};
    request.profile.name = run::measuringProfile;
    request.profile.edits.rounds = 0;
    request.profile.edits.wholeFilesTemplate.clear();
    request.workspace
        = run::WorkspaceJob{.folder = m_folder->path(), .limits = m_measurement.limits};
    return request;
}

void ConformanceRun::take(const run::RunEvent &recorded)
{
    const auto *failed = std::get_if<run::AttemptFailed>(&recorded.body);
    if (failed != nullptr && failed->action == llm::Decision::Action::Retry) {
        emit attemptFailed(*failed);
    }
    if (const auto *const event = std::get_if<run::RequestPaced>(&recorded.body)) {
        emit paced(*event);
    }
}

void ConformanceRun::sessionFinished()
{
    m_folder.reset();
    const run::Run &run = m_session.run();
    if (run.finish()->outcome == run::Outcome::Cancelled) {
        m_error = run.finish()->error;
        emit finished();
        return;
    }
    const TaskResult result = judged(run, m_measurement.tasks.at(m_task));
    m_results.append(result);
    emit taskFinished(result);
    if (m_cancelledBy) {
        m_error = Error{.kind = *m_cancelledBy};
        emit finished();
        return;
    }
    goOn(consequenceOf(resultsOf(result.model)));
}

void ConformanceRun::goOn(Consequence consequence)
{
    ++m_task;
    switch (consequence) {
    case Consequence::GoOn:
        break;
    case Consequence::GiveUpModel:
        if (m_task < m_measurement.tasks.size()) {
            emit modelGivenUp(m_results.constLast().model, *m_results.constLast().error);
        }
        m_task = m_measurement.tasks.size();
        break;
    case Consequence::Stop:
        m_error = m_results.constLast().error;
        emit finished();
        return;
    }
    if (m_task >= m_measurement.tasks.size()) {
        m_task = 0;
        ++m_model;
    }
    if (m_model < m_measurement.models.size()) {
        startTask();
    } else {
        emit finished();
    }
}

void ConformanceRun::endLater(const std::optional<Error> &error)
{
    m_error = error;
    QTimer::singleShot(0, this, &ConformanceRun::finished);
}

QList<TaskResult> ConformanceRun::resultsOf(const QString &model) const
{
    QList<TaskResult> results = m_results;
    results.removeIf([&model](const TaskResult &result) { return result.model != model; });
    return results;
}

} // namespace roo::bench
