// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/conformance.h"

#include "core/edit/patch.h"
#include "core/run/budget.h"
#include "core/run/usagesum.h"

#include <algorithm>
#include <ranges>
#include <tuple>
#include <utility>

namespace roo::bench {

namespace {

using std::chrono::milliseconds;

//! Why a stage failed: for a chain of one model its last failure says more than "all failed".
Error causeOf(const run::Run &run, const run::Stage *coder)
{
    const Error error = run.finish() && run.finish()->error ? *run.finish()->error : Error{};
    const bool hasCause = error.kind == ErrorKind::AllModelsFailed && coder != nullptr
        && !coder->attempts.isEmpty() && coder->attempts.constLast().failure;
    return hasCause ? coder->attempts.constLast().failure->error : error;
}

bool hasAnchor(edit::Verb verb)
{
    switch (verb) {
    case edit::Verb::Replace:
    case edit::Verb::InsertBefore:
    case edit::Verb::InsertAfter:
    case edit::Verb::Delete:
        return true;
    case edit::Verb::Create:
    case edit::Verb::Overwrite:
    case edit::Verb::Append:
    case edit::Verb::Prepend:
    case edit::Verb::DeleteFile:
    case edit::Verb::Rename:
        return false;
    }
    Q_UNREACHABLE_RETURN(false);
}

QList<edit::EditCode> codesIn(const edit::ChangeSet &set)
{
    QList<edit::EditCode> codes;
    for (const edit::EditOutcome &outcome : set.outcomes) {
        for (const edit::EditFault &fault : outcome.faults) {
            codes.append(fault.code);
        }
    }
    for (const edit::EditFault &fault : set.faults) {
        codes.append(fault.code);
    }
    return codes;
}

LevelCounts levelsIn(const edit::ChangeSet &set)
{
    LevelCounts levels{};
    for (qsizetype i = 0; i < set.outcomes.size(); ++i) {
        const edit::EditOutcome &outcome = set.outcomes.at(i);
        if (outcome.verdict == edit::Verdict::Resolved && hasAnchor(set.edits.at(i).verb)) {
            ++levels.at(static_cast<std::size_t>(std::to_underlying(outcome.level)));
        }
    }
    return levels;
}

bool isOfFreeModels(const Error &error)
{
    return error.kind == ErrorKind::BudgetReached
        && error.subject == run::budgetName(run::BudgetSpan::Day, run::BudgetKind::FreeRequests);
}

//! Whether the proxy, the key or this machine is at fault, and not the model.
bool holdsForAll(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::BadKey:
    case ErrorKind::BudgetExceeded:
    case ErrorKind::Redirected:
    case ErrorKind::NotAnEndpoint:
    case ErrorKind::EncodingRefused:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
    case ErrorKind::TlsFailed:
    case ErrorKind::TemplateInvalid:
    case ErrorKind::FileUnreadable:
    case ErrorKind::FileUnwritable:
    case ErrorKind::FileTooLarge:
    case ErrorKind::SyntaxInvalid:
    case ErrorKind::SecretsRefused:
    case ErrorKind::Cancelled:
    case ErrorKind::Interrupted:
        return true;
    case ErrorKind::BudgetReached: // the day's, of whichever model is asked
        return error.subject.startsWith(QLatin1StringView("day/")) && !isOfFreeModels(error);
    case ErrorKind::TimedOut: // to be connected
        return error.expected == QLatin1StringView("connection");
    default:
        return false;
    }
}

//! Whether the next task would meet the same. A first failure of another kind may pass.
bool holdsForModel(const Error &error)
{
    const ErrorKind kind = error.kind;
    return isOfFreeModels(error) || kind == ErrorKind::ModelUnknown
        || kind == ErrorKind::AccessDenied || kind == ErrorKind::DailyLimitReached
        || kind == ErrorKind::ParameterRefused;
}

llm::TokenUsage usageOf(const QList<TaskResult> &answers)
{
    if (answers.isEmpty()) {
        return {};
    }
    llm::TokenUsage sum = answers.constFirst().usage;
    for (const TaskResult &answer : answers | std::views::drop(1)) {
        run::addTo(sum, answer.usage);
    }
    return sum;
}

std::optional<milliseconds> medianOf(const QList<TaskResult> &answers)
{
    QList<milliseconds> times;
    for (const TaskResult &answer : answers) {
        times.append(answer.total);
    }
    if (times.isEmpty()) {
        return std::nullopt;
    }
    std::ranges::sort(times);
    const qsizetype middle = times.size() / 2;
    return times.size() % 2 == 1 ? times.at(middle) : (times.at(middle - 1) + times.at(middle)) / 2;
}

QByteArray differenceOf(const FileTree &wanted, const FileTree &made)
{
    using Kind = edit::FileChange::Kind;
    QList<edit::FileChange> changes;
    qsizetype size = 0;
    for (const auto &[path, bytes] : wanted.asKeyValueRange()) {
        if (made.value(path) != bytes || !made.contains(path)) {
            changes.append({.kind = made.contains(path) ? Kind::Modify : Kind::Delete,
                            .path = path,
                            .before = bytes,
                            .after = made.value(path)});
            size += bytes.size() + made.value(path).size();
        }
    }
    for (const auto &[path, bytes] : made.asKeyValueRange()) {
        if (!wanted.contains(path)) {
            changes.append({.kind = Kind::Create, .path = path, .after = bytes});
            size += bytes.size();
        }
    }
    return size > edit::quicklyCompared ? QByteArray() : edit::patchOf(changes);
}

void count(QList<ModelResult::CodeCount> &counts, edit::EditCode code)
{
    const auto known = std::ranges::find(counts, code, &ModelResult::CodeCount::code);
    if (known != counts.end()) {
        ++known->count;
    } else {
        counts.append({.code = code, .count = 1});
    }
}

} // namespace

