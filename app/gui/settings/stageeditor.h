// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/profile.h"
#include "gui/settings/modelchain.h"

#include <QString>
#include <QWidget>

class QTabWidget;

namespace roo::gui {

class Highlighting;
class OptionalNumber;
class TemplateEditor;

//! One stage of a profile: its models, how they are asked, and with which words.
class StageEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StageEditor)

public:
    //! The highlighting outlives it.
    StageEditor(const Highlighting &highlighting, run::Role role, QWidget *parent = nullptr);

    void setStage(const run::StageSpec &stage);
    [[nodiscard]] run::StageSpec stage() const;
    void setOffer(const ModelOffer &offer) { m_models->setOffer(offer); }

    [[nodiscard]] ModelChain *models() const { return m_models; }
    [[nodiscard]] OptionalNumber *temperature() const { return m_temperature; }
    [[nodiscard]] OptionalNumber *maxTokens() const { return m_maxTokens; }
    [[nodiscard]] TemplateEditor *prompt() const { return m_prompt; }
    //! The Coder's and the Reviewer's; none for the Planner.
    [[nodiscard]] TemplateEditor *promptInFolder() const { return m_promptInFolder; }

signals:
    void edited();

private:
    [[nodiscard]] QWidget *numbers();
    [[nodiscard]] QWidget *prompts(const Highlighting &highlighting);

    run::Role m_role;
    ModelChain *m_models;
    OptionalNumber *m_temperature;
    OptionalNumber *m_maxTokens;
    TemplateEditor *m_prompt;
    QString m_workspaceTemplate; //!< Kept where it cannot be edited.
    TemplateEditor *m_promptInFolder = nullptr;
};

} // namespace roo::gui
