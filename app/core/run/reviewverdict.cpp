// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/reviewverdict.h"

#include "core/base/named.h"
#include "core/run/reviewplace.h"
#include "core/run/reviewwords.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! A verdict stands at the beginning of what is said of it.
constexpr qsizetype longestSentence = 400;
constexpr qsizetype mostLines = 100; //!< Of a section.

//! The longer ones first.
constexpr std::array phrases{Named{ReviewVerdict::Revise, "request changes"_L1},
                             Named{ReviewVerdict::Revise, "requests changes"_L1},
                             Named{ReviewVerdict::Revise, "requesting changes"_L1},
                             Named{ReviewVerdict::Revise, "changes requested"_L1},
                             Named{ReviewVerdict::Revise, "changes required"_L1},
                             Named{ReviewVerdict::Revise, "changes needed"_L1},
                             Named{ReviewVerdict::Revise, "change required"_L1},
                             Named{ReviewVerdict::Revise, "needs changes"_L1},
                             Named{ReviewVerdict::Revise, "need changes"_L1},
                             Named{ReviewVerdict::Revise, "needs work"_L1},
                             Named{ReviewVerdict::Revise, "needs more work"_L1},
                             Named{ReviewVerdict::Revise, "needs fixes"_L1},
                             Named{ReviewVerdict::Revise, "revise"_L1},
                             Named{ReviewVerdict::Revise, "revised"_L1},
                             Named{ReviewVerdict::Revise, "revision"_L1},
                             Named{ReviewVerdict::Revise, "revisions"_L1},
                             Named{ReviewVerdict::Reject, "reject"_L1},
                             Named{ReviewVerdict::Reject, "rejected"_L1},
                             Named{ReviewVerdict::Reject, "rejecting"_L1},
                             Named{ReviewVerdict::Reject, "rejection"_L1},
                             Named{ReviewVerdict::Accept, "accept"_L1},
                             Named{ReviewVerdict::Accept, "accepted"_L1},
                             Named{ReviewVerdict::Accept, "accepting"_L1},
                             Named{ReviewVerdict::Accept, "acceptable"_L1},
                             Named{ReviewVerdict::Accept, "approve"_L1},
                             Named{ReviewVerdict::Accept, "approved"_L1},
                             Named{ReviewVerdict::Accept, "approving"_L1},
                             Named{ReviewVerdict::Accept, "approval"_L1},
                             Named{ReviewVerdict::Accept, "lgtm"_L1},
                             Named{ReviewVerdict::Accept, "looks good to me"_L1},
                             Named{ReviewVerdict::Accept, "looks good"_L1},
                             Named{ReviewVerdict::Accept, "ship it"_L1}};

//! Verdicts where they stand alone only.
constexpr std::array bareWords{
    Named{ReviewVerdict::Accept, "pass"_L1},  Named{ReviewVerdict::Accept, "passed"_L1},
    Named{ReviewVerdict::Revise, "fail"_L1},  Named{ReviewVerdict::Revise, "failed"_L1},
    Named{ReviewVerdict::Revise, "block"_L1}, Named{ReviewVerdict::Revise, "blocked"_L1}};

//! Words in lower case; what parts clauses becomes "|" where it may part choices, else ";".
QStringList wordsOf(QStringView text)
{
    QStringList words;
    QString word;
    const auto end = [&] {
        if (!word.isEmpty()) {
            words.append(word);
        }
        word.clear();
    };
    for (const QChar c : startOf(text, longestSentence)) {
        if (c.isLetterOrNumber() || c == u'\'' || c == u'’') {
            word += c == u'’' ? QChar(u'\'') : c.toLower();
            continue;
        }
        end();
        if (u"|/,"_s.contains(c)) {
            words.append(u"|"_s);
        } else if (u".;:!?()—–"_s.contains(c)) {
            words.append(u";"_s);
        }
    }
    end();
    return words;
}

bool isBreak(const QString &word)
{
    return word == "|"_L1 || word == ";"_L1;
}

struct Found
{
    ReviewVerdict verdict = ReviewVerdict::Revise;
    qsizetype at = 0;
    qsizetype size = 0; //!< In words.
};

