// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/answerprinter.h"
#include "cli/keptcommand.h"
#include "cli/progressprinter.h"
#include "core/run/replayer.h"

#include <memory>

namespace roo::cli {

//! Plays a kept run: standard output is the live run's, byte for byte.
class ReplayCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplayCommand)

public:
    ReplayCommand(Console &console, const Invocation &invocation);
    ~ReplayCommand() override;

    void start() override;
    void cancel(ErrorKind why) override;

private:
    void play(const QList<run::RunEvent> &events);
    void take(const run::RunEvent &event);
    void ended();

    bool m_isLive;
    bool m_isStopped = false; //!< By a signal, or because nobody reads.
    std::unique_ptr<AnswerPrinter> m_answers;
    std::unique_ptr<ProgressPrinter> m_progress;
    std::unique_ptr<run::Replayer> m_replayer;
};

} // namespace roo::cli
