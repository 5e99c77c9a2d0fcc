// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/checkresult.h"
#include "core/run/review.h"

#include <QList>
#include <QString>

//! What a model is told of the checks and of the review. All that comes from elsewhere is made
//! printable, and none of it can end its fence or its cell.
namespace roo::run {

struct ProofTextRow
{
    proof::CheckResult result;
    QString comparison = {}; //!< "new failure", "fixed", "still failing", or empty.
    QString output = {};
};

//! A table in Markdown, then the end of the output of each check that did not pass, as much of it
//! as there is room for. `limit` is in bytes of UTF-8; only the table may be longer. Empty: there
//! are no rows.
[[nodiscard]] QString proofText(const QList<ProofTextRow> &rows, qint64 limit);

//! A numbered list in the form that parseReview reads. Empty: there are none.
[[nodiscard]] QString findingsText(const QList<Finding> &findings);

} // namespace roo::run
