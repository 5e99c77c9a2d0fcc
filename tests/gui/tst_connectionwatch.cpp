// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/connectionwatch.h"

#include "core/run/app.h"
#include "windowfixture.h"

#include <QSignalSpy>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

std::shared_ptr<const run::App> appFor(const WindowFixture &fixture, const QUrl &url)
{
    Result<std::unique_ptr<run::App>> app = run::App::assemble(fixture.optionsFor(url));
    return app ? std::shared_ptr<const run::App>(*std::move(app)) : nullptr;
}

} // namespace

class ConnectionWatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void proxy_isReachableWithItsModels();
    void closedPort_isUnreachable();
    void unreachableProxy_isAskedAgain();
    void nobodyLooking_asksNobody();
    void otherApp_isAskedAnew();
};

void ConnectionWatchTest::proxy_isReachableWithItsModels()
{
    const WindowFixture fixture;
    ConnectionWatch watch;
    watch.check();
    QCOMPARE(watch.state(), ConnectionWatch::State::Unknown);
    watch.setApp(appFor(fixture, fixture.server.baseUrl()));
    watch.check();
    QCOMPARE(watch.state(), ConnectionWatch::State::Asking);
    QTRY_COMPARE(watch.state(), ConnectionWatch::State::Reachable);
    QCOMPARE(watch.models().size(), 3);
    QVERIFY(!watch.error());
}

void ConnectionWatchTest::closedPort_isUnreachable()
{
    const WindowFixture fixture;
    ConnectionWatch watch;
    watch.setApp(appFor(fixture, QUrl(u"http://127.0.0.1:%1"_s.arg(closedPort()))));
    watch.check();
    QTRY_COMPARE(watch.state(), ConnectionWatch::State::Unreachable);
    QCOMPARE(watch.error()->kind, ErrorKind::ConnectionRefused);
}

void ConnectionWatchTest::unreachableProxy_isAskedAgain()
{
    WindowFixture fixture;
    fixture.server.forPath("/v1/models")
        = Route().reply(error(503, "not yet")).always(models({u"m"_s}));
    ConnectionWatch watch;
    watch.setApp(appFor(fixture, fixture.server.baseUrl()));
    watch.check();
    QTRY_COMPARE(watch.state(), ConnectionWatch::State::Unreachable);
    QTRY_COMPARE(watch.state(), ConnectionWatch::State::Reachable);
    QCOMPARE(watch.models().size(), 1);
}

void ConnectionWatchTest::nobodyLooking_asksNobody()
{
    WindowFixture fixture;
    fixture.server.forPath("/v1/models")
        = Route().reply(error(503, "not yet")).always(models({u"m"_s}));
    ConnectionWatch watch;
    watch.setWatching(false);
    watch.setApp(appFor(fixture, fixture.server.baseUrl()));
    watch.check();
    QTRY_COMPARE(watch.state(), ConnectionWatch::State::Unreachable);
    watch.setWatching(true);
    QTRY_COMPARE(watch.state(), ConnectionWatch::State::Reachable);
}

void ConnectionWatchTest::otherApp_isAskedAnew()
{
    const WindowFixture fixture;
    ConnectionWatch watch;
    watch.setApp(appFor(fixture, QUrl(u"http://127.0.0.1:%1"_s.arg(closedPort()))));
    watch.check();
    watch.setApp(appFor(fixture, fixture.server.baseUrl()));
    QCOMPARE(watch.state(), ConnectionWatch::State::Unknown);
    watch.check();
    QTRY_COMPARE(watch.state(), ConnectionWatch::State::Reachable);
}

ROO_WINDOW_TEST_MAIN(ConnectionWatchTest)
#include "tst_connectionwatch.moc"
