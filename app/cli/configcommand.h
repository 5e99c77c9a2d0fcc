// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "cli/commandline.h"

namespace roo::cli {

//! Shows every effective value and where it came from; secrets as `***`.
class ConfigCommand final : public Command
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfigCommand)

public:
    ConfigCommand(Environment environment, CommonOptions options);

    void start() override;
    void cancel(ErrorKind why) override;

private:
    void printRow(const QString &name, const QString &value, const QString &origin);
    void printProfile(const run::Profile &profile);

    CommonOptions m_options;
};

} // namespace roo::cli
