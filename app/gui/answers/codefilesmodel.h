// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/namedfiles.h"

#include <QAbstractListModel>

namespace roo::gui {

//! The files of an answer; before them, the answer itself.
class CodeFilesModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeFilesModel)

public:
    explicit CodeFilesModel(QObject *parent = nullptr);

    void setFiles(const QList<edit::NamedFile> &files);
    [[nodiscard]] const QList<edit::NamedFile> &files() const { return m_files; }
    //! Null for the row of the answer.
    [[nodiscard]] const edit::NamedFile *file(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<edit::NamedFile> m_files;
};

} // namespace roo::gui
