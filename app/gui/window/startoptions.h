// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/app.h"

#include <QStringList>

#include <expected>

namespace roo::gui {

//! What the window is started with.
struct StartOptions
{
    run::AppOptions app;
    QStringList paths; //!< Absolute: a run in a zip, a workspace, files to attach.
};

//! In place of a window: help, the version, or what is wrong.
struct Farewell
{
    QString text;
    int code = 0;
};

//! `arguments` begin with the name of the program.
[[nodiscard]] std::expected<StartOptions, Farewell> parseArguments(const QStringList &arguments);

} // namespace roo::gui
