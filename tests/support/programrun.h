// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/files.h"

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <array>
#include <functional>
#include <optional>

namespace roo::test {

class FakeLiteLlm;

//! `orchestrator` as a process with a home, a working folder and an environment of its own. The
//! event loop turns while it runs, for the FakeLiteLlm beside it. Unix only.
class ProgramRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgramRun)

public:
    //! `program` is the path of the program.
    explicit ProgramRun(const QString &program, const QStringList &arguments = {});
    //! Kills the program if it still runs.
    ~ProgramRun() override;

    // Before the start.
    void setArguments(const QStringList &arguments) { m_process.setArguments(arguments); }
    void setVariable(const QString &name, const QString &value);
    void unsetVariable(const QString &name);
    //! LITELLM_BASE_URL and a key.
    void use(const FakeLiteLlm &server);
    //! Bytes for standard input, then its end. Without this it is /dev/null.
    void setInput(const QByteArray &bytes) { m_input = bytes; }
    //! Standard input is a pipe that stays open.
    void holdInput() { m_holdsInput = true; }
    //! In place of the pipe for 0, 1 or 2: ours is closed after the start; -1 closes the program's.
    void give(int standard, int descriptor);
    //! Runs in the child before the program does: system calls only.
    void setBefore(std::function<void()> before) { m_before = std::move(before); }

    [[nodiscard]] QString home() const { return m_folder.filePath(QStringLiteral("home")); }
    [[nodiscard]] QString workingFolder() const
    {
        return m_folder.filePath(QStringLiteral("work"));
    }
    //! Writes a file, by its path in the working folder, making its folders; returns its full path.
    QString write(const QString &path, const QByteArray &content) const;

    void start();
    void signal(int number) const;
    //! Waits for the end of the program and of its output. False after a minute.
    [[nodiscard]] bool finish();
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    //! What the shell calls $?: 128 and the number for a program that a signal ended.
    [[nodiscard]] int exitCode() const;
    [[nodiscard]] const QByteArray &out() const { return m_out; }
    [[nodiscard]] const QByteArray &err() const { return m_err; }
    [[nodiscard]] QString errText() const { return QString::fromUtf8(m_err); }

    [[nodiscard]] QString runsFolder() const;
    //! The folders of the runs that were kept.
    [[nodiscard]] QStringList keptRuns() const;
    //! The content of a file of the only kept run; empty if there is none.
    [[nodiscard]] QByteArray kept(const QString &name) const;

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QProcess m_process;
    std::optional<QByteArray> m_input;
    bool m_holdsInput = false;
    std::array<std::optional<int>, 3> m_given;
    std::function<void()> m_before;
    QByteArray m_out;
    QByteArray m_err;
};

} // namespace roo::test
