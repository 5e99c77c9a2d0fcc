// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/account.h"
#include "cli/project.h"

#include <QStringList>

namespace roo::test {

//! Somebody with a project, and models that work on it: p plans, c codes what the test says, and r
//! reviews.
class WorkspaceFixture final
{
public:
    WorkspaceFixture()
    {
        server.forModel(QStringLiteral("p")).always(sse({QStringLiteral("Change app.py.")}));
        server.forModel(QStringLiteral("r")).always(sse({QStringLiteral("THE REVIEW")}));
        coderAnswers(goodChange());
    }

    void coderAnswers(const QString &text)
    {
        server.forModel(QStringLiteral("c")).always(sse({text}));
    }

    //! What asks the Coder alone: one request, if nothing is asked again.
    [[nodiscard]] QStringList coding(const QString &task = QStringLiteral("Change app.py.")) const
    {
        return {QStringLiteral("code"),        task,
                QStringLiteral("--plan"),      QStringLiteral("Change app.py."),
                QStringLiteral("--model"),     QStringLiteral("coder=c"),
                QStringLiteral("--workspace"), project.path()};
    }
    [[nodiscard]] Account::Call code(const QStringList &options = {}) const
    {
        return account.call(coding() + options);
    }
    //! All three.
    [[nodiscard]] Account::Call run(const QStringList &options = {}) const
    {
        return account.call(
            oneModelEach({QStringLiteral("run"), QStringLiteral("Greet otherwise in app.py"),
                          QStringLiteral("--workspace"), project.path()})
            + options);
    }
    [[nodiscard]] Account::Call call(const QStringList &arguments) const
    {
        return account.call(arguments);
    }
    //! The short ID of the newest run.
    [[nodiscard]] QString lastRun() const { return account.runs().value(0).right(6); }

    FakeLiteLlm server;
    Account account{&server};
    Project project;
};

} // namespace roo::test
