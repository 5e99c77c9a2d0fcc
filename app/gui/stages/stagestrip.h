// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/stages/stagecard.h"

#include <QList>
#include <QTimer>
#include <QWidget>

namespace roo::gui {

//! The stages of a run side by side.
class StageStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StageStrip)

public:
    explicit StageStrip(QWidget *parent = nullptr);

    [[nodiscard]] StageCard *card(run::Role role) const;
    void setStatus(run::Role role, const StageStatus &status);
    //! Marks the card of the stage that is being looked at; none where it is none.
    void select(std::optional<run::Role> role);
    //! A line for each card.
    [[nodiscard]] QStringList words() const;

signals:
    void stageChosen(roo::run::Role role);
    void runAgainRequested(roo::run::Role role);
    void planEditRequested();
    //! The last attempt with the one before.
    void compareRequested(roo::run::Role role);
    void promptCopyRequested(roo::run::Role role);
    void answerCopyRequested(roo::run::Role role);

private:
    void tick();

    QList<StageCard *> m_cards;
    QTimer m_clock;
};

} // namespace roo::gui
