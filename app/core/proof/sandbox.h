// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace roo::proof {

//! What commands may see and write when bubblewrap runs them: the system to read, no network, no
//! process of others, an empty home folder but for the tools in it, and one folder to write, which
//! is shown at the workspace's own path.
class Sandbox final
{
public:
    struct Setup
    {
        QString program; //!< bubblewrap's; an absolute path.
        QProcessEnvironment environment; //!< Scrubbed. HOME, and the variables that name tools.
        QStringList hidden = {}; //!< Our own folders and files, wherever they lie.
    };

    //! The tree that commands work on.
    struct Ground
    {
        QString scratch; //!< Where it lies.
        QString shownAs; //!< The workspace's path, which is not visible itself.
    };

    explicit Sandbox(Setup setup);

    [[nodiscard]] const QString &program() const { return m_setup.program; }
    //! bubblewrap's own arguments; a command with its arguments follows. `folder` is relative to
    //! the ground. Looks at the disk: what is not there is not mounted.
    [[nodiscard]] QStringList arguments(const Ground &ground, const QString &folder) const;
    //! The same without a ground: to try it.
    [[nodiscard]] QStringList arguments() const;
    //! What commands see of the environment.
    [[nodiscard]] QProcessEnvironment environment(const Ground &ground) const;
    //! Whether commands can read what lies there, apart from the ground.
    [[nodiscard]] bool shows(const QString &path) const;

private:
    Setup m_setup;
    QString m_home; //!< Canonical; empty: there is none.
    QStringList m_masked; //!< Canonical folders that are empty inside.
    QStringList m_tools; //!< Paths in those that are bound back.
    QStringList m_hidden; //!< Canonical paths of ours that all this would show.
};

} // namespace roo::proof
