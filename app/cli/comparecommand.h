// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/keptcommand.h"

namespace roo::cli {

//! Two runs side by side: figures stage by stage, and a diff of the answers.
class CompareCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareCommand)

public:
    using KeptCommand::KeptCommand;

    void start() override;
};

} // namespace roo::cli
