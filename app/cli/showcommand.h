// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/keptcommand.h"

namespace roo::cli {

//! Prints a run as it looked, with its attempts and what was sent.
class ShowCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShowCommand)

public:
    using KeptCommand::KeptCommand;

    void start() override;
};

} // namespace roo::cli
