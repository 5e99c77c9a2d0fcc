// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <optional>

class QLabel;
class QMainWindow;

namespace roo::gui {

class ConnectionWatch;
class ElidedLabel;
class SignLabel;
class Workbench;

//! The check that runs.
struct RunningCheck
{
    QString check; //!< Its name; empty: none runs.
    int round = 0; //!< 0: the folder as it was.
    QDateTime since = {};
};

//! The facts at the foot of a window: the connection, and what the shown run has used.
class StatusLine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)

public:
    //! `bench` outlives it.
    StatusLine(Workbench &bench, QMainWindow *window);

    void setUsage(const std::optional<llm::TokenUsage> &usage);
    void setProfile(const QString &profile);
    void setWorkspace(const QString &folder);
    void setChecking(const RunningCheck &check);
    //! How many requests to free models were sent, as it is now.
    void showFreeRequests();
    //! "localhost:4000, 5 models"
    [[nodiscard]] QString connectionWords() const;
    //! "Round 2, checking: test, 12 s"; empty where nothing is checked.
    [[nodiscard]] QString checkingWords(const QDateTime &now) const;

private:
    void showConnection();
    void showChecking();

    Workbench &m_bench;
    QMainWindow *m_window = nullptr;
    SignLabel *m_sign = nullptr;
    ElidedLabel *m_connection = nullptr;
    ElidedLabel *m_checking = nullptr;
    QLabel *m_free = nullptr;
    QLabel *m_tokens = nullptr;
    QLabel *m_cost = nullptr;
    QLabel *m_workspace = nullptr;
    QLabel *m_profile = nullptr;
    RunningCheck m_check;
    QTimer m_clock; //!< While something is checked.
    QTimer m_freeClock; //!< The minute passes, and other programs count, too.
};

} // namespace roo::gui
