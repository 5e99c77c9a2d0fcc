// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/colours.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace roo::gui::colours {

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

QColor hueOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QColor::fromRgb(0x2d, 0xa4, 0x4e);
    case Tone::Bad:
        return QColor::fromRgb(0xd7, 0x3a, 0x49);
    case Tone::Warning:
        return QColor::fromRgb(0xe0, 0x9b, 0x13);
    case Tone::Active:
        return QColor::fromRgb(0x1a, 0x5f, 0xb4);
    case Tone::Quiet:
        return QColor::fromRgb(0x80, 0x86, 0x90);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

double contrast(const QColor &one, const QColor &other)
{
    const double first = luminance(one);
    const double second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor blended(const QColor &colour, const QColor &ground, double share)
{
    const auto part = [share](float over, float under) {
        return static_cast<float>(over * share + under * (1 - share));
    };
    return QColor::fromRgbF(part(colour.redF(), ground.redF()),
                            part(colour.greenF(), ground.greenF()),
                            part(colour.blueF(), ground.blueF()));
}

QColor readable(const QColor &colour, const QColor &ground)
{
    const QColor end
        = contrast(Qt::white, ground) > contrast(Qt::black, ground) ? Qt::white : Qt::black;
    for (int step = 0; step < 20; ++step) {
        const QColor shade = blended(end, colour, step / 20.0);
        if (contrast(shade, ground) >= readableContrast) {
            return shade;
        }
    }
    return end;
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

QColor ground(Tone tone, const QPalette &palette)
{
    const double share = tone == Tone::Quiet ? 0.08 : isDark(palette) ? 0.20 : 0.13;
    return blended(hueOf(tone), palette.color(QPalette::Base), share);
}

QColor strongGround(Tone tone, const QPalette &palette)
{
    const double share = isDark(palette) ? 0.42 : 0.32;
    return blended(hueOf(tone), palette.color(QPalette::Base), share);
}

QColor text(Tone tone, const QColor &ground)
{
    return readable(hueOf(tone), ground);
}

} // namespace roo::gui::colours
