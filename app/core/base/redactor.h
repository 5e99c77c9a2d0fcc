// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace roo {

//! A secret with no way into a string, a log or a comparison by accident. Overwrites its own bytes
//! when it goes (best effort: copies share them).
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) noexcept = default;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    //! The only way to the bytes. For the Authorization header, the redactor and the look for it in
    //! what is about to be sent, nothing else.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

//! Takes secrets out of foreign text before it becomes an error, an event or a log line: the known
//! ones in plain, JSON-escaped, percent-encoded and base64 form (also inside a longer base64 text),
//! and whatever looks like a key. Each becomes "***". Time is linear in the text.
class Redactor final
{
public:
    //! Ignores secrets shorter than four bytes: replacing those would destroy ordinary text.
    void addSecret(const Secret &secret);
    [[nodiscard]] QString redact(const QString &text) const;
    //! In everything that may come from elsewhere.
    [[nodiscard]] Error redact(Error error) const;

private:
    QList<QRegularExpression> m_secrets;
};

} // namespace roo
