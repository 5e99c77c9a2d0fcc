// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/codefilesmodel.h"

#include "core/base/text.h"
#include "gui/look/elidedlabel.h"

namespace roo::gui {

CodeFilesModel::CodeFilesModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CodeFilesModel::setFiles(const QList<edit::NamedFile> &files)
{
    beginResetModel();
    m_files = files;
    endResetModel();
}

const edit::NamedFile *CodeFilesModel::file(const QModelIndex &index) const
{
    return index.isValid() && index.row() > 0 ? &m_files.at(index.row() - 1) : nullptr;
}

int CodeFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size()) + 1;
}

QVariant CodeFilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const edit::NamedFile *named = file(index);
    if (role == Qt::DisplayRole) {
        return named != nullptr ? text::oneLine(named->path) : tr("Whole answer");
    }
    if (role == Qt::ToolTipRole) {
        return named != nullptr ? plainToolTip(text::oneLine(named->path))
                                : tr("The answer as the model wrote it");
    }
    return {};
}

} // namespace roo::gui
