// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/reviewreader.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr int labelLevel = 9; //!< Of a file that a mere line names.

qsizetype indentOf(QStringView line)
{
    qsizetype columns = 0;
    for (const QChar c : line) {
        if (c != u' ' && c != u'\t') {
            break;
        }
        columns += c == u'\t' ? 4 : 1;
    }
    return columns;
}

struct Item
{
    bool isNumbered = false;
    QStringView text;
};

//! "- x", "1. x", "(1) x", "- [ ] x", "Finding 1: x", "#2. x"
std::optional<Item> itemIn(QStringView line)
{
    static const QRegularExpression marker(
        u"\\A\\s*(?:>\\s*)?(?:[-*+•▪◦]|(\\(?\\d{1,3}[.)]))\\s+(?:\\[[ xX]?\\]\\s+)?"_s);
    static const QRegularExpression named(
        u"\\A\\s*(?:\\*\\*|__)?(?:finding|issue|problem|bug|comment)?\\s*#?\\d{1,3}"
        "(?:\\*\\*|__)?\\s*(?:[:.)–—-]|\\z)(?:\\*\\*|__)?(?=\\s|\\z)\\s*"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QStringView start = startOf(line, 60);
    if (const auto match = marker.matchView(start); match.hasMatch()) {
        return Item{.isNumbered = match.hasCaptured(1), .text = line.sliced(match.capturedEnd())};
    }
    if (const auto match = named.matchView(start); match.hasMatch()) {
        return Item{.isNumbered = true, .text = line.sliced(match.capturedEnd())};
    }
    return std::nullopt;
}

} // namespace

void FindingReader::takeHeading(int level, QStringView heading)
{
    close();
    m_parent.reset();
    m_columns.reset();
    leaveLevel(level);
    if (const auto group = severityOfHeading(heading)) {
        m_severity = {.value = group, .level = level};
        m_section
            = {.value = SectionKind::Findings,
               .level = std::min(level, m_section.level == noLevel ? level : m_section.level)};
        return;
    }
    const std::optional<Item> item = itemIn(heading);
    const QStringView text = item ? item->text : heading;
    const FindingHead head = findingHead(text, m_files);
    const bool isFile = !head.severity && !head.place.file.isEmpty() && head.text.isEmpty();
    if (isFile && (head.place.lines.first == 0 || m_section.value != SectionKind::Findings)) {
        m_file = {.value = head.place.file, .level = level};
        return;
    }
    const SectionKind kind = item ? SectionKind::Unknown : sectionKind(text);
    if (!head.severity && head.place.file.isEmpty() && kind != SectionKind::Unknown) {
        m_section = {.value = kind, .level = level};
        return;
    }
    Open &open = begin(head, -1);
    open.isHeading = true;
    open.needsSeverity = !item && head.place.file.isEmpty();
}

//! A heading ends what was said by those that are not above it.
void FindingReader::leaveLevel(int level)
{
    if (level <= m_section.level) {
        m_section = {};
    }
    if (level <= m_severity.level) {
        m_severity = {};
    }
    if (level <= m_file.level) {
        m_file = {};
    }
}

void FindingReader::takeLine(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty()) {
        m_lastRow.clear();
        m_columns.reset();
        if (m_open) {
            m_open->isBehindBlank = true;
        }
        return;
    }
    if (takeRow(line)) {
        return;
    }
    if (const std::optional<Item> item = itemIn(line)) {
        takeItem(indentOf(line), item->isNumbered, item->text);
    } else {
        takeText(indentOf(line), text);
    }
    if (m_open) {
        m_open->isBehindBlank = false;
    }
}

void FindingReader::takeCode(QStringView line)
{
    if (m_open) {
        addText(line, u'\n');
    }
}

