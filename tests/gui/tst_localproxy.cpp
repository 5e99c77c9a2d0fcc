// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proxy/installationlock.h"
#include "gui/proxy/localproxy.h"

#include "support/fakelitellm.h"
#include "support/files.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace roo;
using gui::LocalProxy;
using gui::ServedModels;
using test::writeFile;

namespace {

//! Does what Python would as far as it is asked to, and notes it.
constexpr QByteArrayView python = R"(#!/bin/sh
echo "python $*" | head -n 1 >> "$HOME/record"
echo "python sees ${OPENAI_API_KEY:-no key}" >> "$HOME/record"
case "$1 $2" in
-c*) echo "a warning" >&2; echo "roo-harness-tag cpython-313" ;;
"-m venv")
    mkdir -p "$4/bin"
    cp "$0" "$4/bin/python"
    cp "$(dirname "$0")/litellm" "$4/bin/litellm"
    ;;
"-m pip")
    echo "Collecting litellm"
    [ ! -e "$HOME/no-pip" ] || exit 1
    case "$*" in */local/*) [ ! -e "$HOME/no-model" ] ;; esac
    ;;
*/serve.py*) exec "$(dirname "$0")/litellm" "$@" ;;
esac
)";

constexpr QByteArrayView litellm = R"(#!/bin/sh
echo "litellm $*" >> "$HOME/record"
echo $$ > "$HOME/record.pid"
echo "key $OPENAI_API_KEY" >> "$HOME/record"
echo "LiteLLM speaks of $OPENAI_API_KEY"
[ ! -e "$HOME/die" ] || exit 3
exec sleep 600
)";

const quint16 port = test::closedPort();

} // namespace

class TestLocalProxy : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void look_findsAPython();
    void look_saysThatThereIsNone();
    void start_installsAndRuns();
    void start_whatIsInstalledIsNotInstalledAgain();
    void start_localModelComesOnTop();
    void start_localModelThatFailsLeavesLiteLlm();
    void start_failedInstallationIsSaidAndIsNone();
    void start_withoutACacheToWriteIn();
    void start_portThatIsTakenIsSaid();
    void start_waitsForNoOtherInstallation();
    void end_isSaidWithTheLastWords();
    void stop_endsIt();

