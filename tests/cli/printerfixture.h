// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/console.h"
#include "core/run/run.h"
#include "support/pipereader.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QString>
#include <QTest>
#include <QTimeZone>

#include <chrono>

namespace roo::test {

//! A console over two pipes, which may pass for terminals, and the events of a run for its
//! printers.
class PrinterFixture final
{
public:
    enum class Kind { Pipe, Terminal, DumbTerminal };

    explicit PrinterFixture(Kind kind, cli::ColorMode color = cli::ColorMode::Never)
        : m_console({.out = m_out.takeWriteEnd(),
                     .err = m_err.takeWriteEnd(),
                     .outIsTerminal = kind != Kind::Pipe,
                     .errIsTerminal = kind != Kind::Pipe,
                     .areOneTerminal = kind != Kind::Pipe,
                     .isDumb = kind == Kind::DumbTerminal},
                    color)
    {
        using namespace std::chrono_literals;
        m_out.read(65536, 1ms);
        m_err.read(65536, 1ms);
    }

    [[nodiscard]] cli::Console &console() { return m_console; }

    //! Folds the event, as the session does, and gives it to the printer.
    template <typename Printer>
    void tell(Printer &printer, const run::EventBody &body)
    {
        const run::RunEvent event{.runId = QStringLiteral("run"),
                                  .sequence = ++m_sequence,
                                  .time = QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC),
                                  .body = body};
        m_run.fold(event);
        printer.take(event, m_run);
    }

    //! What has gone to standard output so far.
    [[nodiscard]] QString seen() const { return QString::fromUtf8(m_out.bytes()); }
    //! All that went to standard output, after the console's end; both streams of a terminal.
    [[nodiscard]] QString out()
    {
        end();
        return QString::fromUtf8(m_out.bytes());
    }
    [[nodiscard]] QString err()
    {
        end();
        return QString::fromUtf8(m_err.bytes());
    }

private:
    void end()
    {
        if (m_hasEnded) {
            return;
        }
        m_hasEnded = true;
        QSignalSpy ended(&m_console, &cli::Console::ended);
        m_console.end();
        QVERIFY(ended.count() == 1 || ended.wait(std::chrono::seconds(30)));
        // What the pipe took before may still be in it.
        QSignalSpy step(&m_out, &test::PipeReader::stepped);
        QSignalSpy errStep(&m_err, &test::PipeReader::stepped);
        QTRY_VERIFY(step.count() > 2 && errStep.count() > 2);
    }

    PipeReader m_out;
    PipeReader m_err;
    cli::Console m_console;
    run::Run m_run;
    qint64 m_sequence = 0;
    bool m_hasEnded = false;
};

} // namespace roo::test
