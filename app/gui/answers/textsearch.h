// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QPointer>
#include <QRegularExpression>
#include <QTextDocument>
#include <QTimer>

namespace roo::gui {

struct SearchQuery
{
    QString text;
    bool isCaseSensitive = false;
    bool isWholeWord = false;
    bool isExpression = false;

    //! Not valid for an expression with a mistake. One that would take for ever gives up.
    [[nodiscard]] QRegularExpression expression() const;

    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

//! Finds all matches in a document, line by line and a few milliseconds at a time, and goes on when
//! the document does.
class TextSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextSearch)

public:
    struct Match
    {
        int position = 0;
        int length = 0;

        friend bool operator==(const Match &, const Match &) = default;
    };

    //! More are not looked for.
    static constexpr qsizetype mostMatches = 100'000;

    explicit TextSearch(QObject *parent = nullptr);

    //! Begins anew; an empty text finds nothing.
    void start(QTextDocument *document, const SearchQuery &query);
    void stop();

    //! In their order.
    [[nodiscard]] const QList<Match> &matches() const { return m_matches; }
    [[nodiscard]] bool isComplete() const { return !m_timer.isActive(); }
    //! Everything before this position has been looked at.
    [[nodiscard]] int reached() const;
    [[nodiscard]] bool hasMore() const { return m_matches.size() >= mostMatches; }
    //! What is wrong with the expression; empty: nothing.
    [[nodiscard]] QString fault() const;
    //! Lines were left out, because the expression takes too long on them.
    [[nodiscard]] bool hasGivenUp() const { return m_hasGivenUp; }
    //! The first match that does not begin before this position; all are before it: their count.
    [[nodiscard]] qsizetype firstFrom(int position) const;

signals:
    //! There are more matches, or the search is complete.
    void advanced();

private:
    void work();
    void searchLine(const QString &line, int position);
    void restartFrom(int position);

    QPointer<QTextDocument> m_document;
    QRegularExpression m_expression;
    QList<Match> m_matches;
    QTimer m_timer;
    int m_next = 0; //!< The first block that has not been looked at.
    bool m_hasGivenUp = false;
};

} // namespace roo::gui
