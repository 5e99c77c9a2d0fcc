// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "editanswers.h"
#include "support/files.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QTemporaryDir>

namespace roo::test {

//! A temporary folder that changes are for, compared as a whole.
class ProjectFolder final
{
public:
    explicit ProjectFolder(const Files &files)
    {
        for (const auto &[name, bytes] : files.asKeyValueRange()) {
            write(name, bytes);
        }
    }

    //! Without links.
    [[nodiscard]] QString path() const { return QFileInfo(m_folder.path()).canonicalFilePath(); }
    [[nodiscard]] QString path(const QString &name) const { return path() + u'/' + name; }

    void write(const QString &name, const QByteArray &bytes)
    {
        m_isFine = writeFile(path(name), bytes) && m_isFine;
    }
    void remove(const QString &name) { m_isFine = QFile::remove(path(name)) && m_isFine; }
    void vanish() { m_isFine = m_folder.remove() && m_isFine; }

    //! All of them, hidden ones too; empty where the test itself could not write.
    [[nodiscard]] Files files() const
    {
        Files files;
        QDirIterator entries(path(), QDir::Files | QDir::Hidden | QDir::System,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QFileInfo entry = entries.nextFileInfo();
            files.insert(entry.filePath().sliced(path().size() + 1), contentOf(entry.filePath()));
        }
        return m_isFine ? files : Files();
    }

private:
    QTemporaryDir m_folder;
    bool m_isFine = true;
};

} // namespace roo::test
