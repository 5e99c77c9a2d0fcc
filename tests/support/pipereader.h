// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace roo::test {

//! The reading end of a pipe that reads when and as much as the test says. Unix only.
class PipeReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PipeReader)

public:
    PipeReader();
    ~PipeReader() override;

    //! For ProgramRun::give.
    [[nodiscard]] int takeWriteEnd();
    //! From now on, up to `bytes` in each step of `every`.
    void read(qsizetype bytes, std::chrono::milliseconds every);
    //! Goes away, as `head` does.
    void close();

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }

signals:
    //! It has looked for bytes, and taken those that were there.
    void stepped();

private:
    void step();

    int m_readEnd = -1;
    int m_writeEnd = -1;
    qsizetype m_amount = 0;
    QTimer m_timer;
    QByteArray m_bytes;
    bool m_isAtEnd = false;
};

} // namespace roo::test
