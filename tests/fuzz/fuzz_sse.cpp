// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/sseparser.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace roo;
using namespace roo::llm;

namespace {

struct Heard
{
    QList<QByteArray> events;
    bool hasFailed = false;
    qint64 comments = 0;

    friend bool operator==(const Heard &, const Heard &) = default;
};

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

//! `pieceLength` says how long the piece at an offset is.
template <typename PieceLength>
Heard listen(QByteArrayView stream, qsizetype limit, PieceLength pieceLength)
{
    SseParser parser(limit);
    Heard heard;
    const auto take = [&](const Result<QList<QByteArray>> &result) {
        if (!result) {
            heard.hasFailed = true;
            return;
        }
        require(!heard.hasFailed);
        for (const QByteArray &event : *result) {
            require(event.size() <= limit);
        }
        heard.events += *result;
    };
    for (qsizetype at = 0; at < stream.size();) {
        const qsizetype length = std::min(pieceLength(at), stream.size() - at);
        take(parser.feed(stream.sliced(at, length)));
        at += length;
    }
    take(parser.finish());
    heard.comments = parser.comments();
    return heard;
}

} // namespace

//! The events and the error are the same however the bytes are cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView stream(data, static_cast<qsizetype>(size));
    for (const qsizetype limit : {qsizetype(8), qsizetype(40), qsizetype(1) << 24}) {
        const Heard whole = listen(stream, limit, [&](qsizetype) { return stream.size(); });
        require(whole == listen(stream, limit, [](qsizetype) { return qsizetype(1); }));
        require(whole == listen(stream, limit, [](qsizetype) { return qsizetype(2); }));
        // Pieces as the content gives them: the fuzzer finds the cuts by itself.
        require(whole == listen(stream, limit, [&](qsizetype at) {
                    return qsizetype(1) + (static_cast<unsigned char>(stream.at(at)) & 15);
                }));
    }
    return 0;
}
