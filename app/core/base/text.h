// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace roo::text {

//! Strict: empty for bytes that are not UTF-8. A leading byte-order mark is dropped.
[[nodiscard]] std::optional<QString> decodeUtf8(QByteArrayView bytes);

//! Takes the beginning of a text as UTF-8, some hundred kilobytes of it, so that a large one need
//! not be held twice. Empty when nothing is left. No surrogate pair is cut in two.
[[nodiscard]] QByteArray takeUtf8Piece(QStringView &text);

//! Half of a surrogate pair, which no UTF-8 can hold, becomes U+FFFD.
[[nodiscard]] QString withoutHalfPairs(QString text);

//! Foreign text made safe for a terminal: C0 controls but line feed and tab become pictures (U+241B
//! for escape), C1 and bidirectional controls become text ("<U+202E>"), a carriage return is
//! dropped. Each character stands for itself, so a text may be passed in pieces, cut anywhere.
[[nodiscard]] QString printable(QStringView text);

//! `printable`, on one line and at most `limit` characters long, for messages; what was cut off
//! shows as "…".
[[nodiscard]] QString oneLine(QStringView text, qsizetype limit = 300);

//! The candidates that look like `word`, best first, at most `limit`: small edit distance, or
//! one containing the other. Case does not count.
[[nodiscard]] QStringList lookAlikes(const QString &word, const QStringList &candidates,
                                     qsizetype limit = 3);

//! A character that takes no room, and so makes two texts look the same.
[[nodiscard]] bool isInvisible(char32_t character);

//! The first character that turns a text around or cannot be seen; what belongs to an emoji is no
//! such one.
[[nodiscard]] std::optional<char32_t> hiddenCharacter(QStringView text);

//! A code fence of backticks that is longer than any run of backticks in `content`, three at least.
[[nodiscard]] QString fenceFor(QStringView content);

//! The whole file, at most `limit` bytes. Pipes and devices are read up to their end; after
//! `silence` without a byte they are given up. Errors: FileUnreadable, FileTooLarge.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 limit,
                                          std::chrono::milliseconds silence
                                          = std::chrono::seconds(10));

//! `readFile` and `decodeUtf8`. Errors: those of readFile, FileNotUtf8.
[[nodiscard]] Result<QString> readUtf8File(const QString &path, qint64 limit);

} // namespace roo::text
