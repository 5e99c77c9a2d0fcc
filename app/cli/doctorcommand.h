// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "cli/commandline.h"
#include "core/run/probe.h"

#include <memory>

namespace roo::cli {

//! Walks the way to the proxy and says how far it gets, and what to do about the first gap.
class DoctorCommand final : public ProxyCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DoctorCommand)

public:
    DoctorCommand(Environment environment, CommonOptions options);
    ~DoctorCommand() override;

    void start() override;
    void cancel(ErrorKind why) override;

private:
    void printRung(const llm::RungResult &rung);
    void printModel(const run::ModelCheck &check);
    void printLine(bool passed, const QString &name, const QString &detail, const QString &cure);
    void probeFinished(const std::optional<Error> &error);

    CommonOptions m_options;
    std::unique_ptr<run::Probe> m_probe;
    int m_missingModels = 0;
};

} // namespace roo::cli
