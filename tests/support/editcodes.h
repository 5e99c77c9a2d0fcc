// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/editscript.h"

#include <QList>

#include <utility>

namespace roo::test {

//! Every code that a change may have, in their order.
inline QList<edit::EditCode> allEditCodes()
{
    QList<edit::EditCode> codes;
    for (int i = 0; i <= std::to_underlying(edit::EditCode::Lines); ++i) {
        codes.append(static_cast<edit::EditCode>(i));
    }
    return codes;
}

} // namespace roo::test
