// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/config/folders.h"
#include "core/config/sources.h"

#include <QHash>

namespace roo::config {

inline constexpr qint64 savedFileLimit = 1'048'576; //!< Of a file of saved settings, in bytes.

//! Where settings are saved; empty where there is no home folder.
[[nodiscard]] QString savedSettingsFile(const Folders &folders);

//! Whether a saved setting could have this value; an empty one stands for the default. Errors:
//! ValueInvalid, UrlInvalid, with `subject` the variable and `expected` the form.
[[nodiscard]] Result<void> checkSavedValue(QLatin1StringView variable, const QString &value);

//! Writes settings, by variable name; an empty value takes the setting out of the file. All else in
//! it stays as it is, and the file is replaced in one step; a new one is its owner's alone. Nothing
//! is written that could not be read again. Errors: those of checkSavedValue, those of
//! readSavedSettings for a file that is damaged, FileUnwritable.
[[nodiscard]] Result<void> writeSavedSettings(const QString &fileName,
                                              const QHash<QString, QString> &changes);

//! Gives a file that cannot be read another name, beside it, and returns that. Error:
//! FileUnwritable.
[[nodiscard]] Result<QString> setSavedSettingsAside(const QString &fileName);

} // namespace roo::config
