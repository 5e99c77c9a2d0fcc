// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/theme.h"

#include "gui/look/boxstyle.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! For platforms that have no colours of their own to switch to.
QPalette darkPalette()
{
    const QColor window(0x2b, 0x2b, 0x2e);
    const QColor base(0x1e, 0x1e, 0x20);
    const QColor text(0xe8, 0xe8, 0xe8);
    const QColor faint(0x9a, 0x9a, 0xa0);
    QPalette palette(QColor(0x3a, 0x3a, 0x3e), window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x26, 0x29));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Mid, QColor(0x55, 0x55, 0x5a));
    palette.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x3a, 0x3e));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x8a, 0xbd, 0xff));
    for (const QPalette::ColorRole role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(0x77, 0x77, 0x7c));
    }
    return palette;
}

} // namespace

void applyTheme(Theme theme)
{
    QStyleHints *const hints = QGuiApplication::styleHints();
    switch (theme) {
    case Theme::System:
        hints->unsetColorScheme();
        break;
    case Theme::Light:
        hints->setColorScheme(Qt::ColorScheme::Light);
        break;
    case Theme::Dark:
        hints->setColorScheme(Qt::ColorScheme::Dark);
        break;
    }
    if (QApplication::style()->name() == "fusion"_L1) {
        QApplication::setStyle(new BoxStyle);
    }
    const bool isRefused = theme == Theme::Dark && hints->colorScheme() != Qt::ColorScheme::Dark;
    QApplication::setPalette(isRefused ? darkPalette() : QPalette());
}

} // namespace roo::gui
