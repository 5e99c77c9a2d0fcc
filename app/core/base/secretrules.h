// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QRegularExpression>
#include <QStringView>

#include <vector>

namespace roo {

//! A key that shows by its letters what it is for. The pattern begins with letters that are seldom
//! in a text, for speed, and takes all of the key, so that no text is looked at again and again.
struct KeyRule
{
    QLatin1StringView kind;
    QRegularExpression pattern; //!< With the key in its first group, or all of it.
    qsizetype longest; //!< What is longer than this is something else.
    bool (*isReal)(QStringView key);
};

//! Where more than one would do, the first one counts.
[[nodiscard]] const std::vector<KeyRule> &keyRules();

//! The line above a private key.
[[nodiscard]] const QRegularExpression &privateKeyPattern();

//! ://user:password@host, also with escaped slashes: three groups.
[[nodiscard]] const QRegularExpression &urlPattern();
//! Nothing but an example has such a password, or such a host.
[[nodiscard]] bool isExampleUrl(QStringView user, QStringView password, QStringView host);

//! NAME = value, "name": "value", name => 'value', <name>value, also escaped as JSON. Begins within
//! the name; the last group is the value.
[[nodiscard]] const QRegularExpression &assignmentPattern();

} // namespace roo
