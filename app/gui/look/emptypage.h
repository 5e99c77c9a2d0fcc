// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace roo::gui {

//! Stands where there is nothing yet: what will be there, and where there is something to do about
//! it, one button.
class EmptyPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyPage)

public:
    explicit EmptyPage(const QString &sentence, QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    //! Empty: there is no button.
    void setButton(const QString &label);
    [[nodiscard]] QPushButton *button() const { return m_button; }

signals:
    void pressed();

private:
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace roo::gui
