// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

#include <optional>

class QCheckBox;
class QDoubleSpinBox;

namespace roo::gui {

//! A number that need not be given: then it is the model's own.
class OptionalNumber final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OptionalNumber)

public:
    struct Range
    {
        double least = 0.0;
        double most = 1.0;
        double step = 1.0;
        double usual = 0.0; //!< What is proposed where none was given.
        int decimals = 0;
    };

    OptionalNumber(const QString &label, const Range &range, QWidget *parent = nullptr);

    void setValue(std::optional<double> value);
    //! As it was set, until it is edited: it may have more digits than are shown.
    [[nodiscard]] std::optional<double> value() const { return m_value; }
    [[nodiscard]] QCheckBox *box() const { return m_box; }
    [[nodiscard]] QDoubleSpinBox *number() const { return m_number; }

signals:
    void edited();

private:
    void show();

    Range m_range;
    QCheckBox *m_box;
    QDoubleSpinBox *m_number;
    std::optional<double> m_value;
    double m_last; //!< What a second thought goes back to.
    bool m_isFilling = false;
};

} // namespace roo::gui
