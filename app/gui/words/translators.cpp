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
    const auto install = [&](const QString &name, const QString &folder) {
        auto *const translator = new QTranslator(&application);
        if (translator->load(locale, name, u"_"_s, folder)) {
            return QCoreApplication::installTranslator(translator);
        }
        delete translator;
        return false;
    };
    install(u"roo-harness"_s, compiledIn);
    if (!install(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        install(u"qtbase"_s, compiledIn);
    }
}

} // namespace roo::gui
