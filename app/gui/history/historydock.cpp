// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/historydock.h"

#include "core/run/runsearch.h"
#include "gui/history/historydelegate.h"
#include "gui/history/historymodel.h"
#include "gui/look/clearbutton.h"
#include "gui/window/workbench.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! Before the answers are searched: whoever types goes on typing.
constexpr std::chrono::milliseconds searchPause{300};

} // namespace

HistoryDock::HistoryDock(Workbench &bench, QWidget *parent)
    : QDockWidget(tr("History"), parent)
    , m_bench(bench)
    , m_filter(new HistoryFilter(&bench.history(), this))
    , m_search(new QLineEdit)
    , m_stack(new QStackedWidget)
    , m_view(new QTreeView)
    , m_empty(new QLabel)
{
    setObjectName(u"history"_s);
    build();
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchPause);
    connect(&m_searchDelay, &QTimer::timeout, this, &HistoryDock::searchAnswers);
    connect(m_search, &QLineEdit::textChanged, this, &HistoryDock::search);
    connect(m_search, &QLineEdit::returnPressed, this,
            [this] { forMarked(&HistoryDock::openRequested); });
    connect(m_filter, &QAbstractItemModel::modelReset, this, &HistoryDock::refresh);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &HistoryDock::refresh);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &HistoryDock::refresh);
    connect(m_view, &QTreeView::activated, this,
            [this] { forMarked(&HistoryDock::openRequested); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &HistoryDock::showMenu);
    refresh();
}

HistoryDock::~HistoryDock()
{
    m_searching.request_stop();
}

void HistoryDock::build()
{
    m_search->setPlaceholderText(tr("Search tasks, models, answers"));
    m_search->setAccessibleName(tr("Search the history"));
    addClearButton(m_search, tr("Empty the search"));
    m_view->setModel(m_filter);
    m_view->setAccessibleName(tr("Runs"));
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setIndentation(0);
    m_view->setUniformRowHeights(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setItemDelegate(new HistoryDelegate(m_view));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection); // two are compared
    m_view->setFrameShape(QFrame::NoFrame);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(12);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *const remove = new QAction(tr("&Delete"), m_view);
    remove->setShortcuts(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    // Of several, none: a deletion can be taken back one at a time.
    connect(remove, &QAction::triggered, this,
            [this] { forMarked(&HistoryDock::deleteRequested); });
    m_view->addAction(remove);

    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *const content = new QWidget(this);
    auto *const layout = new QVBoxLayout(content);
    layout->setContentsMargins(4, 4, 4, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_stack, 1);
    setWidget(content);
}

void HistoryDock::refresh()
{
    m_view->expandAll();
    const bool isEmpty = m_filter->rowCount() == 0;
    m_empty->setText(m_search->text().isEmpty() ? tr("Runs that you make are kept here.")
                                                : tr("No run has these words."));
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_view);
    if (!isEmpty && !m_view->currentIndex().isValid()) {
        select(QString(m_selected));
    }
}

void HistoryDock::search()
{
    m_searching.request_stop();
    m_filter->setText(m_search->text());
    refresh();
    if (const QModelIndex day = m_filter->index(0, 0); !m_view->currentIndex().isValid()) {
        m_view->setCurrentIndex(m_filter->index(0, 0, day));
    }
    if (m_search->text().trimmed().isEmpty()) {
        m_searchDelay.stop();
    } else {
        m_searchDelay.start();
    }
}

void HistoryDock::searchAnswers()
{
    const auto store = m_bench.store();
    const run::RunQuery query{.text = m_search->text(), .since = {}};
    if (!store || query.words().isEmpty()) {
        return;
    }
    QList<run::RunSummary> others;
    const QList<run::RunSummary> all = m_bench.history().runs();
    for (const run::RunSummary &run : all) {
        if (!run::matches(run, query)) {
            others.append(run);
        }
    }
    m_searching = {};
    m_bench.worker().run(
        this,
        [store = *store, others, words = query.words(),
         mine = m_searching.get_token()](const std::stop_token &stop) {
            QStringList found;
            run::searchAnswers(
                store, others, words,
                [&](const run::RunSummary &run) {
                    found.append(run.id);
                    return !mine.stop_requested();
                },
                stop);
            return mine.stop_requested() ? QStringList() : found;
        },
        [this, text = m_search->text()](const QStringList &found) {
            if (text == m_search->text()) {
                m_filter->setFound(found);
                refresh();
            }
        });
}

void HistoryDock::select(const QString &runId)
{
    m_selected = runId;
    const QModelIndex index = m_filter->mapFromSource(m_bench.history().indexOf(runId));
    if (index.isValid()) {
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index);
    } else {
        m_view->selectionModel()->clear();
    }
}

void HistoryDock::focusSearch()
{
    show();
    raise();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

//! From the search, which has no use for it, into what was found.
void HistoryDock::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && m_search->hasFocus() && m_view->isVisible()) {
        m_view->setFocus(Qt::TabFocusReason);
    } else {
        QDockWidget::keyPressEvent(event);
    }
}

QString HistoryDock::markedRun() const
{
    const QStringList marked = markedRuns();
    return marked.size() == 1 ? marked.constFirst() : QString();
}

QStringList HistoryDock::markedRuns() const
{
    QStringList ids;
    const QModelIndexList marked = m_view->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : marked) {
        ids.append(index.data(HistoryModel::idRole).toString());
    }
    ids.removeAll(QString());
    return ids;
}

void HistoryDock::forMarked(void (HistoryDock::*signal)(const QString &))
{
    if (const QString id = markedRun(); !id.isEmpty()) {
        emit(this->*signal)(id);
    }
}

void HistoryDock::showMenu(const QPoint &place)
{
    const QModelIndex under = m_view->indexAt(place);
    // By the keyboard it is asked for at a place that means nothing.
    const bool isOnDay = under.isValid() && under.data(HistoryModel::isDayRole).toBool();
    if (isOnDay || markedRuns().isEmpty()) {
        return;
    }
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto add = [&](const QString &text, void (HistoryDock::*signal)(const QString &)) {
        menu->addAction(text, this, [this, signal, id = markedRun()] { emit(this->*signal)(id); });
    };
    if (markedRuns().size() > 1) {
        addCompare(menu);
    } else {
        add(tr("&Open"), &HistoryDock::openRequested);
        add(tr("Re&play"), &HistoryDock::replayRequested);
        add(tr("&Use Its Task Again"), &HistoryDock::runAgainRequested);
        menu->addSeparator();
        addCompare(menu);
        add(tr("&Export…"), &HistoryDock::exportRequested);
        add(tr("Export Code &Files…"), &HistoryDock::codeExportRequested);
        menu->addSeparator();
        add(tr("&Delete"), &HistoryDock::deleteRequested);
    }
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void HistoryDock::addCompare(QMenu *menu)
{
    const QStringList marked = markedRuns();
    QAction *const compare = marked.size() < 2 ? menu->addAction(tr("&Compare With the Shown Run"))
                                               : menu->addAction(tr("&Compare the Two"));
    const QString &one = marked.constFirst();
    const QString other = marked.size() < 2 ? m_selected : marked.constLast();
    compare->setEnabled(marked.size() <= 2 && !other.isEmpty() && one != other);
    if (!compare->isEnabled()) {
        compare->setToolTip(tr("Mark two runs, or open another one first"));
    }
    connect(compare, &QAction::triggered, this,
            [this, one, other] { emit compareRequested(one, other); });
}

} // namespace roo::gui
