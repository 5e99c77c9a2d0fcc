// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/review.h"

#include "core/base/fence.h"
#include "core/base/named.h"
#include "core/base/text.h"
#include "core/run/reviewjson.h"
#include "core/run/reviewplace.h"
#include "core/run/reviewreader.h"
#include "core/run/reviewverdict.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr std::array severities{Named{Severity::Critical, "critical"_L1},
                                Named{Severity::Major, "major"_L1},
                                Named{Severity::Minor, "minor"_L1}};
constexpr std::array verdicts{Named{ReviewVerdict::Accept, "accept"_L1},
                              Named{ReviewVerdict::Revise, "revise"_L1},
                              Named{ReviewVerdict::Reject, "reject"_L1}};

//! What stands further behind in a line is not looked at: a finding's text has less room.
constexpr qsizetype longestLine = 2 * longestFindingText;

struct Heading
{
    int level = 0;
    QStringView text;
};

//! "## Findings", "**Findings**", "Findings:"
std::optional<Heading> headingIn(QStringView line)
{
    static const QRegularExpression hashes(u"\\A {0,3}(#{1,6})[ \\t]+(.*?)[ \\t]*#*[ \\t]*\\z"_s);
    static const QRegularExpression bold(u"\\A\\s{0,3}(\\*\\*|__)([^*_]{1,120})\\1:?\\s*\\z"_s);
    static const QRegularExpression plain(u"\\A([A-Z][A-Za-z ()/-]{2,60}):\\s*\\z"_s);
    constexpr int boldLevel = 7; // below all that Markdown has
    constexpr int plainLevel = 8;
    if (const auto match = hashes.matchView(line); match.hasMatch()) {
        return Heading{.level = static_cast<int>(match.capturedLength(1)),
                       .text = match.capturedView(2)};
    }
    if (const auto match = bold.matchView(line);
        match.hasMatch() && !reviewLabelIn(line) && !bareVerdictIn(line)) {
        return Heading{.level = boldLevel, .text = match.capturedView(2)};
    }
    const auto match = plain.matchView(line);
    const bool isKnown = match.hasMatch()
        && (sectionKind(match.capturedView(1)) != SectionKind::Unknown
            || severityOfHeading(match.capturedView(1)));
    return isKnown ? std::optional(Heading{.level = plainLevel, .text = match.capturedView(1)})
                   : std::nullopt;
}

//! A line without the HTML that some models put around Markdown.
QString withoutTags(QStringView line)
{
    static const QRegularExpression tags(
        u"</?(?:details|summary|b|strong|br|em|i|p|li|ul|ol)\\s*/?>"_s,
        QRegularExpression::CaseInsensitiveOption);
    // Regular expressions match no text with half a pair in it.
    QString text = text::withoutHalfPairs(startOf(line, longestLine).toString());
    return text.contains(u'<') ? text.remove(tags) : text;
}

//! Leads each line of an answer to those that read it.
class AnswerReader final
{
    Q_DISABLE_COPY_MOVE(AnswerReader)

public:
    explicit AnswerReader(const KnownFiles &files)
        : m_files(files)
        , m_findings(files)
    {
    }

    void take(QStringView line)
    {
        const auto fence = text::fenceIn(line, text::anyIndent);
        if (m_fence) {
            takeFenced(line, fence && fence->closes(*m_fence));
        } else if (fence) {
            takeFence(line, *fence);
        } else {
            takeText(withoutTags(line));
        }
    }

    [[nodiscard]] Review review()
    {
        if (m_isJson) {
            takeJson();
        }
        Review review{.findings = m_findings.findings(), .verdict = m_verdict.verdict()};
        review.findings = m_fromJson + review.findings;
        return review;
    }

private:
    void takeFence(QStringView line, const text::Fence &fence)
    {
        const bool isMarkdown = fence.info.compare("markdown"_L1, Qt::CaseInsensitive) == 0
            || fence.info.compare("md"_L1, Qt::CaseInsensitive) == 0;
        if (isMarkdown && !m_findings.isInFinding() && !m_isWrapped) {
            m_isWrapped = true; // the whole review stands in it
        } else if (m_isWrapped && fence.info.isEmpty() && fence.indent == 0) {
            m_isWrapped = false;
        } else {
            m_fence = fence;
            m_isJson = fence.info.startsWith("json"_L1, Qt::CaseInsensitive);
            m_json.clear();
            m_findings.takeCode(line);
        }
    }

