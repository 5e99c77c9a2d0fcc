// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/objections.h"

#include "core/run/treehasher.h"

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

//! What the folder would be with these changes.
Result<QString> treeAfter(const EditsPlanned &changes, const std::stop_token &stop)
{
    return TreeHasher::open(changes.folder).and_then([&](const auto &hasher) {
        return hasher->hashAfter(changes.changes.files, stop);
    });
}

} // namespace

std::optional<Error> objectionTo(const Evidence &evidence)
{
    if (const auto report = evidence.report(); report && !report->isGood()) {
        return Error{.kind = ErrorKind::ProofFailed,
                     .subject = report->newFailures().join(u", "_s),
                     .detail = report->newFailures().isEmpty() ? u"stale"_s : QString()};
    }
    return evidence.verdict() == ReviewVerdict::Reject
        ? std::optional(Error{.kind = ErrorKind::ReviewRejected})
        : std::nullopt;
}

Result<QStringList> objectionsTo(const Run &run, const EditsPlanned &changes,
                                 const std::stop_token &stop)
{
    QStringList objections;
    const Evidence &evidence = run.evidence();
    if (const auto report = evidence.report()) {
        const Result<QString> tree = treeAfter(changes, stop);
        if (!tree && tree.error().kind == ErrorKind::Cancelled) {
            return std::unexpected(tree.error());
        }
        if (!report->newFailures().isEmpty()) {
            objections.append(u"failing"_s);
        }
        // What cannot be read, or is no longer what it was, is not what was proved.
        if (report->hasStale() || !tree || *tree != evidence.latest()->start.tree) {
            objections.append(u"stale"_s);
        }
    }
    if (evidence.verdict() == ReviewVerdict::Reject) {
        objections.append(u"rejected"_s);
    }
    return objections;
}

} // namespace roo::run
