// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/review.h"

#include <QAbstractTableModel>
#include <QSet>

namespace roo::gui {

//! What the Reviewer complains of, to be marked.
class FindingsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingsModel)

public:
    enum Column { Severity, Place, What };

    explicit FindingsModel(QObject *parent = nullptr);

    //! Nothing is marked; what is the same stays as it is.
    void setFindings(const QList<run::Finding> &findings);
    //! Marks can be set.
    void setEditable(bool isEditable);

    [[nodiscard]] const run::Finding &finding(int row) const { return m_findings.at(row); }
    //! In their order.
    [[nodiscard]] QList<qsizetype> marked() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    void marksChanged();

private:
    [[nodiscard]] QString cell(const run::Finding &finding, int column) const;

    QList<run::Finding> m_findings;
    QSet<qsizetype> m_marks;
    bool m_isEditable = false;
};

} // namespace roo::gui
