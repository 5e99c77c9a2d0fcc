// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace roo::gui {

class CodeView;
class Highlighting;
class TextStyle;

//! What a model sent besides its answer, while it thought about it. It is shown when somebody asks
//! for it, and never within the answer.
class ReasoningView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReasoningView)

public:
    //! What comes after so many characters is not shown; the run has all of it.
    static constexpr qsizetype mostShown = 500'000;

    //! The highlighting outlives it.
    explicit ReasoningView(const Highlighting &highlighting, QWidget *parent = nullptr);

    //! Shows and hides it; it is there only when there is something to show.
    [[nodiscard]] QToolButton *button() const { return m_button; }
    void follow(TextStyle &style);

    void clear();
    void append(const QString &delta);
    void setText(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_length == 0; }
    //! What is shown of it.
    [[nodiscard]] const QString &text() const;

private:
    void refresh();

    QToolButton *m_button;
    QLabel *m_title;
    CodeView *m_view;
    qsizetype m_length = 0; //!< Of all that came.
};

} // namespace roo::gui
