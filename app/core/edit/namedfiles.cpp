// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/namedfiles.h"

namespace roo::edit {

NamedFiles namedFiles(const QString &)
{
    return {};
}

Result<QStringList> createFiles(const QString &, const QList<NamedFile> &)
{
    return {};
}

} // namespace roo::edit