bool isOfForm(edit::EditCode code)
{
    using enum edit::EditCode;
    return code == Label || code == Field || code == Unfenced || code == Fence || code == Truncated
        || code == Elision || code == Anchor;
}

FileTree changed(FileTree files, const QList<edit::FileChange> &changes)
{
    for (const edit::FileChange &change : changes) {
        if (change.kind != edit::FileChange::Kind::Create) {
            files.remove(change.path);
        }
    }
    for (const edit::FileChange &change : changes) {
        switch (change.kind) {
        case edit::FileChange::Kind::Create:
        case edit::FileChange::Kind::Modify:
            files.insert(change.path, change.after);
            break;
        case edit::FileChange::Kind::Rename:
            files.insert(change.to, change.after);
            break;
        case edit::FileChange::Kind::Delete:
            break;
        }
    }
    return files;
}

TaskResult judged(const run::Run &run, const Task &task)
{
    const run::Stage *coder = run.stage(run::Role::Coder);
    TaskResult result{.model = run.start().profile.stage(run::Role::Coder).models.value(0),
                      .task = task.name,
                      .runId = run.id()};
    if (coder == nullptr || !coder->result || !run.edits()) {
        result.error = causeOf(run, coder);
        return result;
    }
    const edit::ChangeSet &set = run.edits()->changes;
    const FileTree made = changed(task.before, set.files);
    result.codes = codesIn(set);
    result.hasChanges = !set.edits.isEmpty() || !result.codes.isEmpty();
    result.lacksChanges = !result.hasChanges && task.before != task.after;
    result.levels = levelsIn(set);
    result.isWellFormed = !result.lacksChanges
        && std::ranges::none_of(set.edits, &edit::Edit::isWeak)
        && std::ranges::none_of(result.codes, isOfForm);
    result.isResolved = !result.lacksChanges && set.isComplete();
    result.isExact = result.isResolved && made == task.after;
    if (result.isResolved && !result.isExact) {
        result.difference = differenceOf(task.after, made);
    }
    result.total = coder->result->total;
    result.usage = coder->result->usage;
    return result;
}

Consequence consequenceOf(const QList<TaskResult> &results)
{
    const std::optional<Error> &last = results.constLast().error;
    if (!last) {
        return Consequence::GoOn;
    }
    if (holdsForAll(*last)) {
        return Consequence::Stop;
    }
    const auto firstAnswer
        = std::ranges::find_if(results | std::views::reverse, &TaskResult::isAnswered);
    const auto failures = std::ranges::distance(std::ranges::rbegin(results), firstAnswer);
    return holdsForModel(*last) || failures >= mostFailuresInARow ? Consequence::GiveUpModel
                                                                  : Consequence::GoOn;
}

ModelResult summed(const QList<TaskResult> &results)
{
    ModelResult sum{.model = results.isEmpty() ? QString() : results.constFirst().model};
    QList<TaskResult> answers;
    for (const TaskResult &result : results) {
        ++sum.tasks;
        if (result.isAnswered()) {
            answers.append(result);
        }
        sum.answered += result.isAnswered() ? 1 : 0;
        sum.withoutChanges += result.lacksChanges ? 1 : 0;
        sum.wellFormed += result.isWellFormed ? 1 : 0;
        sum.resolved += result.isResolved ? 1 : 0;
        sum.exact += result.isExact ? 1 : 0;
        for (std::size_t level = 0; level < sum.levels.size(); ++level) {
            sum.levels.at(level) += result.levels.at(level);
        }
        for (const edit::EditCode code : result.codes) {
            count(sum.codes, code);
        }
    }
    std::ranges::stable_sort(sum.codes, std::ranges::greater(), &ModelResult::CodeCount::count);
    sum.median = medianOf(answers);
    sum.usage = usageOf(answers);
    if (!results.isEmpty() && consequenceOf(results) == Consequence::GiveUpModel) {
        sum.givenUp = results.constLast().error;
    }
    return sum;
}

QList<ModelResult> ranked(const QList<TaskResult> &results)
{
    QStringList names;
    QHash<QString, QList<TaskResult>> byModel;
    for (const TaskResult &result : results) {
        if (!byModel.contains(result.model)) {
            names.append(result.model);
        }
        byModel[result.model].append(result);
    }
    QList<ModelResult> models;
    for (const QString &name : std::as_const(names)) {
        models.append(summed(byModel.value(name)));
    }
    const auto key = [](const ModelResult &model) {
        return std::tuple(-model.exact, -model.resolved, -model.wellFormed,
                          model.median.value_or(milliseconds::max()));
    };
    std::ranges::stable_sort(models, {}, key);
    return models;
}

} // namespace roo::bench
