// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "cli/commandline.h"
#include "cli/diffprinter.h"
#include "core/base/text.h"
#include "core/run/exporter.h"
#include "core/run/runlookup.h"
#include "core/run/worker.h"

#include <QJsonObject>

#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace roo::cli {

//! A command about runs that are kept: no proxy, no settings but where the runs lie.
class KeptCommand : public Command
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeptCommand)

public:
    KeptCommand(Console &console, const Invocation &invocation);
    ~KeptCommand() override;

    void cancel(ErrorKind why) override;

protected:
    [[nodiscard]] const CommonOptions &common() const { return m_common; }
    [[nodiscard]] const KeptOptions &options() const { return m_options; }
    [[nodiscard]] const std::optional<run::RunStore> &store() const { return m_store; }
    //! Calls `then` with what `work` made elsewhere, unless the command was cancelled meanwhile.
    template <typename Work, typename Then>
    void inBackground(Work work, Then then)
    {
        m_worker.run(this, std::move(work), std::move(then));
    }

    //! Reads the runs that the command line names, lets `make` make a Result of them, all of it
    //! elsewhere, and calls `then` with the value; or reports why there is none, and finishes.
    template <typename Make, typename Then>
    void withRuns(Make make, Then then)
    {
        using Made = std::invoke_result_t<Make, const QList<run::StoredRun> &, std::stop_token>;
        inBackground(
            [store = m_store, references = m_options.runs,
             make = std::move(make)](const std::stop_token &stop) -> Made {
                return lookUpRuns(store, references, stop)
                    .and_then([&](const QList<run::StoredRun> &runs) { return make(runs, stop); });
            },
            [this, then = std::move(then)](const Made &made) {
                if (made) {
                    then(*made);
                } else {
                    failWith(made.error());
                }
            });
    }

    //! As `withRuns`, and prints the text that `make` makes: for a terminal made printable.
    template <typename Make>
    void printFromRuns(Make make)
    {
        withRuns(
            [make = std::move(make), isForTerminal = console().answersGoToTerminal()](
                const QList<run::StoredRun> &runs,
                const std::stop_token &stop) -> Result<QByteArray> {
                const QString text = make(runs, stop);
                return (isForTerminal ? text::printable(text) : text).toUtf8();
            },
            [this](const QByteArray &bytes) {
                console().answer(bytes);
                emit finished(ExitCode::Done);
            });
    }

    //! Says the error and finishes with its exit code.
    void failWith(const Error &error);
    //! The same for a command that changes a folder; with --json also on standard output, beside
    //! what `json` says.
    void refuse(const Error &error, QJsonObject json = {});
    //! To standard output; for a terminal made printable.
    void printText(const QString &text);
    //! As one line, written elsewhere: it may be long.
    void printJsonAndFinish(const QJsonObject &json, ExitCode code);
    //! How a diff is shown on standard output.
    [[nodiscard]] DiffStyle diffStyle() const;

private:
    [[nodiscard]] static Result<QList<run::StoredRun>>
    lookUpRuns(const std::optional<run::RunStore> &store, const QStringList &references,
               const std::stop_token &stop);

    CommonOptions m_common;
    KeptOptions m_options;
    std::optional<run::RunStore> m_store;
    run::Worker m_worker; //!< Last: it waits for what uses the others.
};

//! {"error": …}, as the events have it.
[[nodiscard]] QJsonObject errorObject(const Error &error);
//! One JSON object on a line.
[[nodiscard]] QString jsonLine(const QJsonObject &json);

//! The words of documents, as this front end says them.
[[nodiscard]] run::exporter::Words documentWords();

} // namespace roo::cli