void FindingReader::takeItem(qsizetype indent, bool isNumbered, QStringView text)
{
    const FindingHead head = findingHead(text, m_files);
    const auto label = reviewLabelIn(text);
    if (label && !isOwnHead(*label, head, isNumbered) && takeLabel(*label, indent)) {
        return;
    }
    const bool isBelow = m_open && indent > m_open->indent;
    const bool isBare = m_open && m_open->finding.what.isEmpty();
    const bool isCategory = m_open && m_open->needsSeverity && !m_open->hasSeverity;
    if (isBelow && !isBare && !head.severity && !isCategory) {
        addText(text, u'\n');
        return;
    }
    if (isBelow && isBare && m_open->labels.isEmpty()) {
        m_parent = std::exchange(m_open, std::nullopt);
    } else if (m_parent && indent <= m_parent->indent) {
        m_parent.reset();
    }
    begin(head, indent);
}

void FindingReader::takeText(qsizetype indent, QStringView text)
{
    const FindingHead head = findingHead(text, m_files);
    const auto label = reviewLabelIn(text);
    if (label && !isOwnHead(*label, head, false) && takeLabel(*label, indent)) {
        return;
    }
    const bool isBelow
        = m_open && (m_open->isHeading || !m_open->isBehindBlank || indent > m_open->indent);
    if (head.severity && (!m_open || indent <= m_open->indent + 1)) {
        begin(head, indent);
    } else if (isBelow) {
        addText(text, m_open->isBehindBlank ? u'\n' : u' ');
    } else {
        close();
        if (!head.place.file.isEmpty() && head.text.isEmpty()) {
            m_file = {.value = head.place.file, .level = labelLevel};
        }
    }
}

//! Whether a label begins a finding: "Severity: major, `a.py`: what", "Suggestion: `a.py`: what".
bool FindingReader::isOwnHead(const ReviewLabel &label, const FindingHead &head,
                              bool isNumbered) const
{
    if (!head.severity) {
        return false;
    }
    if (label.kind == LabelKind::Severity) {
        return !head.text.isEmpty() && !reviewLabelIn(head.text);
    }
    return label.kind == LabelKind::Suggestion
        && (isNumbered || !head.place.file.isEmpty() || !m_open
            || !m_open->finding.suggestion.isEmpty());
}

//! Whether the label says something here.
bool FindingReader::takeLabel(const ReviewLabel &label, qsizetype indent)
{
    const bool isText = label.kind == LabelKind::What || label.kind == LabelKind::Why
        || label.kind == LabelKind::Suggestion;
    const QString head = label.kind == LabelKind::Severity ? u"Severity: "_s : QString();
    const FindingHead said = findingHead(QString(head % label.value), m_files);
    const bool isNext = m_open && m_open->isLabelled && m_open->labels.contains(label.name);
    const bool mayBegin = label.kind == LabelKind::File || label.kind == LabelKind::Lines
        || label.kind == LabelKind::What || said.severity;
    if ((!m_open || isNext) && !mayBegin) {
        return m_open.has_value();
    }
    if (!m_open || isNext) {
        Open &open = begin({}, indent);
        open.isLabelled = true;
        open.needsSeverity = true;
    }
    m_open->labels.append(label.name);
    if (isText) {
        m_open->isInSuggestion = label.kind == LabelKind::Suggestion;
        addText(label.value, u'\n');
        return true;
    }
    if (label.kind == LabelKind::Severity && said.severity) {
        m_open->finding.severity = *said.severity;
        m_open->hasSeverity = true;
        m_open->isForm = m_open->isForm || said.isChoice;
    }
    takePlace(
        {.file = said.place.file,
         .lines = label.kind == LabelKind::Lines ? linesFrom(label.value) : said.place.lines});
    return true;
}

void FindingReader::takePlace(const CodePlace &place)
{
    Finding &finding = m_open->finding;
    if (!place.file.isEmpty()) {
        finding.file = place.file;
    }
    if (place.lines.first > 0) {
        finding.firstLine = place.lines.first;
        finding.lastLine = place.lines.last;
    }
}

//! Whether the line belongs to a table.
bool FindingReader::takeRow(QStringView line)
{
    static const QRegularExpression ruler(u"\\A[\\s|:-]+\\z"_s);
    if (!line.trimmed().startsWith(u'|')) {
        return false;
    }
    const QStringList cells = cellsIn(line);
    if (m_columns) {
        takeCells(cells);
    } else if (line.contains(u"--") && ruler.matchView(line).hasMatch()) {
        close();
        m_columns = reviewColumns(m_lastRow);
    }
    m_lastRow = cells;
    return true;
}

