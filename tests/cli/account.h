// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/orchestrator.h"

#include <memory>

namespace roo::test {

//! Somebody with a home, who calls the program again and again.
class Account final
{
public:
    struct Call
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;

        //! On standard error.
        [[nodiscard]] bool says(const QString &words) const { return err.contains(words.toUtf8()); }
    };

    explicit Account(const FakeLiteLlm *server = nullptr)
        : m_server(server)
    {
    }

    //! A call that has yet to be started.
    [[nodiscard]] std::unique_ptr<Orchestrator> prepare(const QStringList &arguments) const
    {
        auto run = std::make_unique<Orchestrator>(arguments);
        if (m_server != nullptr) {
            run->use(*m_server);
        }
        run->setVariable(QStringLiteral("HOME"), m_owner.home());
        return run;
    }

    [[nodiscard]] Call call(const QStringList &arguments) const
    {
        const std::unique_ptr<Orchestrator> run = prepare(arguments);
        run->start();
        if (!run->finish()) {
            return {};
        }
        return {.exitCode = run->exitCode(), .out = run->out(), .err = run->err()};
    }

    //! Newest first.
    [[nodiscard]] QStringList runs() const
    {
        const QString ids
            = QString::fromUtf8(call({QStringLiteral("history"), QStringLiteral("--ids")}).out);
        return ids.split(u'\n', Qt::SkipEmptyParts);
    }
    [[nodiscard]] QString runsFolder() const { return m_owner.runsFolder(); }

private:
    Orchestrator m_owner; //!< Never started: its folders are what is wanted.
    const FakeLiteLlm *m_server;
};

} // namespace roo::test
