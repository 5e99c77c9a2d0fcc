// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDockWidget>
#include <QStringList>
#include <QTimer>

#include <stop_token>

class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTreeView;

namespace roo::gui {

class HistoryFilter;
class Workbench;

//! All runs that are kept, to be found, opened, run again, exported and deleted.
class HistoryDock final : public QDockWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryDock)

public:
    //! `bench` outlives it.
    explicit HistoryDock(Workbench &bench, QWidget *parent = nullptr);
    ~HistoryDock() override;

    //! Marks a run, where it is there.
    void select(const QString &runId);
    void focusSearch();
    //! The one that is marked; empty: none is, or several are.
    [[nodiscard]] QString markedRun() const;
    //! Those that are marked, by the keyboard or the mouse.
    [[nodiscard]] QStringList markedRuns() const;

signals:
    void openRequested(const QString &runId);
    void replayRequested(const QString &runId);
    void runAgainRequested(const QString &runId);
    void exportRequested(const QString &runId);
    void codeExportRequested(const QString &runId);
    void deleteRequested(const QString &runId);
    void compareRequested(const QString &one, const QString &other);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void search();
    void searchAnswers();
    void refresh();
    void showMenu(const QPoint &place);
    void addCompare(QMenu *menu);
    //! Emits `signal` with the run that is marked, where it is one alone.
    void forMarked(void (HistoryDock::*signal)(const QString &));

    Workbench &m_bench;
    HistoryFilter *m_filter = nullptr;
    QLineEdit *m_search = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTreeView *m_view = nullptr;
    QLabel *m_empty = nullptr;
    QString m_selected; //!< The run that is shown beside.
    QTimer m_searchDelay;
    std::stop_source m_searching;
};

} // namespace roo::gui
