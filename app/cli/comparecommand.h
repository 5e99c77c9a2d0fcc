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

private:
    //! Both runs, folded.
    struct Pair
    {
        run::Run left;
        run::Run right;
    };

    void print(const Pair &pair);
    void printStage(const Pair &pair, run::Role role);
    void printRow(const QString &name, const QString &left, const QString &right);
    [[nodiscard]] QList<run::Role> roles(const Pair &pair) const;
};

} // namespace roo::cli
