// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "core/run/probe.h"

#include <memory>

namespace roo::cli {

//! Walks the way to the proxy and says how far it gets, and what to do about the first gap.
class DoctorCommand final : public Command
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DoctorCommand)

public:
    //! `models` are the chains of --model, which stand in for the profile's.
    DoctorCommand(Environment environment, bool isJson,
                  QHash<run::Role, QStringList> models);
    ~DoctorCommand() override;

    void start() override;
    void cancel(ErrorKind why) override;

private:
    void printRung(const llm::RungResult &rung);
    void printModel(const run::ModelCheck &check);
    void printLine(bool passed, const QString &name, const QString &detail, const QString &cure);
    void probeFinished(const std::optional<Error> &error);

    bool m_isJson;
    QHash<run::Role, QStringList> m_models;
    std::unique_ptr<run::Probe> m_probe;
    int m_missingModels = 0;
};

} // namespace roo::cli
