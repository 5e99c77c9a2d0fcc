// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <optional>

namespace roo::cli {

//! A page of the user's guide as Markdown, by its name in any case, with or without ".md"; none
//! where there is no such page.
[[nodiscard]] std::optional<QString> guidePage(const QString &name);

} // namespace roo::cli
