// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/codehtml.h"

#include "gui/answers/displaytext.h"
#include "gui/answers/highlighting.h"
#include "gui/answers/texthighlighter.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

class CodeWriter final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    CodeWriter(const Highlighting &highlighting, CodeGround ground)
        : m_light(highlighting.usualTheme(false))
        , m_dark(highlighting.usualTheme(true))
        , m_ground(ground)
    {
    }

    [[nodiscard]] QString html(const QString &code, const KSyntaxHighlighting::Definition &language)
    {
        setDefinition(language);
        setTheme(m_light);
        KSyntaxHighlighting::State state;
        qsizetype number = 0;
        for (QStringView rest(code); !rest.isEmpty();) {
            const qsizetype feed = rest.indexOf(u'\n');
            m_line = feed < 0 ? rest : rest.first(feed);
            m_written = 0;
            // What is longer stays plain, as in the views.
            if (++number <= TextHighlighter::mostLines
                && m_line.size() <= DisplayText::longestLine) {
                state = highlightLine(m_line, state);
            }
            writeUpTo(m_line.size());
            m_html += feed < 0 ? QStringView() : QStringView(u"\n");
            rest = feed < 0 ? QStringView() : rest.sliced(feed + 1);
        }
        return std::exchange(m_html, {});
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const QString style = styleOf(format);
        if (length <= 0 || offset < m_written || style.isEmpty()) {
            return;
        }
        writeUpTo(offset);
        m_html += u"<span style=\""_s % style % u"\">"_s;
        writeUpTo(qsizetype{offset} + length);
        m_html += u"</span>"_s;
    }

private:
    void writeUpTo(qsizetype end)
    {
        if (end > m_written) {
            m_html += markdown::htmlText(m_line.sliced(m_written, end - m_written));
            m_written = end;
        }
    }

    [[nodiscard]] QString styleOf(const KSyntaxHighlighting::Format &format) const
    {
        QString style;
        if (format.hasTextColor(m_light)) {
            const QString light = format.textColor(m_light).name();
            // A browser that does not know light-dark() leaves the colour of the page.
            style = m_ground == CodeGround::Paper
                ? QString(u"color:"_s % light)
                : u"color:light-dark(%1,%2)"_s.arg(light, format.textColor(m_dark).name());
        }
        if (format.isBold(m_light)) {
            style += style.isEmpty() ? u"font-weight:bold"_s : u";font-weight:bold"_s;
        }
        if (format.isItalic(m_light)) {
            style += style.isEmpty() ? u"font-style:italic"_s : u";font-style:italic"_s;
        }
        return style;
    }

    KSyntaxHighlighting::Theme m_light;
    KSyntaxHighlighting::Theme m_dark;
    CodeGround m_ground;
    QStringView m_line;
    qsizetype m_written = 0; //!< Of the line.
    QString m_html;
};

} // namespace

markdown::CodeRenderer codeHtml(std::shared_ptr<const Highlighting> highlighting, CodeGround ground)
{
    return [highlighting = std::move(highlighting), ground](const QString &code,
                                                            const QString &language) {
        const KSyntaxHighlighting::Definition known = highlighting->language({}, language);
        return known.isValid() ? CodeWriter(*highlighting, ground).html(code, known)
                               : markdown::htmlText(code);
    };
}

} // namespace roo::gui
