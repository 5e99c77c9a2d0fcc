// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/redactor.h"

#include <QTimer>
#include <QWidget>

#include <chrono>

class QLineEdit;
class QToolButton;

namespace roo::gui {

//! A key being typed: hidden, until the eye beside it is pressed; hidden again when the focus goes
//! elsewhere, and after a while. No key that is kept anywhere ever stands in it.
class KeyField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyField)

public:
    explicit KeyField(QWidget *parent = nullptr);

    //! Empty where nothing was typed. Error: ValueInvalid.
    [[nodiscard]] Result<Secret> key() const;
    [[nodiscard]] bool isEmpty() const;
    void clear();
    //! What stands there while nothing was typed.
    void setHint(const QString &hint);
    void setReadOnly(bool isReadOnly);

    [[nodiscard]] bool isShown() const;
    void setShown(bool isShown);
    void setPatience(std::chrono::milliseconds patience) { m_timer.setInterval(patience); }
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QToolButton *eye() const { return m_eye; }

signals:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLineEdit *m_edit = nullptr;
    QToolButton *m_eye = nullptr;
    QTimer m_timer;
};

} // namespace roo::gui
