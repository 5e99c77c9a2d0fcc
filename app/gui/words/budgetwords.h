// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QString>

//! The words for what may be spent. All of it is plain text.
namespace roo::gui::words {

//! "requests of the day", for the name of a limit as events and errors have it.
[[nodiscard]] QString budget(const QString &name);
//! "$0.25", "12 min", "40", for an amount as events and errors have it.
[[nodiscard]] QString budgetAmount(const QString &name, const QString &amount);
//! That a limit is near or reached, in a sentence.
[[nodiscard]] QString budgetReached(const run::BudgetReached &event);
//! That a request waits for the free tier.
[[nodiscard]] QString paced(const run::RequestPaced &event);

} // namespace roo::gui::words
