// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/console.h"

#include "core/base/text.h"

#include <QTimer>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr auto bold = "\033[1m";
constexpr auto yellow = "\033[33m";
constexpr auto red = "\033[31m";
constexpr auto reset = "\033[0m";
constexpr auto eraseLine = "\r\033[K";

bool isTerminal(int descriptor)
{
#ifdef Q_OS_WIN
    return descriptor >= 0 && ::_isatty(descriptor) != 0;
#else
    return descriptor >= 0 && ::isatty(descriptor) == 1;
#endif
}

bool isSameDevice(int left, int right)
{
#ifdef Q_OS_UNIX
    struct stat one{};
    struct stat other{};
    return ::fstat(left, &one) == 0 && ::fstat(right, &other) == 0 && one.st_rdev == other.st_rdev;
#else
    Q_UNUSED(left)
    Q_UNUSED(right)
    return true; // a process has one console there
#endif
}

int columns(int descriptor)
{
#ifdef Q_OS_UNIX
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
#else
    Q_UNUSED(descriptor)
#endif
    return 80;
}

bool wantsColor(const Streams &streams, ColorMode mode, bool isTerminal)
{
    switch (mode) {
    case ColorMode::Always:
        return true;
    case ColorMode::Never:
        return false;
    case ColorMode::Auto:
        // https://no-color.org: set and not empty, whatever the value.
        return isTerminal && !streams.isDumb && qEnvironmentVariableIsEmpty("NO_COLOR");
    }
    Q_UNREACHABLE_RETURN(false);
}

} // namespace

Streams Streams::ofProcess()
{
    Streams streams;
    streams.outIsTerminal = isTerminal(streams.out);
    streams.errIsTerminal = isTerminal(streams.err);
    streams.areOneTerminal
        = streams.outIsTerminal && streams.errIsTerminal && isSameDevice(streams.out, streams.err);
    const QByteArray terminal = qgetenv("TERM");
#ifndef Q_OS_WIN
    streams.isDumb = terminal.isEmpty() || terminal == "dumb";
#else
    streams.isDumb = terminal == "dumb";
#endif
    return streams;
}

Console::Console(const Streams &streams, ColorMode color)
    : m_streams(streams)
    , m_hasColor(wantsColor(streams, color, streams.errIsTerminal))
    , m_hasAnswerColor(wantsColor(streams, color, streams.outIsTerminal))
    , m_out(std::make_unique<OutputWriter>(streams.out))
{
    if (!streams.areOneTerminal) {
        m_err = std::make_unique<OutputWriter>(streams.err);
        connect(m_err.get(), &OutputWriter::drained, this, &Console::ended);
    }
    connect(m_out.get(), &OutputWriter::failed, this, &Console::outputFailed);
    connect(m_out.get(), &OutputWriter::drained, this, &Console::answersWritten);
}

Console::~Console() = default;

int Console::outputColumns() const
{
    return m_streams.outIsTerminal ? columns(m_streams.out) : 0;
}

void Console::answer(const QByteArray &bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    if (m_streams.areOneTerminal) {
        eraseLiveLine();
    }
    m_out->write(bytes);
    m_answerEndsLine = bytes.endsWith('\n');
    // The live line comes back when it is set again: what it said of the answer is out of date.
}

void Console::note(const QString &line)
{
    writeError(line, nullptr);
}

void Console::warn(const QString &line)
{
    writeError(line, yellow);
}

void Console::fail(const QString &line)
{
    writeError(line, red);
}

void Console::writeError(const QString &line, const char *style)
{
    eraseLiveLine();
    QByteArray bytes;
    if (m_streams.areOneTerminal && !m_answerEndsLine) {
        bytes += '\n';
        m_answerEndsLine = true;
    }
    const QByteArray body = text::printable(line).toUtf8();
    bytes += m_hasColor && style != nullptr ? style + body + reset : body;
    errorWriter().write(bytes + '\n');
    drawLiveLine();
}

void Console::setLiveLine(const QString &line)
{
    if (!hasLiveLine() || (line == m_liveLine && m_liveLineIsDrawn)) {
        return;
    }
    eraseLiveLine();
    m_liveLine = line;
    drawLiveLine();
}

void Console::eraseLiveLine()
{
    if (m_liveLineIsDrawn) {
        errorWriter().write(eraseLine);
        m_liveLineIsDrawn = false;
    }
}

void Console::drawLiveLine()
{
    const bool isInTheWay = m_streams.areOneTerminal && !m_answerEndsLine;
    if (m_liveLine.isEmpty() || isInTheWay) {
        return;
    }
    const QByteArray line = text::oneLine(m_liveLine, columns(m_streams.err) - 1).toUtf8();
    errorWriter().write(m_hasColor ? bold + line + reset : line);
    m_liveLineIsDrawn = true;
}

OutputWriter &Console::errorWriter()
{
    return m_err ? *m_err : *m_out;
}

void Console::end()
{
    setLiveLine({});
    m_out->end();
}

void Console::answersWritten()
{
    if (m_err) {
        m_err->end(); // only now: that the answers could not be written is said there
    } else {
        emit ended();
    }
}

int Console::outputFailure() const
{
    return m_out->failure();
}

} // namespace roo::cli
