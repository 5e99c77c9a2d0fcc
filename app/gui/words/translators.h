// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

class QCoreApplication;
class QLocale;

namespace roo::gui {

//! Lets the window and Qt speak the first language of `locale` that there is; English, where there
//! is none. The application owns the translators.
void installTranslators(QCoreApplication &application, const QLocale &locale);

} // namespace roo::gui
