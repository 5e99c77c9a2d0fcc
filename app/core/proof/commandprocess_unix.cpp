// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/commandprocess.h"

#include "core/base/process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSocketNotifier>
#include <QUuid>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <linux/close_range.h>
#include <sys/syscall.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

constexpr qsizetype pieceSize = qsizetype{64} * 1024;
constexpr int reapTime = 5000; //!< Milliseconds; after SIGKILL it is a few.

//! Closes itself.
class Descriptor final
{
    Q_DISABLE_COPY_MOVE(Descriptor)

public:
    Descriptor() = default;
    ~Descriptor() { close(); }

    void set(int descriptor) { m_descriptor = descriptor; }
    [[nodiscard]] int get() const { return m_descriptor; }
    void close()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
        m_descriptor = -1;
    }

private:
    int m_descriptor = -1;
};

//! None but the three standard ones reaches the program. (QProcess's own way to do so closes the
//! pipe, too, by which it hears that the program cannot be executed.)
void keepDescriptors()
{
#if defined(Q_OS_LINUX) && defined(SYS_close_range)
    ::syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
#endif
}

#ifdef Q_OS_LINUX
constexpr QLatin1StringView markName{"ROO_HARNESS_CHECK"};
constexpr qint64 longestEnvironment = qint64{256} * 1024;

//! Those that have `mark` in their environment, which only their owner can read.
QList<pid_t> markedProcesses(const QByteArray &mark)
{
    QList<pid_t> found;
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool isProcess = false;
        const pid_t id = entry.toInt(&isProcess);
        QFile file(u"/proc/%1/environ"_s.arg(entry));
        if (isProcess && file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
            && QByteArray('\0' + file.read(longestEnvironment)).contains(mark)) {
            found.append(id);
        }
    }
    return found;
}

//! Ends what left the group. One that forks meanwhile is met by the next look.
void killMarked(const QByteArray &mark)
{
    for (int look = 0; look < 3; ++look) {
        const QList<pid_t> left = markedProcesses(mark);
        if (left.isEmpty()) {
            return;
        }
        for (const pid_t id : left) {
            ::kill(id, SIGKILL);
        }
    }
}
#endif

} // namespace

struct CommandProcess::System
{
    Descriptor reading;
    Descriptor writing;
    std::unique_ptr<QSocketNotifier> notifier;
    pid_t group = 0; //!< 0: there is none, or none any more.
    QByteArray mark;

    //! False, with errno, where there are no more descriptors.
    bool open();
    void signalGroup(int number);
};

bool CommandProcess::System::open()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe(ends.data()) != 0) {
        return false;
    }
    reading.set(ends[0]);
    writing.set(ends[1]);
    return ::fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && ::fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0
        && ::fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

void CommandProcess::System::signalGroup(int number)
{
    if (group > 0 && ::kill(-group, number) != 0 && errno == ESRCH) {
        group = 0; // its number may be given to others from now on
    }
}

CommandProcess::CommandProcess(const Command &command)
    : m_system(std::make_unique<System>())
{
    QProcessEnvironment environment = command.environment;
#ifdef Q_OS_LINUX
    const QString mark = QUuid::createUuid().toString(QUuid::Id128);
    environment.insert(markName, mark);
    m_system->mark = '\0' + QByteArray(markName.latin1(), markName.size()) + '=' + mark.toLatin1();
#endif
    m_process.setProgram(command.program);
    m_process.setArguments(command.arguments);
    m_process.setWorkingDirectory(command.folder);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession
                                       | QProcess::UnixProcessFlag::ResetSignalHandlers);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            emit couldNotStart(m_process.errorString());
        }
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus how) {
        m_system->signalGroup(0); // forgets it where nobody is left
        const bool isSignalled = how == QProcess::CrashExit;
        emit ended(isSignalled ? 0 : code, isSignalled ? code : 0);
    });
}

CommandProcess::~CommandProcess()
{
    m_process.disconnect(this);
    kill();
    if (m_process.state() != QProcess::NotRunning) {
        m_process.waitForFinished(reapTime);
    }
}

void CommandProcess::start()
{
    if (!m_system->open()) {
        emit couldNotStart(qt_error_string(errno));
        return;
    }
    const auto parent = QCoreApplication::applicationPid();
    m_process.setChildProcessModifier([parent, output = m_system->writing.get()] {
        endWithParent(parent);
        ::dup2(output, STDOUT_FILENO);
        ::dup2(output, STDERR_FILENO);
        keepDescriptors();
    });
    m_process.start();
    m_system->writing.close();
    m_system->group = static_cast<pid_t>(m_process.processId());
    m_system->notifier
        = std::make_unique<QSocketNotifier>(m_system->reading.get(), QSocketNotifier::Read);
    // One piece a turn, so that a flood leaves time for everything else.
    connect(m_system->notifier.get(), &QSocketNotifier::activated, this, [this] {
        QByteArray bytes(pieceSize, Qt::Uninitialized);
        const ssize_t count = ::read(m_system->reading.get(), bytes.data(), pieceSize);
        if (count > 0) {
            bytes.truncate(count);
            emit received(bytes);
        } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
            m_system->notifier->setEnabled(false);
            emit outputClosed();
        }
    });
}

void CommandProcess::terminate()
{
    m_system->signalGroup(SIGTERM);
}

void CommandProcess::kill()
{
    m_system->signalGroup(SIGKILL);
    if (m_system->reading.get() < 0) {
        return; // not started, or all have ended
    }
#ifdef Q_OS_LINUX
    killMarked(m_system->mark);
#endif
    if (m_process.state() == QProcess::NotRunning) {
        m_system->notifier->setEnabled(false);
        m_system->reading.close();
    }
}

} // namespace roo::proof
