// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/selection.h"
#include "gui/changes/filediff.h"

#include <QAbstractItemModel>

#include <memory>

namespace roo::gui {

//! The files of a change set, and below each its hunks, to be ticked.
class ChangesModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangesModel)

public:
    enum Column { Name, Counts, Match, ColumnCount };

    struct File
    {
        std::shared_ptr<const FileDiff> diff;
        edit::MatchLevel level = edit::MatchLevel::Equal;
        QString origin = {}; //!< In words; empty: nobody knows.
    };

    explicit ChangesModel(QObject *parent = nullptr);

    //! Everything is ticked.
    void setFiles(const QList<File> &files);
    //! Ticks can be changed.
    void setEditable(bool isEditable);

    [[nodiscard]] qsizetype fileCount() const { return m_files.size(); }
    [[nodiscard]] const File &file(qsizetype index) const { return m_files.at(index); }
    //! That an index belongs to; -1 for none.
    [[nodiscard]] qsizetype fileOf(const QModelIndex &index) const;
    //! -1 for a file as a whole.
    [[nodiscard]] qsizetype hunkOf(const QModelIndex &index) const;
    [[nodiscard]] QSet<qsizetype> ticks(qsizetype file) const { return m_ticks.at(file); }
    [[nodiscard]] bool isTicked(qsizetype file) const;
    void toggleHunk(qsizetype file, qsizetype hunk);
    //! What is ticked.
    [[nodiscard]] edit::Selection selection() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    void ticksChanged();

private:
    [[nodiscard]] QVariant fileData(const File &file, int column, int role) const;
    [[nodiscard]] QVariant hunkData(const File &file, qsizetype hunk, int column, int role) const;
    [[nodiscard]] Qt::CheckState checkState(qsizetype file) const;
    void tell(qsizetype file);

    QList<File> m_files;
    QList<QSet<qsizetype>> m_ticks; //!< By file: its hunks.
    QSet<qsizetype> m_tickedFiles; //!< Of those without hunks.
    bool m_isEditable = true;
};

} // namespace roo::gui
