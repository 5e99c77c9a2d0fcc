// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/run.h"

#include <QString>
#include <QStringList>

namespace roo::cli {

//! Makes the folder if need be and tries whether a file can be made in it, so that nobody pays for
//! an answer that cannot be kept. Error: FileUnwritable.
[[nodiscard]] Result<void> prepareFolder(const QString &folder);

//! plan.md, code.md and review.md of the stages that have succeeded; older ones are replaced as a
//! whole, and a link of that name is replaced, not followed. Error: FileUnwritable.
[[nodiscard]] Result<void> writeAnswers(const QString &folder, const run::Run &run);

//! One file: a regular one, or a link, is replaced as a whole; into anything else, such as a pipe
//! or a device, the bytes are written. Error: FileUnwritable.
[[nodiscard]] Result<void> writeOutput(const QString &path, const QByteArray &bytes);

struct CodeFiles
{
    QStringList paths;
    QStringList unclear; //!< Left out: nobody can tell where they end.
    bool isTruncated = false;
};

//! The files of a Coder's answer, all or none, never over an existing one.
//! Errors: those of edit::createFiles.
[[nodiscard]] Result<CodeFiles> writeCodeFiles(const QString &folder, const QString &answer);

} // namespace roo::cli
