// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAbstractButton>
#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace roo::gui {

//! A line above a view that says something and may ask: never in the way, gone with Escape. What it
//! shows is plain text, whatever it looks like.
class NoticeBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBar)

public:
    enum class Kind { Information, Warning };

    explicit NoticeBar(QWidget *parent = nullptr);

    //! Replaces what was there, with its buttons.
    void showText(Kind kind, const QString &text);
    //! A button that closes the bar, too.
    template <typename Action>
    void addAction(const QString &label, Action action)
    {
        connect(addButton(label), &QAbstractButton::clicked, this, [this, action] {
            hide();
            action();
        });
    }
    [[nodiscard]] QString text() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QAbstractButton *addButton(const QString &label);

    Kind m_kind = Kind::Information;
    QLabel *m_icon;
    QLabel *m_label;
    QHBoxLayout *m_buttons;
};

} // namespace roo::gui
