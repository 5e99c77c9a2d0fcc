// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/secretscan.h"

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

//! In order, within the text, and of each secret only a little that stands there.
void checkFindings(const QString &text, const QList<SecretFinding> &findings)
{
    require(findings.size() <= mostSecretFindings);
    require(std::ranges::is_sorted(findings, {}, &SecretFinding::line));
    const qsizetype lines = text.count(u'\n') + 1;
    for (const SecretFinding &finding : findings) {
        require(!finding.kind.isEmpty());
        require(finding.line >= 1 && finding.line <= lines);
        require(finding.masked.size() <= 5 && finding.masked.endsWith(u'…'));
        const QString shown = finding.masked.chopped(1);
        require(text.contains(shown));
        require(std::ranges::all_of(
            shown, [](QChar character) { return character > u' ' && character <= u'~'; }));
    }
}

//! The same text between other lines has the same secrets.
void checkAmongLines(const QString &text, QList<SecretFinding> findings)
{
    const QString before = u"Some words,\nand more of them.\n"_s;
    for (SecretFinding &finding : findings) {
        finding.line += static_cast<int>(before.count(u'\n'));
    }
    require(findSecrets(QString(before + text + u"\nThe last words.\n"_s)) == findings);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text
        = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QList<SecretFinding> findings = findSecrets(text);
    checkFindings(text, findings);
    checkAmongLines(text, findings);
    return 0;
}
