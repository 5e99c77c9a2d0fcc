// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/pseudoterminal.h"

#include <QRegularExpression>
#include <QSocketNotifier>

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace roo::test {

PseudoTerminal::PseudoTerminal()
    : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK))
{
    if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0) {
        qFatal("no pseudo-terminal");
    }
    ::fcntl(m_master, F_SETFD, FD_CLOEXEC);
    m_deviceName = ::ptsname(m_master);
    const winsize size{.ws_row = 24, .ws_col = 80, .ws_xpixel = 0, .ws_ypixel = 0};
    ::ioctl(m_master, TIOCSWINSZ, &size);
    m_notifier = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PseudoTerminal::read);
}

PseudoTerminal::~PseudoTerminal()
{
    m_notifier.reset();
    ::close(m_master);
}

int PseudoTerminal::openDevice() const
{
    return ::open(m_deviceName.constData(), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

std::function<void()> PseudoTerminal::makeControlling() const
{
    return [] {
        ::setsid();
        ::ioctl(1, TIOCSCTTY, 0);
    };
}

void PseudoTerminal::type(const QByteArray &bytes) const
{
    [[maybe_unused]] const auto written
        = ::write(m_master, bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

void PseudoTerminal::read()
{
    std::array<char, 4096> block;
    const ssize_t count = ::read(m_master, block.data(), block.size());
    if (count > 0) {
        m_bytes.append(block.data(), count);
    } else {
        m_notifier->setEnabled(false); // EIO: the program's side is closed
    }
}

QStringList PseudoTerminal::screen() const
{
    static const QRegularExpression colours(u"\\x1b\\[[0-9;]*m"_s);
    QString text = QString::fromUtf8(m_bytes).remove(colours);
    text.replace(u"\x1b[K"_s, QString(QChar(0xe000)));
    text.replace(u'\x1b', u"ESC"_s);
    QStringList lines{QString()};
    qsizetype column = 0;
    for (const QChar character : std::as_const(text)) {
        QString &line = lines.last();
        if (character == u'\n') {
            lines.append(QString());
            column = 0;
        } else if (character == u'\r') {
            column = 0;
        } else if (character == QChar(0xe000)) {
            line.truncate(column);
        } else {
            line.replace(column++, 1, character);
        }
    }
    return lines;
}

} // namespace roo::test
