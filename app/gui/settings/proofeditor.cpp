// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/proofeditor.h"

#include "gui/settings/checkstable.h"
#include "gui/settings/templateeditor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace roo::gui {

ProofEditor::ProofEditor(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_rounds(new QSpinBox(this))
    , m_revise(new TemplateEditor(highlighting, TemplateSlot::Revision, this))
    , m_checks(new ChecksTable(this))
    , m_fault(new QLabel(this))
{
    build();
    connect(m_rounds, &QSpinBox::valueChanged, this, &ProofEditor::changed);
    connect(m_revise, &TemplateEditor::edited, this, &ProofEditor::changed);
    connect(m_checks, &ChecksTable::edited, this, &ProofEditor::changed);
}

void ProofEditor::build()
{
    m_rounds->setRange(0, run::mostRounds);
    m_rounds->setSpecialValueText(tr("never"));
    auto *const label
        = new QLabel(tr("With a workspace, changes go back to the Coder while a check newly fails "
                        "or the Reviewer wants more."),
                     this);
    label->setWordWrap(true);
    auto *const roundsLabel = new QLabel(tr("&Rounds at most:"), this);
    roundsLabel->setBuddy(m_rounds);
    auto *const row = new QHBoxLayout;
    row->addWidget(roundsLabel);
    row->addWidget(m_rounds);
    row->addStretch();
    auto *const checks = new QWidget(this);
    auto *const column = new QVBoxLayout(checks);
    column->setContentsMargins({});
    auto *const about
        = new QLabel(tr("What is run where a workspace names no checks of its own: a program and "
                        "its arguments, without a shell."),
                     checks);
    about->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->hide();
    column->addWidget(about);
    column->addWidget(m_checks, 1);
    column->addWidget(m_fault);
    auto *const tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->addTab(m_revise, tr("Pr&ompt for a Round"));
    tabs->addTab(checks, tr("C&hecks"));
    setTabOrder(m_rounds, tabs);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addLayout(row);
    layout->addWidget(tabs, 1);
}

void ProofEditor::setProof(const run::ProofSpec &proof)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_rounds->setValue(proof.rounds);
    m_revise->setText(proof.reviseTemplate);
    m_checks->setChecks(proof.checks);
    changed();
}

run::ProofSpec ProofEditor::proof() const
{
    return {.rounds = m_rounds->value(),
            .reviseTemplate = m_revise->text(),
            .checks = m_checks->checks()};
}

void ProofEditor::changed()
{
    const QString fault = m_checks->fault();
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    if (!m_isFilling) {
        emit edited();
    }
}

} // namespace roo::gui
