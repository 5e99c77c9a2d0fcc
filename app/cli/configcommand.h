// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "cli/commandline.h"

namespace roo::cli {

//! Shows every effective value and where it came from, secrets as `***`, and what is wrong with the
//! values that are refused. Or, with --profiles, which profiles can be named.
class ConfigCommand final : public Command
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfigCommand)

public:
    ConfigCommand(Console &console, const Invocation &invocation);

    void start() override;
    void cancel(ErrorKind why) override;

private:
    struct Row
    {
        QString name;
        QString value;
        QString origin;
        QString refused = {}; //!< Why the value does not count; empty: it does.
    };

    void print(const Row &row);
    void printProfileNames();
    void printSettings(const run::Inspection &inspection);
    void printProfile(const run::Profile &profile);

    CommonOptions m_options;
    bool m_listsProfiles;
};

} // namespace roo::cli
