// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <expected>

namespace roo::config {

//! A value, or the form that was expected.
template <typename T>
using Parsed = std::expected<T, QString>;

//! Digits alone, with blanks around them.
[[nodiscard]] Parsed<qint64> parseNumber(const QString &text, qint64 smallest, qint64 largest);

//! Dollars, as "5" or "0.25"; nothing below 0, and no sign of a currency.
[[nodiscard]] Parsed<double> parseAmount(const QString &text, double largest);

//! As parseAmount reads it.
[[nodiscard]] QString amountText(double amount);

} // namespace roo::config
