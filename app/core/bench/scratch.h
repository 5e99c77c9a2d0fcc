// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/jail.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <stop_token>

namespace roo::bench {

//! An empty folder that goes with this. One whose program was killed goes with a later sweep.
class ScratchFolder final
{
    Q_DISABLE_COPY_MOVE(ScratchFolder)

public:
    //! Below `parent`, which need not exist; where that is empty or cannot be made, in the system's
    //! place for such, which no sweep of ours looks at. Error: FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<ScratchFolder>> create(const QString &parent);
    ~ScratchFolder() = default;

    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    explicit ScratchFolder(const QString &pattern);

    std::unique_ptr<edit::Jail> m_lock; //!< Outlives the folder.
    QTemporaryDir m_folder;
};

//! Where measurements have their scratch folders; empty where there is no cache folder.
[[nodiscard]] QString scratchParent(const QString &cache);

//! Removes what killed programs have left below `parent` a day ago or earlier. What is in use
//! stays.
void sweepScratch(const QString &parent, const std::stop_token &stop = {});

} // namespace roo::bench
