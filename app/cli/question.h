// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/console.h"

#include <QByteArray>
#include <QObject>

#include <memory>

class QSocketNotifier;

namespace roo::cli {

//! A question at the terminal that wants a yes. While it waits, the event loop turns, and Ctrl-C
//! works.
class Question final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Question)

public:
    //! `console` outlives the question.
    explicit Question(Console &console);
    ~Question() override;

    //! Whether there is somebody to ask.
    [[nodiscard]] static bool canBeAsked();
    //! Everything but y and yes is a no, the end of the input too.
    void ask(const QString &words);

signals:
    void answered(bool isYes);

private:
    void readSome();
    void conclude();

    Console &m_console;
    QByteArray m_line;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace roo::cli
