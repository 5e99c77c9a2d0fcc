// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/commandline.h"
#include "core/run/prompt.h"

#include <QList>
#include <QString>

namespace roo::cli {

//! The texts of a command line, read before anything else happens.
struct RunInputs
{
    QString task;
    QString plan;
    QString code;
    QList<run::Attachment> attachments;
};

//! Reads what the command line names. Standard input is read to its end.
[[nodiscard]] Parsed<RunInputs> readRunInputs(CommandName command, const RunOptions &options);

} // namespace roo::cli
