// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/anchor.h"
#include "core/edit/editscript.h"

#include <QList>
#include <QString>

//! What edits of one set may not be to each other.
namespace roo::edit {

//! An edit of a path that may be touched, and the lines of the old text that it speaks of.
struct Claim
{
    qsizetype index = 0; //!< In the set.
    const Edit *edit = nullptr; //!< Outlives the claim.
    LineRange anchor; //!< Has to stay as it is, or is what is taken away.
    LineRange removed;
    bool isPlaced = true; //!< It resolved by itself. Whatever is wrong with the order of a set is
                          //!< wrong also where the file is not as the change wants it.
};

//! Two edits that exclude each other: E_OVERLAP or E_ORDER.
struct Clash
{
    EditCode code = EditCode::Overlap;
    QString path;
    qsizetype first = 0; //!< Indices in the set.
    qsizetype second = 0;

    friend bool operator==(const Clash &, const Clash &) = default;
};

[[nodiscard]] QList<Clash> clashesIn(const QList<Claim> &claims);

//! Whether the code makes a whole set invalid, and not just one change of it.
[[nodiscard]] bool breaksSet(EditCode code);

} // namespace roo::edit
