// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/ledgerline.h"

#include <cstdint>
#include <cstdlib>

using namespace roo::run;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

} // namespace

//! Whatever stands in a file, what is read is written again as something that reads the same, and
//! no sum runs over.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    Spent sum;
    const QList<QByteArray> lines = bytes.split('\n');
    for (const QByteArray &line : lines) {
        const std::optional<LedgerLine> read = decodeLedgerLine(line);
        if (!read) {
            continue;
        }
        const QByteArray written = encodeLedgerLine(*read);
        require(written.endsWith('\n') && written.count('\n') == 1);
        require(decodeLedgerLine(QByteArrayView(written).chopped(1)) == read);
        const Spent before = sum;
        addTo(sum, *read);
        require(sum.requests >= before.requests && sum.tokens >= before.tokens
                && sum.cost >= before.cost && sum.time >= before.time);
    }
    return 0;
}
