// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/answers/highlighting.h"
#include "watchdog.h"

#include <QPalette>
#include <QStandardPaths>
#include <QTest>

//! What the tests of the window's views share.
namespace roo::test {

//! Of a dark desktop, as Fusion has it.
inline QPalette darkPalette()
{
    QPalette palette(QColor(0x35, 0x37, 0x3b));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2b));
    palette.setColor(QPalette::Window, QColor(0x2b, 0x2d, 0x30));
    palette.setColor(QPalette::Text, QColor(0xe2, 0xe4, 0xe8));
    palette.setColor(QPalette::WindowText, QColor(0xe2, 0xe4, 0xe8));
    palette.setColor(QPalette::ButtonText, QColor(0xe2, 0xe4, 0xe8));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9e, 0xa6));
    palette.setColor(QPalette::Link, QColor(0x6c, 0xb2, 0xff));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xca));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(0x7a, 0x7e, 0x86));
    }
    return palette;
}

inline QPalette lightPalette()
{
    QPalette palette(QColor(0xef, 0xf0, 0xf2));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, QColor(0x1f, 0x23, 0x28));
    palette.setColor(QPalette::PlaceholderText, QColor(0x6a, 0x70, 0x78));
    palette.setColor(QPalette::Link, QColor(0x0a, 0x58, 0xca));
    palette.setColor(QPalette::Highlight, QColor(0x30, 0x8c, 0xc6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

//! Runs the tests of an object, without a display where there is none.
template <typename Test>
int runViewTest(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QStandardPaths::setTestModeEnabled(true);
    Watchdog watchdog(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
    Test test;
    return runWatched(watchdog, test, argc, argv);
}

} // namespace roo::test
