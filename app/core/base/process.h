// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTypes>

class QProcess;

namespace roo {

//! Before anything else: SIGPIPE ignored, and no core dump, which would hold the key.
void hardenProcess();

//! Takes what packaging/run put into the environment, for this program alone, out of it again, so
//! that no child process sees it. After the application object is there, which has read it.
void forgetLauncher();

//! Before it is started: the child is told to end (SIGTERM) when this program ends, however it
//! does. Where the system has no such thing, it ends as its owner says.
void endWithThisProgram(QProcess &child);

//! The same from within the child, between fork and exec: system calls only. `parent` is the
//! process that forked it, and may be gone by now.
void endWithParent(qint64 parent);

} // namespace roo
