// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

namespace roo {

//! More findings than this are not listed.
inline constexpr qsizetype mostSecretFindings = 100;

//! Something in a text that looks like a secret.
struct SecretFinding
{
    QString kind; //!< A stable name: "private-key", "aws-access-key", "github-token", …
    int line = 0; //!< From 1.
    //! Enough to find it, too little to use it: "AKIA…". At most four of its characters, at most a
    //! quarter of it, all of them printable ASCII.
    QString masked;
    //! SHA-256 of it, by which two of them are told apart; for this process alone, never written.
    QByteArray digest = {};

    friend bool operator==(const SecretFinding &, const SecretFinding &) = default;
};

//! What is surely meant to stay secret in a text that is about to leave: keys with a known shape,
//! private keys, passwords in URLs, and random values whose name says key, secret, token or
//! password; also where the text is escaped as JSON. In the order of the text, each place once, at
//! most `mostSecretFindings`. Placeholders and documented examples are none; rather one too few
//! than a false alarm. (The Redactor takes out too much rather than too little, so it has patterns
//! of its own.) Time is linear in the text.
[[nodiscard]] QList<SecretFinding> findSecrets(QStringView text);

} // namespace roo
