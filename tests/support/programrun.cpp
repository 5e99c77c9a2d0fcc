// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/programrun.h"

#include "support/fakelitellm.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <chrono>
#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace roo::test {

namespace {

//! Only what a program needs to run at all: nothing of the developer's settings.
QProcessEnvironment plainEnvironment(const QString &home)
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const QString &name :
         {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"ASAN_OPTIONS"_s, u"LSAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s,
          u"TSAN_OPTIONS"_s, u"LLVM_PROFILE_FILE"_s, u"QT_PLUGIN_PATH"_s}) {
        if (ours.contains(name)) {
            environment.insert(name, ours.value(name));
        }
    }
    environment.insert(u"HOME"_s, home);
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"TERM"_s, u"xterm"_s);
    return environment;
}

} // namespace

ProgramRun::ProgramRun(const QString &program, const QStringList &arguments)
    : m_environment(plainEnvironment(home()))
{
    QDir().mkpath(home());
    QDir().mkpath(workingFolder());
    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setWorkingDirectory(workingFolder());
    connect(&m_process, &QProcess::readyReadStandardOutput, this,
            [this] { m_out += m_process.readAllStandardOutput(); });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_err += m_process.readAllStandardError(); });
}

ProgramRun::~ProgramRun()
{
    m_process.disconnect(this);
    if (isRunning()) {
        m_process.kill();
        [[maybe_unused]] const bool ended = QTest::qWaitFor([this] { return !isRunning(); });
    }
    // A test may have taken the right to write away.
    QFile::setPermissions(home(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void ProgramRun::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

void ProgramRun::unsetVariable(const QString &name)
{
    m_environment.remove(name);
}

void ProgramRun::use(const FakeLiteLlm &server)
{
    setVariable(u"LITELLM_BASE_URL"_s, server.baseUrl().toString());
    setVariable(u"LITELLM_API_KEY"_s, u"sk-test"_s);
}

void ProgramRun::give(int standard, int descriptor)
{
    m_given.at(static_cast<std::size_t>(standard)) = descriptor;
}

QString ProgramRun::write(const QString &path, const QByteArray &content) const
{
    const QString full = QDir(workingFolder()).filePath(path);
    if (!writeFile(full, content)) {
        qFatal("cannot write %s", qPrintable(full));
    }
    return full;
}

void ProgramRun::start()
{
    m_process.setProcessEnvironment(m_environment);
    if (!m_input && !m_holdsInput) {
        m_process.setStandardInputFile(QProcess::nullDevice());
    }
    m_process.setChildProcessModifier([given = m_given, before = m_before] {
        for (int standard = 0; standard < 3; ++standard) {
            const std::optional<int> descriptor = given.at(static_cast<std::size_t>(standard));
            if (descriptor && *descriptor < 0) {
                ::close(standard);
            } else if (descriptor) {
                ::dup2(*descriptor, standard);
            }
        }
        if (before) {
            before();
        }
    });
    m_process.start();
    if (m_input) {
        m_process.write(*m_input);
        m_process.closeWriteChannel();
    }
    for (const std::optional<int> &descriptor : m_given) {
        if (descriptor && *descriptor >= 0) {
            ::close(*descriptor);
        }
    }
}

void ProgramRun::signal(int number) const
{
    // Before it is our program, it is a copy of the test, which has handlers of its own.
    if (m_process.state() == QProcess::Running) {
        ::kill(static_cast<pid_t>(processId()), number);
    }
}

bool ProgramRun::finish()
{
    return QTest::qWaitFor([this] { return !isRunning(); }, std::chrono::minutes(1));
}

int ProgramRun::exitCode() const
{
    return m_process.exitStatus() == QProcess::CrashExit ? 128 + m_process.exitCode()
                                                         : m_process.exitCode();
}

QString ProgramRun::runsFolder() const
{
    return home() % u"/.local/share/roo-harness/runs"_s;
}

QStringList ProgramRun::keptRuns() const
{
    QStringList folders;
    const QFileInfoList entries
        = QDir(runsFolder()).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        folders.append(entry.filePath());
    }
    return folders;
}

QByteArray ProgramRun::kept(const QString &name) const
{
    const QStringList runs = keptRuns();
    const QString path = runs.value(0) % u'/' % name;
    return runs.size() == 1 && QFile::exists(path) ? contentOf(path) : QByteArray();
}

} // namespace roo::test
