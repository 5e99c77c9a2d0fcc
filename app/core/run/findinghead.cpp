// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/findinghead.h"

#include "core/run/reviewwords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! Whether a part of the head ends before this: "**major**", "[major]", "major:", "major – ".
bool endsPart(QStringView tail, const KnownFiles &files)
{
    const QStringView rest = tail.trimmed();
    if (rest.isEmpty() || u":)]*_|–—`("_s.contains(rest.front())) {
        return true;
    }
    const bool isDash = rest.front() == u'-' || rest.front() == u'/' || rest.front() == u',';
    return (isDash && (rest.size() == 1 || rest.at(1).isSpace())) || placeAt(rest, files)
        || linesAt(rest);
}

//! A severity at the beginning of a text.
std::optional<Taken<Severity>> severityAt(QStringView text, bool isLabelled,
                                          const KnownFiles &files)
{
    static const QRegularExpression word(
        u"\\A`?(critical|block(?:er|ing)|high|severe|must[ _-]fix|p[0-4]|major|medium|moderate"
        "|warning|important|should[ _-]fix|minor|low|nit(?:pick)?|info(?:rmational)?|suggestion"
        "|trivial|optional|cosmetic|non[ _-]blocking)(?![A-Za-z0-9])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression qualifier(
        u"\\A[ -]?(?:severity|priority|issue|bug|finding|risk|problem|level)(?![A-Za-z0-9])"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = word.matchView(startOf(text, 20));
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    qsizetype length = match.capturedLength();
    length += text.startsWith(u'`') && text.sliced(length).startsWith(u'`') ? 1 : 0;
    for (int i = 0; i < 2; ++i) {
        length += qualifier.matchView(text.sliced(length)).capturedLength();
    }
    const auto severity = severityFromWord(match.capturedView(1));
    return severity && (isLabelled || endsPart(text.sliced(length), files))
        ? std::optional(Taken<Severity>{.value = *severity, .length = length})
        : std::nullopt;
}

//! Whether another severity is offered behind one.
bool isChoice(QStringView tail, Severity severity)
{
    static const QRegularExpression other(
        u"\\A[\\s*_`\\]]*(?:\\||/|,|or\\b)[\\s*_`\\[]*(?:or\\s+)?(\\w+)"_s);
    const auto match = other.matchView(startOf(tail, 60));
    const auto second = match.hasMatch() ? severityFromWord(match.capturedView(1)) : std::nullopt;
    return second && *second != severity;
}

//! "in file", "Severity:", "Location:": says that something follows.
const QRegularExpression &leadIn()
{
    static const QRegularExpression pattern(
        u"\\A(?:(?:in|at|on|of|for|near|around|see|from)\\s+(?:the\\s+)?(?:file\\s+)?"
        "|(severity|priority|level|file ?(?:name|path)?|location|path|where)"
        "\\s*(?:\\*\\*|__)?\\s*[:=]\\s*)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

//! How many characters that close something a text begins with.
qsizetype closersIn(QStringView text)
{
    const auto end
        = std::ranges::find_if_not(text, [](QChar c) { return u"*_)]`\""_s.contains(c); });
    const bool isClosing = end == text.end() || end->isSpace() || u":,.;–—-"_s.contains(*end);
    return isClosing ? end - text.begin() : 0;
}

//! The rest of a line without what ended the part before it.
QString tidied(QStringView text)
{
    for (qsizetype skipped = 1; skipped > 0 && !text.isEmpty();) {
        const QChar c = text.front();
        const bool isSeparator
            = u".,-|·>"_s.contains(c) && (text.size() == 1 || text.at(1).isSpace());
        const bool isSign = c.isSurrogate() || c.category() == QChar::Symbol_Other;
        skipped
            = c.isSpace() || u":;–—"_s.contains(c) || isSeparator || isSign ? 1 : closersIn(text);
        text = text.sliced(skipped);
    }
    QString rest = text.trimmed().toString();
    if (rest.count(u"**"_s) % 2 == 1) { // its partner went
        rest.remove(rest.indexOf(u"**"_s), 2);
    }
    return rest.trimmed();
}

//! A line that is bold as a whole is a title.
QString withoutBold(QStringView text)
{
    text = text.trimmed();
    const bool isBold = text.size() > 4 && text.startsWith("**"_L1) && text.endsWith("**"_L1)
        && !text.sliced(2).chopped(2).contains("**"_L1);
    return (isBold ? text.sliced(2).chopped(2) : text).toString();
}

//! Takes a line's parts from its beginning, in whatever order they stand.
class HeadReader final
{
    Q_DISABLE_COPY_MOVE(HeadReader)

public:
    HeadReader(QStringView line, const KnownFiles &files)
        : m_line(line)
        , m_files(files)
    {
    }

    [[nodiscard]] FindingHead read()
    {
        qsizetype understood = 0;
        for (m_at = behindMarks(m_line); m_at < m_line.size();) {
            if (const qsizetype length = takePart(m_line.sliced(m_at)); length > 0) {
                understood = m_at + length;
                m_at = behindMarks(m_line, understood);
                m_isLabelled = false;
                m_isLed = false;
            } else if (!skipWord()) {
                break;
            }
        }
        m_head.text = understood > 0 ? tidied(m_line.sliced(understood)) : withoutBold(m_line);
        return m_head;
    }

private:
    //! A severity, a file or lines, once each. Returns how long it is.
    qsizetype takePart(QStringView rest)
    {
        CodePlace &known = m_head.place;
        if (const auto found
            = m_head.severity ? std::nullopt : severityAt(rest, m_isLabelled, m_files)) {
            m_head.severity = found->value;
            m_head.isChoice = isChoice(rest.sliced(found->length), found->value);
            return found->length;
        }
        const auto found = known.file.isEmpty() ? placeAt(rest, m_files) : std::nullopt;
        // "In `a.py` the total is wrong" is a sentence.
        if (found && (!m_isLed || endsPart(rest.sliced(found->length), m_files))) {
            known = {.file = found->value.file,
                     .lines = found->value.lines.first > 0 ? found->value.lines : known.lines};
            return found->length;
        }
        const auto lines = known.lines.first == 0 ? linesAt(rest) : std::nullopt;
        if (lines && (!m_isLed || endsPart(rest.sliced(lines->length), m_files))) {
            known.lines = lines->value;
            return lines->length;
        }
        return 0;
    }

    //! A word that counts only if a part follows: "in", "Location:", "[security]".
    bool skipWord()
    {
        static const QRegularExpression tag(
            u"\\A(?:[A-Za-z]{1,16}[ -]?)?[A-Za-z0-9]{1,16}\\](?!\\()"_s);
        constexpr qsizetype enough = 60;
        constexpr int mostTags = 2;
        const QStringView rest = startOf(m_line.sliced(m_at), enough);
        const auto lead = leadIn().matchView(rest);
        const auto tagged = tag.matchView(rest);
        const bool isTag = !lead.hasMatch() && tagged.hasMatch() && m_at > 0
            && m_line.at(m_at - 1) == u'[' && ++m_tags <= mostTags;
        if (!lead.hasMatch() && !isTag) {
            return false;
        }
        m_isLabelled = lead.hasCaptured(1);
        m_isLed = lead.hasMatch() && !m_isLabelled;
        m_at
            = behindMarks(m_line, m_at + (isTag ? tagged.capturedLength() : lead.capturedLength()));
        return true;
    }

    QStringView m_line;
    const KnownFiles &m_files;
    FindingHead m_head;
    qsizetype m_at = 0;
    int m_tags = 0;
    bool m_isLabelled = false; //!< By "Severity:", which needs no mark behind its word.
    bool m_isLed = false; //!< By "in".
};

} // namespace

FindingHead findingHead(QStringView line, const KnownFiles &files)
{
    return HeadReader(line, files).read();
}

} // namespace roo::run
