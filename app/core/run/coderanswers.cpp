// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/coderanswers.h"

namespace roo::run {

bool CoderAnswers::take(const ChangeProposal &proposal)
{
    m_changes = proposal.changes;
    // Code without changes stays asked for, whatever comes in its place.
    m_lacksChanges = proposal.lacksChanges || (m_lacksChanges && proposal.changes.edits.isEmpty());
    if (!m_lacksChanges || !proposal.failures.isEmpty()) {
        m_failures = proposal.failures;
    }
    if (!asksAgain(proposal)) {
        return false;
    }
    ++m_answer;
    ++m_tries;
    m_wanted = Wanted::Repair;
    if (m_tries - 1 > m_spec.rounds) {
        m_wanted = Wanted::WholeFiles;
        m_failures = proposal.wholeFiles;
    }
    return true;
}

void CoderAnswers::revise()
{
    ++m_answer;
    m_tries = 1;
    m_wanted = Wanted::Revision;
    m_before = m_changes.files;
}

bool CoderAnswers::hasChanges() const
{
    return !m_changes.edits.isEmpty() || !m_changes.isComplete() || m_lacksChanges;
}

bool CoderAnswers::isUsable() const
{
    return m_changes.isComplete() && !m_lacksChanges && !m_changes.files.isEmpty();
}

bool CoderAnswers::asksAgain(const ChangeProposal &proposal) const
{
    if ((proposal.isComplete() && !m_lacksChanges) || !proposal.canBeMended()) {
        return false;
    }
    if (m_tries <= m_spec.rounds) {
        return !m_spec.repairTemplate.isEmpty();
    }
    const bool isFirstTime = m_tries == m_spec.rounds + 1;
    return isFirstTime && !m_spec.wholeFilesTemplate.isEmpty() && !proposal.wholeFiles.isEmpty();
}

} // namespace roo::run
