// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <stop_token>

namespace roo::gui {

//! What is printed.
struct PrintedRun
{
    QString title;
    QString body; //!< HTML that loads nothing.
    QString plain; //!< The same as text, for what would be too long to lay out.
};

//! A body of more characters is printed as its plain text, piece by piece, so that the memory that
//! it takes is bounded.
inline constexpr qsizetype longestPrintedBody = qsizetype{4} * 1024 * 1024;

//! The run as pages with their title and number; long lines are broken. It takes a while: for the
//! worker. `progress` is told the share that is done, from 0 to 100. Error: Cancelled.
[[nodiscard]] Result<QByteArray> runPdf(const PrintedRun &run, const std::stop_token &stop,
                                        const std::function<void(int)> &progress);

} // namespace roo::gui
