// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "cli/commandline.h"
#include "core/run/exporter.h"
#include "core/run/runlookup.h"
#include "core/run/worker.h"

#include <functional>
#include <optional>

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
    [[nodiscard]] run::Worker &worker() { return m_worker; }

    //! Calls `then` with what `work` made elsewhere, unless the command was cancelled meanwhile.
    template <typename Work, typename Then>
    void inBackground(Work work, Then then)
    {
        using Value = std::invoke_result_t<Work, std::stop_token>;
        m_worker.run(this, std::move(work), [this, then = std::move(then)](const Value &value) {
            if (!m_isCancelled) {
                then(value);
            }
        });
    }

    //! Reads the runs that the command line names, elsewhere, and calls `then`; or reports why not,
    //! and finishes.
    void lookUp(std::function<void(const QList<run::StoredRun> &)> then);
    //! Says the error and finishes with its exit code.
    void failWith(const Error &error);
    //! One JSON object on a line.
    void printJson(const QJsonObject &json);
    //! To standard output; for a terminal made printable.
    void printText(const QString &text);

private:
    CommonOptions m_common;
    KeptOptions m_options;
    std::optional<run::RunStore> m_store;
    bool m_isCancelled = false;
    run::Worker m_worker; //!< Last: it waits for what uses the others.
};

//! The words of documents, as this front end says them.
[[nodiscard]] run::exporter::Words documentWords();

} // namespace roo::cli
