// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/review.h"
#include "core/run/reviewplace.h"

#include <QByteArrayView>

namespace roo::run {

//! A review that was written as JSON, under whatever names; empty: it is none.
[[nodiscard]] Review reviewFromJson(QByteArrayView json, const KnownFiles &files);

} // namespace roo::run
