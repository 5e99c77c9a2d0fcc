// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "core/run/probe.h"

namespace roo::cli {

//! Lists the proxy's models, one a line.
class ModelsCommand final : public ProxyCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelsCommand)

public:
    ModelsCommand(Environment environment, bool isJson);

    void start() override;
    void cancel(ErrorKind why) override;

private:
    void print(const Result<llm::ModelList> &result);

    bool m_isJson;
    run::ModelLister m_lister;
};

} // namespace roo::cli
