// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/attempts/logtab.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace roo::gui {

LogTab::LogTab(AttemptModel *attempts, QWidget *parent)
    : QWidget(parent)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new AttemptTable(this))
{
    m_sorted->setSourceModel(attempts);
    m_sorted->setSortRole(AttemptModel::sortRole);
    m_table->setModel(m_sorted);
    m_table->setAccessibleName(tr("Attempts"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(AttemptModel::Time, letter * 11);
    m_table->setColumnWidth(AttemptModel::Stage, letter * 10);
    m_table->setColumnWidth(AttemptModel::Model, letter * 30);
    m_table->setColumnWidth(AttemptModel::Status, letter * 18);
    m_table->setColumnWidth(AttemptModel::Took, letter * 10);
    m_table->setColumnWidth(AttemptModel::Class, letter * 18);
    m_table->setColumnWidth(AttemptModel::Decision, letter * 26);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AttemptModel::Time, Qt::AscendingOrder);

    setFocusProxy(m_table);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table);
}

QString AttemptTable::copyText() const
{
    QList<int> rows;
    const QModelIndexList marked = selectionModel()->selectedRows();
    for (const QModelIndex &index : marked) {
        rows.append(index.row());
    }
    for (int row = 0; marked.isEmpty() && row < model()->rowCount(); ++row) {
        rows.append(row);
    }
    std::ranges::sort(rows);
    QString text;
    const auto addLine = [this, &text](const auto &cell) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            cells.append(cell(column));
        }
        text += cells.join(u'\t') + u'\n';
    };
    addLine([this](int column) {
        return model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    });
    for (const int row : std::as_const(rows)) {
        addLine([this, row](int column) { return model()->index(row, column).data().toString(); });
    }
    return text;
}

void AttemptTable::copy() const
{
    QGuiApplication::clipboard()->setText(copyText());
}

void AttemptTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), this, &AttemptTable::copy);
    menu->popup(event->globalPos());
}

} // namespace roo::gui
