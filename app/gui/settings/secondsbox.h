// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDoubleSpinBox>

namespace roo::gui {

//! A time limit in seconds, for a setting in milliseconds.
class SecondsBox final : public QDoubleSpinBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecondsBox)

public:
    explicit SecondsBox(QWidget *parent = nullptr)
        : QDoubleSpinBox(parent)
    {
        setDecimals(3);
        setRange(0.001, 86'400);
        setStepType(AdaptiveDecimalStepType);
        setSuffix(tr(" s", "seconds, behind a number"));
        setAlignment(Qt::AlignRight);
    }

    //! Milliseconds, as the setting has them.
    [[nodiscard]] QString text() const { return QString::number(qRound64(value() * 1000)); }
    void setText(const QString &milliseconds) { setValue(milliseconds.toDouble() / 1000); }

protected:
    [[nodiscard]] QString textFromValue(double seconds) const override
    {
        QLocale shown = locale();
        shown.setNumberOptions(QLocale::OmitGroupSeparator);
        return shown.toString(seconds, 'g', 8);
    }
};

} // namespace roo::gui
