// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/offeredchecks.h"

#include <QSet>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::proof;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.isPrint(); });
}

//! Each can be told from the others, shown on a line, and run.
void checkOffers(const QList<OfferedCheck> &offered, const QSet<QString> &known)
{
    require(offered.size() <= mostChecks);
    QSet<QString> names;
    for (const OfferedCheck &each : offered) {
        require(known.contains(each.file));
        require(!each.check.command.isEmpty() && !each.check.command.constFirst().isEmpty());
        require(std::ranges::all_of(each.check.command, &isPrintable));
        require(isPrintable(each.check.name) && each.check.folder.isEmpty());
        names.insert(each.check.name);
    }
    require(names.size() == offered.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QSet<QString> files{u"CMakePresets.json"_s, u"CMakeLists.txt"_s, u"package.json"_s,
                              u"Cargo.toml"_s,        u"go.mod"_s,         u"pyproject.toml"_s,
                              u"tox.ini"_s,           u"setup.cfg"_s,      u"Makefile"_s};
    // All at once, and each alone.
    checkOffers(offeredChecks([&](const QString &path) {
                    return files.contains(path) ? std::optional(content) : std::nullopt;
                }),
                files);
    for (const QString &file : files) {
        checkOffers(offeredChecks([&](const QString &path) {
                        return path == file ? std::optional(content) : std::nullopt;
                    }),
                    {file});
    }
    return 0;
}
