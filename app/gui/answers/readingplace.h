// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QTextCursor>

#include <functional>

class QAbstractScrollArea;
class QToolButton;

namespace roo::gui {

//! Where somebody reads in a view whose text grows at its end: the end stays in sight while the
//! view stands there, nothing else moves, and a button in the corner leads to what has come
//! meanwhile.
class ReadingPlace final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadingPlace)

public:
    //! The view owns it: a QTextEdit or a QPlainTextEdit.
    template <typename View>
    explicit ReadingPlace(View *view)
        : ReadingPlace(
              view, [view] { return view->textCursor(); },
              [view](const QTextCursor &cursor) { view->setTextCursor(cursor); })
    {
    }

    //! Before text is added; `grows` says whether more may follow, so that the end is worth
    //! following.
    void keep(bool grows);
    //! After it: the cursor is where it was. One at the end is dragged along by what is added
    //! there.
    void restoreCursor();
    //! After it: the same, and the end is in sight, or the button is.
    void settle();
    void jumpToEnd();
    //! There is nothing to jump to.
    void forget();

protected:
    //! The button stays in its corner.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ReadingPlace(QAbstractScrollArea *view, std::function<QTextCursor()> cursor,
                 std::function<void(const QTextCursor &)> setCursor);
    void placeButton();
    [[nodiscard]] bool isAtEnd() const;

    QAbstractScrollArea *m_view;
    std::function<QTextCursor()> m_cursor;
    std::function<void(const QTextCursor &)> m_setCursor;
    QToolButton *m_jump;
    int m_anchor = 0; //!< Of the reader's cursor, before text was added.
    int m_position = 0;
    bool m_grows = false;
    bool m_follows = false;
};

} // namespace roo::gui
