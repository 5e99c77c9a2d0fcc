// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Prints how the window does with a long history, and how soon it stops a stream that never ends:
//     windowpauses history FOLDER | stop

#include "windowfixture.h"

#include "gui/history/historymodel.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QTextStream>
#include <QThread>
#include <QTreeView>

#include <atomic>

using namespace roo;
using namespace roo::test;

namespace {

double milliseconds(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

//! `folder` has the runs of bench_history in runs/.
void history(Watchdog &watchdog, QTextStream &out, const QString &folder)
{
    WindowFixture fixture;
    run::AppOptions options = fixture.options();
    options.sources.folders.data = folder;
    QElapsedTimer clock;
    clock.start();
    fixture.openWith(options);
    auto *const dock = fixture.find<gui::HistoryDock>();
    const auto *const list = dock->findChild<QTreeView *>();
    const auto isShown = [&] { return list->isVisible() && list->model()->rowCount() > 0; };
    if (!QTest::qWaitFor(isShown, 60'000)) {
        return;
    }
    list->viewport()->repaint();
    out << "history-open: " << milliseconds(clock) << " ms (a window with "
        << fixture.bench->history().runs().size() << " runs, until they are listed)" << Qt::endl;
    out << "history-open-pause: " << watchdog.takeReport() << Qt::endl;
    QTest::qWait(500);
    static_cast<void>(watchdog.takeReport());
    auto *const search = dock->findChild<QLineEdit *>();
    double longest = 0;
    for (const QChar letter : u"quarterly report"_s) {
        clock.start();
        QTest::keyClick(search, letter.toLatin1());
        list->viewport()->repaint();
        longest = std::max(longest, milliseconds(clock));
        QTest::qWait(50);
    }
    out << "history-filter: " << longest << " ms (the slowest letter of a search)" << Qt::endl;
    QTest::qWait(3000);
    out << "history-filter-pause: " << watchdog.takeReport() << Qt::endl;
}

//! A server in a thread of its own, whose stream does not end: up to 40,000 chunks a second.
class EndlessServer final : public QObject
{
public:
    EndlessServer()
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_context,
            [this] {
                m_server = std::make_unique<FakeLiteLlm>();
                answerSmallProfile(*m_server);
                const QByteArray chunk = delta(u"word and word\n"_s).repeated(40);
                m_server->forModel(u"code-a"_s)
                    .always(stream(chunk).repeat(chunk, std::chrono::milliseconds(1)));
                connect(m_server.get(), &FakeLiteLlm::clientClosed, &m_context,
                        [this] { m_isClosed = true; });
            },
            Qt::BlockingQueuedConnection);
    }
    ~EndlessServer() override
    {
        QMetaObject::invokeMethod(
            &m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(EndlessServer)

    [[nodiscard]] QUrl baseUrl() const { return m_server->baseUrl(); }
    [[nodiscard]] bool isClosed() const { return m_isClosed; }

private:
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<FakeLiteLlm> m_server;
    std::atomic<bool> m_isClosed = false;
};

void stop(Watchdog &watchdog, QTextStream &out)
{
    const EndlessServer server;
    WindowFixture fixture;
    fixture.openWith(fixture.optionsFor(server.baseUrl()));
    fixture.type(u"Do it"_s);
    fixture.press();
    const auto isLong = [&] {
        const auto &run = fixture.window->control().run();
        return run.answer(run::Role::Coder).size() > 2'000'000
            || (run.stage(run::Role::Coder) != nullptr
                && !run.stage(run::Role::Coder)->attempts.isEmpty()
                && run.stage(run::Role::Coder)->attempts.constLast().answer.size() > 2'000'000);
    };
    if (!QTest::qWaitFor(isLong, 120'000)) {
        return;
    }
    out << "stream-pause: " << watchdog.takeReport() << Qt::endl;
    QElapsedTimer clock;
    clock.start();
    fixture.press();
    if (QTest::qWaitFor([&] { return server.isClosed(); }, 10'000)) {
        out << "stop-socket: " << milliseconds(clock) << " ms (until the server's socket is closed)"
            << Qt::endl;
    }
    if (QTest::qWaitFor([&] { return fixture.hasEnded(); }, 10'000)) {
        out << "stop: " << milliseconds(clock) << " ms (until the run is over)" << Qt::endl;
    }
    out << "stop-pause: " << watchdog.takeReport() << Qt::endl;
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    Watchdog watchdog(argc, argv);
    QTextStream out(stdout);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == "history"_L1) {
        history(watchdog, out, arguments.value(2));
    } else if (arguments.value(1) == "stop"_L1) {
        stop(watchdog, out);
    } else {
        return 2;
    }
    return 0;
}
