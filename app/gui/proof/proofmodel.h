// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/evidence.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <optional>

namespace roo::gui {

//! The proof table: every check of one proof, also while it runs.
class ProofModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProofModel)

public:
    enum Column { Name, Verdict, Comparison, Tests, Took, Problem, Exit, Kind, Folder, Tree };

    struct Row
    {
        enum class State { Pending, Running, Done, Broken /*!< It was stopped with its proof. */ };

        proof::ProofReport::Row result;
        State state = State::Pending;
        bool isRepeat = false; //!< It has failed, and runs again.

        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit ProofModel(QObject *parent = nullptr);

    //! `isLive`: what has not ended yet goes on; the check that runs does so since `since`.
    void setProof(const run::Evidence &evidence, const run::Proof &proof, bool isLive,
                  const QDateTime &since = {});
    void clear();
    //! Time has passed for what runs.
    void tick(const QDateTime &now);

    [[nodiscard]] const Row &row(int row) const { return m_rows.at(row); }
    //! -1: none runs.
    [[nodiscard]] int runningRow() const;
    //! The first that has not passed; -1: none.
    [[nodiscard]] int failedRow() const;
    //! Where the check complains first; none: nowhere.
    [[nodiscard]] const std::optional<proof::Problem> &problem(int row) const
    {
        return m_rows.at(row).result.result.problem;
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString cell(const Row &row, int column) const;
    [[nodiscard]] QString verdictCell(const Row &row) const;
    [[nodiscard]] QString hint(const Row &row, int column) const;

    QList<Row> m_rows;
    QDateTime m_since;
    QDateTime m_now;
};

} // namespace roo::gui
