// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/edit/jail.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <stop_token>

namespace roo::edit {

//! Where scratch folders of one kind lie, and what their names begin with.
struct ScratchPlace
{
    QString parent; //!< Empty where there is no cache folder.
    QString prefix;
};

//! An empty folder that goes with this. One whose program was killed goes with a later sweep.
class ScratchFolder final
{
    Q_DISABLE_COPY_MOVE(ScratchFolder)

public:
    //! The parent need not exist; where it is empty or cannot be made, the folder is in the
    //! system's place for such, which no sweep of ours looks at. Error: FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<ScratchFolder>> create(const ScratchPlace &place);
    ~ScratchFolder();

    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    explicit ScratchFolder(const QString &pattern);

    std::unique_ptr<Jail> m_lock; //!< Outlives the folder.
    QTemporaryDir m_folder;
};

//! Removes what killed programs have left there a day ago or earlier. What is in use stays.
void sweepScratch(const ScratchPlace &place, const std::stop_token &stop = {});

} // namespace roo::edit
