// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

//! What FakeLiteLlm answers: a value, made by one of the functions below and refined in a chain.
//!     server.reply(sse({u"Hello "_s, u"world"_s}));
//!     server.reply(status(429).header("retry-after", "0").json(R"({"error":{"code":"429"}})"));
//!     server.reply(stream(delta(u"Hel"_s)).cutEvery(1, 2ms).hang());
namespace roo::test {

class Script final
{
public:
    enum class Framing { Length, Chunked, UntilClose, Raw };
    enum class End { Finish, Hang, Close, Reset };

    //! Bytes in one write, after a pause.
    struct Piece
    {
        QByteArray bytes;
        std::chrono::milliseconds pause{0};
    };

    // The head.
    Script &status(int code);
    Script &header(const QByteArray &name, const QByteArray &value);
    Script &framing(Framing framing);
    //! A Content-Length that need not be true.
    Script &contentLength(qint64 bytes);

    // The body. With chunked framing each piece is one HTTP chunk.
    Script &json(const QByteArray &body);
    Script &html(const QByteArray &body);
    Script &write(const QByteArray &bytes);
    //! Waits before what is written next, or before the end.
    Script &pause(std::chrono::milliseconds duration);
    //! Waits before anything is sent.
    Script &delay(std::chrono::milliseconds duration);
    //! Cuts the body into two pieces at this byte.
    Script &cutAt(qsizetype position, std::chrono::milliseconds pause = {});
    //! Cuts all that goes over the wire, head and chunk sizes too.
    Script &cutEvery(qsizetype bytes, std::chrono::milliseconds pause);
    //! After the body, sends these bytes again and again until the client goes.
    Script &repeat(const QByteArray &bytes, std::chrono::milliseconds every);

    // The end, if it is not the proper one.
    Script &hang(); //!< Says nothing more and keeps the socket open.
    Script &close(); //!< Closes the socket, wherever the answer stands.
    Script &reset(); //!< The same with RST.

    //! All that goes over the wire, in writes.
    [[nodiscard]] QList<Piece> pieces() const;
    [[nodiscard]] End end() const;
    [[nodiscard]] std::optional<Piece> repeated() const;

private:
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] Piece framed(const Piece &piece) const;

    int m_status = 200;
    QList<QPair<QByteArray, QByteArray>> m_headers;
    Framing m_framing = Framing::Length;
    std::optional<qint64> m_contentLength;
    QList<Piece> m_body;
    std::chrono::milliseconds m_nextPause{0};
    std::chrono::milliseconds m_delay{0};
    qsizetype m_cutEvery = 0;
    std::chrono::milliseconds m_cutPause{0};
    std::optional<Piece> m_repeated;
    End m_end = End::Finish;
};

// Frames of a stream.
[[nodiscard]] QByteArray frame(const QByteArray &data);
[[nodiscard]] QByteArray delta(const QString &answer);
[[nodiscard]] QByteArray reasoning(const QString &text);
[[nodiscard]] QByteArray finish(const QByteArray &reason = "stop");
[[nodiscard]] QByteArray usage(int promptTokens, int completionTokens);
[[nodiscard]] QByteArray errorFrame(const QByteArray &code, const QByteArray &message);
[[nodiscard]] QByteArray done();

// Answers.
[[nodiscard]] Script status(int code);
//! The answer in these pieces, then "stop", 9 and 2 tokens of usage, and [DONE].
[[nodiscard]] Script sse(const QStringList &pieces);
//! A stream of just these bytes, chunked and properly ended.
[[nodiscard]] Script stream(const QByteArray &body);
//! LiteLLM's error object, with its own code as HTTP status.
[[nodiscard]] Script error(int code, const QByteArray &message,
                           const QByteArray &type = "invalid_request_error");
[[nodiscard]] Script models(const QStringList &ids);
[[nodiscard]] Script redirect(int code, const QUrl &target);
//! These bytes as they are, in place of an HTTP answer.
[[nodiscard]] Script raw(const QByteArray &bytes);
[[nodiscard]] Script silence(); //!< Reads the request and never answers.
[[nodiscard]] Script hangUp(); //!< Closes without an answer.
[[nodiscard]] Script reset(); //!< RST without an answer.

} // namespace roo::test
