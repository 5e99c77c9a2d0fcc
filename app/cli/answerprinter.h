// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/console.h"
#include "core/run/run.h"

#include <QString>

namespace roo::cli {

enum class AnswerMode {
    Whole, //!< Each stage's answer when the stage has succeeded.
    Live, //!< As it comes; a restart is marked.
    Json, //!< The events.
};

//! How the answers are printed: --json, --stream, or as the console is.
[[nodiscard]] AnswerMode answerMode(const Console &console, bool isJson, bool isLive);
//! Whether the answers have to be told apart.
[[nodiscard]] bool hasHeadings(const QList<run::Role> &stages);

//! RunEvents → standard output, which carries answers and nothing else.
class AnswerPrinter final
{
public:
    //! `hasHeadings`: several stages, told apart. `console` outlives it.
    AnswerPrinter(Console &console, AnswerMode mode, bool hasHeadings);

    //! `run` has folded `event` already.
    void take(const run::RunEvent &event, const run::Run &run);

private:
    void takeLive(const run::RunEvent &event);
    void print(const QString &text);
    void printHeading(run::Role role);
    //! What the Coder's answers make of the workspace, when the last of them is in.
    void printChanges(const run::RunEvent &event, const run::Run &run);
    void endLine();
    void mark(const QString &words);

    Console &m_console;
    AnswerMode m_mode;
    bool m_hasHeadings;
    run::Role m_role = run::Role::Planner;
    int m_round = 1;
    bool m_hasChanges = false; //!< Changes were planned, and not printed yet.
    bool m_hasPrinted = false; //!< Anything at all.
    bool m_isInAnswer = false; //!< Part of the current attempt's answer has been printed.
    bool m_hasHeading = false; //!< Of the current stage.
    QChar m_last = u'\n';
};

} // namespace roo::cli
