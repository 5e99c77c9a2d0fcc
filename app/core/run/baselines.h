// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/proof/check.h"
#include "core/proof/checkresult.h"

#include <QList>
#include <QString>

namespace roo::run {

//! What came of checks on folders as they were before any change, kept below the cache folder: the
//! same checks need not run again on the same tree. Nobody misses what is lost. The worker's to
//! use; several programs may at once.
class Baselines final
{
public:
    //! More are not kept; the oldest go.
    static constexpr qsizetype most = 200;

    //! Below `cache`, which need not be there; where it is empty, nothing is kept.
    explicit Baselines(const QString &cache);

    //! In the order of `checks`; none for those of which nothing is kept.
    [[nodiscard]] QList<proof::CheckResult> find(const QString &treeHash,
                                                 const QList<proof::Check> &checks) const;

    //! `results` are of `checks`, on the tree of that hash. Only what the tree decides is kept:
    //! nothing that was skipped, timed out or could not start. Error: FileUnwritable.
    [[nodiscard]] Result<void> keep(const QString &treeHash, const QList<proof::Check> &checks,
                                    const QList<proof::CheckResult> &results) const;

private:
    [[nodiscard]] QString pathFor(const QString &treeHash, const QList<proof::Check> &checks) const;
    void removeOld() const;

    QString m_folder; //!< Empty: none.
};

} // namespace roo::run
