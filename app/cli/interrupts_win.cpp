// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/interrupts.h"

#include <QMetaObject>
#include <QSocketNotifier>

#include <atomic>
#include <csignal>

#include <windows.h>

namespace roo::cli {

namespace {

// The console's handler has nothing but the process to reach its object through.
std::atomic<Interrupts *> &listener()
{
    static std::atomic<Interrupts *> object{nullptr};
    return object;
}

BOOL WINAPI noteEvent(DWORD event)
{
    Interrupts *object = listener().exchange(nullptr);
    if (object == nullptr) {
        return FALSE; // the second one: the system ends the program
    }
    const int number = event == CTRL_C_EVENT ? SIGINT : SIGTERM;
    QMetaObject::invokeMethod(
        object, [object, number] { emit object->interrupted(number); }, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

Interrupts::Interrupts()
{
    listener() = this;
    ::SetConsoleCtrlHandler(noteEvent, TRUE);
    connect(this, &Interrupts::interrupted, this, [this](int number) { m_received = number; });
}

Interrupts::~Interrupts()
{
    listener() = nullptr;
}

void Interrupts::take() {}

} // namespace roo::cli
