// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

namespace roo::gui {

//! A text that arrives in pieces, on its way to a view: handed on thirty times a second, at most
//! for some milliseconds, and not at all while nobody looks.
class PacedText final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PacedText)

public:
    //! Takes the next piece, whose place in the text is `shown()`. Neither a surrogate pair nor
    //! CR and LF are ever parted.
    using Sink = std::function<void(QStringView piece)>;

    //! `pieceLength` characters are handed on at once, about.
    explicit PacedText(Sink sink, qsizetype pieceLength = 4000);

    void clear();
    void append(const QString &delta);
    //! Nothing more arrives; what is left is handed on without waiting.
    void finish();
    //! While it is paused it only keeps. It begins so.
    void setPaused(bool isPaused);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] qsizetype shown() const { return m_shown; }
    [[nodiscard]] bool isFinished() const { return m_isFinished; }

signals:
    //! Around the pieces of one turn.
    void aboutToFlush();
    void flushed();
    //! All of a finished text has been handed on.
    void drained();

private:
    void schedule();
    void flush();
    [[nodiscard]] qsizetype endOfPiece() const;

    Sink m_sink;
    qsizetype m_pieceLength;
    QTimer m_timer;
    QString m_text;
    qsizetype m_shown = 0;
    bool m_isPaused = true;
    bool m_isFinished = false;
    bool m_hasDrained = false;
};

} // namespace roo::gui
