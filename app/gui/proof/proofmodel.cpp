// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proof/proofmodel.h"

#include "core/base/text.h"
#include "gui/look/colours.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/stateicon.h"
#include "gui/words/proofwords.h"
#include "gui/words/words.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

using Row = ProofModel::Row;
using colours::Tone;
using proof::CheckVerdict;

constexpr int columns = ProofModel::Tree + 1;
constexpr qsizetype longestName = 60;
constexpr qsizetype shownHash = 10; //!< Digits that tell trees apart at a glance.

bool hasRun(const Row &row)
{
    const CheckVerdict verdict = row.result.result.verdict;
    return row.state == Row::State::Done && verdict != CheckVerdict::Skipped
        && verdict != CheckVerdict::CouldNotStart;
}

Sign signOf(const Row &row)
{
    switch (row.state) {
    case Row::State::Pending:
        return Sign::Circle;
    case Row::State::Running:
        return Sign::Dots;
    case Row::State::Broken:
        return Sign::Square;
    case Row::State::Done:
        break;
    }
    switch (row.result.result.verdict) {
    case CheckVerdict::Passed:
        return row.result.isStale || row.result.result.isFlaky ? Sign::Warning : Sign::Tick;
    case CheckVerdict::Skipped:
        return Sign::Dash;
    case CheckVerdict::Failed:
    case CheckVerdict::TimedOut:
    case CheckVerdict::CouldNotStart:
        return Sign::Cross;
    }
    Q_UNREACHABLE_RETURN(Sign::None);
}

Tone toneOfVerdict(const Row &row)
{
    switch (signOf(row)) {
    case Sign::Tick:
        return Tone::Good;
    case Sign::Cross:
        return Tone::Bad;
    case Sign::Warning:
        return Tone::Warning;
    case Sign::Dots:
        return Tone::Active;
    default:
        return Tone::Quiet;
    }
}

std::optional<Tone> toneOfComparison(const Row &row)
{
    switch (row.result.comparison) {
    case proof::Comparison::NewFailure:
        return Tone::Bad;
    case proof::Comparison::Fixed:
        return Tone::Good;
    case proof::Comparison::StillFailing:
        return Tone::Warning;
    case proof::Comparison::StillPassing:
    case proof::Comparison::Unknown:
        return std::nullopt;
    }
    Q_UNREACHABLE_RETURN({});
}

QVariant inkOf(const std::optional<Tone> &tone)
{
    return tone ? QVariant::fromValue(
                      colours::text(*tone, QGuiApplication::palette().color(QPalette::Base)))
                : QVariant();
}

const run::CheckRun *runOf(const run::Proof &proof, const QString &name)
{
    const auto found = std::ranges::find(proof.checks, name, &run::CheckRun::name);
    return found == proof.checks.end() ? nullptr : &*found;
}

//! As far as it has come; what has not run yet is in it as skipped.
proof::ProofReport reportOf(const run::Evidence &evidence, const run::Proof &proof)
{
    const run::Proof *const before = evidence.proofOf(0);
    return proof::ProofReport(
        {.checks = evidence.planned()->checks,
         .results = proof.results(),
         .baseline = before != nullptr && before->start.round != proof.start.round
             ? before->results()
             : QList<proof::CheckResult>(),
         .tree = proof.start.tree});
}

} // namespace

ProofModel::ProofModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ProofModel::setProof(const run::Evidence &evidence, const run::Proof &proof, bool isLive,
                          const QDateTime &since)
{
    QList<Row> rows;
    if (evidence.planned()) {
        const proof::ProofReport report = reportOf(evidence, proof);
        for (const proof::ProofReport::Row &result : report.rows()) {
            const run::CheckRun *const run = runOf(proof, result.check.name);
            const bool hasBegun = run != nullptr && run->isRunning;
            const bool isDone = run != nullptr && run->result && !hasBegun;
            rows.append({.result = result,
                         .state = isDone ? Row::State::Done
                             : !isLive   ? Row::State::Broken
                             : hasBegun  ? Row::State::Running
                                         : Row::State::Pending,
                         .isRepeat = hasBegun && run->isRepeat});
        }
    }
    m_since = since;
    m_now = since;
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows != m_rows) {
        m_rows = rows;
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    }
}

void ProofModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void ProofModel::tick(const QDateTime &now)
{
    m_now = now;
    if (const int row = runningRow(); row >= 0) {
        emit dataChanged(index(row, Took), index(row, Took));
    }
}

int ProofModel::runningRow() const
{
    const auto found = std::ranges::find(m_rows, Row::State::Running, &Row::state);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ProofModel::failedRow() const
{
    const auto found
        = std::ranges::find_if(m_rows, [](const Row &row) { return signOf(row) == Sign::Cross; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ProofModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProofModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ProofModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, column);
    case Qt::AccessibleTextRole: {
        const QString text = cell(row, column);
        return text.isEmpty() ? tr("none") : text;
    }
    case Qt::ToolTipRole:
        return plainToolTip(hint(row, column));
    case Qt::DecorationRole:
        return column == Verdict ? QVariant(signIcon(signOf(row))) : QVariant();
    case Qt::ForegroundRole:
        return column == Verdict   ? inkOf(toneOfVerdict(row))
            : column == Comparison ? inkOf(toneOfComparison(row))
                                   : QVariant();
    default:
        return {};
    }
}

QString ProofModel::verdictCell(const Row &row) const
{
    switch (row.state) {
    case Row::State::Pending:
        return tr("comes later");
    case Row::State::Running:
        return row.isRepeat ? tr("failed, running again") : tr("running");
    case Row::State::Broken:
        return tr("stopped");
    case Row::State::Done:
        break;
    }
    const QString verdict = words::verdict(row.result.result);
    return row.result.isStale ? tr("%1, stale").arg(verdict) : verdict;
}

QString ProofModel::cell(const Row &row, int column) const
{
    const proof::CheckResult &result = row.result.result;
    const bool isDone = row.state == Row::State::Done;
    switch (static_cast<Column>(column)) {
    case Name:
        return text::oneLine(row.result.check.name, longestName);
    case Verdict:
        return verdictCell(row);
    case Comparison:
        return isDone ? words::comparison(row.result.comparison) : QString();
    case Tests:
        return words::tests(result.tests);
    case Took:
        if (row.state == Row::State::Running && m_since.isValid()) {
            return words::seconds(std::chrono::milliseconds(m_since.msecsTo(m_now)));
        }
        return hasRun(row) ? words::duration(result.duration) : QString();
    case Problem:
        return result.problem ? words::problem(*result.problem) : QString();
    case Exit:
        return result.exitCode ? QString::number(*result.exitCode) : QString();
    case Kind:
        return words::kind(row.result.check.kind);
    case Folder:
        return row.result.check.folder.isEmpty() ? u"."_s : text::oneLine(row.result.check.folder);
    case Tree:
        return result.tree.left(shownHash);
    }
    return {};
}

//! More than there is room for in the cell.
QString ProofModel::hint(const Row &row, int column) const
{
    const proof::CheckResult &result = row.result.result;
    QStringList lines{cell(row, column)};
    if (column == Name) {
        lines.append(words::command(row.result.check));
    } else if (column == Verdict) {
        if (result.isFlaky) {
            lines.append(tr("It failed, and passed when it was run again on the same files."));
        }
        if (row.result.isStale) {
            lines.append(tr("It ran on other files than those that would be written: a check "
                            "before it has changed some."));
        }
        if (result.isOutputCut) {
            lines.append(tr("It printed more than is kept: the middle of its output is left out."));
        }
    } else if (column == Problem && result.problem) {
        lines.append(tr("Press Enter or click twice to see the change there."));
    } else if (column == Tree && !result.tree.isEmpty()) {
        lines = {tr("The files that it ran on, as a hash: %1").arg(result.tree)};
    }
    return lines.join(u'\n');
}

QVariant ProofModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Check");
    case Verdict:
        return tr("Verdict");
    case Comparison:
        return tr("Compared");
    case Tests:
        return tr("Tests");
    case Took:
        return tr("Time");
    case Problem:
        return tr("First problem");
    case Exit:
        return tr("Exit");
    case Kind:
        return tr("Kind");
    case Folder:
        return tr("Where");
    case Tree:
        return tr("Files");
    }
    return {};
}

} // namespace roo::gui
