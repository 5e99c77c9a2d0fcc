// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/fakelitellm.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

QByteArray post(const QByteArray &model)
{
    const QByteArray body = R"({"model":")" + model + R"("})";
    return "POST /v1/chat/completions HTTP/1.1\r\nX-Twice: a\r\nX-Twice: b\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

//! A connection that only collects what comes.
class Client
{
public:
    explicit Client(const FakeLiteLlm &server)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                         [this] { received += m_socket.readAll(); });
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] bool isClosed() const
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    void close() { m_socket.abort(); }

    QByteArray received;

private:
    QTcpSocket m_socket;
};

Script text(const QByteArray &bytes)
{
    return status(200).write(bytes);
}

} // namespace

class FakeLiteLlmTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void request_isRecorded();
    void routes_areAskedFromTheNarrowToTheWide();
    void connection_isKeptForTheNextRequest();
    void requests_sentAtOnceAreAnsweredInOrder();
    void chunks_areFramed();
    void connectionClose_isHeeded();
    void clientThatGoes_isNoticed();
};

void FakeLiteLlmTest::request_isRecorded()
{
    FakeLiteLlm server;
    server.always(text("hi"_ba));
    Client client(server);
    const QByteArray request = post("m"_ba);
    client.send(request.first(30));
    QTRY_COMPARE(server.bytesReceived(), 30);
    QCOMPARE(server.count(), 0);
    client.send(request.sliced(30));
    QTRY_COMPARE(server.count(), 1);
    const Arrival &arrival = server.arrival(0);
    QCOMPARE(arrival.method, "POST"_ba);
    QCOMPARE(arrival.path, "/v1/chat/completions"_ba);
    QCOMPARE(arrival.count("x-twice"_ba), 2);
    QCOMPARE(arrival.header("x-twice"_ba), "a"_ba);
    QCOMPARE(arrival.model(), u"m"_s);
    QCOMPARE(arrival.size, request.size());
    QTRY_COMPARE(client.received, "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi"_ba);
}

void FakeLiteLlmTest::routes_areAskedFromTheNarrowToTheWide()
{
    FakeLiteLlm server;
    server.reply(text("common once"_ba)).always(text("common"_ba));
    server.forModel(u"a"_s).reply(text("a once"_ba));
    server.forModel(u"b"_s).always(
        [](const Arrival &arrival) { return text("for " + arrival.model().toUtf8()); });
    server.forPath("/v1/models"_ba).always(models({u"x"_s}));
    const QList<QPair<QByteArray, QByteArray>> expected{
        {post("a"_ba), "a once"_ba}, {post("a"_ba), "common once"_ba},
        {post("c"_ba), "common"_ba}, {post("b"_ba), "for b"_ba},
        {post("b"_ba), "for b"_ba},  {"GET /v1/models HTTP/1.1\r\n\r\n"_ba, R"("id":"x")"_ba}};
    for (const auto &[request, answer] : expected) {
        Client client(server);
        client.send(request);
        QTRY_VERIFY2(client.received.contains(answer), answer.constData());
    }
    QCOMPARE(server.modelsAsked().first(3), (QStringList{u"a"_s, u"a"_s, u"c"_s}));
}

void FakeLiteLlmTest::connection_isKeptForTheNextRequest()
{
    FakeLiteLlm server;
    server.reply(text("one"_ba)).reply(text("two"_ba));
    Client client(server);
    client.send(post("a"_ba));
    QTRY_VERIFY(client.received.endsWith("one"));
    client.send(post("a"_ba));
    QTRY_VERIFY(client.received.endsWith("two"));
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.count(), 2);
}

void FakeLiteLlmTest::requests_sentAtOnceAreAnsweredInOrder()
{
    FakeLiteLlm server;
    server.reply(text("one"_ba).delay(20ms)).reply(text("two"_ba));
    Client client(server);
    client.send(post("a"_ba) + post("b"_ba));
    QTRY_VERIFY(client.received.endsWith("two"));
    QVERIFY(client.received.indexOf("one") < client.received.indexOf("two"));
}

void FakeLiteLlmTest::chunks_areFramed()
{
    FakeLiteLlm server;
    server.always(stream("Hello world"_ba).cutAt(6).cutEvery(3, 0ms));
    Client client(server);
    client.send(post("a"_ba));
    QTRY_VERIFY(client.received.endsWith("\r\n\r\n6\r\nHello \r\n5\r\nworld\r\n0\r\n\r\n"));
}

void FakeLiteLlmTest::connectionClose_isHeeded()
{
    FakeLiteLlm server;
    server.always(text("bye"_ba));
    Client client(server);
    client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"_ba);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received.endsWith("bye"));
    QVERIFY(!server.arrival(0).closedByClientAt);
}

void FakeLiteLlmTest::clientThatGoes_isNoticed()
{
    FakeLiteLlm server;
    server.always(silence());
    QSignalSpy closed(&server, &FakeLiteLlm::clientClosed);
    Client client(server);
    client.send(post("a"_ba));
    QTRY_COMPARE(server.count(), 1);
    client.close();
    QVERIFY(closed.wait());
    QVERIFY(server.arrival(0).closedByClientAt >= server.arrival(0).at);
}

QTEST_GUILESS_MAIN(FakeLiteLlmTest)
#include "tst_fakelitellm.moc"
