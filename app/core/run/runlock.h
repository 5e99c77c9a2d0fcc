// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFile>
#include <QString>

#ifdef Q_OS_WIN
#include <QLockFile>
#endif

namespace roo::run {

//! Tells other programs that a run is being written, for as long as this lives. Where the kernel
//! keeps the lock (everywhere but on Windows) it lies on events.jsonl and ends with the process
//! that holds it, however that ends and in whichever container it ran. On a file system that
//! knows no locks nobody can be told, and the run is written all the same.
class RunLock final
{
public:
    explicit RunLock(const QString &runFolder);
    Q_DISABLE_COPY_MOVE(RunLock)
    ~RunLock() = default;

    //! `events` is the open events.jsonl, and stays open as long as the lock shall hold.
    void take(const QFile &events);

    //! For good; before `events` is closed, or after.
    void release();

    //! Whether a program writes the run in this folder just now.
    [[nodiscard]] static bool isHeld(const QString &runFolder);

private:
#ifdef Q_OS_WIN
    QLockFile m_file; //!< Beside events.jsonl: what is locked cannot be read there.
#endif
};

} // namespace roo::run
