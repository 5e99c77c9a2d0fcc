// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/ignore.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace roo::edit {

class Jail;

//! `.gitignore` and `.rooignore`.
[[nodiscard]] bool isIgnoreFile(const QString &path);

//! The ignore files of a folder and of those below it, each read once when it is first needed:
//! `.gitignore`, and `.rooignore`, whose rules come after those of the `.gitignore` beside it. The
//! jail outlives it.
class IgnoreFiles final
{
public:
    //! Contents of ignore files by their paths; none where there shall be no such file.
    using Contents = QHash<QString, std::optional<QByteArray>>;

    //! Where `instead` knows a path, that counts and not what lies there.
    explicit IgnoreFiles(const Jail &jail, Contents instead = {})
        : m_jail(jail)
        , m_instead(std::move(instead))
    {
    }

    //! A path that `checkedPath` has left; it need not be there.
    [[nodiscard]] bool isIgnored(const QString &path, bool isFolder);
    //! Ignore files that cannot be read or are too large, so that everything in their folders
    //! counts as ignored. (A `.gitignore` that is no file has no rules, as in git.)
    [[nodiscard]] const QStringList &unreadable() const { return m_unreadable; }

private:
    [[nodiscard]] bool isShut(const QString &folder);
    void read(const QString &folder);
    [[nodiscard]] bool isRead(const QString &folder, const QString &path);

    const Jail &m_jail;
    Contents m_instead;
    IgnoreRules m_rules;
    QHash<QString, bool> m_folders; //!< Those that were looked at: whether they are ignored.
    QStringList m_unreadable;
};

} // namespace roo::edit
