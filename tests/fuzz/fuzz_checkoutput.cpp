// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/check.h"
#include "core/proof/keptoutput.h"
#include "core/proof/testoutput.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

QString keptOf(QByteArrayView bytes, qint64 limit, qsizetype piece)
{
    proof::KeptOutput kept(limit);
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        text += kept.add(bytes.sliced(at, std::min(piece, bytes.size() - at)));
    }
    text += kept.end();
    require(kept.leftOut() <= bytes.size());
    return text;
}

//! The same wherever the bytes are cut, never much longer than the limit, and fit for a file.
QString checkKept(QByteArrayView bytes, qint64 limit, qsizetype piece)
{
    constexpr qsizetype marker = 64;
    const QString text = keptOf(bytes, limit, piece);
    require(text == keptOf(bytes, limit, std::max<qsizetype>(bytes.size(), 1)));
    require(text.size() <= std::max<qint64>(limit, 2) + marker);
    require(QString::fromUtf8(text.toUtf8()).size() == text.size()
            || text.startsWith(QChar::ByteOrderMark));
    return text;
}

void checkCounts(const std::optional<proof::TestCounts> &counts)
{
    if (counts) {
        (void)(counts->passed + counts->failed + counts->skipped);
    }
}

void checkProblem(const QString &text)
{
    const auto problem
        = proof::firstProblemIn(text, u"/ws"_s, [](const QString &) { return true; });
    if (problem) {
        require(!problem->file.isEmpty() && !problem->file.startsWith("../"_L1));
        require(problem->line > 0);
        require(problem->text.size() <= 300);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2) {
        return 0;
    }
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 2,
                               static_cast<qsizetype>(size) - 2);
    const QString text = checkKept(bytes, data[0], data[1] + 1);
    checkCounts(proof::testCountsIn(text));
    checkCounts(proof::junitCounts(bytes));
    checkProblem(QString::fromUtf8(bytes));
    const auto checks = proof::parseChecks(QString::fromUtf8(bytes), u"x.toml"_s);
    require(!checks || checks->size() <= proof::mostChecks);
    return 0;
}
