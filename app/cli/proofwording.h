// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/proofreport.h"
#include "core/run/evidence.h"
#include "core/run/runevent.h"

#include <QString>
#include <QStringList>

//! The English words for how changes are checked and judged.
namespace roo::cli::wording {

//! "failed", "timed out", "skipped: build failed", "could not start: …"
[[nodiscard]] QString verdict(const proof::CheckResult &result);
//! "12 passed, 1 failed"; empty where it is not known.
[[nodiscard]] QString tests(const std::optional<proof::TestCounts> &counts);
//! "test: failed, exit 8, 12 passed, 1 failed, 1.2 s"
[[nodiscard]] QString checkResult(const proof::CheckResult &result);
//! "2 of 3 passed; 1 new failure in test_parser"
[[nodiscard]] QString proofFoot(const proof::ProofReport &report);
//! The proof table, a line a check with what is worth a word below it. 0: any width.
[[nodiscard]] QString proofTable(const proof::ProofReport &report, int width);

//! "g++ -o app app.cpp, in src": the program and its arguments, as they are run.
[[nodiscard]] QString command(const proof::Check &check);
//! Where the checks run, in a sentence.
[[nodiscard]] QString sandbox(const run::ChecksPlanned &checks);
[[nodiscard]] QString proofSkipped(const run::ProofSkipped &skipped);
[[nodiscard]] QString notCopied(const run::ProofStarted::NotCopied &file);
//! "major: src/a.py:12: what is wrong"
[[nodiscard]] QString finding(const run::Finding &finding);
[[nodiscard]] QString loopEnd(const run::LoopEnded &end);
//! How the changes of a run were checked and judged, a line each; empty where they were not.
[[nodiscard]] QStringList evidence(const run::Evidence &evidence);
//! What speaks against changes: "checks newly fail".
[[nodiscard]] QString objections(const QStringList &names);

} // namespace roo::cli::wording
