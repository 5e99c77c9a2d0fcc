// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/redactor.h"
#include "gui/proxy/proxyinstallation.h"

#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>

namespace roo::gui {

class InstallationLock;

//! A LiteLLM proxy that this program runs itself: found, installed where it is not yet, started,
//! and ended with the program. It listens on this machine only.
class LocalProxy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LocalProxy)

public:
    enum class State { Idle, Looking, Installing, Running, Stopping };

    //! What a start would do.
    struct Plan
    {
        QString python = {}; //!< Its whole path; empty: none was found that LiteLLM can use.
        QString folder = {}; //!< Of the virtual environment.
        ServedModels models = ServedModels::Providers;
        bool hasLiteLlm = false;
        bool isInstalled = false; //!< All that it needs.
    };

    //! `cache` is the program's cache folder; empty: nothing can be installed.
    explicit LocalProxy(const QString &cache, QObject *parent = nullptr);
    ~LocalProxy() override;

    //! Looks for a Python, which `planned` tells about. Fails where the cache folder cannot be
    //! written.
    void look(ServedModels models);
    //! Installs what is missing and starts the proxy on a port that is free. It gets `keys` in its
    //! environment; they stand in no log.
    void start(const Plan &plan, quint16 port, const QProcessEnvironment &keys);
    //! Idle again once it has ended.
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    //! Of the last plan that was started.
    [[nodiscard]] ServedModels models() const { return m_models; }
    //! What the proxy and its installation said, newest last; at most 200 lines.
    [[nodiscard]] const QStringList &log() const { return m_log; }

signals:
    void planned(const roo::gui::LocalProxy::Plan &plan);
    void stateChanged();
    //! A line of what is going on.
    void said(const QString &line);
    //! It ended without having been told to. `words` say at what.
    void failed(const QString &words);

private:
    using Steps = QList<ProxyInstallation::Step>;

    void ask(QStringList candidates, ServedModels models);
    void launch(const ProxyInstallation::Command &command, const QProcessEnvironment &environment,
                const std::function<void(int code)> &ended);
    void install(const Plan &plan, const std::function<void()> &next);
    void take(Steps steps, const std::function<void()> &next);
    [[nodiscard]] static QString failureOf(ProxyInstallation::Part part);
    void serve(const Plan &plan, quint16 port, const QProcessEnvironment &keys);
    void readOutput();
    void setState(State state);
    void fail(const QString &words);

    QString m_cache;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<InstallationLock> m_lock; //!< While it is installed.
    QTimer m_patience; //!< With a process that ought to end.
    Redactor m_redactor;
    QStringList m_log;
    State m_state = State::Idle;
    ServedModels m_models = ServedModels::Providers;
};

} // namespace roo::gui
