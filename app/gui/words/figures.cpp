// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

//! The words for figures.
namespace roo::gui::words {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::words)
};

//! Decimals as people write them, with three digits that count.
QString money(double amount)
{
    if (amount <= 0) {
        return u"0"_s;
    }
    const int decimals = std::clamp(3 - static_cast<int>(std::floor(std::log10(amount))), 2, 12);
    return QLocale().toString(amount, 'f', decimals);
}

} // namespace

QString duration(std::chrono::milliseconds time)
{
    if (time < std::chrono::seconds(1)) {
        return Words::tr("%1 ms").arg(time.count());
    }
    if (time < std::chrono::milliseconds(59'950)) { // what follows would read "60.0 s"
        return Words::tr("%1 s").arg(
            QLocale().toString(static_cast<double>(time.count()) / 1000.0, 'f', 1));
    }
    return seconds(time + std::chrono::milliseconds(500));
}

QString seconds(std::chrono::milliseconds time)
{
    const qint64 whole = std::max<qint64>(0, time.count() / 1000);
    if (whole < 60) {
        return Words::tr("%1 s").arg(whole);
    }
    return whole % 60 == 0 ? Words::tr("%1 min").arg(whole / 60)
                           : Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString count(qint64 number)
{
    const QLocale locale;
    if (number < 1000) {
        return locale.toString(number);
    }
    const bool isMillions = number >= 999'950;
    const double amount = static_cast<double>(number) / (isMillions ? 1e6 : 1e3);
    const QString digits = locale.toString(amount, 'f', amount < 100 ? 1 : 0);
    return isMillions ? Words::tr("%1M", "millions").arg(digits)
                      : Words::tr("%1k", "thousands").arg(digits);
}

QString tokens(const llm::TokenUsage &usage)
{
    if (!usage.promptTokens && !usage.completionTokens) {
        return Words::tr("tokens unknown");
    }
    const auto words
        = [](const std::optional<qint64> &number) { return number ? count(*number) : u"?"_s; };
    return Words::tr("%1 in, %2 out").arg(words(usage.promptTokens), words(usage.completionTokens));
}

QString cost(const llm::TokenUsage &usage)
{
    return usage.cost ? QString(u'$' % money(*usage.cost)) : Words::tr("cost unknown");
}

QString size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat);
}

} // namespace roo::gui::words
