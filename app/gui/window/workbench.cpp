// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/workbench.h"

#include "core/run/recorder.h"
#include "gui/history/historymodel.h"
#include "gui/look/theme.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

Workbench::Workbench(run::AppOptions options, std::unique_ptr<Keyring> keyring, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_localProxy(m_options.sources.folders.cache)
    , m_memory(m_options.sources.folders.data)
    , m_textStyle(m_memory)
    , m_keys(m_memory, std::move(keyring))
    , m_history(std::make_unique<HistoryModel>())
{
    m_options.keptKeys = m_keys.store();
    connect(&m_keys, &KeptKeys::loaded, this, &Workbench::assemble);
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
    m_isAwaitingKey = m_app && !m_app->keyOrigin() && m_keys.load(m_app->settings().baseUrl.value);
    m_connection.setApp(m_app);
    emit assembled();
    if (!m_isAwaitingKey) {
        m_connection.check();
    }
}

void Workbench::setTheme(Theme theme)
{
    m_memory.setTheme(theme);
    applyTheme(theme);
    emit themeChanged(theme);
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
