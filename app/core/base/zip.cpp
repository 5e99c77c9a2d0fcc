// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/zip.h"

#include <QStringDecoder>

#include <zip.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace roo::zip {

namespace {

struct ErrorGuard
{
    zip_error_t value;

    ErrorGuard() { ::zip_error_init(&value); }
    ~ErrorGuard() { ::zip_error_fini(&value); }
    Q_DISABLE_COPY_MOVE(ErrorGuard)

    [[nodiscard]] QString words() { return QString::fromUtf8(::zip_error_strerror(&value)); }
};

using Archive = std::unique_ptr<zip_t, decltype(&::zip_discard)>;
using Source = std::unique_ptr<zip_source_t, decltype(&::zip_source_free)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&::zip_fclose)>;

std::unexpected<Error> unwritable(const QString &words)
{
    return std::unexpected(
        Error{.kind = ErrorKind::FileUnwritable, .subject = u"zip"_s, .detail = words});
}

std::unexpected<Error> damaged(const QString &words)
{
    return std::unexpected(
        Error{.kind = ErrorKind::SyntaxInvalid, .detail = words, .expected = u"a zip file"_s});
}

std::unexpected<Error> tooLarge(qint64 limit)
{
    return std::unexpected(
        Error{.kind = ErrorKind::FileTooLarge, .expected = QString::number(limit)});
}

bool add(zip_t *archive, const QString &name, const QByteArray &content, const QDateTime &time)
{
    Source source(::zip_source_buffer(archive, content.constData(),
                                      static_cast<zip_uint64_t>(content.size()), 0),
                  &::zip_source_free);
    if (!source) {
        return false;
    }
    const zip_int64_t index
        = ::zip_file_add(archive, name.toUtf8().constData(), source.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        return false;
    }
    (void)source.release(); // the archive owns it
    const auto entry = static_cast<zip_uint64_t>(index);
    // The DOS time of a zip has no time zone; set as such it does not depend on ours.
    const auto date
        = static_cast<zip_uint16_t>(((std::clamp(time.date().year(), 1980, 2107) - 1980) << 9)
                                    | (time.date().month() << 5) | time.date().day());
    const auto clock = static_cast<zip_uint16_t>(
        (time.time().hour() << 11) | (time.time().minute() << 5) | (time.time().second() / 2));
    return ::zip_file_set_dostime(archive, entry, clock, date, 0) == 0;
}

Result<QByteArray> contentOf(zip_source_t *source)
{
    zip_stat_t stat{};
    if (::zip_source_open(source) != 0) {
        return unwritable(QString::fromUtf8(::zip_error_strerror(::zip_source_error(source))));
    }
    QByteArray bytes;
    zip_int64_t count = -1;
    if (::zip_source_stat(source, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0) {
        bytes.resize(static_cast<qsizetype>(stat.size));
        count = ::zip_source_read(source, bytes.data(), stat.size);
    }
    ::zip_source_close(source);
    return count == bytes.size() ? Result<QByteArray>(bytes) : unwritable(u"not read back"_s);
}

//! The size that an entry claims cannot be trusted: what comes is counted.
Result<QByteArray> read(zip_t *archive, zip_uint64_t index, qint64 limit)
{
    const Entry entry(::zip_fopen_index(archive, index, 0), &::zip_fclose);
    if (!entry) {
        return damaged(QString::fromUtf8(::zip_strerror(archive)));
    }
    QByteArray content;
    QByteArray block(qsizetype{64} * 1024, Qt::Uninitialized);
    for (;;) {
        const zip_int64_t count
            = ::zip_fread(entry.get(), block.data(), static_cast<zip_uint64_t>(block.size()));
        if (count < 0) {
            return damaged(QString::fromUtf8(::zip_file_strerror(entry.get())));
        }
        if (count == 0) {
            return content;
        }
        if (content.size() + count > limit) {
            return tooLarge(limit);
        }
        content += QByteArrayView(block).first(count);
    }
}

} // namespace

Result<QByteArray> pack(const Files &files, const QDateTime &time)
{
    if (files.isEmpty()) {
        return QByteArray(); // the library makes no archive of nothing
    }
    ErrorGuard error;
    zip_source_t *const buffer = ::zip_source_buffer_create(nullptr, 0, 0, &error.value);
    if (buffer == nullptr) {
        return unwritable(error.words());
    }
    const Source kept(buffer, &::zip_source_free);
    ::zip_source_keep(buffer); // the archive frees it, and we read it afterwards
    Archive archive(::zip_open_from_source(buffer, ZIP_TRUNCATE, &error.value), &::zip_discard);
    if (!archive) {
        ::zip_source_free(buffer);
        return unwritable(error.words());
    }
    for (const auto &[name, content] : files.asKeyValueRange()) {
        if (!add(archive.get(), name, content, time.toUTC())) {
            return unwritable(QString::fromUtf8(::zip_strerror(archive.get())));
        }
    }
    if (::zip_close(archive.get()) != 0) {
        return unwritable(QString::fromUtf8(::zip_strerror(archive.get())));
    }
    (void)archive.release(); // closed
    return contentOf(buffer);
}

Result<Files> unpack(const QByteArray &bytes, const Limits &limits, const std::stop_token &stop)
{
    ErrorGuard error;
    Source source(::zip_source_buffer_create(
                      bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error.value),
                  &::zip_source_free);
    const Archive archive(source ? ::zip_open_from_source(source.get(), ZIP_RDONLY, &error.value)
                                 : nullptr,
                          &::zip_discard);
    if (!archive) {
        return damaged(error.words());
    }
    (void)source.release(); // the archive owns it
    const zip_int64_t count = ::zip_get_num_entries(archive.get(), 0);
    if (count > limits.files) {
        return tooLarge(limits.files);
    }
    Files files;
    qint64 left = limits.bytes;
    for (zip_int64_t i = 0; i < count; ++i) {
        if (stop.stop_requested()) {
            return std::unexpected(Error{.kind = ErrorKind::Cancelled});
        }
        const auto index = static_cast<zip_uint64_t>(i);
        const char *const name = ::zip_get_name(archive.get(), index, ZIP_FL_ENC_GUESS);
        if (name == nullptr || QByteArrayView(name).endsWith('/')) {
            continue;
        }
        const Result<QByteArray> content
            = read(archive.get(), index, std::min(left, limits.bytesOfAFile));
        if (!content) {
            return content.error().kind == ErrorKind::FileTooLarge && left < limits.bytesOfAFile
                ? tooLarge(limits.bytes)
                : std::unexpected(content.error());
        }
        left -= content->size();
        // As it stands: fromUtf8 would drop a byte-order mark.
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
        files.insert(decoder(name), *content);
    }
    return files;
}

} // namespace roo::zip
