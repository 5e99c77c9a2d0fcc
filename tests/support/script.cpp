// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/script.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace roo::test {

namespace {

QByteArray chunkOf(const QJsonObject &choice)
{
    const QJsonObject chunk{{u"id"_s, u"chatcmpl-1"_s},
                            {u"object"_s, u"chat.completion.chunk"_s},
                            {u"created"_s, 1},
                            {u"model"_s, u"fake"_s},
                            {u"choices"_s, QJsonArray{choice}}};
    return frame(QJsonDocument(chunk).toJson(QJsonDocument::Compact));
}

QByteArray deltaOf(const QString &name, const QString &text)
{
    return chunkOf({{u"index"_s, 0}, {u"delta"_s, QJsonObject{{name, text}}}});
}

QByteArray errorObject(const QByteArray &code, const QByteArray &message, const QByteArray &type)
{
    const QJsonObject error{{u"message"_s, QString::fromUtf8(message)},
                            {u"type"_s, QString::fromUtf8(type)},
                            {u"param"_s, QJsonValue::Null},
                            {u"code"_s, QString::fromUtf8(code)}};
    return QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson(QJsonDocument::Compact);
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK"_ba;
    case 307:
        return "Temporary Redirect"_ba;
    case 401:
        return "Unauthorized"_ba;
    case 429:
        return "Too Many Requests"_ba;
    default:
        return "Status"_ba;
    }
}

} // namespace

Script &Script::status(int code)
{
    m_status = code;
    return *this;
}

Script &Script::header(const QByteArray &name, const QByteArray &value)
{
    m_headers.append({name, value});
    return *this;
}

Script &Script::framing(Framing framing)
{
    m_framing = framing;
    return *this;
}

Script &Script::contentLength(qint64 bytes)
{
    m_contentLength = bytes;
    return *this;
}

Script &Script::json(const QByteArray &body)
{
    return header("content-type"_ba, "application/json"_ba).write(body);
}

Script &Script::html(const QByteArray &body)
{
    return header("content-type"_ba, "text/html; charset=utf-8"_ba).write(body);
}

Script &Script::write(const QByteArray &bytes)
{
    m_body.append({.bytes = bytes, .pause = std::exchange(m_nextPause, {})});
    return *this;
}

Script &Script::pause(milliseconds duration)
{
    m_nextPause += duration;
    return *this;
}

Script &Script::delay(milliseconds duration)
{
    m_delay = duration;
    return *this;
}

Script &Script::cutAt(qsizetype position, milliseconds pause)
{
    for (qsizetype i = 0; i < m_body.size(); ++i) {
        const QByteArray bytes = m_body.at(i).bytes;
        if (position < bytes.size()) {
            m_body[i].bytes = bytes.first(position);
            m_body.insert(i + 1, {.bytes = bytes.sliced(position), .pause = pause});
            return *this;
        }
        position -= bytes.size();
    }
    return *this;
}

Script &Script::cutEvery(qsizetype bytes, milliseconds pause)
{
    m_cutEvery = bytes;
    m_cutPause = pause;
    return *this;
}

Script &Script::repeat(const QByteArray &bytes, milliseconds every)
{
    m_repeated = Piece{.bytes = bytes, .pause = every};
    return *this;
}

Script &Script::hang()
{
    m_end = End::Hang;
    return *this;
}

Script &Script::close()
{
    m_end = End::Close;
    return *this;
}

Script &Script::reset()
{
    m_end = End::Reset;
    return *this;
}

Script::End Script::end() const
{
    return m_end == End::Finish && m_framing == Framing::UntilClose ? End::Close : m_end;
}

std::optional<Script::Piece> Script::repeated() const
{
    return m_repeated ? std::optional(framed(*m_repeated)) : std::nullopt;
}

QByteArray Script::head() const
{
    if (m_framing == Framing::Raw) {
        return {};
    }
    QByteArray head
        = "HTTP/1.1 "_ba + QByteArray::number(m_status) + ' ' + reasonPhrase(m_status) + "\r\n";
    for (const auto &[name, value] : m_headers) {
        head += name + ": " + value + "\r\n";
    }
    if (m_framing == Framing::Chunked) {
        head += "transfer-encoding: chunked\r\n";
    } else if (m_framing == Framing::Length) {
        qint64 size = 0;
        for (const Piece &piece : m_body) {
            size += piece.bytes.size();
        }
        head += "content-length: " + QByteArray::number(m_contentLength.value_or(size)) + "\r\n";
    } else {
        head += "connection: close\r\n";
    }
    return head + "\r\n";
}

