// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/compare/comparewindow.h"

#include "gui/changes/diffview.h"
#include "gui/look/shortcuts.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

CompareWindow::CompareWindow(const Comparison &comparison, const Highlighting &highlighting,
                             TextStyle &style, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_comparison(comparison)
    , m_figures(new QTableWidget(this))
    , m_parts(new QTabBar(this))
    , m_views(new QStackedLayout)
    , m_diff(new DiffView(highlighting, this))
    , m_note(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1 – Roo Harness").arg(comparison.title));
    for (const Comparison::Part &part : std::as_const(m_comparison.parts)) {
        m_parts->addTab(part.title);
    }
    build();
    m_diff->follow(style);
    m_diff->setLayoutOfRows(DiffModel::Layout::SideBySide);
    auto *const close = new QAction(tr("Close"), this);
    close->setShortcuts(shortcutsFor(QKeySequence::Close, {Qt::Key_Escape}));
    connect(close, &QAction::triggered, this, &QWidget::close);
    addAction(close);
    connect(m_parts, &QTabBar::currentChanged, this, &CompareWindow::showPart);
    showPart(m_parts->currentIndex());
    resize(980, 700);
    m_parts->setFocus(Qt::OtherFocusReason);
}

void CompareWindow::build()
{
    m_figures->setColumnCount(3);
    m_figures->setHorizontalHeaderLabels({{}, m_comparison.left, m_comparison.right});
    m_figures->setAccessibleName(tr("Figures of both sides"));
    m_figures->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_figures->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_figures->setShowGrid(false);
    m_figures->setAlternatingRowColors(true);
    m_figures->setWordWrap(false);
    m_figures->setTabKeyNavigation(false);
    m_figures->setFrameShape(QFrame::NoFrame);
    m_figures->verticalHeader()->hide();
    m_figures->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_figures->horizontalHeader()->setHighlightSections(false);
    m_figures->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_figures->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_figures->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_parts->setAccessibleName(tr("Stages"));
    m_parts->setDrawBase(false);
    m_parts->setExpanding(false);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_views->addWidget(m_diff);
    m_views->addWidget(m_note);
    auto *const lower = new QWidget(this);
    auto *const column = new QVBoxLayout(lower);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_parts);
    column->addLayout(m_views, 1);
    auto *const splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_figures);
    splitter->addWidget(lower);
    splitter->setStretchFactor(1, 1);
    qsizetype rows = m_comparison.figures.size() + 2; // with the heading, and room below
    if (!m_comparison.parts.isEmpty()) {
        rows += m_comparison.parts.constFirst().figures.size();
    }
    const int tableHeight
        = static_cast<int>(rows) * m_figures->verticalHeader()->defaultSectionSize();
    splitter->setSizes({tableHeight, 700 - tableHeight});
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
}

void CompareWindow::showPart(int index)
{
    m_figures->setRowCount(0);
    for (const Comparison::Figure &figure : std::as_const(m_comparison.figures)) {
        addFigure(figure);
    }
    if (index < 0) {
        m_note->setText(tr("There are no answers to compare."));
        m_views->setCurrentWidget(m_note);
        return;
    }
    const Comparison::Part &part = m_comparison.parts.at(index);
    for (Comparison::Figure figure : part.figures) {
        figure.name = tr("%1: %2").arg(part.title, figure.name);
        addFigure(figure);
    }
    m_note->setText(part.note);
    m_diff->setDiff(part.diff);
    if (part.note.isEmpty()) {
        m_views->setCurrentWidget(m_diff);
    } else {
        m_views->setCurrentWidget(m_note);
    }
}

void CompareWindow::addFigure(const Comparison::Figure &figure)
{
    const int row = m_figures->rowCount();
    m_figures->insertRow(row);
    int column = 0;
    for (const QString &cell : {figure.name, figure.left, figure.right}) {
        auto *const item = new QTableWidgetItem(cell);
        if (column > 0 && figure.left != figure.right) {
            QFont font = m_figures->font();
            font.setBold(true);
            item->setFont(font);
        }
        m_figures->setItem(row, column++, item);
    }
}

QStringList CompareWindow::figures() const
{
    QStringList lines;
    for (int row = 0; row < m_figures->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_figures->columnCount(); ++column) {
            cells.append(m_figures->item(row, column)->text());
        }
        lines.append(cells.join(u" | "_s));
    }
    return lines;
}

QString CompareWindow::note() const
{
    return m_note->text();
}

} // namespace roo::gui
