// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/fakelitellm.h"
#include "support/programrun.h"

namespace roo::test {

//! The program under test. The tests give it models with names of one letter.
class Orchestrator final : public ProgramRun
{
public:
    explicit Orchestrator(const QStringList &arguments = {})
        : ProgramRun(QStringLiteral(ROO_ORCHESTRATOR), arguments)
    {
    }
    Orchestrator(const QStringList &arguments, const FakeLiteLlm &server)
        : Orchestrator(arguments)
    {
        use(server);
    }
};

//! `arguments`, and the models p, c and r as planner, coder and reviewer.
[[nodiscard]] inline QStringList oneModelEach(const QStringList &arguments)
{
    return arguments + QStringList{QStringLiteral("--model"), QStringLiteral("planner=p"),
                                   QStringLiteral("--model"), QStringLiteral("coder=c"),
                                   QStringLiteral("--model"), QStringLiteral("reviewer=r")};
}

} // namespace roo::test
