// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/descriptor_unix.h"

#include <algorithm>
#include <cerrno>

namespace roo::edit {

int writeAll(int descriptor, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t count = ::write(descriptor, content.constData() + done,
                                      static_cast<std::size_t>(content.size() - done));
        if (count < 0 && errno != EINTR) {
            return errno;
        }
        done += count > 0 ? count : 0;
    }
    return 0;
}

std::expected<QByteArray, int> readUpTo(int descriptor, qint64 limit)
{
    constexpr qint64 block = qint64{64} * 1024;
    QByteArray bytes;
    while (bytes.size() < limit) {
        const qsizetype size = bytes.size();
        bytes.resize(size + std::min(block, limit - size));
        const ssize_t count = ::read(descriptor, bytes.data() + size,
                                     static_cast<std::size_t>(bytes.size() - size));
        const int error = count < 0 ? errno : 0;
        bytes.resize(size + std::max<ssize_t>(count, 0));
        if (error != 0 && error != EINTR) {
            return std::unexpected(error);
        }
        if (count == 0) {
            break;
        }
    }
    return bytes;
}

} // namespace roo::edit
