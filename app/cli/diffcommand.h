// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/keptcommand.h"
#include "core/run/proposal.h"

namespace roo::cli {

//! Shows what a run's changes do: as it planned them, or to a folder as that is now.
class DiffCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiffCommand)

public:
    DiffCommand(Console &console, const Invocation &invocation);

    void start() override;

private:
    //! What is to be printed, made where that takes its time.
    struct Made
    {
        ShownChanges shown;
        QString json; //!< Empty where the diff is shown.
        bool isComplete = false;
        bool isEmpty = false; //!< The answer asks for nothing.
    };

    [[nodiscard]] static Made make(const run::ChangeProposal &proposal, const DiffStyle &style);

    void print(const Made &made);

    QString m_folder; //!< Empty: as the run planned it.
};

} // namespace roo::cli
