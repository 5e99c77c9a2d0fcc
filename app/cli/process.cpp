// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/process.h"

#include "core/base/process.h"

#include <QByteArrayView>

#include <clocale>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>
#endif

namespace roo::cli {

namespace {

#ifdef Q_OS_UNIX
bool isOpen(int descriptor)
{
    return ::fcntl(descriptor, F_GETFD) != -1;
}

void fill(int descriptor)
{
    if (!isOpen(descriptor)) {
        // The lowest free number is given out, and the ones below are taken by now.
        [[maybe_unused]] const int filler
            = ::open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY);
    }
}

void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (qstrcmp(::nl_langinfo(CODESET), "UTF-8") != 0) {
        qputenv("LC_ALL", "C.UTF-8"); // Qt would do the same, with a warning
    }
}
#endif

} // namespace

Streams prepareProcess()
{
#ifdef Q_OS_UNIX
    const bool hasOut = isOpen(1);
    const bool hasErr = isOpen(2);
    for (const int descriptor : {0, 1, 2}) {
        fill(descriptor);
    }
    hardenProcess();
    useUtf8();
    Streams streams = Streams::ofProcess();
    streams.out = hasOut ? 1 : -1;
    streams.err = hasErr ? 2 : -1;
    return streams;
#else
    return Streams::ofProcess();
#endif
}

bool argumentsAreUtf8(int argc, char **argv)
{
#ifdef Q_OS_UNIX
    for (int i = 1; i < argc; ++i) {
        if (!QByteArrayView(argv[i]).isValidUtf8()) {
            return false;
        }
    }
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
#endif
    return true;
}

} // namespace roo::cli
