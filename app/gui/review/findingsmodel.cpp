// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/review/findingsmodel.h"

#include "core/base/text.h"
#include "gui/look/colours.h"
#include "gui/look/elidedlabel.h"
#include "gui/words/proofwords.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int columns = FindingsModel::What + 1;
constexpr qsizetype longestWhat = 300;

colours::Tone toneOf(run::Severity severity)
{
    switch (severity) {
    case run::Severity::Critical:
        return colours::Tone::Bad;
    case run::Severity::Major:
        return colours::Tone::Warning;
    case run::Severity::Minor:
        return colours::Tone::Quiet;
    }
    Q_UNREACHABLE_RETURN(colours::Tone::Quiet);
}

} // namespace

FindingsModel::FindingsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void FindingsModel::setFindings(const QList<run::Finding> &findings)
{
    if (findings == m_findings) {
        return;
    }
    beginResetModel();
    m_findings = findings;
    m_marks.clear();
    endResetModel();
    emit marksChanged();
}

void FindingsModel::setEditable(bool isEditable)
{
    m_isEditable = isEditable;
    if (!m_findings.isEmpty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
    }
}

QList<qsizetype> FindingsModel::marked() const
{
    QList<qsizetype> marked = m_marks.values();
    std::ranges::sort(marked);
    return marked;
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

Qt::ItemFlags FindingsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Severity && m_isEditable) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const run::Finding &finding = m_findings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(finding, index.column());
    case Qt::AccessibleTextRole: {
        const QString text = cell(finding, index.column());
        return text.isEmpty() ? tr("none") : text;
    }
    case Qt::CheckStateRole:
        return index.column() == Severity
            ? QVariant(m_marks.contains(index.row()) ? Qt::Checked : Qt::Unchecked)
            : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(finding.suggestion.isEmpty()
                                ? finding.what
                                : tr("%1\n\nSuggestion: %2").arg(finding.what, finding.suggestion));
    case Qt::ForegroundRole:
        return index.column() == Severity
            ? QVariant::fromValue(colours::text(toneOf(finding.severity),
                                                QGuiApplication::palette().color(QPalette::Base)))
            : QVariant();
    default:
        return {};
    }
}

bool FindingsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !m_isEditable || index.column() != Severity
        || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    if (value.toInt() == Qt::Unchecked) {
        m_marks.remove(index.row());
    } else {
        m_marks.insert(index.row());
    }
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit marksChanged();
    return true;
}

QString FindingsModel::cell(const run::Finding &finding, int column) const
{
    switch (static_cast<Column>(column)) {
    case Severity:
        return words::severity(finding.severity);
    case Place:
        return words::place(finding);
    case What:
        return text::oneLine(finding.what, longestWhat);
    }
    return {};
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (static_cast<Column>(section)) {
    case Severity:
        return tr("Severity");
    case Place:
        return tr("Place");
    case What:
        return tr("Finding");
    }
    return {};
}

} // namespace roo::gui
