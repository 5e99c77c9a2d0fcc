// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/task/workspacechooser.h"

#include "gui/look/elidedlabel.h"
#include "gui/window/windowmemory.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSignalBlocker>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

enum class Entry { None, Folder, Browse, Clear };
constexpr int entryRole = Qt::UserRole;
constexpr int folderRole = Qt::UserRole + 1;

} // namespace

WorkspaceChooser::WorkspaceChooser(WindowMemory &memory, QWidget *parent)
    : QComboBox(parent)
    , m_memory(memory)
{
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    setAccessibleName(tr("Workspace"));
    connect(this, &QComboBox::activated, this, &WorkspaceChooser::choose);
    rebuild();
}

void WorkspaceChooser::setFolder(const QString &folder)
{
    const QString clean = folder.isEmpty() ? QString() : QDir(folder).absolutePath();
    if (!clean.isEmpty()) {
        m_memory.addWorkspace(clean);
    }
    const bool isOther = clean != m_folder;
    m_folder = clean;
    rebuild();
    if (isOther) {
        emit folderChanged();
    }
}

void WorkspaceChooser::choose(int index)
{
    switch (static_cast<Entry>(itemData(index, entryRole).toInt())) {
    case Entry::None:
        setFolder({});
        break;
    case Entry::Folder:
        setFolder(itemData(index, folderRole).toString());
        break;
    case Entry::Browse:
        rebuild();
        browse();
        break;
    case Entry::Clear:
        m_memory.clearWorkspaces();
        rebuild();
        break;
    }
}

void WorkspaceChooser::browse()
{
    auto *const dialog = new QFileDialog(this, tr("Workspace"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &WorkspaceChooser::setFolder);
    dialog->open();
}

void WorkspaceChooser::rebuild()
{
    const QSignalBlocker blocker(this);
    clear();
    const auto add = [this](const QString &text, Entry entry, const QString &folder = {}) {
        addItem(text);
        setItemData(count() - 1, static_cast<int>(entry), entryRole);
        setItemData(count() - 1, folder, folderRole);
    };
    add(tr("No workspace"), Entry::None);
    QStringList folders = m_memory.workspaces();
    if (!m_folder.isEmpty() && !folders.contains(m_folder)) {
        folders.prepend(m_folder);
    }
    for (const QString &folder : std::as_const(folders)) {
        const QString name = QFileInfo(folder).fileName();
        add(name.isEmpty() ? folder : name, Entry::Folder, folder);
        setItemData(count() - 1, plainToolTip(folder), Qt::ToolTipRole);
        if (!QFileInfo(folder).isDir()) {
            auto *const items = qobject_cast<QStandardItemModel *>(model());
            items->item(count() - 1)->setEnabled(false);
        }
        if (folder == m_folder) {
            setCurrentIndex(count() - 1);
        }
    }
    insertSeparator(count());
    add(tr("Browse…"), Entry::Browse);
    if (!folders.isEmpty()) {
        add(tr("Clear List"), Entry::Clear);
    }
    setToolTip(m_folder.isEmpty() ? tr("The folder that changes are for") : plainToolTip(m_folder));
}

} // namespace roo::gui
