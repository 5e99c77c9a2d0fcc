// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/editscript.h"

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace roo::edit {

//! What is said of a code: %1 is the subject of the fault, %2 what was expected.
struct FaultWords
{
    EditCode code = EditCode::Label;
    QLatin1StringView words;
    QLatin1StringView withoutSubject = {}; //!< Empty: the same.
};

//! The words of a table for a fault; empty where the table has none for its code.
[[nodiscard]] QString wordsFor(const EditFault &fault, std::span<const FaultWords> table);

} // namespace roo::edit
