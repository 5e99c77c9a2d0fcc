// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/textstyle.h"

#include "gui/window/windowmemory.h"

#include <QFontDatabase>
#include <QWheelEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace roo::gui {

TextStyle::TextStyle(WindowMemory &memory, QObject *parent)
    : QObject(parent)
    , m_memory(memory)
    , m_codeFont(memory.codeFont())
    , m_zoom(std::clamp(memory.zoom(), smallestZoom, largestZoom))
    , m_wrapsCode(memory.wrapsCode())
{
}

QFont TextStyle::codeFont() const
{
    return m_codeFont.value_or(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void TextStyle::setCodeFont(const std::optional<QFont> &font)
{
    if (std::exchange(m_codeFont, font) != font) {
        m_memory.setCodeFont(font);
        emit changed();
    }
}

void TextStyle::setZoom(int percent)
{
    const int zoom = std::clamp(percent, smallestZoom, largestZoom);
    if (std::exchange(m_zoom, zoom) != zoom) {
        m_memory.setZoom(zoom);
        emit changed();
    }
}

void TextStyle::setWrapsCode(bool wraps)
{
    if (std::exchange(m_wrapsCode, wraps) != wraps) {
        m_memory.setWrapsCode(wraps);
        emit changed();
    }
}

QFont TextStyle::zoomed(QFont font) const
{
    // A font has its size either in points or in pixels.
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * m_zoom / 100);
    } else {
        font.setPixelSize(std::max(1, font.pixelSize() * m_zoom / 100));
    }
    return font;
}

void TextStyle::giveCodeFont(QWidget *widget) const
{
    const auto give = [this, widget] { widget->setFont(zoomed(codeFont())); };
    give();
    connect(this, &TextStyle::changed, widget, give);
}

int wheelSteps(const QWheelEvent &event)
{
    const int turned = event.angleDelta().y();
    return turned > 0 ? 1 : turned < 0 ? -1 : 0;
}

} // namespace roo::gui
