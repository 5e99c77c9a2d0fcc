// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/completioncommand.h"

#include "cli/completionscript.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

QString completionScript(const QString &shell)
{
    return shell == "bash"_L1 ? completion::bashScript()
        : shell == "zsh"_L1   ? completion::zshScript()
                              : completion::fishScript();
}

CompletionCommand::CompletionCommand(Console &console, QString shell)
    : Command(console)
    , m_shell(std::move(shell))
{
}

void CompletionCommand::start()
{
    console().answer(completionScript(m_shell).toUtf8());
    finishLater(ExitCode::Done);
}

void CompletionCommand::cancel(ErrorKind) {}

} // namespace roo::cli
