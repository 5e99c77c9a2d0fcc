// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/app.h"
#include "core/run/eventcodec.h"
#include "core/run/session.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

//! Runs the task in its first argument against LITELLM_BASE_URL and prints the run's events.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto app = roo::run::App::assemble({.keepsHistory = false});
    const auto profile = app ? (*app)->profile() : std::unexpected(app.error());
    if (argc != 2 || !profile) {
        std::fputs("usage: events TASK; see `orchestrator doctor` for the settings\n", stderr);
        return 2;
    }
    roo::run::Session session((*app)->client(), (*app)->store());
    QObject::connect(&session, &roo::run::Session::eventRecorded, [](const auto &event) {
        std::puts(roo::run::eventcodec::encode(event).constData());
    });
    QObject::connect(&session, &roo::run::Session::finished, [&session] {
        const bool isDone = session.run().finish()->outcome == roo::run::Outcome::Succeeded;
        QCoreApplication::exit(isDone ? 0 : 1);
    });
    QTimer::singleShot(0, &session, [&] {
        session.start({.task = QString::fromLocal8Bit(argv[1]),
                       .profile = *profile,
                       .stages = roo::run::allRoles()});
    });
    return QCoreApplication::exec();
}