    void takeFenced(QStringView line, bool isEnd)
    {
        m_findings.takeCode(line);
        if (!isEnd && m_isJson) {
            m_json += line.toUtf8() + '\n';
        }
        if (isEnd) {
            takeJson();
            m_fence.reset();
        }
    }

    void takeText(const QString &line)
    {
        if (const std::optional<Heading> heading = headingIn(line)) {
            m_verdict.takeHeading(heading->text);
            m_findings.takeHeading(heading->level, heading->text);
        } else {
            m_verdict.takeLine(line);
            m_findings.takeLine(line);
        }
    }

    void takeJson()
    {
        if (std::exchange(m_isJson, false)) {
            const Review found = reviewFromJson(m_json, m_files);
            m_fromJson += found.findings;
            m_verdict.take(found.verdict);
        }
    }

    const KnownFiles &m_files;
    FindingReader m_findings;
    VerdictReader m_verdict;
    QList<Finding> m_fromJson;
    std::optional<text::Fence> m_fence;
    QByteArray m_json;
    bool m_isJson = false; //!< The block of code that is open is JSON.
    bool m_isWrapped = false;
};

void cut(QString &text)
{
    text = text::withoutHalfPairs(text.trimmed());
    if (text.size() > longestFindingText) {
        text.truncate(longestFindingText
                      - (text.at(longestFindingText - 1).isHighSurrogate() ? 1 : 0));
    }
}

//! The words of a complaint, without lines, case and punctuation.
QString complaintOf(const Finding &finding)
{
    static const QRegularExpression lines(
        u"\\b(?:lines?\\s*|l)\\d+(?:\\s*(?:-|–|to)\\s*l?\\d+)?|:\\d+(?:-\\d+)?"_s);
    static const QRegularExpression others(u"[^\\p{L}\\p{N}]+"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    QString words = finding.what.toLower();
    words.replace(lines, u" "_s).replace(others, u" "_s);
    return finding.file % u'\n' % words.trimmed();
}

} // namespace

QString severityName(Severity severity)
{
    return nameIn(severities, severity);
}

std::optional<Severity> severityFromName(QStringView name)
{
    return valueIn(severities, name);
}

QString reviewVerdictName(ReviewVerdict verdict)
{
    return nameIn(verdicts, verdict);
}

std::optional<ReviewVerdict> reviewVerdictFromName(QStringView name)
{
    return valueIn(verdicts, name);
}

Review parseReview(const QString &answer, const QStringList &files)
{
    const KnownFiles known(files);
    const QStringView text = QStringView(answer).trimmed();
    Review review;
    if (text.startsWith(u'{') || text.startsWith(u'[')) {
        review = reviewFromJson(text.toUtf8(), known);
    }
    if (review == Review{}) {
        AnswerReader reader(known);
        for (const QStringView line : text.tokenize(u'\n')) {
            reader.take(line.endsWith(u'\r') ? line.chopped(1) : line);
        }
        review = reader.review();
    }
    if (review.findings.size() > mostFindings) {
        review.findings.resize(mostFindings);
    }
    for (Finding &finding : review.findings) {
        cut(finding.what);
        cut(finding.suggestion);
    }
    return review;
}

bool sameFindings(const QList<Finding> &a, const QList<Finding> &b)
{
    const auto complaints = [](const QList<Finding> &findings) {
        QSet<QString> set;
        for (const Finding &finding : findings) {
            set.insert(complaintOf(finding));
        }
        return set;
    };
    return complaints(a) == complaints(b);
}

} // namespace roo::run
