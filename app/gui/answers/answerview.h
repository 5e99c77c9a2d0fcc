// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QStackedLayout;
class QToolButton;

namespace roo::gui {

class CodeView;
class FindBar;
class Highlighting;
class MarkdownView;
class MessageArea;
class ReasoningView;
class TextStyle;
struct Message;

//! An answer for reading, rendered while it arrives, or as it was written.
class AnswerView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerView)

public:
    //! The highlighting outlives it.
    explicit AnswerView(const Highlighting &highlighting, QWidget *parent = nullptr);
    ~AnswerView() override;

    void clear();
    void append(const QString &delta);
    //! Nothing more arrives.
    void finish();
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const;

    //! Prose wraps in any case; the style outlives it.
    void follow(TextStyle &style);

    //! Whether it is shown as it was written.
    [[nodiscard]] bool isRaw() const;
    void setRaw(bool isRaw);
    [[nodiscard]] MarkdownView *rendered() const { return m_rendered; }
    [[nodiscard]] CodeView *raw() const { return m_raw; }
    [[nodiscard]] FindBar *findBar() const { return m_find; }
    //! `clear` and `setText` are about the answer alone.
    [[nodiscard]] ReasoningView *reasoning() const { return m_reasoning; }

    //! Where a link that was clicked leads, and what can be done about it: nothing by itself.
    [[nodiscard]] static Message linkMessage(const QString &address);

public slots:
    //! As it was written.
    void copyAll();

signals:
    //! The other of the two views is shown.
    void rawChanged(bool isRaw);
    //! All of a finished text is shown.
    void drained();

private:
    void warnBeforeCopy(const QString &wanted);

    MarkdownView *m_rendered;
    CodeView *m_raw;
    ReasoningView *m_reasoning;
    QStackedLayout *m_views;
    MessageArea *m_messages;
    FindBar *m_find;
    QToolButton *m_rawButton;
    bool m_isRawFilled = false; //!< It is filled when it is first asked for.
};

} // namespace roo::gui