private:
    [[nodiscard]] LocalProxy::Plan look(LocalProxy &proxy,
                                        ServedModels models = ServedModels::Providers) const;
    [[nodiscard]] QByteArray record() const
    {
        return test::contentOf(m_folder->filePath(u"record"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_path = qgetenv("PATH");
    QByteArray m_home = qgetenv("HOME");
};

void TestLocalProxy::initTestCase()
{
#ifdef Q_OS_WIN
    QSKIP("The stand-in for Python is a shell script.");
#endif
    qRegisterMetaType<LocalProxy::Plan>();
}

void TestLocalProxy::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const auto &[name, text] :
         {std::pair(u"bin/python3"_s, python), std::pair(u"bin/litellm"_s, litellm)}) {
        const QString path = m_folder->filePath(name);
        QVERIFY(writeFile(path, text.toByteArray()));
        QVERIFY(
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    qputenv("PATH", QString(m_folder->filePath(u"bin"_s) % u":/usr/bin:/bin"_s).toUtf8());
    qputenv("HOME", m_folder->path().toUtf8());
    qputenv("OPENAI_API_KEY", "from-the-environment");
}

void TestLocalProxy::cleanup()
{
    qunsetenv("OPENAI_API_KEY");
    qputenv("PATH", m_path);
    qputenv("HOME", m_home);
}

LocalProxy::Plan TestLocalProxy::look(LocalProxy &proxy, ServedModels models) const
{
    QSignalSpy planned(&proxy, &LocalProxy::planned);
    proxy.look(models);
    return planned.isEmpty() && !planned.wait()
        ? LocalProxy::Plan()
        : planned.constFirst().constFirst().value<LocalProxy::Plan>();
}

void TestLocalProxy::look_findsAPython()
{
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    const LocalProxy::Plan plan = look(proxy);
    QCOMPARE(plan.python, m_folder->filePath(u"bin/python3"_s));
    QVERIFY(plan.folder.startsWith(m_folder->filePath(u"cache/litellm-"_s)));
    QVERIFY(plan.folder.contains(u"-cpython-313-"));
    QVERIFY(!plan.isInstalled);
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
}

void TestLocalProxy::look_saysThatThereIsNone()
{
    qputenv("PATH", m_folder->filePath(u"empty"_s).toUtf8());
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QVERIFY(look(proxy).python.isEmpty());
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
}

void TestLocalProxy::start_installsAndRuns()
{
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    QProcessEnvironment keys;
    keys.insert(u"OPENAI_API_KEY"_s, u"from-a-file"_s);
    const LocalProxy::Plan plan = look(proxy);
    proxy.start(plan, port, keys);
    QCOMPARE(proxy.state(), LocalProxy::State::Installing);
    QTRY_VERIFY(record().contains("\nkey "));
    QCOMPARE(proxy.state(), LocalProxy::State::Running);
    QVERIFY(failed.isEmpty());
    const QByteArray steps = record();
    QVERIFY(steps.contains(QString(u"python -m venv --clear "_s % plan.folder).toUtf8()));
    QVERIFY(steps.contains("--require-hashes --requirement"));
    const QString place = u"--host 127.0.0.1 --port %1 --num_workers 1"_s.arg(port);
    QVERIFY(steps.contains(place.toUtf8()));
    QVERIFY(steps.contains("key from-a-file"));
    QVERIFY(!steps.contains("python sees from"));
    QTRY_VERIFY(proxy.log().contains(u"LiteLLM speaks of ***"_s));
    QVERIFY(!proxy.log().join(u'\n').contains(u"from-a-file"));
}

void TestLocalProxy::start_whatIsInstalledIsNotInstalledAgain()
{
    {
        LocalProxy proxy(m_folder->filePath(u"cache"_s));
        proxy.start(look(proxy), port, {});
        QTRY_VERIFY(record().contains("\nkey "));
    }
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    const LocalProxy::Plan plan = look(proxy);
    QVERIFY(plan.isInstalled);
    proxy.start(plan, port, {});
    QCOMPARE(proxy.state(), LocalProxy::State::Running);
    QTRY_COMPARE(record().count("\nkey "), 2);
    QCOMPARE(record().count("-m venv"), 1);
}

void TestLocalProxy::start_localModelComesOnTop()
{
    const QString cache = m_folder->filePath(u"cache"_s);
    {
        LocalProxy proxy(cache);
        proxy.start(look(proxy), port, {});
        QTRY_VERIFY(record().contains("\nkey "));
    }
    LocalProxy proxy(cache);
    const LocalProxy::Plan plan = look(proxy, ServedModels::Local);
    QVERIFY(plan.hasLiteLlm);
    QVERIFY(!plan.isInstalled);
    proxy.start(plan, port, {});
    QTRY_COMPARE(record().count("\nkey "), 2);
    QCOMPARE(proxy.models(), ServedModels::Local);
    QCOMPARE(record().count("-m venv"), 1);
    QCOMPARE(record().count("-m pip"), 2);
    QVERIFY(record().endsWith("\nkey \n")); // a provider's is not for it
    const QString folder = cache % u"/proxy/local"_s;
    QVERIFY(record().contains(
        QString(u"--require-hashes --requirement %1/requirements.txt"_s.arg(folder)).toUtf8()));
    QVERIFY(record().contains(
        QString(u"litellm %1/serve.py --config %1/config.yaml --host"_s.arg(folder)).toUtf8()));
    QVERIFY(QFile::exists(folder % u"/serve.py"_s));
    proxy.stop();
    QTRY_COMPARE(proxy.state(), LocalProxy::State::Idle);
    QVERIFY(look(proxy, ServedModels::Local).isInstalled);
}

void TestLocalProxy::start_localModelThatFailsLeavesLiteLlm()
{
    QVERIFY(writeFile(m_folder->filePath(u"no-model"_s), {}));
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.start(look(proxy, ServedModels::Local), port, {});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().constFirst().toString(), u"Installing the local model failed"_s);
    QVERIFY(!look(proxy, ServedModels::Local).isInstalled);
    QVERIFY(look(proxy, ServedModels::Providers).isInstalled);
}

void TestLocalProxy::start_failedInstallationIsSaidAndIsNone()
{
    QVERIFY(writeFile(m_folder->filePath(u"no-pip"_s), {}));
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.start(look(proxy), port, {});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
    QVERIFY(proxy.log().contains(u"Collecting litellm"_s));
    QVERIFY(!look(proxy).isInstalled);
    QVERIFY(!record().contains("litellm --config"));
}

void TestLocalProxy::start_withoutACacheToWriteIn()
{
    QVERIFY(writeFile(m_folder->filePath(u"cache"_s), "a file"));
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.look(ServedModels::Providers);
    QCOMPARE(failed.size(), 1);
    failed.clear();
    const LocalProxy::Plan plan{.python = m_folder->filePath(u"bin/python3"_s),
                                .folder = m_folder->filePath(u"cache/litellm"_s),
                                .isInstalled = false};
    proxy.start(plan, port, {});
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.constFirst().constFirst().toString().contains(m_folder->filePath(u"cache"_s)));
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
}

void TestLocalProxy::start_portThatIsTakenIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.start(look(proxy), other.serverPort(), {});
    QCOMPARE(failed.size(), 1);
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
    QVERIFY(!record().contains("-m venv"));
}

void TestLocalProxy::start_waitsForNoOtherInstallation()
{
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    const LocalProxy::Plan plan = look(proxy);
    gui::InstallationLock other;
    QVERIFY(other.take(m_folder->filePath(u"cache"_s)));
    proxy.start(plan, port, {});
    QCOMPARE(failed.size(), 1);
    QVERIFY(!record().contains("-m venv"));
}

void TestLocalProxy::end_isSaidWithTheLastWords()
{
    QVERIFY(writeFile(m_folder->filePath(u"die"_s), {}));
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.start(look(proxy), port, {});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(proxy.log().join(u'\n').contains(u"LiteLLM speaks"));
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
}

void TestLocalProxy::stop_endsIt()
{
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.start(look(proxy), port, {});
    QTRY_VERIFY(record().contains("\nkey "));
    proxy.stop();
    QCOMPARE(proxy.state(), LocalProxy::State::Stopping);
    QTRY_COMPARE(proxy.state(), LocalProxy::State::Idle);
    QVERIFY(failed.isEmpty());
    const pid_t ended = test::contentOf(m_folder->filePath(u"record.pid"_s)).trimmed().toInt();
    QVERIFY(ended > 0);
    QTRY_VERIFY(::kill(ended, 0) != 0);
    proxy.start(look(proxy), port, {});
    QTRY_COMPARE(record().count("\nkey "), 2);
}

QTEST_GUILESS_MAIN(TestLocalProxy)
#include "tst_localproxy.moc"
