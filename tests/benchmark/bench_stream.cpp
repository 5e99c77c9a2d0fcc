// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// What a stream costs in CPU time, all threads of the process: ChatCall beside a plain socket that
// only counts bytes, against the same server (a child process) in the same run.
//     bench_stream            compares, and prints one line for each stream
//     bench_stream --serve    only serves, for compare_openai.py; ends with its standard input

#include "core/llm/chatcall.h"
#include "support/fakelitellm.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>
#include <QTcpSocket>
#include <QTextStream>
#include <QThread>

#include <algorithm>
#include <ctime>
#include <functional>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::test;

namespace {

constexpr int streams[] = {20'003, 100'000};
constexpr int runs = 7;

Script streamOf(int chunks)
{
    Script script = stream({});
    for (int i = 0; i < chunks - 3; ++i) {
        script.write(delta(QString::number(i) + u" word"_s));
    }
    return script.write(finish()).write(usage(9, chunks)).write(done());
}

int serve()
{
    FakeLiteLlm server;
    for (const int chunks : streams) {
        const QByteArray path = "/"_ba + QByteArray::number(chunks) + "/chat/completions";
        server.forPath(path).always(streamOf(chunks));
    }
    QTextStream(stdout) << "http://127.0.0.1:" << server.port() << Qt::endl;
    const std::unique_ptr<QThread> input(QThread::create([] { QTextStream(stdin).readAll(); }));
    QObject::connect(input.get(), &QThread::finished, qApp, &QCoreApplication::quit);
    input->start();
    const int code = QCoreApplication::exec();
    input->wait();
    return code;
}

//! CPU milliseconds of this process.
double cpuTime()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

//! The least of several runs: what disturbs a run only adds to it.
double leastOf(const std::function<bool()> &run)
{
    double least = 0;
    for (int i = 0; i < runs; ++i) {
        const double before = cpuTime();
        if (!run()) {
            qFatal("a stream did not arrive whole");
        }
        const double took = cpuTime() - before;
        least = i == 0 ? took : std::min(least, took);
    }
    return least;
}

bool countBytes(const QUrl &base)
{
    QTcpSocket socket;
    socket.connectToHost(base.host(), static_cast<quint16>(base.port()));
    socket.write(
        "POST " + base.path().toLatin1()
        + "/chat/completions HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
    qint64 bytes = 0;
    while (socket.waitForReadyRead()) {
        bytes += socket.readAll().size();
    }
    return bytes > 0 && socket.error() == QAbstractSocket::RemoteHostClosedError;
}

bool callModel(const QUrl &base, int chunks)
{
    llm::ChatCall call({.baseUrl = base},
                       {.request = {.messages = {{.content = u"x"_s}}}, .chain = {u"a"_s}});
    int deltas = 0;
    bool isWhole = false;
    QObject::connect(&call, &llm::ChatCall::deltaReceived, qApp, [&deltas] { ++deltas; });
    QObject::connect(&call, &llm::ChatCall::finished, qApp,
                     [&](const Result<llm::ChatReply> &result) {
                         isWhole = result && deltas == chunks - 3;
                         QCoreApplication::quit();
                     });
    call.start();
    QCoreApplication::exec();
    return isWhole;
}

int compare()
{
    QProcess server;
    server.start(QCoreApplication::applicationFilePath(), {u"--serve"_s});
    if (!server.waitForReadyRead()) {
        qFatal("the server did not start");
    }
    const QString address = QString::fromUtf8(server.readLine()).trimmed();
    QTextStream out(stdout);
    for (const int chunks : streams) {
        const QUrl base(address + u'/' + QString::number(chunks));
        const double plain = leastOf([&base] { return countBytes(base); });
        const double call = leastOf([&base, chunks] { return callModel(base, chunks); });
        out << u"%1 chunks: plain socket %2 ms, ChatCall %3 ms of CPU, ratio %4"_s.arg(
            QString::number(chunks), QString::number(plain, 'f', 1), QString::number(call, 'f', 1),
            QString::number(call / plain, 'f', 1))
            << Qt::endl;
    }
    server.closeWriteChannel();
    server.waitForFinished();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"serve"_s, u"Only serve, and print the address."_s});
    parser.process(application);
    return parser.isSet(u"serve"_s) ? serve() : compare();
}
