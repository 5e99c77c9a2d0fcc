// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "projectfolder.h"
#include "runfixture.h"

#include <QJsonArray>

namespace roo::test {

//! A run with a folder that its changes are for.
class WorkspaceFixture : public RunFixture
{
public:
    ProjectFolder project;
    const Files before;

    explicit WorkspaceFixture(const Files &files)
        : project(files)
        , before(files)
    {
        request.task = u"Change a.py"_s;
        request.workspace
            = run::WorkspaceJob{.folder = project.path(), .undoFolder = store.undo().folder()};
        server.forModel(u"plan"_s).always(sse({u"the plan"_s}));
        server.forModel(u"review"_s).always(sse({u"the review"_s}));
    }

    //! The Coder's answers, one a round; after the last a sentence.
    void code(const QStringList &answers)
    {
        for (const QString &answer : answers) {
            server.forModel(u"code-a"_s).reply(sse({answer}));
        }
        server.forModel(u"code-a"_s).always(sse({u"I do not know."_s}));
    }

    //! The log without what the models say.
    [[nodiscard]] QStringList steps() const
    {
        QStringList steps = log;
        steps.removeIf([](const QString &line) {
            return line.startsWith(u"answer "_s) || line.startsWith(u"ask "_s)
                || line.startsWith(u"done "_s);
        });
        return steps;
    }

    //! What was asked of a model, each request's user message.
    [[nodiscard]] QStringList asked(const QString &model) const
    {
        QStringList asked;
        for (const Arrival &arrival : server.arrivals()) {
            if (arrival.model() == model) {
                const QJsonArray messages = arrival.json()[u"messages"_s].toArray();
                asked.append(messages.last()[u"content"_s].toString());
            }
        }
        return asked;
    }

    //! Where what is needed to undo the run is kept.
    [[nodiscard]] QStringList journals() const
    {
        return store.undo().journalsOf(session->run().id());
    }
};

} // namespace roo::test
