// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "watchdog.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

namespace roo::test {

//! Any warning but those of a platform without a display about what it cannot do.
inline void failOnWarning()
{
    static const QRegularExpression ours(QStringLiteral(
        "^(?!This plugin does not support (propagateSizeHints\\(\\)|raise\\(\\)|grabbing))"));
    QTest::failOnWarning(ours);
}

} // namespace roo::test

//! The main function of a window test: on the display that there is, or on none.
#define ROO_WINDOW_TEST_MAIN(Class)                                                                \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY")                            \
            || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");                                    \
        if (!hasDisplay && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {                        \
            qputenv("QT_QPA_PLATFORM", "offscreen");                                               \
        }                                                                                          \
        QStandardPaths::setTestModeEnabled(true);                                                  \
        roo::test::Watchdog watchdog(argc, argv);                                                  \
        Class test;                                                                                \
        return roo::test::runWatched(watchdog, test, argc, argv);                                  \
    }