Script::Piece Script::framed(const Piece &piece) const
{
    if (m_framing != Framing::Chunked || piece.bytes.isEmpty()) {
        return piece;
    }
    const QByteArray size = QByteArray::number(piece.bytes.size(), 16);
    return {.bytes = size + "\r\n" + piece.bytes + "\r\n", .pause = piece.pause};
}

QList<Script::Piece> Script::pieces() const
{
    QList<Piece> pieces{{.bytes = head(), .pause = m_delay}};
    for (const Piece &piece : m_body) {
        pieces.append(framed(piece));
    }
    const bool ends = m_end == End::Finish && !m_repeated && m_framing == Framing::Chunked;
    pieces.append({.bytes = ends ? "0\r\n\r\n"_ba : QByteArray(), .pause = m_nextPause});
    if (m_cutEvery == 0) {
        return pieces;
    }
    QList<Piece> cut;
    for (const Piece &piece : std::as_const(pieces)) {
        for (qsizetype i = 0; i < piece.bytes.size(); i += m_cutEvery) {
            cut.append({.bytes = piece.bytes.mid(i, m_cutEvery),
                        .pause = m_cutPause + (i == 0 ? piece.pause : milliseconds(0))});
        }
    }
    return cut;
}

QByteArray frame(const QByteArray &data)
{
    return "data: " + data + "\n\n";
}

QByteArray delta(const QString &answer)
{
    return deltaOf(u"content"_s, answer);
}

QByteArray reasoning(const QString &text)
{
    return deltaOf(u"reasoning_content"_s, text);
}

QByteArray finish(const QByteArray &reason)
{
    return chunkOf({{u"index"_s, 0},
                    {u"delta"_s, QJsonObject()},
                    {u"finish_reason"_s, QString::fromUtf8(reason)}});
}

QByteArray usage(int promptTokens, int completionTokens)
{
    return frame(R"({"choices":[],"usage":{"prompt_tokens":)" + QByteArray::number(promptTokens)
                 + R"(,"completion_tokens":)" + QByteArray::number(completionTokens)
                 + R"(,"total_tokens":)" + QByteArray::number(promptTokens + completionTokens)
                 + "}}");
}

QByteArray errorFrame(const QByteArray &code, const QByteArray &message)
{
    return frame(errorObject(code, message, "None"_ba));
}

QByteArray done()
{
    return frame("[DONE]"_ba);
}

Script status(int code)
{
    return Script().status(code);
}

Script sse(const QStringList &pieces)
{
    QByteArray body;
    for (const QString &piece : pieces) {
        body += delta(piece);
    }
    return stream(body + finish() + usage(9, 2) + done());
}

Script stream(const QByteArray &body)
{
    return Script()
        .framing(Script::Framing::Chunked)
        .header("content-type"_ba, "text/event-stream; charset=utf-8"_ba)
        .write(body);
}

Script error(int code, const QByteArray &message, const QByteArray &type)
{
    return status(code).json(errorObject(QByteArray::number(code), message, type));
}

Script models(const QStringList &ids)
{
    QJsonArray data;
    for (const QString &id : ids) {
        data.append(QJsonObject{{u"id"_s, id},
                                {u"object"_s, u"model"_s},
                                {u"created"_s, 1677610602},
                                {u"owned_by"_s, u"openai"_s}});
    }
    const QJsonObject list{{u"object"_s, u"list"_s}, {u"data"_s, data}};
    return status(200).json(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

Script redirect(int code, const QUrl &target)
{
    return status(code).header("location"_ba, target.toEncoded());
}

Script raw(const QByteArray &bytes)
{
    return Script().framing(Script::Framing::Raw).write(bytes);
}

Script silence()
{
    return raw({}).hang();
}

Script hangUp()
{
    return raw({}).close();
}

Script reset()
{
    return raw({}).reset();
}

} // namespace roo::test
