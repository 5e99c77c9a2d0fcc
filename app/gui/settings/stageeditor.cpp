// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/stageeditor.h"

#include "gui/look/flowlayout.h"
#include "gui/settings/optionalnumber.h"
#include "gui/settings/templateeditor.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace roo::gui {

namespace {

TemplateSlot slotOf(run::Role role)
{
    switch (role) {
    case run::Role::Planner:
        return TemplateSlot::Planner;
    case run::Role::Coder:
        return TemplateSlot::Coder;
    case run::Role::Reviewer:
        return TemplateSlot::Reviewer;
    }
    Q_UNREACHABLE_RETURN(TemplateSlot::Planner);
}

} // namespace

StageEditor::StageEditor(const Highlighting &highlighting, run::Role role, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
    , m_models(new ModelChain(this))
    , m_temperature(new OptionalNumber(
          tr("&Temperature"), {.least = 0, .most = 2, .step = 0.1, .usual = 0.7, .decimals = 2},
          this))
    , m_maxTokens(new OptionalNumber(
          tr("Token l&imit"), {.least = 1, .most = 10'000'000, .step = 500, .usual = 4000}, this))
    , m_prompt(new TemplateEditor(highlighting, slotOf(role), this))
{
    m_temperature->setToolTip(tr("How freely the model chooses its words, from 0 to 2"));
    m_maxTokens->setToolTip(tr("How long the answer may become"));
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_models);
    layout->addWidget(numbers());
    layout->addWidget(prompts(highlighting), 1);
    connect(m_models, &ModelChain::edited, this, &StageEditor::edited);
    connect(m_temperature, &OptionalNumber::edited, this, &StageEditor::edited);
    connect(m_maxTokens, &OptionalNumber::edited, this, &StageEditor::edited);
    connect(m_prompt, &TemplateEditor::edited, this, &StageEditor::edited);
}

QWidget *StageEditor::numbers()
{
    auto *const row = new QWidget(this);
    auto *const flow = new FlowLayout(row);
    flow->addWidget(m_temperature);
    flow->addWidget(m_maxTokens);
    return row;
}

QWidget *StageEditor::prompts(const Highlighting &highlighting)
{
    if (m_role == run::Role::Planner) {
        auto *const pair = new QWidget(this);
        auto *const layout = new QVBoxLayout(pair);
        layout->setContentsMargins({});
        auto *const label = new QLabel(tr("Pr&ompt:"), pair);
        label->setBuddy(m_prompt->editor());
        layout->addWidget(label);
        layout->addWidget(m_prompt, 1);
        return pair;
    }
    m_promptInFolder = new TemplateEditor(
        highlighting,
        m_role == run::Role::Coder ? TemplateSlot::CoderInFolder : TemplateSlot::ReviewerInFolder,
        this);
    connect(m_promptInFolder, &TemplateEditor::edited, this, &StageEditor::edited);
    auto *const tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->addTab(m_prompt, tr("Pr&ompt"));
    tabs->addTab(m_promptInFolder, tr("Prompt with a Wor&kspace"));
    setTabOrder(m_maxTokens->number(), tabs);
    return tabs;
}

void StageEditor::setStage(const run::StageSpec &stage)
{
    m_models->setModels(stage.models);
    m_temperature->setValue(stage.temperature);
    m_maxTokens->setValue(stage.maxTokens);
    m_prompt->setText(stage.promptTemplate);
    m_workspaceTemplate = stage.workspaceTemplate;
    if (m_promptInFolder != nullptr) {
        m_promptInFolder->setText(stage.workspaceTemplate);
    }
}

run::StageSpec StageEditor::stage() const
{
    run::StageSpec stage{.role = m_role,
                         .models = m_models->models(),
                         .temperature = m_temperature->value(),
                         .promptTemplate = m_prompt->text(),
                         .workspaceTemplate = m_workspaceTemplate};
    if (const auto limit = m_maxTokens->value()) {
        stage.maxTokens = qRound(*limit);
    }
    if (m_promptInFolder != nullptr) {
        stage.workspaceTemplate = m_promptInFolder->text();
    }
    return stage;
}

} // namespace roo::gui
