// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/profile.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace roo::gui {

class Highlighting;
class TemplateEditor;

//! How the Coder is asked again for changes that do not fit.
class EditsEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditsEditor)

public:
    //! The highlighting outlives it.
    explicit EditsEditor(const Highlighting &highlighting, QWidget *parent = nullptr);

    //! `unused` is the template for whole files where none is wanted.
    void setEdits(const run::EditSpec &edits, const QString &unused);
    [[nodiscard]] run::EditSpec edits() const;
    //! The template for whole files that is kept though none is wanted; empty where one is.
    [[nodiscard]] QString unused() const;

    [[nodiscard]] QSpinBox *rounds() const { return m_rounds; }
    [[nodiscard]] QCheckBox *wantsWhole() const { return m_wantsWhole; }
    [[nodiscard]] TemplateEditor *repair() const { return m_repair; }
    [[nodiscard]] TemplateEditor *whole() const { return m_whole; }

signals:
    void edited();

private:
    void build();
    void changed();

    QSpinBox *m_rounds;
    QCheckBox *m_wantsWhole;
    TemplateEditor *m_repair;
    TemplateEditor *m_whole;
    bool m_isFilling = false;
};

} // namespace roo::gui
