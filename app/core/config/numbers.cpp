// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/numbers.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::config {

namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

} // namespace

Parsed<qint64> parseNumber(const QString &text, qint64 smallest, qint64 largest)
{
    const QString digits = text.trimmed();
    bool fits = false;
    const qint64 number = digits.toLongLong(&fits);
    if (!std::ranges::all_of(digits, isDigit) || !fits || number < smallest || number > largest) {
        return std::unexpected(u"a whole number from "_s + QString::number(smallest) + u" to "_s
                               + QString::number(largest));
    }
    return number;
}

Parsed<double> parseAmount(const QString &text, double largest)
{
    const QString word = text.trimmed();
    const bool isPlain = std::ranges::all_of(
        word, [](QChar character) { return isDigit(character) || character == u'.'; });
    bool fits = false;
    const double amount = word.toDouble(&fits);
    if (!isPlain || !fits || amount > largest) {
        return std::unexpected(u"an amount from 0 to "_s + amountText(largest)
                               + u", such as 0.25"_s);
    }
    return amount;
}

QString amountText(double amount)
{
    return QString::number(amount, 'f', QLocale::FloatingPointShortest);
}

} // namespace roo::config
