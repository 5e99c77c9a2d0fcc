// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runlookup.h"

#include "core/base/text.h"
#include "core/run/runarchive.h"

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr auto sampleFolder = ":/samples/rest-api"_L1;
constexpr qint64 zipLimit = qint64{512} * 1024 * 1024;

Result<StoredRun> readZip(const QString &path, const std::stop_token &stop)
{
    const Result<QByteArray> bytes = text::readFile(path, zipLimit);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    return archive::unpack(*bytes, stop).transform_error([&path](Error error) {
        error.subject = path;
        return error;
    });
}

bool isFile(const QString &reference)
{
    return reference.endsWith(".zip"_L1, Qt::CaseInsensitive) || reference.contains(u'/')
        || reference.contains(u'\\');
}

} // namespace

bool isSample(const QString &reference)
{
    return reference == "sample"_L1;
}

bool isForeign(const QString &reference)
{
    return isSample(reference) || isFile(reference);
}

Result<StoredRun> lookUpRun(const std::optional<RunStore> &store, const QString &reference,
                            const std::stop_token &stop)
{
    if (isSample(reference)) {
        return readRunFolder(sampleFolder, stop);
    }
    if (isFile(reference)) {
        return readZip(reference, stop);
    }
    if (!store) {
        return std::unexpected(Error{.kind = ErrorKind::RunUnknown, .subject = reference});
    }
    return store->resolve(reference).and_then(
        [&](const QString &id) { return store->loadAll(id, stop); });
}

} // namespace roo::run
