// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/wording.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

//! The words for figures: times, tokens, money, sizes.
namespace roo::cli::wording {

namespace {

//! Decimals as people write them, with three digits that count: "0.0000231", "1.5".
QString money(double amount)
{
    if (amount <= 0) {
        return u"0"_s;
    }
    const int decimals = std::clamp(3 - static_cast<int>(std::floor(std::log10(amount))), 2, 12);
    QString words = QString::number(amount, 'f', decimals);
    while (words.endsWith(u'0')) {
        words.chop(1);
    }
    return words.endsWith(u'.') ? words.chopped(1) : words;
}

} // namespace

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return QString::number(count) % u' ' % (count == 1 ? one : many);
}

QString duration(std::chrono::milliseconds time)
{
    const double seconds = static_cast<double>(time.count()) / 1000.0;
    if (time < std::chrono::seconds(1)) {
        return u"%1 ms"_s.arg(time.count());
    }
    if (time < std::chrono::milliseconds(59'950)) { // what follows would read "60.0 s"
        return u"%1 s"_s.arg(seconds, 0, 'f', 1);
    }
    const qint64 whole = (time.count() + 500) / 1000;
    return whole % 60 == 0 ? u"%1 min"_s.arg(whole / 60)
                           : u"%1 min %2 s"_s.arg(whole / 60).arg(whole % 60);
}

QString usage(const llm::TokenUsage &usage)
{
    const auto count = [](const std::optional<qint64> &tokens) {
        return tokens ? QString::number(*tokens) : u"unknown"_s;
    };
    const QString tokens = !usage.promptTokens && !usage.completionTokens
        ? u"tokens unknown"_s
        : u"%1 tokens in, %2 out"_s.arg(count(usage.promptTokens), count(usage.completionTokens));
    return tokens % u", cost "_s % cost(usage);
}

QString cost(const llm::TokenUsage &usage)
{
    return usage.cost ? QString(u'$' % money(*usage.cost)) : u"unknown"_s;
}

QString figures(const run::StageFinished &stage)
{
    return u"%1, first token after %2, %3"_s.arg(duration(stage.total), duration(stage.firstToken),
                                                 usage(stage.usage));
}

QString size(qint64 bytes)
{
    QString words = QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat);
    return words.replace(u".0 "_s, u" "_s);
}

} // namespace roo::cli::wording
