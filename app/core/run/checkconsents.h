// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/proof/check.h"

#include <QList>
#include <QString>

namespace roo::run {

//! Which commands a person has allowed to run, and where: by workspace, by what is run, and by the
//! SHA-256 of what named it, so that whatever changes is asked about again. Kept in the data folder
//! as check-consents.json, which a person can read and edit; several programs may use it at once.
//! The worker's to use.
class CheckConsents final
{
public:
    //! More are not kept; the oldest go.
    static constexpr qsizetype most = 2000;

    //! Below `data`, which need not be there; where it is empty, nothing is kept.
    explicit CheckConsents(const QString &data);

    //! False also where the file cannot be read. Links in the path of the workspace do not matter.
    [[nodiscard]] bool isAllowed(const QString &workspace, const proof::Check &check,
                                 const QString &configSha256) const;

    //! What is broken is put aside as check-consents.json.broken. Errors: FileUnreadable,
    //! FileUnwritable.
    [[nodiscard]] Result<void> allow(const QString &workspace, const QList<proof::Check> &checks,
                                     const QString &configSha256) const;

private:
    QString m_path; //!< Empty: none.
};

} // namespace roo::run
