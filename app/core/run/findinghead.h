// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/review.h"
#include "core/run/reviewplace.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace roo::run {

//! What a line of a review says before it comes to the point.
struct FindingHead
{
    std::optional<Severity> severity = {};
    CodePlace place = {};
    QString text = {}; //!< The rest.
    bool isChoice = false; //!< "critical | major | minor": the form, repeated.
};

//! "**major** `src/a.py:12-15`: what", "src/a.py, line 3 [high] what", in any order.
[[nodiscard]] FindingHead findingHead(QStringView line, const KnownFiles &files);

} // namespace roo::run
