// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/editscript.h"

#include "core/edit/answerlines.h"
#include "core/edit/editrules.h"
#include "core/edit/namedfiles.h"

#include <QRegularExpression>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! The parts of a change that stand in a fence.
enum class Field { None, Anchor, AnchorEnd, Body };

Field fieldOf(const QString &label)
{
    if (label == "anchor"_L1) {
        return Field::Anchor;
    }
    if (label == "anchor end"_L1) {
        return Field::AnchorEnd;
    }
    const bool isBody = label == "replace with"_L1 || label == "insert"_L1 || label == "content"_L1;
    return isBody ? Field::Body : Field::None;
}

QString fieldName(Field field)
{
    switch (field) {
    case Field::None:
        return {};
    case Field::Anchor:
        return u"Anchor"_s;
    case Field::AnchorEnd:
        return u"Anchor End"_s;
    case Field::Body:
        return u"Replace With"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

//! A line whose line feed is gone already.
QStringView withoutReturn(QStringView line)
{
    return line.endsWith(u'\r') ? line.chopped(1) : line;
}

//! Whether blocks within the text are to be expected.
bool holdsMarkdown(const QString &path, const Fence &fence)
{
    static const QRegularExpression file(u"\\.(?:md|markdown|mdx|qmd|rmd)\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression info(u"\\A(?:md|markdown|mdx)\\b"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return file.match(path).hasMatch() || info.matchView(fence.info).hasMatch();
}

//! A fenced block; without an end it goes on to the end of the answer.
struct Block
{
    QStringList lines;
    qsizetype next = 0; //!< The line behind it.
    bool isClosed = false;
    bool hasFenceInside = false; //!< Its own end may be another's.
};

//! One pass over the lines of an answer.
class ScriptReader final
{
public:
    explicit ScriptReader(const QString &answer)
        : m_lines(QStringView(answer).split(u'\n'))
    {
    }

    [[nodiscard]] EditScript read()
    {
        for (qsizetype i = 0; i < m_lines.size();) {
            if (const std::optional<Fence> fence = fenceIn(m_lines.at(i))) {
                i = takeBlock(i, *fence);
            } else if (const std::optional<Label> label = labelIn(m_lines.at(i))) {
                takeLabel(*label, static_cast<int>(++i));
            } else {
                takeText(m_lines.at(i++));
            }
        }
        finish();
        return std::move(m_script);
    }

    //! A fence stayed open: what follows of the answer is missing.
    [[nodiscard]] bool endsInBlock() const { return m_endsInBlock; }

private:
    //! A change on its way, and what was said about it.
    struct Draft
    {
        Edit edit;
        QString verb; //!< As it stands there; empty: none yet.
        QSet<QString> labels; //!< All but the file's; the names of a body count as one.
        Field lastPart = Field::None;
        Fence lastFence = {}; //!< That began it.
        bool hasOtherBlock = false; //!< Behind it, without a label, and could have been its end.
    };

    [[nodiscard]] Block blockAt(qsizetype opening, const Fence &fence) const
    {
        Block block{.next = m_lines.size()};
        for (qsizetype i = opening + 1; i < m_lines.size(); ++i) {
            const std::optional<Fence> other = fenceIn(m_lines.at(i));
            if (other && other->closes(fence)) {
                block.isClosed = true;
                block.next = i + 1;
                break;
            }
            block.hasFenceInside = block.hasFenceInside
                || (other && other->character == fence.character && other->length >= fence.length);
            block.lines.append(withoutReturn(fence.content(m_lines.at(i))).toString());
        }
        if (!block.isClosed && !block.lines.isEmpty() && block.lines.constLast().isEmpty()) {
            block.lines.removeLast(); // behind the answer's last line feed
        }
        return block;
    }

    [[nodiscard]] qsizetype takeBlock(qsizetype opening, const Fence &fence)
    {
        const Block block = blockAt(opening, fence);
        const Field field = std::exchange(m_expected, Field::None);
        m_endsInBlock = !block.isClosed;
        if (field == Field::None) {
            if (m_draft && m_draft->lastPart != Field::None) {
                m_draft->hasOtherBlock |= fence.closes(m_draft->lastFence);
            }
            return block.next;
        }
        placeOf(field) = block.lines;
        m_draft->lastPart = field;
        m_draft->lastFence = fence;
        m_draft->hasOtherBlock = false;
        if (!block.isClosed) {
            fault(EditCode::Truncated, fieldName(field));
        } else if (block.hasFenceInside || closesEarly(block.next, fence)) {
            fault(EditCode::Fence, fieldName(field));
        }
        return block.next;
    }

    //! Whether the fence that ended a part was probably a line of it. A block within it began
    //! there; then the next fence, which would end that one, is bare and belongs to no label. Prose
    //! and an unrelated block look the same, so it takes more: text right behind, or Markdown,
    //! where such blocks are usual, and where labels, too, may be a part of the text.
    [[nodiscard]] bool closesEarly(qsizetype next, const Fence &opening) const
    {
        const bool isMarkdown = holdsMarkdown(m_draft->edit.path, opening);
        if (next >= m_lines.size() || (!isMarkdown && m_lines.at(next).trimmed().isEmpty())) {
            return false;
        }
        bool isLabelled = false;
        for (qsizetype i = next; i < m_lines.size(); ++i) {
            const QStringView line = m_lines.at(i);
            if (const std::optional<Fence> fence = fenceIn(line)) {
                return !isLabelled && fence->closes(opening);
            }
            const std::optional<Label> label = labelIn(line);
            if (label && !isMarkdown) {
                return false;
            }
            isLabelled = line.trimmed().isEmpty()
                ? isLabelled
                : label && label->value.isEmpty() && fieldOf(label->name) != Field::None;
        }
        return false;
    }

    [[nodiscard]] std::optional<QStringList> &placeOf(Field field)
    {
        return field == Field::Anchor   ? m_draft->edit.anchor
            : field == Field::AnchorEnd ? m_draft->edit.anchorEnd
                                        : m_draft->edit.body;
    }

    void takeText(QStringView line)
    {
        if (m_expected != Field::None && !line.trimmed().isEmpty()) {
            fault(EditCode::Unfenced, fieldName(std::exchange(m_expected, Field::None)));
        }
    }

    void takeLabel(const Label &label, int line)
    {
        if (m_expected != Field::None) {
            fault(EditCode::Unfenced, fieldName(std::exchange(m_expected, Field::None)));
        }
        if (label.name == "file"_L1) {
            finish();
            m_draft = Draft{.edit = {.line = line, .path = label.value}};
            return;
        }
        if (!m_draft) {
            takeStray(label, line);
            return;
        }
        const Field field = fieldOf(label.name);
        const QString part = field == Field::None ? label.name : fieldName(field);
        if (m_draft->labels.contains(part)) {
            fault(EditCode::Field, part);
        }
        m_draft->labels.insert(part);
        // Prose and its blocks stand between changes, not between the parts of one.
        if (field != Field::None && m_draft->hasOtherBlock) {
            fault(EditCode::Fence, fieldName(m_draft->lastPart));
        }
        if (field == Field::None) {
            takeOption(label);
        } else if (label.value.isEmpty()) {
            m_expected = field;
        } else {
            fault(EditCode::Unfenced, fieldName(field));
        }
    }

    //! A label without a file. Words that only look like one ("Content: is king") are prose; a
    //! change it is with a verb of ours, or where a fence follows. Its other labels belong to it.
    void takeStray(const Label &label, qsizetype next)
    {
        const bool isAction = label.name == "action"_L1 && verbFromName(label.value);
        const bool isPart = fieldOf(label.name) != Field::None && label.value.isEmpty();
        if (isAction || (isPart && m_script.faults.isEmpty() && isFenceNext(next))) {
            m_script.faults.append({.code = EditCode::Label, .subject = label.name});
        }
    }

    //! Empty lines aside.
    [[nodiscard]] bool isFenceNext(qsizetype next) const
    {
        while (next < m_lines.size() && m_lines.at(next).trimmed().isEmpty()) {
            ++next;
        }
        return next < m_lines.size() && fenceIn(m_lines.at(next));
    }

    void takeOption(const Label &label)
    {
        Edit &edit = m_draft->edit;
        if (label.name == "action"_L1) {
            m_draft->verb = label.value;
        } else if (label.name == "to"_L1) {
            edit.to = label.value;
        } else if (label.name == "occurrence"_L1) {
            edit.occurrence = occurrenceIn(label.value);
            check(edit.occurrence.has_value(), label);
        } else if (label.name == "lines"_L1) {
            edit.hint = lineHintIn(label.value); // it never decides, so a bad one is no failure
        } else if (label.name == "mode"_L1) {
            check(label.value == "+x"_L1 || label.value == "-x"_L1, label);
            edit.isExecutable = label.value == "+x"_L1;
        }
    }

    void check(bool isRight, const Label &label)
    {
        if (!isRight) {
            fault(EditCode::Field, label.name);
        }
    }

    void fault(EditCode code, const QString &subject)
    {
        m_draft->edit.faults.append({.code = code, .subject = subject});
    }

    void finish()
    {
        if (m_expected != Field::None) {
            fault(EditCode::Unfenced, fieldName(std::exchange(m_expected, Field::None)));
        }
        const QSet<QString> cited{u"lines"_s};
        if (!m_draft || cited.contains(m_draft->labels)) {
            m_draft.reset(); // a file that is named, and perhaps its lines, is prose
            return;
        }
        Draft draft = *std::exchange(m_draft, std::nullopt);
        const std::optional<Verb> verb = verbFromName(draft.verb);
        if (!verb) {
            draft.edit.faults.append(
                draft.verb.isEmpty() ? EditFault{.code = EditCode::Field, .subject = u"Action"_s}
                                     : EditFault{.code = EditCode::Label, .subject = draft.verb});
        } else {
            draft.edit.verb = *verb;
            checkFields(draft.edit);
        }
        m_script.edits.append(draft.edit);
    }

    QList<QStringView> m_lines;
    Field m_expected = Field::None; //!< Of the draft: its fence comes next.
    std::optional<Draft> m_draft;
    EditScript m_script;
    bool m_endsInBlock = false;
};

//! Fences that bear a file name, for an answer without a labelled change.
EditScript wholeFiles(const NamedFiles &named)
{
    EditScript script;
    for (const NamedFile &file : named.files) {
        QStringList lines = file.content.split(u'\n');
        if (lines.constLast().isEmpty()) {
            lines.removeLast();
        }
        for (QString &line : lines) {
            line = withoutReturn(line).toString();
        }
        Edit edit{.path = file.path, .verb = Verb::Create, .body = lines, .isWeak = true};
        checkFields(edit);
        script.edits.append(edit);
    }
    for (const QString &path : named.unclear) {
        script.edits.append({.path = path,
                             .verb = Verb::Create,
                             .body = QStringList(),
                             .isWeak = true,
                             .faults = {{.code = EditCode::Fence, .subject = path}}});
    }
    return script;
}

} // namespace

EditScript parseEdits(const QString &answer, bool wasCut)
{
    ScriptReader reader(answer);
    EditScript script = reader.read();
    bool isCut = wasCut || reader.endsInBlock();
    if (script.edits.isEmpty() && script.faults.isEmpty()) {
        const NamedFiles named = namedFiles(answer);
        script = wholeFiles(named);
        isCut = wasCut || named.isTruncated;
    }
    if (isCut) {
        script.faults.append({.code = EditCode::Truncated});
    }
    return script;
}

} // namespace roo::edit
