// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFont>
#include <QObject>

#include <optional>

class QWheelEvent;

namespace roo::gui {

class WindowMemory;

//! How text looks in all views of all windows, from one start to the next.
class TextStyle final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextStyle)

public:
    static constexpr int smallestZoom = 50;
    static constexpr int largestZoom = 400;

    //! `memory` outlives it.
    explicit TextStyle(WindowMemory &memory, QObject *parent = nullptr);

    //! Of code, as it was chosen, or the desktop's.
    [[nodiscard]] QFont codeFont() const;
    [[nodiscard]] bool isCodeFontChosen() const { return m_codeFont.has_value(); }
    //! Empty: the desktop's.
    void setCodeFont(const std::optional<QFont> &font);

    //! Percent, of code and of rendered text; 100: as it was chosen.
    [[nodiscard]] int zoom() const { return m_zoom; }
    void setZoom(int percent);
    //! A step is a tenth of what was chosen.
    void zoomBy(int steps) { setZoom(m_zoom + 10 * steps); }

    [[nodiscard]] bool wrapsCode() const { return m_wrapsCode; }
    void setWrapsCode(bool wraps);

    //! The font as large as it is shown.
    [[nodiscard]] QFont zoomed(QFont font) const;
    //! Gives a widget the font of code, now and whenever it changes.
    void giveCodeFont(QWidget *widget) const;

signals:
    void changed();

private:
    WindowMemory &m_memory;
    std::optional<QFont> m_codeFont;
    int m_zoom = 100;
    bool m_wrapsCode = false;
};

//! How many steps of the zoom the wheel was turned: 1, -1, or 0 for less than that.
[[nodiscard]] int wheelSteps(const QWheelEvent &event);

} // namespace roo::gui
