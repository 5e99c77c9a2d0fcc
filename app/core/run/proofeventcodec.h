// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QJsonObject>
#include <QString>

//! The part of `eventcodec` for how changes are checked and judged.
namespace roo::run::eventcodec {

//! Each adds the event's members and its type.
void encodeInto(QJsonObject &json, const ChecksPlanned &event);
void encodeInto(QJsonObject &json, const ProofSkipped &event);
void encodeInto(QJsonObject &json, const ProofStarted &event);
void encodeInto(QJsonObject &json, const CheckStarted &event);
void encodeInto(QJsonObject &json, const CheckOutput &event);
void encodeInto(QJsonObject &json, const CheckFinished &event);
void encodeInto(QJsonObject &json, const ProofFinished &event);
void encodeInto(QJsonObject &json, const FindingsReached &event);
void encodeInto(QJsonObject &json, const VerdictReached &event);
void encodeInto(QJsonObject &json, const SentBack &event);
void encodeInto(QJsonObject &json, const LoopEnded &event);
void encodeInto(QJsonObject &json, const ApprovalGiven &event);

//! Empty where it is of another type. Error: SyntaxInvalid.
[[nodiscard]] std::optional<Result<EventBody>> decodeProofEvent(const QString &type,
                                                                const QJsonObject &json);

} // namespace roo::run::eventcodec
