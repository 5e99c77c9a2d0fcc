// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/litellmproxy.h"

#include <QFile>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace roo::test {

namespace {

constexpr int readyWithin = 120'000;

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

QString program()
{
    return qEnvironmentVariable("ROO_TEST_LITELLM");
}

//! Nothing fetched, no page served, and nothing of the user's read.
QProcessEnvironment quietEnvironment(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.endsWith("_API_KEY"_L1) || name.startsWith("LITELLM_"_L1)) {
            environment.remove(name);
        }
    }
    for (const char *name : {"LITELLM_LOCAL_MODEL_COST_MAP", "LITELLM_LOCAL_POLICY_TEMPLATES",
                             "LITELLM_LOCAL_BLOG_POSTS", "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS",
                             "NO_DOCS", "DISABLE_ADMIN_UI"}) {
        environment.insert(QString::fromLatin1(name), u"True"_s);
    }
    environment.insert(u"HOME"_s, home);
    return environment;
}

} // namespace

LiteLlmProxy::LiteLlmProxy(const QString &configuration, const QUrl &upstream)
    : m_port(freePort())
{
    QFile source(configuration);
    QFile target(m_folder.filePath(u"config.yaml"_s));
    if (!source.open(QFile::ReadOnly) || !target.open(QFile::WriteOnly)) {
        qFatal("the proxy's configuration cannot be copied");
    }
    target.write(source.readAll().replace("UPSTREAM", upstream.toEncoded()));
    target.close();

    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"log"_s));
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setProcessEnvironment(quietEnvironment(m_folder.path()));
    m_process.start(program(),
                    {u"--config"_s, target.fileName(), u"--host"_s, u"127.0.0.1"_s, u"--port"_s,
                     QString::number(m_port), u"--num_workers"_s, u"1"_s});
}

LiteLlmProxy::~LiteLlmProxy()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

bool LiteLlmProxy::isInstalled()
{
    return !program().isEmpty();
}

bool LiteLlmProxy::waitUntilReady()
{
    return QTest::qWaitFor(
               [this] { return m_process.state() == QProcess::NotRunning || isAlive(); },
               readyWithin)
        && m_process.state() == QProcess::Running;
}

bool LiteLlmProxy::isAlive() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    if (!socket.waitForConnected(1000)) {
        return false;
    }
    socket.write("GET /health/liveliness HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000)) {
        answer += socket.readAll();
    }
    return answer.contains(" 200 ");
}

QUrl LiteLlmProxy::baseUrl() const
{
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(m_port));
}

QString LiteLlmProxy::key() const
{
    return u"sk-local-test"_s; // the master_key of the configuration
}

QByteArray LiteLlmProxy::log() const
{
    QFile file(m_folder.filePath(u"log"_s));
    return file.open(QFile::ReadOnly) ? file.readAll().right(8000) : QByteArray();
}

} // namespace roo::test
