// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/prompt.h"

#include <QString>

#include <expected>

namespace roo::gui {

//! A file that goes with a task, read as it was when it was named; or why it does not, in words.
//! Refused is what is surely a slip: what may hold secrets, what is no text, what is too large.
//! Touches the disk: the worker's to run.
[[nodiscard]] std::expected<run::Attachment, QString> readAttachment(const QString &path);

} // namespace roo::gui
