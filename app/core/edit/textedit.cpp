// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/textedit.h"

#include "core/base/linediff.h"
#include "core/base/text.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr qsizetype mostShownLines = 12;
constexpr qsizetype longestShownLine = 200;

//! The first lines of a range, for the eye.
QStringList shownLines(const FileText &file, const LineRange &range)
{
    QStringList lines;
    const qsizetype end
        = std::min({range.first + range.count, range.first + mostShownLines, file.lines().size()});
    for (qsizetype i = range.first; i < end; ++i) {
        const QStringView text = file.lines().at(i).text;
        lines.append(
            text::withoutHalfPairs(text.first(std::min(text.size(), longestShownLine)).toString()));
    }
    return lines;
}

QList<NewLine> asNew(const QStringList &lines)
{
    QList<NewLine> result;
    for (const QString &line : lines) {
        result.append({.text = line});
    }
    return result;
}

//! Every line with a line feed, so that an empty line at the end counts.
QString joined(const QStringList &lines)
{
    QString text;
    for (const QString &line : lines) {
        text += line % u'\n';
    }
    return text;
}

QStringList linesIn(const FileText &file, const LineRange &range)
{
    QStringList lines;
    for (qsizetype i = range.first; i < range.first + range.count; ++i) {
        lines.append(file.lines().at(i).text.toString());
    }
    return lines;
}

//! The new lines, of which those that the old ones have, too, are the file's own: only what differs
//! between anchor and body was asked for.
QList<NewLine> withKeptLines(const QStringList &before, const QStringList &after,
                             const QStringList &shifted, qsizetype first)
{
    QList<NewLine> result;
    qsizetype old = 0;
    const QString left = joined(before);
    const QString right = joined(after);
    const QList<DiffLine> diff = diffLines(left, right);
    for (const DiffLine &line : diff) {
        switch (line.kind) {
        case DiffLine::Kind::Same:
            result.append({.kept = first + old++});
            break;
        case DiffLine::Kind::Removed:
            ++old;
            break;
        case DiffLine::Kind::Added:
            result.append({.text = shifted.at(result.size())});
            break;
        }
    }
    return result;
}

bool hasLetterOrDigit(const QStringList &lines)
{
    return std::ranges::any_of(lines, [](const QString &line) {
        return std::ranges::any_of(line, [](QChar c) { return c.isLetterOrNumber(); });
    });
}

//! Whether these lines stand at this place, to the letter.
bool standsAt(const FileText &file, qsizetype first, const QStringList &lines)
{
    return first >= 0 && first + lines.size() <= file.lines().size()
        && linesIn(file, {.first = first, .count = lines.size()}) == lines;
}

QString placesText(const QList<AnchorPlace> &places)
{
    constexpr qsizetype most = 20;
    QStringList numbers;
    const QList<AnchorPlace> shown = places.first(std::min(most, places.size()));
    for (const AnchorPlace &place : shown) {
        numbers.append(QString::number(place.range.first + 1));
    }
    return numbers.join(u", ") % (places.size() > most ? u", …"_s : u""_s);
}

QString hintText(const Edit::LineHint &hint)
{
    const QString first = QString::number(hint.first);
    return hint.first == hint.last ? first : QString(first % u'-' % QString::number(hint.last));
}

//! Finds the one place of an anchor and makes of it what the verb says.
class Placer final
{
public:
    Placer(const Edit &edit, const FileText &file)
        : m_edit(edit)
        , m_file(file)
        , m_body(edit.body.value_or(QStringList()))
    {
    }

    [[nodiscard]] Placement place()
    {
        switch (m_edit.verb) {
        case Verb::Append:
            insertAt(m_file.lines().size(), m_file.lines().size() - m_body.size());
            m_placement.splice.side = Splice::Side::End;
            break;
        case Verb::Prepend:
            insertAt(0, 0);
            m_placement.splice.side = Splice::Side::Begin;
            break;
        case Verb::Overwrite:
            replaceAll();
            break;
        case Verb::Replace:
        case Verb::InsertBefore:
        case Verb::InsertAfter:
        case Verb::Delete:
            placeAtAnchor();
            break;
        case Verb::Create:
        case Verb::DeleteFile:
        case Verb::Rename:
            Q_UNREACHABLE(); // these change no lines
        }
        return m_placement;
    }

private:
    void fault(EditCode code, const QString &subject = {}, const QString &expected = {})
    {
        m_placement.faults.append({.code = code, .subject = subject, .expected = expected});
    }

