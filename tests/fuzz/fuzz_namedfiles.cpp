// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/namedfiles.h"
#include "core/edit/pathrules.h"

#include <QDir>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

//! An accepted path leads to a place below the root, and is its own normal form.
void checkPath(const QString &path)
{
    const Result<QString> checked = checkedPath(path);
    if (!checked) {
        require(checked.error().kind == ErrorKind::ValueInvalid && checked.error().subject == path
                && !checked.error().expected.isEmpty());
        return;
    }
    const QString full = u"/folder/"_s + *checked;
    require(QDir::cleanPath(full) == full);
    require(QDir::isRelativePath(*checked) && !checked->contains(u'\\'));
    require(checked->toUtf8().size() <= longestPath);
    require(checkedPath(*checked) == checked);
    for (const QString &name : checked->split(u'/')) {
        require(!name.isEmpty() && folded(name) != ".git"_L1 && folded(name) != ".env"_L1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString answer = QString::fromUtf8(
        QByteArrayView(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    const NamedFiles named = namedFiles(answer);
    qsizetype length = 0;
    for (const NamedFile &file : named.files) {
        checkPath(file.path);
        length += file.content.size();
    }
    require(length <= answer.size());

    // Prose in front of an answer changes nothing.
    require(namedFiles(u"Some words.\n\n\n"_s + answer) == named);
    for (const QStringView line : QStringView(answer).split(u'\n')) {
        checkPath(line.toString());
    }
    return 0;
}
