// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/eventcodec.h"
#include "core/run/runstore.h"

#include <cstdint>
#include <cstdlib>

using namespace roo;
using namespace roo::run;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

//! What is read can be written, on one line, and is the same when it is read again.
QByteArray written(const RunEvent &event)
{
    const QByteArray line = eventcodec::encode(event);
    require(line.isValidUtf8() && !line.contains('\n'));
    const Result<RunEvent> again = eventcodec::decode(line);
    require(again.has_value());
    require(*again == event);
    return line + '\n';
}

Run folded(const QList<RunEvent> &events)
{
    Run run;
    for (const RunEvent &event : events) {
        run.fold(event);
        for (const Role role : allRoles()) {
            (void)run.answer(role);
        }
    }
    return run;
}

void readAsFile(const QByteArray &bytes)
{
    const auto events = RunStore::decodeEvents(bytes);
    if (!events) {
        require(events.error().kind == ErrorKind::RunUnreadable);
        require(events.error().line >= 1 && events.error().line <= bytes.count('\n'));
        return;
    }
    QByteArray lines;
    for (const RunEvent &event : *events) {
        lines += written(event);
    }
    require(RunStore::decodeEvents(lines) == events);

    const Run run = folded(*events);
    Run twice = run;
    for (const RunEvent &event : *events) { // all of them late, or after the end
        if (event.sequence <= run.lastSequence()) {
            twice.fold(event);
        }
    }
    require(run.state() == Run::State::Empty || twice == run);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = QByteArrayView(data, static_cast<qsizetype>(size)).toByteArray();
    readAsFile(bytes);
    if (const Result<RunEvent> event = eventcodec::decode(bytes)) {
        (void)written(*event);
    }
    return 0;
}
