// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/app.h"
#include "core/run/worker.h"
#include "gui/answers/highlighting.h"
#include "gui/look/textstyle.h"
#include "gui/proxy/localproxy.h"
#include "gui/settings/keptkeys.h"
#include "gui/window/connectionwatch.h"
#include "gui/window/windowmemory.h"

#include <QObject>

#include <memory>
#include <optional>

namespace roo::gui {

class HistoryModel;
class MainWindow;

//! What all windows share: the settings and the client made of them, the history, the worker, and
//! what is remembered from one start to the next.
class Workbench final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workbench)

public:
    //! The keyring may be null.
    explicit Workbench(run::AppOptions options, std::unique_ptr<Keyring> keyring = nullptr,
                       QObject *parent = nullptr);
    ~Workbench() override;

    //! Reads the settings, anew where they were read before, and asks the proxy, once the keyring
    //! has said what it knows. Runs under way go on with what they began with.
    void assemble();

    //! None before `assemble`, and where the settings cannot be used: then `fault` says why.
    [[nodiscard]] const std::shared_ptr<const run::App> &app() const { return m_app; }
    [[nodiscard]] const std::optional<Error> &fault() const { return m_fault; }
    //! Where the settings come from.
    [[nodiscard]] const run::AppOptions &options() const { return m_options; }
    [[nodiscard]] KeptKeys &keys() { return m_keys; }
    //! The keyring has been asked for the key, and has not answered yet.
    [[nodiscard]] bool isAwaitingKey() const { return m_isAwaitingKey; }
    [[nodiscard]] const config::Folders &folders() const { return m_options.sources.folders; }
    //! Where runs lie; none if there is no home folder.
    [[nodiscard]] std::optional<run::RunStore> store() const;
    [[nodiscard]] run::Worker &worker() { return m_worker; }
    [[nodiscard]] ConnectionWatch &connection() { return m_connection; }
    [[nodiscard]] HistoryModel &history() { return *m_history; }
    [[nodiscard]] WindowMemory &memory() { return m_memory; }
    [[nodiscard]] LocalProxy &localProxy() { return m_localProxy; }
    //! What the environment and the files hold for LiteLLM: names that end with _API_KEY.
    [[nodiscard]] QProcessEnvironment providerKeys() const;
    //! In all windows, and remembered.
    void setTheme(Theme theme);
    [[nodiscard]] TextStyle &textStyle() { return m_textStyle; }
    [[nodiscard]] const Highlighting &highlighting() const { return m_highlighting; }

    //! Reads the history again.
    void refreshHistory();
    //! Loads the languages of code, in the background.
    void prepareHighlighting() { m_highlighting.prepare(m_worker); }
    //! Takes back what a program that was killed has left half-way in a folder.
    void recover();

signals:
    void assembled();
    void themeChanged(roo::gui::Theme theme);
    void recovered(const QList<roo::edit::Recovered> &folders);

private:
    run::AppOptions m_options;
    std::shared_ptr<const run::App> m_app;
    std::optional<Error> m_fault;
    ConnectionWatch m_connection;
    LocalProxy m_localProxy;
    WindowMemory m_memory;
    TextStyle m_textStyle;
    KeptKeys m_keys;
    Highlighting m_highlighting;
    std::unique_ptr<HistoryModel> m_history;
    bool m_isAwaitingKey = false;
    bool m_isReading = false;
    bool m_isStale = false; //!< Something has changed while the history was read.
    run::Worker m_worker; //!< Last: it waits for what uses the others.
};

} // namespace roo::gui
