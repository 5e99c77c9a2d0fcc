// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/guidepage.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace roo::cli {

std::optional<QString> guidePage(const QString &name)
{
    const QString wanted = name.endsWith(u".md"_s) ? name : QString(name % u".md"_s);
    const QDir pages(u":/guide"_s);
    const QStringList names = pages.entryList(QDir::Files);
    const qsizetype index = names.indexOf(wanted, 0, Qt::CaseInsensitive);
    QFile file(pages.filePath(names.value(index)));
    return index >= 0 && file.open(QIODevice::ReadOnly)
        ? std::optional(QString::fromUtf8(file.readAll()))
        : std::nullopt;
}

} // namespace roo::cli
