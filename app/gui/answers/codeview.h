// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/answers/displaytext.h"
#include "gui/answers/pacedtext.h"
#include "gui/answers/readingplace.h"
#include "gui/answers/texthighlighter.h"

#include <QPlainTextEdit>

namespace roo::gui {

class TextStyle;

//! Code, or an answer as it was written, for reading: it may still grow, and may be very long. The
//! end stays in sight while the view stands there, and nothing else moves it. What is copied is
//! exactly what the text has; see DisplayText for what is shown of it.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeView)

public:
    //! The highlighting outlives it.
    CodeView(const Highlighting &highlighting, TextHighlighter::Source source,
             QWidget *parent = nullptr);
    ~CodeView() override;

    void clear();
    void append(const QString &delta);
    void finish();
    //! All at once, seen from its top.
    void setText(const QString &text);
    //! All of it, shown already or not.
    [[nodiscard]] const QString &text() const { return m_feed.text(); }
    [[nodiscard]] QString selectedText() const;

    void setLanguage(const QString &fileName, const QString &fence);
    //! Whether lines are numbered, as they are at first.
    void setNumbered(bool isNumbered);
    void setWordWrap(bool wraps);
    [[nodiscard]] bool wrapsWords() const { return lineWrapMode() == WidgetWidth; }
    //! From now on it looks like all code, and wraps like it if `wraps`; the style outlives it.
    void follow(TextStyle &style, bool wraps = true);
    void jumpToEnd() { m_place->jumpToEnd(); }
    //! Puts the line in sight and the cursor there, from 1. Lines that are not shown yet count.
    void goToLine(qsizetype number);

    [[nodiscard]] const DisplayText &display() const { return m_display; }
    [[nodiscard]] const TextHighlighter &highlighter() const { return m_highlighter; }

signals:
    //! All of a finished text is shown.
    void drained();
    //! What was asked for has a character that cannot be seen, and is not copied yet.
    void hiddenCharacterFound(const QString &text);
    //! The wheel was turned so far to make everything larger.
    void zoomTurned(int steps);

public slots:
    //! The selection; without one, everything.
    void requestCopy();
    //! The selection.
    void copy();
    void copyAll();

protected:
    QMimeData *createMimeDataFromSelection() const override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    class Margin;

    void offerCopy(const QString &wanted);
    void showPiece(QStringView piece);
    void endTurn();
    void useCodeOption();
    void applyPalette();
    void placeMargin();
    void paintMargin(QPaintEvent *event);
    [[nodiscard]] int marginWidth() const;
    [[nodiscard]] qsizetype placeInText(int position) const;

    PacedText m_feed;
    DisplayText m_display;
    TextHighlighter m_highlighter;
    Margin *m_margin;
    ReadingPlace *m_place;
    TextStyle *m_style = nullptr; //!< Whose wrapping it shares; none: its own.
    bool m_isNumbered = true;
    qsizetype m_wantedLine = 0; //!< To go to when it is shown; 0: none.
    bool m_grows = false; //!< Text has been appended and is not finished.
};

//! Copies a text as it is.
void copyText(const QString &text);

} // namespace roo::gui
