// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/keptcommand.h"
#include "cli/question.h"
#include "core/run/recorder.h"

#include <optional>

namespace roo::cli {

//! Takes back what a run applied last; asks where files were changed since.
class UndoCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoCommand)

public:
    UndoCommand(Console &console, const Invocation &invocation);

    void start() override;
    void cancel(ErrorKind why) override;
    [[nodiscard]] bool isUnstoppable() const override { return m_isWriting; }

private:
    void show(const run::UndoPlan &plan);
    void leave(const Error &why);
    void takeBack();
    void takenBack(const run::TakenBack &what);

    std::optional<run::UndoPlan> m_plan; //!< When it is known.
    bool m_isConfirmed = false;
    bool m_isWriting = false; //!< It comes to its end, whatever happens.
    Question m_question;
};

} // namespace roo::cli