    //! Without an anchor: at an end of the file, where the lines may stand already.
    void insertAt(qsizetype line, qsizetype already)
    {
        m_placement.anchor = {.first = line, .count = 0};
        m_placement.splice = {.removed = m_placement.anchor, .added = asNew(m_body)};
        if (m_body.isEmpty()) {
            fault(EditCode::Noop);
        } else if (standsAt(m_file, already, m_body)) {
            fault(EditCode::Applied);
        }
    }

    void replaceAll()
    {
        const LineRange all{.first = 0, .count = m_file.lines().size()};
        const QStringList before = linesIn(m_file, all);
        m_placement.anchor = all;
        m_placement.splice = {.removed = all, .added = withKeptLines(before, m_body, m_body, 0)};
        if (before == m_body) {
            fault(EditCode::Applied);
        }
    }

    void placeAtAnchor()
    {
        const AnchorMatch match = m_edit.anchorEnd
            ? findRange(m_file, *m_edit.anchor, *m_edit.anchorEnd)
            : findAnchor(m_file, *m_edit.anchor);
        m_placement.level = match.level;
        if (match.places.isEmpty()) {
            missed();
            return;
        }
        const std::optional<AnchorPlace> chosen = chosenOf(match.places);
        if (!chosen) {
            return;
        }
        m_placement.anchor = chosen->range;
        checkHint(chosen->range);
        const std::optional<QStringList> shifted = chosen->shift.applied(m_body);
        if (!shifted) {
            fault(EditCode::NoMatch, u"the indentation of the new lines"_s);
            return;
        }
        changeAt(*chosen, *shifted);
    }

    void missed()
    {
        const bool isReplaced = m_edit.verb == Verb::Replace && hasLetterOrDigit(m_body);
        const AnchorMatch done = isReplaced ? findAnchor(m_file, m_body) : AnchorMatch();
        if (done.level == MatchLevel::Equal && done.places.size() == 1) {
            m_placement.anchor = done.places.constFirst().range;
            fault(EditCode::Applied);
            return;
        }
        m_placement.nearest = nearestLines(m_file, *m_edit.anchor);
        if (m_placement.nearest) {
            m_placement.nearestLines = shownLines(m_file, *m_placement.nearest);
        }
        fault(EditCode::NoMatch);
    }

    //! The one place, or the one that the change names by its number.
    [[nodiscard]] std::optional<AnchorPlace> chosenOf(const QList<AnchorPlace> &places)
    {
        const std::optional<Edit::Occurrence> &wanted = m_edit.occurrence;
        if (wanted && wanted->of != places.size()) {
            fault(EditCode::Occurrence, QString::number(places.size()),
                  QString::number(wanted->of));
            return std::nullopt;
        }
        if (!wanted && places.size() > 1) {
            fault(EditCode::Ambiguous, placesText(places), QString::number(places.size()));
            return std::nullopt;
        }
        return wanted ? places.at(wanted->number - 1) : places.constFirst();
    }

    //! It never decides: it only tells that the model saw other lines.
    void checkHint(const LineRange &range)
    {
        if (!m_edit.hint) {
            return;
        }
        const auto [first, last] = *m_edit.hint;
        const Edit::LineHint real{.first = static_cast<int>(range.first + 1),
                                  .last = static_cast<int>(range.first + range.count)};
        const bool hasLast = first != last; // a number alone is where it begins
        if (first != real.first || (hasLast && last != real.last)) {
            fault(EditCode::Lines, hintText(real), hintText(*m_edit.hint));
        }
    }

