// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/app.h"
#include "core/run/probe.h"
#include "gui/look/stateicon.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace roo::gui {

//! Walks from a URL to the profile's models, as `orchestrator doctor` does, and shows each step. It
//! asks no model anything, and saves nothing. What it came to is announced.
class ConnectionTest final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTest)

public:
    explicit ConnectionTest(QWidget *parent = nullptr);
    ~ConnectionTest() override;

    //! With these settings, in the place of a test that is on.
    void start(const run::AppOptions &options);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_probe != nullptr; }
    //! What is shown, a line each, without what is secret.
    [[nodiscard]] QString details() const;
    //! What is said to who does not see it.
    [[nodiscard]] QString announcement() const;

signals:
    //! The button was pressed: `start` is wanted.
    void requested();
    void finished();

private:
    void clear();
    void showRung(const llm::RungResult &rung);
    void showModel(const run::ModelCheck &check);
    void showError(const Error &error);
    void addLine(Sign sign, const QString &text, const QString &cure = {});
    void end();
    void announce();

    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_copy = nullptr;
    QWidget *m_lines = nullptr;
    QStringList m_details;
    QString m_outcome; //!< The first line that is bad news, or else the last one.
    bool m_hasBadNews = false;
    std::unique_ptr<run::App> m_app; //!< Outlives the probe.
    std::unique_ptr<run::Probe> m_probe;
};

} // namespace roo::gui
