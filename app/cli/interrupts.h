// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace roo::cli {

//! SIGINT, SIGTERM and SIGHUP as a signal of Qt, once. A second one ends the program at once, but
//! not one that comes with the first: a terminal that closes, or `timeout`, sends two in a moment.
class Interrupts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupts)

public:
    Interrupts();
    ~Interrupts() override;

    //! The number of the signal that came, or 0.
    [[nodiscard]] int received() const { return m_received; }

signals:
    void interrupted(int number);

private:
    void take();

    int m_received = 0;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace roo::cli