    void changeAt(const AnchorPlace &place, const QStringList &lines)
    {
        const LineRange range = place.range;
        const qsizetype behind = range.first + range.count;
        if (m_edit.verb == Verb::InsertBefore || m_edit.verb == Verb::InsertAfter) {
            const bool isBefore = m_edit.verb == Verb::InsertBefore;
            m_placement.splice
                = {.removed = {.first = isBefore ? range.first : behind, .count = 0},
                   .added = asNew(lines),
                   .endsLike = range.first,
                   .side = isBefore ? Splice::Side::BeforeAnchor : Splice::Side::BehindAnchor};
            if (lines.isEmpty()) {
                fault(EditCode::Noop);
            } else if (standsAt(m_file, isBefore ? range.first - lines.size() : behind, lines)) {
                fault(EditCode::Applied);
            }
            return;
        }
        // Between the two ends of a range only the file knows what stood there.
        const bool isRange = m_edit.anchorEnd.has_value();
        const QStringList before = isRange ? linesIn(m_file, range) : *m_edit.anchor;
        m_placement.splice
            = {.removed = range,
               .added = withKeptLines(before, isRange ? lines : m_body, lines, range.first),
               .endsLike = range.first};
        if (isRange && before == lines) {
            fault(EditCode::Noop);
        }
    }

    const Edit &m_edit;
    const FileText &m_file;
    QStringList m_body;
    Placement m_placement;
};

} // namespace

Placement placed(const Edit &edit, const FileText &file)
{
    if (!edit.numbered) {
        return Placer(edit, file).place();
    }
    // The file may have such numbers itself; then they were none of the model's.
    Edit asWritten = edit;
    asWritten.anchor = edit.numbered->anchor;
    asWritten.anchorEnd = edit.numbered->anchorEnd;
    asWritten.body = edit.numbered->body;
    Placement placement = Placer(asWritten, file).place();
    if (!std::ranges::contains(placement.faults, EditCode::NoMatch, &EditFault::code)) {
        return placement;
    }
    placement = Placer(edit, file).place();
    placement.faults.prepend({.code = EditCode::LineNumbers});
    if (edit.numbered->isBodyMixed) {
        placement.faults.append({.code = EditCode::Field, .subject = u"Replace With"_s});
    }
    return placement;
}

QByteArray spliced(const FileText &file, QList<Splice> splices)
{
    std::ranges::stable_sort(splices, {}, [](const Splice &splice) {
        return std::pair(splice.removed.first, splice.side);
    });
    struct Piece
    {
        QStringView text;
        QString ending;
        bool isNew = false;
    };
    QList<Piece> pieces;
    const auto keep = [&](qsizetype line) {
        pieces.append({file.lines().at(line).text, file.lines().at(line).ending.toString()});
    };
    qsizetype next = 0;
    for (const Splice &splice : std::as_const(splices)) {
        for (; next < splice.removed.first; ++next) {
            keep(next);
        }
        for (const NewLine &line : splice.added) {
            if (line.kept) {
                keep(*line.kept);
            } else {
                pieces.append({line.text, file.endingAt(splice.endsLike), true});
            }
        }
        next = std::max(next, splice.removed.first + splice.removed.count);
    }
    for (; next < file.lines().size(); ++next) {
        keep(next);
    }
    // What comes in the place of a last line without an ending, or behind it, has none either; but
    // a line that was there keeps its own, and an empty one would be none without.
    const bool isOpen = !file.lines().isEmpty() && file.lines().constLast().ending.isEmpty();
    QString text;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces.at(i);
        const bool isLast = i + 1 == pieces.size();
        const bool isLeftOpen = isLast && isOpen && (!piece.isNew || !piece.text.isEmpty());
        const bool hasNone = piece.ending.isEmpty() || (isLeftOpen && piece.isNew);
        text += piece.text;
        text += !hasNone ? piece.ending : isLeftOpen ? QString() : file.endingAt(-1);
    }
    return (file.hasMark() ? "\xef\xbb\xbf"_ba : QByteArray()) + text.toUtf8();
}

QByteArray newFile(const QStringList &lines)
{
    return joined(lines).toUtf8();
}

} // namespace roo::edit
