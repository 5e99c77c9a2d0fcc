// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/zip.h"
#include "core/run/runarchive.h"

#include <QCryptographicHash>
#include <QTimeZone>

#include <cstdint>
#include <cstdlib>

using namespace roo;
using namespace roo::run;

namespace {

constexpr zip::Limits limits{.files = 64, .bytesOfAFile = 65'536, .bytes = 262'144};

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

//! What is unpacked can be packed, and is the same when it is unpacked again. Whether it could be.
bool readAsZip(const QByteArray &bytes)
{
    const Result<zip::Files> files = zip::unpack(bytes, limits);
    if (!files) {
        require(files.error().kind == ErrorKind::SyntaxInvalid
                || files.error().kind == ErrorKind::FileTooLarge);
        return false;
    }
    require(files->size() <= limits.files);
    qint64 size = 0;
    for (const QByteArray &content : *files) {
        require(content.size() <= limits.bytesOfAFile);
        size += content.size();
    }
    require(size <= limits.bytes);
    const Result<QByteArray> packed
        = zip::pack(*files, QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC));
    require(packed.has_value());
    require(zip::unpack(*packed, limits) == files);
    return true;
}

void checkBlobs(const QMap<QString, QByteArray> &blobs)
{
    for (const auto &[name, content] : blobs.asKeyValueRange()) {
        require(name.toLatin1()
                == QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    }
}

//! No part of a run that is not what its name says, and nothing gets lost on the way.
void readAsRun(const QByteArray &bytes)
{
    const Result<StoredRun> stored = archive::unpack(bytes);
    if (!stored) {
        require(stored.error().kind == ErrorKind::RunUnreadable);
        return;
    }
    require(!stored->events.isEmpty());
    require(std::holds_alternative<RunStarted>(stored->events.constFirst().body));
    checkBlobs(stored->requests);
    checkBlobs(stored->attachments);
    const Result<QByteArray> packed = archive::pack(*stored);
    require(packed.has_value());
    require(archive::unpack(*packed) == stored);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = QByteArrayView(data, static_cast<qsizetype>(size)).toByteArray();
    if (readAsZip(bytes)) {
        readAsRun(bytes);
    }
    return 0;
}
