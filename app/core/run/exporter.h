// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/markdown.h"
#include "core/run/run.h"
#include "core/run/runsummary.h"

#include <QJsonObject>
#include <QString>

#include <functional>

//! A run as a document. Pure functions: text or bytes out, no disk.
namespace roo::run::exporter {

//! What the front end lends: documents are read in its language.
struct Words
{
    std::function<QString(Role)> stageTitle; //!< "Plan"
    std::function<QString(const Error &)> failure; //!< Why an attempt or a run failed, on one line.
    std::function<QString(const StageFinished &)> figures; //!< Time, tokens, cost, on one line.
    //! What changes, and why something does not, a line each.
    std::function<QStringList(const edit::ChangeSet &)> changes;
    //! How they were checked and judged, a line each; none: they were not. May be null.
    std::function<QStringList(const Evidence &)> proof = {};
};

using Highlighter = markdown::CodeRenderer;

//! For where there is no highlighter: escapes, and nothing else.
[[nodiscard]] QString plainCode(const QString &code, const QString &language);

//! What has no end is `whenUnfinished`: Running, or Interrupted.
//!
//! Answers stand in it byte by byte, whatever headings they have. So each is preceded by a thematic
//! break and a heading that holds the run's ID, which no model is told:
//!
//!     ---
//!
//!     # Plan (run 20261122-120000-abcdef)
//!
//! The line break behind an answer that ends without one is ours, too.
[[nodiscard]] QString toMarkdown(const Run &run, const Words &words, RunStatus whenUnfinished);

//! One self-contained file: no script, nothing loaded from anywhere, everything escaped; a policy
//! in its head says so to the browser, too. Answers are shown as `markdown::toHtml` shows them.
[[nodiscard]] QString toHtml(const Run &run, const Words &words, const Highlighter &highlight,
                             RunStatus whenUnfinished);
//! What stands in the body of it.
[[nodiscard]] QString toHtmlBody(const Run &run, const Words &words, const Highlighter &highlight,
                                 RunStatus whenUnfinished);

//! The run with its attempts, as one object; the schema is in resources/docs/events.md.
[[nodiscard]] QJsonObject toJson(const Run &run, RunStatus whenUnfinished);

} // namespace roo::run::exporter
