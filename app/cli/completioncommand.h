// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"

#include <QString>

namespace roo::cli {

//! The completion script of a shell (bash, zsh or fish), made from the same tables as the help.
[[nodiscard]] QString completionScript(const QString &shell);

//! Prints it.
class CompletionCommand final : public Command
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompletionCommand)

public:
    CompletionCommand(Console &console, QString shell);

    void start() override;
    void cancel(ErrorKind why) override;

private:
    QString m_shell;
};

} // namespace roo::cli
