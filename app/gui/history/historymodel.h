// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runsummary.h"

#include <QAbstractItemModel>
#include <QDate>
#include <QSet>
#include <QSortFilterProxyModel>

#include <functional>

namespace roo::gui {

//! The runs that are kept, newest first, below the days on which they began.
class HistoryModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryModel)

public:
    static constexpr int idRole = Qt::UserRole; //!< Of the run; empty for a day.
    static constexpr int isDayRole = Qt::UserRole + 1;
    static constexpr int detailRole = Qt::UserRole + 2; //!< What stands below the task.
    static constexpr int statusRole = Qt::UserRole + 3; //!< run::RunStatus as a number.

    explicit HistoryModel(QObject *parent = nullptr);

    //! Newest first. Where only new ones have come and others have changed, the rest stays.
    void setRuns(const QList<run::RunSummary> &runs);
    //! Not shown any more, until they are again: a deletion that may still be taken back.
    void hide(const QString &id);
    void unhide(const QString &id);

    [[nodiscard]] QList<run::RunSummary> runs() const;
    //! nullptr for a day.
    [[nodiscard]] const run::RunSummary *run(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;
    [[nodiscard]] bool isEmpty() const { return m_days.isEmpty(); }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Day
    {
        QDate date;
        QList<run::RunSummary> runs;
    };

    void show(const QList<run::RunSummary> &runs);
    [[nodiscard]] bool replaceEach(const QList<Day> &days);

    QList<run::RunSummary> m_all;
    QSet<QString> m_hidden;
    QList<Day> m_days;
};

//! "Today", "Yesterday", a date.
[[nodiscard]] QString dayWords(QDate day, QDate today);

//! Those runs that hold the words looked for, in their summary or, where that was searched, in
//! their answers.
class HistoryFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryFilter)

public:
    explicit HistoryFilter(HistoryModel *history, QObject *parent = nullptr);

    void setText(const QString &text);
    //! Runs that have the words in their answers.
    void setFound(const QStringList &ids);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    void filterAnew();

    const HistoryModel &m_history;
    QString m_text;
    QSet<QString> m_found;
};

} // namespace roo::gui
