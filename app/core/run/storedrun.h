// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace roo::run {

//! A run as it lies on disk, in a zip or in the program: everything that was kept of it.
struct StoredRun
{
    QList<RunEvent> events; //!< At least the first, which says what was asked.
    QMap<QString, QByteArray> requests; //!< By SHA-256: the bodies that were sent.
    QMap<QString, QByteArray> attachments; //!< By SHA-256.

    friend bool operator==(const StoredRun &, const StoredRun &) = default;
};

} // namespace roo::run
