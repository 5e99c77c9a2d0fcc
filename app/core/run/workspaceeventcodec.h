// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QJsonObject>
#include <QString>

//! The part of `eventcodec` for what happens with a workspace.
namespace roo::run::eventcodec {

//! Each adds the event's members and its type.
void encodeInto(QJsonObject &json, const WorkspaceRead &event);
void encodeInto(QJsonObject &json, const SecretsFound &event);
void encodeInto(QJsonObject &json, const ConsentGiven &event);
void encodeInto(QJsonObject &json, const EditsPlanned &event);
void encodeInto(QJsonObject &json, const EditsApplied &event);
void encodeInto(QJsonObject &json, const EditsReverted &event);

//! Empty where it is of another type. Error: SyntaxInvalid.
[[nodiscard]] std::optional<Result<EventBody>> decodeWorkspaceEvent(const QString &type,
                                                                    const QJsonObject &json);

} // namespace roo::run::eventcodec
