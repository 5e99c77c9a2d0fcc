// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runsummary.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <stop_token>

namespace roo::run {

//! A run as it lies on disk, in a zip or in the program: everything that was kept of it.
struct StoredRun
{
    QByteArray lines; //!< events.jsonl as it stands, with what only a newer version understands.
    QList<RunEvent> events; //!< What `lines` says. At least the first, which says what was asked.
    QMap<QString, QByteArray> requests; //!< By SHA-256: the bodies that were sent.
    QMap<QString, QByteArray> attachments; //!< By SHA-256.
    bool isBeingWritten = false; //!< When it was read: a program was at it.

    //! What a run without an end is called.
    [[nodiscard]] RunStatus statusWithoutEnd() const
    {
        return isBeingWritten ? RunStatus::Running : RunStatus::Interrupted;
    }

    friend bool operator==(const StoredRun &, const StoredRun &) = default;
};

//! The events of a file: a last line that was cut by a crash is left out, a type of a newer version
//! too. Errors: RunUnreadable; Cancelled when it is told to stop.
[[nodiscard]] Result<QList<RunEvent>> decodeEvents(const QByteArray &lines,
                                                   const std::stop_token &stop = {});

//! The same with the lines, for what begins as a run does; requests and attachments are the
//! caller's to add. Errors: those of decodeEvents.
[[nodiscard]] Result<StoredRun> storedRun(const QByteArray &lines,
                                          const std::stop_token &stop = {});

//! Everything in the folder of one run; ":/…" are the ones compiled in.
//! Errors: RunUnreadable; Cancelled when it is told to stop.
[[nodiscard]] Result<StoredRun> readRunFolder(const QString &folder,
                                              const std::stop_token &stop = {});

} // namespace roo::run
