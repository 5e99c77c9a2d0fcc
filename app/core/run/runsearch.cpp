// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runsearch.h"

#include "core/base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr qint64 answerFileLimit = qint64{256} * 1024 * 1024;

bool hasAll(const QStringList &texts, const QStringList &words)
{
    return std::ranges::all_of(words, [&texts](const QString &word) {
        return std::ranges::any_of(texts, [&word](const QString &text) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    });
}

QStringList answerFiles(const QString &folder)
{
    QStringList texts;
    const QList<Role> roles = allRoles();
    for (const Role role : roles) {
        if (const auto bytes
            = text::readFile(folder % u'/' % answerFileName(role), answerFileLimit)) {
            texts.append(QString::fromUtf8(*bytes));
        }
    }
    return texts;
}

//! What arrived, from the events.
QStringList arrivedTexts(const RunStore &store, const QString &runId, const std::stop_token &stop)
{
    QStringList texts;
    const Run run = foldAll(store.load(runId, stop).value_or(QList<RunEvent>()));
    for (const Stage &stage : run.stages()) {
        for (const Attempt &attempt : stage.attempts) {
            texts.append(attempt.answer);
        }
    }
    return texts;
}

//! What became of the changes, where that is worth a word: every other run has "none" or "planned".
QString editsWord(EditsState state)
{
    switch (state) {
    case EditsState::None:
    case EditsState::Planned:
        return {};
    case EditsState::Applied:
    case EditsState::Reverted:
        return editsStateName(state);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QStringList RunQuery::words() const
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

bool isInTime(const RunSummary &run, const RunQuery &query)
{
    return !query.since || run.startedAt >= *query.since;
}

bool matches(const RunSummary &run, const RunQuery &query)
{
    return isInTime(run, query)
        && hasAll(QStringList{run.id, run.task, run.profile, runStatusName(run.status),
                              editsWord(run.edits)}
                      + run.models + run.attachments,
                  query.words());
}

void searchAnswers(const RunStore &store, const QList<RunSummary> &runs, const QStringList &words,
                   const std::function<bool(const RunSummary &)> &found,
                   const std::stop_token &stop)
{
    for (const RunSummary &run : runs) {
        if (stop.stop_requested()) {
            return;
        }
        const bool isWhole = run.status == RunStatus::Succeeded;
        const QStringList texts = isWhole ? answerFiles(store.folder() % u'/' % run.id)
                                          : arrivedTexts(store, run.id, stop);
        if (hasAll(texts, words) && !found(run)) {
            return;
        }
    }
}

} // namespace roo::run
