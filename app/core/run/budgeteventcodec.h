// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QJsonObject>
#include <QString>

//! The part of `eventcodec` for what budgets do to a run.
namespace roo::run::eventcodec {

//! Each adds the event's members and its type.
void encodeInto(QJsonObject &json, const BudgetReached &event);
void encodeInto(QJsonObject &json, const RequestPaced &event);

//! Empty where it is of another type. Error: SyntaxInvalid.
[[nodiscard]] std::optional<Result<EventBody>> decodeBudgetEvent(const QString &type,
                                                                 const QJsonObject &json);

} // namespace roo::run::eventcodec
