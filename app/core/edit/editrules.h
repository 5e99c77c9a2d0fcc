// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/editscript.h"

#include <QString>

#include <optional>

//! What a change must have and must not have, by itself: the table of verbs and the refusals that
//! need no file.
namespace roo::edit {

//! Adds what is wrong with a change whose verb is known, and takes line numbers off its anchor.
void checkFields(Edit &edit);

//! "2 of 3"
[[nodiscard]] std::optional<Edit::Occurrence> occurrenceIn(const QString &value);
//! "12", "12-15"
[[nodiscard]] std::optional<Edit::LineHint> lineHintIn(const QString &value);

//! Whether a line only stands for code that was left out: "...", "// ... existing code ...".
[[nodiscard]] bool isElision(const QString &line);

//! What no text should bring into a file: a NUL, a character that turns text around or that nobody
//! sees.
[[nodiscard]] std::optional<EditFault> faultIn(const QStringList &lines);

//! Whether the verb makes, replaces or takes away a file as a whole.
[[nodiscard]] bool isWholeFile(Verb verb);

//! Whether the code fails a change; the others only tell of it.
[[nodiscard]] bool isFailure(EditCode code);

//! Whether no other answer could mend the change: what it is about must not be changed at all.
[[nodiscard]] bool isFinal(EditCode code);

} // namespace roo::edit
