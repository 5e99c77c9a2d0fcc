// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/jail.h"

#include <QList>
#include <QStringList>

#include <stop_token>

namespace roo::edit {

class IgnoreFiles;

//! More names than this are not looked at.
inline constexpr qsizetype mostSources = 400'000;

//! What lies in a folder, links and binary files too, whether a model may name it or not.
struct SourceList
{
    QList<Jail::Named> entries; //!< What is not ignored, by path; folders come before what they
                                //!< hold.
    QList<Jail::Named> ignored; //!< What is; of a folder only itself.
    QStringList secrets; //!< What `keepsSecrets`, ignored or not; never looked into.
};

//! Enters no link. Errors: Cancelled; FileUnreadable where there are more names than `mostSources`.
[[nodiscard]] Result<SourceList> listedSources(const Jail &jail, IgnoreFiles &ignore,
                                               const std::stop_token &stop = {});

//! All that lies in a folder of it, by path and including itself, but for `secrets`; `limit` as
//! above. Errors: those of listedSources.
[[nodiscard]] Result<SourceList> listedAll(const Jail &jail, const Jail::Named &folder,
                                           qsizetype limit, const std::stop_token &stop = {});

} // namespace roo::edit
