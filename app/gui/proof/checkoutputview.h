// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/proof/plainoutput.h"

#include <QWidget>

class QLabel;

namespace roo::gui {

class CodeView;
class Highlighting;
class TextStyle;

//! What one check has printed, as plain text, its end where it is long.
class CheckOutputView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckOutputView)

public:
    //! Characters; of more the end is shown.
    static constexpr qsizetype mostShown = 2'000'000;

    //! The highlighting outlives it.
    explicit CheckOutputView(const Highlighting &highlighting, QWidget *parent = nullptr);

    //! The style outlives it.
    void follow(TextStyle &style);
    //! `grows`: more of it is appended.
    void setOutput(const QString &title, const QString &output, bool grows);
    //! The next piece of what grows.
    void append(const QString &piece);
    //! Nothing more comes.
    void finish();
    void clear();

    [[nodiscard]] CodeView *view() const { return m_view; }
    //! What is shown, for tests.
    [[nodiscard]] QString title() const;

private:
    void showTitle();

    QLabel *m_label;
    CodeView *m_view;
    PlainOutput m_plain;
    QString m_title;
    bool m_grows = false;
    bool m_isCut = false;
};

} // namespace roo::gui
