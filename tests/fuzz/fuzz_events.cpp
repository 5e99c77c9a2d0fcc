// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/eventcodec.h"
#include "core/run/exporter.h"
#include "core/run/resume.h"
#include "core/run/runstore.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>

using namespace Qt::StringLiterals;
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

//! What a list shows of a run comes back from its file.
void summarized(const Run &run)
{
    const RunSummary summary = summarize(run, RunStatus::Interrupted);
    const QByteArray line = QJsonDocument(summaryToJson(summary)).toJson(QJsonDocument::Compact);
    require(!line.contains('\n'));
    if (!summary.usage.cost || std::isfinite(*summary.usage.cost)) {
        require(summaryFromJson(QJsonDocument::fromJson(line).object()) == summary);
    }
}

//! Nothing in a run runs in a browser, and no document is much larger than what is in it.
void exported(const Run &run, qsizetype most)
{
    const exporter::Words words{
        .stageTitle = [](Role role) { return roleName(role); },
        .failure = [](const Error &error) { return QString(error.subject + error.detail); },
        .figures = [](const StageFinished &result) { return result.modelAnswered; },
        .changes =
            [](const edit::ChangeSet &changes) {
                QStringList lines;
                for (const edit::Edit &edit : changes.edits) {
                    lines.append(edit.path);
                }
                return lines;
            }};
    const QString html = exporter::toHtml(run, words, &exporter::plainCode, RunStatus::Interrupted);
    require(!html.contains("<script"_L1, Qt::CaseInsensitive));
    require(html.endsWith("</html>\n"_L1));
    require(html.size() <= 5 * most); // Markdown may grow more than text does.
    require(exporter::toMarkdown(run, words, RunStatus::Running).size() <= most);
    require(QJsonDocument(exporter::toJson(run, RunStatus::Running)).toJson().size() <= 2 * most);
}

//! What a run goes on with is whole, whatever its events say.
void resumed(const StoredRun &stored)
{
    for (const auto &from : {std::optional<Role>(), std::optional(Role::Planner),
                             std::optional(Role::Coder), std::optional(Role::Reviewer)}) {
        const Result<RunRequest> request = resumeRequest(stored, from);
        if (!request) {
            const ErrorKind kind = request.error().kind;
            require(kind == ErrorKind::RunComplete || kind == ErrorKind::StageNotReached
                    || kind == ErrorKind::RunUnreadable);
            continue;
        }
        require(!request->stages.isEmpty());
        require(!from || request->stages.constFirst() == *from);
        require(std::ranges::adjacent_find(request->stages, std::greater_equal())
                == request->stages.cend());
        for (const Role role : request->stages) {
            require(!request->profile.stage(role).models.isEmpty());
        }
    }
}

void readAsFile(const QByteArray &bytes)
{
    const auto events = decodeEvents(bytes);
    if (!events) {
        require(events.error().kind == ErrorKind::RunUnreadable);
        require(events.error().line >= 1 && events.error().line <= bytes.count('\n'));
        return;
    }
    QByteArray lines;
    for (const RunEvent &event : *events) {
        lines += written(event);
    }
    require(decodeEvents(lines) == events);

    const Run run = folded(*events);
    Run twice = run;
    for (const RunEvent &event : *events) { // all of them late, or after the end
        if (event.sequence <= run.lastSequence()) {
            twice.fold(event);
        }
    }
    require(run.state() == Run::State::Empty || twice == run);
    if (run.state() != Run::State::Empty) {
        summarized(run);
        resumed({.lines = lines, .events = *events, .requests = {}, .attachments = {}});
    }
    // An escaped character is six of them, and each event has at most a line of its own.
    exported(run, 20'000 + 8 * bytes.size() + 4000 * events->size());
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
