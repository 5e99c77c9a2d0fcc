// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/rowview.h"

#include "gui/answers/codeview.h"
#include "gui/changes/diffmodel.h"
#include "gui/look/textstyle.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <numeric>

namespace roo::gui {

RowView::RowView(DiffModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(&model);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLayoutDirection(Qt::LeftToRight);
    setFrameShape(NoFrame);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(1);
    header()->setSectionResizeMode(QHeaderView::Fixed);
}

void RowView::fitColumns()
{
    const DiffModel &diff = m_model;
    const auto most
        = std::max<qsizetype>({99, diff.diff()->before.size(), diff.diff()->after.size()});
    const int digit = QFontMetrics(font()).horizontalAdvance(u'9');
    const auto digits = static_cast<int>(QString::number(most).size());
    const int number = (digits + 2) * digit;
    const int columns = m_model.columnCount();
    const int texts = columns == 4 ? 2 : 1;
    const int rest = std::max(100, viewport()->width() - 2 * number);
    for (int i = 0; i < columns; ++i) {
        const auto column = m_model.column(i);
        const bool isNumber
            = column == DiffModel::Column::Before || column == DiffModel::Column::After;
        setColumnWidth(i, isNumber ? number : rest / texts);
    }
}

int RowView::textWidth() const
{
    const int sign = 4 + 2 * QFontMetrics(font()).horizontalAdvance(u'x');
    return columnWidth(m_model.columnCount() - 1) - sign;
}

QString RowView::selectedText() const
{
    QList<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected) {
        rows.append(index.row());
    }
    std::ranges::sort(rows);
    return m_model.textOf(rows);
}

void RowView::copy() const
{
    copyText(selectedText());
}

void RowView::copyAll() const
{
    QList<int> rows(m_model.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    copyText(m_model.textOf(rows));
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
        emit toggled(currentIndex().row());
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        const int step = 4 * QFontMetrics(font()).horizontalAdvance(u'x');
        emit scrolledSideways(event->key() == Qt::Key_Left ? -step : step);
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void RowView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        emit toggled(index.row());
    }
}

void RowView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    emit resized();
}

void RowView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        emit zoomTurned(wheelSteps(*event));
        event->accept();
        return;
    }
    const int sideways = event->angleDelta().x();
    if (std::abs(sideways) > std::abs(event->angleDelta().y())) {
        emit scrolledSideways(-sideways / 2);
        event->accept();
        return;
    }
    QTreeView::wheelEvent(event);
}

} // namespace roo::gui