//! The phrase that begins at this word.
std::optional<Found> phraseAt(const QStringList &words, qsizetype at)
{
    for (const auto &phrase : phrases) {
        const QStringList wanted = QString(phrase.name).split(u' ');
        const bool isThere = at + wanted.size() <= words.size()
            && std::ranges::equal(wanted, words.sliced(at, wanted.size()));
        if (isThere) {
            return Found{.verdict = phrase.value, .at = at, .size = wanted.size()};
        }
    }
    return std::nullopt;
}

//! Whether a word shortly before, in the same clause, is one of these.
bool isAfter(const QStringList &words, qsizetype at, const QStringList &before)
{
    constexpr qsizetype reach = 6;
    for (qsizetype i = at - 1; i >= 0 && i >= at - reach && !isBreak(words.at(i)); --i) {
        if (before.contains(words.at(i)) || words.at(i).endsWith("n't"_L1)) {
            return true;
        }
    }
    return false;
}

bool isDenied(const QStringList &words, const Found &found)
{
    static const QStringList negations{u"not"_s,    u"never"_s,   u"cannot"_s, u"neither"_s,
                                       u"nor"_s,    u"without"_s, u"unable"_s, u"hardly"_s,
                                       u"rather"_s, u"instead"_s, u"reason"_s, u"dont"_s,
                                       u"cant"_s,   u"isn"_s,     u"refuse"_s, u"against"_s};
    static const QStringList conditions{u"before"_s, u"until"_s, u"once"_s,  u"if"_s,
                                        u"unless"_s, u"when"_s,  u"after"_s, u"to"_s};
    return isAfter(words, found.at, negations)
        || (found.verdict == ReviewVerdict::Accept && isAfter(words, found.at, conditions));
}

//! "accept with minor changes", "conditionally approved", "accept once the tests pass"
bool hasCondition(const QStringList &words, const Found &found)
{
    static const QStringList conditions{u"if"_s,   u"once"_s,   u"after"_s,   u"provided"_s,
                                        u"when"_s, u"unless"_s, u"pending"_s, u"assuming"_s};
    static const QStringList work{u"changes"_s,       u"fixes"_s,       u"revisions"_s,
                                  u"modifications"_s, u"corrections"_s, u"conditions"_s};
    if (found.at > 0 && words.at(found.at - 1).startsWith("conditional"_L1)) {
        return true;
    }
    const qsizetype next = found.at + found.size;
    if (next < words.size() && conditions.contains(words.at(next))) {
        return true;
    }
    const bool isWith = next < words.size() && words.at(next) == "with"_L1;
    for (qsizetype i = next + 1; isWith && i < words.size() && i <= next + 4; ++i) {
        if (isBreak(words.at(i)) || words.at(i) == "no"_L1 || words.at(i) == "without"_L1) {
            return false;
        }
        if (work.contains(words.at(i))) {
            return true;
        }
    }
    return false;
}

//! "accept | revise | reject", "accept, revise or reject"
bool isChoice(const QStringList &words, const Found &found)
{
    qsizetype next = found.at + found.size;
    const auto isBetween
        = [&words](qsizetype i) { return words.at(i) == "|"_L1 || words.at(i) == "or"_L1; };
    const qsizetype before = next;
    while (next < words.size() && isBetween(next)) {
        ++next;
    }
    const auto second = next > before && next < words.size() ? phraseAt(words, next) : std::nullopt;
    // "revise: accept only …" is one and the reason for it; only a whole list is a choice
    const bool isShort = second
        && (second->at + second->size == words.size() || isBetween(second->at + second->size));
    return isShort && second->verdict != found.verdict;
}

//! "PASS", "Fail: the total is wrong"; not "PASS | NEEDS_CHANGES".
std::optional<ReviewVerdict> bareWordAt(const QStringList &words)
{
    const auto first = std::ranges::find_if_not(words, isBreak);
    const auto verdict = first == words.end() ? std::nullopt : valueIn(bareWords, *first);
    const auto next = verdict ? first + 1 : words.end();
    return next == words.end() || *next == ";"_L1 ? verdict : std::nullopt;
}

