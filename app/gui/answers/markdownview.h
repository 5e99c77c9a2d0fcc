// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/answers/markdownsplitter.h"
#include "gui/answers/pacedtext.h"
#include "gui/answers/readingplace.h"
#include "gui/answers/texthighlighter.h"

#include <QPointer>
#include <QTextBrowser>
#include <QTextFrame>

namespace roo::gui {

class TextStyle;

//! Foreign Markdown, rendered while it is written. HTML in it is text, nothing is ever loaded, and
//! a link leads nowhere: whoever clicks it only learns its address.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MarkdownView)

public:
    //! The highlighting outlives it.
    explicit MarkdownView(const Highlighting &highlighting, QWidget *parent = nullptr);
    ~MarkdownView() override;

    void clearText();
    void append(const QString &delta);
    void finish();
    [[nodiscard]] const QString &text() const { return m_feed.text(); }
    [[nodiscard]] bool isFinished() const { return m_feed.isFinished(); }
    //! From now on it looks like all text; the style outlives it.
    void follow(TextStyle &style);

signals:
    void drained();
    //! The wheel was turned so far to make everything larger.
    void zoomTurned(int steps);
    void linkClicked(const QString &address);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void complete();
    void show(const QList<MarkdownPiece> &pieces);
    void showPiece(const MarkdownPiece &piece);
    void showFence(const QString &info);
    void showCode(const QString &line);
    void showProse(const QString &markdown);
    void showPlain(const QString &text);
    void showTail();
    void removeTail();
    //! Where what comes next goes: an empty block, made where there is none.
    QTextCursor beginBlock(const QTextBlockFormat &block, const QTextCharFormat &character);
    [[nodiscard]] QTextCursor end() const;
    void fitWidth();

    PacedText m_feed;
    MarkdownSplitter m_splitter;
    TextHighlighter m_highlighter;
    ReadingPlace *m_place;
    QStringList m_codeFamilies;
    QString m_language; //!< Of the open fence.
    QString m_definitions; //!< Of links, for every piece.
    int m_tailStart = -1; //!< Of the plain tail in the document; -1: there is none.
    qsizetype m_tailShown = 0; //!< So much of it.
    QPointer<QTextFrame> m_frame; //!< Of the open fence.
    bool m_isFrameEmpty = false;
    bool m_hasText = false;
};

} // namespace roo::gui
