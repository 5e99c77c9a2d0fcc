// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runstore.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <stop_token>

namespace roo::run {

//! What is looked for. All of the words have to be there, in any case and order.
struct RunQuery
{
    QString text; //!< Words, divided by blanks; empty: every run.
    std::optional<QDateTime> since;

    [[nodiscard]] QStringList words() const;
};

//! Whether a run was in time, and has all words in its ID, task, models, profile,
//! status or the paths of what was attached; or they are "applied" or "reverted" and its changes
//! are that.
[[nodiscard]] bool matches(const RunSummary &run, const RunQuery &query);
//! As `matches`, without the words.
[[nodiscard]] bool isInTime(const RunSummary &run, const RunQuery &query);

//! Looks for the words in the plan, the code and the review of each run, and tells of every hit as
//! it is found, which says whether to go on. Of a run that did not succeed, what arrived counts
//! too. Ends when it is told to.
void searchAnswers(const RunStore &store, const QList<RunSummary> &runs, const QStringList &words,
                   const std::function<bool(const RunSummary &)> &found,
                   const std::stop_token &stop = {});

} // namespace roo::run
