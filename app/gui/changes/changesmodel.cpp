// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/changesmodel.h"

#include "core/base/text.h"
#include "gui/changes/changewords.h"
#include "gui/look/elidedlabel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! The internal id of a file; a hunk's is its file's number, from 1.
constexpr quintptr fileId = 0;
constexpr qsizetype longestPath = 300;
constexpr qsizetype longestLine = 80;

QString nameOf(const edit::FileChange &file)
{
    const QString path = text::oneLine(file.path, longestPath);
    return file.to.isEmpty() ? path
                             : QString(path % u" \u2192 "_s % text::oneLine(file.to, longestPath));
}

//! The first line that changes, to know the hunk by.
QString firstChange(const edit::Hunk &hunk)
{
    for (const edit::HunkLine &line : hunk.lines) {
        if (line.kind != DiffKind::Same && !line.text.trimmed().isEmpty()) {
            return QLatin1Char(diffSign(line.kind))
                % text::oneLine(line.text.trimmed(), longestLine);
        }
    }
    return {};
}

} // namespace

ChangesModel::ChangesModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ChangesModel::setFiles(const QList<File> &files)
{
    beginResetModel();
    m_files = files;
    m_ticks.clear();
    m_tickedFiles.clear();
    for (qsizetype i = 0; i < files.size(); ++i) {
        QSet<qsizetype> all;
        for (qsizetype hunk = 0; hunk < files.at(i).diff->hunks.size(); ++hunk) {
            all.insert(hunk);
        }
        m_ticks.append(all);
        m_tickedFiles.insert(i);
    }
    endResetModel();
    emit ticksChanged();
}

void ChangesModel::setEditable(bool isEditable)
{
    m_isEditable = isEditable;
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        tell(i);
    }
}

qsizetype ChangesModel::fileOf(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return -1;
    }
    return index.internalId() == fileId ? index.row()
                                        : static_cast<qsizetype>(index.internalId()) - 1;
}

qsizetype ChangesModel::hunkOf(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != fileId ? index.row() : -1;
}

bool ChangesModel::isTicked(qsizetype file) const
{
    return checkState(file) != Qt::Unchecked;
}

Qt::CheckState ChangesModel::checkState(qsizetype file) const
{
    const qsizetype hunks = m_files.at(file).diff->hunks.size();
    const qsizetype ticked = m_ticks.at(file).size();
    if (hunks == 0) {
        return m_tickedFiles.contains(file) ? Qt::Checked : Qt::Unchecked;
    }
    return ticked == 0 ? Qt::Unchecked : ticked == hunks ? Qt::Checked : Qt::PartiallyChecked;
}

edit::Selection ChangesModel::selection() const
{
    edit::Selection selection;
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        if (isTicked(i)) {
            selection.insert(m_files.at(i).diff->file.path, m_ticks.at(i));
        }
    }
    return selection;
}

void ChangesModel::toggleHunk(qsizetype file, qsizetype hunk)
{
    const QModelIndex index
        = this->index(static_cast<int>(hunk), Name, this->index(static_cast<int>(file), Name));
    setData(index, m_ticks.at(file).contains(hunk) ? Qt::Unchecked : Qt::Checked,
            Qt::CheckStateRole);
}

QModelIndex ChangesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return parent.isValid() ? createIndex(row, column, static_cast<quintptr>(parent.row()) + 1)
                            : createIndex(row, column, fileId);
}

QModelIndex ChangesModel::parent(const QModelIndex &child) const
{
    return hunkOf(child) < 0 ? QModelIndex()
                             : createIndex(static_cast<int>(fileOf(child)), Name, fileId);
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_files.size());
    }
    return hunkOf(parent) >= 0 || parent.column() != Name
        ? 0
        : static_cast<int>(m_files.at(parent.row()).diff->hunks.size());
}

int ChangesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags ChangesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == Name && m_isEditable) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const qsizetype file = fileOf(index);
    const qsizetype hunk = hunkOf(index);
    if (role == Qt::CheckStateRole && index.column() == Name) {
        return hunk < 0                       ? checkState(file)
            : m_ticks.at(file).contains(hunk) ? Qt::Checked
                                              : Qt::Unchecked;
    }
    return hunk < 0 ? fileData(m_files.at(file), index.column(), role)
                    : hunkData(m_files.at(file), hunk, index.column(), role);
}

QVariant ChangesModel::fileData(const File &file, int column, int role) const
{
    const edit::FileChange &change = file.diff->file;
    if (role == Qt::ToolTipRole) {
        return plainToolTip(file.origin.isEmpty() ? nameOf(change)
                                                  : QString(nameOf(change) % u'\n' % file.origin));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Name:
        return change.kind == edit::FileChange::Kind::Modify
            ? nameOf(change)
            : tr("%1 (%2)").arg(nameOf(change), ChangeWords::kind(change.kind));
    case Counts:
        return ChangeWords::counts(file.diff->added, file.diff->removed);
    default:
        return ChangeWords::match(file.level);
    }
}

QVariant ChangesModel::hunkData(const File &file, qsizetype hunk, int column, int role) const
{
    const edit::Hunk &shown = file.diff->hunks.at(hunk);
    if (role == Qt::AccessibleTextRole && column == Match) {
        return ChangeWords::match(file.level);
    }
    if (role != Qt::DisplayRole || column == Match) {
        return {};
    }
    if (column == Counts) {
        const auto added = std::ranges::count(shown.lines, DiffKind::Added, &edit::HunkLine::kind);
        const auto removed
            = std::ranges::count(shown.lines, DiffKind::Removed, &edit::HunkLine::kind);
        return ChangeWords::counts(added, removed);
    }
    const qsizetype line
        = shown.lines.isEmpty() ? 0 : std::max(shown.lines.at(0).before, shown.lines.at(0).after);
    return tr("Line %1: %2").arg(line).arg(firstChange(shown));
}

bool ChangesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !m_isEditable || index.column() != Name
        || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const qsizetype file = fileOf(index);
    const qsizetype hunk = hunkOf(index);
    const bool isTicked = value.toInt() != Qt::Unchecked;
    QSet<qsizetype> &ticks = m_ticks[file];
    if (hunk >= 0) {
        isTicked ? (void)ticks.insert(hunk) : (void)ticks.remove(hunk);
    } else {
        ticks.clear();
        m_tickedFiles.remove(file);
        for (qsizetype i = 0; isTicked && i < m_files.at(file).diff->hunks.size(); ++i) {
            ticks.insert(i);
        }
        if (isTicked) {
            m_tickedFiles.insert(file);
        }
    }
    tell(file);
    emit ticksChanged();
    return true;
}

void ChangesModel::tell(qsizetype file)
{
    const QModelIndex top = index(static_cast<int>(file), Name);
    emit dataChanged(top, top);
    const int hunks = rowCount(top);
    if (hunks > 0) {
        emit dataChanged(index(0, Name, top), index(hunks - 1, Name, top));
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("File");
    case Counts:
        return tr("Lines");
    default:
        return tr("Match");
    }
}

} // namespace roo::gui
