// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/modelchain.h"
#include "gui/settings/profiledrafts.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTabWidget;
class QToolButton;

namespace roo::gui {

class EditsEditor;
class Highlighting;
class ProofEditor;
class StageEditor;

//! All of one profile: its name, its description, its stages, and how changes are asked for again.
class ProfileEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileEditor)

public:
    //! The highlighting outlives it.
    explicit ProfileEditor(const Highlighting &highlighting, QWidget *parent = nullptr);

    //! The draft has a profile.
    void setDraft(const ProfileDraft &draft);
    [[nodiscard]] run::Profile profile() const;
    [[nodiscard]] QString unusedWholeFiles() const;
    void setNameFault(const QString &words);
    void setOffer(const ModelOffer &offer);
    void focusName();

    [[nodiscard]] QLineEdit *name() const { return m_name; }
    [[nodiscard]] QLineEdit *description() const { return m_description; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }
    [[nodiscard]] StageEditor *stage(run::Role role) const;
    [[nodiscard]] EditsEditor *edits() const { return m_edits; }
    [[nodiscard]] ProofEditor *proof() const { return m_proof; }
    [[nodiscard]] QToolButton *resetTab() const { return m_reset; }
    //! What is wrong with the name, for tests; empty: nothing.
    [[nodiscard]] QString nameFault() const;

signals:
    void edited();

private:
    void build();
    //! What is built in, in place of what is in front.
    void resetCurrent();
    void changed();
    void refresh();

    QLineEdit *m_name;
    QLabel *m_nameFault;
    QLineEdit *m_description;
    QTabWidget *m_tabs;
    QToolButton *m_reset;
    QList<StageEditor *> m_stages; //!< In the order of the roles.
    EditsEditor *m_edits;
    ProofEditor *m_proof;
    run::Profile m_original; //!< What a tab is reset to.
    bool m_isFilling = false;
};

} // namespace roo::gui
