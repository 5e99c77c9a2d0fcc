// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/attempts/attemptmodel.h"

#include "gui/look/elidedlabel.h"
#include "gui/words/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int columns = AttemptModel::CallId + 1;

QString outcome(const AttemptRecord &record)
{
    switch (record.state) {
    case AttemptRecord::State::Running:
        return record.firstTextAt.isValid() ? AttemptModel::tr("answering")
                                            : AttemptModel::tr("waiting");
    case AttemptRecord::State::Failed:
        return record.failure->error.httpStatus
            ? AttemptModel::tr("failed, HTTP %1").arg(*record.failure->error.httpStatus)
            : AttemptModel::tr("failed");
    case AttemptRecord::State::Succeeded:
        return AttemptModel::tr("done");
    case AttemptRecord::State::Stopped:
        return AttemptModel::tr("stopped");
    }
    Q_UNREACHABLE_RETURN({});
}

QString decision(const AttemptRecord &record)
{
    if (!record.failure) {
        return {};
    }
    const QString wait = record.failure->wait.count() > 0
        ? AttemptModel::tr(" in %1").arg(words::duration(record.failure->wait))
        : QString();
    switch (record.failure->action) {
    case llm::Decision::Action::Retry:
        return AttemptModel::tr("again%1").arg(wait);
    case llm::Decision::Action::Fallback:
        return AttemptModel::tr("next: %1%2").arg(record.failure->nextModel, wait);
    case llm::Decision::Action::Stop:
        return AttemptModel::tr("give up");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

AttemptModel::AttemptModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void AttemptModel::take(const run::RunEvent &event)
{
    const bool isStart = std::holds_alternative<run::RunStarted>(event.body);
    if (isStart) {
        clear();
    }
    const bool isNew = std::holds_alternative<run::AttemptStarted>(event.body);
    if (isNew) {
        beginInsertRows({}, rowCount(), rowCount());
    }
    const qsizetype row = m_log.take(event);
    if (isNew) {
        endInsertRows();
    } else if (row >= 0) {
        emit dataChanged(index(static_cast<int>(row), 0),
                         index(static_cast<int>(row), columns - 1));
    }
}

void AttemptModel::setEvents(const QList<run::RunEvent> &events)
{
    beginResetModel();
    m_log.clear();
    for (const run::RunEvent &event : events) {
        m_log.take(event);
    }
    endResetModel();
}

void AttemptModel::clear()
{
    beginResetModel();
    m_log.clear();
    endResetModel();
}

int AttemptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_log.records().size());
}

int AttemptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant AttemptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const AttemptRecord &record = m_log.records().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(record, index.column());
    case Qt::AccessibleTextRole: {
        const QString text = cell(record, index.column());
        return text.isEmpty() ? tr("none") : text;
    }
    case Qt::ToolTipRole:
        return plainToolTip(attemptWords(record));
    case sortRole:
        if (index.column() == Time) {
            return record.startedAt;
        }
        if (index.column() == Took) {
            return static_cast<qint64>(record.elapsed(record.startedAt).count());
        }
        return cell(record, index.column());
    default:
        return {};
    }
}

QVariant AttemptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (static_cast<Column>(section)) {
    case Time:
        return tr("Time");
    case Stage:
        return tr("Stage");
    case Model:
        return tr("Model");
    case Status:
        return tr("Status");
    case Took:
        return tr("Took");
    case Class:
        return tr("Class");
    case Decision:
        return tr("Decision");
    case CallId:
        return tr("Call ID");
    }
    return {};
}

QString AttemptModel::cell(const AttemptRecord &record, int column) const
{
    switch (static_cast<Column>(column)) {
    case Time:
        return QLocale().toString(record.startedAt.toLocalTime().time(), u"HH:mm:ss"_s);
    case Stage:
        return record.round > 1
            ? tr("%1, round %2").arg(words::stageTitle(record.stage)).arg(record.round)
            : words::stageTitle(record.stage);
    case Model:
        return record.model;
    case Status:
        return outcome(record);
    case Took:
        return record.endedAt.isValid() ? words::duration(record.elapsed(record.endedAt))
                                        : QString();
    case Class:
        return record.failure ? errorKindName(record.failure->error.kind) : QString();
    case Decision:
        return decision(record);
    case CallId:
        return record.id;
    }
    return {};
}

QString attemptWords(const AttemptRecord &record)
{
    QStringList parts{AttemptModel::tr("%1, attempt %2: %3")
                          .arg(words::stageTitle(record.stage))
                          .arg(record.number)
                          .arg(record.model),
                      outcome(record)};
    if (record.firstTextAt.isValid()) {
        parts.append(AttemptModel::tr("first token after %1")
                         .arg(words::duration(std::chrono::milliseconds(
                             record.startedAt.msecsTo(record.firstTextAt)))));
    }
    if (record.endedAt.isValid()) {
        parts.append(
            AttemptModel::tr("took %1").arg(words::duration(record.elapsed(record.endedAt))));
    }
    if (record.failure) {
        parts.append(words::brief(record.failure->error));
        parts.append(decision(record));
    }
    return parts.join(u"; "_s);
}

} // namespace roo::gui