void FindingReader::takeCells(const QStringList &cells)
{
    const auto cell = [&cells](int column) { return column < 0 ? QString() : cells.value(column); };
    const ReviewColumns columns = *m_columns;
    if (columns.what < 0 || (columns.severity < 0 && columns.file < 0 && !m_severity.value)) {
        return;
    }
    FindingHead head = findingHead(cell(columns.file), m_files);
    head.text.clear();
    const QString severity = cell(columns.severity);
    head.isChoice = false;
    head.severity = findingHead(QString(u"Severity: "_s % severity), m_files).severity;
    if (const LineRange lines = linesFrom(cell(columns.line)); lines.first > 0) {
        head.place.lines = lines;
    }
    begin(head, 0);
    addText(cell(columns.what), u' ');
    if (m_open->finding.file.isEmpty()) {
        m_open->finding.file = placeIn(m_open->finding.what, m_files).file;
    }
    m_open->isInSuggestion = true;
    addText(cell(columns.suggestion), u' ');
    close();
}

FindingReader::Open &FindingReader::begin(const FindingHead &head, qsizetype indent)
{
    close();
    const Finding above = m_parent ? m_parent->finding : Finding{};
    const bool hasAbove = m_parent && m_parent->hasSeverity;
    const auto severity = head.severity ? head.severity
        : hasAbove                      ? std::optional(above.severity)
                                        : m_severity.value;
    m_open = Open{.finding = {.severity = severity.value_or(Severity::Major)},
                  .hasSeverity = severity.has_value(),
                  .isForm = head.isChoice,
                  .indent = indent,
                  .labels = {}};
    Finding &finding = m_open->finding;
    addText(head.text, u' ');
    CodePlace place = head.place;
    const QString &group = above.file.isEmpty() ? m_file.value : above.file;
    if (place.file.isEmpty() && group.isEmpty()) {
        const CodePlace named = placeIn(startOf(head.text, longestFindingText), m_files);
        place = {.file = named.file, .lines = place.lines.first > 0 ? place.lines : named.lines};
    }
    finding.file = place.file.isEmpty() ? group : place.file;
    finding.firstLine = place.lines.first;
    finding.lastLine = place.lines.last;
    return *m_open;
}

void FindingReader::addText(QStringView text, QChar separator)
{
    Finding &finding = m_open->finding;
    const auto add = [separator](QString &to, QStringView words) {
        const qsizetype room = longestFindingText + 1 - to.size();
        if (room > 0 && !words.trimmed().isEmpty()) {
            to += (to.isEmpty() ? QString() : QString(separator)) % startOf(words, room);
        }
    };
    if (m_open->isInSuggestion) {
        add(finding.suggestion, text);
        return;
    }
    const QString words = startOf(text, 2 * longestFindingText).toString();
    if (const auto suggestion = suggestionIn(words)) {
        add(finding.what, QStringView(words).first(suggestion->at).trimmed());
        add(finding.suggestion, QStringView(words).sliced(suggestion->behind).trimmed());
        m_open->isInSuggestion = true;
    } else {
        add(finding.what, words);
    }
}

void FindingReader::close()
{
    if (!m_open) {
        return;
    }
    const Open open = *std::exchange(m_open, std::nullopt);
    Finding finding = open.finding;
    if (finding.what.isEmpty() && finding.suggestion.isEmpty() && open.isLabelled) {
        m_file = {.value = finding.file, .level = labelLevel};
    }
    if (finding.what.isEmpty()) {
        finding.what = std::exchange(finding.suggestion, {});
    }
    const bool isFinding
        = open.hasSeverity || (m_section.value == SectionKind::Findings && !open.needsSeverity);
    if (isFinding && !open.isForm && m_section.value != SectionKind::Other
        && !finding.what.isEmpty() && !saysNone(finding.what) && m_findings.size() < mostFindings) {
        m_findings.append(finding);
    }
}

QList<Finding> FindingReader::findings()
{
    close();
    return std::exchange(m_findings, {});
}

} // namespace roo::run
