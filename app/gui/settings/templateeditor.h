// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/profiletemplates.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace roo::gui {

class Highlighting;
class SignLabel;
class TextHighlighter;

//! A prompt template: written as Markdown, with its placeholders listed, and checked while it is
//! typed.
class TemplateEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateEditor)

public:
    //! The highlighting outlives it.
    TemplateEditor(const Highlighting &highlighting, TemplateSlot slot, QWidget *parent = nullptr);

    //! Forgets what could be undone.
    void setText(const QString &text);
    //! As it was set, until it is edited.
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] const std::optional<ProfileFault> &fault() const { return m_fault; }
    //! What is said below, for tests; empty: nothing.
    [[nodiscard]] QString faultWords() const;
    [[nodiscard]] QPlainTextEdit *editor() const { return m_editor; }

    //! Puts the cursor where the fault is.
    void showFault();

signals:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *placeholderRow();
    void take();
    void check();
    void mark();
    void showPlaceholders();

    TemplateSlot m_slot;
    QString m_text;
    QString m_shown; //!< The same as the editor has it: line ends are of one kind there.
    std::optional<ProfileFault> m_fault;
    QPlainTextEdit *m_editor;
    TextHighlighter *m_highlighter;
    QPushButton *m_insert;
    QWidget *m_faultRow;
    QLabel *m_faultLabel;
    bool m_isFilling = false;
};

} // namespace roo::gui
