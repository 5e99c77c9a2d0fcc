// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/commandrun.h"
#include "core/proof/sandbox.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace roo::proof {

enum class SandboxState { Available, NotInstalled, Refused };

//! Whether commands can be shut in here.
struct SandboxFinding
{
    SandboxState state = SandboxState::NotInstalled;
    QString words = {}; //!< Of Refused: what bubblewrap or the system says.
    std::optional<Sandbox> sandbox = {}; //!< Of Available.
};

//! Tries once whether bubblewrap is there and works: as root, in a container or under a kernel that
//! forbids it only a try tells. `finished` comes exactly once, never from `start`; destroyed
//! before, it does not come.
class SandboxTrial final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SandboxTrial)

public:
    //! Looks for bubblewrap over PATH of the environment, which is scrubbed.
    SandboxTrial(const QProcessEnvironment &environment, const QStringList &hidden);
    ~SandboxTrial() override;

    void start();

signals:
    void finished(const roo::proof::SandboxFinding &finding);

private:
    void conclude(const CommandOutcome &outcome);

    Sandbox m_sandbox;
    QString m_true; //!< The program that is run in it.
    std::unique_ptr<CommandRun> m_run;
};

} // namespace roo::proof
