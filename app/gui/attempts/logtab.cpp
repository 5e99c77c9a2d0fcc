// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/attempts/logtab.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

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
    connect(m_sorted, &QAbstractItemModel::rowsInserted, m_table, &AttemptTable::fitColumns);
    connect(m_sorted, &QAbstractItemModel::dataChanged, m_table, &AttemptTable::fitColumns);
    connect(m_sorted, &QAbstractItemModel::modelReset, m_table, &AttemptTable::fitColumns);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AttemptModel::Time, Qt::AscendingOrder);

    setFocusProxy(m_table);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table);
    m_table->fitColumns();
}

AttemptTable::AttemptTable(QWidget *parent)
    : QTableView(parent)
{
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        const bool isStretched = column == horizontalHeader()->count() - 1;
        m_isPulled = m_isPulled || (!m_isFitting && !isStretched);
    });
}

void AttemptTable::fitColumns()
{
    if (m_isPulled) {
        return;
    }
    const QScopedValueRollback fitting(m_isFitting, true);
    const int letter = fontMetrics().averageCharWidth();
    const QHeaderView *const header = horizontalHeader();
    for (int column = 0; column < header->count() - 1; ++column) {
        const int wanted
            = std::max(sizeHintForColumn(column) + letter, header->sectionSizeHint(column));
        setColumnWidth(column, std::clamp(wanted, letter * 8, letter * 44));
    }
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
    return textOf(rows);
}

QString AttemptTable::textOf(const QList<int> &rows) const
{
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
    for (const int row : rows) {
        addLine([this, row](int column) { return model()->index(row, column).data().toString(); });
    }
    return text;
}

void AttemptTable::copy() const
{
    QGuiApplication::clipboard()->setText(copyText());
}

void AttemptTable::copyAll() const
{
    QList<int> rows(model()->rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    QGuiApplication::clipboard()->setText(textOf(rows));
}

void AttemptTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), this, &AttemptTable::copy);
    menu->popup(event->globalPos());
}

} // namespace roo::gui
