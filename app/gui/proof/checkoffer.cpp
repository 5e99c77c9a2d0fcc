// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proof/checkoffer.h"

#include "core/base/text.h"
#include "gui/look/flowlayout.h"
#include "gui/words/proofwords.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace roo::gui {

namespace {

constexpr int mostLines = 8; //!< Of checks, before they scroll.
constexpr qsizetype longestName = 60;

} // namespace

CheckOffer::CheckOffer(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_sandbox(new QLabel(this))
    , m_run(new QPushButton(tr("Run Th&ese Checks"), this))
    , m_write(new QPushButton(tr("Write .roo-harness.to&ml"), this))
{
    for (QLabel *const label : {m_sentence, m_sandbox}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_list->setAccessibleName(tr("Checks that are offered"));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_run->setToolTip(tr("Allows them, now and whenever they are the same, and proves the changes "
                         "of this run"));
    m_write->setToolTip(tr("Writes them into the workspace, to be kept and changed there. A file "
                           "that is there is not written over."));
    auto *const buttons = new QWidget(this);
    auto *const row = new FlowLayout(buttons);
    row->addWidget(m_run);
    row->addWidget(m_write);
    // On a small screen there is no room for all of it.
    auto *const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *const content = new QWidget(scroll);
    const int gap = fontMetrics().height();
    auto *const layout = new QVBoxLayout(content);
    layout->setContentsMargins(2 * gap, gap, 2 * gap, gap);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addWidget(m_list);
    layout->addWidget(m_sandbox);
    layout->addWidget(buttons);
    layout->addStretch();
    scroll->setWidget(content);
    auto *const outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll);
    connect(m_run, &QPushButton::clicked, this, [this] { emit runRequested(m_checks); });
    connect(m_write, &QPushButton::clicked, this, [this] { emit writeRequested(m_checks); });
    setOffer({});
}

void CheckOffer::setOffer(const Offer &offer)
{
    m_checks = offer.checks;
    m_sentence->setText(offer.sentence);
    m_list->clear();
    for (const proof::Check &check : offer.checks.checks) {
        m_list->addItem(tr("%1: %2", "a check and its command")
                            .arg(text::oneLine(check.name, longestName), words::command(check)));
    }
    const bool hasChecks = !offer.checks.checks.isEmpty();
    const int lines = std::clamp(m_list->count(), 1, mostLines);
    m_list->setFixedHeight(m_list->sizeHintForRow(0) * lines + 2 * m_list->frameWidth() + 2);
    m_sandbox->setText(words::sandbox(offer.checks));
    m_list->setVisible(hasChecks);
    m_sandbox->setVisible(hasChecks);
    m_write->setVisible(hasChecks);
    m_run->setVisible(hasChecks);
    m_run->setEnabled(offer.canRun);
}

QStringList CheckOffer::lines() const
{
    QStringList lines{m_sentence->text()};
    for (int row = 0; row < m_list->count(); ++row) {
        lines.append(m_list->item(row)->text());
    }
    return lines;
}

} // namespace roo::gui
