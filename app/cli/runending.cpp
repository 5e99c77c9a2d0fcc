// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/runending.h"

#include "core/run/runstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

bool allModelsUnknown(const run::Run &run)
{
    const QList<run::Attempt> attempts
        = run.stages().isEmpty() ? QList<run::Attempt>() : run.stages().constLast().attempts;
    return !attempts.isEmpty() && std::ranges::all_of(attempts, [](const run::Attempt &attempt) {
        return attempt.failure && attempt.failure->error.kind == ErrorKind::ModelUnknown;
    });
}

bool hasText(const run::Run &run)
{
    return std::ranges::any_of(run.stages(), [](const run::Stage &stage) {
        return std::ranges::any_of(stage.attempts, [](const run::Attempt &attempt) {
            return !attempt.answer.isEmpty() || !attempt.reasoning.isEmpty();
        });
    });
}

QString wayOn(const Error &error, const run::Run &run)
{
    const QString id = run.id().right(run::shortIdLength);
    const auto goOn
        = u"`orchestrator show %1` prints it, `orchestrator resume %1` goes on with it."_s;
    switch (error.kind) {
    case ErrorKind::ConsentMissing:
    case ErrorKind::FileStale:
    case ErrorKind::FileUnwritable:
    case ErrorKind::WorkspaceBusy:
        return (run.edits() ? u"`orchestrator diff %1` shows the changes, `orchestrator apply %1` "
                              "writes them."_s
                            : goOn)
            .arg(id);
    case ErrorKind::EditsRefused:
    case ErrorKind::ChangesMissing:
        return u"`orchestrator show %1` prints it, `orchestrator resume %1 --from coder` asks the "
               "Coder again."_s.arg(id);
    default:
        return goOn.arg(id);
    }
}

Error rootCause(const Error &error, const run::Run &run)
{
    if (error.kind != ErrorKind::AllModelsFailed || run.stages().isEmpty()
        || run.stages().constLast().attempts.isEmpty()) {
        return error;
    }
    const std::optional<run::AttemptFailed> &last
        = run.stages().constLast().attempts.constLast().failure;
    return last && last->error.kind == ErrorKind::TimedOut ? last->error : error;
}

} // namespace roo::cli
