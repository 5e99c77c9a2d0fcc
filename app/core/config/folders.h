// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace roo::config {

//! Where the program keeps what it keeps: the platform's own places, honouring XDG variables.
struct Folders
{
    QString config; //!< settings.ini, profiles/, .env; empty where there is no home folder.
    QString data; //!< runs/; empty where there is no home folder.
    QString cache = {}; //!< What nobody misses when it is gone; empty likewise.
};

//! The platform's folders for "roo-harness". Where HOME is not set, the user database is asked;
//! nothing is ever put into the root of the file system for want of a home.
[[nodiscard]] Folders standardFolders();

} // namespace roo::config
