// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/review.h"

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo::run;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

void checkFinding(const Finding &finding)
{
    require(!finding.what.isEmpty() && finding.what.size() <= longestFindingText);
    require(finding.suggestion.size() <= longestFindingText);
    require(finding.what.isValidUtf16() && finding.suggestion.isValidUtf16());
    require(finding.firstLine >= 0 && finding.lastLine >= finding.firstLine);
}

} // namespace

//! Whatever the answer is, what is taken from it is within bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString answer = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    const QStringList files{u"src/app.py"_s, u"lib/app.py"_s, u"Makefile"_s};
    const Review review = parseReview(answer, files);
    require(review.findings.size() <= mostFindings);
    for (const Finding &finding : review.findings) {
        checkFinding(finding);
    }
    require(sameFindings(review.findings, review.findings));
    require(parseReview(answer, files) == review);
    return 0;
}
