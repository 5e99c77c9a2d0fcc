// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/diffmodel.h"

#include "gui/answers/displaytext.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

using Kind = DiffRow::Kind;

} // namespace

DiffModel::DiffModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_diff(std::make_shared<FileDiff>())
{
}

void DiffModel::setDiff(std::shared_ptr<const FileDiff> diff)
{
    beginResetModel();
    m_diff = std::move(diff);
    endResetModel();
}

void DiffModel::setLayout(Layout layout)
{
    beginResetModel();
    m_layout = layout;
    endResetModel();
}

const QList<DiffRow> &DiffModel::rows() const
{
    return m_layout == Layout::Unified ? m_diff->unified : m_diff->sideBySide;
}

DiffModel::Column DiffModel::column(int index) const
{
    if (m_layout == Layout::SideBySide) {
        return static_cast<Column>(index);
    }
    return index == 0 ? Column::Before : index == 1 ? Column::After : Column::Right;
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows().size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_layout == Layout::Unified ? 3 : 4;
}

QChar DiffModel::sign(const DiffRow &row, Column column)
{
    switch (row.kind) {
    case Kind::Removed:
        return u'-';
    case Kind::Added:
        return u'+';
    case Kind::Changed:
        return column == Column::Left ? u'-' : u'+';
    case Kind::Note:
    case Kind::Hunk:
    case Kind::Same:
        break;
    }
    return u' ';
}

QString DiffModel::shownText(const DiffRow &row, Column column) const
{
    if (row.kind == Kind::Note) {
        return column == Column::Right || m_layout == Layout::SideBySide ? note(row.note)
                                                                         : QString();
    }
    const bool isRemoved = row.kind == Kind::Removed;
    const bool isHunk = row.kind == Kind::Hunk;
    QString line = column == Column::Left                        ? row.left
        : (m_layout == Layout::Unified && (isRemoved || isHunk)) ? row.left
                                                                 : row.right;
    if (line.endsWith(u'\r') && !m_diff->showsReturns) {
        line.chop(1);
    }
    line.replace(u'\r', QChar(0x240d));
    const bool isCut = line.size() > DisplayText::longestLine;
    QString shown = DisplayText().append(isCut ? line.first(DisplayText::longestLine) : line, 0);
    return isCut ? QString(shown % u'…') : shown;
}

QString DiffModel::note(DiffRow::Note note) const
{
    const auto name = [](LineEnding ending) -> QString {
        switch (ending) {
        case LineEnding::None:
            return tr("none");
        case LineEnding::Lf:
            return u"LF"_s;
        case LineEnding::CrLf:
            return u"CRLF"_s;
        case LineEnding::Cr:
            return u"CR"_s;
        case LineEnding::Mixed:
            return tr("mixed");
        }
        Q_UNREACHABLE_RETURN({});
    };
    switch (note) {
    case DiffRow::Note::None:
        return {};
    case DiffRow::Note::OnlyName:
        return tr("Only the name of the file changes.");
    case DiffRow::Note::Empty:
        return tr("The file is empty.");
    case DiffRow::Note::Endings:
        return tr("The line endings change from %1 to %2.")
            .arg(name(m_diff->endingBefore), name(m_diff->endingAfter));
    case DiffRow::Note::Mark:
        return tr("The byte-order mark at the beginning of the file changes.");
    case DiffRow::Note::NoLastEnding:
        return tr("The last line has no line ending.");
    case DiffRow::Note::NoText:
        return tr("This does not look like text.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString DiffModel::words(const DiffRow &row, Column column) const
{
    const QString text = shownText(row, column);
    switch (row.kind) {
    case Kind::Note:
    case Kind::Hunk:
        return text;
    case Kind::Same:
        return tr("Line %1: %2").arg(row.after).arg(text);
    case Kind::Removed:
        return tr("Removed line %1: %2").arg(row.before).arg(text);
    case Kind::Added:
        return tr("Added line %1: %2").arg(row.after).arg(text);
    case Kind::Changed:
        return column == Column::Left ? tr("Removed line %1: %2").arg(row.before).arg(text)
                                      : tr("Added line %1: %2").arg(row.after).arg(text);
    }
    Q_UNREACHABLE_RETURN({});
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    const DiffRow &shown = row(index.row());
    const Column where = column(index.column());
    const bool isNumber = where == Column::Before || where == Column::After;
    if (isNumber) {
        const qsizetype number = where == Column::Before ? shown.before : shown.after;
        return number > 0                    ? QVariant(number)
            : role == Qt::AccessibleTextRole ? QVariant(tr("none"))
                                             : QVariant();
    }
    if (role == Qt::AccessibleTextRole) {
        const QString said = words(shown, where);
        return said.isEmpty() ? tr("none") : said;
    }
    const bool isLine = shown.kind != Kind::Note && shown.kind != Kind::Hunk;
    const bool isMissing = m_layout == Layout::SideBySide
        && ((where == Column::Left && shown.kind == Kind::Added)
            || (where == Column::Right
                && (shown.kind == Kind::Removed || shown.kind == Kind::Hunk
                    || shown.kind == Kind::Note)));
    if (isMissing) {
        return {};
    }
    const QString text = shownText(shown, where);
    return isLine ? QString(sign(shown, where) % text) : text;
}

QString DiffModel::textOf(const QList<int> &rows) const
{
    QString text;
    for (const int index : rows) {
        const DiffRow &each = row(index);
        switch (each.kind) {
        case Kind::Note:
            text += each.note == DiffRow::Note::NoLastEnding ? u"\\ No newline at end of file\n"_s
                                                             : QString();
            break;
        case Kind::Hunk:
            text += each.left % u'\n';
            break;
        case Kind::Same:
            text += u' ' % each.left % u'\n';
            break;
        case Kind::Removed:
            text += u'-' % each.left % u'\n';
            break;
        case Kind::Added:
            text += u'+' % each.right % u'\n';
            break;
        case Kind::Changed:
            text += u'-' % each.left % u"\n+"_s % each.right % u'\n';
            break;
        }
    }
    return text;
}

} // namespace roo::gui
