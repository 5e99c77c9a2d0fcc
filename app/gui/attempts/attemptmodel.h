// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/attempts/attemptlog.h"

#include <QAbstractTableModel>

namespace roo::gui {

//! Every attempt of a run as a row.
class AttemptModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttemptModel)

public:
    enum Column { Time, Stage, Model, Status, Took, Class, Decision, CallId };
    //! A value that sorts, where the words do not.
    static constexpr int sortRole = Qt::UserRole;

    explicit AttemptModel(QObject *parent = nullptr);

    void take(const run::RunEvent &event);
    //! All at once, of a run that was kept.
    void setEvents(const QList<run::RunEvent> &events);
    void clear();
    [[nodiscard]] const AttemptLog &log() const { return m_log; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString cell(const AttemptRecord &record, int column) const;

    AttemptLog m_log;
};

//! What an attempt came to, in one sentence: for a tool tip, or whoever cannot see the drawing.
[[nodiscard]] QString attemptWords(const AttemptRecord &record);

} // namespace roo::gui
