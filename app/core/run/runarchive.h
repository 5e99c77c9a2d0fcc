// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/storedrun.h"

#include <QByteArray>

//! A run as one zip file, to be sent to somebody: events.jsonl, run.json, requests/, attachments/,
//! the answers, and SHA256SUMS over all of them, in a folder that is called as the run.
namespace roo::run::archive {

//! Error: FileUnwritable, when memory runs out.
[[nodiscard]] Result<QByteArray> pack(const StoredRun &stored);

//! A foreign zip: no path is taken from it, only what has the name and form of a part of a run.
//! Where it has hashes, they must be right. Errors: RunUnreadable; FileTooLarge; Cancelled when it
//! is told to stop.
[[nodiscard]] Result<StoredRun> unpack(const QByteArray &bytes, const std::stop_token &stop = {});

} // namespace roo::run::archive
