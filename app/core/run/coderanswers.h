// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"
#include "core/run/profile.h"
#include "core/run/proposal.h"

#include <QList>
#include <QString>

namespace roo::run {

//! What the Coder is asked for, and what its answers so far make of a workspace: the first answer,
//! the ones that mend what did not fit, and those of later rounds, which go on from there. Pure.
class CoderAnswers final
{
public:
    explicit CoderAnswers(EditSpec spec)
        : m_spec(std::move(spec))
    {
    }

    enum class Wanted {
        Changes,
        Repair, //!< Those that did not fit, again.
        WholeFiles, //!< The same, as whole files.
        Revision //!< Further changes, for what was found and what fails.
    };

    //! What the next answer is to hold.
    [[nodiscard]] Wanted wanted() const { return m_wanted; }
    //! The number of that answer, from 1.
    [[nodiscard]] int answer() const { return m_answer; }
    //! Of all answers so far.
    [[nodiscard]] const edit::ChangeSet &changes() const { return m_changes; }
    //! What the Coder is told of changes that could not be used.
    [[nodiscard]] const QString &failures() const { return m_failures; }

    //! What was planned by the run that this one goes on with.
    void begin(const edit::ChangeSet &planned) { m_changes = planned; }
    //! One more answer. True: the Coder is to be asked again, for what is `wanted`.
    [[nodiscard]] bool take(const ChangeProposal &proposal);
    //! A new round begins.
    void revise();

    //! Something is asked for, or is wrong with what was.
    [[nodiscard]] bool hasChanges() const;
    //! Everything fits, and does something to some file.
    [[nodiscard]] bool isUsable() const;
    //! Since the round before.
    [[nodiscard]] bool hasChanged() const { return m_changes.files != m_before; }

private:
    [[nodiscard]] bool asksAgain(const ChangeProposal &proposal) const;

    EditSpec m_spec;
    Wanted m_wanted = Wanted::Changes;
    int m_answer = 1;
    int m_tries = 1; //!< In this round.
    edit::ChangeSet m_changes;
    QList<edit::FileChange> m_before; //!< What the round before made of the files.
    QString m_failures;
    bool m_lacksChanges = false; //!< There is code, but no changes.
};

} // namespace roo::run
