// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/outputwriter.h"

#include <QObject>
#include <QString>

#include <memory>

namespace roo::cli {

enum class ColorMode { Auto, Always, Never };

//! What the process was given to write to.
struct Streams
{
    int out = 1; //!< -1: was closed.
    int err = 2;
    bool outIsTerminal = false;
    bool errIsTerminal = false;
    bool areOneTerminal = false; //!< Both, and the same one.
    bool isDumb = false; //!< TERM=dumb: no cursor movement.

    [[nodiscard]] static Streams ofProcess();
};

//! Standard output for answers, standard error for progress, and the one live line at the bottom
//! of a terminal that both have to step around. Never blocks.
class Console final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Console)

public:
    Console(const Streams &streams, ColorMode color);
    ~Console() override;

    //! False when standard output was closed from the start.
    [[nodiscard]] bool hasOutput() const { return m_streams.out >= 0; }
    [[nodiscard]] bool answersGoToTerminal() const { return m_streams.outIsTerminal; }
    //! Whether what goes to standard output may have colours.
    [[nodiscard]] bool answersHaveColor() const { return m_hasAnswerColor; }
    //! The width of the terminal that answers go to; 0 where there is none.
    [[nodiscard]] int outputColumns() const;
    //! Whether a line may be rewritten in place.
    [[nodiscard]] bool hasLiveLine() const { return m_streams.errIsTerminal && !m_streams.isDumb; }

    //! To standard output, exactly these bytes; for a terminal the caller made them printable.
    void answer(const QByteArray &bytes);
    //! A line to standard error. Control characters of foreign text become visible.
    void note(const QString &line);
    //! As `note`, in red or bold where colours are on.
    void warn(const QString &line);
    void fail(const QString &line);
    //! Replaces the live line; empty takes it away. Nothing where there is none.
    void setLiveLine(const QString &line);

    //! Waits, in the event loop, until both streams have taken everything; then `ended`.
    void end();
    //! An errno of standard output, or 0.
    [[nodiscard]] int outputFailure() const;

signals:
    //! Standard output cannot be written; EPIPE means that the reader has gone.
    void outputFailed(int error);
    void ended();

private:
    void writeError(const QString &line, const char *style);
    void eraseLiveLine();
    void drawLiveLine();
    [[nodiscard]] OutputWriter &errorWriter();
    void answersWritten();

    Streams m_streams;
    bool m_hasColor = false;
    bool m_hasAnswerColor = false;
    bool m_answerEndsLine = true;
    QString m_liveLine;
    bool m_liveLineIsDrawn = false;
    std::unique_ptr<OutputWriter> m_out;
    std::unique_ptr<OutputWriter> m_err; //!< None where both go to one terminal, to keep the order.
};

} // namespace roo::cli
