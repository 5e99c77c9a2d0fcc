// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLabel>

namespace roo::gui {

//! One line of plain text that gives way where there is no room, and says all of it on hovering.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    //! In place of setText.
    void setLine(const QString &line);
    void setElideMode(Qt::TextElideMode mode) { m_mode = mode; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

//! Foreign text as a tool tip, which Qt would otherwise take for HTML.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace roo::gui
