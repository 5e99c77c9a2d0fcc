// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace roo::bench {

//! The files of a small folder, by their paths.
using FileTree = QMap<QString, QByteArray>;

//! A small piece of work with one right result.
struct Task
{
    QString name; //!< "04-two-files"
    QString task; //!< What the user wants.
    QString plan; //!< What a Planner would say about it.
    FileTree before;
    FileTree after;

    friend bool operator==(const Task &, const Task &) = default;
};

//! The set that is compiled in.
inline constexpr QLatin1StringView shippedSuite{":/conformance"};

//! Reads a set, in the order of the names: a folder for each task with task.md, plan.md, before/
//! and after/. Errors: FileUnreadable, also where there is no task; FileTooLarge; FileNotUtf8.
[[nodiscard]] Result<QList<Task>> readSuite(const QString &folder);

//! Writes the files into a folder that has none of them. Error: FileUnwritable.
[[nodiscard]] Result<void> writeTree(const FileTree &files, const QString &folder);

} // namespace roo::bench
