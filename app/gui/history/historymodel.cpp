// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/historymodel.h"

#include "core/base/text.h"
#include "core/run/runsearch.h"
#include "gui/look/elidedlabel.h"
#include "gui/words/words.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! Days have this as their internal ID, runs that of their day.
constexpr quintptr dayId = std::numeric_limits<quintptr>::max();

QString detailOf(const run::RunSummary &run)
{
    QStringList parts{run.profile};
    parts.append(run.duration ? words::duration(*run.duration) : words::status(run.status));
    if (run.duration && run.status != run::RunStatus::Succeeded) {
        parts.append(words::status(run.status));
    }
    parts.append(QLocale().toString(run.startedAt.toLocalTime().time(), QLocale::ShortFormat));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString taskOf(const run::RunSummary &run)
{
    const QString task = text::oneLine(run.task, 200);
    return task.isEmpty() ? run.id : task;
}

QString spoken(const run::RunSummary &run)
{
    return HistoryModel::tr("%1, %2, %3")
        .arg(taskOf(run), words::status(run.status), detailOf(run));
}

} // namespace

QString dayWords(QDate day, QDate today)
{
    if (day == today) {
        return HistoryModel::tr("Today");
    }
    if (day == today.addDays(-1)) {
        return HistoryModel::tr("Yesterday");
    }
    return QLocale().toString(
        day, day.daysTo(today) < 7 ? u"dddd"_s : QLocale().dateFormat(QLocale::LongFormat));
}

HistoryModel::HistoryModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void HistoryModel::setRuns(const QList<run::RunSummary> &runs)
{
    m_all = runs;
    show(runs);
}

void HistoryModel::hide(const QString &id)
{
    m_hidden.insert(id);
    show(m_all);
}

void HistoryModel::unhide(const QString &id)
{
    m_hidden.remove(id);
    show(m_all);
}

void HistoryModel::show(const QList<run::RunSummary> &runs)
{
    QList<Day> days;
    for (const run::RunSummary &run : runs) {
        if (m_hidden.contains(run.id)) {
            continue;
        }
        const QDate date = run.startedAt.toLocalTime().date();
        if (days.isEmpty() || days.constLast().date != date) {
            days.append({.date = date});
        }
        days.last().runs.append(run);
    }
    if (!replaceEach(days)) {
        beginResetModel();
        m_days = std::move(days);
        endResetModel();
    }
}

//! The usual case: a run has changed, or a new one has come today. The view keeps its place.
bool HistoryModel::replaceEach(const QList<Day> &days)
{
    if (days.size() != m_days.size() || days.isEmpty()) {
        return false;
    }
    const auto idsOf = [](const Day &day, qsizetype from) {
        QStringList ids;
        for (qsizetype i = from; i < day.runs.size(); ++i) {
            ids.append(day.runs.at(i).id);
        }
        return ids;
    };
    const qsizetype added = days.constFirst().runs.size() - m_days.constFirst().runs.size();
    for (qsizetype i = 0; i < days.size(); ++i) {
        if (days.at(i).date != m_days.at(i).date || (i == 0 && added < 0)
            || idsOf(days.at(i), i == 0 ? added : 0) != idsOf(m_days.at(i), 0)) {
            return false;
        }
    }
    if (added > 0) {
        beginInsertRows(index(0, 0, {}), 0, static_cast<int>(added) - 1);
        m_days.first().runs = days.constFirst().runs;
        endInsertRows();
    }
    for (qsizetype i = 0; i < days.size(); ++i) {
        if (m_days.at(i).runs != days.at(i).runs) {
            m_days[i].runs = days.at(i).runs;
            const QModelIndex day = index(static_cast<int>(i), 0, {});
            emit dataChanged(index(0, 0, day), index(rowCount(day) - 1, 0, day));
        }
    }
    return true;
}

QList<run::RunSummary> HistoryModel::runs() const
{
    QList<run::RunSummary> all;
    for (const Day &day : m_days) {
        all += day.runs;
    }
    return all;
}

const run::RunSummary *HistoryModel::run(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != dayId
        ? &m_days.at(static_cast<qsizetype>(index.internalId())).runs.at(index.row())
        : nullptr;
}

QModelIndex HistoryModel::indexOf(const QString &id) const
{
    for (qsizetype day = 0; day < m_days.size(); ++day) {
        const auto &runs = m_days.at(day).runs;
        const auto found = std::ranges::find(runs, id, &run::RunSummary::id);
        if (found != runs.cend()) {
            return createIndex(static_cast<int>(found - runs.cbegin()), 0,
                               static_cast<quintptr>(day));
        }
    }
    return {};
}

QModelIndex HistoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : dayId);
}

QModelIndex HistoryModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != dayId
        ? createIndex(static_cast<int>(index.internalId()), 0, dayId)
        : QModelIndex();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_days.size());
    }
    return parent.internalId() == dayId && parent.column() == 0
        ? static_cast<int>(m_days.at(parent.row()).runs.size())
        : 0;
}

int HistoryModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const run::RunSummary *const summary = run(index);
    if (role == isDayRole) {
        return summary == nullptr;
    }
    if (summary == nullptr) {
        return role == Qt::DisplayRole
            ? QVariant(dayWords(m_days.at(index.row()).date, QDate::currentDate()))
            : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return taskOf(*summary);
    case Qt::ToolTipRole:
        return plainToolTip(text::oneLine(summary->task, 1000) % u'\n' % detailOf(*summary));
    case Qt::AccessibleTextRole:
        return spoken(*summary);
    case idRole:
        return summary->id;
    case detailRole:
        return detailOf(*summary);
    case statusRole:
        return std::to_underlying(summary->status);
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    if (run(index) == nullptr) {
        return Qt::NoItemFlags; // the keyboard passes over a day
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

HistoryFilter::HistoryFilter(HistoryModel *history, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_history(*history)
{
    setRecursiveFilteringEnabled(true);
    setSourceModel(history);
}

void HistoryFilter::setText(const QString &text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    m_found.clear();
    filterAnew();
}

void HistoryFilter::setFound(const QStringList &ids)
{
    m_found = QSet<QString>(ids.cbegin(), ids.cend());
    filterAnew();
}

//! All at once: told of thousands of rows that go one by one, a view takes seconds.
void HistoryFilter::filterAnew()
{
    QAbstractItemModel *const history = sourceModel();
    setSourceModel(nullptr);
    setSourceModel(history);
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_text.isEmpty()) {
        return true;
    }
    const run::RunSummary *const run = m_history.run(m_history.index(row, 0, parent));
    return run != nullptr
        && (m_found.contains(run->id) || run::matches(*run, {.text = m_text, .since = {}}));
}

} // namespace roo::gui
