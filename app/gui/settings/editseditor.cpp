// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/editseditor.h"

#include "gui/look/flowlayout.h"
#include "gui/settings/templateeditor.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace roo::gui {

EditsEditor::EditsEditor(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_rounds(new QSpinBox(this))
    , m_wantsWhole(new QCheckBox(tr("Then ask once for the &whole files"), this))
    , m_repair(new TemplateEditor(highlighting, TemplateSlot::Repair, this))
    , m_whole(new TemplateEditor(highlighting, TemplateSlot::WholeFiles, this))
{
    build();
    connect(m_rounds, &QSpinBox::valueChanged, this, &EditsEditor::changed);
    connect(m_wantsWhole, &QCheckBox::toggled, this, [this](bool isWanted) {
        const auto builtIn = run::builtInProfile(u"baseline"_s);
        if (!m_isFilling && isWanted && m_whole->text().isEmpty() && builtIn) {
            m_whole->setText(builtIn->edits.wholeFilesTemplate);
        }
        m_whole->setEnabled(isWanted);
        changed();
    });
    connect(m_repair, &TemplateEditor::edited, this, &EditsEditor::changed);
    connect(m_whole, &TemplateEditor::edited, this, &EditsEditor::changed);
}

void EditsEditor::build()
{
    m_rounds->setRange(0, run::mostRounds);
    m_rounds->setSpecialValueText(tr("never"));
    auto *const label = new QLabel(tr("With a workspace, what does not fit the files goes back to "
                                      "the Coder."),
                                   this);
    label->setWordWrap(true);
    auto *const roundsLabel = new QLabel(tr("&Rounds at most:"), this);
    roundsLabel->setBuddy(m_rounds);
    auto *const rounds = new QWidget(this);
    auto *const pair = new QHBoxLayout(rounds);
    pair->setContentsMargins({});
    pair->addWidget(roundsLabel);
    pair->addWidget(m_rounds);
    auto *const row = new QWidget(this);
    auto *const flow = new FlowLayout(row);
    flow->addWidget(rounds);
    flow->addWidget(m_wantsWhole);
    auto *const tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->addTab(m_repair, tr("Pr&ompt for a Round"));
    tabs->addTab(m_whole, tr("Prompt for Whole &Files"));
    setTabOrder(m_wantsWhole, tabs);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(row);
    layout->addWidget(tabs, 1);
}

void EditsEditor::setEdits(const run::EditSpec &edits, const QString &unused)
{
    const QScopedValueRollback filling(m_isFilling, true);
    const bool isWanted = !edits.wholeFilesTemplate.isEmpty();
    m_rounds->setValue(edits.rounds);
    m_repair->setText(edits.repairTemplate);
    m_whole->setText(isWanted ? edits.wholeFilesTemplate : unused);
    m_wantsWhole->setChecked(isWanted);
    m_whole->setEnabled(isWanted);
}

run::EditSpec EditsEditor::edits() const
{
    // An empty one would say that none is wanted.
    const QString whole = m_whole->text().isEmpty() ? u"\n"_s : m_whole->text();
    return {.rounds = m_rounds->value(),
            .repairTemplate = m_repair->text(),
            .wholeFilesTemplate = m_wantsWhole->isChecked() ? whole : QString()};
}

QString EditsEditor::unused() const
{
    return m_wantsWhole->isChecked() ? QString() : m_whole->text();
}

void EditsEditor::changed()
{
    if (!m_isFilling) {
        emit edited();
    }
}

} // namespace roo::gui
