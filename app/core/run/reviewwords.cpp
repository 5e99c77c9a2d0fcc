// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/reviewwords.h"

#include "core/base/named.h"
#include "core/run/reviewplace.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr std::array severityWords{Named{Severity::Critical, "critical"_L1},
                                   Named{Severity::Critical, "blocker"_L1},
                                   Named{Severity::Critical, "blocking"_L1},
                                   Named{Severity::Critical, "high"_L1},
                                   Named{Severity::Critical, "severe"_L1},
                                   Named{Severity::Critical, "must fix"_L1},
                                   Named{Severity::Critical, "p0"_L1},
                                   Named{Severity::Critical, "p1"_L1},
                                   Named{Severity::Major, "major"_L1},
                                   Named{Severity::Major, "medium"_L1},
                                   Named{Severity::Major, "moderate"_L1},
                                   Named{Severity::Major, "warning"_L1},
                                   Named{Severity::Major, "important"_L1},
                                   Named{Severity::Major, "should fix"_L1},
                                   Named{Severity::Major, "p2"_L1},
                                   Named{Severity::Minor, "minor"_L1},
                                   Named{Severity::Minor, "low"_L1},
                                   Named{Severity::Minor, "nit"_L1},
                                   Named{Severity::Minor, "nitpick"_L1},
                                   Named{Severity::Minor, "info"_L1},
                                   Named{Severity::Minor, "informational"_L1},
                                   Named{Severity::Minor, "suggestion"_L1},
                                   Named{Severity::Minor, "trivial"_L1},
                                   Named{Severity::Minor, "optional"_L1},
                                   Named{Severity::Minor, "cosmetic"_L1},
                                   Named{Severity::Minor, "non blocking"_L1},
                                   Named{Severity::Minor, "p3"_L1},
                                   Named{Severity::Minor, "p4"_L1}};

//! How the names of labels begin; whatever else is one is a suggestion.
constexpr std::array labels{Named{LabelKind::Severity, "severity"_L1},
                            Named{LabelKind::Severity, "priority"_L1},
                            Named{LabelKind::Severity, "level"_L1},
                            Named{LabelKind::File, "file"_L1},
                            Named{LabelKind::File, "location"_L1},
                            Named{LabelKind::File, "path"_L1},
                            Named{LabelKind::File, "where"_L1},
                            Named{LabelKind::Lines, "line"_L1},
                            Named{LabelKind::Ignored, "category"_L1},
                            Named{LabelKind::Ignored, "type"_L1},
                            Named{LabelKind::Ignored, "confidence"_L1},
                            Named{LabelKind::Ignored, "id"_L1},
                            Named{LabelKind::Ignored, "status"_L1},
                            Named{LabelKind::Ignored, "function"_L1},
                            Named{LabelKind::Ignored, "rule"_L1},
                            Named{LabelKind::Why, "impact"_L1},
                            Named{LabelKind::Why, "why"_L1},
                            Named{LabelKind::Why, "reason"_L1},
                            Named{LabelKind::Why, "rationale"_L1},
                            Named{LabelKind::Why, "consequence"_L1},
                            Named{LabelKind::Why, "evidence"_L1},
                            Named{LabelKind::Why, "risk"_L1},
                            Named{LabelKind::Why, "current"_L1},
                            Named{LabelKind::What, "problem"_L1},
                            Named{LabelKind::What, "issue"_L1},
                            Named{LabelKind::What, "finding"_L1},
                            Named{LabelKind::What, "description"_L1},
                            Named{LabelKind::What, "detail"_L1},
                            Named{LabelKind::What, "explanation"_L1},
                            Named{LabelKind::What, "what"_L1},
                            Named{LabelKind::What, "message"_L1},
                            Named{LabelKind::What, "title"_L1},
                            Named{LabelKind::What, "comment"_L1}};

LabelKind kindOfLabel(const QString &name)
{
    const auto found = std::ranges::find_if(
        labels, [&name](const auto &label) { return name.startsWith(label.name); });
    return found == labels.end() ? LabelKind::Suggestion : found->value;
}

} // namespace

bool isMark(QChar c)
{
    return c.isSpace() || c.isSurrogate() || c.category() == QChar::Symbol_Other
        || c.category() == QChar::Mark_NonSpacing || c == QChar(0x200d)
        || u"*_:-–—|,.;·•>()[]#~\"'`→"_s.contains(c);
}

qsizetype behindMarks(QStringView text, qsizetype from)
{
    while (from < text.size() && isMark(text.at(from)) && text.at(from) != u'`') {
        ++from;
    }
    return from;
}

std::optional<Severity> severityFromWord(QStringView word)
{
    QString plain = word.trimmed().toString().toLower();
    plain.replace(u'_', u' ').replace(u'-', u' ');
    auto severity = valueIn(severityWords, plain);
    if (!severity && plain.endsWith(u's')) {
        severity = valueIn(severityWords, QStringView(plain).chopped(1));
    }
    return severity;
}

