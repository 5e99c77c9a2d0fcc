// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/inlinemessage.h"
#include "gui/proxy/localproxy.h"
#include "gui/proxy/proxymessages.h"
#include "gui/window/workbench.h"

#include "support/fakelitellm.h"
#include "support/litellmproxy.h"
#include "windowtest.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo;
using gui::ConnectionWatch;
using gui::LocalProxy;

//! A LiteLLM that is installed, started by the window's own means.
class TestLocalProxyLiteLlm : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void proxy_answersAndEnds();
};

void TestLocalProxyLiteLlm::initTestCase()
{
    if (!test::LiteLlmProxy::isInstalled()) {
        QVERIFY2(qEnvironmentVariableIsEmpty("ROO_REQUIRE_LITELLM"),
                 "ROO_TEST_LITELLM names no LiteLLM, and ROO_REQUIRE_LITELLM wants one");
        QSKIP("ROO_TEST_LITELLM names no LiteLLM; packaging/test sets it");
    }
}

void TestLocalProxyLiteLlm::proxy_answersAndEnds()
{
    constexpr int startsWithinMs = 120'000;
    constexpr int endsWithinMs = 20'000;
    const QTemporaryDir home;
    const quint16 port = test::closedPort();
    QDir folder = QFileInfo(qEnvironmentVariable("ROO_TEST_LITELLM")).absoluteDir();
    QVERIFY(folder.cdUp());

    run::AppOptions options;
    options.sources.folders = {.config = home.filePath(u"config"_s),
                               .data = home.filePath(u"data"_s),
                               .cache = home.filePath(u"cache"_s)};
    options.sources.options.insert(
        config::variable::baseUrl,
        {.name = u"--base-url"_s, .value = u"http://127.0.0.1:%1"_s.arg(port)});
    gui::Workbench bench(options);
    gui::MessageArea area;
    const gui::ProxyMessages talk(bench, &area);
    bench.assemble();
    QTRY_COMPARE(bench.connection().state(), ConnectionWatch::State::Unreachable);

    QVERIFY(QDir().mkpath(home.filePath(u"cache/proxy"_s)));
    bench.localProxy().start(
        {.python = u"unused"_s, .folder = folder.absolutePath(), .isInstalled = true}, port, {});
    QTRY_COMPARE_WITH_TIMEOUT(bench.connection().state(), ConnectionWatch::State::Reachable,
                              startsWithinMs);
    QVERIFY(std::ranges::contains(bench.connection().models(), u"gpt-4o-mini-2024-07-18"_s,
                                  &llm::ModelInfo::id));
    QVERIFY(area.message(u"start"_s)->words().contains(u"[Stop LiteLLM]"));

    bench.localProxy().stop();
    const auto isUnreachable = [&bench] {
        bench.connection().check();
        return bench.connection().state() == ConnectionWatch::State::Unreachable;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isUnreachable(), endsWithinMs);
    QVERIFY(area.message(u"start"_s) == nullptr);
}

ROO_WINDOW_TEST_MAIN(TestLocalProxyLiteLlm)
#include "tst_localproxy_litellm.moc"
