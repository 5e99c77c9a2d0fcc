// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace roo::edit {

class Workspace;

//! How much of a folder may go into a prompt, in bytes of UTF-8.
struct ContextLimits
{
    qint64 total = qint64{200} * 1024; //!< The contents, and the list.
    qint64 file = qint64{64} * 1024; //!< A larger file is never shown.
    qint64 list = qint64{24} * 1024; //!< Of `total`: the list of files, a line for each.
    qint64 taken = 0; //!< Of `total`, by others; the list keeps its room.

    friend bool operator==(const ContextLimits &, const ContextLimits &) = default;
};

//! Why a file that was named is not shown.
enum class LeftOut {
    TooLarge, //!< It alone is more than may be shown of one.
    OverBudget, //!< Those that were named before it have taken the room.
    NoText,
    Protected, //!< Its name, or that of a folder above it, says that it is nobody's business.
    Ignored, //!< By an ignore file.
    Link,
    Missing, //!< It has gone since the files were listed.
    Unreadable
};

struct ShownFile
{
    QString path;
    QString text; //!< All of it, as decoded, without a byte-order mark.

    friend bool operator==(const ShownFile &, const ShownFile &) = default;
};

struct NotShown
{
    QString path;
    LeftOut why = LeftOut::Unreadable;
    qint64 size = -1; //!< In bytes; -1 where nobody has looked.

    friend bool operator==(const NotShown &, const NotShown &) = default;
};

//! What a model is shown of a folder.
struct FolderContext
{
    QStringList listed; //!< Paths of text files, sorted.
    qsizetype unlisted = 0; //!< Text files for which the list has no room.
    bool isCut = false; //!< There are more files than are looked at; nobody has counted those.
    QList<ShownFile> shown; //!< In the order in which they were first named.
    QList<NotShown> notShown; //!< Named, and there, but not shown; in the same order.
    qint64 bytes = 0; //!< Of `ContextLimits::total`: what the list and the contents take.

    friend bool operator==(const FolderContext &, const FolderContext &) = default;
};

//! The list of a folder's text files, and the contents of those that `texts` name, the most
//! important text first (the task, then the plan). A file is named by its whole path, or by its
//! name alone where only one file has it and it can be taken for nothing else; letter cases count.
//! What is ignored or protected is never read. Where the list is too long, files that are named
//! come first, and then those that lie the least deep. Error: Cancelled.
[[nodiscard]] Result<FolderContext> contextOf(Workspace &workspace, const QStringList &texts,
                                              const ContextLimits &limits,
                                              const std::stop_token &stop = {});

} // namespace roo::edit
