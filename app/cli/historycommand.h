// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/keptcommand.h"
#include "cli/question.h"

#include <QList>

#include <stop_token>

namespace roo::cli {

//! Lists and searches the kept runs.
class HistoryCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryCommand)

public:
    using KeptCommand::KeptCommand;

    void start() override;

private:
    void list(const QList<run::RunSummary> &runs);
    void searchAnswers(const QList<run::RunSummary> &runs);
    void print(const run::RunSummary &run, bool isInAnswers);
    void printRow(const run::RunSummary &run, bool isInAnswers);
    void ended();
    [[nodiscard]] bool isFull() const;

    qsizetype m_shown = 0;
    qsizetype m_left = 0; //!< Not shown, because of the limit.
    qsizetype m_measurements = 0; //!< Not shown, because they were not asked for.
    bool m_isCut = false; //!< There may be more in the answers.
};

//! Deletes kept runs, after it has shown their size and got a yes.
class HistoryDeleteCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryDeleteCommand)

public:
    HistoryDeleteCommand(Console &console, const Invocation &invocation);

    void start() override;
    void cancel(ErrorKind why) override;

private:
    struct Doomed
    {
        run::RunSummary run;
        qint64 size = 0; //!< Bytes.
    };

    [[nodiscard]] static Result<QList<Doomed>>
    choose(const run::RunStore &store, const KeptOptions &options, const std::stop_token &stop);
    void confirm(const QList<Doomed> &runs);
    void printDoomed() const;
    [[nodiscard]] QString whatIsDeleted() const;
    void remove();
    void removed(qsizetype count, const QList<Error> &errors);

    Question m_question;
    QList<Doomed> m_runs;
    std::stop_source m_removal;
    bool m_isRemoving = false;
};

} // namespace roo::cli
