// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/fakelitellm.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace roo::test;

//! The scripted server for programs that are tried from outside: prints its base URL, then answers
//! every request until it is ended. Each model says its name. In the arguments are the models that
//! it offers.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    FakeLiteLlm server;
    server.forPath("/v1/models").always(models(QCoreApplication::arguments().sliced(1)));
    server.always([](const Arrival &arrival) {
        return sse({u"This is "_s, arrival.model() + u" at work."_s});
    });
    std::printf("%s\n", server.baseUrl().toEncoded().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
