// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/workbench.h"

#include "core/run/recorder.h"
#include "gui/history/historymodel.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

Workbench::Workbench(run::AppOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_localProxy(m_options.sources.folders.cache)
    , m_memory(m_options.sources.folders.data)
    , m_textStyle(m_memory)
    , m_history(std::make_unique<HistoryModel>())
{
}

Workbench::~Workbench() = default;

void Workbench::assemble()
{
    Result<std::unique_ptr<run::App>> app = run::App::assemble(m_options);
    if (app) {
        m_app = *std::move(app);
        m_fault.reset();
    } else {
        m_app.reset();
        m_fault = app.error();
    }
    m_connection.setApp(m_app);
    emit assembled();
    m_connection.check();
}

QProcessEnvironment Workbench::providerKeys() const
{
    const config::Sources sources = config::inspectSources(m_options.sources).sources;
    QProcessEnvironment keys;
    for (const auto &file : {sources.configFolderEnv, sources.envFile}) { // the stronger one last
        for (const config::DotEnvEntry &entry :
             file ? file->entries : QList<config::DotEnvEntry>()) {
            if (entry.name.endsWith("_API_KEY"_L1) && !entry.value.isEmpty()) {
                keys.insert(entry.name, entry.value);
            }
        }
    }
    const QStringList names = sources.environment.keys();
    for (const QString &name : names) {
        if (name.endsWith("_API_KEY"_L1) && !sources.environment.value(name).isEmpty()) {
            keys.insert(name, sources.environment.value(name));
        }
    }
    return keys;
}

std::optional<run::RunStore> Workbench::store() const
{
    return run::storeIn(folders());
}

void Workbench::refreshHistory()
{
    const auto runs = store();
    if (!runs) {
        return;
    }
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_worker.run(
        this, [runs](const std::stop_token &stop) { return runs->summaries(stop); },
        [this](const QList<run::RunSummary> &summaries) {
            m_isReading = false;
            m_history->setRuns(summaries);
            if (std::exchange(m_isStale, false)) {
                refreshHistory();
            }
        });
}

void Workbench::recover()
{
    const auto runs = store();
    if (!runs) {
        return;
    }
    m_worker.run(
        this, [runs](const std::stop_token &) { return run::recoverApplications(*runs, {}); },
        [this](const QList<edit::Recovered> &folders) {
            if (!folders.isEmpty()) {
                emit recovered(folders);
            }
        });
}

} // namespace roo::gui
