// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/inlinemessage.h"
#include "gui/proxy/localproxy.h"
#include "gui/proxy/proxymessages.h"
#include "gui/window/workbench.h"

#include "core/run/session.h"

#include "support/fakelitellm.h"
#include "support/litellmproxy.h"
#include "windowtest.h"

#include <QDir>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo;
using gui::ConnectionWatch;
using gui::LocalProxy;

namespace {

constexpr int startsWithinMs = 120'000;
constexpr int endsWithinMs = 20'000;
constexpr int answersWithinMs = 240'000; //!< Three stages of a small model on a busy machine.

//! A workbench whose proxy is not there yet.
struct ProxyFixture
{
    QTemporaryDir home;
    quint16 port = test::closedPort();
    gui::Workbench bench{options()};
    gui::MessageArea area;
    gui::ProxyMessages talk{bench, &area};

    [[nodiscard]] run::AppOptions options() const
    {
        run::AppOptions options;
        options.sources.folders = {.config = home.filePath(u"config"_s),
                                   .data = home.filePath(u"data"_s),
                                   .cache = home.filePath(u"cache"_s)};
        options.sources.options.insert(
            config::variable::baseUrl,
            {.name = u"--base-url"_s, .value = u"http://127.0.0.1:%1"_s.arg(port)});
        return options;
    }
    void start(gui::ServedModels models)
    {
        QDir folder = QFileInfo(qEnvironmentVariable("ROO_TEST_LITELLM")).absoluteDir();
        QVERIFY(folder.cdUp());
        bench.assemble();
        QTRY_COMPARE(state(), ConnectionWatch::State::Unreachable);
        QVERIFY(QDir().mkpath(home.filePath(u"cache/proxy"_s)));
        bench.localProxy().start({.python = u"unused"_s,
                                  .folder = folder.absolutePath(),
                                  .models = models,
                                  .isInstalled = true},
                                 port, {});
    }
    [[nodiscard]] ConnectionWatch::State state() { return bench.connection().state(); }
    [[nodiscard]] bool offers(const QString &model)
    {
        return std::ranges::contains(bench.connection().models(), model, &llm::ModelInfo::id);
    }
};

} // namespace

//! A LiteLLM that is installed, started by the window's own means.
class TestLocalProxyLiteLlm : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void proxy_answersAndEnds();
    void localModel_doesAllStages();
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
    ProxyFixture fixture;
    fixture.start(gui::ServedModels::Providers);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.state(), ConnectionWatch::State::Reachable, startsWithinMs);
    QVERIFY(fixture.offers(u"gpt-4o-mini-2024-07-18"_s));
    QVERIFY(fixture.area.message(u"start"_s)->words().contains(u"[Stop LiteLLM]"));

    fixture.bench.localProxy().stop();
    const auto isUnreachable = [&fixture] {
        fixture.bench.connection().check();
        return fixture.state() == ConnectionWatch::State::Unreachable;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isUnreachable(), endsWithinMs);
    QVERIFY(fixture.area.message(u"start"_s) == nullptr);
}

void TestLocalProxyLiteLlm::localModel_doesAllStages()
{
    // It is asked directly, whatever way to the network there is.
    for (const auto name : {"no_proxy", "NO_PROXY"}) {
        qunsetenv(name);
    }
    qputenv("http_proxy", u"http://127.0.0.1:%1"_s.arg(test::closedPort()).toUtf8());
    const auto restored = qScopeGuard([] { qunsetenv("http_proxy"); });
    ProxyFixture fixture;
    fixture.start(gui::ServedModels::Local);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.state(), ConnectionWatch::State::Reachable, startsWithinMs);
    QVERIFY(fixture.offers(u"local/smollm2-135m-instruct"_s));

    const auto profile = run::builtInProfile(u"local"_s);
    QVERIFY(profile);
    run::Session session(fixture.bench.app()->client(), std::nullopt);
    QSignalSpy finished(&session, &run::Session::finished);
    session.start({.task = u"A Python function that doubles a number"_s,
                   .attachments = {},
                   .profile = *profile,
                   .stages = run::allRoles(),
                   .plan = {},
                   .code = {}});
    QVERIFY(finished.wait(answersWithinMs));
    const run::Run &run = session.run();
    QCOMPARE(run.finish()->outcome, run::Outcome::Succeeded);
    QCOMPARE(run.stages().size(), 3);
    QVERIFY(std::ranges::none_of(run.stages(),
                                 [](const run::Stage &stage) { return stage.answer().isEmpty(); }));
}

ROO_WINDOW_TEST_MAIN(TestLocalProxyLiteLlm)
#include "tst_localproxy_litellm.moc"
