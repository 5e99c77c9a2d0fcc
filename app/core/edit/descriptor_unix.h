// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QtClassHelperMacros>

#include <expected>
#include <unistd.h>

namespace roo::edit {

//! An open file, closed with this.
class Descriptor final
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    ~Descriptor() { reset(-1); }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    void reset(int number)
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
        m_number = number;
    }

private:
    int m_number;
};

//! 0, or the errno.
[[nodiscard]] int writeAll(int descriptor, const QByteArray &content);

//! At most `limit` bytes; or the errno.
[[nodiscard]] std::expected<QByteArray, int> readUpTo(int descriptor, qint64 limit);

} // namespace roo::edit
