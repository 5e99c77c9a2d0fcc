// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "realdisplay.h"

#include <QFile>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace roo::test {

namespace {

constexpr std::chrono::seconds patience{30};

void end(QProcess &process)
{
    process.terminate();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(2'000)) {
        process.kill();
        process.waitForFinished();
    }
}

} // namespace

RealDisplay::RealDisplay() = default;

RealDisplay::~RealDisplay()
{
    end(m_windowManager);
    end(m_server);
}

QStringList RealDisplay::missingPrograms()
{
    QStringList missing;
    for (const QString &program : {u"Xvfb"_s, u"openbox"_s, u"xdotool"_s, u"import"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            missing.append(program);
        }
    }
    return missing;
}

QProcessEnvironment RealDisplay::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_name);
    environment.insert(u"HOME"_s, m_folder.path());
    return environment;
}

bool RealDisplay::start()
{
    // It chooses a free number and says which.
    m_server.start(u"Xvfb"_s,
                   {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1400x1000x24"_s,
                    u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
    if (!QTest::qWaitFor([this] { return m_server.canReadLine(); }, patience)) {
        return false;
    }
    m_name = u':' % QString::fromLatin1(m_server.readLine().trimmed());
    m_windowManager.setProcessEnvironment(environment());
    m_windowManager.start(u"openbox"_s, {});
    return QTest::qWaitFor([this] { return !tool({u"get_num_desktops"_s}).isEmpty(); }, patience);
}

QString RealDisplay::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program, arguments);
    const bool hasEnded
        = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, patience);
    return hasEnded && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
        ? QString::fromUtf8(process.readAllStandardOutput()).trimmed()
        : QString();
}

QString RealDisplay::tool(const QStringList &arguments) const
{
    return run(u"xdotool"_s, arguments);
}

void RealDisplay::press(const QStringList &keys) const
{
    tool(QStringList{u"key"_s, u"--delay"_s, u"0"_s} + keys);
}

void RealDisplay::type(const QString &text) const
{
    tool({u"type"_s, u"--delay"_s, u"0"_s, text});
}

void RealDisplay::doubleClick(const QString &window, const QPoint &place) const
{
    tool({u"mousemove"_s, u"--window"_s, window, QString::number(place.x()),
          QString::number(place.y()), u"click"_s, u"--repeat"_s, u"2"_s, u"--delay"_s, u"20"_s,
          u"1"_s});
}

QString RealDisplay::activeWindow() const
{
    return tool({u"getactivewindow"_s});
}

QString RealDisplay::titleOf(const QString &window) const
{
    return tool({u"getwindowname"_s, window});
}

void RealDisplay::resize(const QString &window, const QSize &size) const
{
    tool({u"windowsize"_s, window, QString::number(size.width()), QString::number(size.height())});
}

QImage RealDisplay::picture() const
{
    const QString file = m_folder.filePath(u"screen.png"_s);
    QFile::remove(file);
    run(u"import"_s, {u"-window"_s, u"root"_s, file});
    return QImage(file);
}

} // namespace roo::test
