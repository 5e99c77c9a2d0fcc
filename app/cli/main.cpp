// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/process.h"
#include "cli/program.h"
#include "core/base/process.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const roo::cli::Streams streams = roo::cli::prepareProcess();
    if (!roo::cli::argumentsAreUtf8(argc, argv)) {
        std::fputs("orchestrator: an argument is not UTF-8 text.\n", stderr);
        return static_cast<int>(roo::cli::ExitCode::Usage);
    }
    QCoreApplication application(argc, argv);
    roo::forgetLauncher();
    QCoreApplication::setApplicationName(u"roo-harness"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ROO_VERSION));

    roo::cli::Program program(streams);
    QTimer::singleShot(0, &program,
                       [&program] { program.start(QCoreApplication::arguments().sliced(1)); });
    return QCoreApplication::exec();
}
