// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/stages/stagestrip.h"

#include <QHBoxLayout>

#include <algorithm>

namespace roo::gui {

namespace {

constexpr std::chrono::milliseconds tickTime{500};

} // namespace

StageStrip::StageStrip(QWidget *parent)
    : QWidget(parent)
{
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        auto *const card = new StageCard(role, this);
        connect(card, &QAbstractButton::clicked, this, [this, role] { emit stageChosen(role); });
        connect(card, &StageCard::runAgainRequested, this,
                [this, role] { emit runAgainRequested(role); });
        connect(card, &StageCard::promptCopyRequested, this,
                [this, role] { emit promptCopyRequested(role); });
        connect(card, &StageCard::answerCopyRequested, this,
                [this, role] { emit answerCopyRequested(role); });
        connect(card, &StageCard::compareRequested, this,
                [this, role] { emit compareRequested(role); });
        connect(card, &StageCard::planEditRequested, this, &StageStrip::planEditRequested);
        layout->addWidget(card, 1);
        m_cards.append(card);
    }
    m_clock.setInterval(tickTime);
    connect(&m_clock, &QTimer::timeout, this, &StageStrip::tick);
}

StageCard *StageStrip::card(run::Role role) const
{
    const auto found = std::ranges::find(m_cards, role, &StageCard::role);
    return found == m_cards.cend() ? nullptr : *found;
}

void StageStrip::setStatus(run::Role role, const StageStatus &status)
{
    card(role)->setStatus(status);
    const bool isBusy = std::ranges::any_of(
        m_cards, [](const StageCard *each) { return each->status().isBusy(); });
    if (isBusy && !m_clock.isActive()) {
        m_clock.start();
    } else if (!isBusy) {
        m_clock.stop();
    }
}

void StageStrip::select(std::optional<run::Role> role)
{
    for (StageCard *const each : std::as_const(m_cards)) {
        each->setChecked(role == each->role());
    }
}

QStringList StageStrip::words() const
{
    QStringList lines;
    for (const StageCard *const each : m_cards) {
        lines.append(each->words());
    }
    return lines;
}

void StageStrip::tick()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (StageCard *const each : std::as_const(m_cards)) {
        if (each->status().isBusy()) {
            each->tick(now);
        }
    }
}

} // namespace roo::gui