bool isListItem(QStringView line)
{
    static const QRegularExpression marker(u"\\A\\s*(?:[-*+•]|\\d{1,3}[.)])\\s"_s);
    return marker.matchView(startOf(line, 40)).hasMatch();
}

const QRegularExpression &verdictLabel()
{
    static const QRegularExpression label(
        u"\\A[\\s>*_#|\\-•]*(?:(?:my|the|final|overall|review|reviewer's|recommended)\\s+)*"
        "(verdict|decision|recommendation|review result)(?:[\\s*_`]*[:=|–—-]|\\s+is\\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return label;
}

} // namespace

std::optional<ReviewVerdict> bareVerdictIn(QStringView text)
{
    QStringList words = wordsOf(text);
    words.removeIf(isBreak);
    if (words.size() == 1) {
        if (const auto verdict = valueIn(bareWords, words.constFirst())) {
            return verdict;
        }
    }
    const auto found = phraseAt(words, 0);
    return found && found->size == words.size() ? std::optional(found->verdict) : std::nullopt;
}

std::optional<ReviewVerdict> verdictIn(QStringView sentence)
{
    const QStringList words = wordsOf(sentence);
    if (const auto bare = bareWordAt(words)) {
        return bare;
    }
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto found = phraseAt(words, i);
        if (!found) {
            continue;
        }
        if (isDenied(words, *found)) {
            i += found->size - 1;
            continue;
        }
        if (isChoice(words, *found)) {
            return std::nullopt;
        }
        const bool isHalf = found->verdict == ReviewVerdict::Accept && hasCondition(words, *found);
        return isHalf ? ReviewVerdict::Revise : found->verdict;
    }
    return std::nullopt;
}

void VerdictReader::takeHeading(QStringView heading)
{
    closeSection();
    const QStringView plain = heading.sliced(behindMarks(heading));
    static const QRegularExpression name(
        u"\\b(?:verdict|decision|final recommendation|overall recommendation)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = name.matchView(startOf(plain, 80));
    m_isInSection = match.hasMatch();
    if (m_isInSection) {
        take(verdictIn(plain.sliced(match.capturedEnd())));
    }
    m_lastLine = bareVerdictIn(plain);
}

void VerdictReader::takeLine(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty()) {
        return;
    }
    m_lastLine = bareVerdictIn(text);
    if (const auto label = verdictLabel().matchView(startOf(text, 80)); label.hasMatch()) {
        const QStringView value = text.sliced(label.capturedEnd());
        const bool isSure = label.capturedView(1).compare("verdict"_L1, Qt::CaseInsensitive) == 0
            || label.capturedView(1).compare("decision"_L1, Qt::CaseInsensitive) == 0;
        closeSection();
        take(isSure ? verdictIn(value) : bareVerdictIn(value));
        m_isInSection = isSure && value.sliced(behindMarks(value)).isEmpty();
        return;
    }
    if (!m_isInSection || m_section.size() >= mostLines || text.contains("[ ]"_L1)) {
        return; // an empty box was not ticked
    }
    if (const auto verdict = verdictIn(text)) {
        m_section.append({.verdict = *verdict, .isListed = isListItem(line)});
    }
}

void VerdictReader::take(std::optional<ReviewVerdict> verdict)
{
    if (verdict) {
        m_verdict = verdict;
    }
}

std::optional<ReviewVerdict> VerdictReader::verdict()
{
    closeSection();
    return m_verdict ? m_verdict : m_lastLine;
}

void VerdictReader::closeSection()
{
    // A list of several is the choice that the template gave.
    const auto listed = [](const Choice &choice) { return choice.isListed; };
    const auto first = std::ranges::find_if(std::as_const(m_section), listed);
    const bool isOffered = first != m_section.cend()
        && std::ranges::any_of(m_section, [first](const Choice &choice) {
                               return choice.isListed && choice.verdict != first->verdict;
                           });
    for (const Choice &choice : std::as_const(m_section)) {
        if (!isOffered || !choice.isListed) {
            m_verdict = choice.verdict;
            break;
        }
    }
    m_section.clear();
    m_isInSection = false;
}

} // namespace roo::run
