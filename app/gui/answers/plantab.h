// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QStackedLayout;

namespace roo::gui {

class AnswerView;
class Highlighting;
class TextStyle;

//! The plan as it was answered, or being edited before the run goes on with it.
class PlanTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanTab)

public:
    //! The highlighting outlives it.
    explicit PlanTab(const Highlighting &highlighting, QWidget *parent = nullptr);

    //! The style outlives it.
    void follow(TextStyle &style);
    [[nodiscard]] AnswerView *answer() const { return m_answer; }
    void beginEditing(const QString &plan);
    //! What was edited is gone.
    void endEditing();
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] QPlainTextEdit *editor() const { return m_editor; }

signals:
    //! To be gone on with.
    void continued(const QString &plan);

private:
    [[nodiscard]] QWidget *editingPage();

    QStackedLayout *m_pages = nullptr;
    AnswerView *m_answer = nullptr;
    QPlainTextEdit *m_editor = nullptr;
    QPushButton *m_continue = nullptr;
};

} // namespace roo::gui
