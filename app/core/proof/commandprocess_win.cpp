// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/commandprocess.h"

#include <QByteArray>

#include <qt_windows.h>

namespace roo::proof {

namespace {

constexpr qsizetype pieceSize = qsizetype{64} * 1024;
constexpr int reapTime = 5000; //!< Milliseconds; after the job has ended it is a few.
//! What an ended process says; no exit code of its own.
constexpr UINT endedByUs = 1;
//! Windows has no signals: a process that broke ends with an NTSTATUS, of which Qt makes a crash.
constexpr int brokeSignal = -1;

} // namespace

//! A job that ends with its handle, and the start-up information that puts a process into it before
//! the process runs, so that nothing it starts can be outside.
struct CommandProcess::System
{
    Q_DISABLE_COPY_MOVE(System)

    System()
        : job(::CreateJobObjectW(nullptr, nullptr))
    {
        JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {};
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        isReady = job != nullptr
            && ::SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits,
                                         sizeof limits)
            && prepareAttributes();
    }

    ~System()
    {
        if (hasAttributes) {
            ::DeleteProcThreadAttributeList(list());
        }
        if (job != nullptr) {
            ::CloseHandle(job);
        }
    }

    LPPROC_THREAD_ATTRIBUTE_LIST list()
    {
        return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(attributes.data());
    }

    bool prepareAttributes()
    {
        SIZE_T size = 0;
        ::InitializeProcThreadAttributeList(nullptr, 1, 0, &size); // says the size
        attributes.resize(static_cast<qsizetype>(size));
        hasAttributes = ::InitializeProcThreadAttributeList(list(), 1, 0, &size) != 0;
        return hasAttributes
            && ::UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_JOB_LIST, &job,
                                           sizeof job, nullptr, nullptr);
    }

    void modify(QProcess::CreateProcessArguments *arguments)
    {
        startup.StartupInfo = *arguments->startupInfo;
        startup.StartupInfo.cb = sizeof startup;
        startup.lpAttributeList = list();
        arguments->startupInfo = &startup.StartupInfo;
        arguments->flags |= EXTENDED_STARTUPINFO_PRESENT | CREATE_NO_WINDOW;
    }

    HANDLE job;
    QByteArray attributes;
    STARTUPINFOEXW startup = {};
    bool hasAttributes = false;
    bool isReady = false;
};

CommandProcess::CommandProcess(const Command &command)
    : m_system(std::make_unique<System>())
{
    m_process.setProgram(command.program);
    m_process.setArguments(command.arguments);
    m_process.setWorkingDirectory(command.folder);
    m_process.setProcessEnvironment(command.environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setCreateProcessArgumentsModifier(
        [this](QProcess::CreateProcessArguments *arguments) { m_system->modify(arguments); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            emit couldNotStart(m_process.errorString());
        }
    });
    connect(&m_process, &QProcess::readyRead, this, [this] {
        while (m_process.bytesAvailable() > 0) {
            emit received(m_process.read(pieceSize));
        }
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus how) {
        const bool isBroken = how == QProcess::CrashExit;
        emit outputClosed(); // QProcess has closed the pipe, whoever else holds it
        emit ended(isBroken ? 0 : code, isBroken ? brokeSignal : 0);
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
    if (!m_system->isReady) {
        emit couldNotStart(qt_error_string());
        return;
    }
    m_process.start();
}

void CommandProcess::terminate()
{
    kill(); // a console program without a window cannot be asked
}

void CommandProcess::kill()
{
    if (m_system->job != nullptr) {
        ::TerminateJobObject(m_system->job, endedByUs);
    }
}

} // namespace roo::proof