std::optional<Severity> severityOfHeading(QStringView heading)
{
    static const QRegularExpression form(
        u"\\A(critical|block(?:ers?|ing)|high|severe|must[ _-]fix|major|medium|moderate|warnings?"
        "|important|should[ _-]fix|minor|low|nits?|nitpicks?|info(?:rmational)?|suggestions?"
        "|trivial|optional|cosmetic|non[ _-]blocking|p[0-4])"
        "(?:[\\s:&,/–—-]|\\([^()]{0,60}\\)|issues?|findings?|problems?|bugs?|concerns?|severity"
        "|priority|level|must|should|fix|be|addressed|before|merg(?:e|ing)|address|nice|to|have"
        "|improvements?|blocking|non|and|or|items?|comments?|high|low|optional|\\d+)*\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (heading.size() > 100) {
        return std::nullopt;
    }
    QStringView text = heading.sliced(behindMarks(heading));
    while (!text.isEmpty() && text.back() != u')' && isMark(text.back())) {
        text.chop(1);
    }
    const auto match = form.matchView(text);
    return match.hasMatch() ? severityFromWord(match.capturedView(1)) : std::nullopt;
}

SectionKind sectionKind(QStringView heading)
{
    static const QRegularExpression findings(
        u"\\b(?:findings?|issues?|problems?|concerns?|defects?|bugs?|review comments|comments"
        "|areas? for improvement|improvements)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression other(
        u"\\b(?:summary|overview|verdict|decision|strengths?|positives?|positive notes|praise|good"
        "|works? well|working well|well done|conclusion|assessment|next steps?|checklist|changes"
        "|highlights)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QStringView text = startOf(heading, 100);
    const auto isIn
        = [text](const QRegularExpression &words) { return words.matchView(text).hasMatch(); };
    return isIn(other)   ? SectionKind::Other
        : isIn(findings) ? SectionKind::Findings
                         : SectionKind::Unknown;
}

std::optional<ReviewLabel> reviewLabelIn(QStringView line)
{
    static const QRegularExpression form(
        u"\\A[\\s>]*(\\*\\*|__|[*_`])?(severity|priority|level|file ?(?:name|path)?|location|path|where"
        "|lines?(?: numbers?)?|problem|issue|finding|description|details?|explanation|what|message"
        "|title|comment|impact|why(?: it matters)?|reason|rationale|consequence|evidence|risk"
        "|current(?: code)?|suggestion|suggested (?:fix|change|code)|fix|proposed (?:fix|change)"
        "|recommend(?:ation|ed fix|ed change)|remed(?:y|iation)|solution|how to fix|mitigation"
        "|action|suggested|category|type|confidence|id|status|function|rule)"
        "\\s*(\\*\\*|__|[*_`])?\\s*:(\\*\\*|__|[*_`](?=\\s|\\z))?"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.matchView(startOf(line, 60));
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    QStringView value = line.sliced(match.capturedEnd()).trimmed();
    // **Fix: all of it bold**
    const bool isOpen = match.capturedLength(1) > 0 && match.capturedLength(3) == 0
        && match.capturedLength(4) == 0;
    if (isOpen && value.endsWith(match.capturedView(1))) {
        value = value.chopped(match.capturedLength(1)).trimmed();
    }
    const QString name = match.captured(2).toLower();
    return ReviewLabel{.kind = kindOfLabel(name), .name = name, .value = value};
}

std::optional<SuggestionBreak> suggestionIn(const QString &text)
{
    static const QRegularExpression form(
        u"(?:\\A|[\\s(>;.|*_])((?:\\*\\*|__|\\*|_)?(?:Suggestion|Suggested (?:fix|change|code)|Fix"
        "|Proposed (?:fix|change)|Recommendation|Recommended (?:fix|change)|Remedy|Remediation"
        "|Solution|How to fix|Mitigation)\\s?(?:\\*\\*|__|\\*|_)?\\s?:\\s?(?:\\*\\*|__)?)"_s);
    const auto match = form.match(text);
    return match.hasMatch() ? std::optional(SuggestionBreak{.at = match.capturedStart(1),
                                                            .behind = match.capturedEnd(1)})
                            : std::nullopt;
}

bool saysNone(QStringView text)
{
    static const QRegularExpression form(
        u"\\A[\\W_]*(?:none(?:\\s+(?:found|identified|noted|at this time|so far|to report))?"
        "|n/?a|nothing(?:\\s+(?:found|to report|critical|major|minor))?|nil"
        "|(?:there (?:are|were|is) )?no(?:\\s+(?:further|other|more|new|real|open|obvious|critical"
        "|major|minor|blocking|significant|serious|high|medium|low|severity|priority))*"
        "\\s+(?:issues?|findings?|problems?|concerns?|bugs?|defects?|comments?|blockers?|nits?"
        "|suggestions?)(?:\\s+(?:found|identified|detected|noted|remain\\w*|were|was|to report"
        "|here|in|with|at)\\b.*)?)[\\W_]*\\z"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    constexpr qsizetype longest = 160; // whoever writes more has something to say
    return text.size() <= longest && form.matchView(text).hasMatch();
}

} // namespace roo::run
