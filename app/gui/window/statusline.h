// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chat.h"

#include <QObject>

#include <optional>

class QLabel;
class QMainWindow;

namespace roo::gui {

class ConnectionWatch;
class ElidedLabel;
class SignLabel;
class Workbench;

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
    //! "localhost:4000, 5 models"
    [[nodiscard]] QString connectionWords() const;

private:
    void showConnection();

    Workbench &m_bench;
    QMainWindow *m_window = nullptr;
    SignLabel *m_sign = nullptr;
    ElidedLabel *m_connection = nullptr;
    QLabel *m_tokens = nullptr;
    QLabel *m_cost = nullptr;
    QLabel *m_workspace = nullptr;
    QLabel *m_profile = nullptr;
};

} // namespace roo::gui
