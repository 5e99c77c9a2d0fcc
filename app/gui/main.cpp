// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/process.h"
#include "gui/window/firstframe.h"
#include "gui/window/mainwindow.h"
#include "gui/window/startoptions.h"
#include "gui/window/windowset.h"
#include "gui/words/translators.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

//! Help and the version need no display, and are said before one is looked for.
std::optional<int> farewell(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    const auto options = roo::gui::parseArguments(arguments);
    if (options || options.error().code != 0) {
        return std::nullopt; // some may be Qt's own
    }
    std::fputs(options.error().text.toUtf8().constData(), stdout);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    roo::hardenProcess();
    if (const std::optional<int> code = farewell(argc, argv)) {
        return *code;
    }
    QApplication application(argc, argv);
    roo::forgetLauncher();
    QCoreApplication::setApplicationName(u"roo-harness"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ROO_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Roo Harness"_s);
    QGuiApplication::setDesktopFileName(u"io.github.rooharness.RooHarness"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/icons/io.github.rooharness.RooHarness.svg"_s));
    roo::gui::installTranslators(application, QLocale());

    const auto options = roo::gui::parseArguments(QCoreApplication::arguments());
    if (!options) {
        std::fputs(options.error().text.toUtf8().constData(), stderr);
        return options.error().code;
    }
    roo::gui::WindowSet windows(options->app);
    roo::gui::MainWindow *const window = windows.openWindow(options->paths);
    roo::gui::afterFirstFrame(*window, [&bench = windows.bench()] {
        bench.assemble();
        bench.recover();
        bench.refreshHistory();
        bench.prepareHighlighting();
    });
    return QApplication::exec();
}
