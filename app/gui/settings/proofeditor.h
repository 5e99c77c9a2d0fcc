// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/profile.h"

#include <QWidget>

class QLabel;
class QSpinBox;

namespace roo::gui {

class ChecksTable;
class Highlighting;
class TemplateEditor;

//! How changes are proved, and sent back to the Coder.
class ProofEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProofEditor)

public:
    //! The highlighting outlives it.
    explicit ProofEditor(const Highlighting &highlighting, QWidget *parent = nullptr);

    void setProof(const run::ProofSpec &proof);
    [[nodiscard]] run::ProofSpec proof() const;

    [[nodiscard]] QSpinBox *rounds() const { return m_rounds; }
    [[nodiscard]] TemplateEditor *revise() const { return m_revise; }
    [[nodiscard]] ChecksTable *checks() const { return m_checks; }

signals:
    void edited();

private:
    void build();
    void changed();

    QSpinBox *m_rounds;
    TemplateEditor *m_revise;
    ChecksTable *m_checks;
    QLabel *m_fault;
    bool m_isFilling = false;
};

} // namespace roo::gui
