// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/linecolours.h"

#include "gui/answers/displaytext.h"
#include "gui/answers/texthighlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>

#include <QElapsedTimer>

namespace roo::gui {

namespace {

constexpr qint64 sliceMs = 8;

} // namespace

LineColours::LineColours(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LineColours::work);
}

LineColours::~LineColours() = default;

void LineColours::start(const QStringList &lines, const KSyntaxHighlighting::Definition &language,
                        const KSyntaxHighlighting::Theme &theme)
{
    m_timer.stop();
    m_lines = lines;
    m_colours.clear();
    m_state = {};
    setTheme(theme);
    setDefinition(language);
    if (language.isValid() && lines.size() <= TextHighlighter::mostLines) {
        m_timer.start();
    }
}

QList<QTextLayout::FormatRange> LineColours::line(qsizetype number) const
{
    return number > 0 && number <= m_colours.size() ? m_colours.at(number - 1)
                                                    : QList<QTextLayout::FormatRange>();
}

void LineColours::work()
{
    QElapsedTimer clock;
    clock.start();
    while (m_colours.size() < m_lines.size() && !clock.hasExpired(sliceMs)) {
        const QString &text = m_lines.at(m_colours.size());
        m_colours.append(QList<QTextLayout::FormatRange>());
        if (text.size() <= DisplayText::longestLine) {
            m_state = highlightLine(text, m_state);
        }
    }
    emit advanced();
    if (m_colours.size() < m_lines.size()) {
        m_timer.start();
    }
}

void LineColours::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length <= 0 || !format.isValid()) {
        return;
    }
    QTextCharFormat characters;
    if (format.hasTextColor(theme())) {
        characters.setForeground(format.textColor(theme()));
    }
    if (format.isBold(theme())) {
        characters.setFontWeight(QFont::Bold);
    }
    if (format.isItalic(theme())) {
        characters.setFontItalic(true);
    }
    m_colours.last().append({.start = offset, .length = length, .format = characters});
}

} // namespace roo::gui
