// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/probe.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace roo::run {
class App;
}

namespace roo::gui {

//! Whether the proxy answers, and with how many models. Costs nothing: no model is asked. While it
//! does not answer it is asked again, less and less often, as long as somebody looks.
class ConnectionWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionWatch)

public:
    enum class State { Unknown, Asking, Reachable, Unreachable };

    explicit ConnectionWatch(QObject *parent = nullptr);
    ~ConnectionWatch() override;

    //! Whose proxy it is; none: nothing is known.
    void setApp(std::shared_ptr<const run::App> app);
    //! Asks now.
    void check();
    //! Whether it is asked again by itself.
    void setWatching(bool isWatching);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QList<llm::ModelInfo> &models() const { return m_models; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

signals:
    void changed();

private:
    void answered(const Result<llm::ModelList> &result);
    void waitForNext();

    std::shared_ptr<const run::App> m_app;
    std::unique_ptr<run::ModelLister> m_lister;
    QTimer m_next;
    bool m_isWatching = true;
    int m_failures = 0;
    State m_state = State::Unknown;
    QList<llm::ModelInfo> m_models;
    std::optional<Error> m_error;
};

} // namespace roo::gui
