// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proxy/localproxy.h"

#include "support/files.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace roo;
using gui::LocalProxy;
using test::writeFile;

namespace {

//! Does what Python would as far as it is asked to, and notes it.
constexpr QByteArrayView python = R"(#!/bin/sh
echo "python $*" | head -n 1 >> "$ROO_TEST_RECORD"
case "$1 $2" in
-c*) echo cpython-313; echo "$0" ;;
"-m venv")
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    cp "$(dirname "$0")/litellm" "$3/bin/litellm"
    ;;
"-m pip") echo "Collecting litellm"; exit "${ROO_TEST_PIP:-0}" ;;
esac
)";

constexpr QByteArrayView litellm = R"(#!/bin/sh
echo "litellm $*" >> "$ROO_TEST_RECORD"
echo $$ > "$ROO_TEST_RECORD.pid"
echo "key $OPENAI_API_KEY" >> "$ROO_TEST_RECORD"
echo "LiteLLM speaks"
[ -z "$ROO_TEST_DEATH" ] || exit 3
exec sleep 600
)";

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
    void start_failedInstallationIsSaidAndIsNone();
    void start_withoutACacheToWriteIn();
    void end_isSaidWithTheLastWords();
    void stop_endsIt();

private:
    [[nodiscard]] LocalProxy::Plan look(LocalProxy &proxy) const;
    [[nodiscard]] QByteArray record() const
    {
        return test::contentOf(m_folder->filePath(u"record"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_path = qgetenv("PATH");
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
    qputenv("ROO_TEST_RECORD", m_folder->filePath(u"record"_s).toUtf8());
    qputenv("OPENAI_API_KEY", "from-the-environment");
}

void TestLocalProxy::cleanup()
{
    for (const char *const name :
         {"ROO_TEST_RECORD", "ROO_TEST_PIP", "ROO_TEST_DEATH", "OPENAI_API_KEY"}) {
        qunsetenv(name);
    }
    qputenv("PATH", m_path);
}

LocalProxy::Plan TestLocalProxy::look(LocalProxy &proxy) const
{
    QSignalSpy planned(&proxy, &LocalProxy::planned);
    proxy.look();
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
    proxy.start(plan, 4321, keys);
    QCOMPARE(proxy.state(), LocalProxy::State::Installing);
    QTRY_VERIFY(record().contains("key "));
    QCOMPARE(proxy.state(), LocalProxy::State::Running);
    QVERIFY(failed.isEmpty());
    const QByteArray steps = record();
    QVERIFY(steps.contains(QString(u"python -m venv "_s % plan.folder).toUtf8()));
    QVERIFY(steps.contains("--require-hashes --requirement"));
    QVERIFY(steps.contains("--host 127.0.0.1 --port 4321 --num_workers 1"));
    QVERIFY(steps.contains("key from-a-file"));
    QTRY_VERIFY(proxy.log().contains(u"LiteLLM speaks"_s));
    QVERIFY(!proxy.log().join(u'\n').contains(u"from-a-file"));
}

void TestLocalProxy::start_whatIsInstalledIsNotInstalledAgain()
{
    {
        LocalProxy proxy(m_folder->filePath(u"cache"_s));
        proxy.start(look(proxy), 4321, {});
        QTRY_VERIFY(record().contains("key "));
    }
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    const LocalProxy::Plan plan = look(proxy);
    QVERIFY(plan.isInstalled);
    proxy.start(plan, 4321, {});
    QCOMPARE(proxy.state(), LocalProxy::State::Running);
    QTRY_COMPARE(record().count("key "), 2);
    QCOMPARE(record().count("-m venv"), 1);
}

void TestLocalProxy::start_failedInstallationIsSaidAndIsNone()
{
    qputenv("ROO_TEST_PIP", "1");
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.start(look(proxy), 4321, {});
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
    const LocalProxy::Plan plan{.python = m_folder->filePath(u"bin/python3"_s),
                                .folder = m_folder->filePath(u"cache/litellm"_s),
                                .isInstalled = false};
    proxy.start(plan, 4321, {});
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.constFirst().constFirst().toString().contains(m_folder->filePath(u"cache"_s)));
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
}

void TestLocalProxy::end_isSaidWithTheLastWords()
{
    qputenv("ROO_TEST_DEATH", "1");
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.start(look(proxy), 4321, {});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(proxy.log().contains(u"LiteLLM speaks"_s));
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
}

void TestLocalProxy::stop_endsIt()
{
    LocalProxy proxy(m_folder->filePath(u"cache"_s));
    QSignalSpy failed(&proxy, &LocalProxy::failed);
    proxy.start(look(proxy), 4321, {});
    QTRY_VERIFY(record().contains("key "));
    proxy.stop();
    QCOMPARE(proxy.state(), LocalProxy::State::Idle);
    QVERIFY(failed.isEmpty());
    const pid_t ended = test::contentOf(m_folder->filePath(u"record.pid"_s)).trimmed().toInt();
    QVERIFY(ended > 0);
    QTRY_VERIFY(::kill(ended, 0) != 0);
    proxy.start(look(proxy), 4322, {});
    QTRY_COMPARE(record().count("key "), 2);
}

QTEST_GUILESS_MAIN(TestLocalProxy)
#include "tst_localproxy.moc"
