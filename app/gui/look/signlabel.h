// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/look/stateicon.h"

#include <QWidget>

namespace roo::gui {

//! A sign as high as a line of text, in the colours of the moment. The words stand beside it.
class SignLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignLabel)

public:
    explicit SignLabel(Sign sign, QWidget *parent = nullptr);

    void setSign(Sign sign);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Sign m_sign;
};

} // namespace roo::gui
