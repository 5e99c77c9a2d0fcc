// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace roo::test {

//! A terminal of 80 columns for a program, and what the program wrote to it. Unix only.
class PseudoTerminal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PseudoTerminal)

public:
    PseudoTerminal();
    ~PseudoTerminal() override;

    //! A descriptor of the program's side, for ProgramRun::give.
    [[nodiscard]] int openDevice() const;
    //! For ProgramRun::setBefore: makes this the program's own terminal, so that what is typed here
    //! reaches it as a signal.
    [[nodiscard]] std::function<void()> makeControlling() const;
    void type(const QByteArray &bytes) const;

    //! All that was written, escapes too; a line feed comes as CR LF.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    //! What a person sees, line by line. Understands CR, LF, CSI K and colours; any other escape
    //! shows as "ESC", so that a test finds it.
    [[nodiscard]] QStringList screen() const;

private:
    void read();

    int m_master = -1;
    QByteArray m_deviceName;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_bytes;
};

} // namespace roo::test
