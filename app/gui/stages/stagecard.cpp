// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/stages/stagecard.h"

#include "gui/look/elidedlabel.h"
#include "gui/look/signlabel.h"
#include "gui/words/words.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

StageCard::StageCard(run::Role role, QWidget *parent)
    : QAbstractButton(parent)
    , m_role(role)
    , m_sign(new SignLabel(Sign::Dash, this))
    , m_title(new QLabel(this))
    , m_state(new ElidedLabel(this))
    , m_model(new ElidedLabel(this))
    , m_place(new ElidedLabel(this))
    , m_times(new ElidedLabel(this))
    , m_usage(new ElidedLabel(this))
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setText(u"%1 %2"_s.arg(std::to_underlying(role) + 1).arg(words::stageTitle(role)));
    m_title->setTextFormat(Qt::PlainText);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_model->setElideMode(Qt::ElideMiddle);
    for (ElidedLabel *const label : {m_place, m_times, m_usage}) {
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_place->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    arrange();
    setStatus({});
}

void StageCard::arrange()
{
    auto *const layout = new QGridLayout(this);
    const int gap = fontMetrics().height() / 2;
    layout->setContentsMargins(gap, gap * 2 / 3, gap, gap * 2 / 3);
    layout->setHorizontalSpacing(gap);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_sign, 0, 0);
    const auto addRow = [layout, gap](int row, QWidget *left, QWidget *right) {
        auto *const line = new QHBoxLayout;
        line->setSpacing(gap);
        line->addWidget(left);
        line->addWidget(right, 1);
        layout->addLayout(line, row, 1);
    };
    addRow(0, m_title, m_state);
    addRow(1, m_model, m_place);
    layout->addWidget(m_times, 2, 1);
    layout->addWidget(m_usage, 3, 1);
    layout->setColumnStretch(1, 1);
}

void StageCard::setStatus(const StageStatus &status)
{
    m_status = status;
    m_model->setLine(shortModelWords(status));
    m_model->setToolTip(plainToolTip(modelWords(status)));
    m_place->setLine(placeWords(status));
    m_times->setLine(timeWords(status));
    m_usage->setLine(usageWords(status));
    m_sign->setSign(signOf(status.state));
    tick(QDateTime::currentDateTimeUtc());
}

void StageCard::tick(const QDateTime &now)
{
    m_state->setLine(stateWords(m_status, now));
    setAccessibleName(words());
}

QString StageCard::words() const
{
    QStringList lines{m_title->text(), m_state->text(), modelWords(m_status),
                      m_place->text(), m_times->text(), m_usage->text()};
    lines.removeAll(QString());
    return lines.join(u"; "_s);
}

QSize StageCard::sizeHint() const
{
    return layout()->sizeHint();
}

QSize StageCard::minimumSizeHint() const
{
    return layout()->minimumSize();
}

void StageCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isFocused = hasFocus();
    QColor line = palette().color(isChecked() || isFocused ? QPalette::Highlight : QPalette::Mid);
    QColor ground = palette().color(QPalette::Base);
    if (underMouse() || isDown()) {
        ground = palette().color(QPalette::AlternateBase);
    }
    painter.setBrush(ground);
    painter.setPen(
        QPen(line, isChecked() || isFocused ? 2 : 1, isFocused ? Qt::DotLine : Qt::SolidLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
}

void StageCard::contextMenuEvent(QContextMenuEvent *event)
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Run &Again from Here"), this, &StageCard::runAgainRequested);
    if (m_role == run::Role::Planner) {
        menu->addAction(tr("&Edit the Plan and Go On"), this, &StageCard::planEditRequested);
    }
    QAction *const compare = menu->addAction(tr("Compare With the Attempt &Before"), this,
                                             &StageCard::compareRequested);
    compare->setEnabled(m_status.attempt > 1 || m_status.round > 1);
    menu->addSeparator();
    menu->addAction(tr("Copy &Prompt"), this, &StageCard::promptCopyRequested);
    menu->addAction(tr("&Copy Answer"), this, &StageCard::answerCopyRequested);
    menu->popup(event->globalPos());
}

} // namespace roo::gui
