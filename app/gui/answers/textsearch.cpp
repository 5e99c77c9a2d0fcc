// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/textsearch.h"

#include <QElapsedTimer>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qint64 sliceMs = 8;

} // namespace

QRegularExpression SearchQuery::expression() const
{
    QString pattern = isExpression ? text : QRegularExpression::escape(text);
    if (isWholeWord) {
        pattern = u"(?<!\\w)(?:"_s % pattern % u")(?!\\w)"_s;
    }
    // Nobody waits for an expression that goes back and forth for ever.
    pattern.prepend(u"(*LIMIT_MATCH=100000)"_s);
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !isCaseSensitive);
    return QRegularExpression(pattern, options);
}

TextSearch::TextSearch(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &TextSearch::work);
}

void TextSearch::start(QTextDocument *document, const SearchQuery &query)
{
    stop();
    m_document = document;
    m_expression = query.expression();
    if (query.text.isEmpty() || !m_expression.isValid()) {
        emit advanced();
        return;
    }
    connect(document, &QTextDocument::contentsChange, this,
            [this](int position, int, int) { restartFrom(position); });
    m_timer.start();
}

void TextSearch::stop()
{
    if (m_document) {
        m_document->disconnect(this);
    }
    m_timer.stop();
    m_matches.clear();
    m_next = 0;
    m_hasGivenUp = false;
}

int TextSearch::reached() const
{
    if (!m_document || isComplete()) {
        return std::numeric_limits<int>::max();
    }
    return m_document->findBlockByNumber(m_next).position();
}

QString TextSearch::fault() const
{
    return m_expression.isValid() ? QString() : m_expression.errorString();
}

qsizetype TextSearch::firstFrom(int position) const
{
    return std::ranges::lower_bound(m_matches, position, {}, &Match::position) - m_matches.begin();
}

//! Highlighting tells of changes, too, and changes no text; what is looked at again costs little.
void TextSearch::restartFrom(int position)
{
    const QTextBlock block = m_document->findBlock(position);
    if (block.blockNumber() >= m_next) {
        m_timer.start();
        return;
    }
    m_next = std::max(0, block.blockNumber());
    m_matches.resize(firstFrom(block.position()));
    m_timer.start();
}

void TextSearch::work()
{
    if (!m_document) {
        return;
    }
    QElapsedTimer clock;
    clock.start();
    QTextBlock block = m_document->findBlockByNumber(m_next);
    for (; block.isValid() && !hasMore(); block = block.next(), ++m_next) {
        if (clock.hasExpired(sliceMs)) {
            m_timer.start();
            break;
        }
        searchLine(block.text(), block.position());
    }
    emit advanced();
}

void TextSearch::searchLine(const QString &line, int position)
{
    qsizetype at = 0;
    while (at <= line.size() && !hasMore()) {
        const QRegularExpressionMatch match = m_expression.match(line, at);
        if (!match.isValid()) {
            m_hasGivenUp = true;
            return;
        }
        if (!match.hasMatch()) {
            return;
        }
        if (match.capturedLength() > 0) {
            m_matches.append({static_cast<int>(position + match.capturedStart()),
                              static_cast<int>(match.capturedLength())});
        }
        at = std::max(match.capturedEnd(), at + 1);
    }
}

} // namespace roo::gui
