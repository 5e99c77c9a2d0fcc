// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringView>

namespace roo {

//! Shannon's entropy of the characters, in bits for each: 0 for "aaaa", about 4 for random hex
//! digits.
[[nodiscard]] double entropyOf(QStringView value);

//! It only stands for a value: "your-key-here", "${VAR}", "xxxx", "12345…", an example.
[[nodiscard]] bool isPlaceholder(QStringView value);

//! Small and capital letters without an order, as in no name; digits are not needed.
[[nodiscard]] bool hasRandomLetters(QStringView value);

//! A program has drawn it by lot: 20 characters and more, without words in it, and no UUID, picture
//! or hash that says so itself.
[[nodiscard]] bool looksRandom(QStringView value);

//! The name of a thing that is to stay secret: "api_key", "clientSecret", "X-Auth-Token"; not
//! "public_key", "key_id" or "token_hash".
[[nodiscard]] bool namesSecret(QStringView name);

} // namespace roo
