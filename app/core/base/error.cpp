// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/error.h"

#include <QMetaEnum>

#include <utility>

namespace roo {

QString errorKindName(ErrorKind kind)
{
    return QString::fromLatin1(
        QMetaEnum::fromType<ErrorKind>().valueToKey(std::to_underlying(kind)));
}

std::optional<ErrorKind> errorKindFromName(QStringView name)
{
    // QMetaEnum::keyToValue would take "ErrorKind::TimedOut" too.
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        if (name == QLatin1StringView(kinds.key(i))) {
            return static_cast<ErrorKind>(kinds.value(i));
        }
    }
    return std::nullopt;
}

} // namespace roo
