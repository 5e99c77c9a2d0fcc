// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QLayout;
class QLabel;

namespace roo::gui {

//! What is said within the window, and what can be done about it.
struct Message
{
    enum class Kind { Positive, Information, Warning, Error };
    struct Button
    {
        QString text;
        std::function<void()> action;
        bool keepsMessage = false;
    };

    Kind kind = Kind::Information;
    QString text; //!< Plain, whatever stands in it.
    QString detail; //!< In smaller words below; may have lines.
    QList<Button> buttons;
    bool isClosable = true;
};

//! A message beside what it is about: never over it, never in the way.
class InlineMessage final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InlineMessage)

public:
    InlineMessage(const Message &message, QWidget *parent);

    //! Other small words below, without a new announcement.
    void setDetail(const QString &detail);
    [[nodiscard]] const Message &message() const { return m_message; }
    //! The text of the message, its detail and its buttons, for tests.
    [[nodiscard]] QString words() const;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addButtons(QLayout *row);

    Message m_message;
    QLabel *m_detail = nullptr;
};

//! The messages of a window, each under a name: what is said again replaces what was said.
class MessageArea final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageArea)

public:
    explicit MessageArea(QWidget *parent = nullptr);

    void show(const QString &name, const Message &message);
    void dismiss(const QString &name);
    [[nodiscard]] InlineMessage *message(const QString &name) const;
    //! Closes the one that was said last and may be closed; false if there is none.
    bool dismissLast();

private:
    struct Entry
    {
        QString name;
        InlineMessage *widget = nullptr;
    };
    void announce(const InlineMessage &widget) const;

    QList<Entry> m_entries;
};

} // namespace roo::gui
