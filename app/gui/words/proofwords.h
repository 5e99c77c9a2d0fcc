// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/proofreport.h"
#include "core/run/evidence.h"

#include <QString>
#include <QStringList>

#include <optional>

//! The words for how changes are checked and judged. All of it is plain text.
namespace roo::gui::words {

//! "build", "test", "lint", "format", "custom"
[[nodiscard]] QString kind(proof::CheckKind kind);
//! "failed: ended by SIGSEGV", "skipped: build failed", "passed (flaky)"
[[nodiscard]] QString verdict(const proof::CheckResult &result);
//! Beside the folder as it was; empty where it is not known.
[[nodiscard]] QString comparison(proof::Comparison comparison);
//! "12 passed, 1 failed"; empty where it is not known.
[[nodiscard]] QString tests(const std::optional<proof::TestCounts> &counts);
//! "src/a.cpp:12: what is wrong"
[[nodiscard]] QString problem(const proof::Problem &problem);
//! "2 of 3 passed; 1 new failure in test_parser"
[[nodiscard]] QString proofFoot(const proof::ProofReport &report);
//! "Round 2", or the folder as it was.
[[nodiscard]] QString proofTitle(int round);

//! "g++ -o app app.cpp, in src": the program and its arguments, as they are run.
[[nodiscard]] QString command(const proof::Check &check);
//! Where the checks run, in a sentence.
[[nodiscard]] QString sandbox(const run::ChecksPlanned &checks);
[[nodiscard]] QString proofSkipped(run::NoProof why);
//! "big.bin (too large)"
[[nodiscard]] QString notCopied(const run::ProofStarted::NotCopied &file);

[[nodiscard]] QString severity(run::Severity severity);
//! "src/a.py:12-15"; empty where the finding names no file.
[[nodiscard]] QString place(const run::Finding &finding);
[[nodiscard]] QString reviewVerdict(run::ReviewVerdict verdict);
//! That changes have gone back to the Coder, and with what.
[[nodiscard]] QString sentBack(const run::SentBack &event);
[[nodiscard]] QString loopEnd(const run::LoopEnded &end);
//! What speaks against changes, each as a part of a sentence; what is not known is left out.
[[nodiscard]] QStringList objections(const QStringList &names);

} // namespace roo::gui::words
