// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/attempts/attemptmodel.h"

#include "core/base/text.h"
#include "gui/look/elidedlabel.h"
#include "gui/words/budgetwords.h"
#include "gui/words/proofwords.h"
#include "gui/words/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int columns = AttemptModel::CallId + 1;

QString noteWords(const run::EventBody &body)
{
    return std::visit(
        run::Overloaded{
            [](const run::ProofSkipped &skipped) { return words::proofSkipped(skipped.why); },
            [](const run::FindingsReached &reached) {
                return AttemptModel::tr("%n finding(s)", nullptr,
                                        static_cast<int>(reached.findings.size()));
            },
            [](const run::VerdictReached &reached) {
                return AttemptModel::tr("verdict: %1").arg(words::reviewVerdict(reached.verdict));
            },
            [](const run::SentBack &back) { return words::sentBack(back); },
            [](const run::LoopEnded &end) { return words::loopEnd(end); },
            [](const run::ApprovalGiven &approval) {
                const QStringList despite = words::objections(approval.despite);
                return despite.isEmpty()
                    ? AttemptModel::tr("approved")
                    : AttemptModel::tr("approved all the same: %1").arg(despite.join(u"; "_s));
            },
            [](const run::EditsApplied &applied) {
                return AttemptModel::tr("applied: %n file(s)", nullptr,
                                        static_cast<int>(applied.paths.size()));
            },
            [](const run::EditsReverted &) { return AttemptModel::tr("taken back"); },
            [](const run::RequestPaced &paced) { return words::paced(paced); },
            [](const run::BudgetReached &reached) { return words::budgetReached(reached); },
            [](const auto &) { return QString(); },
        },
        body);
}

//! Where a note belongs.
QString noteStage(const run::EventBody &body)
{
    return std::visit(
        run::Overloaded{
            [](const run::ProofSkipped &) { return AttemptModel::tr("Proof"); },
            [](const run::FindingsReached &) { return words::stageTitle(run::Role::Reviewer); },
            [](const run::VerdictReached &) { return words::stageTitle(run::Role::Reviewer); },
            [](const run::RequestPaced &paced) { return words::stageTitle(paced.stage); },
            [](const run::BudgetReached &) { return AttemptModel::tr("Budget"); },
            [](const auto &) { return AttemptModel::tr("Changes"); },
        },
        body);
}

QString checkOutcome(const AttemptRecord &record)
{
    if (record.check) {
        return words::verdict(*record.check);
    }
    switch (record.state) {
    case AttemptRecord::State::Running:
        return AttemptModel::tr("checking");
    case AttemptRecord::State::Failed:
        return AttemptModel::tr("failed, runs again");
    case AttemptRecord::State::Succeeded:
    case AttemptRecord::State::Stopped:
        return AttemptModel::tr("stopped");
    }
    Q_UNREACHABLE_RETURN({});
}

QString outcome(const AttemptRecord &record)
{
    if (record.kind == AttemptRecord::Kind::Check) {
        return checkOutcome(record);
    }
    if (record.kind == AttemptRecord::Kind::Note) {
        return noteWords(record.note);
    }
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
    const bool isNew = m_log.adds(event);
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
        if (record.kind == AttemptRecord::Kind::Note) {
            return noteStage(record.note);
        }
        if (record.kind == AttemptRecord::Kind::Check) {
            return tr("Proof, %1").arg(words::proofTitle(record.round));
        }
        return record.round > 1
            ? tr("%1, round %2").arg(words::stageTitle(record.stage)).arg(record.round)
            : words::stageTitle(record.stage);
    case Model:
        return record.model;
    case Status:
        return outcome(record);
    case Took:
        return record.endedAt.isValid() && record.kind != AttemptRecord::Kind::Note
            ? words::duration(record.elapsed(record.endedAt))
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
    if (record.kind == AttemptRecord::Kind::Note) {
        return noteStage(record.note) % u": "_s % noteWords(record.note);
    }
    if (record.kind == AttemptRecord::Kind::Check) {
        return AttemptModel::tr("%1, check %2: %3")
            .arg(words::proofTitle(record.round), text::oneLine(record.model),
                 checkOutcome(record));
    }
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
