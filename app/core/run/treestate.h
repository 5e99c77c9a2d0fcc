// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/jail.h"
#include "core/run/treehasher.h"

#include <QMap>
#include <QSet>
#include <QString>

#include <functional>
#include <stop_token>

namespace roo::run {

//! What a tree shall hold. Whatever else is in it stays only if it is ignored.
struct TreeState
{
    SourceFiles files;
    QMap<QString, QString> links; //!< By path; what they say.
    QSet<QString> folders; //!< Beyond those that these lie in.
    QStringList absent; //!< Shall not be there, even where it is ignored.
};

//! The bytes of one of the files; an error ends it.
using ContentOf = std::function<Result<QByteArray>(const QString &path, const SourceFile &file)>;

//! Brings a tree to a state, in which many a program may have written before. What is as it shall
//! be is not touched, so that its time stays; no link is followed. `hasher` is the tree's. Errors:
//! Cancelled, FileUnwritable, FileUnreadable, those of `contentOf`; part of it may be done.
[[nodiscard]] Result<void> establish(edit::Jail &tree, TreeHasher &hasher, const TreeState &state,
                                     const ContentOf &contentOf, const std::stop_token &stop);

} // namespace roo::run
