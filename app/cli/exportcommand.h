// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/keptcommand.h"

namespace roo::cli {

//! A run as a document or an archive, to a file or to standard output.
class ExportCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportCommand)

public:
    using KeptCommand::KeptCommand;

    void start() override;

private:
    void deliver(const QByteArray &bytes);
};

} // namespace roo::cli
