// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/optionalnumber.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QScopedValueRollback>

namespace roo::gui {

OptionalNumber::OptionalNumber(const QString &label, const Range &range, QWidget *parent)
    : QWidget(parent)
    , m_range(range)
    , m_box(new QCheckBox(label, this))
    , m_number(new QDoubleSpinBox(this))
    , m_last(range.usual)
{
    m_number->setDecimals(range.decimals);
    m_number->setSingleStep(range.step);
    m_number->setAccessibleName(QString(label).remove(u'&'));
    // As wide with a number as with words in its place.
    m_number->setRange(range.least - 1, range.most);
    m_number->setSpecialValueText(tr("the model’s own"));
    m_number->setMinimumWidth(m_number->sizeHint().width());
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_box);
    layout->addWidget(m_number);
    connect(m_box, &QCheckBox::toggled, this, [this](bool isGiven) {
        if (!m_isFilling) {
            m_value = isGiven ? std::optional(m_last) : std::nullopt;
            show();
            emit edited();
        }
    });
    connect(m_number, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (!m_isFilling) {
            m_value = m_last = value;
            emit edited();
        }
    });
    show();
}

void OptionalNumber::setValue(std::optional<double> value)
{
    m_value = value;
    m_last = value.value_or(m_range.usual);
    show();
}

void OptionalNumber::show()
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_box->setChecked(m_value.has_value());
    m_number->setEnabled(m_value.has_value());
    m_number->setMinimum(m_value ? m_range.least : m_range.least - 1);
    m_number->setSpecialValueText(m_value ? QString() : tr("the model’s own"));
    m_number->setValue(m_value.value_or(m_range.least - 1));
}

} // namespace roo::gui
