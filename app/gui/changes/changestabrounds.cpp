// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/changestab.h"

#include "gui/words/proofwords.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

//! The rounds of a run, and what speaks against what they came to.
namespace roo::gui {

void ChangesTab::setRounds(const run::Run &run)
{
    m_run = run;
    const int rounds = run::roundsOf(run);
    const QSignalBlocker blocker(m_rounds);
    m_rounds->clear();
    m_rounds->addItem(tr("All changes"), 0);
    for (int round = 1; round <= rounds; ++round) {
        m_rounds->addItem(tr("Round %1").arg(round), round);
    }
    if (m_round > rounds) {
        m_round = 0;
    }
    m_rounds->setCurrentIndex(m_round);
    m_rounds->setVisible(rounds > 1);
}

void ChangesTab::showRound(int round)
{
    m_round = round;
    m_rounds->setCurrentIndex(m_rounds->findData(round));
    m_model.setEditable(!m_applied && round == 0);
    showRefusals();
    if (round > 0) {
        compare([run = m_run, round] { return run::changesOfRound(run, round); });
    } else {
        compare([files = m_planned->changes.files] { return files; });
    }
}

void ChangesTab::setObjections(const QStringList &objections)
{
    m_objections = objections;
    refresh();
}

//! Under the changes: why they cannot be applied, or why they should not.
QString ChangesTab::reasonWords(const QString &why) const
{
    if (m_applied && m_applied->journal.isEmpty()) {
        return tr("These changes are applied and cannot be taken back.");
    }
    if (!why.isEmpty() || m_objections.isEmpty()) {
        return why;
    }
    return tr("This speaks against them: %1.").arg(words::objections(m_objections).join(u"; "_s));
}

} // namespace roo::gui
