// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QJsonObject>

//! The part of `eventcodec` for what a run begins with.
namespace roo::run::eventcodec {

//! Each adds the event's members and its type.
void encodeInto(QJsonObject &json, const RunStarted &event);
void encodeInto(QJsonObject &json, const AttachmentsAdded &event);

//! Errors: SyntaxInvalid; those of profileFromJson.
[[nodiscard]] Result<EventBody> runStartedFrom(const QJsonObject &json);
[[nodiscard]] AttachmentsAdded attachmentsAddedFrom(const QJsonObject &json);

} // namespace roo::run::eventcodec
