// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/codec.h"
#include "core/llm/failure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;

namespace {

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

void checkError(const Error &error)
{
    require(error.detail.toUtf8().size() <= 4096);
    require(!error.wait || *error.wait >= std::chrono::milliseconds(0));
}

//! Whatever a server sends is read or refused.
void readAsAnswer(const QByteArray &body)
{
    const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), QTimeZone::UTC);
    if (const auto chunk = codec::decodeChunk(body); chunk && chunk->error) {
        checkError(failure::fromFrame(*chunk->error, {}, now));
    }
    (void)codec::decodeCompletion(body);
    (void)codec::decodeModels(body);
    (void)failure::retryAfter({.headers = {{"retry-after", body}}}, QString::fromUtf8(body), now);
    for (const int status : {200, 307, 400, 401, 404, 429, 500}) {
        const Error error = failure::fromHttp(
            {.status = status, .headers = {{"location", body}}, .body = body}, now);
        require(error.httpStatus.has_value());
        checkError(error);
    }
}

//! What is asked arrives as it was meant, and what is answered is read as it was meant.
void writeAsText(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.startsWith(QChar::ByteOrderMark)) {
        return; // Qt's JSON reader drops it at the start of a string
    }
    const QByteArray body
        = codec::encodeRequest({.messages = {{.role = Role::User, .content = text}}}, u"m"_s);
    require(body.isValidUtf8() && !body.contains('\n'));
    const QJsonDocument request = QJsonDocument::fromJson(body);
    require(request["messages"_L1][0]["content"_L1].toString() == text);
    require(request["stream"_L1].toBool());

    const QJsonObject delta{{u"content"_s, text}, {u"reasoning_content"_s, text}};
    const QJsonObject frame{{u"choices"_s, QJsonArray{QJsonObject{{u"delta"_s, delta}}}}};
    const auto chunk = codec::decodeChunk(QJsonDocument(frame).toJson(QJsonDocument::Compact));
    require(chunk && chunk->answer == text && chunk->reasoning == text && !chunk->error);

    const QJsonObject refusal{{u"error"_s, QJsonObject{{u"message"_s, text}, {u"code"_s, 400}}}};
    const auto error = codec::decodeErrorBody(QJsonDocument(refusal).toJson());
    require(error && error->code == "400"_L1);
    require(error->message == (text == "None"_L1 ? QString() : text));
}

//! Halves of surrogate pairs, which no bytes give, never reach the wire.
void writeAsUtf16(const QByteArray &bytes)
{
    QString text(bytes.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        text[i]
            = QChar(static_cast<uchar>(bytes.at(2 * i)), static_cast<uchar>(bytes.at(2 * i + 1)));
    }
    if (text.startsWith(QChar::ByteOrderMark)) {
        return; // as above
    }
    const QByteArray body
        = codec::encodeRequest({.messages = {{.role = Role::User, .content = text}}}, u"m"_s);
    const QString read = QJsonDocument::fromJson(body)["messages"_L1][0]["content"_L1].toString();
    require(read.isValidUtf16() && read.size() == text.size());
    require(!text.isValidUtf16() || read == text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = QByteArrayView(data, static_cast<qsizetype>(size)).toByteArray();
    readAsAnswer(bytes);
    writeAsText(bytes);
    writeAsUtf16(bytes);
    return 0;
}
