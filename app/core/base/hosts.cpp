// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/hosts.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace roo::hosts {

bool isLoopback(const QString &host)
{
    QString name = host.toLower();
    if (name.endsWith(u'.')) {
        name.chop(1);
    }
    if (name == "localhost"_L1 || name.endsWith(".localhost"_L1)) {
        return true;
    }
    const QHostAddress address(name);
    return address.isLoopback() || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

} // namespace roo::hosts
