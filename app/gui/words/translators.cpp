// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/translators.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace roo::gui {

void installTranslators(QCoreApplication &application, const QLocale &locale)
{
    const QString compiledIn = u":/i18n"_s;
    const auto install = [&](const QLocale &language, const QString &name, const QString &folder) {
        auto *const translator = new QTranslator(&application);
        if (translator->load(language, name, u"_"_s, folder)) {
            return QCoreApplication::installTranslator(translator);
        }
        delete translator;
        return false;
    };
    // Its plurals, for the languages that have no translation.
    install(QLocale(QLocale::English), u"roo-harness"_s, compiledIn);
    install(locale, u"roo-harness"_s, compiledIn);
    if (!install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        install(locale, u"qtbase"_s, compiledIn);
    }
}

} // namespace roo::gui
