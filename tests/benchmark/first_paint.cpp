// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Starts a program on an X display without a window manager, looks at the middle of the screen
// until something has been painted there, lets it settle, ends it, and prints what that took, as
// JSON.
//     bench_first_paint PROGRAM [ARG…]

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QThread>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QRgb middle(QScreen *screen)
{
    return screen->grabWindow(0, 300, 300, 1, 1).toImage().pixel(0, 0);
}

//! A line of /proc/PID/NAME, such as "Pss:", in megabytes.
double memory(qint64 process, const QString &name, const QByteArray &line)
{
    QFile file(u"/proc/%1/%2"_s.arg(process).arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &each : lines) {
        if (each.startsWith(line)) {
            return each.sliced(line.size()).simplified().split(' ').constFirst().toDouble() * 1024
                / 1e6;
        }
    }
    return -1;
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments().sliced(1);
    if (arguments.isEmpty()) {
        return 2;
    }
    QScreen *const screen = QGuiApplication::primaryScreen();
    const QRgb before = middle(screen);
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    program.start(arguments.constFirst(), arguments.sliced(1));
    if (!program.waitForStarted()) {
        return 2;
    }
    while (middle(screen) == before) {
        if (clock.durationElapsed() > 20s) {
            return 1;
        }
        QThread::sleep(200us);
    }
    const double painted = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    QThread::sleep(2s);
    const qint64 process = program.processId();
    std::printf(R"({"first_paint_ms":%.1f,"peak_mb":%.1f,"proportional_mb":%.1f})"
                "\n",
                painted, memory(process, u"status"_s, "VmHWM:"),
                memory(process, u"smaps_rollup"_s, "Pss:"));
    program.kill();
    program.waitForFinished();
    return 0;
}
